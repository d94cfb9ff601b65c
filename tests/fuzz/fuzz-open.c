/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "store/nz-query.h"
#include "store/nz-store.h"

/* Opening a file: any bytes open or are refused with a message, never a crash, and the file stays as it is.
 * What opens is checked and read through. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
read_some (NzStore *store, const NzEntity *entity, const char *search)
{
  NzQuery query = { .entity = entity, .search = search, .limit = 20 };
  g_autoptr (GPtrArray) records = nz_query_records (store, &query, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++)
    for (guint f = 0; f < entity->n_fields; f++)
      g_free (nz_store_display (store, g_ptr_array_index (records, i), &entity->fields[f], NZ_LANGUAGE_DE));
}

static void
read_through (NzStore *store)
{
  g_autoptr (GPtrArray) findings = nz_store_check (store, NULL);

  g_assert_true (findings == NULL || findings->len < G_MAXUINT);
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      read_some (store, nz_entity_nth (i), NULL);
      read_some (store, nz_entity_nth (i), "a");
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static char *path;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  gsize size_after;

  if (path == NULL)
    {
      g_autofree char *folder = g_dir_make_tmp ("netzwerk-fuzz-XXXXXX", NULL);
      path = g_build_filename (folder, "fuzz.netzwerk", NULL);
    }
  /* GLib 2.74 does not shorten a file that is there already. */
  g_remove (path);
  g_assert_true (g_file_set_contents_full (path, (const char *)data, (gssize)size, G_FILE_SET_CONTENTS_NONE,
                                           0600, NULL));

  NzStore *store = nz_store_open (path, NZ_STORE_READ, &error);
  g_assert_true ((store != NULL) == (error == NULL));
  if (store != NULL)
    {
      read_through (store);
      nz_store_close (store);
      g_object_unref (store);
    }
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (after, size_after, data, size);
  return 0;
}
