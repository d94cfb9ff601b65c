/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzDistributionRule:
 *
 * A card of a distribution list's page: its rule in words, and the way to change it.
 */
#define NZ_TYPE_DISTRIBUTION_RULE (nz_distribution_rule_get_type ())
G_DECLARE_FINAL_TYPE (NzDistributionRule, nz_distribution_rule, NZ, DISTRIBUTION_RULE, GtkBox)

GtkWidget *nz_distribution_rule_new (NzStore *store, gint64 list);

G_END_DECLS
