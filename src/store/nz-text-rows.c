/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-store-private.h"

/* Up to so many hits it is quicker to look their records up than to read those of all rows. */
#define FEW 500

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

/* --- from rows to records ------------------------------------------------------------------------------- */

static gint64
at (GArray *rows, guint index)
{
  return g_array_index (rows, gint64, index);
}

/* The place in ascending @rows of @row, or of the next higher one: just behind @near (where one walks through
 * them in order), or looked for. */
static guint
place_of (GArray *rows, guint near, gint64 row)
{
  guint low = 0, high = rows->len;

  if (near < rows->len && at (rows, near) >= row && (near == 0 || at (rows, near - 1) < row))
    return near;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (at (rows, middle) < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
nz_text_rows_subtract (GArray *rows, GArray *others)
{
  guint kept = 0, place = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = at (rows, i);

      place = place_of (others, place, row);
      if (place < others->len && at (others, place) == row)
        place++;
      else
        g_array_index (rows, gint64, kept++) = row;
    }
  g_array_set_size (rows, kept);
}

static void
append_known (GArray *ids, const NzTextRows *known, GArray *rows, guint n)
{
  guint place = 0;

  for (guint i = 0; i < n; i++)
    {
      place = place_of (known->rows, place, at (rows, i));
      if (place < known->rows->len && at (known->rows, place) == at (rows, i))
        {
          g_array_append_val (ids, g_array_index (known->records, gint64, place));
          place++;
        }
    }
}

static gboolean
append_looked_up (NzStore *store, GArray *ids, GArray *rows, guint n, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, "SELECT record FROM text_index_row WHERE id = ?1", error);
  int rc = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n && (rc == SQLITE_DONE || rc == SQLITE_ROW); i++)
    {
      sqlite3_bind_int64 (statement, 1, at (rows, i));
      rc = sqlite3_step (statement);
      if (rc == SQLITE_ROW)
        {
          gint64 record = sqlite3_column_int64 (statement, 0);

          g_array_append_val (ids, record);
        }
      else if (rc != SQLITE_DONE)
        nz_sql_set_error (store, error);
      sqlite3_reset (statement);
    }
  return rc == SQLITE_DONE || rc == SQLITE_ROW;
}

gboolean
nz_text_rows_append_records (
    NzStore *store, const NzEntity *entity, GArray *rows, guint n, GArray *ids, GError **error)
{
  const NzTextRows *known = nz_text_rows_peek (store, entity);

  if (known == NULL && n <= FEW)
    return append_looked_up (store, ids, rows, n, error);
  if (known == NULL)
    known = nz_text_rows_load (store, entity, error);
  if (known == NULL)
    return FALSE;
  append_known (ids, known, rows, n);
  return TRUE;
}
