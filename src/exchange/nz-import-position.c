/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-text.h"
#include "domain/nz-load.h"
#include "exchange/nz-import-private.h"
#include "store/nz-query.h"

/* A row that names a person and an organisation says that the person is there, not since when: a position
 * that holds already is the same one. */

/* One position that has not ended. */
typedef struct
{
  gint64 id;
  char *function; /* as compared, "" for none */
} Standing;

static void
standing_free (gpointer data)
{
  Standing *standing = data;

  g_free (standing->function);
  g_free (standing);
}

static char *
key_of (gint64 person, gint64 organisation)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, person, organisation);
}

gboolean
nz_import_prepare_positions (NzImport *import, NzPart *part, GError **error)
{
  g_autoptr (NzRows) rows = NULL;
  g_autoptr (GError) failure = NULL;

  part->positions
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  rows = nz_rows_new (
      import->store,
      "SELECT id, person, organisation, function FROM position WHERE until IS NULL ORDER BY id", error);
  if (rows == NULL)
    return FALSE;
  while (nz_rows_next (rows, &failure))
    {
      const char *function = nz_rows_text (rows, 3);
      char *key = key_of (nz_rows_int (rows, 1), nz_rows_int (rows, 2));
      GPtrArray *list = g_hash_table_lookup (part->positions, key);
      Standing *standing = g_new (Standing, 1);

      *standing = (Standing){ nz_rows_int (rows, 0), nz_text_match_key (function != NULL ? function : "") };
      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func (standing_free);
          g_hash_table_insert (part->positions, key, list);
        }
      else
        g_free (key);
      g_ptr_array_add (list, standing);
    }
  return nz_load_done (&failure, error);
}

gint64
nz_import_find_position (const NzPart *part, NzRecord *record)
{
  g_autofree char *key
      = key_of (nz_record_get_int (record, "person"), nz_record_get_int (record, "organisation"));
  const char *function = nz_record_get_text (record, "function");
  g_autofree char *wanted = nz_text_match_key (function != NULL ? function : "");
  GPtrArray *list = g_hash_table_lookup (part->positions, key);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Standing *standing = list->pdata[i];

      if (*wanted == '\0' || *standing->function == '\0' || g_str_equal (wanted, standing->function))
        return standing->id;
    }
  return 0;
}
