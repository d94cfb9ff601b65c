/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "store/nz-file-check.h"
#include "store/nz-lock.h"
#include "store/nz-store-private.h"

/* The object and its actions. How a file is made and opened is in nz-store-open.c. */

/* The share of an action that is over when it comes to its COMMIT, which makes index and history. */
#define BEFORE_COMMIT 0.55

G_DEFINE_FINAL_TYPE (NzStore, nz_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
nz_store_finalize (GObject *object)
{
  NzStore *self = NZ_STORE (object);

  nz_store_close (self);
  g_hash_table_unref (self->statements);
  nz_store_clear_work (self);
  g_free (self->path);
  g_free (self->desk);

  G_OBJECT_CLASS (nz_store_parent_class)->finalize (object);
}

static void
nz_store_class_init (NzStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_store_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", NZ_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, NZ_TYPE_CHANGES);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
nz_store_init (NzStore *self)
{
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  nz_store_init_work (self);
  self->desk = g_strdup_printf ("%s@%s", g_get_user_name (), g_get_host_name ());
}

void
nz_store_give_up_lock (NzStore *self)
{
  if (self->open_key != NULL)
    nz_open_files_remove (self->open_key);
  g_clear_pointer (&self->open_key, g_free);
  g_clear_pointer (&self->lock, nz_lock_free);
}

void
nz_store_close (NzStore *self)
{
  g_return_if_fail (NZ_IS_STORE (self));

  if (self->closed)
    return;
  /* work on this very store is under way further up the stack */
  if (self->has_worker)
    {
      self->close_later = TRUE;
      nz_progress_cancel (self->progress);
      return;
    }
  self->closed = TRUE;
  nz_store_rollback (self);
  nz_text_rows_forget (self);
  nz_text_words_forget (self);
  nz_order_forget (self);
  g_hash_table_remove_all (self->statements);
  g_clear_pointer (&self->idle, g_hash_table_unref);
  if (self->db != NULL)
    sqlite3_close_v2 (g_steal_pointer (&self->db));
  /* a writer still writes to the file */
  if (!self->is_lent)
    nz_store_give_up_lock (self);
}

const char *
nz_store_get_path (NzStore *self)
{
  g_return_val_if_fail (NZ_IS_STORE (self), NULL);
  return self->path;
}

gboolean
nz_store_is_read_only (NzStore *self)
{
  g_return_val_if_fail (NZ_IS_STORE (self), TRUE);
  return self->read_only;
}

void
nz_store_set_desk (NzStore *self, const char *name)
{
  g_return_if_fail (NZ_IS_STORE (self) && name != NULL && *name != '\0');
  g_free (self->desk);
  self->desk = g_strdup (name);
}

void
nz_store_emit_changed (NzStore *self, NzChanges *changes)
{
  if (self->committed != NULL)
    g_ptr_array_add (self->committed, nz_changes_ref (changes));
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
}

/* --- one action ----------------------------------------------------------------------------------------- */

gboolean
nz_store_in_action (NzStore *self)
{
  g_return_val_if_fail (NZ_IS_STORE (self), FALSE);
  return self->session != NULL && !self->is_lent;
}

gboolean
nz_store_begin (NzStore *self, const char *label, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && label != NULL, FALSE);
  g_return_val_if_fail (!self->closed, FALSE);

  if (!nz_store_check_idle (self, error) || !nz_sql_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  self->was_paused = FALSE;
  nz_progress_part (self->progress, 0, BEFORE_COMMIT);
  if (!nz_session_begin (self, error))
    {
      nz_store_rollback (self);
      return FALSE;
    }
  g_free (self->label);
  self->label = g_strdup (label);
  return TRUE;
}

gboolean
nz_store_defer_references (NzStore *self, GError **error)
{
  g_return_val_if_fail (nz_store_in_action (self), FALSE);
  return nz_sql_exec (self, "PRAGMA defer_foreign_keys = ON", error);
}

/* A statement of ours that a failure left in the middle would keep the transaction open. An NzRows that
 * somebody is reading would begin anew: it goes on behind the rollback where it is. */
static void
reset_statements (NzStore *self)
{
  GHashTableIter iter;
  gpointer statement;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_reset (statement);
}

void
nz_store_rollback (NzStore *self)
{
  g_return_if_fail (NZ_IS_STORE (self));

  g_autoptr (GBytes) seen = NULL;

  /* the action is somebody else's */
  if (self->is_lent && !self->closed)
    return;
  seen = nz_store_end_seen (self);
  if (self->session != NULL)
    nz_session_drop (self);
  g_clear_pointer (&self->label, g_free);
  nz_text_rows_forget (self);
  nz_order_forget (self);
  if (self->db == NULL || sqlite3_get_autocommit (self->db))
    return;
  reset_statements (self);
  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  nz_store_tell_undone (self, seen);
}

/* The steps between the last change and COMMIT. @changes is %NULL where nothing changed. */
static gboolean
finish_action (NzStore *self, NzChanges **changes, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;

  nz_progress_part (self->progress, BEFORE_COMMIT, 1);
  if (nz_progress_is_cancelled (self->progress))
    return nz_progress_set_cancelled (error);
  if (sqlite3_get_autocommit (self->db))
    {
      g_autofree char *name = g_filename_display_basename (self->path);

      /* SQLite gave up the transaction by itself at an earlier failure. */
      g_set_error (error, NZ_ERROR, NZ_ERROR_IO, _ ("“%s” could not be written. Nothing was changed."), name);
      return FALSE;
    }
  if (!nz_session_end (self, &changeset, error))
    return FALSE;
  if (g_bytes_get_size (changeset) == 0)
    return TRUE;

  *changes = nz_changes_from_changeset (self, changeset, error);
  return *changes != NULL && nz_text_index_update (self, *changes, error)
         && nz_revision_count (self, *changes, changeset, FALSE, error)
         && nz_history_push (self, self->label, changeset, *changes, error)
         && nz_store_tell (self, 1, 1, error);
}

gboolean
nz_store_commit (NzStore *self, GError **error)
{
  g_autoptr (NzChanges) changes = NULL;

  g_return_val_if_fail (NZ_IS_STORE (self) && self->session != NULL, FALSE);

  if (!finish_action (self, &changes, error) || !nz_sql_exec (self, "COMMIT", error))
    {
      nz_store_rollback (self);
      return FALSE;
    }
  g_clear_pointer (&self->label, g_free);
  if (changes != NULL)
    nz_store_emit_changed (self, changes);
  return TRUE;
}

/* --- saving and deleting -------------------------------------------------------------------------------- */

static gboolean
run_cached (NzStore *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (self, sql, error);

  return statement != NULL && nz_sql_run (self, statement, error);
}

/* A record is several rows: all of them or none, also when the action goes on after a failure. */
static gboolean
store_in_savepoint (NzStore *self, NzRecord *record, GError **error)
{
  if (!run_cached (self, "SAVEPOINT record", error))
    return FALSE;
  if (nz_record_store (self, record, error))
    return run_cached (self, "RELEASE record", error);
  if (!sqlite3_get_autocommit (self->db))
    {
      run_cached (self, "ROLLBACK TO record", NULL);
      run_cached (self, "RELEASE record", NULL);
    }
  return FALSE;
}

gboolean
nz_store_save_as (NzStore *self, NzRecord *record, const char *label, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && NZ_IS_RECORD (record) && label != NULL, FALSE);

  gint64 given = nz_record_get_id (record);

  if (!nz_record_is_valid (record, error) || !nz_store_begin (self, label, error))
    return FALSE;
  if (!nz_record_store (self, record, error))
    {
      nz_store_rollback (self);
      return FALSE;
    }
  if (!nz_store_commit (self, error))
    {
      nz_record_set_id (record, given);
      return FALSE;
    }
  return TRUE;
}

gboolean
nz_store_save (NzStore *self, NzRecord *record, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && NZ_IS_RECORD (record), FALSE);

  if (!nz_store_check_free (self, error))
    return FALSE;
  if (self->session != NULL)
    return nz_record_is_valid (record, error) && store_in_savepoint (self, record, error);

  g_autofree char *title = nz_title_of_record (self, record);
  gboolean is_new = nz_record_get_id (record) == 0
                    || !nz_record_exists (self, nz_record_get_entity (record), nz_record_get_id (record));
  g_autofree char *label = g_strdup_printf (is_new ? _ ("Add %s") : _ ("Change %s"), title);

  return nz_store_save_as (self, record, label, error);
}

