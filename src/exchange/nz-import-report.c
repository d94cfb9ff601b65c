/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "base/nz-id.h"
#include "exchange/nz-import-private.h"

/* What an examination found, field by field for eyes and as JSON for machines. */

void
nz_import_difference_free (NzImportDifference *difference)
{
  g_free (difference->old);
  g_free (difference->new);
  g_free (difference->fault);
  g_free (difference->remark);
  g_free (difference);
}

/* A field for eyes; what it refers to may not be in the store yet. */
static char *
dup_shown (NzImport *import, NzRecord *record, const NzField *field)
{
  const NzEntity *target = nz_field_target (field);
  const char *kind = nz_field_term_kind (field);
  NzLanguage language = nz_get_language ();
  const gint64 *ids;
  guint n;

  if (target == NULL)
    return nz_record_dup_display (record, field, language);
  if (field->type == NZ_TYPE_REFERENCE)
    return nz_record_has (record, field->name) ? nz_lookup_name (
               import->lookup, target, kind, nz_record_get_int (record, field->name), language)
                                               : g_strdup ("");
  g_autoptr (GString) names = g_string_new (NULL);
  ids = nz_record_get_ids (record, field->name, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = nz_lookup_name (import->lookup, target, kind, ids[i], language);
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static NzImportDifference *
add_difference (GPtrArray *differences, const NzEntity *entity, const NzField *field, guint column, char *new)
{
  NzImportDifference *difference = g_new0 (NzImportDifference, 1);

  *difference = (NzImportDifference){ .entity = entity, .field = field, .column = column, .new = new };
  g_ptr_array_add (differences, difference);
  return difference;
}

/* A further name that goes. */
static void
add_gone (NzImport *import, const NzPlanned *plan, GPtrArray *differences)
{
  const NzPartColumn *column = plan->part->columns->pdata[0];
  NzImportDifference *difference
      = add_difference (differences, plan->part->entity, column->field, column->shown, g_strdup (""));

  difference->old = dup_shown (import, plan->before, column->field);
  difference->record = nz_record_get_id (plan->before);
  difference->is_refused = nz_import_is_refused (import, plan, column->field);
}

static void
add_plan (NzImport *import, const NzPlanned *plan, GPtrArray *differences)
{
  const NzEntity *entity = plan->part->entity;
  NzRecord *record = plan->offered != NULL ? plan->offered : plan->record;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      NzImportDifference *difference;
      const NzPartColumn *column = nz_part_column_of (plan->part, field);
      const char *told = nz_import_why_told (plan, field);
      gboolean is_said = column != NULL || told != NULL || nz_field_target (field) != NULL
                         || field->type != NZ_TYPE_BOOLEAN;

      if (plan->before != NULL ? nz_record_field_equal (plan->before, record, field)
                               : !nz_record_has (record, field->name) || !is_said)
        continue;
      difference = add_difference (differences, entity, field, column != NULL ? column->shown : G_MAXUINT,
                                   dup_shown (import, record, field));
      difference->told = told;
      if (plan->before == NULL)
        continue;
      difference->old = dup_shown (import, plan->before, field);
      difference->record = nz_record_get_id (plan->before);
      difference->is_refused = nz_import_is_refused (import, plan, field);
    }
}

/* The faults of a row, or what was remarked of its cells. */
static void
add_said (const NzSheetPlan *sheet, gsize row, GArray *said, gboolean is_fault, GPtrArray *differences)
{
  for (guint i = 0; said != NULL && i < said->len; i++)
    {
      const NzLineFault *one = &g_array_index (said, NzLineFault, i);
      const char *text
          = one->column != G_MAXUINT ? nz_import_cell (sheet->public.table, row, one->column) : "";
      NzImportDifference *difference
          = add_difference (differences, one->entity, one->field, one->column, g_strdup (text));

      if (is_fault)
        difference->fault = g_strdup (one->reason);
      else
        difference->remark = g_strdup (one->reason);
    }
}

GPtrArray *
nz_import_plan_list_differences (NzImportPlan *plan, guint index)
{
  GPtrArray *lines = nz_import_plan_get_lines (plan);
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_import_difference_free);
  NzImport *import = plan->import;
  const NzImportLine *line;
  const NzLineState *state;
  GPtrArray *plans;

  g_return_val_if_fail (index < lines->len && import != NULL, differences);

  line = lines->pdata[index];
  state = nz_import_line (import, line->sheet, line->row);
  add_said (plan->sheets->pdata[line->sheet], line->row, state->faults, TRUE, differences);
  plans = nz_import_plans_of (import, line->sheet, line->row);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    if (((const NzPlanned *)plans->pdata[i])->is_gone)
      add_gone (import, plans->pdata[i], differences);
    else
      add_plan (import, plans->pdata[i], differences);
  add_said (plan->sheets->pdata[line->sheet], line->row, state->remarks, FALSE, differences);
  return differences;
}

