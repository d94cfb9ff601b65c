/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/nz-addressee.h"

G_BEGIN_DECLS

/* Every recipient with address and salutation: those left out first with the reason, then the doubtful ones,
 * then the others. A list view, so that thousands are as fast as ten. Fills a GtkScrolledWindow. */
GtkWidget *nz_recipient_list_new (void);
/* @addressees: (nullable) (element-type NzAddressee): a reference is kept. */
void nz_recipient_list_set (GtkWidget *list, GPtrArray *addressees);

G_END_DECLS
