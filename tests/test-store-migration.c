/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "records.h"

/* Older files, full disks, copies: what is there stays, whatever goes wrong. */

/* A new file of an older format, from the migrations up to it alone; open. */
static NzStore *
store_of_format (const char *path, int version)
{
  NzStore *store = g_object_new (NZ_TYPE_STORE, NULL);
  g_autoptr (GError) error = NULL;

  store->path = g_strdup (path);
  g_assert_cmpint (sqlite3_open (path, &store->db), ==, SQLITE_OK);
  nz_migration_apply (store, 0, version, &error);
  g_assert_no_error (error);
  return store;
}

/* A file of format 1 with an organisation in it. */
static void
make_older (Fixture *f)
{
  g_autoptr (NzStore) store = NULL;

  nz_store_close (f->store);
  g_unlink (f->path);
  store = store_of_format (f->path, 1);
  g_assert_true (nz_sql_exec (
      store,
      "PRAGMA application_id = 0x4e7a576b; INSERT INTO network (id) VALUES (1); "
      "INSERT INTO organisation (id, name, kind) VALUES (9, 'Förderzentrum', 'association'); "
      "INSERT INTO contact (id, organisation, kind, value, label, position) "
      "VALUES (5, 9, 'telephone', '030 23125-001', 'Büro', 0); "
      "INSERT INTO term (id, kind, name) VALUES (77, 'topic', 'Chor'); "
      "INSERT INTO term_use (id, organisation, field, term, position) VALUES (6, 9, 'topics', 77, 0)",
      NULL));
  nz_store_close (store);
}

/* Takes away from the closed file what the migrations after @version put into it. */
static void
go_back (Fixture *f, int version)
{
  static const char surplus[]
      = "SELECT 0, 'DROP TABLE \"' || name || '\";' FROM main.sqlite_master WHERE type = 'table' "
        "  AND name NOT IN (SELECT name FROM old.sqlite_master) UNION ALL "
        "SELECT 1, 'DROP INDEX IF EXISTS \"' || name || '\";' FROM main.sqlite_master WHERE type = 'index' "
        "  AND sql IS NOT NULL AND name NOT IN (SELECT name FROM old.sqlite_master) UNION ALL "
        "SELECT 2, 'ALTER TABLE \"' || t.name || '\" DROP COLUMN \"' || c.name || '\";' "
        "  FROM old.sqlite_master AS t, pragma_table_info (t.name, 'main') AS c WHERE t.type = 'table' "
        "  AND c.name NOT IN (SELECT name FROM pragma_table_info (t.name, 'old')) ORDER BY 1";
  g_autofree char *path = g_strdup_printf ("%s.old", f->path);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS old", path);
  g_autoptr (NzStore) old = store_of_format (path, version);
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;

  nz_store_close (old);
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, attach, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, surplus, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append (sql, (const char *)sqlite3_column_text (statement, 1));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_string_append_printf (sql, "PRAGMA user_version = %d", version);
  fixture_run_sql (f->path, sql->str);
}

static void
test_migration (Fixture *f, gconstpointer data)
{
  g_autofree char *copy = g_strdup_printf ("%s.before-%d", f->path, nz_migration_newest ());
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = NULL;

  make_older (f);
  g_object_unref (f->store);
  f->store = nz_store_open (f->path, NZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nz_sql_int (f->store, "PRAGMA user_version", 0), ==, nz_migration_newest ());
  hits = nz_query_ids (f->store, &(NzQuery){ .entity = &nz_entity_organisation, .search = "foerder" }, NULL);
  g_assert_cmpint (hits->len, ==, 1);
  {
    g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_organisation, 9, &error);
    guint n;

    g_assert_no_error (error);
    g_assert_cmpstr (nz_record_get_list (record, "telephone")[0], ==, "030 23125-001 (Büro)");
    g_assert_cmpint (nz_record_get_ids (record, "topics", &n)[0], ==, 77);
    g_assert_cmpuint (n, ==, 1);
  }
  fixture_assert_index (f->store);
  nz_store_close (f->store);

  {
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    struct stat info;

    g_assert_cmpint (stat (copy, &info), ==, 0);
    g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    g_assert_cmpint (sqlite3_open_v2 (copy, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &statement, NULL), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
    g_assert_cmpint (sqlite3_column_int (statement, 0), ==, 1);
    sqlite3_finalize (statement);
    sqlite3_close (db);
  }
}

