/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of small words in a list of rows: a hint below a field, or why what stands in it is refused. */

/* (transfer floating): a GtkListBoxRow */
GtkWidget *nz_words_row_new (const char *text);
/* Puts the row below the one that @where is or lies in, says there why that is refused, marks it, also for
 * screen readers, and puts the keyboard there. The caller keeps a reference: it may go to another list. */
void nz_words_row_refuse (GtkWidget *row, GtkWidget *where, const char *reason);
/* Takes it away again, if it was shown. */
void nz_words_row_accept (GtkWidget *row);

G_END_DECLS
