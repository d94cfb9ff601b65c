/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-cell-text.h"

#include "base/nz-text.h"
#include "domain/nz-load.h"

/* Whom the entity's further rows name, by name. (transfer full) */
static GArray *
further_of (NzStore *store, NzRecord *record, const NzField *field, GError **error)
{
  const NzEntity *entity = nz_record_get_entity (record);
  const NzEntity *further = nz_field_get_further (entity, field);

  if (further == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = g_strdup_printf (
      "SELECT \"%1$s\" FROM \"%2$s\" l WHERE \"%3$s\" = ?2 AND \"%1$s\" IS NOT NULL ORDER BY "
      "(SELECT s.key FROM sort_key s WHERE s.entity = '%4$s' AND s.record = l.\"%1$s\"), id",
      field->name, further->name, entity->name, nz_field_target (field)->name);
  return nz_load_ids (store, sql, NZ_DATE_NONE, nz_record_get_id (record), error);
}

static gboolean
has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

GArray *
nz_cell_references (NzStore *store, NzRecord *record, const NzField *field, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (record), NULL);
  g_return_val_if_fail (field != NULL && field->type == NZ_TYPE_REFERENCE && field->via == NULL, NULL);

  g_autoptr (GArray) further = further_of (store, record, field, error);
  gint64 own = nz_record_get_int (record, field->name);

  if (further == NULL)
    return NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (own != 0)
    g_array_append_val (ids, own);
  for (guint i = 0; i < further->len; i++)
    if (!has_id (ids, g_array_index (further, gint64, i)))
      g_array_append_val (ids, g_array_index (further, gint64, i));
  return ids;
}

static char *
references_text (NzStore *store, NzRecord *record, const NzField *field, NzLanguage language, GError **error)
{
  if (nz_field_get_further (nz_record_get_entity (record), field) == NULL)
    return nz_store_display (store, record, field, language);

  g_autoptr (GArray) ids = nz_cell_references (store, record, field, error);
  g_autoptr (NzRecord) one = NULL;
  g_autoptr (GString) all = g_string_new (NULL);

  if (ids == NULL)
    return NULL;
  /* what the store displays is a field of a record */
  one = nz_record_new (nz_record_get_entity (record));
  for (guint i = 0; i < ids->len; i++)
    {
      nz_record_set_int (one, field->name, g_array_index (ids, gint64, i));
      g_autofree char *text = nz_store_display (store, one, field, language);
      if (*text != '\0')
        g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", text);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* Of the rows that hang on the record on the day; what is said twice stands there once. */
static char *
derived_text (
    NzStore *store, NzRecord *record, const NzField *field, NzDate day, NzLanguage language, GError **error)
{
  const NzEntity *entity = nz_record_get_entity (record), *via = nz_field_get_via (entity, field, NULL);
  g_autofree char *sql = nz_derived_sql (entity, field, "v.id", "?2", 1);
  g_autofree char *limited = g_strdup_printf ("%s%s", sql, field->first_by != NULL ? " LIMIT 1" : "");
  g_autoptr (GPtrArray) rows = nz_load_records (
      store, via, limited, nz_date_is_set (day) ? nz_date_first_day (day) : nz_date_today (),
      nz_record_get_id (record), error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text
          = nz_cell_text (store, rows->pdata[i], nz_entity_field (via, field->name), day, language, error);
      if (text == NULL)
        return NULL;
      if (*text != '\0' && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
        g_ptr_array_add (texts, g_steal_pointer (&text));
    }
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (", ", (char **)texts->pdata);
}

char *
nz_cell_text (
    NzStore *store, NzRecord *record, const NzField *field, NzDate day, NzLanguage language, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (record) && field != NULL, NULL);

  if (field->via != NULL)
    return derived_text (store, record, field, day, language, error);
  switch (field->type)
    {
    case NZ_TYPE_TEXT:
      return g_strdup (nz_record_has (record, field->name) ? nz_record_get_text (record, field->name) : "");
    case NZ_TYPE_LONG_TEXT:
      return nz_record_has (record, field->name)
                 ? nz_text_normalise (nz_record_get_text (record, field->name), FALSE)
                 : g_strdup ("");
    case NZ_TYPE_DATE:
      return nz_record_has (record, field->name)
                 ? nz_date_format (nz_record_get_date (record, field->name), language, NZ_DATE_NUMERIC)
                 : g_strdup ("");
    case NZ_TYPE_BOOLEAN:
      return g_strdup (nz_record_get_int (record, field->name) != 0 ? nz_text (language, N_ ("yes")) : "");
    case NZ_TYPE_REFERENCE:
      return references_text (store, record, field, language, error);
    case NZ_TYPE_TIME:
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_CHOICE:
    case NZ_TYPE_TERMS:
    case NZ_TYPE_CONTACTS:
    default:
      return nz_store_display (store, record, field, language);
    }
}
