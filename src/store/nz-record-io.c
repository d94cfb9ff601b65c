/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "base/nz-id.h"
#include "store/nz-store-private.h"

/* Records and the rows of their own table, by the description. The SQL of an entity is put together once. */

typedef struct
{
  char *select; /* all columns, ?1 the id */
  char *insert; /* ?1 the id, then the columns in their order */
  char *delete;
  char *exists;
  gboolean has_lists;
} EntitySql;

static gpointer
entity_sql_new (const NzEntity *entity)
{
  EntitySql *sql = g_new0 (EntitySql, 1);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new ("?1");
  int parameter = 2;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      if (!nz_field_is_column (&entity->fields[i]))
        {
          sql->has_lists = TRUE;
          continue;
        }
      g_string_append_printf (columns, ", \"%s\"", entity->fields[i].name);
      g_string_append_printf (marks, ", ?%d", parameter++);
    }
  sql->select = g_strdup_printf ("SELECT id%s FROM \"%s\" WHERE id = ?1", columns->str, entity->name);
  sql->insert
      = g_strdup_printf ("INSERT INTO \"%s\" (id%s) VALUES (%s)", entity->name, columns->str, marks->str);
  sql->delete = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", entity->name);
  sql->exists = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", entity->name);
  return sql;
}

static const EntitySql *
entity_sql (const NzEntity *entity)
{
  static NzEntityCache all;
  return nz_entity_cache_get (&all, entity, entity_sql_new);
}

/* --- reading -------------------------------------------------------------------------------------------- */

static void
set_from_column (NzRecord *record, const NzField *field, sqlite3_stmt *statement, int column)
{
  switch (field->type)
    {
    case NZ_TYPE_DATE:
      {
        NzDate date;
        if (nz_date_parse_iso ((const char *)sqlite3_column_text (statement, column), &date))
          nz_record_set_date (record, field->name, date);
        break;
      }
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_TIME:
    case NZ_TYPE_BOOLEAN:
    case NZ_TYPE_REFERENCE:
      nz_record_set_int (record, field->name, sqlite3_column_int64 (statement, column));
      break;
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_CHOICE:
      {
        g_autofree char *text = nz_sql_dup_text (statement, column);
        nz_record_set_text (record, field->name, text);
        break;
      }
    case NZ_TYPE_TERMS:
    case NZ_TYPE_CONTACTS:
    default:
      g_assert_not_reached ();
    }
}

static NzRecord *
record_from_row (const NzEntity *entity, sqlite3_stmt *statement)
{
  NzRecord *record = nz_record_new (entity);
  int column = 1;

  g_object_freeze_notify (G_OBJECT (record));
  nz_record_set_id (record, sqlite3_column_int64 (statement, 0));
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if (!nz_field_is_column (field))
        continue;
      /* An empty column is no value even where a new record would start with one. */
      if (sqlite3_column_type (statement, column) == SQLITE_NULL)
        nz_record_clear (record, field->name);
      else
        set_from_column (record, field, statement, column);
      column++;
    }
  return record;
}

NzRecord *
nz_record_load (NzStore *store, const NzEntity *entity, gint64 id, GError **error)
{
  const EntitySql *sql = entity_sql (entity);
  sqlite3_stmt *statement = nz_sql_prepare (store, sql->select, error);
  g_autoptr (NzRecord) record = NULL;
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, id);
  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    record = record_from_row (entity, statement);
  else if (code != SQLITE_DONE)
    nz_sql_set_error (store, error);
  sqlite3_reset (statement);

  if (record == NULL)
    return NULL;
  if (sql->has_lists && !nz_record_lists_load (store, record, error))
    {
      g_object_thaw_notify (G_OBJECT (record));
      return NULL;
    }
  g_object_thaw_notify (G_OBJECT (record));
  return g_steal_pointer (&record);
}

