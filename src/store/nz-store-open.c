/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/nz-error.h"
#include "base/nz-file.h"
#include "base/nz-i18n.h"
#include "store/nz-connection.h"
#include "store/nz-file-check.h"
#include "store/nz-lock.h"
#include "store/nz-store-private.h"

/* How a file is made and opened. Nothing is written before the file has been looked at from outside
 * (nz-file-check.c) and from inside (nz_connection_verify()). */

static NzStore *
store_new (const char *path, NzAccess access)
{
  NzStore *store = g_object_new (NZ_TYPE_STORE, NULL);

  store->path = g_canonicalize_filename (path, NULL);
  store->access = access;
  store->read_only = access == NZ_ACCESS_IMMUTABLE || access == NZ_ACCESS_MEMORY;
  return store;
}

/* Takes the connection over. */
static void
adopt (NzStore *store, sqlite3 *db)
{
  store->db = db;
  if (store->access != NZ_ACCESS_MEMORY)
    store->open_key = nz_open_files_add (store->path);
}

/* --- creating ------------------------------------------------------------------------------------------- */

static gboolean
fill_new_file (NzStore *store, GError **error)
{
  g_autofree char *application = g_strdup_printf ("PRAGMA application_id = %d", NZ_STORE_APPLICATION_ID);

  return nz_sql_exec (store, "BEGIN IMMEDIATE", error) && nz_sql_exec (store, application, error)
         && nz_migration_apply (store, 0, nz_migration_newest (), error)
         && nz_vocabulary_insert (store, error) && nz_text_index_rebuild (store, error)
         && nz_sql_exec (store, "COMMIT", error);
}

/* An empty file of our own with mode 0600, so that the lock and SQLite find it. */
static gboolean
make_empty (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      g_autofree char *name = g_filename_display_basename (path);

      if (errno == EEXIST)
        g_set_error (error, NZ_ERROR, NZ_ERROR_EXISTS,
                     _ ("“%s” exists already and was left as it is. Choose another name."), name);
      else
        nz_file_set_error (error, path, errno, TRUE);
      return FALSE;
    }
  close (fd);
  return TRUE;
}

static void
remove_remains (const char *path)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      g_unlink (name);
    }
}

NzStore *
nz_store_create (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (NzStore) store = store_new (path, NZ_ACCESS_LOG);
  gboolean remote;
  sqlite3 *db;

  if (!make_empty (store->path, error))
    return NULL;
  remote = nz_file_is_remote (store->path);
  store->lock = nz_lock_new (store->path, remote, FALSE, error);
  db = store->lock != NULL ? nz_connection_open (store->path, SQLITE_OPEN_READWRITE, error) : NULL;
  if (db != NULL)
    {
      adopt (store, db);
      if (remote)
        store->access = NZ_ACCESS_EXCLUSIVE;
      /* The log comes last, so that the header is always in the file itself. */
      if ((!remote || nz_connection_make_exclusive (store->path, db, error)) && fill_new_file (store, error)
          && nz_connection_choose_journal (store->path, db, &store->access, error))
        return g_steal_pointer (&store);
    }
  nz_store_close (store);
  remove_remains (store->path);
  return NULL;
}

/* --- opening for writing -------------------------------------------------------------------------------- */

static gboolean
set_read_only (GError **error, const char *path, gboolean folder)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (folder)
    g_set_error (error, NZ_ERROR, NZ_ERROR_READ_ONLY,
                 _ ("“%s” lies in a folder in which nothing may be written. Open it for reading, or copy it "
                    "to another "
                    "folder."),
                 name);
  else
    g_set_error (error, NZ_ERROR, NZ_ERROR_READ_ONLY,
                 _ ("“%s” is protected against writing. Open it for reading, or copy it."), name);
  return FALSE;
}

/* (transfer full): a name for the copy that is not taken. */
static char *
copy_name (const char *path, int version)
{
  g_autofree char *first = g_strdup_printf ("%s.before-%d", path, version);

  for (int i = 2; g_file_test (first, G_FILE_TEST_EXISTS); i++)
    {
      g_free (first);
      first = g_strdup_printf ("%s.before-%d-%d", path, version, i);
    }
  return g_steal_pointer (&first);
}

static gint64
count_broken_references (NzStore *store, gint64 fallback)
{
  return nz_sql_int (store, "SELECT count(*) FROM pragma_foreign_key_check", fallback);
}

