/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-bulk.h"
#include "nz-job-fixture.h"
#include "store/nz-query.h"

/* Long work in a thread: the main loop is served all the while, the store shows the old state until the new
 * one is there, and whenever it is cancelled all of it is there or nothing. */

#define MANY 1500

typedef struct
{
  JobWait base;
  GArray *ids;
  NzBulk *bulk;
  NzProgress *progress;
  NzJobWork work;          /* whose nz_store_tell() are counted */
  guint told, cancel_told; /* the number of the one that finds it cancelled; 0: none */
  gboolean undo;
  int is_begun, n_tried, n_second, n_free; /* atomic */
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

static void
wait_init (Wait *wait, Fixture *f)
{
  const NzQuery query = { .entity = &nz_entity_organisation };

  *wait = (Wait){ .base.fixture = f, .base.loop = g_main_loop_new (NULL, FALSE), .base.cancel_at = 2 };
  wait->ids = nz_query_ids (f->store, &query, NULL);
}

static void
wait_clear (Wait *wait)
{
  g_clear_pointer (&wait->base.job, nz_job_unref);
  g_clear_pointer (&wait->bulk, nz_bulk_free);
  g_clear_error (&wait->error);
  g_array_unref (wait->ids);
  g_main_loop_unref (wait->base.loop);
}

static void
on_done (gpointer data, const GError *error)
{
  Wait *wait = data;

  wait->n_done++;
  wait->error = error != NULL ? g_error_copy (error) : NULL;
  g_assert_false (nz_job_is_running (wait->base.job));
}

static void
on_destroy (gpointer data)
{
  Wait *wait = data;

  wait->n_destroyed++;
  g_main_loop_quit (wait->base.loop);
}

static void
run (Wait *wait, NzJobKind kind, NzJobWork work)
{
  job_wait_run (&wait->base, kind, work, on_done, on_destroy);
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
  job_wait_for_turns (&wait->base);
  return nz_store_commit (store, error);
}

/* Meanwhile the store reads what was there, and begins nothing. */
static gboolean
on_look (gpointer data)
{
  Wait *wait = data;
  NzStore *store = wait->base.fixture->store;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (wait->base.fixture->signals, ==, 0);
  if (wait->n_done > 0)
    return G_SOURCE_REMOVE;
  g_assert_false (nz_store_begin (store, "Between", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_FAILED);
  g_assert_cmpuint (job_count (store), ==, MANY);
  return g_atomic_int_get (&wait->base.turns) < JOB_TURNS ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
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
  g_assert_cmpint (wait.base.turns, >=, JOB_TURNS);
  g_assert_cmpuint (f->signals, ==, 1);
  g_assert_cmpuint (job_count (f->store), ==, 0);
  g_autofree char *label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Delete slowly");
  /* one step */
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_cmpuint (job_count (f->store), ==, MANY);
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

static void
on_told (gpointer data)
{
  Wait *wait = data;

  if (++wait->told == wait->cancel_told)
    nz_progress_cancel (wait->progress);
}

static gboolean
counted (NzStore *store, gpointer data, GError **error)
{
  Wait *wait = data;

  wait->progress = store->progress;
  nz_progress_set_serve (wait->progress, on_told, wait);
  return wait->work (store, wait, error);
}

/* Runs @work, cancelled by its @cancel_told'th nz_store_tell(). Returns how many there were. */
static guint
run_counted (Fixture *f, NzJobWork work, NzBulk *bulk, gboolean undo, guint cancel_told)
{
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  Wait wait;
  guint told;

  wait_init (&wait, f);
  wait.work = work;
  wait.cancel_told = cancel_told;
  wait.undo = undo;
  wait.bulk = bulk;
  f->signals = 0;
  run (&wait, NZ_JOB_WRITE, counted);
  wait.bulk = NULL;
  told = wait.told;
  if (cancel_told > 0)
    {
      g_autoptr (GHashTable) after = fixture_dump (f->store);

      g_assert_cmpuint (told, ==, cancel_told);
      g_assert_error (wait.error, NZ_ERROR, NZ_ERROR_CANCELLED);
      g_assert_cmpuint (f->signals, ==, 0);
      fixture_assert_same (before, after);
    }
  else
    {
      g_assert_no_error (wait.error);
      g_assert_cmpuint (f->signals, ==, 1);
      g_assert_true (undo ? nz_store_redo (f->store, NULL) : nz_store_undo (f->store, NULL));
    }
  fixture_assert_index (f->store);
  wait_clear (&wait);
  return told;
}

/* From the first to the last moment at which it looks, just before the COMMIT, nothing has changed after it.
 */
static void
cancel_now_and_then (Fixture *f, NzJobWork work, NzBulk *bulk, gboolean undo)
{
  guint n = run_counted (f, work, bulk, undo, 0);

  g_assert_cmpuint (n, >, 4);
  for (guint i = 0; i <= 4; i++)
    run_counted (f, work, bulk, undo, 1 + (n - 1) * i / 4);
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

  cancel_now_and_then (f, delete_all, NULL, FALSE);
  cancel_now_and_then (f, change_all, bulk, FALSE);
  g_assert_true (nz_bulk_apply (bulk, f->store, NULL));
  cancel_now_and_then (f, take_step, NULL, TRUE);
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
  wait.base.cancel_at = 0.01;
  run (&wait, NZ_JOB_WRITE, delete_all);
  g_assert_error (wait.error, NZ_ERROR, NZ_ERROR_CANCELLED);
  g_assert_cmpint (wait.base.turns, >, 0);
  g_assert_cmpuint (job_count (f->store), ==, MANY);
  wait_clear (&wait);

  f->signals = 0;
  wait_init (&wait, f);
  run (&wait, NZ_JOB_WRITE, delete_all);
  g_assert_no_error (wait.error);
  g_assert_cmpuint (f->signals, ==, 1);
  g_assert_cmpuint (job_count (f->store), ==, 0);
  wait_clear (&wait);
  f->store->access = NZ_ACCESS_LOG;
}

/* --- others meanwhile ----------------------------------------------------------------------------------- */

static void
on_free (NzStore *store, gpointer data)
{
  Wait *wait = data;
  g_autoptr (GError) error = NULL;

  wait->n_free++;
  g_assert_true (nz_store_record_sending (store, 1, 2, 0, "letter", &error));
  g_assert_no_error (error);
}

static void
on_second_done (gpointer data, const GError *error)
{
  Wait *wait = data;

  g_assert_error (error, NZ_ERROR, NZ_ERROR_FAILED);
  g_atomic_int_inc (&wait->n_second);
}

static void
assert_refused (gboolean is_good, GError **error)
{
  g_assert_false (is_good);
  g_assert_error (*error, NZ_ERROR, NZ_ERROR_FAILED);
  g_clear_error (error);
}

/* All that a window could do: it is refused with a reason, and does not touch what the work does. */
static gboolean
on_others (gpointer data)
{
  Wait *wait = data;
  NzStore *store = wait->base.fixture->store;
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  gint64 id = g_array_index (wait->ids, gint64, wait->ids->len - 1);

  if (!g_atomic_int_get (&wait->is_begun))
    return G_SOURCE_CONTINUE;
  nz_record_set_text (record, "name", "Dazwischen");
  nz_record_set_text (record, "kind", "association");
  g_assert_false (nz_store_in_action (store));
  assert_refused (nz_store_begin (store, "Between", &error), &error);
  assert_refused (nz_store_save (store, record, &error), &error);
  assert_refused (nz_store_save_as (store, record, "Between", &error), &error);
  assert_refused (nz_store_delete (store, &nz_entity_organisation, id, &error), &error);
  assert_refused (nz_store_undo (store, &error), &error);
  assert_refused (nz_store_redo (store, &error), &error);
  assert_refused (nz_store_end_undo (store, &error), &error);
  assert_refused (nz_store_record_sending (store, 1, 2, 0, "letter", &error), &error);
  assert_refused (nz_store_add_image (store, bytes, "image/png", &error) != NULL, &error);
  nz_store_rollback (store);
  nz_store_when_free (store, on_free, wait, NULL);
  g_assert_cmpint (wait->n_free, ==, 0);
  nz_job_unref (nz_job_start (store, NZ_JOB_WRITE, delete_all, on_second_done, wait, NULL));
  g_atomic_int_inc (&wait->n_tried);
  return G_SOURCE_REMOVE;
}

/* Deletes all, and commits only when the others have tried. */
static gboolean
delete_among_others (NzStore *store, gpointer data, GError **error)
{
  Wait *wait = data;

  if (!nz_store_begin (store, "Delete among others", error))
    return FALSE;
  for (guint i = 0; i < wait->ids->len; i++)
    if (!nz_store_delete (store, &nz_entity_organisation, g_array_index (wait->ids, gint64, i), error))
      return FALSE;
  g_atomic_int_set (&wait->is_begun, TRUE);
  while (g_atomic_int_get (&wait->n_tried) == 0 || g_atomic_int_get (&wait->n_second) == 0)
    if (!nz_store_tell (store, 0, 0, error))
      {
        nz_store_rollback (store);
        return FALSE;
      }
  return nz_store_commit (store, error);
}

static void
test_others (Fixture *f, gconstpointer data)
{
  Wait wait;

  fill (f);
  f->store->access = GPOINTER_TO_INT (data);
  wait_init (&wait, f);
  g_idle_add (on_others, &wait);
  run (&wait, NZ_JOB_WRITE, delete_among_others);
  g_assert_no_error (wait.error);
  g_assert_cmpint (wait.n_tried, ==, 1);
  g_assert_cmpint (wait.n_second, ==, 1);
  g_assert_cmpint (wait.n_free, ==, 1);
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM sending", -1), ==, 1);
  g_assert_cmpuint (f->signals, ==, 1);
  g_assert_cmpuint (job_count (f->store), ==, 0);
  g_autofree char *label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Delete among others");
  wait_clear (&wait);
  f->store->access = NZ_ACCESS_LOG;
}

/* What the window has seen of it is told to have come back, and what it asks then is answered. */
static void
on_undone (NzStore *store, NzChanges *changes, Wait *wait)
{
  g_assert_cmpuint (job_count (store), ==, MANY);
  g_assert_true (nz_changes_has (changes, &nz_entity_organisation, g_array_index (wait->ids, gint64, 0)));
}

static gboolean
on_seen (gpointer data)
{
  Wait *wait = data;

  if (!g_atomic_int_get (&wait->is_begun))
    return G_SOURCE_CONTINUE;
  /* not stopped with the work */
  nz_job_cancel (wait->base.job);
  g_assert_cmpint (nz_sql_int (wait->base.fixture->store, "SELECT count(*) FROM organisation", -1), ==, 0);
  g_atomic_int_inc (&wait->n_tried);
  return G_SOURCE_REMOVE;
}

static void
test_seen (Fixture *f, gconstpointer data)
{
  Wait wait;

  fill (f);
  f->store->access = NZ_ACCESS_EXCLUSIVE;
  wait_init (&wait, f);
  g_idle_add (on_seen, &wait);
  wait.n_second = 1;
  gulong handler = g_signal_connect (f->store, "changed", G_CALLBACK (on_undone), &wait);
  run (&wait, NZ_JOB_WRITE, delete_among_others);
  g_signal_handler_disconnect (f->store, handler);
  g_assert_error (wait.error, NZ_ERROR, NZ_ERROR_CANCELLED);
  g_assert_cmpint (wait.n_tried, ==, 1);
  g_assert_cmpuint (f->signals, ==, 1);
  wait_clear (&wait);
  f->store->access = NZ_ACCESS_LOG;
}

/* An open action is neither joined nor waited for. */
static void
test_in_action (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Wait wait;

  wait_init (&wait, f);
  g_assert_true (nz_store_begin (f->store, "Open", NULL));
  f->store->access = GPOINTER_TO_INT (data);
  run (&wait, NZ_JOB_WRITE, delete_all);
  g_assert_error (wait.error, NZ_ERROR, NZ_ERROR_FAILED);
  assert_refused (nz_store_begin (f->store, "Again", &error), &error);
  g_assert_true (nz_store_in_action (f->store));
  f->store->access = NZ_ACCESS_LOG;
  g_assert_true (nz_store_commit (f->store, NULL));
  wait_clear (&wait);
}

static gboolean
on_close (gpointer data)
{
  Wait *wait = data;

  if (!g_atomic_int_get (&wait->is_begun))
    return G_SOURCE_CONTINUE;
  nz_store_close (wait->base.fixture->store);
  g_atomic_int_set (&wait->n_second, 1);
  g_atomic_int_inc (&wait->n_tried);
  return G_SOURCE_REMOVE;
}

/* A writer ends what it has begun, and nobody else opens the file before that; on a network disk nothing has
 * changed. */
static void
test_close (Fixture *f, gconstpointer data)
{
  gboolean is_lent = GPOINTER_TO_INT (data) == NZ_ACCESS_LOG;
  Wait wait;

  fill (f);
  f->store->access = GPOINTER_TO_INT (data);
  wait_init (&wait, f);
  g_idle_add (on_close, &wait);
  run (&wait, NZ_JOB_WRITE, delete_among_others);
  if (is_lent)
    g_assert_no_error (wait.error);
  else
    g_assert_error (wait.error, NZ_ERROR, NZ_ERROR_CANCELLED);
  g_assert_true (f->store->closed);
  g_assert_null (f->store->lock);
  g_assert_cmpuint (f->signals, ==, 0);
  fixture_assert_only_the_file (f);
  fixture_reopen (f);
  g_assert_cmpuint (job_count (f->store), ==, is_lent ? 0 : MANY);
  wait_clear (&wait);
}

/* --- reading, and letting go ---------------------------------------------------------------------------- */

/* Asks until somebody stops it; every question after that fails. */
static gboolean
ask_for_ever (NzStore *store, gpointer data, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (nz_store_tell (store, 0, 0, &local))
    job_count (store);
  g_assert_error (local, NZ_ERROR, NZ_ERROR_CANCELLED);
  return TRUE;
}

static void
test_read (Fixture *f, gconstpointer data)
{
  Wait wait;

  fill (f);
  wait_init (&wait, f);
  wait.base.cancel_at = 0;
  run (&wait, NZ_JOB_READ, ask_for_ever);
  g_assert_error (wait.error, NZ_ERROR, NZ_ERROR_CANCELLED);
  /* that nothing was changed is no answer to who wanted to read */
  g_assert_cmpstr (wait.error->message, ==, "Stopped before all was read.");
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
  g_main_loop_run (wait.base.loop);
  g_assert_cmpuint (wait.n_done, ==, 0);
  g_assert_cmpuint (wait.n_destroyed, ==, 1);
  wait_clear (&wait);
  fixture_reopen (f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_ON(path, access, function)                                                                       \
  g_test_add (path, Fixture, GINT_TO_POINTER (access), fixture_set_up, function, fixture_tear_down)
#define ADD(path, function) ADD_ON (path, NZ_ACCESS_LOG, function)
  ADD ("/job/served", test_served);
  ADD ("/job/cancel", test_cancel);
  ADD ("/job/network-disk", test_network_disk);
  ADD ("/job/others", test_others);
  ADD_ON ("/job/others/network-disk", NZ_ACCESS_EXCLUSIVE, test_others);
  ADD ("/job/seen", test_seen);
  ADD ("/job/in-action", test_in_action);
  ADD_ON ("/job/in-action/network-disk", NZ_ACCESS_EXCLUSIVE, test_in_action);
  ADD ("/job/close", test_close);
  ADD_ON ("/job/close/network-disk", NZ_ACCESS_EXCLUSIVE, test_close);
  ADD ("/job/read", test_read);
  ADD ("/job/drop", test_drop);
  return g_test_run ();
}
