/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-store-private.h"

/* Which record a row of the text index belongs to, in memory: a search with many hits costs a walk over two
 * arrays instead of a look-up in the file for each hit. Good until a row comes or goes, or another connection
 * has written. */

/* What was read inside a transaction: a rollback makes it wrong, so nobody uses it a second time. */
#define NEVER_GOOD (-1)

static void
rows_free (gpointer data)
{
  NzTextRows *kept = data;

  g_array_unref (kept->rows);
  g_array_unref (kept->records);
  g_free (kept);
}

/* Changes when another connection commits (https://www.sqlite.org/pragma.html#pragma_data_version). */
static gint64
version (NzStore *store)
{
  return nz_sql_int (store, "PRAGMA data_version", 0);
}

const NzTextRows *
nz_text_rows_peek (NzStore *store, const NzEntity *entity)
{
  const NzTextRows *kept = store->text_rows != NULL ? g_hash_table_lookup (store->text_rows, entity) : NULL;

  return kept != NULL && kept->version == version (store) ? kept : NULL;
}

const NzTextRows *
nz_text_rows_load (NzStore *store, const NzEntity *entity, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (
      store, "SELECT id, record FROM text_index_row WHERE id BETWEEN ?1 AND ?2 ORDER BY id", error);
  gint64 first, last;
  NzTextRows *kept;
  int rc;

  if (statement == NULL)
    return NULL;
  kept = g_new0 (NzTextRows, 1);
  kept->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  kept->records = g_array_new (FALSE, FALSE, sizeof (gint64));
  kept->version = sqlite3_get_autocommit (store->db) ? version (store) : NEVER_GOOD;
  if (store->text_rows == NULL)
    store->text_rows = g_hash_table_new_full (NULL, NULL, NULL, rows_free);
  g_hash_table_insert (store->text_rows, (gpointer)entity, kept);

  nz_text_index_range (entity, &first, &last);
  sqlite3_bind_int64 (statement, 1, first);
  sqlite3_bind_int64 (statement, 2, last);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (statement, 0), record = sqlite3_column_int64 (statement, 1);

      g_array_append_val (kept->rows, row);
      g_array_append_val (kept->records, record);
    }
  if (rc != SQLITE_DONE)
    nz_sql_set_error (store, error);
  sqlite3_reset (statement);
  if (rc == SQLITE_DONE)
    return kept;
  g_hash_table_remove (store->text_rows, entity);
  return NULL;
}

void
nz_text_rows_forget (NzStore *store)
{
  g_clear_pointer (&store->text_rows, g_hash_table_unref);
}