/* With foreign keys off: a table that is built anew would otherwise take its dependents along. So nothing but
 * this looks whether a step lost what others refer to. A reference that was broken before keeps nobody out;
 * nz_store_check() tells of it. */
static gboolean
bring_up_to_date (NzStore *store, int from, GError **error)
{
  g_autofree char *name = g_filename_display_basename (store->path);
  gint64 broken;

  if (!nz_sql_exec (store, "PRAGMA foreign_keys = OFF", error)
      || !nz_sql_exec (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  broken = count_broken_references (store, 0);
  if (!nz_migration_apply (store, from, nz_migration_newest (), error))
    return FALSE;
  if (count_broken_references (store, G_MAXINT64) > broken)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_FAILED,
                   _ ("“%s” could not be brought up to date and was left as it was: %s"), name,
                   _ ("The record refers to one that does not exist."));
      return FALSE;
    }
  return nz_text_index_rebuild (store, error) && nz_sql_exec (store, "COMMIT", error);
}

/* A copy first, then all steps in one transaction: it succeeds as a whole or leaves the file as it was. */
static gboolean
migrate (NzStore *store, int from, GError **error)
{
  g_autofree char *copy = copy_name (store->path, nz_migration_newest ());

  if (!nz_store_backup (store, copy, error))
    return FALSE;
  if (bring_up_to_date (store, from, error) && nz_sql_exec (store, "PRAGMA foreign_keys = ON", error))
    return TRUE;
  nz_store_rollback (store);
  g_unlink (copy);
  return FALSE;
}

/* The derived tables of another collator's version, or of a program that indexed other fields. */
static gboolean
refresh_index (NzStore *store, GError **error)
{
  if (nz_text_index_is_current (store))
    return TRUE;
  if (nz_sql_exec (store, "BEGIN IMMEDIATE", error) && nz_text_index_rebuild (store, error)
      && nz_sql_exec (store, "COMMIT", error))
    return TRUE;
  nz_store_rollback (store);
  return FALSE;
}

/* What cannot be verified without the log is verified before any other file is made. */
static gboolean
verify_quietly (const char *path, const NzFileState *state, GError **error)
{
  sqlite3 *db;
  gboolean ok;

  if (state->has_log || state->interrupted || nz_open_files_has (path))
    return TRUE;
  db = nz_connection_open_immutable (path, error);
  ok = db != NULL && nz_connection_verify (path, db, NULL, error);
  sqlite3_close (db);
  return ok;
}

static NzStore *
open_for_writing (const char *path, const NzFileState *state, gboolean take_over, GError **error)
{
  g_autoptr (NzStore) store = store_new (path, NZ_ACCESS_LOG);
  gboolean remote = nz_file_is_remote (path);
  int version;
  sqlite3 *db;

  if (!state->may_write)
    {
      set_read_only (error, path, state->folder_locked);
      return NULL;
    }
  store->lock = nz_lock_new (store->path, remote, take_over, error);
  if (store->lock == NULL || !verify_quietly (store->path, state, error))
    return NULL;
  db = nz_connection_open (store->path, SQLITE_OPEN_READWRITE, error);
  if (db == NULL)
    return NULL;
  adopt (store, db);
  if (remote)
    store->access = NZ_ACCESS_EXCLUSIVE;
  if ((remote && !nz_connection_make_exclusive (store->path, db, error))
      || !nz_connection_verify (store->path, db, &version, error)
      || (version < nz_migration_newest () && !migrate (store, version, error))
      || !nz_connection_choose_journal (store->path, db, &store->access, error)
      || !refresh_index (store, error))
    return NULL;
  return g_steal_pointer (&store);
}

/* --- opening for reading -------------------------------------------------------------------------------- */

/* A log that nobody has open, left by a crash. To read it in place would make another file beside it. */
static gboolean
is_left_log (const char *path, const NzFileState *state)
{
  return state->has_log && !nz_open_files_has (path) && !nz_lock_is_held (path);
}

/* Whether nobody began to write since @before was found. */
static gboolean
is_left_still (const char *path, const NzFileState *before, GError **error)
{
  NzFileState now;

  if (!nz_file_check (path, &now, error))
    return FALSE;
  if (is_left_log (path, &now) && now.log_size == before->log_size && now.log_changed == before->log_changed)
    return TRUE;
  return nz_sql_set_error_code (path, NULL, SQLITE_BUSY, error);
}

