/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether this program (or test) lies in the folder in which it was built: then catalogue and modules are
 * there, not where they would be installed. */
gboolean nz_runs_from_build (void);

/* The file of the running program, without symbolic links; %NULL where /proc does not say.
 * (transfer full) (nullable) */
char *nz_dup_program (void);

G_END_DECLS
