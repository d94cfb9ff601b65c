/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzInvolvedCard:
 *
 * A card of an entry's page: whom and what it concerns. Who is added or taken away is one step each; follows the store.
 */
#define NZ_TYPE_INVOLVED_CARD (nz_involved_card_get_type ())
G_DECLARE_FINAL_TYPE (NzInvolvedCard, nz_involved_card, NZ, INVOLVED_CARD, GtkBox)

GtkWidget *nz_involved_card_new (NzStore *store, gint64 entry);

G_END_DECLS
