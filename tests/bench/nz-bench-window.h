/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Windows to be measured in a running application. */

/* Everything that waits in the main loop. */
void nz_bench_drain (void);
/* (transfer none): a window that shows. */
GtkWidget *nz_bench_window_new (GtkApplication *application, int width, int height);
/* An application with the program's resources that calls @activated (application, @data) and ends with its
 * last window. Returns its exit status. */
int nz_bench_application_run (int argc, char **argv, GCallback activated, gpointer data);

G_END_DECLS
