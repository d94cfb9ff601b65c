/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-changes.h"
#include "store/nz-store-private.h"

/* Where a record's row lies in the index. FTS5 keeps what is new in memory as long as rowids rise, so rows
 * are written in their order and new ones behind all others of their entity. */
typedef struct
{
  gint64 row; /* 0: not in the index */
  gint64 record;
} Place;

typedef struct
{
  NzStore *store;
  const NzEntity *entity;
  gint64 next_row;  /* 0: not asked yet */
  gboolean is_new;  /* the index is empty: there is nothing to look for */
  GArray *renamed;  /* (nullable) (element-type gint64): records whose name other records' texts hold */
  gsize before, of; /* how many records were done before these, of how many; 0: not known */
} Update;

/* --- one row
 * ---------------------------------------------------------------------------------------------------------
 */

static gboolean
find_row (Update *update, gint64 record, gint64 *row, GError **error)
{
  sqlite3_stmt *statement;
  int rc;

  *row = 0;
  if (update->is_new)
    return TRUE;
  statement = nz_sql_prepare (update->store,
                              "SELECT id FROM text_index_row WHERE record = ?1 AND entity = ?2", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, record);
  sqlite3_bind_text (statement, 2, update->entity->name, -1, SQLITE_STATIC);
  rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    *row = sqlite3_column_int64 (statement, 0);
  else if (rc != SQLITE_DONE)
    nz_sql_set_error (update->store, error);
  sqlite3_reset (statement);
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static gint64
take_row (Update *update)
{
  if (update->next_row == 0)
    {
      gint64 first, last;
      g_autofree char *sql = NULL;

      nz_text_index_range (update->entity, &first, &last);
      sql = g_strdup_printf ("SELECT id FROM text_index_row WHERE id BETWEEN %" G_GINT64_FORMAT
                             " AND %" G_GINT64_FORMAT " ORDER BY id DESC LIMIT 1",
                             first, last);
      update->next_row = nz_sql_int (update->store, sql, first - 1) + 1;
    }
  return update->next_row++;
}

static gboolean
run_with_row (NzStore *store, const char *sql, gint64 row, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  return nz_sql_run (store, statement, error);
}

static gboolean
delete_text (Update *update, gint64 row, GError **error)
{
  nz_text_rows_forget (update->store);
  return run_with_row (update->store, "DELETE FROM text_index WHERE rowid = ?1", row, error)
         && run_with_row (update->store, "DELETE FROM text_index_row WHERE id = ?1", row, error);
}

static gboolean
write_text (NzStore *store, const char *sql, gint64 row, const NzIndexText *text, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, error);
  gboolean ok;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  sqlite3_bind_text (statement, 2, text->name, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, text->body, -1, SQLITE_STATIC);
  ok = nz_sql_run (store, statement, error);
  sqlite3_clear_bindings (statement);
  nz_text_words_add (store, text);
  return ok;
}

static gboolean
insert_text (Update *update, gint64 record, const NzIndexText *text, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (
      update->store, "INSERT INTO text_index_row (id, entity, record) VALUES (?1, ?2, ?3)", error);
  gint64 row = take_row (update);

  if (statement == NULL)
    return FALSE;
  nz_text_rows_forget (update->store);
  sqlite3_bind_int64 (statement, 1, row);
  sqlite3_bind_text (statement, 2, update->entity->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, record);
  return nz_sql_run (update->store, statement, error)
         && write_text (update->store, "INSERT INTO text_index (rowid, name, body) VALUES (?1, ?2, ?3)", row,
                        text, error);
}

/* Compares with what the index has. */
static gboolean
compare_text (NzStore *store,
              gint64 row,
              const NzIndexText *text,
              gboolean *same_name,
              gboolean *same_body,
              GError **error)
{
  sqlite3_stmt *statement
      = nz_sql_prepare (store, "SELECT name, body FROM text_index WHERE rowid = ?1", error);
  int rc;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  rc = sqlite3_step (statement);
  *same_name
      = rc == SQLITE_ROW && g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), text->name) == 0;
  *same_body
      = rc == SQLITE_ROW && g_strcmp0 ((const char *)sqlite3_column_text (statement, 1), text->body) == 0;
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    nz_sql_set_error (store, error);
  sqlite3_reset (statement);
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static gboolean
update_text (Update *update, const Place *place, const NzIndexText *text, GError **error)
{
  gboolean has_text = text->exists && (*text->name != '\0' || *text->body != '\0');
  gboolean same_name = place->row == 0, same_body = place->row == 0;

  if (place->row == 0)
    return !has_text || insert_text (update, place->record, text, error);
  if (!has_text)
    return delete_text (update, place->row, error);
  if (!compare_text (update->store, place->row, text, &same_name, &same_body, error))
    return FALSE;
  if (!same_name && update->renamed != NULL)
    g_array_append_val (update->renamed, place->record);
  return (same_name && same_body)
         || write_text (update->store, "UPDATE text_index SET name = ?2, body = ?3 WHERE rowid = ?1",
                        place->row, text, error);
}

