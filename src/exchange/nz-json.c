/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-json.h"

#include "base/nz-date.h"
#include "base/nz-id.h"

/* Written by hand, piece by piece: a tree of a hundred thousand records would need a gigabyte. */

void
nz_json_append_text (GString *json, const char *text)
{
  const char *run = text;

  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar c = (guchar)*p;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      g_string_append_len (json, run, p - run);
      run = p + 1;
      if (c == '"' || c == '\\')
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, (char)c);
        }
      else if (c == '\n')
        g_string_append (json, "\\n");
      else if (c == '\t')
        g_string_append (json, "\\t");
      else
        g_string_append_printf (json, "\\u%04x", c);
    }
  g_string_append (json, run);
  g_string_append_c (json, '"');
}

void
nz_json_append_id (GString *json, gint64 id)
{
  char text[NZ_ID_TEXT_SIZE];

  g_string_append_c (json, '"');
  g_string_append (json, nz_id_to_text (id, text));
  g_string_append_c (json, '"');
}

void
nz_json_append_number (GString *json, const NzField *field, gint64 value)
{
  if (field->type == NZ_TYPE_BOOLEAN)
    g_string_append (json, value != 0 ? "true" : "false");
  else if (field->type == NZ_TYPE_REFERENCE)
    nz_json_append_id (json, value);
  else if (field->type == NZ_TYPE_TIME)
    {
      g_autofree char *time = nz_time_format ((int)value);
      nz_json_append_text (json, time);
    }
  else
    g_string_append_printf (json, "%" G_GINT64_FORMAT, value);
}

void
nz_json_append_key (GString *json, const char *name)
{
  g_string_append (json, ",\"");
  g_string_append (json, name);
  g_string_append (json, "\":");
}

static void
append_list (GString *json, NzRecord *record, const NzField *field)
{
  g_string_append_c (json, '[');
  if (field->type == NZ_TYPE_TERMS)
    {
      guint n;
      const gint64 *ids = nz_record_get_ids (record, field->name, &n);

      for (guint i = 0; i < n; i++)
        {
          if (i > 0)
            g_string_append_c (json, ',');
          nz_json_append_id (json, ids[i]);
        }
    }
  else
    {
      const char *const *values = nz_record_get_list (record, field->name);

      for (guint i = 0; values[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append_c (json, ',');
          nz_json_append_text (json, values[i]);
        }
    }
  g_string_append_c (json, ']');
}

static void
append_value (GString *json, NzRecord *record, const NzField *field)
{
  char iso[NZ_DATE_TEXT_SIZE];

  switch (field->type)
    {
    case NZ_TYPE_TERMS:
    case NZ_TYPE_CONTACTS:
      append_list (json, record, field);
      break;
    case NZ_TYPE_DATE:
      nz_json_append_text (json, nz_date_to_iso (nz_record_get_date (record, field->name), iso));
      break;
    case NZ_TYPE_TIME:
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_BOOLEAN:
    case NZ_TYPE_REFERENCE:
      nz_json_append_number (json, field, nz_record_get_int (record, field->name));
      break;
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_CHOICE:
    default:
      nz_json_append_text (json, nz_record_get_text (record, field->name));
    }
}

void
nz_json_append_record (
    GString *json, NzRecord *record, const NzField *const *fields, guint n_fields, gboolean with_empty)
{
  g_string_append (json, "{\"id\":");
  nz_json_append_id (json, nz_record_get_id (record));
  for (guint i = 0; i < n_fields; i++)
    {
      gboolean has = nz_record_has (record, fields[i]->name);

      if (!has && !with_empty)
        continue;
      nz_json_append_key (json, fields[i]->name);
      if (has || nz_field_is_list (fields[i]))
        append_value (json, record, fields[i]);
      else
        g_string_append (json, "null");
    }
  g_string_append_c (json, '}');
}

char *
nz_json_records (NzStore *store, GPtrArray *records)
{
  g_return_val_if_fail (records != NULL, NULL);

  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const NzEntity *entity = nz_record_get_entity (records->pdata[i]);

      g_ptr_array_set_size (fields, 0);
      for (guint f = 0; f < entity->n_fields; f++)
        g_ptr_array_add (fields, (gpointer)&entity->fields[f]);
      g_string_append (json, i > 0 ? ",\n" : "\n");
      nz_json_append_record (json, records->pdata[i], (const NzField *const *)fields->pdata, fields->len,
                             TRUE);
    }
  g_string_append (json, "\n]");
  return g_string_free (g_steal_pointer (&json), FALSE);
}
