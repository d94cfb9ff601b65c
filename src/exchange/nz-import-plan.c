/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-plan.h"

#include "base/nz-error.h"
#include "exchange/nz-import-private.h"

NzImportPlan *
nz_import_plan_new (NzStore *store)
{
  NzImportPlan *self = g_new0 (NzImportPlan, 1);

  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  self->store = g_object_ref (store);
  self->sources = g_ptr_array_new_with_free_func (nz_import_source_free);
  self->sheets = g_ptr_array_new_with_free_func (nz_sheet_plan_free);
  self->empty = nz_import_result_new ();
  self->finds_duplicates = TRUE;
  return self;
}

void
nz_import_plan_forget (NzImportPlan *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->import, nz_import_free);
}

void
nz_import_plan_free (NzImportPlan *self)
{
  if (self == NULL)
    return;
  nz_import_plan_forget (self);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->sheets);
  nz_import_result_free (self->empty);
  g_object_unref (self->store);
  g_free (self);
}

void
nz_import_plan_set_finds_duplicates (NzImportPlan *self, gboolean finds)
{
  self->finds_duplicates = finds;
}

/* --- sheets ----------------------------------------------------------------------------------------------
 */

static NzSheetPlan *
sheet_at (NzImportPlan *self, guint index)
{
  g_assert (index < self->sheets->len);
  return self->sheets->pdata[index];
}

guint
nz_import_plan_get_n_sheets (NzImportPlan *self)
{
  return self->sheets->len;
}

const NzImportSheet *
nz_import_plan_get_sheet (NzImportPlan *self, guint index)
{
  return &sheet_at (self, index)->public;
}

void
nz_import_plan_set_used (NzImportPlan *self, guint index, gboolean is_used)
{
  NzSheetPlan *sheet = sheet_at (self, index);

  sheet->public.is_used = is_used && sheet->public.entity != NULL;
  nz_import_plan_forget (self);
}

void
nz_import_plan_set_heading (NzImportPlan *self, guint index, gsize row)
{
  NzSheetPlan *sheet = sheet_at (self, index);
  g_autoptr (NzLookup) lookup = nz_lookup_new (self->store);

  g_return_if_fail (row < nz_table_get_n_rows (sheet->public.table));

  sheet->public.heading = row;
  g_hash_table_remove_all (sheet->choices);
  nz_import_guess_columns (sheet, lookup);
  nz_import_recall (self->store, sheet);
  nz_import_plan_forget (self);
}

void
nz_import_plan_set_entity (NzImportPlan *self, guint index, const NzEntity *entity)
{
  NzSheetPlan *sheet = sheet_at (self, index);
  g_autoptr (NzLookup) lookup = nz_lookup_new (self->store);

  sheet->public.entity = entity;
  sheet->public.is_used = entity != NULL;
  g_hash_table_remove_all (sheet->choices);
  if (entity != NULL)
    nz_import_guess_columns (sheet, lookup);
  nz_import_plan_forget (self);
}

void
nz_import_plan_set_kind (NzImportPlan *self, guint index, const char *kind)
{
  NzSheetPlan *sheet = sheet_at (self, index);

  g_free (sheet->public.kind);
  sheet->public.kind = g_strdup (kind);
  sheet->is_chosen = TRUE;
  nz_import_plan_forget (self);
}

void
nz_import_plan_set_column (NzImportPlan *self, guint index, guint column, const NzImportTarget *target)
{
  NzSheetPlan *sheet = sheet_at (self, index);
  NzImportColumn *changed;

  g_return_if_fail (column < sheet->public.columns->len);

  changed = sheet->public.columns->pdata[column];
  changed->target = *target;
  changed->target.name = g_intern_string (target->name);
  changed->is_chosen = TRUE;
  g_clear_pointer (&changed->why, g_free);
  sheet->is_chosen = TRUE;
  nz_import_plan_forget (self);
}

void
nz_import_plan_set_value (
    NzImportPlan *self, guint index, guint column, const char *text, const char *meaning)
{
  NzSheetPlan *sheet = sheet_at (self, index);
  GHashTable *values;

  g_return_if_fail (column < sheet->values->len && text != NULL);

  values = sheet->values->pdata[column];
  if (values == NULL)
    values = sheet->values->pdata[column] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (meaning != NULL)
    g_hash_table_replace (values, g_strdup (text), g_strdup (meaning));
  else
    g_hash_table_remove (values, text);
  sheet->is_chosen = TRUE;
  nz_import_plan_forget (self);
}

void
nz_import_plan_set_cell (NzImportPlan *self, guint index, gsize row, guint column, const char *text)
{
  NzSheetPlan *sheet = sheet_at (self, index);

  g_return_if_fail (row < nz_table_get_n_rows (sheet->public.table) && text != NULL);

  nz_table_set_cell (sheet->public.table, row, column, text);
  nz_import_plan_forget (self);
}

/* --- examining -------------------------------------------------------------------------------------------
 */