static gboolean
update_sort_key (Update *update, gint64 record, const NzIndexText *text, GError **error)
{
  static const char *const write
      = "INSERT INTO sort_key (entity, record, key) VALUES (?1, ?2, ?3) ON CONFLICT "
        "DO UPDATE SET key = excluded.key WHERE key <> excluded.key";
  static const char *const clear = "DELETE FROM sort_key WHERE entity = ?1 AND record = ?2";
  sqlite3_stmt *statement = nz_sql_prepare (update->store, text->exists ? write : clear, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, update->entity->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, record);
  if (text->exists)
    sqlite3_bind_text (statement, 3, text->sort_key, -1, SQLITE_TRANSIENT);
  return nz_sql_run (update->store, statement, error);
}

/* --- many records
 * ------------------------------------------------------------------------------------------------------ */

static int
compare_places (const void *a, const void *b)
{
  const Place *one = a, *two = b;

  /* those that have no row yet last, for they get the highest */
  if ((one->row == 0) != (two->row == 0))
    return one->row == 0 ? 1 : -1;
  if (one->row != two->row)
    return one->row < two->row ? -1 : 1;
  return (one->record > two->record) - (one->record < two->record);
}

static gboolean
update_records (Update *update, const gint64 *ids, gsize n, GError **error)
{
  g_autofree Place *places = g_new (Place, n);
  g_auto (NzIndexText) text = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      places[i].record = ids[i];
      if (!find_row (update, ids[i], &places[i].row, error))
        return FALSE;
    }
  if (n > 1)
    qsort (places, n, sizeof (Place), compare_places);
  for (gsize i = 0; i < n; i++)
    if (!nz_store_tell (update->store, update->before + i, update->of, error)
        || !nz_index_text_gather (update->store, update->entity, places[i].record, &text, error)
        || !update_text (update, &places[i], &text, error)
        || !update_sort_key (update, places[i].record, &text, error))
      return FALSE;
  return TRUE;
}

/* --- records whose texts hold the name of another
 * ------------------------------------------------------------------------ */

/* Whether @field holds the name of a record of @target in index or sort key. */
static gboolean
follows (const NzEntity *entity, const NzField *field, const NzEntity *target)
{
  return nz_field_target (field) == target && nz_index_text_uses (entity, field);
}

static gboolean
is_followed (const NzEntity *target)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    for (guint j = 0; j < nz_entity_nth (i)->n_fields; j++)
      if (follows (nz_entity_nth (i), &nz_entity_nth (i)->fields[j], target))
        return TRUE;
  return FALSE;
}

static gboolean
add_users_of (
    NzStore *store, const NzEntity *entity, const NzField *field, gint64 id, GArray *users, GError **error)
{
  g_autofree char *sql
      = field->type == NZ_TYPE_TERMS
            ? g_strdup_printf (
                "SELECT \"%s\" FROM term_use WHERE term = ?1 AND field = '%s' AND \"%s\" IS NOT NULL",
                entity->name, field->name, entity->name)
            : g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1", entity->name, field->name);
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, error);
  int rc;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 user = sqlite3_column_int64 (statement, 0);

      g_array_append_val (users, user);
    }
  if (rc != SQLITE_DONE)
    nz_sql_set_error (store, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE;
}

/* The records of @entity that hold a name of @renamed: per entity that comes before it, the records with
 * another name. */
static gboolean
add_followers (NzStore *store, const NzEntity *entity, GArray **renamed, GArray *users, GError **error)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      const NzEntity *target = nz_field_target (field);
      GArray *records;

      if (target == NULL || !follows (entity, field, target))
        continue;
      records = renamed[nz_entity_index (target)];
      for (guint j = 0; records != NULL && j < records->len; j++)
        if (!add_users_of (store, entity, field, g_array_index (records, gint64, j), users, error))
          return FALSE;
    }
  return TRUE;
}

static int
compare_ids (const void *a, const void *b)
{
  gint64 one = *(const gint64 *)a, two = *(const gint64 *)b;

  return (one > two) - (one < two);
}

static void
sort_and_unite (GArray *ids)
{
  guint kept = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (i == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, i - 1))
      g_array_index (ids, gint64, kept++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, kept);
}

