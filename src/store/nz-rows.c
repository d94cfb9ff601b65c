/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "store/nz-store-private.h"

struct _NzRows
{
  NzStore *store;
  sqlite3_stmt *statement;
  GPtrArray *repaired; /* (nullable): texts of this row that were no valid UTF-8 */
};

NzRows *
nz_rows_new (NzStore *store, const char *sql, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && !store->closed && sql != NULL, NULL);

  /* Not from the cache: the same question may be asked inside its own loop. */
  sqlite3_stmt *statement = NULL;
  NzRows *rows;

  if (sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL) != SQLITE_OK)
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
  sqlite3_finalize (rows->statement);
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
