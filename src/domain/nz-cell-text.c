/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-cell-text.h"

#include "base/nz-text.h"
#include "domain/nz-load.h"

/* The record of the reference, then those of the entity's further rows. */
static char *
references_text (NzStore *store, NzRecord *record, const NzField *field)
{
  const NzEntity *entity = nz_record_get_entity (record);
  const NzEntity *further = nz_field_get_further (entity, field);
  char *text = nz_store_display (store, record, field, nz_get_language ());

  if (further == NULL)
    return text;
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?2 AND \"%s\" IS NOT NULL ORDER BY id",
                         further->name, entity->name, field->name);
  g_autoptr (GPtrArray) rows
      = nz_load_records (store, further, sql, NZ_DATE_NONE, nz_record_get_id (record), NULL);
  g_autoptr (GString) all = g_string_new (text);
  g_free (text);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autofree char *one = nz_store_display (store, rows->pdata[i], nz_entity_field (further, field->name),
                                               nz_get_language ());
      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", one);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* Of the rows that hang on the record on the day; what is said twice stands there once. */
static char *
derived_text (NzStore *store, NzRecord *record, const NzField *field, NzDate day)
{
  const NzEntity *entity = nz_record_get_entity (record), *via = nz_field_get_via (entity, field, NULL);
  g_autofree char *sql = nz_derived_sql (entity, field, "v.id", "?2", 1);
  g_autofree char *limited = g_strdup_printf ("%s%s", sql, field->first_by != NULL ? " LIMIT 1" : "");
  g_autoptr (GPtrArray) rows = nz_load_records (
      store, via, limited, nz_date_is_set (day) ? nz_date_first_day (day) : nz_date_today (),
      nz_record_get_id (record), NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autofree char *text = nz_cell_text (store, rows->pdata[i], nz_entity_field (via, field->name), day);
      if (*text != '\0' && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
        g_ptr_array_add (texts, g_steal_pointer (&text));
    }
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (", ", (char **)texts->pdata);
}

char *
nz_cell_text (NzStore *store, NzRecord *record, const NzField *field, NzDate day)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (record) && field != NULL, NULL);

  if (field->via != NULL)
    return derived_text (store, record, field, day);
  switch (field->type)
    {
    case NZ_TYPE_TEXT:
      return g_strdup (nz_record_has (record, field->name) ? nz_record_get_text (record, field->name) : "");
    case NZ_TYPE_LONG_TEXT:
      return nz_record_has (record, field->name)
                 ? nz_text_normalise (nz_record_get_text (record, field->name), FALSE)
                 : g_strdup ("");
    case NZ_TYPE_DATE:
      return nz_record_has (record, field->name) ? nz_date_format (nz_record_get_date (record, field->name),
                                                                   nz_get_language (), NZ_DATE_NUMERIC)
                                                 : g_strdup ("");
    case NZ_TYPE_BOOLEAN:
      return g_strdup (nz_record_get_int (record, field->name) != 0 ? _ ("yes") : "");
    case NZ_TYPE_REFERENCE:
      return references_text (store, record, field);
    case NZ_TYPE_TIME:
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_CHOICE:
    case NZ_TYPE_TERMS:
    case NZ_TYPE_CONTACTS:
    default:
      return nz_store_display (store, record, field, nz_get_language ());
    }
}