/* Another way to the same data where the file cannot be read in place. */
static gboolean
open_copy (NzStore *store, const NzFileState *state, GError **error)
{
  int version;
  sqlite3 *db = state->has_log ? nz_connection_open_left_log (store->path, error)
                               : nz_connection_open_copy (store->path, error);

  if (db == NULL)
    return FALSE;
  adopt (store, db);
  if (state->has_log && !is_left_still (store->path, state, error))
    return FALSE;
  if (!nz_connection_verify (store->path, db, &version, error))
    return FALSE;
  if (version == nz_migration_newest ())
    return TRUE;
  return nz_sql_exec (store, "PRAGMA query_only = OFF", error) && bring_up_to_date (store, version, error)
         && (nz_text_vocabulary_attach (store->db) == SQLITE_OK || nz_sql_set_error (store, error))
         && nz_sql_exec (store, "PRAGMA query_only = ON", error);
}

/* What must be written before it can be read. */
static NzStore *
refuse_unfinished (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (
      error, NZ_ERROR, NZ_ERROR_READ_ONLY,
      _ ("“%s” was not closed properly, as after a crash. Open it for writing once to put it in order."),
      name);
  return NULL;
}

static NzStore *
open_for_reading (const char *path, const NzFileState *state, GError **error)
{
  g_autoptr (NzStore) store = NULL;
  sqlite3 *db;
  int version;

  if (state->interrupted && !nz_lock_is_held (path))
    return refuse_unfinished (error, path);
  if (is_left_log (path, state)
      || (!state->has_log && (nz_lock_is_held (path) || state->version < nz_migration_newest ())))
    {
      store = store_new (path, NZ_ACCESS_MEMORY);
      return open_copy (store, state, error) ? g_steal_pointer (&store) : NULL;
    }

  store = store_new (path, state->has_log ? NZ_ACCESS_LOG : NZ_ACCESS_IMMUTABLE);
  store->read_only = TRUE;
  db = state->has_log ? nz_connection_open (store->path, SQLITE_OPEN_READONLY, error)
                      : nz_connection_open_immutable (store->path, error);
  if (db == NULL)
    return NULL;
  adopt (store, db);
  if (!nz_connection_verify (store->path, db, &version, error))
    return NULL;
  if (version < nz_migration_newest ())
    return refuse_unfinished (error, path);
  return g_steal_pointer (&store);
}

NzStore *
nz_store_open (const char *path, NzStoreFlags flags, GError **error)
{
  NzFileState state;

  g_return_val_if_fail (path != NULL, NULL);

  if (!nz_file_check (path, &state, error))
    return NULL;
  if ((flags & NZ_STORE_READ) != 0)
    return open_for_reading (path, &state, error);
  return open_for_writing (path, &state, (flags & NZ_STORE_TAKE_OVER) != 0, error);
}

gboolean
nz_store_can_lend (NzStore *self)
{
  g_return_val_if_fail (NZ_IS_STORE (self), FALSE);
  return self->access == NZ_ACCESS_LOG && !self->read_only;
}

NzStore *
nz_store_lend (NzStore *self, GError **error)
{
  g_return_val_if_fail (nz_store_can_lend (self) && !self->closed, NULL);

  g_autoptr (NzStore) writer = store_new (self->path, self->access);
  sqlite3 *db;

  if (!nz_store_check_idle (self, error))
    return NULL;
  db = nz_connection_open (self->path, SQLITE_OPEN_READWRITE, error);
  if (db == NULL)
    return NULL;
  adopt (writer, db);
  nz_store_set_desk (writer, self->desk);
  writer->committed = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_changes_unref);
  self->is_lent = TRUE;
  return g_steal_pointer (&writer);
}

NzStore *
nz_store_open_again (NzStore *self, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && !self->closed, NULL);

  g_autoptr (NzStore) again = store_new (self->path, self->access);
  sqlite3 *db;

  again->read_only = TRUE;
  switch (self->access)
    {
    case NZ_ACCESS_LOG:
      db = nz_connection_open (self->path, SQLITE_OPEN_READONLY, error);
      break;
    case NZ_ACCESS_IMMUTABLE:
      db = nz_connection_open_immutable (self->path, error);
      break;
    case NZ_ACCESS_EXCLUSIVE:
    case NZ_ACCESS_MEMORY:
    default:
      again->access = NZ_ACCESS_MEMORY;
      db = nz_connection_copy (self->path, self->db, error);
      break;
    }
  if (db == NULL)
    return NULL;
  adopt (again, db);
  return g_steal_pointer (&again);
}