gboolean
nz_record_exists (NzStore *store, const NzEntity *entity, gint64 id)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, entity_sql (entity)->exists, NULL);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  found = sqlite3_step (statement) == SQLITE_ROW;
  sqlite3_reset (statement);
  return found;
}

/* --- writing -------------------------------------------------------------------------------------------- */

static void
bind_field (sqlite3_stmt *statement, int parameter, NzRecord *record, const NzField *field)
{
  switch (field->type)
    {
    case NZ_TYPE_DATE:
      nz_sql_bind_date (statement, parameter, nz_record_get_date (record, field->name));
      break;
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_TIME:
    case NZ_TYPE_BOOLEAN:
    case NZ_TYPE_REFERENCE:
      if (nz_record_has (record, field->name))
        sqlite3_bind_int64 (statement, parameter, nz_record_get_int (record, field->name));
      else
        sqlite3_bind_null (statement, parameter);
      break;
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_CHOICE:
      nz_sql_bind_text (statement, parameter, nz_record_get_text (record, field->name));
      break;
    case NZ_TYPE_TERMS:
    case NZ_TYPE_CONTACTS:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
insert_row (NzStore *store, NzRecord *record, GError **error)
{
  const NzEntity *entity = nz_record_get_entity (record);
  sqlite3_stmt *statement = nz_sql_prepare (store, entity_sql (entity)->insert, error);
  int parameter = 2;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, nz_record_get_id (record));
  for (guint i = 0; i < entity->n_fields; i++)
    if (nz_field_is_column (&entity->fields[i]))
      bind_field (statement, parameter++, record, &entity->fields[i]);
  return nz_sql_run (store, statement, error);
}

/* Only the columns that changed, so that a change set says what a person did and no more. */
static gboolean
update_row (NzStore *store, NzRecord *record, NzRecord *old, GError **error)
{
  const NzEntity *entity = nz_record_get_entity (record);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  sqlite3_stmt *statement;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if (!nz_field_is_column (field) || nz_record_field_equal (record, old, field))
        continue;
      g_ptr_array_add (changed, (gpointer)field);
      g_string_append_printf (sql, "%s\"%s\" = ?%u", changed->len > 1 ? ", " : "", field->name,
                              changed->len + 1);
    }
  if (changed->len == 0)
    return TRUE;

  g_autofree char *text = g_strdup_printf ("UPDATE \"%s\" SET %s WHERE id = ?1", entity->name, sql->str);
  statement = nz_sql_prepare (store, text, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, nz_record_get_id (record));
  for (guint i = 0; i < changed->len; i++)
    bind_field (statement, (int)i + 2, record, g_ptr_array_index (changed, i));
  return nz_sql_run (store, statement, error);
}

gboolean
nz_record_store (NzStore *store, NzRecord *record, GError **error)
{
  const NzEntity *entity = nz_record_get_entity (record);
  const EntitySql *sql = entity_sql (entity);
  gint64 given = nz_record_get_id (record);
  g_autoptr (NzRecord) old = NULL;

  if (given != 0 && nz_record_exists (store, entity, given))
    {
      g_autoptr (GError) local = NULL;

      old = nz_record_load (store, entity, given, &local);
      if (old == NULL)
        {
          if (local != NULL)
            g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (!update_row (store, record, old, error))
        return FALSE;
    }
  else
    {
      if (given == 0)
        nz_record_set_id (record, (entity->flags & NZ_ENTITY_SINGLETON) != 0 ? 1 : nz_id_new ());
      if (!insert_row (store, record, error))
        {
          nz_record_set_id (record, given);
          return FALSE;
        }
    }
  if (sql->has_lists && !nz_record_lists_store (store, record, old, error))
    {
      nz_record_set_id (record, given);
      return FALSE;
    }
  return TRUE;
}

gboolean
nz_record_remove (NzStore *store, const NzEntity *entity, gint64 id, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, entity_sql (entity)->delete, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return nz_sql_run (store, statement, error);
}
