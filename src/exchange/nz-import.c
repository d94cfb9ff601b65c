/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-private.h"

/* The part of the time that reading and planning take. */
#define PLANNING 0.4
/* Parts in which it is told. */
#define WHOLE 10000

static void
planned_free (gpointer data)
{
  NzPlanned *plan = data;

  g_object_unref (plan->record);
  g_clear_object (&plan->before);
  g_clear_object (&plan->offered);
  g_free (plan->place);
  g_free (plan);
}

/* As many lines as the sheets have rows below their headings. */
static void
count_lines (NzImport *import)
{
  import->first_line = g_new0 (gsize, import->sheets->len + 1);
  for (guint i = 0; i < import->sheets->len; i++)
    {
      const NzSheetPlan *sheet = import->sheets->pdata[i];

      import->first_line[i] = import->n_lines;
      if (sheet->public.is_used)
        import->n_lines += nz_table_get_n_rows (sheet->public.table) - sheet->public.heading - 1;
    }
  import->lines = g_new0 (NzLineState, import->n_lines + 1);
}

NzImport *
nz_import_new (NzStore *store, GPtrArray *sheets)
{
  NzImport *import = g_new0 (NzImport, 1);

  import->store = store;
  import->sheets = sheets;
  import->result = nz_import_result_new ();
  import->lookup = nz_lookup_new (store);
  import->identities = g_new0 (NzIdentity *, nz_n_entities ());
  import->tables = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_table_free);
  import->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_part_free);
  import->plans = g_ptr_array_new_with_free_func (planned_free);
  import->planned = g_new0 (GHashTable *, nz_n_entities ());
  for (guint i = 0; i < nz_n_entities (); i++)
    import->planned[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  import->term_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  import->made = g_ptr_array_new_with_free_func (g_object_unref);
  import->namesakes = g_ptr_array_new ();
  import->questions = nz_import_questions_new ();
  import->unlike = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import->going = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  count_lines (import);
  return import;
}

static void
clear_faults (GArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    g_free (g_array_index (faults, NzLineFault, i).reason);
  g_array_unref (faults);
}

static void
line_clear (NzLineState *line)
{
  g_clear_pointer (&line->faults, clear_faults);
  g_clear_pointer (&line->remarks, clear_faults);
  g_free (line->reason);
  g_free (line->twin_reason);
}

void
nz_import_free (NzImport *import)
{
  if (import == NULL)
    return;
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      nz_identity_free (import->identities[i]);
      g_hash_table_unref (import->planned[i]);
    }
  for (gsize i = 0; i < import->n_lines; i++)
    {
      line_clear (&import->lines[i]);
      if (import->by_line != NULL && import->by_line[i] != NULL)
        g_ptr_array_unref (import->by_line[i]);
    }
  g_free (import->by_line);
  g_free (import->lines);
  g_free (import->first_line);
  g_free (import->identities);
  g_free (import->planned);
  nz_lookup_free (import->lookup);
  nz_import_result_free (import->result);
  g_ptr_array_unref (import->parts);
  g_ptr_array_unref (import->tables);
  g_ptr_array_unref (import->plans);
  g_hash_table_unref (import->term_ids);
  g_ptr_array_unref (import->made);
  g_ptr_array_unref (import->namesakes);
  g_ptr_array_unref (import->questions);
  g_hash_table_unref (import->unlike);
  g_hash_table_unref (import->going);
  g_free (import);
}

void
nz_import_set_store (NzImport *import, NzStore *store)
{
  import->store = store;
  nz_lookup_set_store (import->lookup, store);
}

static gboolean
tell_fraction (NzImport *import, double fraction, GError **error)
{
  return nz_store_tell (import->store, (gsize)(fraction * WHOLE), WHOLE, error);
}

gboolean
nz_import_tell_second_half (NzImport *import, double fraction, GError **error)
{
  return tell_fraction (import, PLANNING + (1 - PLANNING) * fraction, error);
}

/* --- the first half: plans --------------------------------------------------------------------------------
 */

/* What is referred to comes first; parts of one kind in the order of the sheets and people. */
static int
compare_parts (gconstpointer a, gconstpointer b, gpointer data)
{
  const NzPart *first = *(const NzPart *const *)a, *second = *(const NzPart *const *)b;

  if (first->entity == second->entity)
    return first->is_further - second->is_further;
  return (int)nz_entity_index (first->entity) - (int)nz_entity_index (second->entity);
}

