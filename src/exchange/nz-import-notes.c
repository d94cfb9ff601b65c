/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-private.h"

/* As many new words or places are named one by one. */
#define MOST_WORDS 12

/* --- what was made beside the rows -----------------------------------------------------------------------
 */

/* "Topics: Sport, Umwelt" of the words that were made. */
static void
note_terms (NzImport *import)
{
  const NzField *kind = nz_entity_field (&nz_entity_term, "kind");

  for (const NzChoice *choice = kind->choices; choice->code != NULL; choice++)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *text = NULL;
      guint n = 0;

      for (guint i = 0; i < import->made->len; i++)
        {
          NzRecord *term = import->made->pdata[i];

          if (nz_record_get_entity (term) != &nz_entity_term
              || g_strcmp0 (nz_record_get_text (term, "kind"), choice->code) != 0)
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
append_namesake (GString *text, const NzPlanned *plan)
{
  const char *name = nz_record_get_text (plan->record, "name");
  const char *postcode = nz_record_get_text (plan->record, "postcode");
  const char *town = nz_record_get_text (plan->record, "town");

  g_string_append_printf (text, "%s %s", plan->place, name);
  if (postcode != NULL || town != NULL)
    g_string_append_printf (text, " (%s%s%s)", postcode != NULL ? postcode : "",
                            postcode != NULL && town != NULL ? " " : "", town != NULL ? town : "");
}

/* "Working Groups: 1 new: AG Sprache" */
static void
note_named (NzImport *import, const NzEntity *entity)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < import->made->len; i++)
    if (nz_record_get_entity (import->made->pdata[i]) == entity && n++ < MOST_WORDS)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              nz_record_get_text (import->made->pdata[i], "name"));
  if (n == 0)
    return;
  text = g_strdup_printf (nz_ngettext ("%u new, named by a column: %s", "%u new, named by columns: %s", n), n,
                          names->str);
  nz_import_add_note (import->result, nz_entity_plural (entity, nz_get_language ()), 0, NULL, text);
}

void
nz_import_note_made (NzImport *import)
{
  note_terms (import);
  note_named (import, &nz_entity_working_group);
  note_named (import, &nz_entity_distribution_list);
}

void
nz_import_note_kinds (NzImport *import)
{
  const NzField *field = nz_entity_field (&nz_entity_organisation, "kind");

  for (guint i = 0; i < import->parts->len; i++)
    {
      const NzPart *part = import->parts->pdata[i];
      g_autofree char *text = NULL;

      if (part->n_kinds_guessed == 0)
        continue;
      text = g_strdup_printf (
          nz_ngettext (
              "The table does not say the kind of %u organisation; it is “%s” until it is corrected.",
              "The table does not say the kind of %u organisations; it is “%s” until it is corrected.",
              part->n_kinds_guessed),
          part->n_kinds_guessed, nz_choice_label (nz_field_choice (field, "provider"), nz_get_language ()));
      nz_import_add_note (import->result, part->name, 0, NULL, text);
    }
}

/* Names that nobody has are compared with all that are there only as long as that takes little time. */
void
nz_import_note_not_compared (NzImport *import)
{
  g_autofree char *text = nz_import_dup_not_compared (import->n_not_compared);

  if (text != NULL)
    nz_import_add_note (import->result, _ ("Questions"), 0, NULL, text);
}

char *
nz_import_dup_not_compared (guint n)
{
  if (n == 0)
    return NULL;
  return g_strdup_printf (
      nz_ngettext ("%u more name was not compared with those that are there, for there are too many.",
                   "%u more names were not compared with those that are there, for there are too many.", n),
      n);
}

/* --- namesakes -------------------------------------------------------------------------------------------
 */

/* Two choirs of one name may be two choirs, or a typing error in a postcode: who imports should know. */
void
nz_import_note_namesakes (NzImport *import)
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

/* --- what the reader noticed -----------------------------------------------------------------------------
 */

/* "B5": the column's letters and the row's number. */
static void
append_place (GString *places, const NzTable *table, gsize row, guint column)
{
  char letters[8];
  guint n = 0;

  for (guint c = column + 1; c > 0 && n < sizeof letters; c = (c - 1) / 26)
    letters[n++] = (char)('A' + (c - 1) % 26);
  g_string_append (places, places->len > 0 ? ", " : "");
  while (n > 0)
    g_string_append_c (places, letters[--n]);
  g_string_append_printf (places, "%d", nz_table_get_line (table, row));
}

