/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on the wheel over @widget scrolls the page that it lies in, up and down, instead of stopping there
 * (GTK 4.8's scrolled windows stop what they cannot use) or of changing its value (spin buttons). With Shift,
 * or sideways, it stays the widget's. */
void nz_scroll_past (GtkWidget *widget);

G_END_DECLS
