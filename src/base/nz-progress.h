/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NzProgress:
 *
 * What long work and whoever waits for it share: how far it is, and whether it is to stop. They may be in two
 * threads, but what stands below "the work" is for the thread of the work alone. The work takes %NULL too:
 * then nobody waits, and nothing stops it.
 */
typedef struct _NzProgress NzProgress;

NzProgress *nz_progress_new (void);
NzProgress *nz_progress_ref (NzProgress *progress);
void nz_progress_unref (NzProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzProgress, nz_progress_unref)

/* --- whoever waits --- */

void nz_progress_cancel (NzProgress *progress);
/* From 0 to 1. */
double nz_progress_get_fraction (NzProgress *progress);

/* --- the work --- */

/* Any thread may ask. @progress: (nullable) */
gboolean nz_progress_is_cancelled (NzProgress *progress);
/* What is told from now on counts from @from to @to of the whole (0 to 1). @progress: (nullable) */
void nz_progress_part (NzProgress *progress, double from, double to);
/* @done of @of (0: not known) are done. @progress: (nullable). NZ_ERROR_CANCELLED: it is to stop. */
gboolean nz_progress_tell (NzProgress *progress, gsize done, gsize of, GError **error);
/* Work that keeps the thread of whoever waits busy: @serve is called whenever it tells something. */
typedef void (*NzProgressServe) (gpointer data);
void nz_progress_set_serve (NzProgress *progress, NzProgressServe serve, gpointer data);

/* NZ_ERROR_CANCELLED in words; always %FALSE. */
gboolean nz_progress_set_cancelled (GError **error);

G_END_DECLS
