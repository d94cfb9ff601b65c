/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("nz-file-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "ausgabe.txt", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_unlink (f->path);
  g_assert_cmpuint (count_files (f->folder), ==, 0);
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static void
assert_content (const char *path, const char *expected)
{
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  g_autofree char *content = nz_file_read (path, 10 * 1024 * 1024, &size, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (size, ==, strlen (expected));
  g_assert_cmpstr (content, ==, expected);
}

static void
test_write (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_strnfill (300000, 'x');
  g_autofree char *expected = g_strconcat ("eins 2\n", large, "ende", NULL);
  NzOutput *output = nz_output_new (f->path, &error);

  g_assert_no_error (error);
  nz_output_printf (output, "eins %d\n", 2);
  nz_output_write (output, large, 300000);
  nz_output_write (output, "ende", 4);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  g_assert_true (nz_output_finish (output, &error));
  g_assert_cmpuint (count_files (f->folder), ==, 1);
  assert_content (f->path, expected);
}

/* However open the user's other files are. */
static void
test_private (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  mode_t before = umask (0);
  NzOutput *output = nz_output_new (f->path, &error);
  GStatBuf info;

  umask (before);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (nz_output_get_temporary_path (output), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (nz_output_finish (output, &error));
  g_assert_cmpint (g_stat (f->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* The file before keeps its content until the new one is whole, then its permissions pass on. */
static void
test_replace (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link_path = g_build_filename (f->folder, "link", NULL);
  NzOutput *output;
  GStatBuf info;

  g_assert_true (g_file_set_contents (f->path, "alt", -1, NULL));
  g_assert_cmpint (g_chmod (f->path, 0640), ==, 0);
  g_assert_cmpint (symlink ("ausgabe.txt", link_path), ==, 0);
  output = nz_output_new (link_path, &error);
  nz_output_write (output, "neu", 3);
  g_assert_cmpint (nz_output_get_fd (output), >=, 0);
  assert_content (f->path, "alt");
  nz_output_discard (output);
  assert_content (f->path, "alt");
  g_assert_cmpuint (count_files (f->folder), ==, 2);

  output = nz_output_new (link_path, &error);
  nz_output_write (output, "neu", 3);
  g_assert_true (nz_output_finish (output, &error));
  assert_content (f->path, "neu");
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (f->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_unlink (link_path);
}

static void
test_nowhere (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (f->folder, "fehlt", "x.pdf", NULL);
  g_autofree char *below_file = g_build_filename (f->path, "x.pdf", NULL);

  g_assert_null (nz_output_new (missing, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  g_assert_nonnull (strstr (error->message, missing));
  g_assert_nonnull (strstr (error->message, "the folder does not exist"));
  g_clear_error (&error);

  g_assert_null (nz_output_new (f->folder, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "it is a folder"));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (f->path, "", -1, NULL));
  g_assert_null (nz_output_new (below_file, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  g_clear_error (&error);

  if (geteuid () != 0)
    {
      g_chmod (f->path, 0444);
      g_assert_null (nz_output_new (f->path, &error));
      g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
    }
}

/* A limit on the size of files stands in for a full disk: the write fails half-way. */
static void
test_full (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_strnfill (200000, 'x');
  struct rlimit before, small;
  NzOutput *output;
  gboolean finished, failed;

  g_assert_true (g_file_set_contents (f->path, "alt", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 100000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  output = nz_output_new (f->path, &error);
  nz_output_write (output, large, 200000);
  failed = nz_output_has_failed (output);
  nz_output_write (output, "mehr", 4);
  finished = nz_output_finish (output, &error);
  setrlimit (RLIMIT_FSIZE, &before);

  g_assert_true (failed);
  g_assert_false (finished);
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  assert_content (f->path, "alt");
}

static void
test_full_device (void)
{
  g_autoptr (GError) error = NULL;
  NzOutput *output;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no /dev/full");
      return;
    }
  output = nz_output_new ("/dev/full", &error);
  g_assert_no_error (error);
  nz_output_write (output, "x", 1);
  g_assert_false (nz_output_finish (output, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "the disk is full"));
  g_assert_true (g_file_test ("/dev/full", G_FILE_TEST_EXISTS));
}

static void
test_read (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (nz_file_read (f->path, 100, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (nz_file_read (f->folder, 100, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (f->path, "0123456789", -1, NULL));
  g_assert_null (nz_file_read (f->path, 9, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  assert_content (f->path, "0123456789");
  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  assert_content (f->path, "");
}

/* A file that only a desktop's own means reach has no path. */
static void
test_elsewhere (void)
{
  g_autoptr (GFile) here = g_file_new_for_path ("/tmp/müll.csv");
  g_autoptr (GFile) there = g_file_new_for_uri ("netzwerk-test://rathaus/akten.csv");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = nz_file_dup_path (here, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, "/tmp/müll.csv");
  g_assert_null (nz_file_dup_path (there, FALSE, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "rathaus/akten.csv"));
  g_assert_nonnull (strstr (error->message, "copy it here"));
  g_clear_error (&error);
  g_assert_null (nz_file_dup_path (there, TRUE, &error));
  g_assert_nonnull (strstr (error->message, "choose a folder"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/file/write", test_write);
  ADD ("/file/private", test_private);
  ADD ("/file/replace", test_replace);
  ADD ("/file/nowhere", test_nowhere);
  ADD ("/file/full", test_full);
  ADD ("/file/read", test_read);
  g_test_add_func ("/file/full-device", test_full_device);
  g_test_add_func ("/file/elsewhere", test_elsewhere);
  return g_test_run ();
}
