/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "store/nz-changes.h"
#include "store/nz-step-label.h"
#include "store/nz-store-private.h"

/* Thinning walks over the change sets that are kept: once in so many steps is enough. */
#define STEPS_BETWEEN_THINNING 64
/* The share of an undo that is over when the change set is applied and the index follows. */
#define APPLIED 0.3

/* --- writing
 * ---------------------------------------------------------------------------------------------------- */

/* A new action after an undo: what was undone cannot come back. Its rows go too, for in the end none of it
 * happened. */
static gboolean
cut_redo_tail (NzStore *store, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM step_record WHERE step IN (SELECT step FROM history WHERE state = 'undone')",
    "DELETE FROM history WHERE state = 'undone'",
  };

  /* the first reads the whole table */
  if (nz_sql_int (store, "SELECT 1 FROM history WHERE state = 'undone' LIMIT 1", 0) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      sqlite3_stmt *statement = nz_sql_prepare (store, statements[i], error);

      if (statement == NULL || !nz_sql_run (store, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_step (NzStore *store, const char *label, gsize size, gint64 *step, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (
      store, "INSERT INTO history (time, label, desk, size) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, g_get_real_time () / G_USEC_PER_SEC);
  sqlite3_bind_text (statement, 2, label == NULL ? "" : label, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 3, store->desk == NULL ? "" : store->desk, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 4, (gint64)size);
  if (!nz_sql_run (store, statement, error))
    return FALSE;
  *step = sqlite3_last_insert_rowid (store->db);
  return TRUE;
}

static gboolean
insert_change_set (NzStore *store, gint64 step, GBytes *changeset, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  sqlite3_stmt *statement
      = nz_sql_prepare (store, "INSERT INTO change_set (step, data) VALUES (?1, ?2)", error);
  gboolean ok;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, step);
  sqlite3_bind_blob64 (statement, 2, data, size, SQLITE_STATIC);
  ok = nz_sql_run (store, statement, error);
  sqlite3_clear_bindings (statement); /* the bytes are the caller's */
  return ok;
}

static gboolean
insert_records (NzStore *store, gint64 step, NzChanges *changes, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (
      store, "INSERT INTO step_record (step, entity, record, operation) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      gsize n = 0;
      const gint64 *ids = nz_changes_ids (changes, entity, &n);

      for (gsize j = 0; j < n; j++)
        {
          char operation = nz_changes_operation (changes, entity, ids[j]);

          sqlite3_bind_int64 (statement, 1, step);
          sqlite3_bind_text (statement, 2, entity->name, -1, SQLITE_STATIC);
          sqlite3_bind_int64 (statement, 3, ids[j]);
          sqlite3_bind_text (statement, 4, &operation, 1, SQLITE_TRANSIENT);
          if (!nz_sql_run (store, statement, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
nz_history_push (NzStore *store, const char *label, GBytes *changeset, NzChanges *changes, GError **error)
{
  gint64 step = 0;

  g_return_val_if_fail (changeset != NULL && changes != NULL, FALSE);

  return cut_redo_tail (store, error)
         && insert_step (store, label, g_bytes_get_size (changeset), &step, error)
         && insert_change_set (store, step, changeset, error) && insert_records (store, step, changes, error)
         && nz_history_insert_hosts (store, step, changes, changeset, error)
         && (step % STEPS_BETWEEN_THINNING != 0
             || nz_history_thin (store, NZ_HISTORY_KEEP, NZ_HISTORY_BUDGET, NZ_HISTORY_MOST, error));
}

/* The newest step that loses its change set; 0 for none. */
static gint64
find_last_to_thin (NzStore *store, guint keep, gint64 budget, guint most, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (store,
                                            "SELECT c.step, h.size FROM change_set AS c JOIN history AS h "
                                            "ON h.step = c.step ORDER BY c.step DESC",
                                            error);
  gint64 total = 0, last = 0;
  guint n = 0;

  if (statement == NULL)
    return 0;
  while (last == 0 && sqlite3_step (statement) == SQLITE_ROW)
    {
      n++;
      total += sqlite3_column_int64 (statement, 1);
      if (n > keep && (total > budget || n > most))
        last = sqlite3_column_int64 (statement, 0);
    }
  sqlite3_reset (statement);
  return last;
}

gboolean
nz_history_thin (NzStore *store, guint keep, gint64 budget, guint most, GError **error)
{
  gint64 last = find_last_to_thin (store, keep, budget, most, error);
  sqlite3_stmt *statement;

  if (last == 0)
    return TRUE;
  statement = nz_sql_prepare (store, "DELETE FROM change_set WHERE step <= ?1", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, last);
  return nz_sql_run (store, statement, error);
}

gboolean
nz_store_end_undo (NzStore *store, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);
  return nz_store_check_idle (store, error) && nz_history_thin (store, 0, 0, 0, error);
}

/* --- undo and redo
 * ------------------------------------------------------------------------------------------------ */

/* The step that undo (the last done one) or redo (the first undone one) takes, if it still has its change
 * set. */
static const char *const next_step[] = {
  "SELECT h.step, h.label, c.data FROM history AS h JOIN change_set AS c ON c.step = h.step "
  "WHERE h.step = (SELECT max(step) FROM history WHERE state = 'done')",
  "SELECT h.step, h.label, c.data FROM history AS h JOIN change_set AS c ON c.step = h.step "
  "WHERE h.step = (SELECT min(step) FROM history WHERE state = 'undone')",
};

char *
nz_history_dup_label (sqlite3_stmt *statement, int column)
{
  const char *label = (const char *)sqlite3_column_text (statement, column);

  return label != NULL ? nz_step_label_in (nz_get_language (), label) : NULL;
}

static char *
dup_label (NzStore *store, gboolean redo)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, next_step[redo], NULL);
  char *label = NULL;

  if (statement == NULL)
    return NULL;
  if (sqlite3_step (statement) == SQLITE_ROW)
    label = nz_history_dup_label (statement, 1);
  sqlite3_reset (statement);
  return label;
}

char *
nz_store_dup_undo_label (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  return store->read_only || store->closed ? NULL : dup_label (store, FALSE);
}

char *
nz_store_dup_redo_label (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  return store->read_only || store->closed ? NULL : dup_label (store, TRUE);
}

gint64
nz_store_get_undo_step (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), 0);

  sqlite3_stmt *statement
      = store->read_only || store->closed ? NULL : nz_sql_prepare (store, next_step[FALSE], NULL);
  gint64 number = 0;

  if (statement == NULL)
    return 0;
  if (sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return number;
}

static gint64
get_size (NzStore *store, const char *which)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT h.size FROM history AS h JOIN change_set AS c ON c.step = h.step "
                         "WHERE h.step = (SELECT %s)",
                         which);

  return store->read_only || store->closed ? 0 : nz_sql_int (store, sql, 0);
}

gint64
nz_store_get_undo_size (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), 0);
  return get_size (store, "max(step) FROM history WHERE state = 'done'");
}

