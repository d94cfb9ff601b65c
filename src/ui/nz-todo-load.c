/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-todo-load.h"

#include "store/nz-store-read.h"

static gpointer
load (NzStore *store, gpointer job, GCancellable *cancellable, GError **error)
{
  return nz_todos_new (store, *(NzDate *)job, error);
}

void
nz_todo_load_async (
    NzStore *store, NzDate today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  nz_store_read_async (store, load, (GDestroyNotify)nz_todos_free, g_memdup2 (&today, sizeof today), g_free,
                       cancellable, callback, data);
}

NzTodos *
nz_todo_load_finish (GAsyncResult *result, GError **error)
{
  return nz_store_read_finish (result, error);
}
