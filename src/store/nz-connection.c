/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-connection.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/nz-error.h"
#include "base/nz-file.h"
#include "base/nz-i18n.h"
#include "base/nz-text.h"
#include "store/nz-file-check.h"
#include "store/nz-text-rank.h"
#include "store/nz-file-locks.h"

/* How long a reader or a checkpoint may make us wait. */
#define BUSY_TIMEOUT_MS 5000
/* A file of up to this many pages is looked through at every opening; that takes a few milliseconds. */
#define QUICK_CHECK_PAGES 2048
/* Where the file format keeps "needs a write-ahead log" (1: no, 2: yes). */
#define OFFSET_WRITE_VERSION 18
#define OFFSET_READ_VERSION 19
#define COPY_ATTEMPTS 5

static gboolean
exec (const char *path, sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return nz_sql_set_error_code (path, db, SQLITE_OK, error);
  return TRUE;
}

/* (transfer full) (nullable): the first column of the first row as text. */
static char *
query_text (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  char *text = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}

static gint64
query_int (sqlite3 *db, const char *sql, gint64 fallback)
{
  g_autofree char *text = query_text (db, sql);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : fallback;
}

/* Sort keys of what was sorted last: a hundred thousand records have few towns. As names, as words. */
#define MOST_SORT_KEYS 4096

typedef struct
{
  GHashTable *keys[2]; /* text → sort key */
} SortKeys;

static SortKeys *
sort_keys_new (void)
{
  SortKeys *memo = g_new0 (SortKeys, 1);

  for (guint i = 0; i < G_N_ELEMENTS (memo->keys); i++)
    memo->keys[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return memo;
}

static void
sort_keys_free (gpointer data)
{
  SortKeys *memo = data;

  for (guint i = 0; i < G_N_ELEMENTS (memo->keys); i++)
    g_hash_table_unref (memo->keys[i]);
  g_free (memo);
}

/* nz_sort_key (text, as name): for the order of a question. No schema may name it. */
static void
sort_key_function (sqlite3_context *context, int n, sqlite3_value **arguments)
{
  SortKeys *memo = sqlite3_user_data (context);
  const char *text = (const char *)sqlite3_value_text (arguments[0]);
  gboolean as_name = sqlite3_value_int (arguments[1]) != 0;
  GHashTable *keys = memo->keys[as_name ? 1 : 0];
  char *key;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    {
      sqlite3_result_null (context);
      return;
    }
  key = g_hash_table_lookup (keys, text);
  if (key == NULL)
    {
      key = as_name ? nz_text_sort_key_names (text) : nz_text_sort_key_words (text);
      if (g_hash_table_size (keys) >= MOST_SORT_KEYS)
        g_hash_table_remove_all (keys);
      g_hash_table_insert (keys, g_strdup (text), key);
    }
  sqlite3_result_text (context, key, -1, SQLITE_TRANSIENT);
}

/* nz_fold (text): its match key. */
static void
fold_function (sqlite3_context *context, int n, sqlite3_value **arguments)
{
  const char *text = (const char *)sqlite3_value_text (arguments[0]);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, nz_text_match_key (text), -1, g_free);
}

/* nz_contains (text, match key, plain key) */
static void
contains_function (sqlite3_context *context, int n, sqlite3_value **arguments)
{
  const char *text = (const char *)sqlite3_value_text (arguments[0]);
  const char *expanded = (const char *)sqlite3_value_text (arguments[1]);
  const char *plain = (const char *)sqlite3_value_text (arguments[2]);

  sqlite3_result_int (context, text != NULL && expanded != NULL && plain != NULL
                                   && g_utf8_validate (text, -1, NULL)
                                   && nz_text_contains_key (text, expanded, plain));
}

/* nz_place (id, ?pointer): where the record stands in an order that was read before; behind all others where
 * it is not in it. */
static void
place_function (sqlite3_context *context, int n, sqlite3_value **arguments)
{
  GHashTable *places = sqlite3_value_pointer (arguments[1], NZ_PLACE_POINTER);
  gint64 id = sqlite3_value_int64 (arguments[0]);
  gpointer place = NULL;

  if (places != NULL && g_hash_table_lookup_extended (places, &id, NULL, &place))
    sqlite3_result_int (context, GPOINTER_TO_INT (place));
  else
    sqlite3_result_int (context, G_MAXINT);
}

/* nz_in (id, ?pointer): whether the record is among those that were found before. */
static void
in_function (sqlite3_context *context, int n, sqlite3_value **arguments)
{
  GHashTable *places = sqlite3_value_pointer (arguments[1], NZ_PLACE_POINTER);
  gint64 id = sqlite3_value_int64 (arguments[0]);

  sqlite3_result_int (context, places != NULL && g_hash_table_contains (places, &id));
}

static void
collect_step (sqlite3_context *context, int n, sqlite3_value **arguments)
{
  GArray *ids = sqlite3_value_pointer (arguments[1], NZ_COLLECT_POINTER);
  gint64 id = sqlite3_value_int64 (arguments[0]);

  if (ids != NULL)
    g_array_append_val (ids, id);
}

