/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The frame that all cards share: a heading with an end widget (nullable) above a boxed list. */

/* (transfer floating) */
GtkWidget *nz_card_heading_new (const char *heading, GtkWidget *end);
/* (transfer floating): @label: for screen readers */
GtkWidget *nz_card_list_new (const char *label);

G_END_DECLS
