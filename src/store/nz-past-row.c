/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "store/nz-past-private.h"

/* Rows in memory that changes are taken back from. */

static void
row_free (gpointer data)
{
  NzPastRow *row = data;

  /* values end with NULL */
  for (guint i = 0; row->values != NULL && row->values[i] != NULL; i++)
    sqlite3_value_free (row->values[i]);
  g_free (row->values);
  g_free (row);
}

static void
row_clear (NzPastRow *row)
{
  for (guint i = 0; row->values != NULL && row->values[i] != NULL; i++)
    sqlite3_value_free (row->values[i]);
  g_clear_pointer (&row->values, g_free);
}

/* --- tables ----------------------------------------------------------------------------------------------
 */

static gboolean
read_columns (NzPastTable *table, NzStore *store, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, table->select, error);

  if (statement == NULL)
    return FALSE;
  table->n_columns = sqlite3_column_count (statement);
  table->columns = g_new0 (char *, table->n_columns + 1);
  table->owners = g_new0 (const NzEntity *, table->n_columns + 1);
  for (int i = 0; i < table->n_columns; i++)
    {
      table->columns[i] = g_strdup (sqlite3_column_name (statement, i));
      /* term_use.term is what is used; a term owns no values */
      if (table->entity == NULL && !g_str_equal (table->columns[i], "term"))
        table->owners[i] = nz_entity_by_name (table->columns[i]);
    }
  return TRUE;
}

NzPastTable *
nz_past_table_new (NzStore *store, const char *name, GError **error)
{
  const NzEntity *entity = nz_entity_by_name (name);
  NzPastTable *table;

  if (entity == NULL && !g_str_equal (name, "contact") && !g_str_equal (name, "term_use"))
    return NULL;
  table = g_new0 (NzPastTable, 1);
  table->name = g_strdup (name);
  table->entity = entity;
  table->select = g_strdup_printf ("SELECT * FROM \"%s\" WHERE id = ?1", name);
  table->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, row_free);
  if (!read_columns (table, store, error))
    g_clear_pointer (&table, nz_past_table_free);
  return table;
}

void
nz_past_table_free (NzPastTable *table)
{
  if (table == NULL)
    return;
  g_hash_table_unref (table->rows);
  g_strfreev (table->columns);
  g_free (table->owners);
  g_free (table->select);
  g_free (table->name);
  g_free (table);
}

int
nz_past_table_column (const NzPastTable *table, const char *name)
{
  for (int i = 0; i < table->n_columns; i++)
    if (g_str_equal (table->columns[i], name))
      return i;
  return -1;
}

/* --- rows ------------------------------------------------------------------------------------------------
 */

NzPastRow *
nz_past_table_row (NzPastTable *table, NzStore *store, gint64 id, GError **error)
{
  NzPastRow *row = g_hash_table_lookup (table->rows, &id);
  sqlite3_stmt *statement;
  int code;

  if (row != NULL)
    return row;
  statement = nz_sql_prepare (store, table->select, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  code = sqlite3_step (statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    {
      nz_sql_set_error (store, error);
      sqlite3_reset (statement);
      return NULL;
    }
  row = g_new0 (NzPastRow, 1);
  row->id = id;
  row->reached = G_MAXINT64;
  if (code == SQLITE_ROW)
    {
      row->values = g_new0 (sqlite3_value *, table->n_columns + 1);
      for (int i = 0; i < table->n_columns; i++)
        row->values[i] = sqlite3_value_dup (sqlite3_column_value (statement, i));
    }
  sqlite3_reset (statement);
  g_hash_table_insert (table->rows, &row->id, row);
  return row;
}

GArray *
nz_past_read_ids (NzStore *store, const char *sql, gint64 id, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, error);
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 one = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, one);
    }
  if (code != SQLITE_DONE)
    nz_sql_set_error (store, error);
  sqlite3_reset (statement);
  return code == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

static void
revert_update (NzPastTable *table, NzPastRow *row, sqlite3_changeset_iter *iterator, int n_columns)
{
  for (int i = 0; i < MIN (n_columns, table->n_columns) && row->values != NULL; i++)
    {
      sqlite3_value *old = NULL, *new = NULL;

      sqlite3changeset_old (iterator, i, &old);
      sqlite3changeset_new (iterator, i, &new);
      /* the key is among the old values without being changed */
      if (new == NULL || old == NULL)
        continue;
      sqlite3_value_free (row->values[i]);
      row->values[i] = sqlite3_value_dup (old);
    }
}

static void
revert_delete (NzPastTable *table, NzPastRow *row, sqlite3_changeset_iter *iterator, int n_columns)
{
  row_clear (row);
  row->values = g_new0 (sqlite3_value *, table->n_columns + 1);
  /* of columns that came later nothing is known: the values end before */
  for (int i = 0; i < MIN (n_columns, table->n_columns); i++)
    {
      sqlite3_value *old = NULL;

      sqlite3changeset_old (iterator, i, &old);
      row->values[i] = sqlite3_value_dup (old);
    }
}

void
nz_past_row_revert (
    NzPastTable *table, NzPastRow *row, sqlite3_changeset_iter *iterator, int n_columns, int operation)
{
  if (operation == SQLITE_INSERT)
    row_clear (row);
  else if (operation == SQLITE_DELETE)
    revert_delete (table, row, iterator, n_columns);
  else
    revert_update (table, row, iterator, n_columns);
}

const NzEntity *
nz_past_row_owner (const NzPastTable *table, const NzPastRow *row, gint64 *id)
{
  for (int i = 0; i < table->n_columns && row->values != NULL && row->values[i] != NULL; i++)
    if (table->owners[i] != NULL && sqlite3_value_type (row->values[i]) == SQLITE_INTEGER)
      {
        *id = sqlite3_value_int64 (row->values[i]);
        return table->owners[i];
      }
  return NULL;
}

/* --- change sets -----------------------------------------------------------------------------------------
 */

GBytes *
nz_past_load_step (NzStore *store, gint64 step, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, "SELECT data FROM change_set WHERE step = ?1", error);
  GBytes *bytes = NULL;
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, step);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    bytes = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize)sqlite3_column_bytes (statement, 0));
  else if (code == SQLITE_DONE)
    g_set_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND, "%s",
                 _ ("This step lies too far back: the file only keeps that it happened."));
  else
    nz_sql_set_error (store, error);
  sqlite3_reset (statement);
  return bytes;
}

gboolean
nz_past_visit (GBytes *changeset, NzPastVisit visit, gpointer data, GError **error)
{
  gsize size = 0;
  gconstpointer bytes = g_bytes_get_data (changeset, &size);
  sqlite3_changeset_iter *iterator = NULL;
  gboolean ok = TRUE;
  int code = sqlite3changeset_start (&iterator, (int)size, (void *)bytes);

  if (code == SQLITE_OK)
    {
      while (ok && sqlite3changeset_next (iterator) == SQLITE_ROW)
        {
          const char *table = NULL;
          int n_columns = 0, operation = 0, indirect = 0;

          sqlite3changeset_op (iterator, &table, &n_columns, &operation, &indirect);
          ok = visit (iterator, table, n_columns, operation, indirect != 0,
                      nz_changed_key (iterator, operation), data, error);
        }
      code = sqlite3changeset_finalize (iterator);
    }
  if (ok && code != SQLITE_OK)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_DAMAGED, _ ("The record of a change is damaged: %s."),
                   sqlite3_errstr (code));
      return FALSE;
    }
  return ok;
}
