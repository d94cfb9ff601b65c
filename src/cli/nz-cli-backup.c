/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "store/nz-store.h"

/* Unlike the window's question whether to replace a file, a line in a timetable has nobody to answer it. */
static gboolean
is_free (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_EXISTS,
               _ ("“%s” exists already and was left as it is. Choose another name."), name);
  return FALSE;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) store = nz_store_open (arguments[0], NZ_STORE_READ, &error);

  if (store == NULL || !is_free (arguments[1], &error) || !nz_store_backup (store, arguments[1], &error))
    return nz_cli_fail (error);
  g_printerr (_ ("Copied: %s\n"), arguments[1]);
  return NZ_EXIT_GOOD;
}

const NzCommand nz_command_backup = {
  .name = "backup",
  .usage = N_ ("FILE OUT"),
  .summary = N_ ("Makes a whole copy of a file, also while it is open, under a name that is free"),
  .options = NULL,
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
