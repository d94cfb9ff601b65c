/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-organisation-cards.h"

#include "ui/nz-attendance-card.h"
#include "ui/nz-surroundings-card.h"

void
nz_organisation_cards_add (GtkBox *column, NzStore *store, gint64 organisation)
{
  g_return_if_fail (GTK_IS_BOX (column) && NZ_IS_STORE (store));
  gtk_box_append (column, nz_surroundings_card_new (store, organisation));
  gtk_box_append (column, nz_attendance_card_new (store, organisation));
}
