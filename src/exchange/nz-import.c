/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import.h"

#include "base/nz-error.h"
#include "exchange/nz-import-private.h"

/* Between two calls of the progress function. */
#define ROWS_PER_STEP 256
/* The part of the time that reading and planning take. */
#define PLANNING 0.4
/* As many new words are named one by one. */
#define MOST_WORDS 12

static void
plan_free (gpointer data)
{
  NzImportPlan *plan = data;

  g_object_unref (plan->record);
  g_clear_object (&plan->before);
  g_free (plan->place);
  g_free (plan);
}

static NzImport *
import_new (NzStore *store, const NzImportOptions *options)
{
  static const NzImportOptions usual = { 0 };
  NzImport *import = g_new0 (NzImport, 1);

  import->store = store;
  import->options = options != NULL ? options : &usual;
  import->result = nz_import_result_new ();
  import->lookup = nz_lookup_new (store);
  import->identities = g_new0 (NzIdentity *, nz_n_entities ());
  import->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_sheet_free);
  import->plans = g_ptr_array_new_with_free_func (plan_free);
  import->planned = g_new0 (GHashTable *, nz_n_entities ());
  for (guint i = 0; i < nz_n_entities (); i++)
    import->planned[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  import->term_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  import->new_terms = g_ptr_array_new_with_free_func (g_object_unref);
  import->namesakes = g_ptr_array_new ();
  return import;
}

static void
import_free (NzImport *import)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      nz_identity_free (import->identities[i]);
      g_hash_table_unref (import->planned[i]);
    }
  g_free (import->identities);
  g_free (import->planned);
  nz_lookup_free (import->lookup);
  nz_import_result_free (import->result);
  g_ptr_array_unref (import->sheets);
  g_ptr_array_unref (import->plans);
  g_hash_table_unref (import->term_ids);
  g_ptr_array_unref (import->new_terms);
  g_ptr_array_unref (import->namesakes);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzImport, import_free)

static gboolean
report_progress (NzImport *import, double fraction, GError **error)
{
  if (import->options->progress == NULL
      || import->options->progress (fraction, import->options->progress_data))
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_CANCELLED, _ ("The import was cancelled; nothing was changed."));
  return FALSE;
}

/* --- the first half: plans --------------------------------------------------------------------------------
 */

static int
compare_sheets (gconstpointer a, gconstpointer b)
{
  const NzSheet *first = *(const NzSheet *const *)a, *second = *(const NzSheet *const *)b;

  return (int)nz_entity_index (first->entity) - (int)nz_entity_index (second->entity);
}

static gboolean
open_sheets (NzImport *import, const NzImportSource *sources, guint n_sources, GError **error)
{
  for (guint i = 0; i < n_sources; i++)
    {
      NzSheet *sheet = nz_sheet_new (&sources[i], import->result, error);

      if (sheet == NULL)
        return FALSE;
      g_ptr_array_add (import->sheets, sheet);
      nz_import_result_add_file (import->result, sheet->name);
    }
  /* What is referred to comes first. */
  g_ptr_array_sort (import->sheets, compare_sheets);
  return TRUE;
}

static gboolean
plan_sheet (NzImport *import, NzSheet *sheet, double from, double to, GError **error)
{
  gsize n_rows = nz_table_get_n_rows (sheet->table);

  nz_import_collect_term_ids (import, sheet);
  for (gsize row = 1; row < n_rows; row++)
    {
      if (row % ROWS_PER_STEP == 0
          && !report_progress (import, PLANNING * (from + (to - from) * (double)row / (double)n_rows), error))
        return FALSE;
      if (!nz_import_plan_row (import, sheet, row, error))
        return FALSE;
    }
  nz_import_plan_own_references (import, sheet);
  nz_sheet_note_left_aside (sheet, import->result);
  return nz_lookup_is_complete (import->lookup, error);
}

static gboolean
plan_sheets (NzImport *import, GError **error)
{
  guint n = import->sheets->len;

  for (guint i = 0; i < n; i++)
    if (!plan_sheet (import, import->sheets->pdata[i], (double)i / n, (double)(i + 1) / n, error))
      return FALSE;
  return TRUE;
}

/* --- what it comes to -------------------------------------------------------------------------------------
 */

static gboolean
is_new (const NzImportPlan *plan)
{
  return plan->before == NULL;
}

static gboolean
is_same (const NzImportPlan *plan)
{
  return plan->before != NULL && nz_record_equal (plan->before, plan->record);
}

static void
count_plans (NzImport *import)
{
  NzImportResult *result = import->result;

  result->counts[nz_entity_index (&nz_entity_term)].n_new += import->new_terms->len;
  for (guint i = 0; i < import->plans->len; i++)
    {
      const NzImportPlan *plan = import->plans->pdata[i];
      NzImportCount *count = &result->counts[nz_entity_index (nz_record_get_entity (plan->record))];

      if (is_new (plan))
        count->n_new++;
      else if (is_same (plan))
        count->n_same++;
      else
        count->n_changed++;
    }
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      result->n_new += result->counts[i].n_new;
      result->n_changed += result->counts[i].n_changed;
      result->n_same += result->counts[i].n_same;
    }
}

