/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A flat button that shows only an icon. @label: what it does, as its tooltip and its accessible name.
 * (transfer floating) */
GtkWidget *nz_icon_button_new (const char *icon, const char *label);
/* The same that opens @popover. */
GtkWidget *nz_icon_menu_button_new (const char *icon, const char *label, GtkWidget *popover);

/* What a screen reader says for a @button whose word alone does not say what it is about: "Restore" is
 * "Restore AG Sprache"; or for a drop-down, beside what is chosen. To be called again after its label was set
 * or it became what activates a row: newer GTK then names it by that. */
void nz_button_set_accessible_name (GtkWidget *button, const char *name);

/* A narrow @header, a header bar, lets its title come close to the buttons beside it: words like
 * "Arbeitsgruppen" have just the room that is left. */
void nz_buttons_fit_title (GtkWidget *header, gboolean narrow);

G_END_DECLS