static gboolean
plan_part (NzImport *import, NzPart *part, double from, double to, GError **error)
{
  gsize n_rows = nz_table_get_n_rows (part->table);

  nz_import_collect_term_ids (import, part);
  if (part->is_mark && !nz_import_prepare_marks (import, part, error))
    return FALSE;
  if (part->is_further && !nz_import_prepare_further (import, part, error))
    return FALSE;
  if (part->entity == &nz_entity_position && part->links->len > 0
      && !nz_import_prepare_positions (import, part, error))
    return FALSE;
  for (gsize row = part->heading + 1; row < n_rows; row++)
    {
      if (row % NZ_IMPORT_ROWS_PER_STEP == 0
          && !tell_fraction (import, PLANNING * (from + (to - from) * (double)row / (double)n_rows), error))
        return FALSE;
      if (!nz_import_plan_row (import, part, row, error))
        return FALSE;
    }
  nz_import_plan_own_references (import, part);
  nz_part_note_left_aside (part, import->result);
  return nz_lookup_is_complete (import->lookup, error);
}

static gboolean
plan_parts (NzImport *import, GError **error)
{
  guint n = import->parts->len;

  for (guint i = 0; i < n; i++)
    if (!plan_part (import, import->parts->pdata[i], (double)i / n, (double)(i + 1) / n, error))
      return FALSE;
  return TRUE;
}

/* --- what it comes to -------------------------------------------------------------------------------------
 */

gboolean
nz_planned_is_same (const NzPlanned *plan)
{
  return plan->before != NULL && (!plan->is_gone || plan->offered != NULL)
         && nz_record_equal (plan->before, plan->record);
}

static void
count_plan (NzImport *import, NzPlanned *plan)
{
  NzImportCount *count = &import->result->counts[nz_entity_index (nz_record_get_entity (plan->record))];
  NzLineState *line = nz_import_line (import, plan->part->sheet, plan->row);

  nz_import_keep_refused (import, plan);
  if (plan->before == NULL)
    {
      count->n_new++;
      line->n_new++;
    }
  else if (nz_planned_is_same (plan))
    {
      count->n_same++;
      line->n_same++;
    }
  else
    {
      count->n_changed++;
      count->n_gone += plan->is_gone;
      line->n_changed++;
    }
  if (plan->part->is_main || (plan->part->stands_for != NULL && plan->part->stands_for->ids[plan->row] == 0))
    line->main = plan;
}

static void
order_by_line (NzImport *import)
{
  import->by_line = g_new0 (GPtrArray *, import->n_lines + 1);
  for (guint i = 0; i < import->plans->len; i++)
    {
      NzPlanned *plan = import->plans->pdata[i];
      GPtrArray **list
          = &import->by_line[nz_import_line (import, plan->part->sheet, plan->row) - import->lines];

      if (*list == NULL)
        *list = g_ptr_array_new ();
      g_ptr_array_add (*list, plan);
    }
}

GPtrArray *
nz_import_plans_of (NzImport *import, guint sheet, gsize row)
{
  if (import->by_line == NULL)
    order_by_line (import);
  return import->by_line[nz_import_line (import, sheet, row) - import->lines];
}

static void
count_plans (NzImport *import)
{
  NzImportResult *result = import->result;

  for (guint i = 0; i < import->made->len; i++)
    result->counts[nz_entity_index (nz_record_get_entity (import->made->pdata[i]))].n_new++;
  for (guint i = 0; i < import->plans->len; i++)
    count_plan (import, import->plans->pdata[i]);
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      result->n_new += result->counts[i].n_new;
      result->n_changed += result->counts[i].n_changed;
      result->n_same += result->counts[i].n_same;
    }
}

