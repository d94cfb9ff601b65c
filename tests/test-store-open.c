/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "nz-store-fixture.h"
#include "store/nz-connection.h"
#include "store/nz-lock.h"

/* Files that are not what they should be, or not free: each has its own answer and stays byte for byte as it
 * was, with nothing beside it. */

/* The fixture's own store is closed in most of these tests: the file is what they are about. */
static void
close_own (Fixture *f)
{
  nz_store_close (f->store);
}

static void
write_file (const char *path, const void *bytes, gssize size)
{
  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
}

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* Names and contents of the whole folder, and modes. (transfer full) */
static char *
fingerprint (const char *folder)
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

/* Opening @path fails in both ways with @code and a message that has @word in it, and changes nothing. */
static void
assert_refused (Fixture *f, const char *path, NzError code, const char *word)
{
  static const NzStoreFlags flags[] = { NZ_STORE_WRITE, NZ_STORE_READ, NZ_STORE_TAKE_OVER };
  g_autofree char *before = fingerprint (f->folder);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NzStore) store = nz_store_open (path, flags[i], &error);
      g_autofree char *after = fingerprint (f->folder);

      g_assert_null (store);
      g_assert_error (error, NZ_ERROR, (int)code);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, word));
      g_assert_cmpstr (after, ==, before);
    }
}

static char *
in_folder (Fixture *f, const char *name)
{
  return g_build_filename (f->folder, name, NULL);
}

static void
test_missing (Fixture *f, gconstpointer data)
{
  g_autofree char *path = in_folder (f, "none.netzwerk");

  assert_refused (f, path, NZ_ERROR_NOT_FOUND, "no file “none.netzwerk”");
  assert_refused (f, "/nowhere/at/all.netzwerk", NZ_ERROR_NOT_FOUND, "no folder “/nowhere/at”");
}

static void
test_directory (Fixture *f, gconstpointer data)
{
  assert_refused (f, f->folder, NZ_ERROR_FOREIGN, "is a folder");
}

static void
test_device (Fixture *f, gconstpointer data)
{
  assert_refused (f, "/dev/null", NZ_ERROR_FOREIGN, "a device or a pipe");
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  close_own (f);
  write_file (f->path, "", 0);
  assert_refused (f, f->path, NZ_ERROR_DAMAGED, "is empty");
}

typedef struct
{
  const char *bytes;
  gssize size;
  const char *word;
} Foreign;

static void
test_foreign (Fixture *f, gconstpointer data)
{
  static const Foreign files[] = {
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "is a picture" },
    { "\xff\xd8\xff\xe0\0\x10JFIF", 10, "is a picture" },
    { "<?xml version=\"1.0\"?>\n<svg xmlns=\"\"/>", -1, "is a picture" },
    { "%PDF-1.7\n", -1, "a PDF document" },
    { "PK\x03\x04\x14\0", 6, "a spreadsheet" },
    { "Name;Art;Ort\nLebensbäume;Verein;Erfurt\n", -1, "a text or table file" },
    { "\xd0\xcf\x11\xe0\xa1\xb1", 6, "older office program" },
    { "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 20, "its beginning is destroyed" },
    { "SQLite format 2\0", 16, "beginning is destroyed" },
  };

  close_own (f);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      write_file (f->path, files[i].bytes, files[i].size);
      assert_refused (f, f->path, NZ_ERROR_FOREIGN, files[i].word);
    }
}

/* Runs SQL on a file of its own, as another program would. */
static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static void
test_other_database (Fixture *f, gconstpointer data)
{
  g_autofree char *path = in_folder (f, "other.netzwerk");

  close_own (f);
  run_sql (path, "PRAGMA journal_mode = WAL; CREATE TABLE a (b)");
  assert_refused (f, path, NZ_ERROR_FOREIGN, "database of another program");
}

static void
test_newer (Fixture *f, gconstpointer data)
{
  close_own (f);
  run_sql (f->path, "PRAGMA user_version = 4711");
  assert_refused (f, f->path, NZ_ERROR_NEWER, "newer version");
}