/* What the fifth migration found: entries that name one organisation each, and steps about them. */
static void
test_journal_of_before (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 organisation = records_organisation (f, "Regenbogen");
  g_autoptr (NzRecord) entry = nz_record_new (&nz_entity_entry);
  g_autoptr (NzRecord) read = NULL;
  g_autofree char *about
      = nz_about_sql (&nz_entity_entry, nz_entity_field (&nz_entity_entry, "organisation"));
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM %s WHERE target = %" G_GINT64_FORMAT, about, organisation);

  nz_record_set_text (entry, "kind", "call");
  nz_record_set_date (entry, "day", nz_date (2026, 11, 1));
  nz_record_set_int (entry, "organisation", organisation);
  g_assert_true (nz_store_save (f->store, entry, NULL));
  g_assert_true (nz_store_delete (f->store, &nz_entity_entry, nz_record_get_id (entry), NULL));
  nz_store_close (f->store);
  go_back (f, 4);

  g_object_unref (f->store);
  f->store = nz_store_open (f->path, NZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM entry_link", -1), ==, 0);
  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_no_error (error);
  read = nz_store_get (f->store, &nz_entity_entry, nz_record_get_id (entry), &error);
  g_assert_no_error (error);
  g_assert_cmpint (nz_record_get_int (read, "organisation"), ==, organisation);
  g_assert_cmpint (nz_sql_int (f->store, sql, -1), ==, 1);
  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_cmpint (nz_sql_int (f->store, sql, -1), ==, 0);
  g_assert_true (nz_store_redo (f->store, &error));
  g_assert_cmpint (nz_sql_int (f->store, sql, -1), ==, 1);
}

/* Read without a write: brought up to date in memory. */
static void
test_older_for_reading (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (NzStore) store = NULL;
  g_autoptr (GArray) hits = NULL;

  make_older (f);
  before = fixture_fingerprint (f->folder);
  store = nz_store_open (f->path, NZ_STORE_READ, &error);
  g_assert_no_error (error);
  hits = nz_query_ids (store, &(NzQuery){ .entity = &nz_entity_organisation, .search = "foerder" }, NULL);
  g_assert_cmpint (hits->len, ==, 1);
  after = fixture_fingerprint (f->folder);
  g_assert_cmpstr (after, ==, before);
}

/* A reference that was broken before does not keep the file shut. */
static void
test_broken_before (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) store = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  make_older (f);
  fixture_run_sql (f->path, "UPDATE organisation SET district = 5");
  store = nz_store_open (f->path, NZ_STORE_READ, &error);
  g_assert_no_error (error);
  nz_store_close (store);
  g_clear_object (&store);
  store = nz_store_open (f->path, NZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  findings = nz_store_check (store, &error);
  g_assert_cmpint (findings->len, ==, 1);
  g_assert_cmpint (nz_sql_int (store, "SELECT count(*) FROM pragma_foreign_key_check", -1), ==, 1);
  g_assert_cmpint (nz_sql_int (store, "PRAGMA foreign_keys", 0), ==, 1);
}

/* The second migration meets a table of its own name. */
static void
test_failing_migration (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_older (f);
  fixture_run_sql (f->path, "CREATE TABLE sort_key (a)");
  before = fixture_fingerprint (f->folder);
  g_assert_null (nz_store_open (f->path, NZ_STORE_WRITE, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "left as it was"));
  after = fixture_fingerprint (f->folder);
  g_assert_cmpstr (after, ==, before);
}

/* --- no room
 * ---------------------------------------------------------------------------------------------------- */

/* SQLite says the same of a limit to the number of pages as of a full disk. */
static void
test_full_disk (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autofree char *notes = g_strnfill (NZ_LONG_TEXT_MAX, 'n');
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GError) error = NULL;

  nz_record_set_text (record, "name", "Big");
  nz_record_set_text (record, "kind", "association");
  nz_record_set_text (record, "notes", notes);
  g_assert_true (nz_sql_exec (f->store, "PRAGMA max_page_count = 1", NULL)); /* as many as there are */
  g_assert_false (nz_store_save (f->store, record, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "the disk is full"));
  g_clear_error (&error);
  g_assert_cmpint (nz_record_get_id (record), ==, 0);
  g_assert_false (nz_store_in_action (f->store));
  after = fixture_dump (f->store);
  fixture_assert_same (before, after);

  /* In an action of several records: the commit cannot succeed in half. */
  g_assert_true (nz_store_begin (f->store, "Several", NULL));
  g_assert_false (nz_store_save (f->store, record, &error));
  g_clear_error (&error);
  if (!nz_store_commit (f->store, &error))
    g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  g_assert_false (nz_store_in_action (f->store));
  g_hash_table_unref (after);
  after = fixture_dump (f->store);
  fixture_assert_same (before, after);

  g_assert_true (nz_sql_exec (f->store, "PRAGMA max_page_count = 100000", NULL));
  g_clear_error (&error);
  nz_store_save (f->store, record, &error);
  g_assert_no_error (error);
}

