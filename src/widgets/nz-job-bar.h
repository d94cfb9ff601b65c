/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/nz-job.h"

G_BEGIN_DECLS

/**
 * NzJobBar:
 *
 * How far a job is, with a button that cancels it. It shows itself when the job has taken a while, and goes
 * when it is over.
 *
 * Signals: "again" () when reading that was cancelled is wanted after all: the owner runs it anew.
 */
#define NZ_TYPE_JOB_BAR (nz_job_bar_get_type ())
G_DECLARE_FINAL_TYPE (NzJobBar, nz_job_bar, NZ, JOB_BAR, AdwBin)

/* What takes less shows nothing, in milliseconds. */
#define NZ_JOB_BAR_AFTER 300

GtkWidget *nz_job_bar_new (void);
/* Runs @work as an NZ_JOB_READ instead of what the bar has run before, and follows it; cancelled, the bar
 * says so and offers "Read again". @done is called once, unless nz_job_bar_stop() or another run comes before
 * it, or the bar goes. @words: what it does: "Reading the history…". @destroy (nullable) frees @data in any
 * case, maybe later than the bar. */
void nz_job_bar_run (NzJobBar *bar,
                     NzStore *store,
                     const char *words,
                     NzJobWork work,
                     NzJobDone done,
                     gpointer data,
                     GDestroyNotify destroy);
/* Drops what it runs; no "Read again". */
void nz_job_bar_stop (NzJobBar *bar);
gboolean nz_job_bar_is_running (NzJobBar *bar);
/* @job: (nullable): none any more. @words: what it does: "Reading the history". */
void nz_job_bar_follow (NzJobBar *bar, NzJob *job, const char *words);
/* The same in a window of its own that says the words already: shown at once, without them. */
void nz_job_bar_follow_alone (NzJobBar *bar, NzJob *job, const char *words);

G_END_DECLS
