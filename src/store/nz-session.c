/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "store/nz-changes.h"
#include "store/nz-store-private.h"

/* Tables whose rows are values of a record that one of their columns names. */
static const char *const value_tables[] = { "contact", "term_use" };

/* A change set lists its changes table by table in the order in which they were attached, and is applied in
 * that order, also inverted. Tables of values and of records that refer to others come first: so a deletion
 * finds its rows before a cascade from the record that they belong to takes them away, and an emptied
 * reference is emptied before ON DELETE SET NULL does it. Insertions before the record that they refer to are
 * covered by foreign keys that sqlite3changeset_apply() defers. */
static int
attach_tables (sqlite3_session *session)
{
  int rc = SQLITE_OK;

  for (guint i = 0; i < G_N_ELEMENTS (value_tables) && rc == SQLITE_OK; i++)
    rc = sqlite3session_attach (session, value_tables[i]);
  for (guint i = nz_n_entities (); i > 0 && rc == SQLITE_OK; i--)
    rc = sqlite3session_attach (session, nz_entity_nth (i - 1)->name);
  return rc;
}

gboolean
nz_session_begin (NzStore *store, GError **error)
{
  int rc;

  g_assert (store->session == NULL);

  rc = sqlite3session_create (store->db, "main", &store->session);
  if (rc == SQLITE_OK)
    rc = attach_tables (store->session);
  if (rc == SQLITE_OK)
    return TRUE;
  nz_session_drop (store);
  g_set_error (error, NZ_ERROR, NZ_ERROR_FAILED, _ ("The change could not be recorded: %s."),
               sqlite3_errstr (rc));
  return FALSE;
}

void
nz_session_drop (NzStore *store)
{
  g_clear_pointer (&store->session, sqlite3session_delete);
}

gboolean
nz_session_end (NzStore *store, GBytes **changeset, GError **error)
{
  void *data = NULL;
  int size = 0;
  int rc;

  g_assert (store->session != NULL);

  rc = sqlite3session_changeset (store->session, &size, &data);
  nz_session_drop (store);
  if (rc != SQLITE_OK)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_FAILED, _ ("The change could not be recorded: %s."),
                   sqlite3_errstr (rc));
      return FALSE;
    }
  /* NULL for size 0: g_bytes takes that */
  *changeset = g_bytes_new_with_free_func (data, (gsize)size, sqlite3_free, data);
  return TRUE;
}

/* --- what a change set touches
 * ---------------------------------------------------------------------------------- */

/* A value table's columns: which of them name an owner of what entity. */
typedef struct
{
  const char *table;
  int n_columns;
  const NzEntity *owners[16]; /* by column; NULL: no owner column */
  char *select_owners;        /* of a row that is still there */
} ValueTable;

typedef struct
{
  NzStore *store;
  NzChanges *changes;
  ValueTable tables[G_N_ELEMENTS (value_tables)];
} Reader;

static gboolean
describe_value_table (NzStore *store, ValueTable *table, const char *name, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", name);
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  table->table = name;
  table->n_columns = MIN (sqlite3_column_count (statement), (int)G_N_ELEMENTS (table->owners));
  table->select_owners = g_steal_pointer (&sql);
  for (int i = 0; i < table->n_columns; i++)
    {
      const NzEntity *entity = nz_entity_by_name (sqlite3_column_name (statement, i));

      /* term_use.term is what is used; a term owns no values */
      table->owners[i] = entity == &nz_entity_term ? NULL : entity;
    }
  return TRUE;
}

static void
add_owner (Reader *reader, const NzEntity *entity, sqlite3_value *value)
{
  if (value != NULL && sqlite3_value_type (value) == SQLITE_INTEGER)
    nz_changes_add (reader->changes, entity, sqlite3_value_int64 (value), 'u');
}

/* An update lists only what it changed, and the owner hardly ever does: the row itself has it. */
static gboolean
add_owner_of_row (Reader *reader, const ValueTable *table, gint64 id, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (reader->store, table->select_owners, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  if (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < table->n_columns; i++)
      if (table->owners[i] != NULL)
        add_owner (reader, table->owners[i], sqlite3_column_value (statement, i));
  sqlite3_reset (statement);
  return TRUE;
}

gint64
nz_changed_key (sqlite3_changeset_iter *iterator, int operation)
{
  sqlite3_value *value = NULL;

  /* the first column is the key; an update has it among the old values */
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iterator, 0, &value);
  else
    sqlite3changeset_old (iterator, 0, &value);
  return value == NULL ? 0 : sqlite3_value_int64 (value);
}

static gboolean
read_value_change (
    Reader *reader, const ValueTable *table, sqlite3_changeset_iter *iterator, int operation, GError **error)
{
  for (int i = 0; i < table->n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (table->owners[i] == NULL)
        continue;
      if (operation != SQLITE_INSERT && sqlite3changeset_old (iterator, i, &value) == SQLITE_OK)
        add_owner (reader, table->owners[i], value);
      if (operation != SQLITE_DELETE && sqlite3changeset_new (iterator, i, &value) == SQLITE_OK)
        add_owner (reader, table->owners[i], value);
    }
  return operation != SQLITE_UPDATE
         || add_owner_of_row (reader, table, nz_changed_key (iterator, operation), error);
}

