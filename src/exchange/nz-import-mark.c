/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-id.h"
#include "domain/nz-load.h"
#include "exchange/nz-import-private.h"
#include "exchange/nz-split.h"
#include "store/nz-query.h"

/* A column of x, ja, 1: who is marked is a member of a group, stands on a list, was at a conference. A mark
 * says no more than that, so what the store knows better (that the member is the chair) stays. */

/* The reference that is the column's, and those that say who is marked. */
static const NzLink *
constant_of (const NzPart *part)
{
  for (guint i = 0; i < part->links->len; i++)
    if (g_array_index (part->links, NzLink, i).part == NULL)
      return &g_array_index (part->links, NzLink, i);
  return NULL;
}

/* Who is marked: the last reference, a person before the organisation. */
static const NzLink *
marked_of (const NzPart *part)
{
  const NzLink *marked = NULL;

  for (guint i = 0; i < part->links->len; i++)
    if (g_array_index (part->links, NzLink, i).part != NULL)
      marked = &g_array_index (part->links, NzLink, i);
  return marked;
}

/* Who is marked already, named by the field @who. */
static gboolean
read_standing (NzImport *import, NzPart *part, const NzLink *constant, const char *who, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id, \"%s\" FROM \"%s\" WHERE \"%s\" = ?1 AND \"%s\" IS NOT NULL%s ORDER BY id", who,
      part->entity->name, constant->field->name, who,
      part->entity == &nz_entity_membership ? " AND until IS NULL" : "");
  g_autoptr (NzRows) rows = nz_rows_new (import->store, sql, error);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_int (rows, 1, constant->id);
  while (nz_rows_next (rows, &failure))
    {
      gint64 id = nz_rows_int (rows, 0), one = nz_rows_int (rows, 1);

      if (!g_hash_table_contains (part->standing, &one))
        g_hash_table_insert (part->standing, g_memdup2 (&one, sizeof one), g_memdup2 (&id, sizeof id));
    }
  return nz_load_done (&failure, error);
}

gboolean
nz_import_prepare_marks (NzImport *import, NzPart *part, GError **error)
{
  const NzLink *constant = constant_of (part), *marked = marked_of (part);

  part->standing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return constant == NULL || marked == NULL
         || (read_standing (import, part, constant, marked->field->name, error)
             && (part->stand_in == NULL
                 || read_standing (import, part, constant, part->stand_in->entity->name, error)));
}

/* What a mark sets besides the references. FALSE: nothing, and no record; @is_weak: only where nothing is
 * known. */
static gboolean
read_mark (NzImportRow *row, const NzPartColumn *column, NzRecord *record, gboolean *is_weak)
{
  const char *text = nz_import_cell (row->part->table, row->row, column->cell);
  const char *meaning = column->values != NULL ? g_hash_table_lookup (column->values, text) : NULL;
  NzMark mark;
  const NzChoice *choice;
  g_autofree char *shown = NULL;
  g_autofree char *reason = NULL;

  text = meaning != NULL ? meaning : text;
  mark = nz_split_mark (text);
  *is_weak = mark == NZ_MARK_YES;
  if (mark == NZ_MARK_NONE)
    return FALSE;
  if (column->field->type == NZ_TYPE_TEXT)
    {
      if (mark == NZ_MARK_OTHER)
        nz_record_set_text (record, column->field->name, text);
      return mark != NZ_MARK_NO;
    }
  choice = mark == NZ_MARK_YES ? nz_field_parse_choice (column->field, "x")
                               : nz_field_parse_choice (column->field, text);
  if (choice == NULL && mark == NZ_MARK_NO)
    return FALSE;
  if (choice != NULL)
    {
      nz_record_set_text (record, column->field->name, choice->code);
      return TRUE;
    }
  shown = nz_import_shorten (text);
  reason = g_strdup_printf (_ ("“%s” is no mark. Use x or leave the cell empty."), shown);
  nz_import_row_fault (row, column->field, reason);
  return FALSE;
}

gboolean
nz_import_plan_mark (NzImportRow *row, GError **error)
{
  NzPart *part = row->part;
  NzPartColumn *column = part->columns->pdata[0];
  const NzLink *constant = constant_of (part);
  const NzLink *marked = marked_of (part);
  gint64 who = marked != NULL && marked->part != NULL ? marked->part->ids[row->row] : 0;
  gboolean is_stand_in = who == 0 && part->stand_in != NULL;
  NzIdentity *identity = nz_import_identity (row->import, part->entity, error);
  g_autoptr (NzRecord) record = nz_record_new (part->entity);
  const gint64 *standing;
  gboolean is_weak;

  if (identity == NULL)
    return FALSE;
  if (is_stand_in)
    who = part->stand_in->ids[row->row];
  if (who == 0 || !read_mark (row, column, record, &is_weak))
    return TRUE;
  standing = g_hash_table_lookup (part->standing, &who);
  if (standing != NULL)
    {
      g_autoptr (NzRecord) before = NULL;

      /* marked in a row before, or nothing new */
      if (*standing == 0 || (is_weak && part->entity != &nz_entity_invitation))
        return TRUE;
      before = nz_store_get (row->import->store, part->entity, *standing, error);
      if (before == NULL)
        return FALSE;
      g_autoptr (NzRecord) changed = nz_record_copy (before);
      nz_record_set_text (changed, column->field->name, nz_record_get_text (record, column->field->name));
      nz_import_add_plan (row, identity, g_steal_pointer (&changed), g_steal_pointer (&before));
    }
  else if (constant != NULL && !nz_import_may_join (row, column, constant->id))
    return TRUE;
  else
    {
      for (guint i = 0; i < part->links->len; i++)
        {
          const NzLink *link = &g_array_index (part->links, NzLink, i);
          nz_record_set_int (record, link->field->name,
                             link->part != NULL ? link->part->ids[row->row] : link->id);
        }
      if (is_stand_in)
        nz_record_set_int (record, part->stand_in->entity->name, who);
      nz_record_set_id (record, nz_id_new ());
      nz_import_add_plan (row, identity, g_steal_pointer (&record), NULL);
    }
  gint64 done = 0;
  g_hash_table_replace (part->standing, g_memdup2 (&who, sizeof who), g_memdup2 (&done, sizeof done));
  return TRUE;
}
