/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzJob:
 *
 * Work on the file that may take longer than a frame: it runs in a thread with a connection of its own, so
 * that the window is served meanwhile. Reading sees the file as it is when it begins. A writer is lent by the
 * store, which shows the old state until the COMMIT and begins no other action before the job is over; then
 * it emits "changed". On a network file system, where only one may write, the work runs in the store's own
 * thread and serves its main loop whenever it tells how far it is. Either way nobody else writes meanwhile:
 * nz_store_begin(), nz_store_save(), nz_store_undo() and a second NZ_JOB_WRITE fail with NZ_ERROR_FAILED.
 *
 * Reference counted; belongs to the store's thread. It keeps itself alive until it is over.
 */
typedef struct _NzJob NzJob;

typedef enum
{
  NZ_JOB_READ,
  NZ_JOB_WRITE,
} NzJobKind;

/* The work. It calls nz_store_tell() now and then and uses no other store, and nothing of @data that others
 * use meanwhile. */
typedef gboolean (*NzJobWork) (NzStore *store, gpointer data, GError **error);
/* In the store's thread, after the work. @error: (nullable): why it failed; NZ_ERROR_CANCELLED: nothing has
 * changed, or not all was read; the message says which. */
typedef void (*NzJobDone) (gpointer data, const GError *error);

/* (transfer full): @done is called once, later than this, unless the job is dropped; @destroy (nullable)
 * frees @data in any case, in the store's thread. */
NzJob *nz_job_start (
    NzStore *store, NzJobKind kind, NzJobWork work, NzJobDone done, gpointer data, GDestroyNotify destroy);
NzJob *nz_job_ref (NzJob *job);
void nz_job_unref (NzJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzJob, nz_job_unref)
/* Asks it to stop; @done tells when it has. What it has committed before stays. */
void nz_job_cancel (NzJob *job);
/* Cancels it and lets go of it: nobody wants to know any more. @job: (transfer full) */
void nz_job_drop (NzJob *job);
gboolean nz_job_is_running (NzJob *job);
/* How far it is, from 0 to 1. */
double nz_job_get_fraction (NzJob *job);

G_END_DECLS
