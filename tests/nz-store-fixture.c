/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
on_changed (NzStore *store, NzChanges *changes, Fixture *f)
{
  g_clear_pointer (&f->last, nz_changes_unref);
  f->last = nz_changes_ref (changes);
  f->signals++;
}

static void
open_store (Fixture *f, gboolean create)
{
  g_autoptr (GError) error = NULL;

  f->store = create ? nz_store_create (f->path, &error) : nz_store_open (f->path, NZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  /* durability is not what is tested here, and costs most of the time */
  g_assert_true (nz_sql_exec (f->store, "PRAGMA synchronous = OFF", NULL));
  g_signal_connect (f->store, "changed", G_CALLBACK (on_changed), f);
}

static void
close_store (Fixture *f)
{
  g_signal_handlers_disconnect_by_data (f->store, f);
  nz_store_close (f->store);
  g_clear_object (&f->store);
}

void
fixture_set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("nz-history-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "test.netzwerk", NULL);
  open_store (f, TRUE);
}

void
fixture_tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  close_store (f);
  g_clear_pointer (&f->last, nz_changes_unref);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

void
fixture_reopen (Fixture *f)
{
  close_store (f);
  open_store (f, FALSE);
}

/* --- all that is described, as text -----------------------------------------------------------------------
 */

static void
dump_row (sqlite3_stmt *statement, GString *out)
{
  for (int i = 0; i < sqlite3_column_count (statement); i++)
    {
      const char *text = (const char *)sqlite3_column_text (statement, i);

      g_string_append_printf (out, "%d:%s|", sqlite3_column_type (statement, i), text == NULL ? "" : text);
    }
  g_string_append_c (out, '\n');
}

/* Each record with the rows that belong to it: "entity id" → text. */
static void
add_rows (GHashTable *records, NzStore *store, const char *sql, const char *entity)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *key
          = g_strdup_printf ("%s %" G_GINT64_FORMAT, entity, (gint64)sqlite3_column_int64 (statement, 0));
      GString *text = g_hash_table_lookup (records, key);

      if (text == NULL)
        g_hash_table_insert (records, g_steal_pointer (&key), text = g_string_new (NULL));
      dump_row (statement, text);
    }
  sqlite3_finalize (statement);
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static gboolean
owns_rows (NzStore *store, const char *table, const char *entity)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM %s", entity, table);
  sqlite3_stmt *statement = NULL;
  gboolean ok = sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL) == SQLITE_OK
                && !g_str_equal (entity, "term");

  sqlite3_finalize (statement);
  return ok;
}

GHashTable *
fixture_dump (NzStore *store)
{
  static const char *const value_tables[] = { "contact", "term_use" };
  GHashTable *records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const char *name = nz_entity_nth (i)->name;
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", name);

      add_rows (records, store, sql, name);
      for (guint j = 0; j < G_N_ELEMENTS (value_tables); j++)
        if (owns_rows (store, value_tables[j], name))
          {
            g_autofree char *rows
                = g_strdup_printf ("SELECT \"%s\", * FROM %s WHERE \"%s\" IS NOT NULL ORDER BY 1, id", name,
                                   value_tables[j], name);
            add_rows (records, store, rows, name);
          }
    }
  return records;
}

static gboolean
same_text (GString *a, GString *b)
{
  return a != NULL && b != NULL && g_string_equal (a, b);
}

static int
compare_keys (const void *a, const void *b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
join_sorted (GPtrArray *keys)
{
  g_ptr_array_sort (keys, compare_keys);
  g_ptr_array_add (keys, NULL);
  return g_strjoinv ("\n", (char **)keys->pdata);
}

/* The keys of the records in which the dumps differ, sorted; "" where they are equal. (transfer full) */
char *
fixture_compare (GHashTable *before, GHashTable *after)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!same_text (value, g_hash_table_lookup (after, key)))
      g_ptr_array_add (keys, key);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (before, key))
      g_ptr_array_add (keys, key);
  return join_sorted (keys);
}

/* The same of what a signal said. (transfer full) */
char *
fixture_list_changes (NzChanges *changes)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; changes != NULL && i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      gsize n = 0;
      const gint64 *ids = nz_changes_ids (changes, entity, &n);

      for (gsize j = 0; j < n; j++)
        {
          g_assert_true (j == 0 || ids[j] > ids[j - 1]);
          g_assert_true (nz_changes_has (changes, entity, ids[j]));
          g_ptr_array_add (keys, g_strdup_printf ("%s %" G_GINT64_FORMAT, entity->name, ids[j]));
        }
    }
  return join_sorted (keys);
}

void
fixture_assert_same (GHashTable *a, GHashTable *b)
{
  g_autofree char *difference = fixture_compare (a, b);

  g_assert_cmpstr (difference, ==, "");
}

void
fixture_assert_index (NzStore *store)
{
  g_autofree char *reason = NULL;

  nz_text_index_is_complete (store, &reason);
  g_assert_cmpstr (reason, ==, NULL);
}

/* --- files ---------------------------------------------------------------------------------------------- */

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* Names and contents of the whole folder, and modes. (transfer full) */
char *
fixture_fingerprint (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *sum = NULL;
      gsize size = 0;

      if (g_file_get_contents (path, &bytes, &size, NULL))
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes, size);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s", name, sum));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

void
fixture_assert_only_the_file (Fixture *f)
{
  g_autofree char *files = fixture_fingerprint (f->folder);

  g_assert_null (strchr (files, '\n'));
}

void
fixture_write_file (const char *path, const void *bytes, gssize size)
{
  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
}

/* As another program would. */
void
fixture_run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

/* A row that names one further record of its host each names one. */
void
fixture_one_each (NzRecord *record, guint which)
{
  const NzEntity *entity = nz_record_get_entity (record);
  static const char *const kinds[] = { "organisation", "person", "working_group", "meeting" };

  if (entity != &nz_entity_entry_link)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (i != which % G_N_ELEMENTS (kinds))
      nz_record_clear (record, kinds[i]);
}

GArray *
fixture_search (Fixture *f, const NzEntity *entity, const char *typed, guint limit)
{
  g_auto (NzTextMatch) match = { 0 };
  g_autoptr (GError) error = NULL;

  nz_text_match_init (&match, f->store, typed);
  GArray *ids = nz_text_index_ids (f->store, entity, &match, limit, &error);
  g_assert_no_error (error);
  g_assert_nonnull (ids);
  return ids;
}
