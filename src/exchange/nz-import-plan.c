/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-plan.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-text.h"
#include "exchange/nz-import-private.h"

/* A file or text that was added. */
typedef struct
{
  char *path;
  GBytes *data;
  char *name;
  const NzEntity *as;
  NzTablesOptions options;
} Source;

struct _NzImportPlan
{
  NzStore *store;
  GPtrArray *sources; /* (element-type Source) */
  GPtrArray *sheets;  /* (element-type NzSheetPlan) */
  NzImport *import;   /* (nullable): the last examination */
  GPtrArray *lines;   /* (nullable) (element-type NzImportLine) */
  NzImportResult *empty;
  gboolean finds_duplicates;
};

static void
source_free (gpointer data)
{
  Source *source = data;

  g_free (source->path);
  g_clear_pointer (&source->data, g_bytes_unref);
  g_free (source->name);
  g_free (source);
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

static void
sheet_free (gpointer data)
{
  NzSheetPlan *sheet = data;

  nz_table_free (sheet->public.table);
  g_free (sheet->public.kind);
  g_ptr_array_unref (sheet->public.columns);
  g_ptr_array_unref (sheet->values);
  g_hash_table_unref (sheet->choices);
  g_free (sheet->title);
  g_free (sheet);
}

static void
line_free (gpointer data)
{
  NzImportLine *line = data;

  g_free (line->title);
  g_free (line->reason);
  g_free (line);
}

NzImportPlan *
nz_import_plan_new (NzStore *store)
{
  NzImportPlan *self = g_new0 (NzImportPlan, 1);

  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  self->store = g_object_ref (store);
  self->sources = g_ptr_array_new_with_free_func (source_free);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->empty = nz_import_result_new ();
  self->finds_duplicates = TRUE;
  return self;
}

/* What was examined is true no more. */
static void
forget (NzImportPlan *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->import, nz_import_free);
}

