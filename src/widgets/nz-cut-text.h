/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of text that has less room than it needs. @text is a GtkText, or a GtkLabel or GtkInscription that ellipsizes. */

gboolean nz_text_is_cut (GtkWidget *text);
/* While @text is cut, the pointer over @host (@text itself or a widget around it) shows the whole of it. Made once: whoever
 * sets the tooltip of each row that is bound anew (gtk_widget_set_tooltip_text()) asks the X server each time where the pointer is. */
void nz_cut_text_add_tooltip (GtkWidget *host, GtkWidget *text);
/* Paints @text, a GtkText, cut by "…", where it stands in @host: an entry of GTK only breaks off. To be called from the snapshot of @host,
 * which sees to it that @text itself is not painted. */
void nz_cut_text_snapshot (GtkWidget *host, GtkWidget *text, GtkSnapshot *snapshot);

G_END_DECLS
