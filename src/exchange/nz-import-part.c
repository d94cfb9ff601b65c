/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-text.h"
#include "exchange/nz-import-private.h"

static void
column_free (gpointer data)
{
  NzPartColumn *column = data;

  g_free (column->heading);
  g_clear_pointer (&column->cache, g_hash_table_unref);
  g_free (column);
}

NzPart *
nz_part_new (const char *name, guint sheet, NzTable *table, gsize heading, const NzEntity *entity)
{
  NzPart *part = g_new0 (NzPart, 1);

  part->name = g_strdup (name);
  part->sheet = sheet;
  part->table = table;
  part->heading = heading;
  part->n_headings = part->n_own_cells = G_MAXUINT;
  part->entity = entity;
  part->columns = g_ptr_array_new_with_free_func (column_free);
  part->missing_told = g_new0 (gboolean, entity->n_fields);
  part->needs = part->instead = G_MAXUINT;
  part->links = g_array_new (FALSE, FALSE, sizeof (NzLink));
  part->ids = g_new0 (gint64, nz_table_get_n_rows (table));
  return part;
}

void
nz_part_free (NzPart *part)
{
  if (part == NULL)
    return;
  g_free (part->name);
  g_ptr_array_unref (part->columns);
  g_free (part->missing_told);
  g_array_unref (part->links);
  g_free (part->ids);
  g_clear_pointer (&part->standing, g_hash_table_unref);
  g_clear_pointer (&part->said, g_hash_table_unref);
  g_clear_pointer (&part->positions, g_hash_table_unref);
  g_free (part);
}

const NzPartColumn *
nz_part_column_of (const NzPart *part, const NzField *field)
{
  for (guint i = 0; i < part->columns->len; i++)
    {
      const NzPartColumn *column = part->columns->pdata[i];
      if (column->field == field)
        return column;
    }
  return NULL;
}

NzPartColumn *
nz_part_add_column (
    NzPart *part, const char *heading, const NzField *field, guint cell, guint shown, NzImportResult *result)
{
  NzPartColumn *column = g_new0 (NzPartColumn, 1);
  const NzPartColumn *first = field != NULL ? nz_part_column_of (part, field) : NULL;

  column->field = field;
  column->cell = cell;
  column->shown = shown;
  /* Two columns that came from one are no conflict: each fills where it has text. */
  if (first != NULL && nz_field_is_list (field))
    column->adds = TRUE;
  else if (first != NULL && first->cell == first->shown && cell == shown)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("This column is left aside: “%s” already has its place."), first->heading);

      nz_import_add_note (result, part->name, nz_table_get_line (part->table, part->heading), heading, text);
      column->field = NULL;
      column->is_told = TRUE;
    }
  column->has_heading = *heading != '\0';
  column->heading = *heading != '\0' ? g_strdup (heading) : g_strdup_printf (_ ("column %u"), shown + 1);
  column->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_ptr_array_add (part->columns, column);
  return column;
}

void
nz_part_link (NzPart *part, const char *field, NzPart *other, gint64 id)
{
  const NzLink link = { nz_entity_field (part->entity, field), other, id };

  g_array_append_val (part->links, link);
}

void
nz_part_note_left_aside (const NzPart *part, NzImportResult *result)
{
  for (guint i = 0; i < part->columns->len; i++)
    {
      const NzPartColumn *column = part->columns->pdata[i];
      g_autofree char *text = NULL;

      if (column->field != NULL || column->is_id || column->is_told
          || (column->n_left_aside == 0 && !column->has_heading))
        continue;
      text = g_strdup_printf (
          nz_ngettext ("This column is not known and was left aside, with %u value in it.",
                       "This column is not known and was left aside, with %u values in it.",
                       column->n_left_aside),
          column->n_left_aside);
      nz_import_add_note (result, part->name, nz_table_get_line (part->table, part->heading), column->heading,
                          text);
    }
}
