/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "domain/nz-todo.h"

G_BEGIN_DECLS

/* Gathers what is to be done in a thread of its own with a connection of its own: a file of a hundred
 * thousand actors keeps the window waiting no longer than the example. */
void nz_todo_load_async (
    NzStore *store, NzDate today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/* (transfer full) */
NzTodos *nz_todo_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
