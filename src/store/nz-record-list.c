/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"
#include "entity/nz-contact.h"
#include "store/nz-store-private.h"

/* Fields with several values: rows of contact (texts of a kind, with a label apart) and of term_use (terms of
 * a field), in order. */

/* A row as it stands in the file. */
typedef struct
{
  gint64 id;
  char *value; /* of a contact */
  gint64 term; /* of a term_use */
  gint64 position;
  gboolean kept;
} Row;

static void
row_clear (gpointer data)
{
  g_free (((Row *)data)->value);
}

static gboolean
is_terms (const NzField *field)
{
  return field->type == NZ_TYPE_TERMS;
}

/* What tells the rows of this field from those of another one of the same record. */
static const char *
row_key (const NzField *field)
{
  return is_terms (field) ? field->name : field->target;
}

static sqlite3_stmt *
prepare_select (NzStore *store, const NzEntity *entity, const NzField *field, GError **error)
{
  g_autofree char *sql
      = is_terms (field)
            ? g_strdup_printf ("SELECT id, term, position FROM term_use WHERE \"%s\" = ?1 AND field = ?2 "
                               "ORDER BY position, id",
                               entity->name)
            : g_strdup_printf ("SELECT id, CASE WHEN label IS NULL THEN value ELSE value || ' (' || label || "
                               "')' END, position "
                               "FROM contact WHERE \"%s\" = ?1 AND kind = ?2 "
                               "ORDER BY position, id",
                               entity->name);
  return nz_sql_prepare (store, sql, error);
}

/* (transfer full) (element-type Row) */
static GArray *
read_rows (NzStore *store, const NzEntity *entity, gint64 id, const NzField *field, GError **error)
{
  sqlite3_stmt *statement = prepare_select (store, entity, field, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  int code;

  if (statement == NULL)
    return NULL;
  g_array_set_clear_func (rows, row_clear);
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, row_key (field), -1, SQLITE_STATIC);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      Row row = { sqlite3_column_int64 (statement, 0) };

      if (is_terms (field))
        row.term = sqlite3_column_int64 (statement, 1);
      else
        row.value = nz_sql_dup_text (statement, 1);
      row.position = sqlite3_column_int64 (statement, 2);
      g_array_append_val (rows, row);
    }
  if (code != SQLITE_DONE)
    {
      nz_sql_set_error (store, error);
      sqlite3_reset (statement);
      return NULL;
    }
  sqlite3_reset (statement);
  return g_steal_pointer (&rows);
}

static void
set_values (NzRecord *record, const NzField *field, GArray *rows)
{
  if (is_terms (field))
    {
      g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);

      for (guint i = 0; i < rows->len; i++)
        g_array_append_val (ids, g_array_index (rows, Row, i).term);
      nz_record_set_ids (record, field->name, (const gint64 *)ids->data, ids->len);
    }
  else
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_sized_new (rows->len + 1);

      for (guint i = 0; i < rows->len; i++)
        if (g_array_index (rows, Row, i).value != NULL)
          g_ptr_array_add (texts, g_array_index (rows, Row, i).value);
      g_ptr_array_add (texts, NULL);
      nz_record_set_list (record, field->name, (const char *const *)texts->pdata);
    }
}

gboolean
nz_record_lists_load (NzStore *store, NzRecord *record, GError **error)
{
  const NzEntity *entity = nz_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      g_autoptr (GArray) rows = NULL;

      if (nz_field_is_column (field))
        continue;
      rows = read_rows (store, entity, nz_record_get_id (record), field, error);
      if (rows == NULL)
        return FALSE;
      set_values (record, field, rows);
    }
  return TRUE;
}

/* --- writing -------------------------------------------------------------------------------------------- */

/* The wanted values of a field, of either type. */
typedef struct
{
  const NzField *field;
  const char *const *texts;
  const gint64 *terms;
  guint n;
} Values;

static Values
values_of (NzRecord *record, const NzField *field)
{
  Values values = { field };

  if (is_terms (field))
    values.terms = nz_record_get_ids (record, field->name, &values.n);
  else
    {
      values.texts = nz_record_get_list (record, field->name);
      values.n = g_strv_length ((char **)values.texts);
    }
  return values;
}

static gboolean
value_is (const Values *values, guint index, const Row *row)
{
  return is_terms (values->field) ? values->terms[index] == row->term
                                  : g_strcmp0 (values->texts[index], row->value) == 0;
}

/* A term to @parameter; a contact's value to it and its label to the next. */
static void
bind_value (sqlite3_stmt *statement, int parameter, const Values *values, guint index)
{
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  if (is_terms (values->field))
    {
      sqlite3_bind_int64 (statement, parameter, values->terms[index]);
      return;
    }
  nz_contact_split (values->texts[index], &value, &label);
  sqlite3_bind_text (statement, parameter, value, -1, SQLITE_TRANSIENT);
  nz_sql_bind_text (statement, parameter + 1, label);
}