gboolean
nz_import_examine (NzImport *import, GError **error)
{
  for (guint i = 0; i < import->sheets->len; i++)
    {
      NzSheetPlan *sheet = import->sheets->pdata[i];

      nz_import_result_add_file (import->result, nz_table_get_name (sheet->public.table));
      nz_import_note_remarks (import, sheet);
      if (!sheet->public.is_used)
        continue;
      nz_import_ask_struck (import, i);
      nz_import_add_parts (import, sheet, i);
    }
  g_ptr_array_sort_with_data (import->parts, compare_parts, NULL);
  if (!plan_parts (import, error))
    return FALSE;
  count_plans (import);
  nz_import_note_namesakes (import);
  nz_import_note_made (import);
  nz_import_note_kinds (import);
  nz_import_note_not_compared (import);
  if (import->finds_duplicates)
    {
      NzTwins *twins = nz_import_twins_start (import, FALSE, error);

      if (twins == NULL)
        return FALSE;
      nz_import_twins_finish (twins, TRUE);
    }
  return TRUE;
}

/* --- the second half: writing -----------------------------------------------------------------------------
 */

/* New records have ids by chance: in their order a B-tree only grows at its end, which takes half the time.
 */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  NzRecord *first = (*(const NzPlanned *const *)a)->record, *second = (*(const NzPlanned *const *)b)->record;
  guint entity = nz_entity_index (nz_record_get_entity (first)),
        other = nz_entity_index (nz_record_get_entity (second));
  gint64 one = nz_record_get_id (first), two = nz_record_get_id (second);

  if (entity != other)
    return entity < other ? -1 : 1;
  return (one > two) - (one < two);
}

gboolean
nz_import_save (NzImport *import, GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_sized_new (import->plans->len);

  g_ptr_array_extend (plans, import->plans, NULL, NULL);
  g_ptr_array_sort (plans, compare_ids);
  if (!nz_store_defer_references (import->store, error))
    return FALSE;
  for (guint i = 0; i < import->made->len; i++)
    if (!nz_store_save (import->store, import->made->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < plans->len; i++)
    {
      const NzPlanned *plan = plans->pdata[i];

      if (i % NZ_IMPORT_ROWS_PER_STEP == 0
          && !nz_import_tell_second_half (import, (double)i / (double)plans->len, error))
        return FALSE;
      if (nz_planned_is_same (plan))
        continue;
      if (!(plan->is_gone
                ? nz_store_delete (import->store, plan->part->entity, nz_record_get_id (plan->record), error)
                : nz_store_save (import->store, plan->record, error)))
        {
          g_prefix_error (error, "%s: ", plan->place);
          return FALSE;
        }
    }
  return TRUE;
}

/* --- all at once ------------------------------------------------------------------------------------------
 */

static gboolean
add_sources (NzImportPlan *plan, const NzImportSource *sources, guint n_sources, GError **error)
{
  for (guint i = 0; i < n_sources; i++)
    {
      const NzImportSource *source = &sources[i];
      gboolean is_added = source->data != NULL
                              ? nz_import_plan_add_data (plan, source->data, source->size, source->name,
                                                         source->as, NULL, error)
                              : nz_import_plan_add_file (plan, source->path, source->as, NULL, error);

      if (!is_added)
        return FALSE;
    }
  return nz_import_plan_is_understood (plan, error);
}

gboolean
nz_import_files (NzStore *store,
                 const NzImportSource *sources,
                 guint n_sources,
                 const NzImportOptions *options,
                 NzImportResult **result,
                 GError **error)
{
  static const NzImportOptions usual = { 0 };
  g_autoptr (NzImportPlan) plan = NULL;
  gboolean done;

  g_return_val_if_fail (NZ_IS_STORE (store) && sources != NULL && n_sources > 0, FALSE);

  options = options != NULL ? options : &usual;
  plan = nz_import_plan_new (store);
  done = add_sources (plan, sources, n_sources, error);
  if (done && options->dry_run)
    done = nz_import_plan_examine (plan, error) && nz_import_plan_is_good (plan, error);
  else if (done)
    done = nz_import_plan_apply (plan, options->label, error);
  if (result != NULL)
    *result = nz_import_plan_steal_result (plan);
  return done;
}

gboolean
nz_import_file (NzStore *store,
                const char *path,
                const NzEntity *as,
                const NzImportOptions *options,
                NzImportResult **result,
                GError **error)
{
  const NzImportSource source = { .path = path, .as = as };

  g_return_val_if_fail (path != NULL, FALSE);
  return nz_import_files (store, &source, 1, options, result, error);
}
