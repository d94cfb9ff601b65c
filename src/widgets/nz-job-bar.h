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
 */
#define NZ_TYPE_JOB_BAR (nz_job_bar_get_type ())
G_DECLARE_FINAL_TYPE (NzJobBar, nz_job_bar, NZ, JOB_BAR, AdwBin)

/* What takes less shows nothing, in milliseconds. */
#define NZ_JOB_BAR_AFTER 300

GtkWidget *nz_job_bar_new (void);
/* @job: (nullable): none any more. @words: what it does: "Reading the history". */
void nz_job_bar_follow (NzJobBar *bar, NzJob *job, const char *words);
/* The same in a window of its own that says the words already: shown at once, without them. */
void nz_job_bar_follow_alone (NzJobBar *bar, NzJob *job, const char *words);

G_END_DECLS
