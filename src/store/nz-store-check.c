/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/nz-error.h"
#include "base/nz-file.h"
#include "base/nz-i18n.h"
#include "store/nz-file-check.h"
#include "store/nz-lock.h"
#include "store/nz-store-private.h"

/* The whole file: is it sound, and a copy of it. */

static void
add_finding (GPtrArray *findings, NzFindingLevel level, const NzEntity *entity, gint64 id, char *message)
{
  NzFinding *finding = nz_finding_new (level, NULL, NULL, message);

  finding->entity = entity;
  finding->id = id;
  g_ptr_array_add (findings, finding);
}

static gboolean
check_integrity (NzStore *self, GPtrArray *findings, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (self, "PRAGMA integrity_check(50)", error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (nz_rows_next (rows, &local))
    {
      const char *text = nz_rows_text (rows, 0);

      if (g_strcmp0 (text, "ok") != 0)
        add_finding (findings, NZ_FINDING_ERROR, NULL, 0,
                     g_strdup_printf (_ ("The file is damaged: %s"), text));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The entity that a row belongs to, with the owner of a contact or a use of a term. @id becomes the owner's.
 */
static const NzEntity *
owner_of (NzStore *self, const char *table, gint64 *id)
{
  const NzEntity *entity = nz_entity_by_name (table);

  for (guint i = 0; entity == NULL && i < nz_n_entities (); i++)
    {
      const char *owner = nz_entity_nth (i)->name;
      g_autofree char *sql
          = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = %" G_GINT64_FORMAT, owner, table, *id);
      sqlite3_stmt *statement;
      gint64 found = 0;

      if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) != SQLITE_OK)
        continue;
      if (sqlite3_step (statement) == SQLITE_ROW)
        found = sqlite3_column_int64 (statement, 0);
      sqlite3_finalize (statement);
      if (found == 0)
        continue;
      *id = found;
      return nz_entity_nth (i);
    }
  return entity;
}

static char *
describe_orphan (NzStore *self, const NzEntity *entity, gint64 id, const char *parent)
{
  const NzEntity *target = nz_entity_by_name (parent);
  const char *target_label = target != NULL ? nz_entity_label (target, nz_get_language ()) : parent;
  g_autofree char *title = entity != NULL ? nz_store_title (self, entity, id) : g_strdup ("");

  if (entity == NULL)
    return g_strdup_printf (_ ("A row refers to a record that does not exist (%s)."), target_label);
  /* TRANSLATORS: kind of record, its title, kind of the missing record */
  return g_strdup_printf (_ ("%s “%s” refers to a record that does not exist (%s)."),
                          nz_entity_label (entity, nz_get_language ()), title, target_label);
}

static gboolean
check_references (NzStore *self, GPtrArray *findings, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (self, "PRAGMA foreign_key_check", error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (nz_rows_next (rows, &local))
    {
      gint64 id = nz_rows_int (rows, 1);
      const NzEntity *entity = owner_of (self, nz_rows_text (rows, 0), &id);

      add_finding (findings, NZ_FINDING_ERROR, entity, id,
                   describe_orphan (self, entity, id, nz_rows_text (rows, 2)));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
nz_store_check (NzStore *self, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && !self->closed, NULL);

  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_finding_free);
  g_autofree char *reason = NULL;

  if (!check_integrity (self, findings, error) || !check_references (self, findings, error))
    return NULL;
  if (!nz_text_index_is_complete (self, &reason))
    add_finding (findings, NZ_FINDING_WARNING, NULL, 0,
                 g_strdup_printf (_ ("The search index does not fit the records: %s"), reason));
  return g_steal_pointer (&findings);
}

/* --- backup --------------------------------------------------------------------------------------------- */

static gboolean
is_own_file (NzStore *self, const char *path)
{
  struct stat own, other;

  return stat (self->path, &own) == 0 && stat (path, &other) == 0 && own.st_dev == other.st_dev
         && own.st_ino == other.st_ino;
}

/* A log belongs to the file beside which it lies: played back into another it would destroy that. */
static gboolean
has_log_beside (const char *path, GError **error)
{
  static const char *const endings[] = { "-wal", "-journal" };
  g_autofree char *real = realpath (path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *log = g_strconcat (real != NULL ? real : path, endings[i], NULL);
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *log_name = g_filename_display_basename (log);

      if (!g_file_test (log, G_FILE_TEST_EXISTS))
        continue;
      g_set_error (error, NZ_ERROR, NZ_ERROR_EXISTS,
                   /* TRANSLATORS: the copy's name, the name of a file that SQLite keeps beside a database */
                   _ ("“%s” cannot take a backup copy while “%s” lies beside it. Choose another name."), name,
                   log_name);
      return TRUE;
    }
  return FALSE;
}

/* What may not be replaced. */
static gboolean
is_taken (NzStore *self, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (is_own_file (self, path))
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                 _ ("“%s” cannot be its own backup copy. Choose another name."), name);
  else if (nz_open_files_has (path) || nz_lock_is_held (path))
    g_set_error (error, NZ_ERROR, NZ_ERROR_IN_USE,
                 _ ("“%s” is open and cannot be replaced by a backup copy. Choose another name."), name);
  else
    return has_log_beside (path, error);
  return TRUE;
}

/* Into an empty file, without a journal: it is either renamed over the target as a whole or dropped. */
static gboolean
copy_into (NzStore *self, const char *path, const char *temporary, GError **error)
{
  sqlite3 *db = NULL;
  int code = sqlite3_open_v2 (temporary, &db,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE, NULL);
  sqlite3_backup *backup = NULL;

  if (code == SQLITE_OK)
    code = sqlite3_exec (db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
  if (code == SQLITE_OK)
    {
      backup = sqlite3_backup_init (db, "main", self->db, "main");
      code = backup != NULL ? SQLITE_OK : sqlite3_extended_errcode (db);
    }
  if (backup != NULL)
    {
      code = sqlite3_backup_step (backup, -1);
      sqlite3_backup_finish (backup);
    }
  if (code != SQLITE_OK && code != SQLITE_DONE)
    nz_sql_set_error_code (path, NULL, code, error);
  sqlite3_close (db);
  return code == SQLITE_OK || code == SQLITE_DONE;
}

gboolean
nz_store_backup (NzStore *self, const char *path, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && !self->closed && path != NULL, FALSE);

  NzOutput *output;

  if (is_taken (self, path, error))
    return FALSE;
  output = nz_output_new (path, error);
  if (output == NULL)
    return FALSE;
  fchmod (nz_output_get_fd (output), 0600);
  if (!copy_into (self, path, nz_output_get_temporary_path (output), error))
    {
      nz_output_discard (output);
      return FALSE;
    }
  return nz_output_finish (output, error);
}
