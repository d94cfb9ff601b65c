/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-file.h"
#include "base/nz-text.h"
#include "exchange/nz-csv-writer.h"
#include "exchange/nz-decode.h"
#include "exchange/nz-import-private.h"

/* More is no table of ours, and no person wrote it. */
#define MOST_COLUMNS 1000
/* Headings that tell an entity: fewer known ones could be anything. */
#define LEAST_SCORE 2

/* --- what a table is about ------------------------------------------------------------------------------ */

/* "Akteure 2024 (neu).csv": the whole stem, then its words. */
static const NzEntity *
entity_of_name (const char *name)
{
  g_autofree char *stem = g_path_get_basename (name);
  g_auto (GStrv) words = NULL;
  char *dot = strrchr (stem, '.');
  const NzEntity *entity;

  if (dot != NULL && dot != stem)
    *dot = '\0';
  entity = nz_entity_parse (stem);
  if (entity != NULL)
    return entity;
  words = g_strsplit_set (stem, " -_.()0123456789", -1);
  for (guint i = 0; words[i] != NULL && entity == NULL; i++)
    if (words[i][0] != '\0')
      entity = nz_entity_parse (words[i]);
  return entity;
}

static char *
dup_heading (NzTable *table, guint column)
{
  return nz_text_normalise (nz_csv_unguard (nz_table_get_cell (table, 0, column)), FALSE);
}

static gboolean
is_id_heading (const char *heading)
{
  return g_ascii_strcasecmp (heading, "id") == 0;
}

/* How well the headings fit: known fields, less the required ones that are missing. */
static int
score_of (NzTable *table, const NzEntity *entity, guint *n_known)
{
  g_autofree gboolean *found = g_new0 (gboolean, entity->n_fields);
  int score = 0;

  *n_known = 0;
  for (guint column = 0; column < nz_table_get_n_cells (table, 0); column++)
    {
      g_autofree char *heading = dup_heading (table, column);
      const NzField *field = nz_entity_parse_field (entity, heading);

      if (field != NULL && !found[nz_field_index (entity, field)])
        {
          found[nz_field_index (entity, field)] = TRUE;
          (*n_known)++;
        }
    }
  for (guint i = 0; i < entity->n_fields; i++)
    score += found[i] ? 1 : (entity->fields[i].flags & NZ_FIELD_REQUIRED) != 0 ? -1 : 0;
  return score;
}

static const NzEntity *
entity_of_headings (NzTable *table)
{
  const NzEntity *best = NULL;
  int best_score = LEAST_SCORE - 1;

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      guint n_known;
      int score = score_of (table, nz_entity_nth (i), &n_known);

      if (score == best_score)
        best = NULL;
      else if (score > best_score)
        {
          best = nz_entity_nth (i);
          best_score = score;
        }
    }
  return best;
}

static gboolean
find_entity (NzSheet *sheet, const NzImportSource *source, GError **error)
{
  guint n_known = 0;

  sheet->entity = source->as;
  if (sheet->entity == NULL)
    {
      sheet->entity = entity_of_name (sheet->name);
      if (sheet->entity != NULL)
        score_of (sheet->table, sheet->entity, &n_known);
      if (n_known == 0)
        sheet->entity = entity_of_headings (sheet->table);
    }
  if (sheet->entity == NULL)
    {
      g_set_error (
          error, NZ_ERROR, NZ_ERROR_INVALID,
          _ ("%s: Neither the file’s name nor its headings tell what the rows are. Say it: organisations, "
             "people, working groups …"),
          sheet->name);
      return FALSE;
    }
  score_of (sheet->table, sheet->entity, &n_known);
  if (n_known == 0)
    {
      g_autofree char *heading = dup_heading (sheet->table, 0);
      g_autofree char *first = nz_import_shorten (heading);

      g_set_error (
          error, NZ_ERROR, NZ_ERROR_INVALID,
          _ ("%s:%d: No heading is known for “%s”. The first row must have headings such as “%s”; it begins "
             "with “%s”."),
          sheet->name, nz_table_get_line (sheet->table, 0),
          nz_entity_plural (sheet->entity, nz_get_language ()),
          nz_field_label (&sheet->entity->fields[0], nz_get_language ()), first);
      return FALSE;
    }
  return TRUE;
}

/* --- columns ---------------------------------------------------------------------------------------------
 */

