/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzReturnedCard:
 *
 * A card of an organisation's or person's page: "Letter came back" (F7) and "Mail bounced" (F9), each one
 * undoable step, and what of that nobody has checked yet.
 */
#define NZ_TYPE_RETURNED_CARD (nz_returned_card_get_type ())
G_DECLARE_FINAL_TYPE (NzReturnedCard, nz_returned_card, NZ, RETURNED_CARD, GtkBox)

GtkWidget *nz_returned_card_new (NzStore *store, const NzEntity *entity, gint64 id);

G_END_DECLS