static void
test_cut_off (Fixture *f, gconstpointer data)
{
  static const gssize sizes[] = { 30, 99, 4096, 10000, 100000 };
  g_autofree char *bytes = NULL;
  gsize size;

  close_own (f);
  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      write_file (f->path, bytes, sizes[i]);
      assert_refused (f, f->path, NZ_ERROR_DAMAGED, "is cut off");
    }
  write_file (f->path, bytes, (gssize)size - 1);
  assert_refused (f, f->path, NZ_ERROR_DAMAGED, "is cut off");
}

/* Whatever page is overwritten, whatever is put in its place. */
static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  close_own (f);
  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, size);
      /* The schema itself and the root pages of the first tables. */
      gsize at = i == 0 ? 100 : (gsize)4096 * (i + 1);

      memset (copy + at, i % 2 ? 0xff : 0x5a, 4096 - 100);
      write_file (f->path, copy, (gssize)size);
      assert_refused (f, f->path, NZ_ERROR_DAMAGED, "is damaged");
    }
}

static void
test_missing_table (Fixture *f, gconstpointer data)
{
  close_own (f);
  run_sql (f->path, "DROP TABLE membership");
  assert_refused (f, f->path, NZ_ERROR_DAMAGED, "is damaged");
}

static void
test_trigger (Fixture *f, gconstpointer data)
{
  close_own (f);
  run_sql (f->path, "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM person; END");
  assert_refused (f, f->path, NZ_ERROR_FOREIGN, "did not make");
}

static void
test_unreadable (Fixture *f, gconstpointer data)
{
  close_own (f);
  g_assert_cmpint (g_chmod (f->path, 0), ==, 0);
  assert_refused (f, f->path, NZ_ERROR_IO, "You may not read");
}

