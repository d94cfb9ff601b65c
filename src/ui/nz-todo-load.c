/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-todo-load.h"

typedef struct
{
  NzStore *store; /* of the thread */
  NzDate today;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->store);
  g_free (job);
}

static void
load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  NzTodos *todos = nz_todos_new (job->store, job->today, &error);

  g_clear_object (&job->store);
  if (todos == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, todos, (GDestroyNotify)nz_todos_free);
}

void
nz_todo_load_async (
    NzStore *store, NzDate today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  GError *error = NULL;
  Job *job;

  g_return_if_fail (NZ_IS_STORE (store));
  g_task_set_source_tag (task, nz_todo_load_async);
  job = g_new0 (Job, 1);
  *job = (Job){ nz_store_open_again (store, &error), today };
  g_task_set_task_data (task, job, job_free);
  if (job->store == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, load);
}

NzTodos *
nz_todo_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
