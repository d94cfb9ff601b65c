/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NzDisc:
 *
 * The round picture before a name: an organisation's sign on a disc of its colour, a person's initials, or an icon. Decorative: the name
 * beside it says the same, so it is hidden from screen readers.
 */
#define NZ_TYPE_DISC (nz_disc_get_type ())
G_DECLARE_FINAL_TYPE (NzDisc, nz_disc, NZ, DISC, GtkWidget)

/* @diameter in pixels: 92 in page heads, 36 in lists, 28 in tables. */
GtkWidget *nz_disc_new (int diameter);
/* Code of organisation.kind. */
void nz_disc_set_sign (NzDisc *disc, const char *kind);
/* At most two letters on grey; "" is an empty disc. */
void nz_disc_set_initials (NzDisc *disc, const char *initials);
/* A symbolic icon on grey. */
void nz_disc_set_icon (NzDisc *disc, const char *icon_name);

G_END_DECLS
