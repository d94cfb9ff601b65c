/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-json.h"

#include <json-glib/json-glib.h>

#include "base/nz-id.h"

static void
add_ids (JsonBuilder *builder, NzRecord *record, const NzField *field)
{
  char text[NZ_ID_TEXT_SIZE];
  guint n;
  const gint64 *ids = nz_record_get_ids (record, field->name, &n);

  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    json_builder_add_string_value (builder, nz_id_to_text (ids[i], text));
  json_builder_end_array (builder);
}

static void
add_list (JsonBuilder *builder, NzRecord *record, const NzField *field)
{
  json_builder_begin_array (builder);
  for (const char *const *value = nz_record_get_list (record, field->name); *value != NULL; value++)
    json_builder_add_string_value (builder, *value);
  json_builder_end_array (builder);
}

static void
add_field (JsonBuilder *builder, NzRecord *record, const NzField *field)
{
  json_builder_set_member_name (builder, field->name);
  if (field->type == NZ_TYPE_TERMS)
    add_ids (builder, record, field);
  else if (field->type == NZ_TYPE_CONTACTS)
    add_list (builder, record, field);
  else if (!nz_record_has (record, field->name))
    json_builder_add_null_value (builder);
  else if (field->type == NZ_TYPE_BOOLEAN)
    json_builder_add_boolean_value (builder, nz_record_get_int (record, field->name) != 0);
  else if (field->type == NZ_TYPE_INTEGER)
    json_builder_add_int_value (builder, nz_record_get_int (record, field->name));
  else
    {
      g_autofree char *plain = nz_record_dup_plain (record, field);
      json_builder_add_string_value (builder, plain);
    }
}

char *
nz_json_records (NzStore *store, GPtrArray *records)
{
  g_return_val_if_fail (records != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  char text[NZ_ID_TEXT_SIZE];

  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++)
    {
      NzRecord *record = records->pdata[i];
      const NzEntity *entity = nz_record_get_entity (record);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "id");
      json_builder_add_string_value (builder, nz_id_to_text (nz_record_get_id (record), text));
      for (guint f = 0; f < entity->n_fields; f++)
        add_field (builder, record, &entity->fields[f]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}