/* --- copies --------------------------------------------------------------------------------------------- */

static void
test_backup (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "copy.netzwerk", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) copy = NULL;
  g_autoptr (GHashTable) original_dump = fixture_dump (f->store);
  g_autoptr (GHashTable) copy_dump = NULL;

  g_assert_true (nz_store_backup (f->store, path, &error));
  g_assert_no_error (error);
  copy = nz_store_open (path, NZ_STORE_READ, &error);
  g_assert_no_error (error);
  copy_dump = fixture_dump (copy);
  fixture_assert_same (original_dump, copy_dump);
  nz_store_close (copy);

  g_assert_false (nz_store_backup (f->store, f->path, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (nz_store_backup (f->store, "/nowhere/copy.netzwerk", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
}

/* A file that somebody works with is not replaced under their hands, nor one whose log waits for it. */
static void
test_backup_taken (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "other.netzwerk", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) other = nz_store_create (path, &error);
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  nz_record_set_text (record, "name", "In the other file");
  nz_record_set_text (record, "kind", "association");
  g_assert_true (nz_store_save (other, record, NULL));
  before = fixture_fingerprint (f->folder);
  g_assert_false (nz_store_backup (f->store, path, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IN_USE);
  g_clear_error (&error);
  after = fixture_fingerprint (f->folder);
  g_assert_cmpstr (after, ==, before);

  nz_store_close (other);
  fixture_write_file (log, "log", 3);
  g_assert_false (nz_store_backup (f->store, path, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "other.netzwerk-wal"));
  g_clear_error (&error);

  g_unlink (log);
  g_assert_true (nz_store_backup (f->store, path, &error));
  g_assert_no_error (error);
}

static void
test_closing_leaves_one_file (Fixture *f, gconstpointer data)
{
  nz_store_close (f->store);
  fixture_assert_only_the_file (f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function)                                                                                 \
  g_test_add ("/store/migration/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  TEST ("full-disk", test_full_disk);
  TEST ("migration", test_migration);
  TEST ("journal-of-before", test_journal_of_before);
  TEST ("older-for-reading", test_older_for_reading);
  TEST ("broken-before", test_broken_before);
  TEST ("failing-migration", test_failing_migration);
  TEST ("backup", test_backup);
  TEST ("backup-taken", test_backup_taken);
  TEST ("closing-leaves-one-file", test_closing_leaves_one_file);
#undef TEST
  return g_test_run ();
}
