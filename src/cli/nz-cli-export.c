/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "exchange/nz-export.h"

static char *what;

static const GOptionEntry options[] = {
  { "what", 0, 0, G_OPTION_ARG_STRING, &what, N_ ("One kind of entry only, into the file OUT"),
    N_ ("ENTITY") },
  { NULL },
};

static int
run (char **arguments)
{
  const NzEntity *entity = what != NULL ? nz_entity_parse (what) : NULL;
  g_autoptr (GError) error = NULL;

  if (what != NULL && entity == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("--what: “%s” is not known."), what);
      return nz_cli_usage (&nz_command_export, message);
    }
  g_autoptr (NzStore) store = nz_store_open (arguments[0], NZ_STORE_READ, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  gboolean written = entity != NULL
                         ? nz_export_entity (store, entity, arguments[1], nz_get_language (), &error)
                         : nz_export_folder (store, arguments[1], nz_get_language (), &error);
  return written ? NZ_EXIT_GOOD : nz_cli_fail (error);
}

const NzCommand nz_command_export = {
  .name = "export",
  .usage = N_ ("FILE OUT [--what ENTITY]"),
  .summary = N_ (
      "Writes spreadsheets (CSV): one per kind of entry into the folder OUT, or one kind into the file OUT"),
  .options = options,
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