/* Opens for reading, and the folder stays as it was, also afterwards. */
static void
assert_readable (Fixture *f)
{
  g_autofree char *before = fingerprint (f->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) store = nz_store_open (f->path, NZ_STORE_READ, &error);
  g_autoptr (NzStore) again = NULL;
  g_autofree char *meanwhile = fingerprint (f->folder);
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  g_assert_true (nz_store_is_read_only (store));
  g_assert_cmpint (nz_query_count (store, &(NzQuery){ .entity = &nz_entity_holiday }, NULL), ==, 60);
  g_assert_cmpstr (meanwhile, ==, before);
  again = nz_store_open_again (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nz_query_count (again, &(NzQuery){ .entity = &nz_entity_holiday }, NULL), ==, 60);
  g_assert_false (nz_store_begin (store, "Write", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_READ_ONLY);
  nz_store_close (again);
  nz_store_close (store);
  after = fingerprint (f->folder);
  g_assert_cmpstr (after, ==, before);
}

static void
assert_not_writable (Fixture *f, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (nz_store_open (f->path, NZ_STORE_WRITE, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_reading_leaves_nothing (Fixture *f, gconstpointer data)
{
  close_own (f);
  assert_readable (f);
}

static void
test_read_only_file (Fixture *f, gconstpointer data)
{
  close_own (f);
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
  assert_not_writable (f, "protected");
  assert_readable (f);
}

static void
test_read_only_folder (Fixture *f, gconstpointer data)
{
  close_own (f);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  assert_not_writable (f, "folder");
  assert_readable (f);
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
}

static void
test_create (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  struct stat info;

  close_own (f);
  g_assert_cmpint (stat (f->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  before = fingerprint (f->folder);
  g_assert_null (nz_store_create (f->path, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (nz_store_create (f->folder, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (nz_store_create ("/nowhere/at/all.netzwerk", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  after = fingerprint (f->folder);
  g_assert_cmpstr (after, ==, before);
}

/* --- who may write -------------------------------------------------------------------------------------- */

static void
test_in_use_here (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) reader = NULL;

  g_assert_null (nz_store_open (f->path, NZ_STORE_WRITE, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_clear_error (&error);

  /* Reading goes beside it and sees what is written. */
  reader = nz_store_open (f->path, NZ_STORE_READ, &error);
  g_assert_no_error (error);
  g_assert_true (nz_sql_exec (
      f->store, "INSERT INTO working_group (id, name, kind) VALUES (5, 'AG', 'permanent')", NULL));
  g_assert_cmpint (nz_query_find_text (reader, &nz_entity_working_group, "name", "AG"), ==, 5);
}

/* Forks a process that opens the file for writing, runs @then while it has it, and then ends it: by itself or
 * killed. */
static void
with_other_writer (Fixture *f, gboolean killed, void (*then) (Fixture *f))
{
  int ready[2], end[2];
  char byte = 0;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (end), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      NzStore *store = nz_store_open (f->path, NZ_STORE_WRITE, NULL);

      if (store != NULL)
        nz_sql_exec (store, "INSERT INTO working_group (id, name, kind) VALUES (7, 'Other', 'permanent')",
                     NULL);
      byte = store != NULL;
      close (end[1]);
      if (write (ready[1], &byte, 1) != 1 || read (end[0], &byte, 1) < 0)
        _exit (2);
      nz_store_close (store);
      _exit (0);
    }
  close (end[0]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 1);
  then (f);
  if (killed)
    kill (child, SIGKILL);
  close (end[1]);
  close (ready[0]);
  close (ready[1]);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static void
assert_busy (Fixture *f)
{
  static const NzStoreFlags flags[] = { NZ_STORE_WRITE, NZ_STORE_TAKE_OVER };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;

      /* A lock that is held cannot be taken over. */
      g_assert_null (nz_store_open (f->path, flags[i], &error));
      g_assert_error (error, NZ_ERROR, NZ_ERROR_IN_USE);
      g_test_message ("%s", error->message);
    }

  g_autoptr (NzStore) reader = nz_store_open (f->path, NZ_STORE_READ, NULL);
  g_assert_cmpint (nz_query_find_text (reader, &nz_entity_working_group, "name", "Other"), ==, 7);
}

static void
assert_free (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) store = nz_store_open (f->path, NZ_STORE_WRITE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (nz_query_find_text (store, &nz_entity_working_group, "name", "Other"), ==, 7);
  nz_store_close (store);
}

static void
assert_only_the_file (Fixture *f)
{
  g_autofree char *files = fingerprint (f->folder);

  g_assert_null (strchr (files, '\n'));
}

static void
test_in_use_elsewhere (Fixture *f, gconstpointer data)
{
  close_own (f);
  with_other_writer (f, FALSE, assert_busy);
  assert_only_the_file (f);
  assert_free (f);
  assert_only_the_file (f);
}

/* What was committed before a crash is there, and nobody has to be asked on the same computer. */
static void
test_after_a_crash (Fixture *f, gconstpointer data)
{
  g_autofree char *lock = g_strconcat (f->path, ".lock", NULL);

  close_own (f);
  with_other_writer (f, TRUE, assert_busy);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  {
    g_autoptr (NzStore) reader = nz_store_open (f->path, NZ_STORE_READ, NULL);
    g_assert_cmpint (nz_query_find_text (reader, &nz_entity_working_group, "name", "Other"), ==, 7);
  }
  assert_free (f);
  assert_only_the_file (f);
}

/* On a network file system a lock that can be had says nothing: the note of another computer counts. */
static void
test_note_of_another_computer (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_strconcat (f->path, ".lock", NULL);
  g_autoptr (GError) error = NULL;
  NzLock *lock;

  close_own (f);
  write_file (path, "[lock]\nuser=Anna Müller\nhost=rathaus-7\npid=12\nsince=1760000000\n", -1);
  g_assert_null (nz_lock_new (f->path, TRUE, FALSE, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, "Anna Müller"));
  g_assert_nonnull (strstr (error->message, "rathaus-7"));
  g_assert_nonnull (strstr (error->message, "October 2025"));
  g_assert_nonnull (strstr (error->message, "take the file over"));

  lock = nz_lock_new (f->path, TRUE, TRUE, NULL);
  g_assert_nonnull (lock);
  g_assert_true (nz_lock_is_held (f->path));
  nz_lock_free (lock);
  g_assert_false (nz_lock_is_held (f->path));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  /* Here the lock is sure, so a note is only a remainder. */
  write_file (path, "[lock]\nuser=Anna Müller\nhost=rathaus-7\npid=12\nsince=1760000000\n", -1);
  lock = nz_lock_new (f->path, FALSE, FALSE, NULL);
  g_assert_nonnull (lock);
  nz_lock_free (lock);
}

/* --- rollback journal ----------------------------------------------------------------------------------- */

/* As on a network file system. */
static void
test_exclusive (Fixture *f, gconstpointer data)
{
  NzAccess access = NZ_ACCESS_EXCLUSIVE;
  g_autoptr (NzStore) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);

  g_assert_true (nz_connection_choose_journal (f->path, f->store->db, &access, &error));
  g_assert_no_error (error);
  f->store->access = access;
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_true (nz_sql_exec (
      f->store, "INSERT INTO working_group (id, name, kind) VALUES (5, 'AG', 'permanent')", NULL));

  again = nz_store_open_again (f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nz_query_find_text (again, &nz_entity_working_group, "name", "AG"), ==, 5);
  g_assert_false (nz_sql_exec (again, "DELETE FROM working_group", NULL));

  /* Its bytes must not be touched in this process: that would drop the locks. */
  g_assert_null (nz_store_open (f->path, NZ_STORE_READ, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IN_USE);
}

static void
read_beside (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) reader = nz_store_open (f->path, NZ_STORE_READ, &error);

  g_assert_no_error (error);
  g_assert_cmpint (reader->access, ==, NZ_ACCESS_MEMORY);
  g_assert_cmpint (nz_query_find_text (reader, &nz_entity_working_group, "name", "Other"), ==, 7);
  g_assert_false (nz_store_begin (reader, "No", NULL));
}

static void
test_reading_beside_exclusive (Fixture *f, gconstpointer data)
{
  int ready[2], end[2];
  char byte = 0;
  pid_t child;

  close_own (f);
  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (end), ==, 0);
  child = fork ();
  if (child == 0)
    {
      NzStore *store = nz_store_open (f->path, NZ_STORE_WRITE, NULL);
      NzAccess access = NZ_ACCESS_EXCLUSIVE;

      close (end[1]);
      byte = nz_connection_choose_journal (f->path, store->db, &access, NULL)
             && nz_sql_exec (
                 store, "INSERT INTO working_group (id, name, kind) VALUES (7, 'Other', 'permanent')", NULL);
      if (write (ready[1], &byte, 1) != 1 || read (end[0], &byte, 1) < 0)
        _exit (2);
      nz_store_close (store);
      _exit (0);
    }
  close (end[0]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 1);
  read_beside (f);
  close (end[1]);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  assert_free (f);
}

/* The computer failed in the middle of an action: the file holds half of it, the journal what was before. */
static void
test_interrupted (Fixture *f, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (f->path, "-journal", NULL);
  g_autofree char *database = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) store = NULL;
  NzAccess access = NZ_ACCESS_EXCLUSIVE;
  gsize database_size, journal_size;

  g_assert_true (nz_connection_choose_journal (f->path, f->store->db, &access, NULL));
  /* A cache of few pages spills the half of the action into the file. */
  g_assert_true (nz_sql_exec (
      f->store, "PRAGMA cache_size = 2; PRAGMA synchronous = FULL; BEGIN; DELETE FROM term", NULL));
  g_assert_true (g_file_get_contents (f->path, &database, &database_size, NULL));
  g_assert_true (g_file_get_contents (journal, &kept, &journal_size, NULL));
  close_own (f);
  write_file (f->path, database, (gssize)database_size);
  write_file (journal, kept, (gssize)journal_size);

  g_assert_null (nz_store_open (f->path, NZ_STORE_READ, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "not closed properly"));
  g_clear_error (&error);

  store = nz_store_open (f->path, NZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nz_query_count (store, &(NzQuery){ .entity = &nz_entity_term }, NULL), >, 100);
  nz_store_close (store);
  assert_only_the_file (f);
}

/* --- older files ---------------------------------------------------------------------------------------- */

/* A file of format 1 with an organisation in it, made from the first migration alone. */
static void
make_older (Fixture *f)
{
  g_autoptr (NzStore) store = g_object_new (NZ_TYPE_STORE, NULL);
  g_autoptr (GError) error = NULL;

  close_own (f);
  g_unlink (f->path);
  store->path = g_strdup (f->path);
  g_assert_cmpint (sqlite3_open (f->path, &store->db), ==, SQLITE_OK);
  nz_migration_apply (store, 0, 1, &error);
  g_assert_no_error (error);
  g_assert_true (
      nz_sql_exec (store,
                   "PRAGMA application_id = 0x4e7a576b; INSERT INTO network (id) VALUES (1); "
                   "INSERT INTO organisation (id, name, kind) VALUES (9, 'Förderzentrum', 'association')",
                   NULL));
  nz_store_close (store);
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
  before = fingerprint (f->folder);
  store = nz_store_open (f->path, NZ_STORE_READ, &error);
  g_assert_no_error (error);
  hits = nz_query_ids (store, &(NzQuery){ .entity = &nz_entity_organisation, .search = "foerder" }, NULL);
  g_assert_cmpint (hits->len, ==, 1);
  after = fingerprint (f->folder);
  g_assert_cmpstr (after, ==, before);
}

/* The second migration meets a table of its own name. */
static void
test_failing_migration (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_older (f);
  run_sql (f->path, "CREATE TABLE sort_key (a)");
  before = fingerprint (f->folder);
  g_assert_null (nz_store_open (f->path, NZ_STORE_WRITE, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "left as it was"));
  after = fingerprint (f->folder);
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
  g_autofree char *path = in_folder (f, "copy.netzwerk");
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

static void
test_closing_leaves_one_file (Fixture *f, gconstpointer data)
{
  close_own (f);
  assert_only_the_file (f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function)                                                                                 \
  g_test_add ("/store/open/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  TEST ("missing", test_missing);
  TEST ("directory", test_directory);
  TEST ("device", test_device);
  TEST ("empty", test_empty);
  TEST ("foreign", test_foreign);
  TEST ("other-database", test_other_database);
  TEST ("newer", test_newer);
  TEST ("cut-off", test_cut_off);
  TEST ("damaged", test_damaged);
  TEST ("missing-table", test_missing_table);
  TEST ("trigger", test_trigger);
  TEST ("unreadable", test_unreadable);
  TEST ("reading-leaves-nothing", test_reading_leaves_nothing);
  TEST ("read-only-file", test_read_only_file);
  TEST ("read-only-folder", test_read_only_folder);
  TEST ("create", test_create);
  TEST ("in-use-here", test_in_use_here);
  TEST ("in-use-elsewhere", test_in_use_elsewhere);
  TEST ("after-a-crash", test_after_a_crash);
  TEST ("note-of-another-computer", test_note_of_another_computer);
  TEST ("exclusive", test_exclusive);
  TEST ("reading-beside-exclusive", test_reading_beside_exclusive);
  TEST ("interrupted", test_interrupted);
  TEST ("full-disk", test_full_disk);
  TEST ("migration", test_migration);
  TEST ("older-for-reading", test_older_for_reading);
  TEST ("failing-migration", test_failing_migration);
  TEST ("backup", test_backup);
  TEST ("closing-leaves-one-file", test_closing_leaves_one_file);
#undef TEST
  return g_test_run ();
}
