/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-job.h"

#include <gio/gio.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"

/* Work that keeps the store's thread serves its main loop so often, and at most so long, in microseconds. */
#define SERVE_EVERY 30000
#define SERVE_FOR 15000

struct _NzJob
{
  gatomicrefcount references;
  NzStore *store;
  NzStore *own; /* (nullable): of the thread; %NULL: the store itself is used */
  NzJobKind kind;
  NzJobWork work;
  NzJobDone done;
  gpointer data;
  GDestroyNotify destroy;
  NzProgress *progress;
  GError *error;
  gboolean is_running, is_dropped;
  gint64 served;
};

NzJob *
nz_job_ref (NzJob *job)
{
  g_return_val_if_fail (job != NULL, NULL);
  g_atomic_ref_count_inc (&job->references);
  return job;
}

void
nz_job_unref (NzJob *job)
{
  g_return_if_fail (job != NULL);
  if (!g_atomic_ref_count_dec (&job->references))
    return;
  g_clear_object (&job->own);
  g_clear_object (&job->store);
  g_clear_error (&job->error);
  nz_progress_unref (job->progress);
  g_free (job);
}

/* A question that was stopped in the middle may look like any failure, or like an empty answer. */
static void
run (NzJob *job, NzStore *store)
{
  gboolean is_good = nz_store_tell (store, 0, 1, &job->error) && job->work (store, job->data, &job->error);

  if (!nz_progress_is_cancelled (job->progress) || (is_good && job->kind == NZ_JOB_WRITE))
    return;
  g_clear_error (&job->error);
  if (job->kind == NZ_JOB_WRITE)
    nz_progress_set_cancelled (&job->error);
  else
    g_set_error_literal (&job->error, NZ_ERROR, NZ_ERROR_CANCELLED, _ ("Stopped before all was read."));
}

static void
finish (NzJob *job)
{
  job->is_running = FALSE;
  if (job->own != NULL && job->kind == NZ_JOB_WRITE)
    nz_store_give_back (job->store, job->own);
  if (!job->is_dropped && job->done != NULL)
    job->done (job->data, job->error);
  if (job->destroy != NULL)
    job->destroy (job->data);
  nz_job_unref (job);
}

/* --- in a thread ---------------------------------------------------------------------------------------- */

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  NzJob *job = data;

  nz_store_set_progress (job->own, job->progress);
  run (job, job->own);
  nz_store_set_progress (job->own, NULL);
  nz_store_close (job->own);
  g_task_return_boolean (task, TRUE);
}

static void
on_ready (GObject *source, GAsyncResult *result, gpointer job)
{
  finish (job);
}

/* --- in the store's thread ------------------------------------------------------------------------------ */

static void
serve (gpointer data)
{
  NzJob *job = data;
  gint64 now = g_get_monotonic_time ();

  if (now - job->served < SERVE_EVERY)
    return;
  nz_store_pause_work (job->store);
  /* there may always be something to do */
  while (g_main_context_iteration (NULL, FALSE) && g_get_monotonic_time () - now < SERVE_FOR)
    ;
  nz_store_resume_work (job->store);
  job->served = g_get_monotonic_time ();
}

static gboolean
on_idle (gpointer data)
{
  NzJob *job = data;

  if (job->error == NULL && nz_store_begin_work (job->store, job->progress, &job->error))
    {
      nz_progress_set_serve (job->progress, serve, job);
      run (job, job->store);
      nz_progress_set_serve (job->progress, NULL, NULL);
      nz_store_end_work (job->store);
    }
  finish (job);
  return G_SOURCE_REMOVE;
}

/* --- anybody -------------------------------------------------------------------------------------------- */

NzJob *
nz_job_start (
    NzStore *store, NzJobKind kind, NzJobWork work, NzJobDone done, gpointer data, GDestroyNotify destroy)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && work != NULL, NULL);

  NzJob *job = g_new0 (NzJob, 1);
  g_autoptr (GTask) task = NULL;

  g_atomic_ref_count_init (&job->references);
  job->store = g_object_ref (store);
  job->kind = kind;
  job->work = work;
  job->done = done;
  job->data = data;
  job->destroy = destroy;
  job->progress = nz_progress_new ();
  job->is_running = TRUE;
  if (kind == NZ_JOB_READ)
    job->own = nz_store_open_again (store, &job->error);
  else if (nz_store_can_lend (store))
    job->own = nz_store_lend (store, &job->error);
  nz_job_ref (job);
  if (job->own == NULL)
    {
      g_idle_add (on_idle, job);
      return job;
    }
  task = g_task_new (NULL, NULL, on_ready, job);
  g_task_set_source_tag (task, nz_job_start);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, run_in_thread);
  return job;
}

void
nz_job_cancel (NzJob *job)
{
  g_return_if_fail (job != NULL);
  nz_progress_cancel (job->progress);
}

void
nz_job_drop (NzJob *job)
{
  g_return_if_fail (job != NULL);
  job->is_dropped = TRUE;
  nz_progress_cancel (job->progress);
  nz_job_unref (job);
}

gboolean
nz_job_is_running (NzJob *job)
{
  g_return_val_if_fail (job != NULL, FALSE);
  return job->is_running;
}

double
nz_job_get_fraction (NzJob *job)
{
  g_return_val_if_fail (job != NULL, 0);
  return nz_progress_get_fraction (job->progress);
}
