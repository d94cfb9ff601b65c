/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-organisation-cards.h"

#include "ui/nz-related-card.h"

void
nz_organisation_cards_add (GtkBox *column, NzStore *store, gint64 organisation)
{
}
