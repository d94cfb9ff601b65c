/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The command line: one file per subcommand, none needs a display. Messages go to standard error, results to standard output; exit status 0, 1 (the
 * input is at fault) or 2 (usage). */

/* Whether the first argument is a subcommand, --help or --version, so that no window is wanted; also where a window is wanted but there is no
 * display: then nz_cli_main() says what to do instead. */
gboolean nz_cli_wants (int argc, char **argv);
/* Runs the subcommand; returns the exit status. */
int nz_cli_main (int argc, char **argv);

G_END_DECLS
