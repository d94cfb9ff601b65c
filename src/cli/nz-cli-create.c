/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include <glib/gstdio.h>

#include "exchange/nz-example.h"
#include "store/nz-store.h"

static gboolean with_example;
static char *date;

static const GOptionEntry options[] = {
  { "example", 0, 0, G_OPTION_ARG_NONE, &with_example, N_ ("Fill it with the Erfurt example"), NULL },
  { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("Day to which the example is relative (default: today)"),
    N_ ("DAY") },
  { NULL },
};

/* A file that could not be filled is not left behind. */
static int
drop (NzStore *store, const char *path, const GError *error)
{
  nz_store_close (store);
  g_unlink (path);
  return nz_cli_fail (error);
}

static int
run (char **arguments)
{
  const char *path = arguments[0];
  g_autoptr (GError) error = NULL;
  NzDate day;

  if (date != NULL && !with_example)
    return nz_cli_usage (&nz_command_create, _ ("--date goes with --example."));
  if (!nz_cli_day (date, &day))
    return NZ_EXIT_USAGE;

  g_autoptr (NzStore) store = nz_store_create (path, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  if (with_example && !nz_example_fill (store, day, &error))
    return drop (store, path, error);
  g_printerr (_ ("Created: %s\n"), path);
  return NZ_EXIT_GOOD;
}

const NzCommand nz_command_create = {
  .name = "create",
  .usage = N_ ("FILE [--example] [--date DAY]"),
  .summary = N_ ("Makes a new file, empty or with the Erfurt example"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
