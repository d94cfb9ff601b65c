/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-past-private.h"

/* Whose record a single change of a change set is of. */

/* The value of a column before or after the change, or as it is where the change does not name it; 0 for
 * none. @row: (nullable): %NULL: only what the change names. */
static gint64
reference_in (const NzPastChange *change, const NzPastRow *row, int column, gboolean new)
{
  sqlite3_value *value = NULL;

  if (column < 0 || column >= change->n_columns)
    return 0;
  if (new && change->operation != SQLITE_DELETE)
    sqlite3changeset_new (change->iterator, column, &value);
  if (!new && change->operation != SQLITE_INSERT)
    sqlite3changeset_old (change->iterator, column, &value);
  if (value == NULL && row != NULL && row->values != NULL && change->operation == SQLITE_UPDATE)
    value = row->values[column];
  return value == NULL ? 0 : sqlite3_value_int64 (value);
}

/* Whether the column says whose row it is: the owner of a value, or what a joint joins. */
static gboolean
leads_to (const NzPastTable *table, int column, const NzEntity *entity)
{
  if (table->entity == NULL)
    return table->owners[column] == entity;

  const char *const *names = nz_history_joint_fields (table->entity);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_equal (names[i], table->columns[column]))
      return nz_field_target (nz_entity_field (table->entity, names[i])) == entity;
  return FALSE;
}

gboolean
nz_past_change_names (const NzPastTable *table,
                      const NzPastRow *row,
                      const NzPastChange *change,
                      const NzEntity *entity,
                      gint64 id)
{
  for (int i = 0; i < table->n_columns; i++)
    if (leads_to (table, i, entity)
        && (reference_in (change, row, i, FALSE) == id || reference_in (change, row, i, TRUE) == id))
      return TRUE;
  return FALSE;
}

const NzEntity *
nz_past_change_owner (const NzPastTable *table, const NzPastRow *row, const NzPastChange *change, gint64 *id)
{
  if (change->operation == SQLITE_UPDATE)
    return nz_past_row_owner (table, row, id);
  for (int i = 0; i < table->n_columns; i++)
    if (table->owners[i] != NULL
        && (*id = reference_in (change, row, i, change->operation == SQLITE_INSERT)) != 0)
      return table->owners[i];
  return NULL;
}

/* The rows that name the record now: with those that a step took from it, which are in memory since, they are
 * all that an update which does not say whose row it is can mean. */
static gboolean
read_naming (NzPastTable *table, NzStore *store, const NzEntity *entity, gint64 id, GError **error)
{
  for (int i = 0; i < table->n_columns; i++)
    {
      if (!leads_to (table, i, entity))
        continue;
      g_autofree char *sql
          = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1", table->name, table->columns[i]);
      g_autoptr (GArray) ids = nz_past_read_ids (store, sql, id, error);

      if (ids == NULL)
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        if (nz_past_table_row (table, store, g_array_index (ids, gint64, j), error) == NULL)
          return FALSE;
    }
  return TRUE;
}

gboolean
nz_past_may_name (NzPastTable *table,
                  NzStore *store,
                  const NzPastChange *change,
                  const NzEntity *entity,
                  gint64 id,
                  GError **error)
{
  if (table->entity == entity && change->id == id)
    return TRUE;
  if (table->entity != NULL && nz_history_joint_fields (table->entity) == NULL)
    return FALSE;
  if (nz_past_change_names (table, NULL, change, entity, id))
    return TRUE;
  if (change->operation != SQLITE_UPDATE)
    return FALSE;
  if (!table->has_naming)
    {
      if (!read_naming (table, store, entity, id, error))
        return FALSE;
      table->has_naming = TRUE;
    }
  return g_hash_table_contains (table->rows, &change->id);
}
