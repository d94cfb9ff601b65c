/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "render/nz-diagram.h"

static char *date;
static char *paper_name;
static gboolean with_names;

static const GOptionEntry options[] = {
  { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("The network on that day (default: today)"), N_ ("DAY") },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &paper_name, N_ ("Size of the sheet, landscape (default: a3)"),
    "a4|a3|a2" },
  { "names", 0, 0, G_OPTION_ARG_NONE, &with_names,
    N_ ("Also name individuals who did not agree to be named publicly"), NULL },
  { NULL },
};

static int
run (char **arguments)
{
  NzDate day;
  NzPaperSize size;
  g_autoptr (GError) error = NULL;

  if (!nz_cli_day (date, &day))
    return NZ_EXIT_USAGE;
  if (!nz_paper_parse (paper_name != NULL ? paper_name : "a3", &size) || size == NZ_PAPER_A6)
    return nz_cli_usage (&nz_command_diagram, _ ("--paper takes a4, a3 or a2."));
  const char *const endings[] = { ".svg", ".pdf", ".png", NULL };
  gboolean known = FALSE;
  g_autofree char *lower = g_ascii_strdown (arguments[1], -1);
  for (guint i = 0; endings[i] != NULL; i++)
    known = known || g_str_has_suffix (lower, endings[i]);
  if (!known)
    return nz_cli_usage (&nz_command_diagram, _ ("The picture's name must end in .svg, .pdf or .png."));

  g_autoptr (NzStore) store = nz_store_open (arguments[0], NZ_STORE_READ, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  g_autoptr (NzDiagram) diagram = nz_diagram_new (store, day, with_names ? NZ_DIAGRAM_NAME_ALL : 0, &error);
  if (diagram == NULL)
    return nz_cli_fail (error);
  nz_document_prepare (NZ_DOCUMENT (diagram), nz_paper (size, TRUE));
  return nz_diagram_write (diagram, arguments[1], &error) ? NZ_EXIT_GOOD : nz_cli_fail (error);
}

const NzCommand nz_command_diagram = {
  .name = "diagram",
  .usage = N_ ("FILE OUT.svg|.pdf|.png [--date DAY] [--paper a4|a3|a2]"),
  .summary = N_ ("Draws who works with whom"),
  .options = options,
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