/* --- JSON ------------------------------------------------------------------------------------------------
 */

static const char *const state_names[] = {
  [NZ_IMPORT_NEW] = "new",         [NZ_IMPORT_SAME] = "same",
  [NZ_IMPORT_CHANGED] = "changed", [NZ_IMPORT_DUPLICATE] = "duplicate",
  [NZ_IMPORT_FAULTY] = "faulty",   [NZ_IMPORT_LEFT_OUT] = "left_out",
};

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_messages (JsonBuilder *builder, const char *name, const GPtrArray *messages)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < messages->len; i++)
    json_builder_add_string_value (builder, messages->pdata[i]);
  json_builder_end_array (builder);
}

static void
add_counts (JsonBuilder *builder, const NzImportResult *result)
{
  json_builder_set_member_name (builder, "entities");
  json_builder_begin_object (builder);
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzImportCount *count = &result->counts[i];

      if (count->n_new + count->n_changed + count->n_same == 0)
        continue;
      json_builder_set_member_name (builder, nz_entity_nth (i)->name);
      json_builder_begin_object (builder);
      add_number (builder, "new", count->n_new);
      add_number (builder, "changed", count->n_changed);
      add_number (builder, "same", count->n_same);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_fields (JsonBuilder *builder, NzImportPlan *plan, guint index)
{
  g_autoptr (GPtrArray) differences = nz_import_plan_list_differences (plan, index);

  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < differences->len; i++)
    {
      const NzImportDifference *difference = differences->pdata[i];

      json_builder_begin_object (builder);
      add_text (builder, "entity", difference->entity->name);
      add_text (builder, "field", difference->field != NULL ? difference->field->name : NULL);
      add_text (builder, "old", difference->old);
      add_text (builder, "new", difference->new);
      if (difference->fault != NULL)
        add_text (builder, "fault", difference->fault);
      if (difference->remark != NULL)
        add_text (builder, "remark", difference->remark);
      if (difference->told != NULL)
        add_text (builder, "told", difference->told);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_line (JsonBuilder *builder, NzImportPlan *plan, guint index)
{
  const NzImportLine *line = nz_import_plan_get_lines (plan)->pdata[index];
  char id[NZ_ID_TEXT_SIZE];

  json_builder_begin_object (builder);
  add_text (builder, "table", nz_table_get_name (nz_import_plan_get_sheet (plan, line->sheet)->table));
  add_number (builder, "line", line->line);
  add_text (builder, "state", state_names[line->state]);
  add_text (builder, "title", line->title);
  if (line->reason != NULL)
    add_text (builder, "reason", line->reason);
  if (line->is_struck)
    {
      json_builder_set_member_name (builder, "struck");
      json_builder_add_boolean_value (builder, TRUE);
    }
  if (line->twin != 0)
    {
      add_text (builder, "looks_like_entity", line->twin_entity->name);
      add_text (builder, "looks_like", nz_id_to_text (line->twin, id));
    }
  if (line->state != NZ_IMPORT_SAME && line->state != NZ_IMPORT_LEFT_OUT)
    add_fields (builder, plan, index);
  json_builder_end_object (builder);
}

char *
nz_import_plan_dup_report (NzImportPlan *plan)
{
  const NzImportResult *result = nz_import_plan_get_result (plan);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  GPtrArray *lines = nz_import_plan_get_lines (plan);

  json_builder_begin_object (builder);
  add_number (builder, "new", result->n_new);
  add_number (builder, "changed", result->n_changed);
  add_number (builder, "same", result->n_same);
  add_number (builder, "duplicates", nz_import_plan_count (plan, NZ_IMPORT_DUPLICATE));
  add_number (builder, "faulty", nz_import_plan_count (plan, NZ_IMPORT_FAULTY));
  add_counts (builder, result);
  add_messages (builder, "faults", result->faults);
  add_messages (builder, "notes", result->notes);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    add_line (builder, plan, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}
