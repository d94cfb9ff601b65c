/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzSurroundingsCard:
 *
 * A card of an organisation's page: the small diagram of its strongest partners, with the signs and lines of
 * the large one. A click on a partner opens it; for the keyboard and screen readers the card of
 * collaborations says the same.
 */
#define NZ_TYPE_SURROUNDINGS_CARD (nz_surroundings_card_get_type ())
G_DECLARE_FINAL_TYPE (NzSurroundingsCard, nz_surroundings_card, NZ, SURROUNDINGS_CARD, GtkBox)

GtkWidget *nz_surroundings_card_new (NzStore *store, gint64 organisation);

G_END_DECLS
