/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>

#include "base/nz-text.h"
#include "exchange/nz-import-private.h"
#include "store/nz-query.h"

/* How columns with these headings were read the last time (entity column_mapping): the headings as compared,
 * joined by tabs, and as JSON
 *
 *   {"entity": "organisation", "kind": "provider", "columns": [{"use": 2, "entity": "person", "field":
 * "email", "values": {"ja": "1"}}, …], "answers": {"0 2 working_group AG Arbeit": "1234 AG Arbeit und
 * Ausbildung"}}
 */

static char *
dup_key (const NzSheetPlan *sheet)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < sheet->public.columns->len; i++)
    {
      const NzImportColumn *column = sheet->public.columns->pdata[i];
      g_autofree char *heading = nz_text_match_key (column->heading);

      g_string_append_printf (key, "%s%s", i > 0 ? "\t" : "", heading);
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* --- writing ---------------------------------------------------------------------------------------------
 */

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* @texts: (nullable): text → text; without any there is no such member. */
static void
add_texts (JsonBuilder *builder, const char *name, GHashTable *texts)
{
  g_autoptr (GList) keys
      = texts != NULL ? g_list_sort (g_hash_table_get_keys (texts), (GCompareFunc)g_strcmp0) : NULL;

  if (keys == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (GList *key = keys; key != NULL; key = key->next)
    add_member (builder, key->data, g_hash_table_lookup (texts, key->data));
  json_builder_end_object (builder);
}

/* (transfer container) */
static GHashTable *
gather_answers (const NzSheetPlan *sheet)
{
  GHashTable *answers = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, answer;

  g_hash_table_iter_init (&iter, sheet->answers);
  while (g_hash_table_iter_next (&iter, &key, &answer))
    if (nz_import_is_lasting (sheet, key, answer))
      g_hash_table_insert (answers, key, answer);
  return answers;
}

static char *
dup_mapping (const NzSheetPlan *sheet)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GHashTable) answers = gather_answers (sheet);

  json_builder_begin_object (builder);
  add_member (builder, "entity", sheet->public.entity->name);
  add_member (builder, "kind", sheet->public.kind);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sheet->public.columns->len; i++)
    {
      const NzImportTarget *target = &((const NzImportColumn *)sheet->public.columns->pdata[i])->target;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "use");
      json_builder_add_int_value (builder, target->use);
      add_member (builder, "entity", target->entity != NULL ? target->entity->name : NULL);
      add_member (builder, "field", target->field != NULL ? target->field->name : NULL);
      add_member (builder, "name", target->name);
      add_texts (builder, "values", sheet->values->pdata[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_texts (builder, "answers", answers);
  json_builder_end_object (builder);
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}

gboolean
nz_import_remember (NzStore *store, const NzSheetPlan *sheet, GError **error)
{
  g_autofree char *key = dup_key (sheet);
  g_autofree char *mapping = dup_mapping (sheet);
  gint64 id = nz_query_find_text (store, &nz_entity_column_mapping, "headings", key);
  g_autoptr (NzRecord) record = id != 0 ? nz_store_get (store, &nz_entity_column_mapping, id, error)
                                        : nz_record_new (&nz_entity_column_mapping);

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (nz_record_get_text (record, "mapping"), mapping) == 0)
    return TRUE;
  nz_record_set_text (record, "headings", key);
  nz_record_set_text (record, "mapping", mapping);
  return nz_store_save (store, record, error);
}

/* --- reading ---------------------------------------------------------------------------------------------
 */

static const char *
member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                          : NULL;
}

static void
recall_value (JsonObject *object, const char *text, JsonNode *node, gpointer data)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    g_hash_table_replace (data, g_strdup (text), json_node_dup_string (node));
}

/* A field that a newer or older version does not have leaves the guess. */
static void
recall_column (NzSheetPlan *sheet, guint index, JsonObject *object)
{
  NzImportColumn *column = sheet->public.columns->pdata[index];
  const char *entity = member (object, "entity"), *field = member (object, "field"),
             *name = member (object, "name");
  gint64 use = json_object_get_int_member_with_default (object, "use", -1);
  NzImportTarget target = { 0 };

  if (use < NZ_IMPORT_ASIDE || use > NZ_IMPORT_ATTENDED)
    return;
  target.use = (NzImportUse)use;
  target.entity = entity != NULL ? nz_entity_by_name (entity) : NULL;
  target.field = target.entity != NULL && field != NULL ? nz_entity_field (target.entity, field) : NULL;
  target.name = g_intern_string (name);
  if ((target.use == NZ_IMPORT_FIELD && target.field == NULL)
      || (target.use >= NZ_IMPORT_MEMBER && name == NULL)
      || (target.use != NZ_IMPORT_ASIDE && target.entity == NULL))
    return;
  column->target = target;
  column->is_chosen = TRUE;
  if (json_object_has_member (object, "values")
      && JSON_NODE_HOLDS_OBJECT (json_object_get_member (object, "values")))
    {
      g_clear_pointer ((GHashTable **)&sheet->values->pdata[index], g_hash_table_unref);
      sheet->values->pdata[index] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      json_object_foreach_member (json_object_get_object_member (object, "values"), recall_value,
                                  sheet->values->pdata[index]);
    }
}

static void
recall_answer (JsonObject *object, const char *key, JsonNode *node, gpointer data)
{
  NzSheetPlan *sheet = data;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return;
  g_hash_table_replace (sheet->answers, g_strdup (key), json_node_dup_string (node));
  g_hash_table_add (sheet->recalled, g_strdup (key));
}

gboolean
nz_import_recall (NzStore *store, NzSheetPlan *sheet)
{
  g_autofree char *key = dup_key (sheet);
  gint64 id = *key != '\0' ? nz_query_find_text (store, &nz_entity_column_mapping, "headings", key) : 0;
  g_autoptr (NzRecord) record = id != 0 ? nz_store_get (store, &nz_entity_column_mapping, id, NULL) : NULL;
  g_autoptr (JsonNode) root
      = record != NULL ? json_from_string (nz_record_get_text (record, "mapping"), NULL) : NULL;
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *columns = object != NULL ? json_object_get_member (object, "columns") : NULL;
  const char *entity = object != NULL ? member (object, "entity") : NULL;

  if (columns == NULL || !JSON_NODE_HOLDS_ARRAY (columns) || entity == NULL
      || nz_entity_by_name (entity) == NULL || (sheet->as != NULL && sheet->as != nz_entity_by_name (entity)))
    return FALSE;
  sheet->public.entity = nz_entity_by_name (entity);
  g_free (sheet->public.kind);
  sheet->public.kind = g_strdup (member (object, "kind"));
  for (guint i = 0;
       i < MIN (json_array_get_length (json_node_get_array (columns)), sheet->public.columns->len); i++)
    {
      JsonNode *column = json_array_get_element (json_node_get_array (columns), i);

      if (JSON_NODE_HOLDS_OBJECT (column))
        recall_column (sheet, i, json_node_get_object (column));
    }
  if (json_object_has_member (object, "answers")
      && JSON_NODE_HOLDS_OBJECT (json_object_get_member (object, "answers")))
    json_object_foreach_member (json_object_get_object_member (object, "answers"), recall_answer, sheet);
  sheet->is_remembered = TRUE;
  return TRUE;
}
