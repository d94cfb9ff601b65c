/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzListReading:
 *
 * The ids of a list, read in a thread: of a hundred thousand records it takes some tenths of a second, for
 * which no frame may wait.
 */
typedef struct _NzListReading NzListReading;

/* @ids: (transfer full) (nullable): the answer; %NULL with @error. Not called once it was stopped. */
typedef void (*NzListRead) (GArray *ids, const GError *error, gpointer data);

/* Copies @query; its limit and what it lacks are left out. @store: one with nz_store_reads_beside(). */
NzListReading *nz_list_reading_start (NzStore *store, const NzQuery *query, NzListRead done, gpointer data);
/* The thread ends soon, and nobody hears of it. To be called before @data goes, unless it is done. */
void nz_list_reading_stop (NzListReading *reading);

G_END_DECLS