/* The cells below the headings with a remark, as places; rows as numbers. */
static char *
dup_places (const NzSheetPlan *sheet, NzTableRemark remark, guint *n)
{
  g_autoptr (GString) places = g_string_new (NULL);
  gsize iter = 0, row;
  guint column;

  *n = 0;
  while (nz_table_next_remark (sheet->public.table, remark, &iter, &row, &column))
    {
      gboolean is_column = remark == NZ_TABLE_HIDDEN && column != NZ_TABLE_ALL_COLUMNS;

      if (row < sheet->public.heading && !is_column)
        continue;
      /* those are said as rows */
      if (remark == NZ_TABLE_STRUCK && nz_import_is_struck (sheet, row))
        continue;
      if ((*n)++ >= MOST_WORDS)
        continue;
      if (column == NZ_TABLE_ALL_COLUMNS)
        g_string_append_printf (places, "%s%d", places->len > 0 ? ", " : "",
                                nz_table_get_line (sheet->public.table, row));
      else if (is_column)
        {
          const NzImportColumn *hidden
              = column < sheet->public.columns->len ? sheet->public.columns->pdata[column] : NULL;
          g_string_append_printf (places, "%s“%s”", places->len > 0 ? ", " : "",
                                  hidden != NULL ? hidden->heading : "");
        }
      else
        append_place (places, sheet->public.table, row, column);
    }
  if (*n > MOST_WORDS)
    g_string_append (places, " …");
  return g_string_free (g_steal_pointer (&places), FALSE);
}

static void
note_remark (NzImport *import, const NzSheetPlan *sheet, NzTableRemark remark, const char *what)
{
  guint n = 0;
  g_autofree char *places = dup_places (sheet, remark, &n);
  g_autofree char *text = n > 0 ? g_strdup_printf ("%s: %s", what, places) : NULL;

  if (text != NULL)
    nz_import_add_note (import->result, nz_table_get_name (sheet->public.table), 0, NULL, text);
}

static void
note_headings (NzImport *import, const NzSheetPlan *sheet)
{
  const NzTable *table = sheet->public.table;
  g_autofree char *text = NULL;

  if (sheet->public.heading == 0)
    return;
  text = g_strdup_printf (nz_ngettext ("%u row above the headings was left aside.",
                                       "%u rows above the headings were left aside.",
                                       (guint)sheet->public.heading),
                          (guint)sheet->public.heading);
  nz_import_add_note (import->result, nz_table_get_name (table), nz_table_get_line (table, 0), NULL, text);
}

void
nz_import_note_remarks (NzImport *import, const NzSheetPlan *sheet)
{
  const NzTable *table = sheet->public.table;
  const char *name = nz_table_get_name (table);

  if (!sheet->public.is_used)
    {
      gboolean is_hidden
          = nz_table_has_remark (table, NZ_TABLE_ALL_ROWS, NZ_TABLE_ALL_COLUMNS, NZ_TABLE_HIDDEN);

      nz_import_add_note (import->result, name, 0, NULL,
                          is_hidden ? _ ("The sheet is hidden and was left aside.")
                                    : _ ("The sheet was left aside; nothing tells what its rows are."));
      return;
    }
  note_headings (import, sheet);
  note_remark (import, sheet, NZ_TABLE_STRUCK, _ ("Struck through, but read like the other cells"));
  note_remark (import, sheet, NZ_TABLE_COLOURED, _ ("Coloured; what the colour means was not read"));
  note_remark (import, sheet, NZ_TABLE_MERGED, _ ("Merged cells; their text holds for all of their rows"));
  note_remark (import, sheet, NZ_TABLE_FAILED, _ ("Formulas or values without a result, left empty"));
  note_remark (import, sheet, NZ_TABLE_COMMENTED, _ ("Cells with a comment, which was not read"));
  note_remark (import, sheet, NZ_TABLE_HIDDEN, _ ("Hidden rows or columns, read like the others"));
  if (nz_table_has_remark (table, NZ_TABLE_ALL_ROWS, NZ_TABLE_ALL_COLUMNS, NZ_TABLE_CUT))
    nz_import_add_note (import->result, name, 0, NULL,
                        _ ("The sheet is larger than can be read; what lies beyond is missing."));
}
