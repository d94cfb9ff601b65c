/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-contact.h"
#include "store/nz-past-private.h"

/* A record out of rows in memory. */

static char *
dup_text (sqlite3_value *value)
{
  const char *text = value == NULL ? NULL : (const char *)sqlite3_value_text (value);

  if (text == NULL)
    return NULL;
  return g_utf8_validate (text, -1, NULL) ? g_strdup (text) : g_utf8_make_valid (text, -1);
}

static void
set_column (NzRecord *record, const NzField *field, sqlite3_value *value)
{
  if (sqlite3_value_type (value) == SQLITE_NULL)
    {
      nz_record_clear (record, field->name);
      return;
    }
  switch (field->type)
    {
    case NZ_TYPE_DATE:
      {
        NzDate date;
        if (nz_date_parse_iso ((const char *)sqlite3_value_text (value), &date))
          nz_record_set_date (record, field->name, date);
        break;
      }
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_TIME:
    case NZ_TYPE_BOOLEAN:
    case NZ_TYPE_REFERENCE:
      nz_record_set_int (record, field->name, sqlite3_value_int64 (value));
      break;
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_CHOICE:
      {
        g_autofree char *text = dup_text (value);
        nz_record_set_text (record, field->name, text);
        break;
      }
    case NZ_TYPE_TERMS:
    case NZ_TYPE_CONTACTS:
    default:
      g_assert_not_reached ();
    }
}

static sqlite3_value *
value_of (const NzPastTable *table, const NzPastRow *row, const char *column)
{
  int index = nz_past_table_column (table, column);

  /* shorter than the table where the change set is older than the column */
  for (int i = 0; i <= index; i++)
    if (row->values[i] == NULL)
      return NULL;
  return index < 0 ? NULL : row->values[index];
}

static gint64
int_of (const NzPastTable *table, const NzPastRow *row, const char *column)
{
  sqlite3_value *value = value_of (table, row, column);
  return value == NULL ? 0 : sqlite3_value_int64 (value);
}

static gboolean
text_is (const NzPastTable *table, const NzPastRow *row, const char *column, const char *text)
{
  sqlite3_value *value = value_of (table, row, column);
  return value != NULL && g_strcmp0 ((const char *)sqlite3_value_text (value), text) == 0;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const NzPastRow *one = *(NzPastRow *const *)a, *two = *(NzPastRow *const *)b;
  gint64 first = int_of (data, one, "position"), second = int_of (data, two, "position");

  if (first != second)
    return first < second ? -1 : 1;
  return (one->id > two->id) - (one->id < two->id);
}

/* The rows of a field that are there at the moment, in order. (transfer container) */
static GPtrArray *
rows_of_field (NzPastTable *table, GHashTable *owned, const NzEntity *entity, gint64 id, const NzField *field)
{
  GPtrArray *rows = g_ptr_array_new ();
  gboolean terms = field->type == NZ_TYPE_TERMS;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, owned);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      NzPastRow *row = item;
      gint64 owner = 0;

      /* rows of both tables lie together */
      if (g_hash_table_lookup (table->rows, &row->id) != row || row->values == NULL
          || nz_past_row_owner (table, row, &owner) != entity || owner != id
          || !text_is (table, row, terms ? "field" : "kind", terms ? field->name : field->target))
        continue;
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort_with_data (rows, compare_rows, table);
  return rows;
}

void
nz_past_fill_column (NzRecord *record, const NzPastTable *table, const NzPastRow *row, const NzField *field)
{
  sqlite3_value *value = value_of (table, row, field->name);

  if (value != NULL)
    set_column (record, field, value);
}

void
nz_past_fill_list (NzRecord *record, NzPastTable *table, GHashTable *owned, const NzField *field)
{
  gboolean terms = field->type == NZ_TYPE_TERMS;
  g_autoptr (GPtrArray) rows
      = rows_of_field (table, owned, nz_record_get_entity (record), nz_record_get_id (record), field);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    if (terms)
      {
        gint64 id = int_of (table, rows->pdata[i], "term");
        g_array_append_val (ids, id);
      }
    else
      {
        g_autofree char *value = dup_text (value_of (table, rows->pdata[i], "value"));
        g_autofree char *label = dup_text (value_of (table, rows->pdata[i], "label"));
        g_ptr_array_add (texts, nz_contact_join (value != NULL ? value : "", label));
      }
  g_ptr_array_add (texts, NULL);
  if (terms)
    nz_record_set_ids (record, field->name, (const gint64 *)(void *)ids->data, ids->len);
  else
    nz_record_set_list (record, field->name, (const char *const *)texts->pdata);
}
