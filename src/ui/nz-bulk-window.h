/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/nz-bulk.h"

G_BEGIN_DECLS

/* Called when the step is done, with what happened in words, for a word with the way back. */
typedef void (*NzBulkDone) (const char *text, gpointer data);

/* Opens a modal window over @parent: which field of the @n records of @entity becomes what, with a preview of every change. @done is called at most
 * once; @destroy (nullable) frees @data in any case. */
void nz_bulk_window_open (GtkWidget *parent,
                          NzStore *store,
                          const NzEntity *entity,
                          const gint64 *ids,
                          guint n,
                          NzBulkDone done,
                          gpointer data,
                          GDestroyNotify destroy);

G_END_DECLS
