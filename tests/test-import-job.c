/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-run.h"
#include "nz-job-fixture.h"
#include "store/nz-query.h"

/* An import in a thread: the main loop is served all the while, the plan shows what it showed before, and
 * whenever it is cancelled all of it is there or nothing. */

#define MANY 1500

typedef struct
{
  JobWait base;
  NzImportPlan *plan; /* (nullable): let go */
  NzImportRun *run;
  guint n_looks;
  gboolean is_over;
  GError *error;
} Wait;

static NzImportPlan *
plan_new (Fixture *f)
{
  g_autoptr (GString) text = g_string_new ("Name;Art;Ansprechpartner\n");
  g_autoptr (GError) error = NULL;
  NzImportPlan *plan = nz_import_plan_new (f->store);

  for (int i = 0; i < MANY; i++)
    g_string_append_printf (text, "Haus %d;Amt;Eva Klein%d\n", i, i);
  nz_import_plan_add_data (plan, text->str, text->len, "liste.csv", NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static void
on_done (gpointer data, const GError *error)
{
  Wait *wait = data;

  wait->error = error != NULL ? g_error_copy (error) : NULL;
  nz_import_run_finish (wait->run, error == NULL);
  wait->is_over = TRUE;
  g_main_loop_quit (wait->base.loop);
}

static void
run (Wait *wait, NzJobKind kind, NzJobWork work)
{
  wait->base.loop = g_main_loop_new (NULL, FALSE);
  wait->run = nz_import_run_new (wait->plan);
  job_wait_run (&wait->base, kind, work, on_done, NULL);
  g_main_loop_unref (wait->base.loop);
  nz_job_unref (wait->base.job);
  g_assert_true (wait->is_over);
}

static gboolean
examine (NzStore *store, gpointer data, GError **error)
{
  return nz_import_run_examine (((Wait *)data)->run, store, error);
}

static gboolean
apply (NzStore *store, gpointer data, GError **error)
{
  return nz_import_run_apply (((Wait *)data)->run, store, NULL, error);
}

/* --- beside a window that shows the plan -----------------------------------------------------------------
 */

static gboolean
examine_and_wait (NzStore *store, gpointer data, GError **error)
{
  if (!examine (store, data, error))
    return FALSE;
  job_wait_for_turns (&((Wait *)data)->base);
  return TRUE;
}

static gboolean
apply_and_wait (NzStore *store, gpointer data, GError **error)
{
  if (!apply (store, data, error))
    return FALSE;
  job_wait_for_turns (&((Wait *)data)->base);
  return TRUE;
}

/* As a list that is scrolled meanwhile. */
static gboolean
on_look (gpointer data)
{
  Wait *wait = data;
  GPtrArray *lines = nz_import_plan_get_lines (wait->plan);

  if (wait->is_over)
    return G_SOURCE_CONTINUE;
  wait->n_looks++;
  g_assert_cmpuint (lines->len, ==, MANY);
  g_assert_cmpint (((const NzImportLine *)lines->pdata[MANY - 1])->state, ==, NZ_IMPORT_LEFT_OUT);
  g_autoptr (GPtrArray) differences = nz_import_plan_list_differences (wait->plan, 0);
  g_assert_cmpuint (differences->len, >, 0);
  return G_SOURCE_CONTINUE;
}

static void
test_served (Fixture *f, gconstpointer data)
{
  Wait wait = { .base.fixture = f, .plan = plan_new (f), .base.cancel_at = 2 };

  run (&wait, NZ_JOB_READ, examine_and_wait);
  g_assert_no_error (wait.error);
  g_assert_cmpint (wait.base.turns, >=, JOB_TURNS);
  g_assert_cmpuint (nz_import_plan_count (wait.plan, NZ_IMPORT_NEW), ==, MANY);
  /* what was read in the thread is shown through the store */
  g_autoptr (GPtrArray) differences = nz_import_plan_list_differences (wait.plan, 0);
  g_assert_cmpuint (differences->len, >, 0);

  nz_import_plan_set_choice (wait.plan, MANY - 1, NZ_IMPORT_LEAVE_OUT);
  nz_import_plan_examine (wait.plan, NULL);
  wait.is_over = FALSE;
  wait.base.turns = 0;
  f->signals = 0;
  guint look = g_idle_add (on_look, &wait);
  run (&wait, NZ_JOB_WRITE, apply_and_wait);
  g_source_remove (look);
  g_assert_cmpuint (wait.n_looks, >, 1);
  g_assert_no_error (wait.error);
  g_assert_cmpint (wait.base.turns, >=, JOB_TURNS);
  g_assert_cmpuint (f->signals, ==, 1);
  g_assert_cmpuint (job_count (f->store), ==, MANY - 1);
  g_assert_cmpuint (
      nz_import_plan_get_result (wait.plan)->counts[nz_entity_index (&nz_entity_organisation)].n_new, ==,
      MANY - 1);
  fixture_assert_index (f->store);
  /* one step */
  g_autofree char *label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Import liste.csv");
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_cmpuint (job_count (f->store), ==, 0);
  nz_import_plan_unref (wait.plan);
}

/* --- all or nothing --------------------------------------------------------------------------------------
 */

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_new (f);
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  gboolean is_stopped = FALSE;

  nz_import_plan_examine (plan, NULL);
  for (double at = 0; at <= 0.9; at += 0.15)
    {
      Wait wait = { .base.fixture = f, .plan = plan, .base.cancel_at = at };

      f->signals = 0;
      run (&wait, NZ_JOB_WRITE, apply);
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
          g_assert_true (nz_store_undo (f->store, NULL));
        }
      g_assert_cmpuint (job_count (f->store), ==, 0);
      /* it shows what it showed before */
      g_assert_cmpuint (nz_import_plan_count (plan, NZ_IMPORT_NEW), ==, MANY);
      fixture_assert_index (f->store);
      g_clear_error (&wait.error);
    }
  g_assert_true (is_stopped);
}

