/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer floating): a spin button for numbers with @digits decimals, written as the program's language writes them: GTK would
 * ask the locale, which need not be German. A comma and a point are both read. */
GtkWidget *nz_decimal_spin_new (double least, double most, double step, guint digits);

G_END_DECLS