void
nz_import_plan_free (NzImportPlan *self)
{
  if (self == NULL)
    return;
  forget (self);
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

/* --- sources ---------------------------------------------------------------------------------------------
 */

static NzSheetPlan *
sheet_new (guint source, NzTable *table, const Source *from, gboolean is_only)
{
  NzSheetPlan *sheet = g_new0 (NzSheetPlan, 1);
  const char *colon = strstr (nz_table_get_name (table), ": ");

  sheet->public.source = source;
  sheet->public.table = table;
  sheet->public.columns = g_ptr_array_new_with_free_func (column_free);
  sheet->values = g_ptr_array_new_with_free_func (unref_values);
  sheet->choices = g_hash_table_new_full (NULL, NULL, NULL, g_free);
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
add_tables (NzImportPlan *self, guint index, GPtrArray *tables, guint place)
{
  const Source *source = self->sources->pdata[index];

  g_ptr_array_set_free_func (tables, NULL);
  for (guint i = 0; i < tables->len; i++)
    {
      NzSheetPlan *sheet = sheet_new (index, tables->pdata[i], source, tables->len == 1);

      guess (self, sheet);
      g_ptr_array_insert (self->sheets, (gint)(place + i), sheet);
    }
  g_ptr_array_unref (tables);
  forget (self);
}

static GPtrArray *
read_source (const Source *source, NzTablesOptions *options, GError **error)
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
add_source (NzImportPlan *self, Source *source, GError **error)
{
  GPtrArray *tables = read_source (source, &source->options, error);

  if (tables == NULL)
    {
      source_free (source);
      return FALSE;
    }
  g_ptr_array_add (self->sources, source);
  add_tables (self, self->sources->len - 1, tables, self->sheets->len);
  return TRUE;
}

gboolean
nz_import_plan_add_file (
    NzImportPlan *self, const char *path, const NzEntity *as, const NzTablesOptions *options, GError **error)
{
  Source *source = g_new0 (Source, 1);

  g_return_val_if_fail (path != NULL, FALSE);

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
  Source *source = g_new0 (Source, 1);

  g_return_val_if_fail (data != NULL && name != NULL, FALSE);

  source->data = g_bytes_new (data, size);
  source->name = g_strdup (name);
  source->as = as;
  source->options = options != NULL ? *options : (NzTablesOptions){ 0 };
  return add_source (self, source, error);
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
  return ((const Source *)self->sources->pdata[source])->name;
}

const NzTablesOptions *
nz_import_plan_get_source_options (NzImportPlan *self, guint source)
{
  g_return_val_if_fail (source < self->sources->len, NULL);
  return &((const Source *)self->sources->pdata[source])->options;
}

gboolean
nz_import_plan_reread (NzImportPlan *self, guint index, const NzTablesOptions *options, GError **error)
{
  Source *source;
  NzTablesOptions wanted = *options;
  GPtrArray *tables;
  guint place = self->sheets->len;

  g_return_val_if_fail (index < self->sources->len, FALSE);

  source = self->sources->pdata[index];
  tables = read_source (source, &wanted, error);
  if (tables == NULL)
    return FALSE;
  source->options = wanted;
  for (guint i = self->sheets->len; i > 0; i--)
    if (((const NzSheetPlan *)self->sheets->pdata[i - 1])->public.source == index)
      {
        place = i - 1;
        g_ptr_array_remove_index (self->sheets, place);
      }
  add_tables (self, index, tables, place);
  return TRUE;
}

/* --- sheets ----------------------------------------------------------------------------------------------
 */

static NzSheetPlan *
sheet_at (NzImportPlan *self, guint index)
{
  g_assert (index < self->sheets->len);
  return self->sheets->pdata[index];
}

NzSheetPlan *
nz_import_plan_get_sheet_plan (NzImportPlan *self, guint index)
{
  return sheet_at (self, index);
}

NzImport *
nz_import_plan_get_import (NzImportPlan *self)
{
  return self->import;
}

NzStore *
nz_import_plan_get_store (NzImportPlan *self)
{
  return self->store;
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
  forget (self);
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
  forget (self);
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
  forget (self);
}

void
nz_import_plan_set_kind (NzImportPlan *self, guint index, const char *kind)
{
  NzSheetPlan *sheet = sheet_at (self, index);

  g_free (sheet->public.kind);
  sheet->public.kind = g_strdup (kind);
  sheet->is_chosen = TRUE;
  forget (self);
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
  forget (self);
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
  forget (self);
}

void
nz_import_plan_set_cell (NzImportPlan *self, guint index, gsize row, guint column, const char *text)
{
  NzSheetPlan *sheet = sheet_at (self, index);

  g_return_if_fail (row < nz_table_get_n_rows (sheet->public.table) && text != NULL);

  nz_table_set_cell (sheet->public.table, row, column, text);
  forget (self);
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

static gboolean
examine (
    NzImportPlan *self, gboolean finds_duplicates, NzImportProgress progress, gpointer data, GError **error)
{
  gboolean is_good;

  forget (self);
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

static char *
dup_title (const NzImport *import, const NzSheetPlan *sheet, gsize row, const NzLineState *state)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (state->main != NULL)
    for (guint i = 0; i < sheet->public.entity->n_fields; i++)
      {
        const NzField *field = &sheet->public.entity->fields[i];
        const char *value = (field->flags & NZ_FIELD_NAME) != 0 && field->type == NZ_TYPE_TEXT
                                ? nz_record_get_text (state->main->record, field->name)
                                : NULL;

        if (value != NULL && g_strcmp0 (field->name, "short_name") != 0)
          g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", value);
      }
  for (guint column = 0; text->len == 0 && column < nz_table_get_n_cells (sheet->public.table, row); column++)
    g_string_append (text, nz_import_cell (sheet->public.table, row, column));
  return nz_import_shorten (text->str);
}

static NzImportState
state_of (const NzLineState *state)
{
  if (state->n_faults > 0)
    return NZ_IMPORT_FAULTY;
  if (state->twin_reason != NULL)
    return NZ_IMPORT_DUPLICATE;
  if (state->main != NULL && state->main->before == NULL)
    return NZ_IMPORT_NEW;
  return state->n_new + state->n_changed > 0 ? NZ_IMPORT_CHANGED : NZ_IMPORT_SAME;
}

static NzImportLine *
make_line (NzImportPlan *self, guint index, gsize row)
{
  const NzSheetPlan *sheet = self->sheets->pdata[index];
  const NzLineState *state = nz_import_line (self->import, index, row);
  const NzRowChoice *choice = g_hash_table_lookup (sheet->choices, GSIZE_TO_POINTER (row));
  NzImportLine *line = g_new0 (NzImportLine, 1);

  line->sheet = index;
  line->row = row;
  line->line = nz_table_get_line (sheet->public.table, row);
  line->state = state_of (state);
  line->choice = choice != NULL ? choice->choice : NZ_IMPORT_TAKE;
  line->title = dup_title (self->import, sheet, row, state);
  line->reason = g_strdup (line->state == NZ_IMPORT_FAULTY ? state->reason : state->twin_reason);
  line->twin_entity = choice != NULL && choice->twin != 0 ? choice->entity : state->twin_entity;
  line->twin = choice != NULL && choice->twin != 0 ? choice->twin : state->twin;
  line->n_records = state->n_new + state->n_changed + state->n_same;
  return line;
}

GPtrArray *
nz_import_plan_get_lines (NzImportPlan *self)
{
  if (self->lines != NULL)
    return self->lines;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; self->import != NULL && i < self->sheets->len; i++)
    {
      const NzSheetPlan *sheet = self->sheets->pdata[i];

      if (sheet->public.is_used)
        for (gsize row = sheet->public.heading + 1; row < nz_table_get_n_rows (sheet->public.table); row++)
          g_ptr_array_add (self->lines, make_line (self, i, row));
    }
  return self->lines;
}

guint
nz_import_plan_count (NzImportPlan *self, NzImportState state)
{
  guint n = 0;

  for (gsize i = 0; self->import != NULL && i < self->import->n_lines; i++)
    n += state_of (&self->import->lines[i]) == state;
  return n;
}

/* --- choices ---------------------------------------------------------------------------------------------
 */

void
nz_import_plan_set_choice (NzImportPlan *self, guint index, NzImportChoice choice)
{
  GPtrArray *lines = nz_import_plan_get_lines (self);
  NzImportLine *line;
  NzSheetPlan *sheet;
  NzRowChoice *kept;

  g_return_if_fail (index < lines->len);

  line = lines->pdata[index];
  sheet = sheet_at (self, line->sheet);
  if (choice == NZ_IMPORT_INTO_TWIN && line->twin == 0)
    return;
  line->choice = choice;
  kept = g_new0 (NzRowChoice, 1);
  *kept = (NzRowChoice){ choice, line->twin_entity, line->twin };
  g_hash_table_replace (sheet->choices, GSIZE_TO_POINTER (line->row), kept);
}

void
nz_import_plan_set_choices (NzImportPlan *self, NzImportState state, NzImportChoice choice)
{
  GPtrArray *lines = nz_import_plan_get_lines (self);

  for (guint i = 0; i < lines->len; i++)
    if (((const NzImportLine *)lines->pdata[i])->state == state)
      nz_import_plan_set_choice (self, i, choice);
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
