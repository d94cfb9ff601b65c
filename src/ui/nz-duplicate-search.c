/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-duplicate-search.h"

typedef struct
{
  NzStore *store; /* belongs to the thread */
  const NzEntity *entity;
  gboolean wants_pairs;
  NzDuplicates *duplicates;
  GArray *pairs;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_clear_object (&search->store);
  g_clear_pointer (&search->duplicates, nz_duplicates_free);
  g_clear_pointer (&search->pairs, g_array_unref);
  g_free (search);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  GError *error = NULL;

  search->duplicates = nz_duplicates_new (search->store, search->entity, cancellable, &error);
  if (search->duplicates != NULL && search->wants_pairs)
    search->pairs = nz_duplicates_pairs (search->duplicates, cancellable, &error);
  nz_store_close (search->store);
  g_clear_object (&search->store);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
nz_duplicate_search_async (NzStore *store,
                           const NzEntity *entity,
                           gboolean pairs,
                           GCancellable *cancellable,
                           GAsyncReadyCallback done,
                           gpointer data)
{
  g_return_if_fail (NZ_IS_STORE (store) && nz_duplicates_has (entity));

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, done, data);
  GError *error = NULL;
  NzStore *own = nz_store_open_again (store, &error);

  if (own == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  Search *search = g_new0 (Search, 1);
  *search = (Search){ own, entity, pairs, NULL, NULL };
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, run);
}

NzDuplicates *
nz_duplicate_search_finish (GAsyncResult *result, GArray **found, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  Search *search = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (found != NULL)
    *found = g_steal_pointer (&search->pairs);
  return g_steal_pointer (&search->duplicates);
}
