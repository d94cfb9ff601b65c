/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "exchange/nz-import.h"

/* The import of spreadsheets: any bytes are a table or a list of faults, never a crash, and a dry run leaves
 * the file as it was. The first byte chooses what the rows are, or leaves it to the headings. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static NzStore *
make_store (void)
{
  g_autofree char *folder = g_dir_make_tmp ("netzwerk-fuzz-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "fuzz.netzwerk", NULL);
  g_autoptr (GError) error = NULL;
  NzStore *store = nz_store_create (path, &error);

  g_assert_no_error (error);
  /* The connection keeps the file; nothing is left behind however the fuzzer ends. */
  g_unlink (path);
  g_rmdir (folder);
  return store;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static NzStore *store;
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    store = make_store ();
  if (size == 0)
    return 0;

  NzImportSource source = {
    .data = (const char *)data + 1,
    .size = size - 1,
    .name = "fuzz.csv",
    .as = data[0] < nz_n_entities () ? nz_entity_nth (data[0]) : NULL,
  };
  NzImportOptions options = { .dry_run = TRUE };
  gboolean is_good = nz_import_files (store, &source, 1, &options, &result, &error);

  g_assert_true (is_good == (error == NULL));
  g_assert_false (nz_store_in_action (store));
  return 0;
}
