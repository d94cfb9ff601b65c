/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-distribution-cards.h"

#include "ui/nz-distribution-members.h"
#include "ui/nz-distribution-rule.h"

void
nz_distribution_cards_add (GtkBox *column, NzStore *store, gint64 list)
{
  g_return_if_fail (GTK_IS_BOX (column) && NZ_IS_STORE (store));
  gtk_box_append (column, nz_distribution_rule_new (store, list));
  gtk_box_append (column, nz_distribution_members_new (store, list));
}
