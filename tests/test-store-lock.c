/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "nz-store-fixture.h"
#include "store/nz-connection.h"
#include "store/nz-lock.h"

/* Who may write, who may read beside it, and what a crash leaves. */

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
test_in_use_elsewhere (Fixture *f, gconstpointer data)
{
  nz_store_close (f->store);
  with_other_writer (f, FALSE, assert_busy);
  fixture_assert_only_the_file (f);
  assert_free (f);
  fixture_assert_only_the_file (f);
}

/* What was committed before a crash is there, and nobody has to be asked on the same computer. */
static void
test_after_a_crash (Fixture *f, gconstpointer data)
{
  g_autofree char *lock = g_strconcat (f->path, ".lock", NULL);

  nz_store_close (f->store);
  with_other_writer (f, TRUE, assert_busy);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  {
    g_autoptr (NzStore) reader = nz_store_open (f->path, NZ_STORE_READ, NULL);
    g_assert_cmpint (nz_query_find_text (reader, &nz_entity_working_group, "name", "Other"), ==, 7);
  }
  assert_free (f);
  fixture_assert_only_the_file (f);
}

/* On a network file system a lock that can be had says nothing: the note of another computer counts. */
static void
test_note_of_another_computer (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_strconcat (f->path, ".lock", NULL);
  g_autoptr (GError) error = NULL;
  NzLock *lock;

  nz_store_close (f->store);
  fixture_write_file (path, "[lock]\nuser=Anna Müller\nhost=rathaus-7\npid=12\nsince=1760000000\n", -1);
  g_assert_null (nz_lock_new (f->path, TRUE, FALSE, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_STALE_LOCK);
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
  fixture_write_file (path, "[lock]\nuser=Anna Müller\nhost=rathaus-7\npid=12\nsince=1760000000\n", -1);
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

  nz_store_close (f->store);
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
  nz_store_close (f->store);
  fixture_write_file (f->path, database, (gssize)database_size);
  fixture_write_file (journal, kept, (gssize)journal_size);

  g_assert_null (nz_store_open (f->path, NZ_STORE_READ, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "not closed properly"));
  g_clear_error (&error);

  store = nz_store_open (f->path, NZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nz_query_count (store, &(NzQuery){ .entity = &nz_entity_term }, NULL), >, 100);
  nz_store_close (store);
  fixture_assert_only_the_file (f);
}

/* --- the index of the log --------------------------------------------------------------------------------
 */

/* Where SQLite keeps "somebody uses this index" (unixShm in os_unix.c). */
#define INDEX_IS_USED 128

/* As a file chooser does that shows the folder: whoever looks into the index must not take its locks away,
 * or the next process that opens the file would empty it below us. */
static void
test_index_is_kept (Fixture *f, gconstpointer data)
{
  g_autofree char *index = g_strconcat (f->path, "-shm", NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = INDEX_IS_USED, .l_len = 1 };
  int fd = open (index, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  fd = open (index, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (fcntl (fd, F_OFD_GETLK, &lock), ==, 0);
  g_assert_cmpint (lock.l_type, ==, F_RDLCK);
  close (fd);
}

/* Another program reads the file and closes it, as its last user if it thinks so: it would then take the log
 * away, and all that is written to it from then on. */
static void
test_log_is_kept (Fixture *f, gconstpointer data)
{
  const char *const reader[] = { "sqlite3", f->path, "SELECT count(*) FROM term", NULL };
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  int status, fd;

  g_assert_true (nz_sql_exec (
      f->store, "UPDATE term SET name = name || '!' WHERE id = (SELECT min(id) FROM term)", NULL));
  fd = open (f->path, O_RDONLY | O_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_true (g_spawn_sync (NULL, (char **)reader, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL,
                               NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function)                                                                                 \
  g_test_add ("/store/lock/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  TEST ("in-use-here", test_in_use_here);
  TEST ("in-use-elsewhere", test_in_use_elsewhere);
  TEST ("after-a-crash", test_after_a_crash);
  TEST ("note-of-another-computer", test_note_of_another_computer);
  TEST ("exclusive", test_exclusive);
  TEST ("reading-beside-exclusive", test_reading_beside_exclusive);
  TEST ("interrupted", test_interrupted);
  TEST ("index-is-kept", test_index_is_kept);
  TEST ("log-is-kept", test_log_is_kept);
#undef TEST
  return g_test_run ();
}
