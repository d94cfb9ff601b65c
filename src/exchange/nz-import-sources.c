/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "exchange/nz-import-private.h"

/* The files and texts of an import, and the sheets that are read from them. */

void
nz_import_source_free (gpointer data)
{
  NzImportOrigin *source = data;

  g_free (source->path);
  g_clear_pointer (&source->data, g_bytes_unref);
  g_free (source->name);
  g_free (source);
}

void
nz_row_choice_free (gpointer data)
{
  NzRowChoice *choice = data;

  g_free (choice->reason);
  g_free (choice);
}

static void
column_free (gpointer data)
{
  NzImportColumn *column = data;

  g_free (column->heading);
  g_free (column->why);
  g_free (column);
}

static void
unref_values (gpointer data)
{
  if (data != NULL)
    g_hash_table_unref (data);
}

void
nz_sheet_plan_free (gpointer data)
{
  NzSheetPlan *sheet = data;

  nz_table_free (sheet->public.table);
  g_free (sheet->public.kind);
  g_ptr_array_unref (sheet->public.columns);
  g_ptr_array_unref (sheet->values);
  g_hash_table_unref (sheet->choices);
  g_hash_table_unref (sheet->refused);
  g_hash_table_unref (sheet->answers);
  g_hash_table_unref (sheet->recalled);
  g_hash_table_unref (sheet->passing);
  g_free (sheet->title);
  g_free (sheet);
}

static NzSheetPlan *
sheet_new (guint source, NzTable *table, const NzImportOrigin *from, gboolean is_only)
{
  NzSheetPlan *sheet = g_new0 (NzSheetPlan, 1);
  const char *colon = strstr (nz_table_get_name (table), ": ");

  sheet->public.source = source;
  sheet->public.table = table;
  sheet->public.columns = g_ptr_array_new_with_free_func (column_free);
  sheet->values = g_ptr_array_new_with_free_func (unref_values);
  sheet->choices = g_hash_table_new_full (NULL, NULL, NULL, nz_row_choice_free);
  sheet->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheet->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sheet->recalled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheet->passing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sheet->as = from->as;
  /* "mappe.xlsx: Akteure": a sheet's own name says what it holds, a file's that of its only sheet. */
  sheet->title = from->options.format == NZ_TABLES_XLSX || from->options.format == NZ_TABLES_ODS
                     ? g_strdup (colon != NULL ? colon + 2 : "")
                     : g_strdup (nz_table_get_name (table));
  sheet->public.is_used
      = !nz_table_has_remark (table, NZ_TABLE_ALL_ROWS, NZ_TABLE_ALL_COLUMNS, NZ_TABLE_HIDDEN) || is_only;
  return sheet;
}

static void
guess (NzImportPlan *self, NzSheetPlan *sheet)
{
  g_autoptr (NzLookup) lookup = nz_lookup_new (self->store);

  nz_import_guess_sheet (sheet, lookup);
  nz_import_recall (self->store, sheet);
  if (sheet->public.entity == NULL)
    sheet->public.is_used = FALSE;
}

/* Takes @tables. */
static void
add_tables (NzImportPlan *self, guint index, GPtrArray *tables)
{
  const NzImportOrigin *source = self->sources->pdata[index];

  g_ptr_array_set_free_func (tables, NULL);
  for (guint i = 0; i < tables->len; i++)
    {
      NzSheetPlan *sheet = sheet_new (index, tables->pdata[i], source, tables->len == 1);

      guess (self, sheet);
      g_ptr_array_add (self->sheets, sheet);
    }
  g_ptr_array_unref (tables);
  nz_import_plan_forget (self);
}

static GPtrArray *
read_source (const NzImportOrigin *source, NzTablesOptions *options, GError **error)
{
  gsize size;
  const char *data;

  if (source->path != NULL)
    return nz_tables_read (source->path, source->name, options, error);
  data = g_bytes_get_data (source->data, &size);
  return nz_tables_read_data (data != NULL ? data : "", size, source->name, options, error);
}

/* Takes @source. */
static gboolean
add_source (NzImportPlan *self, NzImportOrigin *source, GError **error)
{
  GPtrArray *tables = read_source (source, &source->options, error);

  if (tables == NULL)
    {
      nz_import_source_free (source);
      return FALSE;
    }
  g_ptr_array_add (self->sources, source);
  add_tables (self, self->sources->len - 1, tables);
  return TRUE;
}

