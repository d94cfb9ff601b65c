/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/nz-job.h"

G_BEGIN_DECLS

/* A job for which the user waits: what writes to many records, and what has to be read before the next
 * question. */

/* Called when the work is done. */
typedef void (*NzJobWindowDone) (gpointer data);

/* Runs @work as an NzJob, after a moment below a modal window with how far it is and a button that cancels
 * it. Meanwhile the window that @parent lies in can neither be closed nor change its file. A failure is shown
 * over @parent; after that, and after "cancel", @done is not called. @words: what is done: "Deleting 100,000
 * entries". @destroy (nullable) frees @data in any case. */
void nz_job_window_run (GtkWidget *parent,
                        NzStore *store,
                        NzJobKind kind,
                        const char *words,
                        NzJobWork work,
                        NzJobWindowDone done,
                        gpointer data,
                        GDestroyNotify destroy);

G_END_DECLS
