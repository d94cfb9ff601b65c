/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzDistributionMembers:
 *
 * A card of a distribution list's page: who is on it today and why, whom it leaves out and why; adding and
 * keeping out; its addresses for mail programs, and writing to it.
 */
#define NZ_TYPE_DISTRIBUTION_MEMBERS (nz_distribution_members_get_type ())
G_DECLARE_FINAL_TYPE (NzDistributionMembers, nz_distribution_members, NZ, DISTRIBUTION_MEMBERS, GtkBox)

GtkWidget *nz_distribution_members_new (NzStore *store, gint64 list);

G_END_DECLS