/* Records that @changes names of the first @n_entities. */
static gsize
count_touched (NzChanges *changes, guint n_entities)
{
  gsize sum = 0, n;

  for (guint i = 0; i < n_entities; i++)
    {
      nz_changes_ids (changes, nz_entity_nth (i), &n);
      sum += n;
    }
  return sum;
}

static gboolean
update_entity (
    NzStore *store, NzChanges *changes, const NzEntity *entity, GArray **renamed, gsize of, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Update update = {
    .store = store, .entity = entity, .before = count_touched (changes, nz_entity_index (entity)), .of = of
  };
  gsize n = 0;
  const gint64 *touched = nz_changes_ids (changes, entity, &n);

  if (!add_followers (store, entity, renamed, ids, error))
    return FALSE;
  if (n == 0 && ids->len == 0)
    return TRUE;
  if (is_followed (entity))
    update.renamed = renamed[nz_entity_index (entity)] = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (ids->len == 0)
    return update_records (&update, touched, n, error);
  if (n > 0)
    g_array_append_vals (ids, touched, (guint)n);
  sort_and_unite (ids);
  return update_records (&update, (const gint64 *)(void *)ids->data, ids->len, error);
}

gboolean
nz_text_index_update (NzStore *store, NzChanges *changes, GError **error)
{
  guint n = nz_n_entities ();
  gsize of = count_touched (changes, n);
  g_autofree GArray **renamed = g_new0 (GArray *, n);
  gboolean ok = TRUE;

  /* in the order of the descriptions: whoever holds a name comes after whose name it is */
  for (guint i = 0; i < n && ok; i++)
    ok = update_entity (store, changes, nz_entity_nth (i), renamed, of, error);
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&renamed[i], g_array_unref);
  return ok;
}

/* --- all of it
 * ---------------------------------------------------------------------------------------------------------
 */

static GArray *
list_ids (NzStore *store, const NzEntity *entity, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" ORDER BY id", entity->name);
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, error);
  int rc;

  if (statement == NULL)
    return NULL;
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  if (rc != SQLITE_DONE)
    nz_sql_set_error (store, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

/* Emptying an FTS5 table row by row takes longer than filling it, and fails where it is damaged: it is
 * dropped and made again by the statement of its migration. */
static gboolean
empty_index (NzStore *store, GError **error)
{
  sqlite3_stmt *statement
      = nz_sql_prepare (store, "SELECT sql FROM sqlite_schema WHERE name = 'text_index'", error);
  g_autofree char *create = NULL;

  nz_text_rows_forget (store);
  nz_text_words_forget (store);
  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) == SQLITE_ROW)
    create = nz_sql_dup_text (statement, 0);
  sqlite3_reset (statement);
  if (create == NULL)
    {
      nz_sql_set_error_code (store->path, NULL, SQLITE_CORRUPT, error);
      return FALSE;
    }
  return nz_sql_exec (store, "DROP TABLE text_index", error) && nz_sql_exec (store, create, error)
         && nz_sql_exec (store, "DELETE FROM text_index_row; DELETE FROM sort_key;", error);
}

static gboolean
write_version (NzStore *store, GError **error)
{
  g_autofree char *version = nz_index_text_version ();
  sqlite3_stmt *statement
      = nz_sql_prepare (store, "INSERT OR REPLACE INTO meta (key, value) VALUES ('derived', ?1)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, version, -1, SQLITE_TRANSIENT);
  return nz_sql_run (store, statement, error);
}

static gboolean
fill_index (NzStore *store, GError **error)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      Update update = { .store = store, .entity = nz_entity_nth (i), .is_new = TRUE };
      g_autoptr (GArray) ids = list_ids (store, update.entity, error);

      if (ids == NULL || !update_records (&update, (const gint64 *)(void *)ids->data, ids->len, error))
        return FALSE;
    }
  return nz_sql_exec (store, "INSERT INTO text_index (text_index) VALUES ('optimize')", error)
         && write_version (store, error);
}

gboolean
nz_text_index_rebuild (NzStore *store, GError **error)
{
  gboolean alone = sqlite3_get_autocommit (store->db) != 0;

  if (alone && !nz_sql_exec (store, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (empty_index (store, error) && fill_index (store, error)
      && (!alone || nz_sql_exec (store, "COMMIT", error)))
    return TRUE;
  if (alone && !sqlite3_get_autocommit (store->db))
    nz_sql_exec (store, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
nz_text_index_is_current (NzStore *store)
{
  g_autofree char *version = nz_index_text_version ();
  sqlite3_stmt *statement = nz_sql_prepare (store, "SELECT value FROM meta WHERE key = 'derived'", NULL);
  gboolean current;

  if (statement == NULL)
    return FALSE;
  current = sqlite3_step (statement) == SQLITE_ROW
            && g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), version) == 0;
  sqlite3_reset (statement);
  return current;
}
