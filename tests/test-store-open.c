/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "nz-store-fixture.h"

/* Files that are not what they should be, or not free: each has its own answer and stays byte for byte as it
 * was, with nothing beside it. */

/* Opening @path fails in both ways with @code and a message that has @word in it, and changes nothing. */
static void
assert_refused (Fixture *f, const char *path, NzError code, const char *word)
{
  static const NzStoreFlags flags[] = { NZ_STORE_WRITE, NZ_STORE_READ, NZ_STORE_TAKE_OVER };
  g_autofree char *before = fixture_fingerprint (f->folder);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NzStore) store = nz_store_open (path, flags[i], &error);
      g_autofree char *after = fixture_fingerprint (f->folder);

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
  nz_store_close (f->store);
  fixture_write_file (f->path, "", 0);
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

  nz_store_close (f->store);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      fixture_write_file (f->path, files[i].bytes, files[i].size);
      assert_refused (f, f->path, NZ_ERROR_FOREIGN, files[i].word);
    }
}

static void
test_other_database (Fixture *f, gconstpointer data)
{
  g_autofree char *path = in_folder (f, "other.netzwerk");

  nz_store_close (f->store);
  fixture_run_sql (path, "PRAGMA journal_mode = WAL; CREATE TABLE a (b)");
  assert_refused (f, path, NZ_ERROR_FOREIGN, "database of another program");
}

static void
test_newer (Fixture *f, gconstpointer data)
{
  nz_store_close (f->store);
  fixture_run_sql (f->path, "PRAGMA user_version = 4711");
  assert_refused (f, f->path, NZ_ERROR_NEWER, "newer version");
}

static void
test_cut_off (Fixture *f, gconstpointer data)
{
  static const gssize sizes[] = { 30, 99, 4096, 10000, 100000 };
  g_autofree char *bytes = NULL;
  gsize size;

  nz_store_close (f->store);
  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      fixture_write_file (f->path, bytes, sizes[i]);
      assert_refused (f, f->path, NZ_ERROR_DAMAGED, "is cut off");
    }
  fixture_write_file (f->path, bytes, (gssize)size - 1);
  assert_refused (f, f->path, NZ_ERROR_DAMAGED, "is cut off");
}

/* Whatever page is overwritten, whatever is put in its place. */
static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  nz_store_close (f->store);
  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, size);
      /* The schema itself and the root pages of the first tables. */
      gsize at = i == 0 ? 100 : (gsize)4096 * (i + 1);

      memset (copy + at, i % 2 ? 0xff : 0x5a, 4096 - 100);
      fixture_write_file (f->path, copy, (gssize)size);
      assert_refused (f, f->path, NZ_ERROR_DAMAGED, "is damaged");
    }
}

static void
test_missing_table (Fixture *f, gconstpointer data)
{
  nz_store_close (f->store);
  fixture_run_sql (f->path, "DROP TABLE membership");
  assert_refused (f, f->path, NZ_ERROR_DAMAGED, "is damaged");
}

static void
test_trigger (Fixture *f, gconstpointer data)
{
  nz_store_close (f->store);
  fixture_run_sql (f->path, "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM person; END");
  assert_refused (f, f->path, NZ_ERROR_FOREIGN, "did not make");
}

static void
test_unreadable (Fixture *f, gconstpointer data)
{
  nz_store_close (f->store);
  g_assert_cmpint (g_chmod (f->path, 0), ==, 0);
  assert_refused (f, f->path, NZ_ERROR_IO, "You may not read");
}

/* Opens for reading, and the folder stays as it was, also afterwards. */
static void
assert_readable (Fixture *f)
{
  g_autofree char *before = fixture_fingerprint (f->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) store = nz_store_open (f->path, NZ_STORE_READ, &error);
  g_autoptr (NzStore) again = NULL;
  g_autofree char *meanwhile = fixture_fingerprint (f->folder);
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
  after = fixture_fingerprint (f->folder);
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
  nz_store_close (f->store);
  assert_readable (f);
}

static void
test_read_only_file (Fixture *f, gconstpointer data)
{
  nz_store_close (f->store);
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
  assert_not_writable (f, "protected");
  assert_readable (f);
}

static void
test_read_only_folder (Fixture *f, gconstpointer data)
{
  nz_store_close (f->store);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  assert_not_writable (f, "folder");
  assert_readable (f);
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
}

/* What a crash leaves: the file, its log with all that was written since, and perhaps the log's index. */
static void
copy_file (const char *from, const char *to, const char *ending)
{
  g_autofree char *source = g_strconcat (from, ending, NULL);
  g_autofree char *target = g_strconcat (to, ending, NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (source, &bytes, &size, NULL));
  fixture_write_file (target, bytes, (gssize)size);
}

static void
leave_crashed (Fixture *f, gboolean with_index)
{
  g_autofree char *path = in_folder (f, "crashed.netzwerk");
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);

  nz_record_set_text (record, "name", "Last before the crash");
  nz_record_set_text (record, "kind", "association");
  g_assert_true (nz_store_save (f->store, record, NULL));
  copy_file (f->path, path, "");
  copy_file (f->path, path, "-wal");
  if (with_index)
    copy_file (f->path, path, "-shm");
  nz_store_close (f->store);
  g_unlink (f->path);
  g_free (f->path);
  f->path = g_steal_pointer (&path);
}

static void
assert_crashed_readable (Fixture *f)
{
  g_autoptr (NzStore) store = NULL;
  g_autoptr (GError) error = NULL;

  assert_readable (f);
  store = nz_store_open (f->path, NZ_STORE_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nz_query_count (store, &(NzQuery){ .entity = &nz_entity_organisation }, NULL), ==, 1);
}

static void
test_crashed (Fixture *f, gconstpointer data)
{
  g_autoptr (NzStore) store = NULL;
  g_autoptr (GError) error = NULL;

  leave_crashed (f, data != NULL);
  assert_crashed_readable (f);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  assert_crashed_readable (f);
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);

  /* Opening it for writing puts it in order. */
  store = nz_store_open (f->path, NZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nz_query_count (store, &(NzQuery){ .entity = &nz_entity_organisation }, NULL), ==, 1);
  nz_store_close (store);
  fixture_assert_only_the_file (f);
}

static void
test_create (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  struct stat info;

  nz_store_close (f->store);
  g_assert_cmpint (stat (f->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  before = fixture_fingerprint (f->folder);
  g_assert_null (nz_store_create (f->path, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (nz_store_create (f->folder, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_null (nz_store_create ("/nowhere/at/all.netzwerk", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  after = fixture_fingerprint (f->folder);
  g_assert_cmpstr (after, ==, before);
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
  TEST ("crashed", test_crashed);
  g_test_add ("/store/open/crashed-with-index", Fixture, GINT_TO_POINTER (1), fixture_set_up, test_crashed,
              fixture_tear_down);
  TEST ("create", test_create);
#undef TEST
  return g_test_run ();
}
