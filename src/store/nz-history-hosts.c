/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-past-private.h"

/* A step that touches a membership belongs into the history of the organisation, the person and the group
 * that it joins. It is written there when the step is, by the values of the change set: of what was deleted
 * nothing else is left to tell whose it was. */

typedef struct
{
  const NzEntity *entity;
  const char *fields[4]; /* references to the records whose pages show it; ends with NULL */
} Joint;

static const Joint joints[] = {
  { &nz_entity_position, { "person", "organisation" } },
  { &nz_entity_membership, { "working_group", "organisation", "person" } },
  { &nz_entity_tie, { "organisation", "partner" } },
  { &nz_entity_sponsorship, { "sponsor" } },
  { &nz_entity_entry_link, { "entry" } },
};

const char *const *
nz_history_joint_fields (const NzEntity *joint)
{
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (joints[i].entity == joint)
      return joints[i].fields;
  return NULL;
}

/* A joint's columns in the table as it is. */
typedef struct
{
  const Joint *joint;
  int columns[G_N_ELEMENTS (joints[0].fields)]; /* -1: none */
  char *select;
} Table;

typedef struct
{
  NzStore *store;
  gint64 step;
  Table tables[G_N_ELEMENTS (joints)];
} Writer;

static const NzEntity *
target_of (const Table *table, guint field)
{
  return nz_field_target (nz_entity_field (table->joint->entity, table->joint->fields[field]));
}

/* Migrations may have put columns anywhere. */
static gboolean
describe (NzStore *store, const Joint *joint, Table *table, GError **error)
{
  table->joint = joint;
  table->select = g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", joint->entity->name);
  sqlite3_stmt *statement = nz_sql_prepare (store, table->select, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (table->columns); i++)
    {
      table->columns[i] = -1;
      for (int c = 0; joint->fields[i] != NULL && c < sqlite3_column_count (statement); c++)
        if (g_str_equal (sqlite3_column_name (statement, c), joint->fields[i]))
          table->columns[i] = c;
    }
  return TRUE;
}

static gboolean
insert_host (Writer *writer, const NzEntity *host, sqlite3_value *value, GError **error)
{
  if (value == NULL || sqlite3_value_type (value) != SQLITE_INTEGER)
    return TRUE;
  sqlite3_stmt *statement
      = nz_sql_prepare (writer->store,
                        "INSERT OR IGNORE INTO step_record (step, entity, record, operation) "
                        "VALUES (?1, ?2, ?3, 'u')",
                        error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, writer->step);
  sqlite3_bind_text (statement, 2, host->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, sqlite3_value_int64 (value));
  return nz_sql_run (writer->store, statement, error);
}

/* An update lists only what it changed: the row has the rest. */
static gboolean
insert_hosts_of_row (Writer *writer, const Table *table, sqlite3_changeset_iter *iterator, GError **error)
{
  sqlite3_value *key = NULL;
  sqlite3_stmt *statement = nz_sql_prepare (writer->store, table->select, error);
  gboolean ok = TRUE;

  if (statement == NULL)
    return FALSE;
  sqlite3changeset_old (iterator, 0, &key);
  sqlite3_bind_int64 (statement, 1, key != NULL ? sqlite3_value_int64 (key) : 0);
  if (sqlite3_step (statement) == SQLITE_ROW)
    for (guint i = 0; i < G_N_ELEMENTS (table->columns) && ok; i++)
      if (table->columns[i] >= 0)
        ok = insert_host (writer, target_of (table, i), sqlite3_column_value (statement, table->columns[i]),
                          error);
  sqlite3_reset (statement);
  return ok;
}

static gboolean
read_change (Writer *writer, sqlite3_changeset_iter *iterator, GError **error)
{
  const char *name = NULL;
  const Table *table = NULL;
  int n_columns = 0, operation = 0, indirect = 0;

  sqlite3changeset_op (iterator, &name, &n_columns, &operation, &indirect);
  for (guint i = 0; i < G_N_ELEMENTS (joints) && table == NULL; i++)
    if (g_str_equal (joints[i].entity->name, name))
      table = &writer->tables[i];
  if (table == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (table->columns); i++)
    {
      sqlite3_value *value = NULL;

      if (table->columns[i] < 0)
        continue;
      if (operation != SQLITE_INSERT
          && sqlite3changeset_old (iterator, table->columns[i], &value) == SQLITE_OK
          && !insert_host (writer, target_of (table, i), value, error))
        return FALSE;
      if (operation != SQLITE_DELETE
          && sqlite3changeset_new (iterator, table->columns[i], &value) == SQLITE_OK
          && !insert_host (writer, target_of (table, i), value, error))
        return FALSE;
    }
  return operation != SQLITE_UPDATE || insert_hosts_of_row (writer, table, iterator, error);
}

static gboolean
read_changes (Writer *writer, GBytes *changeset, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  sqlite3_changeset_iter *iterator = NULL;
  gboolean ok = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (!describe (writer->store, &joints[i], &writer->tables[i], error))
      return FALSE;
  /* Whether the change set is whole has been looked at by nz_changes_from_changeset(). */
  if (sqlite3changeset_start (&iterator, (int)size, (void *)data) != SQLITE_OK)
    return TRUE;
  while (ok && sqlite3changeset_next (iterator) == SQLITE_ROW)
    ok = read_change (writer, iterator, error);
  sqlite3changeset_finalize (iterator);
  return ok;
}

gboolean
nz_history_insert_hosts (NzStore *store, gint64 step, NzChanges *changes, GBytes *changeset, GError **error)
{
  Writer writer = { .store = store, .step = step };
  gboolean is_touched = FALSE, ok;

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    is_touched |= nz_changes_touch (changes, joints[i].entity);
  if (!is_touched)
    return TRUE;
  ok = read_changes (&writer, changeset, error);
  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    g_free (writer.tables[i].select);
  return ok;
}
