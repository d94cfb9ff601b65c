/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text of several lines that is as high as what stands in it, at least @least_height pixels. Tab leaves it.
 * (transfer floating): a GtkTextView */
GtkWidget *nz_growing_text_new (int least_height);
/* (transfer full): what is typed. */
char *nz_growing_text_dup (GtkTextView *view);

G_END_DECLS
