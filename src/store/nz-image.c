/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "base/nz-id.h"
#include "store/nz-store-private.h"

/* What lies outside the history: images, once each, and what was really printed or sent. */

gboolean
nz_store_record_sending (
    NzStore *self, gint64 meeting, gint64 organisation, gint64 person, const char *channel, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && !self->closed && channel != NULL, FALSE);

  sqlite3_stmt *statement;

  if (!nz_store_check_writable (self, error) || !nz_store_check_free (self, error))
    return FALSE;
  statement = nz_sql_prepare (self,
                              "INSERT INTO sending (id, time, meeting, organisation, person, channel) "
                              "VALUES (?1, ?2, ?3, nullif(?4, 0), nullif(?5, 0), ?6)",
                              error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, nz_id_new ());
  sqlite3_bind_int64 (statement, 2, g_get_real_time () / G_USEC_PER_SEC);
  sqlite3_bind_int64 (statement, 3, meeting);
  sqlite3_bind_int64 (statement, 4, organisation);
  sqlite3_bind_int64 (statement, 5, person);
  sqlite3_bind_text (statement, 6, channel, -1, SQLITE_TRANSIENT);
  return nz_sql_run (self, statement, error);
}

char *
nz_store_add_image (NzStore *self, GBytes *data, const char *mime, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && !self->closed && data != NULL && mime != NULL, NULL);

  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);
  sqlite3_stmt *statement;

  if (!nz_store_check_writable (self, error) || !nz_store_check_free (self, error))
    return NULL;
  statement
      = nz_sql_prepare (self, "INSERT OR IGNORE INTO image (hash, mime, data) VALUES (?1, ?2, ?3)", error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, hash, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, mime, -1, SQLITE_TRANSIENT);
  sqlite3_bind_blob64 (statement, 3, g_bytes_get_data (data, NULL), g_bytes_get_size (data),
                       SQLITE_TRANSIENT);
  if (g_bytes_get_size (data) == 0)
    sqlite3_bind_zeroblob (statement, 3, 0);
  return nz_sql_run (self, statement, error) ? g_steal_pointer (&hash) : NULL;
}

GBytes *
nz_store_get_image (NzStore *self, const char *hash, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && !self->closed && hash != NULL, NULL);

  sqlite3_stmt *statement = nz_sql_prepare (self, "SELECT data FROM image WHERE hash = ?1", error);
  GBytes *data = NULL;
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, hash, -1, SQLITE_TRANSIENT);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    data = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize)sqlite3_column_bytes (statement, 0));
  else if (code == SQLITE_DONE)
    g_set_error_literal (error, NZ_ERROR, NZ_ERROR_NOT_FOUND, _ ("The image is not in the file any more."));
  else
    nz_sql_set_error (self, error);
  sqlite3_reset (statement);
  return data;
}
