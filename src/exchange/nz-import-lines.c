/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-private.h"

/* What an examination found, row by row, and what was chosen for a row. */

static void
line_free (gpointer data)
{
  NzImportLine *line = data;

  g_free (line->title);
  g_free (line->reason);
  g_free (line);
}

static gboolean
is_of_name (const NzImportTarget *target)
{
  return target->use == NZ_IMPORT_NAME
         || (target->use == NZ_IMPORT_FIELD && (target->field->flags & NZ_FIELD_NAME) != 0
             && g_strcmp0 (target->field->name, "short_name") != 0);
}

static void
append (GString *text, const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", more);
}

/* Of a row that makes nothing: the cells of its main record's name, else of another one's, else the first. */
static void
append_cells (GString *text, const NzImportSheet *sheet, gsize row)
{
  for (int is_main = TRUE; is_main >= FALSE && text->len == 0; is_main--)
    for (guint column = 0; column < sheet->columns->len; column++)
      {
        const NzImportTarget *target = &((const NzImportColumn *)sheet->columns->pdata[column])->target;

        if (is_of_name (target) && (target->entity == sheet->entity) == is_main)
          append (text, nz_import_cell (sheet->table, row, column));
      }
  for (guint column = 0; text->len == 0 && column < nz_table_get_n_cells (sheet->table, row); column++)
    append (text, nz_import_cell (sheet->table, row, column));
}

static char *
dup_title (const NzSheetPlan *sheet, gsize row, const NzLineState *state)
{
  const NzEntity *entity = state->main != NULL ? state->main->part->entity : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; entity != NULL && i < entity->n_fields; i++)
    {
      const NzImportTarget field = { .use = NZ_IMPORT_FIELD, .field = &entity->fields[i] };

      if (is_of_name (&field) && field.field->type == NZ_TYPE_TEXT)
        append (text, nz_record_get_text (state->main->record, field.field->name));
    }
  if (text->len == 0)
    append_cells (text, &sheet->public, row);
  return nz_import_shorten (text->str);
}

static NzImportState
state_of (const NzLineState *state)
{
  if (state->is_left_out)
    return NZ_IMPORT_LEFT_OUT;
  if (state->n_faults > 0)
    return NZ_IMPORT_FAULTY;
  if (state->twin_reason != NULL)
    return NZ_IMPORT_DUPLICATE;
  if (state->main != NULL && state->main->before == NULL)
    return NZ_IMPORT_NEW;
  return state->n_new + state->n_changed > 0 ? NZ_IMPORT_CHANGED : NZ_IMPORT_SAME;
}

/* Fills in what was chosen, and with it what the row is. A row that is left out as all that is struck through
 * has no choice of its own. */
static void
add_choice (NzImportLine *line, const NzLineState *state, const NzRowChoice *choice)
{
  const char *reason = state->n_faults > 0 ? state->reason : state->twin_reason;

  line->state = line->was = state_of (state);
  if (choice != NULL)
    line->choice = choice->choice;
  else
    line->choice = state->is_left_out ? NZ_IMPORT_LEAVE_OUT : NZ_IMPORT_TAKE;
  line->twin_entity = choice != NULL && choice->twin != 0 ? choice->entity : state->twin_entity;
  line->twin = choice != NULL && choice->twin != 0 ? choice->twin : state->twin;
  if (choice != NULL && line->choice != NZ_IMPORT_TAKE)
    line->was = choice->was;
  else if (choice != NULL && line->state == NZ_IMPORT_DUPLICATE)
    line->state = NZ_IMPORT_NEW;
  if (reason == NULL && choice != NULL && line->choice != NZ_IMPORT_TAKE)
    reason = choice->reason;
  if (reason == NULL && line->is_struck)
    reason = _ ("Struck through in the table");
  line->reason = g_strdup (reason);
}

static NzImportLine *
make_line (NzImport *import, guint index, gsize row)
{
  const NzSheetPlan *sheet = import->sheets->pdata[index];
  const NzLineState *state = nz_import_line (import, index, row);
  NzImportLine *line = g_new0 (NzImportLine, 1);

  line->sheet = index;
  line->row = row;
  line->line = nz_table_get_line (sheet->public.table, row);
  line->title = dup_title (sheet, row, state);
  line->n_records = state->n_new + state->n_changed + state->n_same;
  line->n_new = state->n_new;
  line->is_struck = nz_import_is_struck (sheet, row);
  add_choice (line, state, g_hash_table_lookup (sheet->choices, GSIZE_TO_POINTER (row)));
  line->is_undecided = line->state == NZ_IMPORT_DUPLICATE || nz_import_is_struck_open (import, index, row);
  return line;
}

GPtrArray *
nz_import_list_lines (NzImport *import)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; import != NULL && i < import->sheets->len; i++)
    {
      const NzSheetPlan *sheet = import->sheets->pdata[i];

      if (sheet->public.is_used)
        for (gsize row = sheet->public.heading + 1; row < nz_table_get_n_rows (sheet->public.table); row++)
          g_ptr_array_add (lines, make_line (import, i, row));
    }
  return lines;
}

GPtrArray *
nz_import_plan_get_lines (NzImportPlan *self)
{
  if (self->lines == NULL)
    self->lines = nz_import_list_lines (self->import);
  return self->lines;
}

guint
nz_import_plan_count (NzImportPlan *self, NzImportState state)
{
  GPtrArray *lines = nz_import_plan_get_lines (self);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += ((const NzImportLine *)lines->pdata[i])->state == state;
  return n;
}

/* --- choices ---------------------------------------------------------------------------------------------
 */

void
nz_import_plan_set_choice (NzImportPlan *self, guint index, NzImportChoice choice)
{
  GPtrArray *lines = nz_import_plan_get_lines (self);
  NzImportLine *line;
  const NzSheetPlan *sheet;
  NzRowChoice *kept;

  g_return_if_fail (index < lines->len && !self->is_running);

  line = lines->pdata[index];
  sheet = self->sheets->pdata[line->sheet];
  if (choice == NZ_IMPORT_INTO_TWIN && line->twin == 0)
    return;
  line->choice = choice;
  kept = g_new0 (NzRowChoice, 1);
  *kept = (NzRowChoice){ choice, line->was, g_strdup (line->reason), line->twin_entity, line->twin };
  g_hash_table_replace (sheet->choices, GSIZE_TO_POINTER (line->row), kept);
}

void
nz_import_plan_set_choices (NzImportPlan *self, NzImportState state, NzImportChoice choice)
{
  GPtrArray *lines = nz_import_plan_get_lines (self);

  for (guint i = 0; i < lines->len; i++)
    if (((const NzImportLine *)lines->pdata[i])->was == state)
      nz_import_plan_set_choice (self, i, choice);
}

void
nz_import_plan_decide (NzImportPlan *self, NzImportChoice choice)
{
  GPtrArray *lines = nz_import_plan_get_lines (self);

  for (guint i = 0; i < lines->len; i++)
    if (((const NzImportLine *)lines->pdata[i])->state == NZ_IMPORT_DUPLICATE)
      nz_import_plan_set_choice (self, i, choice);
}
