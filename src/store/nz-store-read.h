/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Reading in a thread of its own with a connection of its own, so that no frame waits for it. */

/* Whether another connection is opened at once. On a network file system it is a copy of the whole file, which
 * costs more than what is read. */
gboolean nz_store_reads_beside (NzStore *store);

/* In the thread: reads for @job; NULL with @error. The store is closed afterwards. */
typedef gpointer (*NzStoreReader) (NzStore *store, gpointer job, GCancellable *cancellable, GError **error);

/* Calls @reader beside the main loop, then @done in it. @job: (transfer full), freed with @free_job, in
 * either thread; @free_result: for a result that nobody takes. Where the file cannot be opened again, @done
 * is told, too. */
void nz_store_read_async (NzStore *store,
                          NzStoreReader reader,
                          GDestroyNotify free_result,
                          gpointer job,
                          GDestroyNotify free_job,
                          GCancellable *cancellable,
                          GAsyncReadyCallback done,
                          gpointer data);
/* (transfer full) (nullable): what @reader gave; NULL with @error, also G_IO_ERROR_CANCELLED. */
gpointer nz_store_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