gint64
nz_store_get_redo_size (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), 0);
  return get_size (store, "min(step) FROM history WHERE state = 'undone'");
}

typedef struct
{
  gint64 number;
  char *label;
  GBytes *changeset;
} Step;

static void
step_clear (Step *step)
{
  g_clear_pointer (&step->label, g_free);
  g_clear_pointer (&step->changeset, g_bytes_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

static gboolean
load_step (NzStore *store, gboolean redo, Step *step, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, next_step[redo], error);
  int rc;

  if (statement == NULL)
    return FALSE;
  rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    {
      step->number = sqlite3_column_int64 (statement, 0);
      step->label = nz_history_dup_label (statement, 1);
      step->changeset
          = g_bytes_new (sqlite3_column_blob (statement, 2), (gsize)sqlite3_column_bytes (statement, 2));
    }
  else if (rc == SQLITE_DONE)
    g_set_error_literal (error, NZ_ERROR, NZ_ERROR_NOT_FOUND,
                         redo ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
  else
    nz_sql_set_error (store, error);
  sqlite3_reset (statement);
  return rc == SQLITE_ROW;
}

static gboolean
mark_step (NzStore *store, const Step *step, gboolean redo, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, "UPDATE history SET state = ?2 WHERE step = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, step->number);
  sqlite3_bind_text (statement, 2, redo ? "done" : "undone", -1, SQLITE_STATIC);
  return nz_sql_run (store, statement, error);
}

/* What happens inside the transaction. */
static NzChanges *
travel (NzStore *store, const Step *step, gboolean redo, GError **error)
{
  g_autoptr (NzChanges) changes = NULL;

  if (!nz_session_apply (store, step->changeset, !redo, error))
    {
      g_prefix_error (error, redo ? _ ("“%s” could not be redone: ") : _ ("“%s” could not be undone: "),
                      step->label == NULL ? "" : step->label);
      return NULL;
    }
  /* after applying: the owner of a contact that was only changed is read from its row */
  changes = nz_changes_from_changeset (store, step->changeset, error);
  nz_progress_part (store->progress, APPLIED, 1);
  if (changes == NULL || !nz_text_index_update (store, changes, error)
      || !nz_revision_count (store, changes, step->changeset, !redo, error)
      || !mark_step (store, step, redo, error) || !nz_store_tell (store, 1, 1, error)
      || !nz_sql_exec (store, "COMMIT", error))
    return NULL;
  return g_steal_pointer (&changes);
}

static gboolean
undo_or_redo (NzStore *store, gboolean redo, GError **error)
{
  g_auto (Step) step = { 0 };
  g_autoptr (NzChanges) changes = NULL;

  if (!nz_store_check_idle (store, error) || !nz_sql_exec (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  store->was_paused = FALSE;
  if (load_step (store, redo, &step, error))
    changes = travel (store, &step, redo, error);
  if (changes == NULL)
    {
      nz_store_rollback (store);
      nz_store_tell_undone (store, step.changeset);
      return FALSE;
    }
  nz_store_emit_changed (store, changes);
  return TRUE;
}

gboolean
nz_store_undo (NzStore *store, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && !store->closed, FALSE);

  return undo_or_redo (store, FALSE, error);
}

gboolean
nz_store_redo (NzStore *store, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && !store->closed, FALSE);

  return undo_or_redo (store, TRUE, error);
}

/* --- the audit trail
 * ------------------------------------------------------------------------------------------------ */

void
nz_step_free (NzStep *step)
{
  if (step == NULL)
    return;
  g_free (step->label);
  g_free (step->desk);
  g_free (step);
}

static NzStep *
read_step (sqlite3_stmt *statement)
{
  NzStep *step = g_new0 (NzStep, 1);
  const char *operation = (const char *)sqlite3_column_text (statement, 4);

  step->step = sqlite3_column_int64 (statement, 0);
  step->time = sqlite3_column_int64 (statement, 1);
  step->label = nz_history_dup_label (statement, 2);
  step->desk = nz_sql_dup_text (statement, 3);
  step->operation = operation == NULL ? 'u' : *operation;
  return step;
}

GPtrArray *
nz_store_history (NzStore *store, const NzEntity *entity, gint64 id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_step_free);
  sqlite3_stmt *statement;
  int rc;

  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, NULL);

  statement = nz_sql_prepare (store,
                              "SELECT h.step, h.time, h.label, h.desk, r.operation "
                              "FROM step_record AS r JOIN history AS h ON h.step = r.step "
                              "WHERE r.entity = ?1 AND r.record = ?2 AND h.state = 'done' "
                              "ORDER BY r.step DESC LIMIT ?3",
                              error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, entity->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, id);
  sqlite3_bind_int64 (statement, 3, limit == 0 ? -1 : (gint64)limit);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (steps, read_step (statement));
  if (rc != SQLITE_DONE)
    {
      nz_sql_set_error (store, error);
      sqlite3_reset (statement);
      return NULL;
    }
  sqlite3_reset (statement);
  return g_steal_pointer (&steps);
}
