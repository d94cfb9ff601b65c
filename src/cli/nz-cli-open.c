/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include <glib/gstdio.h>

#include "exchange/nz-import-json.h"
#include "exchange/nz-import-plan.h"

/* A file to read from: one of ours, or a table or JSON, which is taken into a file of its own. */

/* While the file is open it needs no name any more: however the program ends, nothing is left behind. */
static void
remove_folder (const char *folder)
{
  const char *name;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

gboolean
nz_cli_is_table (const char *path)
{
  static const char *const endings[] = { "csv", "tsv", "xlsx", "xlsm", "ods", "vcf", "json" };
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (dot + 1, endings[i]) == 0)
      return TRUE;
  return FALSE;
}

void
nz_cli_report (const NzImportResult *result)
{
  g_autofree char *faults = nz_import_result_dup_faults (result);
  g_autofree char *notes = nz_import_result_dup_notes (result);

  if (*faults != '\0')
    g_printerr ("%s\n", g_strchomp (faults));
  if (*notes != '\0')
    g_printerr ("%s\n", g_strchomp (notes));
}

/* One try. FALSE and NZ_ERROR_INVALID where the rows are not understood, or at fault. */
static gboolean
take_table (NzStore *store,
            const char *path,
            const NzEntity *as,
            const char *kind,
            NzImportResult **result,
            GError **error)
{
  g_autoptr (NzImportPlan) plan = nz_import_plan_new (store);
  gboolean done = nz_import_plan_add_file (plan, path, as, NULL, error);

  nz_import_plan_set_finds_duplicates (plan, FALSE);
  for (guint i = 0; done && kind != NULL && i < nz_import_plan_get_n_sheets (plan); i++)
    nz_import_plan_set_kind (plan, i, kind);
  done = done && nz_import_plan_is_understood (plan, error) && nz_import_plan_apply (plan, NULL, error);
  g_clear_pointer (result, nz_import_result_free);
  *result = nz_import_plan_steal_result (plan);
  return done;
}

/* @store: new; @as: what the rows are where they do not tell. Organisations of which nothing tells the kind
 * become providers: they are only looked at here. */
static gboolean
fill_from_table (
    NzStore *store, const char *path, const NzEntity *as, NzImportResult **result, GError **error)
{
  const struct
  {
    const NzEntity *as;
    const char *kind;
  } tries[] = { { NULL, NULL }, { as, NULL }, { NULL, "provider" }, { as, "provider" } };
  g_autoptr (GError) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr (NzImportResult) found = NULL;
      g_autoptr (GError) local = NULL;
      gboolean done = take_table (store, path, tries[i].as, tries[i].kind, &found, &local);

      if (done || i == 0)
        {
          g_clear_pointer (result, nz_import_result_free);
          *result = g_steal_pointer (&found);
        }
      if (done)
        return TRUE;
      if (i == 0)
        first = g_error_copy (local);
      if (!g_error_matches (local, NZ_ERROR, NZ_ERROR_INVALID))
        break;
    }
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

static gboolean
fill (NzStore *store, const char *path, const NzEntity *as, GError **error)
{
  g_autoptr (NzImportResult) result = NULL;
  gboolean done = nz_import_json_is (path) ? nz_import_json (store, path, NULL, &result, error)
                                           : fill_from_table (store, path, as, &result, error);

  if (result != NULL)
    nz_cli_report (result);
  return done;
}

static NzStore *
open_table (const char *path, const NzEntity *as, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *folder = g_dir_make_tmp ("netzwerk-XXXXXX", &local);
  g_autofree char *file = folder != NULL ? g_build_filename (folder, "table.netzwerk", NULL) : NULL;
  g_autoptr (NzStore) store = NULL;
  gboolean done;

  if (folder == NULL)
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_IO, local->message);
      return NULL;
    }
  store = nz_store_create (file, error);
  done = store != NULL && fill (store, path, as, error);
  if (!done)
    g_clear_object (&store);
  remove_folder (folder);
  return g_steal_pointer (&store);
}

NzStore *
nz_cli_open (const char *path, const NzEntity *as, GError **error)
{
  return nz_cli_is_table (path) ? open_table (path, as, error) : nz_store_open (path, NZ_STORE_READ, error);
}
