/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* The cards of a distribution list's page: its rule in words, and who is on it today and why. Both follow the
 * store. */
void nz_distribution_cards_add (GtkBox *column, NzStore *store, gint64 list);

G_END_DECLS
