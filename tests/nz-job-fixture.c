/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-job-fixture.h"

#include "store/nz-query.h"

static gboolean
on_turn (gpointer data)
{
  JobWait *wait = data;

  g_atomic_int_inc (&wait->turns);
  if (!wait->is_cancelled && nz_job_get_fraction (wait->job) >= wait->cancel_at)
    {
      nz_job_cancel (wait->job);
      wait->is_cancelled = TRUE;
    }
  return G_SOURCE_CONTINUE;
}

void
job_wait_run (JobWait *wait, NzJobKind kind, NzJobWork work, NzJobDone done, GDestroyNotify destroy)
{
  guint source = g_idle_add (on_turn, wait);

  wait->job = nz_job_start (wait->fixture->store, kind, work, done, wait, destroy);
  g_assert_true (nz_job_is_running (wait->job));
  g_main_loop_run (wait->loop);
  g_source_remove (source);
}

void
job_wait_for_turns (JobWait *wait)
{
  int before = g_atomic_int_get (&wait->turns);

  while (g_atomic_int_get (&wait->turns) < before + JOB_TURNS)
    g_thread_yield ();
}

guint
job_count (NzStore *store)
{
  const NzQuery query = { .entity = &nz_entity_organisation };
  g_autoptr (GArray) ids = nz_query_ids (store, &query, NULL);

  return ids->len;
}
