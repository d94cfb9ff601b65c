/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-bulk.h"
#include "model/nz-job.h"
#include "nz-bench.h"
#include "store/nz-query.h"

/* A hundred thousand organisations are deleted as the window does it: how long its main loop is away at most
 * while that goes on, and when the list is told. */

#define MANY 100000
#define GOAL_MS 100

typedef struct
{
  GMainLoop *loop;
  GArray *ids;
  gint64 last, longest;
} Wait;

static gboolean
on_turn (gpointer data)
{
  Wait *wait = data;
  gint64 now = g_get_monotonic_time ();

  wait->longest = MAX (wait->longest, now - wait->last);
  wait->last = now;
  return G_SOURCE_CONTINUE;
}

static gboolean
delete_all (NzStore *store, gpointer data, GError **error)
{
  Wait *wait = data;
  return nz_bulk_delete (store, &nz_entity_organisation, (const gint64 *)wait->ids->data, wait->ids->len,
                         error);
}

static gboolean
undo (NzStore *store, gpointer data, GError **error)
{
  return nz_store_undo (store, error);
}

static void
on_done (gpointer data, const GError *error)
{
  Wait *wait = data;

  g_assert_no_error (error);
  on_turn (wait);
  g_main_loop_quit (wait->loop);
}

static double
longest_absence (Wait *wait, NzStore *store, NzJobWork work)
{
  guint source = g_timeout_add (1, on_turn, wait);

  wait->longest = 0;
  wait->last = g_get_monotonic_time ();
  nz_job_unref (nz_job_start (store, NZ_JOB_WRITE, work, on_done, wait, NULL));
  g_main_loop_run (wait->loop);
  g_source_remove (source);
  return (double)wait->longest / G_TIME_SPAN_MILLISECOND;
}

int
main (void)
{
  NzStore *store = nz_bench_store_new ("bench-bulk.netzwerk", MANY);
  const NzQuery query = { .entity = &nz_entity_organisation };
  Wait wait = { .loop = g_main_loop_new (NULL, FALSE), .ids = nz_query_ids (store, &query, NULL) };

  nz_bench_within ("the main loop, away while 100,000 are deleted",
                   longest_absence (&wait, store, delete_all), GOAL_MS);
  nz_bench_within ("the main loop, away while that is undone", longest_absence (&wait, store, undo), GOAL_MS);
  g_array_unref (wait.ids);
  g_main_loop_unref (wait.loop);
  nz_bench_store_free (store);
  return 0;
}