/* "Topics: Sport, Umwelt" of the words that were made. */
static void
note_new_terms (NzImport *import)
{
  const NzField *kind = nz_entity_field (&nz_entity_term, "kind");

  for (const NzChoice *choice = kind->choices; choice->code != NULL; choice++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *text = NULL;
      guint n = 0;

      for (guint i = 0; i < import->new_terms->len; i++)
        {
          NzRecord *term = import->new_terms->pdata[i];

          if (g_strcmp0 (nz_record_get_text (term, "kind"), choice->code) != 0)
            continue;
          if (n++ < MOST_WORDS)
            g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                                    nz_record_get_text (term, "name"));
        }
      if (n == 0)
        continue;
      if (n > MOST_WORDS)
        g_string_append (words, " …");
      text = g_strdup_printf (
          nz_ngettext ("%u new word in the vocabulary: %s", "%u new words in the vocabulary: %s", n), n,
          words->str);
      nz_import_add_note (import->result, nz_choice_label (choice, nz_get_language ()), 0, NULL, text);
    }
}

/* "akteure.csv:4 Chor Erfurt (99423 Weimar)" */
static void
append_namesake (GString *text, const NzImportPlan *plan)
{
  const char *name = nz_record_get_text (plan->record, "name");
  const char *postcode = nz_record_get_text (plan->record, "postcode");
  const char *town = nz_record_get_text (plan->record, "town");

  g_string_append_printf (text, "%s %s", plan->place, name);
  if (postcode != NULL || town != NULL)
    g_string_append_printf (text, " (%s%s%s)", postcode != NULL ? postcode : "",
                            postcode != NULL && town != NULL ? " " : "", town != NULL ? town : "");
}

/* Two choirs of one name may be two choirs, or a typing error in a postcode: who imports should know. */
static void
note_namesakes (NzImport *import)
{
  guint n = import->namesakes->len;
  g_autoptr (GString) names = g_string_new (NULL);

  import->result->n_namesakes = n;
  if (n == 0)
    return;
  for (guint i = 0; i < MIN (n, MOST_WORDS); i++)
    {
      g_string_append (names, i > 0 ? "; " : "");
      append_namesake (names, import->namesakes->pdata[i]);
    }
  if (n > MOST_WORDS)
    g_string_append (names, " …");
  g_autofree char *text = g_strdup_printf (
      nz_ngettext ("%u record has the name of one that exists, but another town or postcode; it "
                   "becomes a record of its own: %s",
                   "%u records have the name of one that exists, but another town or postcode; "
                   "they become records of their own: %s",
                   n),
      n, names->str);
  nz_import_add_note (import->result, nz_entity_plural (&nz_entity_organisation, nz_get_language ()), 0, NULL,
                      text);
}

/* --- the second half: writing -----------------------------------------------------------------------------
 */

static gboolean
save_all (NzImport *import, GError **error)
{
  for (guint i = 0; i < import->new_terms->len; i++)
    if (!nz_store_save (import->store, import->new_terms->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < import->plans->len; i++)
    {
      const NzImportPlan *plan = import->plans->pdata[i];

      if (i % ROWS_PER_STEP == 0
          && !report_progress (import, PLANNING + (1 - PLANNING) * (double)i / (double)import->plans->len,
                               error))
        return FALSE;
      if (is_same (plan))
        continue;
      if (!nz_store_save (import->store, plan->record, error))
        {
          g_prefix_error (error, "%s: ", plan->place);
          return FALSE;
        }
    }
  return TRUE;
}

static char *
label_of (NzImport *import)
{
  const NzSheet *first = import->sheets->pdata[0];

  if (import->options->label != NULL)
    return g_strdup (import->options->label);
  if (import->sheets->len == 1)
    return g_strdup_printf (_ ("Import %s"), first->name);
  return g_strdup_printf (nz_ngettext ("Import %u table", "Import %u tables", import->sheets->len),
                          import->sheets->len);
}

static gboolean
refuse_faults (NzImport *import, GError **error)
{
  guint n = import->result->n_faults;

  if (n == 0)
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               nz_ngettext ("%u cell is at fault; nothing was imported.",
                            "%u cells are at fault; nothing was imported.", n),
               n);
  return FALSE;
}

static gboolean
plan_and_save (NzImport *import, GError **error)
{
  if (!plan_sheets (import, error) || !refuse_faults (import, error))
    return FALSE;
  count_plans (import);
  note_namesakes (import);
  note_new_terms (import);
  return import->options->dry_run
         || (nz_store_defer_references (import->store, error) && save_all (import, error));
}

/* All of it in one action, reading too: ten thousand questions need not lock the file one by one. */
static gboolean
run (NzImport *import, GError **error)
{
  g_autofree char *label = label_of (import);
  gboolean own_action = !import->options->dry_run && !nz_store_in_action (import->store);

  if (own_action && !nz_store_begin (import->store, label, error))
    return FALSE;
  if (plan_and_save (import, error))
    return !own_action || nz_store_commit (import->store, error);
  if (own_action)
    nz_store_rollback (import->store);
  return FALSE;
}

gboolean
nz_import_files (NzStore *store,
                 const NzImportSource *sources,
                 guint n_sources,
                 const NzImportOptions *options,
                 NzImportResult **result,
                 GError **error)
{
  g_autoptr (NzImport) import = NULL;
  gboolean done;

  g_return_val_if_fail (NZ_IS_STORE (store) && sources != NULL && n_sources > 0, FALSE);

  import = import_new (store, options);
  done = open_sheets (import, sources, n_sources, error) && run (import, error);
  nz_import_result_sort (import->result);
  if (result != NULL)
    *result = g_steal_pointer (&import->result);
  return done;
}

gboolean
nz_import_file (NzStore *store,
                const char *path,
                const NzEntity *as,
                const NzImportOptions *options,
                NzImportResult **result,
                GError **error)
{
  const NzImportSource source = { .path = path, .as = as };

  g_return_val_if_fail (path != NULL, FALSE);
  return nz_import_files (store, &source, 1, options, result, error);
}