gboolean
nz_import_plan_add_file (
    NzImportPlan *self, const char *path, const NzEntity *as, const NzTablesOptions *options, GError **error)
{
  g_return_val_if_fail (path != NULL && !self->is_running, FALSE);

  NzImportOrigin *source = g_new0 (NzImportOrigin, 1);

  source->path = g_strdup (path);
  source->name = g_filename_display_basename (path);
  source->as = as;
  source->options = options != NULL ? *options : (NzTablesOptions){ 0 };
  return add_source (self, source, error);
}

gboolean
nz_import_plan_add_data (NzImportPlan *self,
                         const char *data,
                         gsize size,
                         const char *name,
                         const NzEntity *as,
                         const NzTablesOptions *options,
                         GError **error)
{
  g_return_val_if_fail (data != NULL && name != NULL && !self->is_running, FALSE);

  NzImportOrigin *source = g_new0 (NzImportOrigin, 1);

  source->data = g_bytes_new (data, size);
  source->name = g_strdup (name);
  source->as = as;
  source->options = options != NULL ? *options : (NzTablesOptions){ 0 };
  return add_source (self, source, error);
}

void
nz_import_plan_join (NzImportPlan *self, NzImportPlan *more)
{
  g_return_if_fail (!self->is_running && !more->is_running);

  for (guint i = 0; i < more->sheets->len; i++)
    {
      NzSheetPlan *sheet = more->sheets->pdata[i];
      sheet->public.source += self->sources->len;
    }
  g_ptr_array_extend_and_steal (self->sources, g_ptr_array_ref (more->sources));
  g_ptr_array_extend_and_steal (self->sheets, g_ptr_array_ref (more->sheets));
  nz_import_plan_forget (self);
  nz_import_plan_unref (more);
}

guint
nz_import_plan_get_n_sources (NzImportPlan *self)
{
  return self->sources->len;
}

const char *
nz_import_plan_get_source_name (NzImportPlan *self, guint source)
{
  g_return_val_if_fail (source < self->sources->len, NULL);
  return ((const NzImportOrigin *)self->sources->pdata[source])->name;
}

const NzTablesOptions *
nz_import_plan_get_source_options (NzImportPlan *self, guint source)
{
  g_return_val_if_fail (source < self->sources->len, NULL);
  return &((const NzImportOrigin *)self->sources->pdata[source])->options;
}

NzImportPlan *
nz_import_plan_read_again (
    NzImportPlan *self, guint index, const NzTablesOptions *options, NzStore *store, GError **error)
{
  const NzImportOrigin *old;
  NzImportOrigin *source;
  g_autoptr (NzImportPlan) fresh = NULL;

  g_return_val_if_fail (index < self->sources->len && options != NULL, NULL);

  old = self->sources->pdata[index];
  source = g_new0 (NzImportOrigin, 1);
  source->path = g_strdup (old->path);
  source->data = old->data != NULL ? g_bytes_ref (old->data) : NULL;
  source->name = g_strdup (old->name);
  source->as = old->as;
  source->options = *options;
  fresh = nz_import_plan_new (store);
  return add_source (fresh, source, error) ? g_steal_pointer (&fresh) : NULL;
}

void
nz_import_plan_replace_source (NzImportPlan *self, guint index, NzImportPlan *fresh)
{
  guint place = self->sheets->len;

  g_return_if_fail (index < self->sources->len && fresh->sources->len == 1 && !self->is_running);

  for (guint i = self->sheets->len; i > 0; i--)
    if (((const NzSheetPlan *)self->sheets->pdata[i - 1])->public.source == index)
      {
        place = i - 1;
        g_ptr_array_remove_index (self->sheets, place);
      }
  nz_import_source_free (self->sources->pdata[index]);
  self->sources->pdata[index] = g_ptr_array_steal_index (fresh->sources, 0);
  while (fresh->sheets->len > 0)
    {
      NzSheetPlan *sheet = g_ptr_array_steal_index (fresh->sheets, fresh->sheets->len - 1);

      sheet->public.source = index;
      g_ptr_array_insert (self->sheets, (gint)place, sheet);
    }
  nz_import_plan_forget (self);
  nz_import_plan_unref (fresh);
}

gboolean
nz_import_plan_reread (NzImportPlan *self, guint index, const NzTablesOptions *options, GError **error)
{
  NzImportPlan *fresh = nz_import_plan_read_again (self, index, options, self->store, error);

  if (fresh != NULL)
    nz_import_plan_replace_source (self, index, fresh);
  return fresh != NULL;
}
