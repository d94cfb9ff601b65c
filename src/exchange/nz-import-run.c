/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-run.h"

#include "base/nz-error.h"
#include "exchange/nz-import-private.h"

struct _NzImportRun
{
  NzImportPlan *plan; /* only read before the run is finished */
  NzImport *import;   /* (nullable) */
  GPtrArray *lines;   /* (nullable) (element-type NzImportLine) */
};

NzImportRun *
nz_import_run_new (NzImportPlan *plan)
{
  g_return_val_if_fail (plan != NULL && !plan->is_running, NULL);

  NzImportRun *run = g_new0 (NzImportRun, 1);
  run->plan = nz_import_plan_ref (plan);
  plan->is_running = TRUE;
  return run;
}

void
nz_import_run_finish (NzImportRun *run, gboolean is_wanted)
{
  NzImportPlan *plan = run->plan;

  plan->is_running = FALSE;
  if (is_wanted && run->import != NULL)
    {
      nz_import_plan_forget (plan);
      nz_import_set_store (run->import, plan->store);
      plan->import = g_steal_pointer (&run->import);
      plan->lines = g_steal_pointer (&run->lines);
    }
  g_clear_pointer (&run->lines, g_ptr_array_unref);
  g_clear_pointer (&run->import, nz_import_free);
  nz_import_plan_unref (plan);
  g_free (run);
}

/* --- examining -------------------------------------------------------------------------------------------
 */

static gboolean
examine (NzImportRun *run, NzStore *store, gboolean finds_duplicates, GError **error)
{
  gboolean is_good;

  run->import = nz_import_new (store, run->plan->sheets);
  run->import->finds_duplicates = finds_duplicates;
  run->import->since = run->plan->since;
  is_good = nz_import_examine (run->import, error);
  nz_import_result_sort (run->import->result);
  return is_good;
}

gboolean
nz_import_run_examine (NzImportRun *run, NzStore *store, GError **error)
{
  g_return_val_if_fail (run != NULL && run->import == NULL && NZ_IS_STORE (store), FALSE);

  gboolean is_good = examine (run, store, run->plan->finds_duplicates, error);
  run->lines = nz_import_list_lines (run->import);
  return is_good;
}

/* --- writing ---------------------------------------------------------------------------------------------
 */

static char *
dup_label (NzImportPlan *plan, const char *label)
{
  guint n = plan->sources->len;

  if (label != NULL)
    return g_strdup (label);
  if (n == 1)
    return g_strdup_printf (_ ("Import %s"), nz_import_plan_get_source_name (plan, 0));
  return g_strdup_printf (nz_ngettext ("Import %u table", "Import %u tables", n), n);
}

static gboolean
write_all (NzImportRun *run, NzStore *store, GError **error)
{
  if (!nz_import_result_is_good (run->import->result, error) || !nz_import_save (run->import, error))
    return FALSE;
  for (guint i = 0; i < run->plan->sheets->len; i++)
    {
      const NzSheetPlan *sheet = run->plan->sheets->pdata[i];

      if (sheet->is_chosen && sheet->public.is_used && !nz_import_remember (store, sheet, error))
        return FALSE;
    }
  return TRUE;
}

/* What looks like what is found out while the records are written: it changes nothing any more. */
static gboolean
examine_and_write (NzImportRun *run, NzStore *store, NzTwins **twins, GError **error)
{
  if (!examine (run, store, FALSE, error))
    return FALSE;
  if (run->plan->finds_duplicates)
    {
      *twins = nz_import_twins_start (run->import, TRUE, error);
      if (*twins == NULL)
        return FALSE;
    }
  return write_all (run, store, error);
}

/* All of it in one action, reading too: ten thousand questions need not lock the file one by one. */
gboolean
nz_import_run_apply (NzImportRun *run, NzStore *store, const char *label, GError **error)
{
  g_return_val_if_fail (run != NULL && run->import == NULL && NZ_IS_STORE (store), FALSE);

  g_autofree char *step = dup_label (run->plan, label);
  gboolean own_action = !nz_store_in_action (store);
  NzTwins *twins = NULL;
  gboolean is_good;

  if (own_action && !nz_store_begin (store, step, error))
    return FALSE;
  is_good = examine_and_write (run, store, &twins, error);
  if (is_good && own_action)
    is_good = nz_store_commit (store, error);
  else if (own_action)
    nz_store_rollback (store);
  if (twins == NULL)
    return is_good;
  /* done is done: what it says of it cannot be stopped any more */
  if (is_good && own_action)
    nz_store_set_progress (store, NULL);
  nz_import_twins_finish (twins, is_good);
  nz_import_result_sort (run->import->result);
  return is_good;
}

/* --- in the plan's own thread ----------------------------------------------------------------------------
 */

/* Nobody looks at it meanwhile: what was examined before need not take room. */
static NzImportRun *
run_alone (NzImportPlan *plan)
{
  nz_import_plan_forget (plan);
  return nz_import_run_new (plan);
}

static void
finish (NzImportRun *run, GError *problem, GError **error)
{
  nz_import_run_finish (run, !g_error_matches (problem, NZ_ERROR, NZ_ERROR_CANCELLED));
  if (problem != NULL)
    g_propagate_error (error, problem);
}

gboolean
nz_import_plan_examine (NzImportPlan *plan, GError **error)
{
  NzImportRun *run = run_alone (plan);
  GError *problem = NULL;
  gboolean is_good = nz_import_run_examine (run, plan->store, &problem);

  finish (run, problem, error);
  return is_good;
}

gboolean
nz_import_plan_apply (NzImportPlan *plan, const char *label, GError **error)
{
  NzImportRun *run = run_alone (plan);
  GError *problem = NULL;
  gboolean is_good = nz_import_run_apply (run, plan->store, label, &problem);

  finish (run, problem, error);
  return is_good;
}
