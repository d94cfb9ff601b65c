/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nz-job.h"
#include "nz-store-fixture.h"

/* A job beside a main loop whose turns are counted, and which can cancel it; a test's own struct begins with
 * it, so that the job's functions get that. */
typedef struct
{
  Fixture *fixture;
  GMainLoop *loop;
  NzJob *job;
  int turns;        /* atomic: of the main loop since the job began */
  double cancel_at; /* the fraction at which the main loop cancels it; 2: never */
  gboolean is_cancelled;
} JobWait;

/* So often the main loop must have been served while one piece of work waits for it. */
#define JOB_TURNS 50

/* Runs the job until @done or @destroy quits the loop. @destroy: (nullable) */
void job_wait_run (JobWait *wait, NzJobKind kind, NzJobWork work, NzJobDone done, GDestroyNotify destroy);
/* In the job's thread: until the main loop was served often. */
void job_wait_for_turns (JobWait *wait);

/* How many organisations the store shows. */
guint job_count (NzStore *store);