static void
column_free (gpointer data)
{
  NzColumn *column = data;

  g_free (column->heading);
  g_clear_pointer (&column->cache, g_hash_table_unref);
  g_free (column);
}

const NzColumn *
nz_sheet_column_of (const NzSheet *sheet, const NzField *field)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const NzColumn *column = sheet->columns->pdata[i];
      if (column->field == field)
        return column;
    }
  return NULL;
}

/* What the column is; a second one for a field that holds one value is left aside. */
static void
add_column (NzSheet *sheet, guint index, gboolean *has_id, NzImportResult *result)
{
  NzColumn *column = g_new0 (NzColumn, 1);
  const NzColumn *first;

  column->heading = dup_heading (sheet->table, index);
  column->is_id = !*has_id && is_id_heading (column->heading);
  *has_id = *has_id || column->is_id;
  if (!column->is_id)
    column->field = nz_entity_parse_field (sheet->entity, column->heading);
  first = column->field != NULL ? nz_sheet_column_of (sheet, column->field) : NULL;
  if (first != NULL && nz_field_is_list (column->field))
    column->adds = TRUE;
  else if (first != NULL)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("This column is left aside: “%s” already has its place."), first->heading);

      nz_import_add_note (result, sheet->name, nz_table_get_line (sheet->table, 0), column->heading, text);
      column->field = NULL;
    }
  if (column->heading[0] == '\0')
    {
      g_free (column->heading);
      column->heading = g_strdup_printf (_ ("column %u"), index + 1);
    }
  column->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_ptr_array_add (sheet->columns, column);
}

void
nz_sheet_note_left_aside (const NzSheet *sheet, NzImportResult *result)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const NzColumn *column = sheet->columns->pdata[i];
      g_autofree char *text = NULL;

      if (column->field != NULL || column->is_id
          || nz_entity_parse_field (sheet->entity, column->heading) != NULL)
        continue;
      text = g_strdup_printf (
          nz_ngettext ("This column is not known and was left aside, with %u value in it.",
                       "This column is not known and was left aside, with %u values in it.",
                       column->n_left_aside),
          column->n_left_aside);
      nz_import_add_note (result, sheet->name, nz_table_get_line (sheet->table, 0), column->heading, text);
    }
}

/* --- the table -------------------------------------------------------------------------------------------
 */

static NzTable *
read_table (const NzImportSource *source, const char *name, GError **error)
{
  g_autofree char *content = NULL;
  g_autofree char *text = NULL;
  gsize size = source->size, text_size = 0;

  if (source->data == NULL)
    {
      content = nz_file_read (source->path, NZ_DECODE_LIMIT, &size, error);
      if (content == NULL)
        return NULL;
    }
  text = nz_decode (source->data != NULL ? source->data : content, size, name, NULL, &text_size, error);
  return text != NULL ? nz_csv_read (text, text_size, name, NULL, error) : NULL;
}

NzSheet *
nz_sheet_new (const NzImportSource *source, NzImportResult *result, GError **error)
{
  NzSheet *sheet = g_new0 (NzSheet, 1);
  gboolean has_id = FALSE;

  sheet->columns = g_ptr_array_new_with_free_func (column_free);
  sheet->name = source->name != NULL ? g_strdup (source->name) : g_filename_display_basename (source->path);
  sheet->table = read_table (source, sheet->name, error);
  if (sheet->table == NULL)
    goto failed;
  if (nz_table_get_n_rows (sheet->table) == 0)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("%s: The file is empty."), sheet->name);
      goto failed;
    }
  if (nz_table_get_n_cells (sheet->table, 0) > MOST_COLUMNS)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("%s: The table has more than %d columns."),
                   sheet->name, MOST_COLUMNS);
      goto failed;
    }
  if (!find_entity (sheet, source, error))
    goto failed;
  for (guint i = 0; i < nz_table_get_n_cells (sheet->table, 0); i++)
    add_column (sheet, i, &has_id, result);
  sheet->missing_told = g_new0 (gboolean, sheet->entity->n_fields);
  return sheet;

failed:
  nz_sheet_free (sheet);
  return NULL;
}

void
nz_sheet_free (NzSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_free (sheet->name);
  g_clear_pointer (&sheet->table, nz_table_free);
  g_ptr_array_unref (sheet->columns);
  g_free (sheet->missing_told);
  g_free (sheet);
}
