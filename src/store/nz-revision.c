/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-store-private.h"

/* How often records changed in what others keep copies of. Counted from change sets, so that whatever changes
 * a record counts: an edit, an import, undo, redo. */

typedef struct
{
  NzStore *store;
  const NzEntity *entity;
  GArray *columns; /* (element-type int): of the table, those that others keep copies of */
} Counter;

static gboolean
find_columns (Counter *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE id = ?1", self->entity->name);
  sqlite3_stmt *statement = nz_sql_prepare (self->store, sql, error);

  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < sqlite3_column_count (statement); i++)
    {
      const NzField *field = nz_entity_field (self->entity, sqlite3_column_name (statement, i));
      if (field != NULL && (field->flags & NZ_FIELD_COPIED) != 0)
        g_array_append_val (self->columns, i);
    }
  return TRUE;
}

/* A deletion counts, for the record may come back. */
static gboolean
counts (Counter *self, sqlite3_changeset_iter *iterator, int operation)
{
  for (guint i = 0; operation == SQLITE_UPDATE && i < self->columns->len; i++)
    {
      sqlite3_value *value = NULL;

      /* an update lists only the columns that it changes */
      if (sqlite3changeset_new (iterator, g_array_index (self->columns, int, i), &value) == SQLITE_OK
          && value != NULL)
        return TRUE;
    }
  return operation == SQLITE_DELETE;
}

static gboolean
count (Counter *self, gint64 id, GError **error)
{
  sqlite3_stmt *statement
      = nz_sql_prepare (self->store,
                        "INSERT INTO revision (entity, record, sequence, time) VALUES (?1, ?2, 1, ?3) "
                        "ON CONFLICT (entity, record) DO UPDATE SET sequence = sequence + 1, time = ?3",
                        error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, self->entity->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, id);
  sqlite3_bind_int64 (statement, 3, g_get_real_time () / G_USEC_PER_SEC);
  return nz_sql_run (self->store, statement, error);
}

/* Undo applies the change set inverted: what it inserted is deleted then. */
static int
effect_of (int operation, gboolean inverted)
{
  if (!inverted || operation == SQLITE_UPDATE)
    return operation;
  return operation == SQLITE_INSERT ? SQLITE_DELETE : SQLITE_INSERT;
}

static gboolean
count_changes (Counter *self, GBytes *changeset, gboolean inverted, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  sqlite3_changeset_iter *iterator = NULL;
  gboolean ok = TRUE;

  if (sqlite3changeset_start (&iterator, (int)size, (void *)data) != SQLITE_OK)
    return nz_sql_set_error (self->store, error);
  while (ok && sqlite3changeset_next (iterator) == SQLITE_ROW)
    {
      const char *table = NULL;
      int n_columns = 0, operation = 0, indirect = 0;

      sqlite3changeset_op (iterator, &table, &n_columns, &operation, &indirect);
      if (g_str_equal (table, self->entity->name) && counts (self, iterator, effect_of (operation, inverted)))
        ok = count (self, nz_changed_key (iterator, operation), error);
    }
  sqlite3changeset_finalize (iterator);
  return ok;
}

gboolean
nz_revision_count (NzStore *store, NzChanges *changes, GBytes *changeset, gboolean inverted, GError **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);

      if (nz_entity_field_with (entity, NZ_FIELD_COPIED) == NULL || !nz_changes_touch (changes, entity))
        continue;
      g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
      Counter counter = { .store = store, .entity = entity, .columns = columns };
      ok = find_columns (&counter, error) && count_changes (&counter, changeset, inverted, error);
    }
  return ok;
}
