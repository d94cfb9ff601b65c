/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-private.h"

/* What an import comes to, in a line: rows are called rows, and entries by their kind. */

/* So many kinds are named; a row of an office's list makes an organisation, people and their positions. */
#define MOST_KINDS 3

static guint
new_of (const NzImportCount *count)
{
  return count->n_new;
}

static guint
changed_of (const NzImportCount *count)
{
  return count->n_changed - count->n_gone;
}

/* (transfer full) (nullable): "9 Organisations, 3 People, 4 others"; NULL: none */
static char *
dup_kinds (const NzImportCount *counts, guint (*number_of) (const NzImportCount *))
{
  g_autoptr (GString) text = g_string_new (NULL);
  NzLanguage language = nz_get_language ();
  guint n_kinds = 0, n_others = 0;

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      guint n = number_of (&counts[i]);

      if (n == 0)
        continue;
      if (n_kinds++ < MOST_KINDS)
        g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "", n,
                                n == 1 ? nz_entity_label (entity, language)
                                       : nz_entity_plural (entity, language));
      else
        n_others += n;
    }
  if (n_others > 0)
    {
      g_string_append (text, ", ");
      /* TRANSLATORS: entries of other kinds, behind those that are named */
      g_string_append_printf (text, nz_ngettext ("%u other", "%u others", n_others), n_others);
    }
  return n_kinds > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* "new: 9 Organisations"; takes @kinds (nullable). */
static void
add_kinds (GPtrArray *parts, const char *what, char *kinds)
{
  g_autofree char *text = kinds;

  if (text != NULL)
    g_ptr_array_add (parts, g_strdup_printf ("%s: %s", what, text));
}

/* Takes @text, which says how many there are. */
static void
add_number (GPtrArray *parts, guint n, char *text)
{
  if (n > 0)
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

static void
add_what_comes (GPtrArray *parts, const NzImportCount *counts)
{
  guint n_gone = 0;

  add_kinds (parts, C_ ("entries of an import", "new"), dup_kinds (counts, new_of));
  add_kinds (parts, C_ ("entries of an import", "changed"), dup_kinds (counts, changed_of));
  for (guint i = 0; i < nz_n_entities (); i++)
    n_gone += counts[i].n_gone;
  add_number (parts, n_gone,
              g_strdup_printf (nz_ngettext ("%u further name goes", "%u further names go", n_gone), n_gone));
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **)parts->pdata);
}

/* Rows that are like an entry are not new as long as nobody has decided that. */
static NzImportCount *
dup_decided (NzImportPlan *plan)
{
  const NzImportResult *result = nz_import_plan_get_result (plan);
  NzImportCount *counts = g_memdup2 (result->counts, nz_n_entities () * sizeof *counts);
  GPtrArray *lines = nz_import_plan_get_lines (plan);

  for (guint i = 0; i < lines->len; i++)
    {
      const NzImportLine *line = lines->pdata[i];
      GPtrArray *plans = line->state == NZ_IMPORT_DUPLICATE
                             ? nz_import_plans_of (plan->import, line->sheet, line->row)
                             : NULL;

      for (guint j = 0; plans != NULL && j < plans->len; j++)
        {
          const NzPlanned *one = plans->pdata[j];
          counts[nz_entity_index (one->part->entity)].n_new -= one->before == NULL;
        }
    }
  return counts;
}

char *
nz_import_dup_counts (NzImportPlan *plan)
{
  g_autofree NzImportCount *counts = dup_decided (plan);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n = nz_import_plan_get_lines (plan)->len;
  guint same = nz_import_plan_get_result (plan)->n_same;
  guint left_out = nz_import_plan_count (plan, NZ_IMPORT_LEFT_OUT);
  guint similar = nz_import_plan_count (plan, NZ_IMPORT_DUPLICATE);
  guint asked = nz_import_plan_count_open (plan);

  add_what_comes (parts, counts);
  add_number (parts, same,
              g_strdup_printf (nz_ngettext ("%u entry unchanged", "%u entries unchanged", same), same));
  add_number (parts, left_out,
              g_strdup_printf (nz_ngettext ("%u row left out", "%u rows left out", left_out), left_out));
  add_number (parts, similar,
              g_strdup_printf (nz_ngettext ("%u similar row to decide", "%u similar rows to decide", similar),
                               similar));
  add_number (parts, asked, g_strdup_printf (nz_ngettext ("%u question", "%u questions", asked), asked));
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (_ ("nothing to import")));
  g_autofree char *rows = g_strdup_printf (nz_ngettext ("%u row", "%u rows", n), n);
  g_autofree char *text = join (parts);
  /* TRANSLATORS: what rows make: "12 rows – new: 9 Organisations, 3 People; 1 entry unchanged" */
  return g_strdup_printf (_ ("%s – %s"), rows, text);
}

char *
nz_import_result_dup_words (const NzImportResult *result)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n = result->n_namesakes;

  add_what_comes (parts, result->counts);
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (_ ("nothing new")));
  g_autofree char *words = join (parts);
  if (n == 0)
    return g_steal_pointer (&words);
  return g_strdup_printf (nz_ngettext ("%s, %u of them with a name that was there before",
                                       "%s, %u of them with names that were there before", n),
                          words, n);
}