/* The window, and with it whoever shows the plan, goes in the middle. */
static gboolean
on_let_go (gpointer data)
{
  Wait *wait = data;

  g_clear_pointer (&wait->plan, nz_import_plan_unref);
  return G_SOURCE_REMOVE;
}

static void
test_let_go (Fixture *f, gconstpointer data)
{
  Wait wait = { .base.fixture = f, .plan = plan_new (f), .base.cancel_at = 2 };

  g_idle_add (on_let_go, &wait);
  run (&wait, NZ_JOB_WRITE, apply_and_wait);
  g_assert_no_error (wait.error);
  g_assert_null (wait.plan);
  g_assert_cmpuint (job_count (f->store), ==, MANY);
}

/* --- reading the files in a thread -----------------------------------------------------------------------
 */

static void
test_join (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_new (f);
  g_autoptr (NzStore) other = nz_store_open_again (f->store, NULL);
  NzImportPlan *more = nz_import_plan_new (other);
  static const char text[] = "Vorname;Nachname\nAnna;Beispiel\n";

  g_assert_true (nz_import_plan_add_data (more, text, strlen (text), "personen.csv", NULL, NULL, NULL));
  nz_import_plan_set_store (more, f->store);
  nz_store_close (other);
  nz_import_plan_join (plan, more);
  g_assert_cmpuint (nz_import_plan_get_n_sources (plan), ==, 2);
  g_assert_cmpuint (nz_import_plan_get_sheet (plan, 1)->source, ==, 1);
  g_assert_cmpstr (nz_import_plan_get_source_name (plan, 1), ==, "personen.csv");
  g_assert_true (nz_import_plan_apply (plan, NULL, NULL));
  g_assert_cmpuint (job_count (f->store), ==, MANY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/import-job/served", test_served);
  ADD ("/import-job/cancel", test_cancel);
  ADD ("/import-job/let-go", test_let_go);
  ADD ("/import-job/join", test_join);
#undef ADD
  return g_test_run ();
}
