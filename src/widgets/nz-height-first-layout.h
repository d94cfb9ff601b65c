/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NzHeightFirstLayout:
 *
 * The layout of a widget with one child whose height follows from its width and never the other way round:
 * asked how wide it is at some height, it answers as if it had not been told the height.
 *
 * AdwClamp, AdwLeaflet and horizontal boxes ask for the width at the height that they have. For that, GTK 4.8
 * sets every label that wraps anew at one width after another until the height fits (a search by halves), and
 * again at each level that asks: on the Overview, a third of all the work until the first frame. Put between
 * such a widget and a column of text; what is not to fill its place is aligned here and not on the child, for
 * that asks in the same way.
 */
#define NZ_TYPE_HEIGHT_FIRST_LAYOUT (nz_height_first_layout_get_type ())
G_DECLARE_FINAL_TYPE (NzHeightFirstLayout, nz_height_first_layout, NZ, HEIGHT_FIRST_LAYOUT, GtkLayoutManager)

/* (transfer full): a widget of this layout around @child. */
GtkWidget *nz_height_first_bin_new (GtkWidget *child);

G_END_DECLS
