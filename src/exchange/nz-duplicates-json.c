/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-duplicates-json.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "base/nz-id.h"

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_pair (JsonBuilder *builder, NzStore *store, const NzDuplicate *pair)
{
  g_autofree char *a_name = nz_store_title (store, pair->entity, pair->a);
  g_autofree char *b_name = nz_store_title (store, pair->entity, pair->b);
  g_auto (GStrv) reasons = nz_duplicate_reasons (pair);
  char id[NZ_ID_TEXT_SIZE];

  json_builder_begin_object (builder);
  add_text (builder, "entity", pair->entity->name);
  add_text (builder, "a", nz_id_to_text (pair->a, id));
  add_text (builder, "b", nz_id_to_text (pair->b, id));
  add_text (builder, "a_name", a_name);
  add_text (builder, "b_name", b_name);
  json_builder_set_member_name (builder, "score");
  json_builder_add_double_value (builder, round (pair->score * 100) / 100);
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (char **reason = reasons; *reason != NULL; reason++)
    json_builder_add_string_value (builder, *reason);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

char *
nz_duplicates_to_json (NzStore *store, GArray *pairs)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && pairs != NULL, NULL);

  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "pairs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pairs->len; i++)
    add_pair (builder, store, &g_array_index (pairs, NzDuplicate, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}