gboolean
nz_import_plan_is_understood (NzImportPlan *self, GError **error)
{
  for (guint source = 0; source < self->sources->len; source++)
    {
      const NzSheetPlan *first = NULL;
      gboolean is_used = FALSE;

      for (guint i = 0; i < self->sheets->len; i++)
        {
          const NzSheetPlan *sheet = self->sheets->pdata[i];

          if (sheet->public.source != source)
            continue;
          is_used = is_used || sheet->public.is_used;
          first = first != NULL ? first : sheet;
        }
      if (!is_used && first != NULL)
        {
          nz_import_refuse_sheet (first, error);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
nz_import_plan_is_good (NzImportPlan *self, GError **error)
{
  guint n = nz_import_plan_get_result (self)->n_faults;

  if (n == 0)
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               nz_ngettext ("%u cell is at fault; nothing was imported.",
                            "%u cells are at fault; nothing was imported.", n),
               n);
  return FALSE;
}

/* Rows that are like an entry are not new as long as nobody has decided that. */
static char *
dup_counts (NzImportPlan *self)
{
  const NzImportResult *result = nz_import_plan_get_result (self);
  GPtrArray *lines = nz_import_plan_get_lines (self);
  guint similar = nz_import_plan_count (self, NZ_IMPORT_DUPLICATE);
  guint n_open = 0;

  for (guint i = 0; i < lines->len; i++)
    n_open += ((const NzImportLine *)lines->pdata[i])->state == NZ_IMPORT_DUPLICATE
                  ? ((const NzImportLine *)lines->pdata[i])->n_new
                  : 0;
  g_autofree char *counts = g_strdup_printf (_ ("%u new, %u changed, %u unchanged"), result->n_new - n_open,
                                             result->n_changed, result->n_same);
  if (similar == 0)
    return g_steal_pointer (&counts);
  g_autofree char *open = g_strdup_printf (
      nz_ngettext ("%u similar row to decide", "%u similar rows to decide", similar), similar);
  return g_strdup_printf ("%s, %s", counts, open);
}

char *
nz_import_plan_dup_outcome (NzImportPlan *self)
{
  guint faulty = nz_import_plan_count (self, NZ_IMPORT_FAULTY);
  g_autoptr (GError) error = NULL;

  if (!nz_import_plan_is_understood (self, &error))
    return g_strdup (error->message);
  if (faulty > 0)
    return g_strdup_printf (nz_ngettext ("%u row is at fault", "%u rows are at fault", faulty), faulty);
  if (!nz_import_plan_is_good (self, &error))
    return g_strdup (error->message);
  return dup_counts (self);
}

static gboolean
examine (
    NzImportPlan *self, gboolean finds_duplicates, NzImportProgress progress, gpointer data, GError **error)
{
  gboolean is_good;

  nz_import_plan_forget (self);
  self->import = nz_import_new (self->store, self->sheets);
  self->import->progress = progress;
  self->import->progress_data = data;
  self->import->finds_duplicates = finds_duplicates;
  is_good = nz_import_examine (self->import, error);
  nz_import_result_sort (self->import->result);
  /* whoever asked for them while the rows were read has seen half of it */
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  return is_good;
}

gboolean
nz_import_plan_examine (NzImportPlan *self, NzImportProgress progress, gpointer data, GError **error)
{
  return examine (self, self->finds_duplicates, progress, data, error);
}

const NzImportResult *
nz_import_plan_get_result (NzImportPlan *self)
{
  return self->import != NULL && self->import->result != NULL ? self->import->result : self->empty;
}

NzImportResult *
nz_import_plan_steal_result (NzImportPlan *self)
{
  NzImportResult *result = self->import != NULL ? g_steal_pointer (&self->import->result) : NULL;

  return result != NULL ? result : nz_import_result_new ();
}

/* --- writing ---------------------------------------------------------------------------------------------
 */

static char *
dup_label (NzImportPlan *self, const char *label)
{
  guint n = self->sources->len;

  if (label != NULL)
    return g_strdup (label);
  if (n == 1)
    return g_strdup_printf (_ ("Import %s"), nz_import_plan_get_source_name (self, 0));
  return g_strdup_printf (nz_ngettext ("Import %u table", "Import %u tables", n), n);
}

static gboolean
write_all (NzImportPlan *self, GError **error)
{
  if (!nz_import_plan_is_good (self, error) || !nz_import_save (self->import, error))
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const NzSheetPlan *sheet = self->sheets->pdata[i];

      if (sheet->is_chosen && sheet->public.is_used && !nz_import_remember (self->store, sheet, error))
        return FALSE;
    }
  return TRUE;
}

/* What looks like what is found out while the records are written: it changes nothing any more. */
static gboolean
examine_and_write (
    NzImportPlan *self, NzTwins **twins, NzImportProgress progress, gpointer data, GError **error)
{
  if (!examine (self, FALSE, progress, data, error))
    return FALSE;
  if (self->finds_duplicates)
    {
      *twins = nz_import_twins_start (self->import, TRUE, error);
      if (*twins == NULL)
        return FALSE;
    }
  return write_all (self, error);
}

/* All of it in one action, reading too: ten thousand questions need not lock the file one by one. */
gboolean
nz_import_plan_apply (
    NzImportPlan *self, const char *label, NzImportProgress progress, gpointer data, GError **error)
{
  g_autofree char *step = dup_label (self, label);
  gboolean own_action = !nz_store_in_action (self->store);
  NzTwins *twins = NULL;
  gboolean is_good;

  if (own_action && !nz_store_begin (self->store, step, error))
    return FALSE;
  is_good = examine_and_write (self, &twins, progress, data, error);
  if (is_good && own_action)
    is_good = nz_store_commit (self->store, error);
  else if (own_action)
    nz_store_rollback (self->store);
  if (twins != NULL)
    {
      nz_import_twins_finish (twins, is_good);
      nz_import_result_sort (self->import->result);
    }
  return is_good;
}