static gboolean
insert_value (NzStore *store, NzRecord *record, const Values *values, guint index, GError **error)
{
  const NzEntity *entity = nz_record_get_entity (record);
  g_autofree char *sql
      = is_terms (values->field)
            ? g_strdup_printf ("INSERT INTO term_use (id, \"%s\", field, position, term) VALUES (?1, ?2, ?3, "
                               "?4, ?5)",
                               entity->name)
            : g_strdup_printf (
                "INSERT INTO contact (id, \"%s\", kind, position, value, label) VALUES (?1, ?2, ?3, "
                "?4, ?5, ?6)",
                entity->name);
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, nz_id_new ());
  sqlite3_bind_int64 (statement, 2, nz_record_get_id (record));
  sqlite3_bind_text (statement, 3, row_key (values->field), -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, index);
  bind_value (statement, 5, values, index);
  return nz_sql_run (store, statement, error);
}

/* Gives an existing row another place or another value. */
static gboolean
update_value (NzStore *store, const Values *values, guint index, const Row *row, GError **error)
{
  gboolean same = value_is (values, index, row);
  const char *sql;
  sqlite3_stmt *statement;

  if (same && row->position == index)
    return TRUE;
  if (is_terms (values->field))
    sql = same ? "UPDATE term_use SET position = ?2 WHERE id = ?1"
               : "UPDATE term_use SET position = ?2, term = ?3 WHERE id = ?1";
  else
    sql = same ? "UPDATE contact SET position = ?2 WHERE id = ?1"
               : "UPDATE contact SET position = ?2, value = ?3, label = ?4 WHERE id = ?1";
  statement = nz_sql_prepare (store, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row->id);
  sqlite3_bind_int64 (statement, 2, index);
  if (!same)
    bind_value (statement, 3, values, index);
  return nz_sql_run (store, statement, error);
}

static gboolean
delete_value (NzStore *store, const NzField *field, gint64 id, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (
      store, is_terms (field) ? "DELETE FROM term_use WHERE id = ?1" : "DELETE FROM contact WHERE id = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return nz_sql_run (store, statement, error);
}

/* Pairs wanted values with rows: first those with the same value, then what is left over in order. (transfer
 * full) (element-type gint): per wanted value the index of its row or -1. */
static GArray *
pair (const Values *values, GArray *rows)
{
  GArray *pairs = g_array_sized_new (FALSE, FALSE, sizeof (int), values->n);
  guint next = 0;

  for (guint i = 0; i < values->n; i++)
    {
      int found = -1;

      for (guint k = 0; k < rows->len && found < 0; k++)
        {
          /* Nearly always the row of the same place. */
          guint candidate = (i + k) % rows->len;
          Row *row = &g_array_index (rows, Row, candidate);

          if (!row->kept && value_is (values, i, row))
            {
              row->kept = TRUE;
              found = (int)candidate;
            }
        }
      g_array_append_val (pairs, found);
    }
  for (guint i = 0; i < values->n; i++)
    {
      if (g_array_index (pairs, int, i) >= 0)
        continue;
      while (next < rows->len && g_array_index (rows, Row, next).kept)
        next++;
      if (next == rows->len)
        break;
      g_array_index (rows, Row, next).kept = TRUE;
      g_array_index (pairs, int, i) = (int)next;
    }
  return pairs;
}

static gboolean
store_field (NzStore *store, NzRecord *record, const NzField *field, gboolean is_new, GError **error)
{
  Values values = values_of (record, field);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) pairs = NULL;

  if (is_new)
    {
      for (guint i = 0; i < values.n; i++)
        if (!insert_value (store, record, &values, i, error))
          return FALSE;
      return TRUE;
    }

  rows = read_rows (store, nz_record_get_entity (record), nz_record_get_id (record), field, error);
  if (rows == NULL)
    return FALSE;
  pairs = pair (&values, rows);
  for (guint i = 0; i < rows->len; i++)
    if (!g_array_index (rows, Row, i).kept
        && !delete_value (store, field, g_array_index (rows, Row, i).id, error))
      return FALSE;
  for (guint i = 0; i < values.n; i++)
    {
      int index = g_array_index (pairs, int, i);

      if (index >= 0 ? !update_value (store, &values, i, &g_array_index (rows, Row, index), error)
                     : !insert_value (store, record, &values, i, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
nz_record_lists_store (NzStore *store, NzRecord *record, NzRecord *old, GError **error)
{
  const NzEntity *entity = nz_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if (nz_field_is_column (field) || (old != NULL && nz_record_field_equal (record, old, field)))
        continue;
      if (!store_field (store, record, field, old == NULL, error))
        return FALSE;
    }
  return TRUE;
}
