/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-plan.h"

#include "base/nz-error.h"
#include "exchange/nz-import-private.h"

NzImportPlan *
nz_import_plan_new (NzStore *store)
{
  NzImportPlan *self = g_new0 (NzImportPlan, 1);

  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  self->references = 1;
  self->store = g_object_ref (store);
  self->sources = g_ptr_array_new_with_free_func (nz_import_source_free);
  self->sheets = g_ptr_array_new_with_free_func (nz_sheet_plan_free);
  self->empty = nz_import_result_new ();
  self->no_questions = nz_import_questions_new ();
  self->finds_duplicates = TRUE;
  return self;
}

/* As many rows take longer to free than a frame may last. */
#define MANY_LINES 2000

typedef struct
{
  NzImport *import;
  GPtrArray *lines; /* (nullable) */
} Remains;

static gpointer
free_remains (gpointer data)
{
  Remains *remains = data;

  g_clear_pointer (&remains->lines, g_ptr_array_unref);
  nz_import_free (remains->import);
  g_free (remains);
  return NULL;
}

static void
free_beside (Remains *remains)
{
  g_autoptr (GThread) thread = g_thread_try_new ("forget", free_remains, remains, NULL);

  /* no thread is to be had */
  if (thread == NULL)
    free_remains (remains);
}

void
nz_import_plan_forget (NzImportPlan *self)
{
  if (self->import != NULL && self->import->n_lines > MANY_LINES)
    {
      /* nothing of it is the store's any more, which belongs to this thread */
      nz_import_set_store (self->import, NULL);
      Remains *remains = g_new0 (Remains, 1);

      remains->import = g_steal_pointer (&self->import);
      remains->lines = g_steal_pointer (&self->lines);
      free_beside (remains);
    }
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->import, nz_import_free);
}

NzImportPlan *
nz_import_plan_ref (NzImportPlan *self)
{
  self->references++;
  return self;
}

void
nz_import_plan_unref (NzImportPlan *self)
{
  if (--self->references > 0)
    return;
  nz_import_plan_forget (self);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->sheets);
  nz_import_result_free (self->empty);
  g_ptr_array_unref (self->no_questions);
  g_object_unref (self->store);
  g_free (self);
}

void
nz_import_plan_set_store (NzImportPlan *self, NzStore *store)
{
  g_return_if_fail (NZ_IS_STORE (store) && !self->is_running);

  nz_import_plan_forget (self);
  g_set_object (&self->store, store);
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

  g_return_if_fail (!self->is_running);

  sheet->public.is_used = is_used && sheet->public.entity != NULL;
  nz_import_plan_forget (self);
}

/* Rows and columns are others now. */
static void
forget_choices (NzSheetPlan *sheet)
{
  g_hash_table_remove_all (sheet->choices);
  g_hash_table_remove_all (sheet->refused);
  g_hash_table_remove_all (sheet->answers);
  g_hash_table_remove_all (sheet->recalled);
  g_hash_table_remove_all (sheet->passing);
}

void
nz_import_plan_set_heading (NzImportPlan *self, guint index, gsize row)
{
  NzSheetPlan *sheet = sheet_at (self, index);
  g_autoptr (NzLookup) lookup = nz_lookup_new (self->store);

  g_return_if_fail (row < nz_table_get_n_rows (sheet->public.table) && !self->is_running);

  sheet->public.heading = row;
  forget_choices (sheet);
  nz_import_guess_columns (sheet, lookup);
  nz_import_recall (self->store, sheet);
  nz_import_plan_forget (self);
}

void
nz_import_plan_set_entity (NzImportPlan *self, guint index, const NzEntity *entity)
{
  NzSheetPlan *sheet = sheet_at (self, index);
  g_autoptr (NzLookup) lookup = nz_lookup_new (self->store);

  g_return_if_fail (!self->is_running);

  sheet->public.entity = entity;
  sheet->public.is_used = entity != NULL;
  forget_choices (sheet);
  if (entity != NULL)
    nz_import_guess_columns (sheet, lookup);
  nz_import_plan_forget (self);
}

void
nz_import_plan_set_kind (NzImportPlan *self, guint index, const char *kind)
{
  NzSheetPlan *sheet = sheet_at (self, index);

  g_return_if_fail (!self->is_running);

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

  g_return_if_fail (column < sheet->public.columns->len && !self->is_running);

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

  g_return_if_fail (column < sheet->values->len && text != NULL && !self->is_running);

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

  g_return_if_fail (row < nz_table_get_n_rows (sheet->public.table) && text != NULL && !self->is_running);

  nz_table_set_cell (sheet->public.table, row, column, text);
  nz_import_plan_forget (self);
}

/* --- what was examined
 * -------------------------------------------------------------------------------------------
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
nz_import_result_is_good (const NzImportResult *result, GError **error)
{
  guint n = result->n_faults;

  if (n == 0)
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               nz_ngettext ("%u cell is at fault; nothing was imported.",
                            "%u cells are at fault; nothing was imported.", n),
               n);
  return FALSE;
}

gboolean
nz_import_plan_is_good (NzImportPlan *self, GError **error)
{
  return nz_import_result_is_good (nz_import_plan_get_result (self), error);
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
  return nz_import_dup_counts (self);
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
