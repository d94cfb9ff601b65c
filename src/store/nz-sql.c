/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "store/nz-store-private.h"

/* SQLite's codes as sentences that a coordinator understands. */
static char *
describe_error (int code, const char *detail, const char *name)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return g_strdup_printf (_ ("“%s” could not be written: the disk is full. Nothing was changed."), name);
    case SQLITE_READONLY:
      return g_strdup_printf (_ ("“%s” may only be read."), name);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return g_strdup_printf (_ ("“%s” is being used by another program just now. Try again in a moment."),
                              name);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return g_strdup_printf (_ ("“%s” is damaged: open a backup copy instead."), name);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return g_strdup_printf (_ ("“%s” could not be read or written: %s."), name, detail);
    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
        return g_strdup (_ ("The record refers to one that does not exist."));
      return g_strdup_printf (_ ("“%s” does not take the record: %s."), name, detail);
    case SQLITE_INTERRUPT:
      return g_strdup (_ ("Stopped. Nothing was changed."));
    case SQLITE_TOOBIG:
      return g_strdup_printf (_ ("A value is too long for “%s”."), name);
    default:
      return g_strdup_printf (_ ("“%s” could not be used: %s."), name, detail);
    }
}

static NzError
classify (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_READONLY:
      return NZ_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return NZ_ERROR_IN_USE;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return NZ_ERROR_DAMAGED;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return NZ_ERROR_IO;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
      return NZ_ERROR_INVALID;
    case SQLITE_INTERRUPT:
      return NZ_ERROR_CANCELLED;
    default:
      return NZ_ERROR_FAILED;
    }
}

gboolean
nz_sql_set_error (NzStore *store, GError **error)
{
  return nz_sql_set_error_code (store->path, store->db, SQLITE_OK, error);
}

gboolean
nz_sql_set_error_code (const char *path, sqlite3 *db, int code, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *message = NULL;
  const char *detail;
  int errnum = 0;

  if (code == SQLITE_OK && db != NULL)
    code = sqlite3_extended_errcode (db);
  if (db != NULL && ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN))
    errnum = sqlite3_system_errno (db);
  /* Not only a write runs into a full disk: so does making the log's shared memory. */
  if (errnum == ENOSPC || errnum == EDQUOT)
    code = SQLITE_FULL;
  detail = errnum != 0 ? g_strerror (errnum) : db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code);
  message = describe_error (code, detail, name);
  g_set_error_literal (error, NZ_ERROR, classify (code), message);
  return FALSE;
}

gboolean
nz_sql_exec (NzStore *store, const char *sql, GError **error)
{
  g_assert (store->db != NULL);

  if (sqlite3_exec (store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return nz_sql_set_error (store, error);
  return TRUE;
}

sqlite3_stmt *
nz_sql_prepare (NzStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (store->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }

  if (sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      nz_sql_set_error (store, error);
      return NULL;
    }
  g_hash_table_insert (store->statements, g_strdup (sql), statement);
  return statement;
}

gboolean
nz_sql_run (NzStore *store, sqlite3_stmt *statement, GError **error)
{
  int code;

  do
    code = sqlite3_step (statement);
  while (code == SQLITE_ROW);

  if (code != SQLITE_DONE)
    {
      nz_sql_set_error (store, error);
      sqlite3_reset (statement);
      return FALSE;
    }
  sqlite3_reset (statement);
  return TRUE;
}

gint64
nz_sql_int (NzStore *store, const char *sql, gint64 fallback)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, NULL);
  gint64 value = fallback;

  if (statement == NULL)
    return fallback;
  if (sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return value;
}

void
nz_sql_bind_text (sqlite3_stmt *statement, int parameter, const char *text)
{
  if (text == NULL || *text == '\0')
    sqlite3_bind_null (statement, parameter);
  else
    sqlite3_bind_text (statement, parameter, text, -1, SQLITE_TRANSIENT);
}

void
nz_sql_bind_date (sqlite3_stmt *statement, int parameter, NzDate date)
{
  char buffer[NZ_DATE_TEXT_SIZE];

  nz_sql_bind_text (statement, parameter, nz_date_to_iso (date, buffer));
}

char *
nz_sql_dup_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *)sqlite3_column_text (statement, column);

  if (text == NULL)
    return NULL;
  /* A file that another program wrote to can hold anything. */
  if (!g_utf8_validate (text, -1, NULL))
    return g_utf8_make_valid (text, -1);
  return g_strdup (text);
}
