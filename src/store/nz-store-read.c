/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-store-read.h"

#include "store/nz-store-private.h"

gboolean
nz_store_reads_beside (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);
  return !store->closed && (store->access == NZ_ACCESS_LOG || store->access == NZ_ACCESS_IMMUTABLE);
}

typedef struct
{
  NzStore *store; /* of the thread */
  NzStoreReader reader;
  GDestroyNotify free_result;
  gpointer job;
  GDestroyNotify free_job;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->store);
  if (reading->free_job != NULL)
    reading->free_job (reading->job);
  g_free (reading);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  gpointer result = reading->reader (reading->store, reading->job, cancellable, &error);

  nz_store_close (reading->store);
  g_clear_object (&reading->store);
  if (result != NULL)
    g_task_return_pointer (task, result, reading->free_result);
  else
    g_task_return_error (task, error);
}

void
nz_store_read_async (NzStore *store,
                     NzStoreReader reader,
                     GDestroyNotify free_result,
                     gpointer job,
                     GDestroyNotify free_job,
                     GCancellable *cancellable,
                     GAsyncReadyCallback done,
                     gpointer data)
{
  g_return_if_fail (NZ_IS_STORE (store) && reader != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, done, data);
  GError *error = NULL;
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ nz_store_open_again (store, &error), reader, free_result, job, free_job };
  g_task_set_source_tag (task, nz_store_read_async);
  g_task_set_task_data (task, reading, reading_free);
  if (reading->store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  nz_text_words_share (store, reading->store);
  g_task_run_in_thread (task, run);
}

gpointer
nz_store_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
