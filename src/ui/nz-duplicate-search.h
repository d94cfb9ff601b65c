/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "domain/nz-duplicates.h"

G_BEGIN_DECLS

/* The search for duplicates in a thread of its own with its own connection, so that no frame waits for it. */

/* Reads the looks of all records of @entity; with @pairs also compares them. */
void nz_duplicate_search_async (
    NzStore *store, const NzEntity *entity, gboolean pairs, GCancellable *cancellable, GAsyncReadyCallback done, gpointer data);
/* (transfer full) (nullable): the looks; @pairs: (out) (optional) (transfer full): the pairs, where they were asked for. */
NzDuplicates *nz_duplicate_search_finish (GAsyncResult *result, GArray **pairs, GError **error);

G_END_DECLS
