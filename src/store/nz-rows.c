/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "store/nz-store-private.h"

/* Questions that are kept ready. */
#define MOST_IDLE 64

struct _NzRows
{
  NzStore *store;
  sqlite3_stmt *statement;
  GPtrArray *repaired; /* (nullable): texts of this row that were no valid UTF-8 */
};

/* A list asks the same question for each of its rows, and to prepare it takes longer than to answer it.
 * Whoever asks takes the statement out of the store, for the same question may be asked inside its own loop.
 */
static sqlite3_stmt *
take_idle (NzStore *store, const char *sql)
{
  char *key = NULL;
  sqlite3_stmt *statement = NULL;

  if (store->idle == NULL
      || !g_hash_table_steal_extended (store->idle, sql, (gpointer *)&key, (gpointer *)&statement))
    return NULL;
  g_free (key);
  return statement;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
give_back (NzStore *store, sqlite3_stmt *statement)
{
  if (store->closed)
    {
      sqlite3_finalize (statement);
      return;
    }
  if (store->idle == NULL)
    store->idle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if (g_hash_table_size (store->idle) >= MOST_IDLE)
    g_hash_table_remove_all (store->idle);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  g_hash_table_insert (store->idle, g_strdup (sqlite3_sql (statement)), statement);
}

NzRows *
nz_rows_new (NzStore *store, const char *sql, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && !store->closed && sql != NULL, NULL);

  sqlite3_stmt *statement = take_idle (store, sql);
  NzRows *rows;

  if (statement == NULL && sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      nz_sql_set_error (store, error);
      return NULL;
    }
  if (statement == NULL || !sqlite3_stmt_readonly (statement))
    {
      sqlite3_finalize (statement);
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID,
                           _ ("Only questions can be asked here, nothing changed."));
      return NULL;
    }
  rows = g_new0 (NzRows, 1);
  rows->store = g_object_ref (store);
  rows->statement = statement;
  return rows;
}

void
nz_rows_free (NzRows *rows)
{
  give_back (rows->store, rows->statement);
  g_object_unref (rows->store);
  g_clear_pointer (&rows->repaired, g_ptr_array_unref);
  g_free (rows);
}

void
nz_rows_bind_int (NzRows *rows, int parameter, gint64 value)
{
  sqlite3_bind_int64 (rows->statement, parameter, value);
}

void
nz_rows_bind_text (NzRows *rows, int parameter, const char *text)
{
  sqlite3_bind_text (rows->statement, parameter, text, -1, SQLITE_TRANSIENT);
}

void
nz_rows_bind_date (NzRows *rows, int parameter, NzDate date)
{
  nz_sql_bind_date (rows->statement, parameter, date);
}

gboolean
nz_rows_next (NzRows *rows, GError **error)
{
  int code;

  if (rows->repaired != NULL)
    g_ptr_array_set_size (rows->repaired, 0);
  code = sqlite3_step (rows->statement);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    nz_sql_set_error (rows->store, error);
  return FALSE;
}

gint64
nz_rows_int (NzRows *rows, int column)
{
  return sqlite3_column_int64 (rows->statement, column);
}

const char *
nz_rows_text (NzRows *rows, int column)
{
  const char *text = (const char *)sqlite3_column_text (rows->statement, column);

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;
  if (rows->repaired == NULL)
    rows->repaired = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (rows->repaired, g_utf8_make_valid (text, -1));
  return g_ptr_array_index (rows->repaired, rows->repaired->len - 1);
}

NzDate
nz_rows_date (NzRows *rows, int column)
{
  NzDate date;

  return nz_date_parse_iso ((const char *)sqlite3_column_text (rows->statement, column), &date)
             ? date
             : NZ_DATE_NONE;
}

gboolean
nz_rows_is_null (NzRows *rows, int column)
{
  return sqlite3_column_type (rows->statement, column) == SQLITE_NULL;
}