static gboolean
read_change (Reader *reader, sqlite3_changeset_iter *iterator, GError **error)
{
  const char *name = NULL;
  const NzEntity *entity;
  int n_columns = 0, operation = 0, indirect = 0;

  sqlite3changeset_op (iterator, &name, &n_columns, &operation, &indirect);
  for (guint i = 0; i < G_N_ELEMENTS (reader->tables); i++)
    if (g_str_equal (name, reader->tables[i].table))
      return read_value_change (reader, &reader->tables[i], iterator, operation, error);

  entity = nz_entity_by_name (name);
  if (entity != NULL)
    nz_changes_add (reader->changes, entity, nz_changed_key (iterator, operation),
                    operation == SQLITE_INSERT   ? 'i'
                    : operation == SQLITE_DELETE ? 'd'
                                                 : 'u');
  return TRUE;
}

static gboolean
read_changeset (Reader *reader, GBytes *changeset, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  sqlite3_changeset_iter *iterator = NULL;
  gboolean ok = TRUE;
  int rc;

  for (guint i = 0; i < G_N_ELEMENTS (value_tables); i++)
    if (!describe_value_table (reader->store, &reader->tables[i], value_tables[i], error))
      return FALSE;

  rc = sqlite3changeset_start (&iterator, (int)size, (void *)data);
  if (rc == SQLITE_OK)
    {
      while (ok && sqlite3changeset_next (iterator) == SQLITE_ROW)
        ok = read_change (reader, iterator, error);
      rc = sqlite3changeset_finalize (iterator);
    }
  if (ok && rc != SQLITE_OK)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_DAMAGED, _ ("The record of a change is damaged: %s."),
                   sqlite3_errstr (rc));
      return FALSE;
    }
  return ok;
}

NzChanges *
nz_changes_from_changeset (NzStore *store, GBytes *changeset, GError **error)
{
  g_autoptr (NzChanges) changes = nz_changes_new ();
  Reader reader = { .store = store, .changes = changes };
  gboolean ok = g_bytes_get_size (changeset) == 0 || read_changeset (&reader, changeset, error);

  for (guint i = 0; i < G_N_ELEMENTS (reader.tables); i++)
    g_free (reader.tables[i].select_owners);
  if (!ok)
    return NULL;
  nz_changes_seal (changes);
  return g_steal_pointer (&changes);
}

/* --- undo and redo
 * ------------------------------------------------------------------------------------------------ */

static gboolean
values_equal (sqlite3_value *a, sqlite3_value *b)
{
  int type = sqlite3_value_type (a);

  if (type != sqlite3_value_type (b))
    return FALSE;
  if (type == SQLITE_NULL)
    return TRUE;
  if (type == SQLITE_INTEGER)
    return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
  return sqlite3_value_bytes (a) == sqlite3_value_bytes (b)
         && memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), (size_t)sqlite3_value_bytes (a)) == 0;
}

/* Whether every column that an update changes holds either what it was or already what it shall be: then a
 * cascade of the same step came first and nothing that somebody wrote later is lost. */
static gboolean
update_is_under_way (sqlite3_changeset_iter *iterator, int n_columns)
{
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *before = NULL, *after = NULL, *now = NULL;

      sqlite3changeset_old (iterator, i, &before);
      sqlite3changeset_new (iterator, i, &after);
      sqlite3changeset_conflict (iterator, i, &now);
      if (after != NULL && before != NULL && now != NULL && !values_equal (now, before)
          && !values_equal (now, after))
        return FALSE;
    }
  return TRUE;
}

/* What to do where a row is not as the change set expects it. Only what the foreign keys of the same step did
 * already is taken; with anything else somebody's later work would be lost, so the whole step stays as it is.
 */
static int
on_conflict (void *data, int conflict, sqlite3_changeset_iter *iterator)
{
  const char **at_fault = data;
  const char *table = NULL;
  int n_columns = 0, operation = 0, indirect = 0;

  if (conflict == SQLITE_CHANGESET_FOREIGN_KEY) /* at the end: no change is current */
    return SQLITE_CHANGESET_ABORT;

  sqlite3changeset_op (iterator, &table, &n_columns, &operation, &indirect);
  if (conflict == SQLITE_CHANGESET_NOTFOUND && (indirect || operation == SQLITE_DELETE))
    return SQLITE_CHANGESET_OMIT;
  if (conflict == SQLITE_CHANGESET_DATA && operation == SQLITE_DELETE && indirect)
    return SQLITE_CHANGESET_REPLACE;
  if (conflict == SQLITE_CHANGESET_DATA && operation == SQLITE_UPDATE
      && update_is_under_way (iterator, n_columns))
    return SQLITE_CHANGESET_REPLACE;
  for (guint i = 0; i < nz_n_entities (); i++)
    if (g_str_equal (nz_entity_nth (i)->name, table))
      *at_fault = nz_entity_label (nz_entity_nth (i), nz_get_language ());
  return SQLITE_CHANGESET_ABORT;
}

gboolean
nz_session_apply (NzStore *store, GBytes *changeset, gboolean invert, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  const char *at_fault = NULL;
  int rc;

  rc = sqlite3changeset_apply_v2 (store->db, (int)size, (void *)data, NULL, on_conflict, &at_fault, NULL,
                                  NULL, invert ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  if (rc == SQLITE_OK)
    return TRUE;
  if (rc == SQLITE_ABORT && at_fault != NULL)
    g_set_error (error, NZ_ERROR, NZ_ERROR_FAILED,
                 _ ("Later changes to the same data (%s) stand in the way. Nothing was changed."), at_fault);
  else if (rc == SQLITE_ABORT)
    g_set_error (error, NZ_ERROR, NZ_ERROR_FAILED, "%s",
                 _ ("Later changes to the same data stand in the way. Nothing was changed."));
  else
    nz_sql_set_error (store, error);
  return FALSE;
}
