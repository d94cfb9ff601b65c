/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "exchange/nz-import.h"

static char *as;
static gboolean dry_run;

static const GOptionEntry options[] = {
  { "as", 0, 0, G_OPTION_ARG_STRING, &as,
    N_ ("What the rows are (default: told by the file's name or headings)"), N_ ("ENTITY") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would happen, change nothing"), NULL },
  { NULL },
};

static void
report (const NzImportResult *result)
{
  g_autofree char *faults = nz_import_result_dup_faults (result);
  g_autofree char *notes = nz_import_result_dup_notes (result);

  if (*faults != '\0')
    g_printerr ("%s\n", g_strchomp (faults));
  if (*notes != '\0')
    g_printerr ("%s\n", g_strchomp (notes));
}

static int
run (char **arguments)
{
  const NzEntity *entity = as != NULL ? nz_entity_parse (as) : NULL;
  const NzImportOptions import_options = { .dry_run = dry_run };
  g_autoptr (GArray) sources = g_array_new (FALSE, TRUE, sizeof (NzImportSource));
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (as != NULL && entity == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("--as: “%s” is not known."), as);
      return nz_cli_usage (&nz_command_import, message);
    }
  g_autoptr (NzStore) store = nz_store_open (arguments[0], dry_run ? NZ_STORE_READ : NZ_STORE_WRITE, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  for (char **input = arguments + 1; *input != NULL; input++)
    {
      const NzImportSource source = { .path = *input, .as = entity };
      g_array_append_val (sources, source);
    }

  gboolean imported = nz_import_files (store, (const NzImportSource *)sources->data, sources->len,
                                       &import_options, &result, &error);
  if (result != NULL)
    report (result);
  if (!imported)
    return nz_cli_fail (error);

  g_autofree char *summary = nz_import_result_dup_summary (result);
  g_print ("%s\n", g_strchomp (summary));
  if (dry_run)
    g_printerr (_ ("Nothing was changed (--dry-run).\n"));
  return NZ_EXIT_GOOD;
}

const NzCommand nz_command_import = {
  .name = "import",
  .usage = N_ ("FILE INPUT… [--as ENTITY] [--dry-run]"),
  .summary = N_ ("Takes spreadsheets (CSV) in: all of them or nothing, as one step that can be undone"),
  .options = options,
  .min_arguments = 2,
  .max_arguments = G_MAXINT,
  .run = run,
};
