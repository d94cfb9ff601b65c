/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @code: (nullable): "#3584e4"; %NULL: none. */
typedef void (*NzColourChosen) (const char *code, gpointer data);

/* (transfer floating): a popover with the colours that a word can have, each with its name. @chosen is called as long
 * as it lives; closing it is the caller's. */
GtkWidget *nz_colour_popover_new (NzColourChosen chosen, gpointer data);

G_END_DECLS
