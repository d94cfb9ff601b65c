/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-bulk.h"
#include "model/nz-job.h"
#include "nz-store-fixture.h"
#include "store/nz-query.h"

/* Long work in a thread: the main loop is served all the while, the store shows the old state until the new
 * one is there, and whenever it is cancelled all of it is there or nothing. */

#define MANY 1500
/* So often the main loop must have been served while one piece of work waits for it. */
#define TURNS 50

typedef struct
{
  Fixture *fixture;
  GMainLoop *loop;
  GArray *ids;
  NzJob *job;
  NzBulk *bulk;
  int turns; /* atomic: of the main loop since the job began */
  double cancel_at;
  gboolean undo, is_cancelled;
  guint n_done, n_destroyed;
  GError *error;
} Wait;

static void
fill (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nz_store_begin (f->store, "Fill", &error));
  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
      g_autofree char *name = g_strdup_printf ("Verein %u", i);

      nz_record_set_text (record, "name", name);
      nz_record_set_text (record, "kind", "association");
      nz_store_save (f->store, record, &error);
      g_assert_no_error (error);
    }
  g_assert_true (nz_store_commit (f->store, &error));
  f->signals = 0;
}

static guint
count (NzStore *store)
{
  const NzQuery query = { .entity = &nz_entity_organisation };
  g_autoptr (GArray) ids = nz_query_ids (store, &query, NULL);

  return ids->len;
}

static void
wait_init (Wait *wait, Fixture *f)
{
  const NzQuery query = { .entity = &nz_entity_organisation };

  *wait = (Wait){ .fixture = f, .loop = g_main_loop_new (NULL, FALSE), .cancel_at = 2 };
  wait->ids = nz_query_ids (f->store, &query, NULL);
}

static void
wait_clear (Wait *wait)
{
  g_clear_pointer (&wait->job, nz_job_unref);
  g_clear_pointer (&wait->bulk, nz_bulk_free);
  g_clear_error (&wait->error);
  g_array_unref (wait->ids);
  g_main_loop_unref (wait->loop);
}

static void
on_done (gpointer data, const GError *error)
{
  Wait *wait = data;

  wait->n_done++;
  wait->error = error != NULL ? g_error_copy (error) : NULL;
  g_assert_false (nz_job_is_running (wait->job));
}

static void
on_destroy (gpointer data)
{
  Wait *wait = data;

  wait->n_destroyed++;
  g_main_loop_quit (wait->loop);
}

static gboolean
on_turn (gpointer data)
{
  Wait *wait = data;

  g_atomic_int_inc (&wait->turns);
  if (!wait->is_cancelled && nz_job_get_fraction (wait->job) >= wait->cancel_at)
    {
      nz_job_cancel (wait->job);
      wait->is_cancelled = TRUE;
    }
  return G_SOURCE_CONTINUE;
}

static void
run (Wait *wait, NzJobKind kind, NzJobWork work)
{
  guint source = g_idle_add (on_turn, wait);

  wait->job = nz_job_start (wait->fixture->store, kind, work, on_done, wait, on_destroy);
  g_assert_true (nz_job_is_running (wait->job));
  g_main_loop_run (wait->loop);
  g_source_remove (source);
  g_assert_cmpuint (wait->n_done, ==, 1);
  g_assert_cmpuint (wait->n_destroyed, ==, 1);
}

static gboolean
delete_all (NzStore *store, gpointer data, GError **error)
{
  Wait *wait = data;
  return nz_bulk_delete (store, &nz_entity_organisation, (const gint64 *)wait->ids->data, wait->ids->len,
                         error);
}

/* --- served all the while ------------------------------------------------------------------------------- */

/* In the middle of its action it waits for the main loop. */
static gboolean
delete_and_wait (NzStore *store, gpointer data, GError **error)
{
  Wait *wait = data;

  if (!nz_store_begin (store, "Delete slowly", error))
    return FALSE;
  for (guint i = 0; i < wait->ids->len; i++)
    if (!nz_store_delete (store, &nz_entity_organisation, g_array_index (wait->ids, gint64, i), error))
      return FALSE;
  int before = g_atomic_int_get (&wait->turns);
  while (g_atomic_int_get (&wait->turns) < before + TURNS)
    g_thread_yield ();
  return nz_store_commit (store, error);
}