static gboolean
remove_record (NzStore *self, const NzEntity *entity, gint64 id, GError **error)
{
  if (!nz_record_exists (self, entity, id))
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND, _ ("There is no such record any more (%s)."),
                   nz_entity_label (entity, nz_get_language ()));
      return FALSE;
    }
  if ((entity->flags & NZ_ENTITY_SINGLETON) != 0)
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_REFERENCED,
                           _ ("The settings of the network cannot be deleted."));
      return FALSE;
    }
  return nz_record_remove (self, entity, id, error);
}

gboolean
nz_store_delete (NzStore *self, const NzEntity *entity, gint64 id, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && entity != NULL, FALSE);

  if (!nz_store_check_free (self, error))
    return FALSE;
  if (self->session != NULL)
    return remove_record (self, entity, id, error);

  g_autofree char *title = nz_store_title (self, entity, id);
  g_autofree char *label = g_strdup_printf (_ ("Delete %s"), title);

  if (!nz_store_begin (self, label, error))
    return FALSE;
  if (!remove_record (self, entity, id, error))
    {
      nz_store_rollback (self);
      return FALSE;
    }
  return nz_store_commit (self, error);
}

/* --- reading -------------------------------------------------------------------------------------------- */

NzRecord *
nz_store_get (NzStore *self, const NzEntity *entity, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  NzRecord *record;

  g_return_val_if_fail (NZ_IS_STORE (self) && entity != NULL && !self->closed, NULL);

  record = nz_record_load (self, entity, id, &local);
  if (record != NULL)
    return record;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND, _ ("There is no such record any more (%s)."),
                 nz_entity_label (entity, nz_get_language ()));
  return NULL;
}

NzRecord *
nz_store_get_network (NzStore *self, GError **error)
{
  return nz_store_get (self, &nz_entity_network, 1, error);
}

/* (transfer full) (nullable) */
static GPtrArray *
load_many (NzStore *self, const NzEntity *entity, const gint64 *ids, gsize n, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_full ((guint)n, g_object_unref);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) local = NULL;
      NzRecord *record = nz_record_load (self, entity, ids[i], &local);

      if (record != NULL)
        g_ptr_array_add (records, record);
      else if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return g_steal_pointer (&records);
}

/* In one reading transaction, so that the file is locked once and not for each statement. */
GPtrArray *
nz_store_get_many (NzStore *self, const NzEntity *entity, const gint64 *ids, gsize n, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && entity != NULL && !self->closed, NULL);

  gboolean own = n > 1 && sqlite3_get_autocommit (self->db) && run_cached (self, "BEGIN", NULL);
  GPtrArray *records = load_many (self, entity, ids, n, error);

  if (own && !sqlite3_get_autocommit (self->db) && !run_cached (self, "COMMIT", NULL))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return records;
}
