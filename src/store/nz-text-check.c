/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-store-private.h"

/* Compares index and sort keys with what the records say now. */

static sqlite3_stmt *
prepare_for (NzStore *store, const char *sql, const NzEntity *entity, gint64 record)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, NULL);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, entity->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, record);
  return statement;
}

static gboolean
is_indexed (NzStore *store, const NzEntity *entity, gint64 record, const NzIndexText *text)
{
  sqlite3_stmt *statement
      = prepare_for (store,
                     "SELECT t.name, t.body FROM text_index_row AS r JOIN text_index AS t "
                     "ON t.rowid = r.id WHERE r.entity = ?1 AND r.record = ?2",
                     entity, record);
  gboolean has_text = *text->name != '\0' || *text->body != '\0';
  gboolean same;

  if (statement == NULL)
    return FALSE;
  if (sqlite3_step (statement) == SQLITE_ROW)
    same = g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), text->name) == 0
           && g_strcmp0 ((const char *)sqlite3_column_text (statement, 1), text->body) == 0;
  else
    same = !has_text;
  sqlite3_reset (statement);
  return same;
}

static gboolean
is_sorted (NzStore *store, const NzEntity *entity, gint64 record, const NzIndexText *text)
{
  sqlite3_stmt *statement
      = prepare_for (store, "SELECT key FROM sort_key WHERE entity = ?1 AND record = ?2", entity, record);
  gboolean same;

  if (statement == NULL)
    return FALSE;
  same = sqlite3_step (statement) == SQLITE_ROW
         && g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), text->sort_key) == 0;
  sqlite3_reset (statement);
  return same;
}

/* How many records of the entity index or sort keys do not hold as they are. */
static guint
count_stale (NzStore *store, const NzEntity *entity)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\"", entity->name);
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, NULL);
  g_auto (NzIndexText) text = { 0 };
  guint stale = 0;

  if (statement == NULL)
    return 1;
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 record = sqlite3_column_int64 (statement, 0);

      if (!nz_index_text_gather (store, entity, record, &text, NULL) || !text.exists
          || !is_indexed (store, entity, record, &text) || !is_sorted (store, entity, record, &text))
        stale++;
    }
  sqlite3_reset (statement);
  return stale;
}

/* Rows of records that are gone. */
static guint
count_left_over (NzStore *store, const NzEntity *entity)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT (SELECT count(*) FROM text_index_row WHERE entity = '%s' AND record NOT IN (SELECT id "
      "FROM \"%s\")) + (SELECT count(*) FROM sort_key WHERE entity = '%s' AND record NOT IN "
      "(SELECT id FROM \"%s\"))",
      entity->name, entity->name, entity->name, entity->name);

  return (guint)nz_sql_int (store, sql, 1);
}

gboolean
nz_text_index_is_complete (NzStore *store, char **reason)
{
  guint stale = 0;

  for (guint i = 0; i < nz_n_entities (); i++)
    stale += count_stale (store, nz_entity_nth (i)) + count_left_over (store, nz_entity_nth (i));
  /* rows of FTS5 that nothing points at */
  stale += (guint)nz_sql_int (
      store, "SELECT count(*) FROM text_index WHERE rowid NOT IN (SELECT id FROM text_index_row)", 1);
  if (stale > 0)
    {
      *reason = g_strdup_printf (nz_ngettext ("The search index is out of date for %u record.",
                                              "The search index is out of date for %u records.", stale),
                                 stale);
      return FALSE;
    }
  /* a writing statement by its form */
  if (!store->read_only
      && !nz_sql_exec (store, "INSERT INTO text_index (text_index) VALUES ('integrity-check')", NULL))
    {
      *reason = g_strdup (_ ("The search index is damaged."));
      return FALSE;
    }
  return TRUE;
}
