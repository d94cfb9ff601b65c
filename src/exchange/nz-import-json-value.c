/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "base/nz-id.h"
#include "exchange/nz-import-json-private.h"

const char *
nz_json_text_of (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
refuse_value (GError **error)
{
  g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("this is no value of this field."));
  return FALSE;
}

static gboolean
set_contacts (NzRecord *record, const NzField *field, JsonArray *array, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *text = nz_json_text_of (json_array_get_element (array, i));

      if (text == NULL)
        return refuse_value (error);
      g_ptr_array_add (texts, (gpointer)text);
    }
  g_ptr_array_add (texts, NULL);
  nz_record_set_list (record, field->name, (const char *const *)texts->pdata);
  return TRUE;
}

static gboolean
set_terms (NzRecord *record, const NzField *field, JsonArray *array, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *text = nz_json_text_of (json_array_get_element (array, i));
      gint64 id;

      if (text == NULL || !nz_id_parse (text, &id))
        return refuse_value (error);
      g_array_append_val (ids, id);
    }
  nz_record_set_ids (record, field->name, (const gint64 *)ids->data, ids->len);
  return TRUE;
}

gboolean
nz_json_set_value (NzRecord *record, const NzField *field, JsonNode *node, GError **error)
{
  const char *text = nz_json_text_of (node);
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (JSON_NODE_HOLDS_NULL (node))
    {
      nz_record_clear (record, field->name);
      return TRUE;
    }
  if (nz_field_is_list (field))
    {
      if (!JSON_NODE_HOLDS_ARRAY (node))
        return refuse_value (error);
      return field->type == NZ_TYPE_TERMS ? set_terms (record, field, json_node_get_array (node), error)
                                          : set_contacts (record, field, json_node_get_array (node), error);
    }
  if (field->type == NZ_TYPE_BOOLEAN || field->type == NZ_TYPE_INTEGER)
    {
      if (type != (field->type == NZ_TYPE_BOOLEAN ? G_TYPE_BOOLEAN : G_TYPE_INT64))
        return refuse_value (error);
      nz_record_set_int (record, field->name,
                         type == G_TYPE_BOOLEAN ? json_node_get_boolean (node) : json_node_get_int (node));
      return TRUE;
    }
  return text != NULL ? nz_record_set_plain (record, field, text, error) : refuse_value (error);
}