/* Meanwhile the store reads what was there, and begins nothing. */
static gboolean
on_look (gpointer data)
{
  Wait *wait = data;
  NzStore *store = wait->fixture->store;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (wait->fixture->signals, ==, 0);
  if (wait->n_done > 0)
    return G_SOURCE_REMOVE;
  g_assert_false (nz_store_begin (store, "Between", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_FAILED);
  g_assert_cmpuint (count (store), ==, MANY);
  return g_atomic_int_get (&wait->turns) < TURNS ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
test_served (Fixture *f, gconstpointer data)
{
  Wait wait;

  fill (f);
  wait_init (&wait, f);
  g_idle_add (on_look, &wait);
  run (&wait, NZ_JOB_WRITE, delete_and_wait);
  g_assert_no_error (wait.error);
  g_assert_cmpint (wait.turns, >=, TURNS);
  g_assert_cmpuint (f->signals, ==, 1);
  g_assert_cmpuint (count (f->store), ==, 0);
  g_autofree char *label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Delete slowly");
  /* one step */
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_cmpuint (count (f->store), ==, MANY);
  fixture_assert_index (f->store);
  wait_clear (&wait);
}

/* --- all or nothing ------------------------------------------------------------------------------------- */

static gboolean
take_step (NzStore *store, gpointer data, GError **error)
{
  return ((Wait *)data)->undo ? nz_store_undo (store, error) : nz_store_redo (store, error);
}

static gboolean
change_all (NzStore *store, gpointer data, GError **error)
{
  return nz_bulk_apply (((Wait *)data)->bulk, store, error);
}

/* Cancels @work at several moments; whatever comes of it, no record is changed alone. %TRUE: it was stopped
 * at least once. */
static gboolean
cancel_now_and_then (Fixture *f, NzJobWork work, NzBulk *bulk, gboolean undo)
{
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  gboolean is_stopped = FALSE;

  for (double at = 0; at <= 0.9; at += 0.3)
    {
      Wait wait;

      wait_init (&wait, f);
      wait.cancel_at = at;
      wait.undo = undo;
      wait.bulk = bulk;
      f->signals = 0;
      run (&wait, NZ_JOB_WRITE, work);
      wait.bulk = NULL;
      if (wait.error != NULL)
        {
          g_autoptr (GHashTable) after = fixture_dump (f->store);

          g_assert_error (wait.error, NZ_ERROR, NZ_ERROR_CANCELLED);
          g_assert_cmpuint (f->signals, ==, 0);
          fixture_assert_same (before, after);
          is_stopped = TRUE;
        }
      else
        {
          /* it was quicker */
          g_assert_cmpuint (f->signals, ==, 1);
          g_assert_true (undo ? nz_store_redo (f->store, NULL) : nz_store_undo (f->store, NULL));
        }
      fixture_assert_index (f->store);
      wait_clear (&wait);
    }
  return is_stopped;
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  const NzQuery query = { .entity = &nz_entity_organisation };

  fill (f);
  g_autoptr (GArray) ids = nz_query_ids (f->store, &query, NULL);
  g_autoptr (NzBulk) bulk
      = nz_bulk_new (f->store, &nz_entity_organisation, (const gint64 *)ids->data, ids->len,
                     nz_entity_field (&nz_entity_organisation, "town"), NZ_BULK_SET, "Erfurt", NULL);

  g_assert_true (cancel_now_and_then (f, delete_all, NULL, FALSE));
  g_assert_true (cancel_now_and_then (f, change_all, bulk, FALSE));
  g_assert_true (nz_bulk_apply (bulk, f->store, NULL));
  g_assert_true (cancel_now_and_then (f, take_step, NULL, TRUE));
}

/* --- in the store's own thread -------------------------------------------------------------------------- */

static void
test_network_disk (Fixture *f, gconstpointer data)
{
  Wait wait;

  fill (f);
  f->store->access = NZ_ACCESS_EXCLUSIVE;
  g_assert_false (nz_store_can_lend (f->store));
  wait_init (&wait, f);
  wait.cancel_at = 0.01;
  run (&wait, NZ_JOB_WRITE, delete_all);
  g_assert_error (wait.error, NZ_ERROR, NZ_ERROR_CANCELLED);
  g_assert_cmpint (wait.turns, >, 0);
  g_assert_cmpuint (count (f->store), ==, MANY);
  wait_clear (&wait);

  wait_init (&wait, f);
  run (&wait, NZ_JOB_WRITE, delete_all);
  g_assert_no_error (wait.error);
  g_assert_cmpuint (f->signals, ==, 1);
  g_assert_cmpuint (count (f->store), ==, 0);
  wait_clear (&wait);
  f->store->access = NZ_ACCESS_LOG;
}

/* --- reading, and letting go ---------------------------------------------------------------------------- */

/* Asks until somebody stops it; every question after that fails. */
static gboolean
ask_for_ever (NzStore *store, gpointer data, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (nz_store_tell (store, 0, 0, &local))
    count (store);
  g_assert_error (local, NZ_ERROR, NZ_ERROR_CANCELLED);
  return TRUE;
}

static void
test_read (Fixture *f, gconstpointer data)
{
  Wait wait;

  fill (f);
  wait_init (&wait, f);
  wait.cancel_at = 0;
  run (&wait, NZ_JOB_READ, ask_for_ever);
  g_assert_error (wait.error, NZ_ERROR, NZ_ERROR_CANCELLED);
  wait_clear (&wait);
}

static void
test_drop (Fixture *f, gconstpointer data)
{
  Wait wait;

  wait_init (&wait, f);
  nz_job_drop (nz_job_start (f->store, NZ_JOB_READ, ask_for_ever, on_done, &wait, on_destroy));
  /* as a window that is closed meanwhile */
  nz_store_close (f->store);
  g_main_loop_run (wait.loop);
  g_assert_cmpuint (wait.n_done, ==, 0);
  g_assert_cmpuint (wait.n_destroyed, ==, 1);
  wait_clear (&wait);
  fixture_reopen (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/job/served", test_served);
  ADD ("/job/cancel", test_cancel);
  ADD ("/job/network-disk", test_network_disk);
  ADD ("/job/read", test_read);
  ADD ("/job/drop", test_drop);
  return g_test_run ();
}
