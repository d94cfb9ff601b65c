/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-merged-into.h"

#include "domain/nz-load.h"
#include "store/nz-step-label.h"

/* (transfer full) (nullable): what the step says that the record was merged with. */
static char *
dup_other_name (const char *label, const char *title)
{
  g_auto (GStrv) both = nz_step_label_take_apart (label, N_ ("Merge %s with %s"));
  g_auto (GStrv) into = both == NULL ? nz_step_label_take_apart (label, N_ ("Merge into “%s”")) : NULL;

  if (both != NULL)
    return g_strdup (both[g_str_equal (both[0], title) ? 1 : 0]);
  return into != NULL ? g_strdup (into[0]) : NULL;
}

/* Of the records of its kind that the step changed, the one of that name, or the only one. */
static gint64
find_kept (NzStore *store, const NzEntity *entity, gint64 step, gint64 gone, const char *name, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT r.record FROM step_record AS r JOIN \"%s\" AS e ON e.id = r.record WHERE "
                         "r.entity = ?1 AND r.step = ?2 AND r.record <> ?3 AND r.operation <> 'd' ORDER BY 1",
                         entity->name);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GError) local = NULL;
  gint64 only = 0;
  guint n = 0;

  if (rows == NULL)
    return 0;
  nz_rows_bind_text (rows, 1, entity->name);
  nz_rows_bind_int (rows, 2, step);
  nz_rows_bind_int (rows, 3, gone);
  for (; nz_rows_next (rows, &local); n++)
    {
      g_autofree char *title = NULL;

      only = nz_rows_int (rows, 0);
      title = nz_store_title (store, entity, only);
      if (g_str_equal (title, name))
        return only;
    }
  return nz_load_done (&local, error) && n == 1 ? only : 0;
}

gboolean
nz_merged_into_find (NzStore *store, const NzStepChanges *deleted, NzMergedInto *merged, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && deleted != NULL && merged != NULL, FALSE);
  g_return_val_if_fail (deleted->records->len > 0, FALSE);

  const NzRecordChange *change = deleted->records->pdata[0];
  const NzStep *step = deleted->step;
  g_autoptr (GError) local = NULL;

  *merged = (NzMergedInto){ step->label != NULL ? dup_other_name (step->label, change->title) : NULL, 0 };
  if (merged->name != NULL)
    merged->kept = find_kept (store, change->entity, step->step, change->id, merged->name, &local);
  if (nz_load_done (&local, error))
    return TRUE;
  nz_merged_into_clear (merged);
  return FALSE;
}

void
nz_merged_into_clear (NzMergedInto *merged)
{
  g_return_if_fail (merged != NULL);

  g_clear_pointer (&merged->name, g_free);
  merged->kept = 0;
}
