/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "store/nz-lock.h"
#include "store/nz-store-private.h"

/* Long work, and whoever wants to write while it is under way. The work has a writer that the store has lent,
 * or it has the store itself and lets the main loop be served now and then. Either way is_lent says that
 * nobody else may write. */

/* Instructions of SQLite's machine between two looks whether to stop: well below a millisecond. COMMIT takes
 * fewer, so that it is never stopped in the middle. */
#define STEPS_BETWEEN_LOOKS 5000

/* What waits until the store is free. */
typedef struct
{
  NzStoreFree call;
  gpointer data;
  GDestroyNotify destroy;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  if (waiting->destroy != NULL)
    waiting->destroy (waiting->data);
  g_free (waiting);
}

/* --- how far it is -------------------------------------------------------------------------------------- */

static int
is_to_stop (void *progress)
{
  return nz_progress_is_cancelled (progress);
}

void
nz_store_set_progress (NzStore *self, NzProgress *progress)
{
  g_return_if_fail (NZ_IS_STORE (self));

  if (progress != NULL)
    nz_progress_ref (progress);
  g_clear_pointer (&self->progress, nz_progress_unref);
  self->progress = progress;
  if (self->db != NULL)
    sqlite3_progress_handler (self->db, STEPS_BETWEEN_LOOKS, progress != NULL ? is_to_stop : NULL, progress);
}

gboolean
nz_store_tell (NzStore *self, gsize done, gsize of, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self), FALSE);
  return nz_progress_tell (self->progress, done, of, error);
}

/* --- whoever wants to write meanwhile ------------------------------------------------------------------- */

gboolean
nz_store_check_writable (NzStore *self, GError **error)
{
  g_autofree char *name = NULL;

  if (!self->read_only)
    return TRUE;
  name = g_filename_display_basename (self->path);
  g_set_error (error, NZ_ERROR, NZ_ERROR_READ_ONLY,
               _ ("“%s” is open for reading only, so nothing can be changed."), name);
  return FALSE;
}

gboolean
nz_store_check_free (NzStore *self, GError **error)
{
  if (self->is_lent)
    g_set_error_literal (error, NZ_ERROR, NZ_ERROR_FAILED, _ ("Another change is still under way."));
  return !self->is_lent;
}

gboolean
nz_store_check_idle (NzStore *self, GError **error)
{
  if (!nz_store_check_writable (self, error) || !nz_store_check_free (self, error))
    return FALSE;
  if (self->session != NULL)
    g_set_error_literal (error, NZ_ERROR, NZ_ERROR_FAILED, _ ("Another change is still under way."));
  return self->session == NULL;
}

void
nz_store_when_free (NzStore *self, NzStoreFree call, gpointer data, GDestroyNotify destroy)
{
  g_return_if_fail (NZ_IS_STORE (self) && call != NULL);

  Waiting *waiting = g_new (Waiting, 1);

  *waiting = (Waiting){ call, data, destroy };
  if (self->is_lent || self->has_worker)
    {
      g_ptr_array_add (self->waiting, waiting);
      return;
    }
  call (self, data);
  waiting_free (waiting);
}

/* @told: (element-type NzChanges): emptied. */
static void
set_free (NzStore *self, GPtrArray *told)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (waiting_free);
  for (guint i = 0; i < told->len && !self->closed; i++)
    nz_store_emit_changed (self, told->pdata[i]);
  g_ptr_array_set_size (told, 0);
  for (guint i = 0; i < waiting->len && !self->closed; i++)
    {
      Waiting *one = waiting->pdata[i];
      one->call (self, one->data);
    }
}

void
nz_store_init_work (NzStore *self)
{
  self->waiting = g_ptr_array_new_with_free_func (waiting_free);
}

void
nz_store_clear_work (NzStore *self)
{
  g_clear_pointer (&self->progress, nz_progress_unref);
  g_clear_pointer (&self->committed, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
}

/* --- a writer that is lent ------------------------------------------------------------------------------ */

void
nz_store_give_back (NzStore *self, NzStore *writer)
{
  g_return_if_fail (NZ_IS_STORE (self) && NZ_IS_STORE (writer));
  g_return_if_fail (self->is_lent && writer->committed != NULL);

  nz_store_close (writer);
  self->is_lent = FALSE;
  if (self->closed)
    nz_store_give_up_lock (self);
  set_free (self, writer->committed);
}

/* --- the store itself ----------------------------------------------------------------------------------- */

gboolean
nz_store_begin_work (NzStore *self, NzProgress *progress, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && progress != NULL, FALSE);

  if (self->closed)
    return nz_progress_set_cancelled (error);
  if (!nz_store_check_idle (self, error))
    return FALSE;
  self->has_worker = TRUE;
  self->committed = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_changes_unref);
  /* It is cancelled in a pause at the earliest, and then nz_store_tell() stops it. SQLite looks for itself
   * only in a thread: here it would stop the questions of others too. */
  self->progress = nz_progress_ref (progress);
  return TRUE;
}

void
nz_store_pause_work (NzStore *self)
{
  g_return_if_fail (NZ_IS_STORE (self) && self->has_worker && !self->is_lent);
  self->is_lent = TRUE;
  self->was_paused = TRUE;
}

void
nz_store_resume_work (NzStore *self)
{
  g_return_if_fail (NZ_IS_STORE (self) && self->has_worker && self->is_lent);
  self->is_lent = FALSE;
}

void
nz_store_end_work (NzStore *self)
{
  g_autoptr (GPtrArray) told = NULL;

  g_return_if_fail (NZ_IS_STORE (self) && self->has_worker && !self->is_lent);

  nz_store_set_progress (self, NULL);
  self->has_worker = FALSE;
  told = g_steal_pointer (&self->committed);
  if (self->close_later)
    nz_store_close (self);
  set_free (self, told);
}

GBytes *
nz_store_end_seen (NzStore *self)
{
  GBytes *changeset = NULL;

  if (self->was_paused && self->session != NULL)
    nz_session_end (self, &changeset, NULL);
  return changeset;
}

void
nz_store_tell_undone (NzStore *self, GBytes *changeset)
{
  g_autoptr (NzChanges) changes = NULL;

  if (!self->was_paused || changeset == NULL || g_bytes_get_size (changeset) == 0)
    return;
  changes = nz_changes_from_changeset (self, changeset, NULL);
  if (changes != NULL)
    nz_store_emit_changed (self, changes);
}
