/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-history-json.h"

#include <json-glib/json-glib.h>

#include "base/nz-id.h"

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_flag (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_change (JsonBuilder *builder, const NzRecordChange *change)
{
  char id[NZ_ID_TEXT_SIZE];

  json_builder_begin_object (builder);
  add_text (builder, "entity", change->entity->name);
  add_text (builder, "id", nz_id_to_text (change->id, id));
  add_text (builder, "name", change->title);
  add_text (builder, "operation",
            change->operation == 'i'   ? "insert"
            : change->operation == 'd' ? "delete"
                                       : "update");
  add_flag (builder, "direct", change->direct);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < change->fields->len; i++)
    {
      const NzFieldChange *field = change->fields->pdata[i];

      json_builder_begin_object (builder);
      add_text (builder, "field", field->field->name);
      add_text (builder, "label", nz_field_label (field->field, nz_get_language ()));
      add_text (builder, "old", field->before);
      add_text (builder, "new", field->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_step (JsonBuilder *builder, const NzStepChanges *changes)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (changes->step->time);
  g_autofree char *time = g_date_time_format_iso8601 (moment);

  json_builder_begin_object (builder);
  add_number (builder, "step", changes->step->step);
  add_text (builder, "time", time);
  add_text (builder, "desk", changes->step->desk);
  add_text (builder, "label", changes->step->label);
  add_flag (builder, "kept", changes->kept);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < changes->records->len; i++)
    add_change (builder, changes->records->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

char *
nz_history_to_json (GPtrArray *steps)
{
  g_return_val_if_fail (steps != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    add_step (builder, steps->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}
