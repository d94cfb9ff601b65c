/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Adds to an organisation's page what only actors have: the diagram of its surroundings and its attendance of the last conferences as dots. */
void nz_organisation_cards_add (GtkBox *column, NzStore *store, gint64 organisation);

G_END_DECLS