static void
collect_final (sqlite3_context *context)
{
  sqlite3_result_null (context);
}

static gboolean
set_up (const char *path, sqlite3 *db, GError **error)
{
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_create_function_v2 (db, "nz_sort_key", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                              sort_keys_new (), sort_key_function, NULL, NULL, sort_keys_free);
  sqlite3_create_function (db, "nz_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                           fold_function, NULL, NULL);
  sqlite3_create_function (db, "nz_contains", 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                           contains_function, NULL, NULL);
  sqlite3_create_function (db, "nz_place", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, place_function, NULL,
                           NULL);
  sqlite3_create_function (db, "nz_in", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, in_function, NULL, NULL);
  sqlite3_create_function (db, "nz_collect", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, NULL, collect_step,
                           collect_final);
  int code = nz_text_rank_register (db);
  if (code != SQLITE_OK)
    return nz_sql_set_error_code (path, db, code, error);
  /* temp_store: what is sorted is personal and does not belong into /tmp. */
  return exec (path, db,
               "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; "
               "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; "
               "PRAGMA cache_size = -16384",
               error);
}

/* Nobody asks how much memory SQLite uses, and counting takes a lock for every allocation. Without effect
 * where somebody else in this process used SQLite before. */
static void
configure_library (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      nz_file_locks_install ();
      g_once_init_leave (&once, 1);
    }
}

/* Without SQLite's own lock around every call: a store belongs to one thread. @alone: without locks,
 * and with the index of a log in our own memory, which an exclusive connection has there instead of in a file
 * if it is exclusive from the first reading on
 * (https://www.sqlite.org/wal.html#use_of_wal_without_shared_memory). */
static sqlite3 *
open_named (const char *path, const char *name, int flags, gboolean alone, GError **error)
{
  sqlite3 *db = NULL;
  int code;

  configure_library ();
  code = sqlite3_open_v2 (name, &db, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX,
                          alone ? "unix-none" : NULL);
  if (code == SQLITE_OK && alone)
    sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (code != SQLITE_OK)
    nz_sql_set_error_code (path, db, code, error);
  else if ((!alone || nz_connection_make_exclusive (path, db, error)) && set_up (path, db, error))
    return db;
  sqlite3_close (db);
  return NULL;
}

sqlite3 *
nz_connection_open (const char *path, int flags, GError **error)
{
  return open_named (path, path, flags, FALSE, error);
}

sqlite3 *
nz_connection_open_immutable (const char *path, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  return open_named (path, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, FALSE, error);
}

/* --- copies in memory ----------------------------------------------------------------------------------- */

/* The whole file, read twice: if both are equal no commit fell between. (transfer full): sqlite3_free(). */
static guint8 *
read_between_commits (const char *path, gsize *size, GError **error)
{
  for (int i = 0; i < COPY_ATTEMPTS; i++)
    {
      g_autoptr (GError) local = NULL;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      gsize n = 0, again = 0;

      if (nz_file_has_hot_journal (path))
        {
          g_usleep (50 * G_TIME_SPAN_MILLISECOND);
          continue;
        }
      first = nz_file_read (path, G_MAXINT32, &n, &local);
      second = first != NULL ? nz_file_read (path, G_MAXINT32, &again, &local) : NULL;
      if (second == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (n == again && memcmp (first, second, n) == 0 && !nz_file_has_hot_journal (path))
        {
          guint8 *bytes = sqlite3_malloc64 (n);

          g_assert (bytes != NULL);
          memcpy (bytes, first, n);
          *size = n;
          return bytes;
        }
    }
  nz_sql_set_error_code (path, NULL, SQLITE_BUSY, error);
  return NULL;
}

sqlite3 *
nz_connection_open_copy (const char *path, GError **error)
{
  gsize size;
  guint8 *bytes;
  sqlite3 *db;
  int code;

  /* Reading the bytes would drop our own locks (nz-file-check.h). */
  if (nz_open_files_has (path))
    {
      nz_sql_set_error_code (path, NULL, SQLITE_BUSY, error);
      return NULL;
    }
  bytes = read_between_commits (path, &size, error);
  if (bytes == NULL)
    return NULL;
  db = open_named (path, ":memory:", SQLITE_OPEN_READWRITE, FALSE, error);
  if (db == NULL)
    {
      sqlite3_free (bytes);
      return NULL;
    }
  /* Memory has no log. */
  if (size > OFFSET_READ_VERSION)
    bytes[OFFSET_WRITE_VERSION] = bytes[OFFSET_READ_VERSION] = 1;
  code = sqlite3_deserialize (db, "main", bytes, (gint64)size, (gint64)size,
                              SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (code == SQLITE_OK)
    return db;
  nz_sql_set_error_code (path, db, code, error);
  sqlite3_close (db);
  return NULL;
}

sqlite3 *
nz_connection_copy (const char *path, sqlite3 *from, GError **error)
{
  sqlite3 *db = open_named (path, ":memory:", SQLITE_OPEN_READWRITE, FALSE, error);
  sqlite3_backup *backup;

  if (db == NULL)
    return NULL;
  backup = sqlite3_backup_init (db, "main", from, "main");
  if (backup != NULL)
    {
      sqlite3_backup_step (backup, -1);
      /* What is temporary cannot be made any more afterwards, either. */
      if (sqlite3_backup_finish (backup) == SQLITE_OK && nz_text_vocabulary_attach (db) == SQLITE_OK
          && exec (path, db, "PRAGMA query_only = ON", error))
        return db;
    }
  if (error != NULL && *error == NULL)
    nz_sql_set_error_code (path, db, SQLITE_OK, error);
  sqlite3_close (db);
  return NULL;
}

sqlite3 *
nz_connection_open_left_log (const char *path, GError **error)
{
  sqlite3 *from, *db;

  /* As above; and whoever has it open here put the log in order or does not see it. */
  if (nz_open_files_has (path))
    {
      nz_sql_set_error_code (path, NULL, SQLITE_BUSY, error);
      return NULL;
    }
  from = open_named (path, path, SQLITE_OPEN_READONLY, TRUE, error);
  if (from == NULL)
    return NULL;
  db = nz_connection_copy (path, from, error);
  sqlite3_close (from);
  return db;
}

/* --- a look from inside --------------------------------------------------------------------------------- */

static gboolean
has_our_tables (sqlite3 *db)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '%s'", nz_entity_nth (i)->name);

      if (query_int (db, sql, 0) != 1)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_sound (sqlite3 *db)
{
  g_autofree char *answer = NULL;

  if (query_int (db, "SELECT count(*) FROM sqlite_schema", -1) < 0)
    return FALSE;
  if (query_int (db, "PRAGMA page_count", 0) > QUICK_CHECK_PAGES)
    return TRUE;
  answer = query_text (db, "PRAGMA quick_check(1)");
  return g_strcmp0 (answer, "ok") == 0;
}

gboolean
nz_connection_verify (const char *path, sqlite3 *db, int *version, GError **error)
{
  int found;

  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (query_int (db, "SELECT count(*) FROM sqlite_schema", -1) < 0)
    {
      int code = sqlite3_errcode (db) & 0xff;

      if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        nz_file_set_damaged (error, path);
      else
        nz_sql_set_error_code (path, db, SQLITE_OK, error);
      return FALSE;
    }
  found = (int)query_int (db, "PRAGMA user_version", 0);
  if (found > nz_migration_newest ())
    {
      nz_file_set_newer (error, path, found);
      return FALSE;
    }
  if (!is_sound (db) || (found == nz_migration_newest () && !has_our_tables (db)))
    {
      nz_file_set_damaged (error, path);
      return FALSE;
    }
  if (query_int (db, "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')", 1) > 0)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (
          error, NZ_ERROR, NZ_ERROR_FOREIGN,
          _ ("“%s” holds parts that Netzwerk did not make and was not opened. Open a backup copy instead."),
          name);
      return FALSE;
    }
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  if (version != NULL)
    *version = found;
  return TRUE;
}

/* --- journals ------------------------------------------------------------------------------------------- */

gboolean
nz_connection_make_exclusive (const char *path, sqlite3 *db, GError **error)
{
  return exec (path, db, "PRAGMA locking_mode = EXCLUSIVE", error);
}

/* A real write: over some file systems the pragma succeeds and the first write fails. It changes nothing. */
static gboolean
trial_write (sqlite3 *db)
{
  g_autofree char *sql
      = g_strdup_printf ("PRAGMA user_version = %d", (int)query_int (db, "PRAGMA user_version", 0));

  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  /* A statement that failed alone leaves no transaction open. */
  return FALSE;
}

gboolean
nz_connection_choose_journal (const char *path, sqlite3 *db, NzAccess *access, GError **error)
{
  g_autofree char *mode = NULL;

  if (*access == NZ_ACCESS_LOG)
    {
      mode = query_text (db, "PRAGMA journal_mode = WAL");
      /* The first reading makes the log: whoever opens the file for reading sees by it that somebody may
       * write. */
      if (g_strcmp0 (mode, "wal") == 0 && query_int (db, "SELECT count(*) FROM sqlite_schema", -1) > 0
          && (nz_file_is_local (path) || trial_write (db)))
        return TRUE;
    }
  *access = NZ_ACCESS_EXCLUSIVE;
  g_free (mode);
  if (!nz_connection_make_exclusive (path, db, error))
    return FALSE;
  mode = query_text (db, "PRAGMA journal_mode = DELETE");
  if (g_strcmp0 (mode, "delete") == 0 && trial_write (db))
    return TRUE;
  return nz_sql_set_error_code (path, db, SQLITE_OK, error);
}
