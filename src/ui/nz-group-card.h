/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzGroupCard:
 *
 * A working group over time: a small timeline of its members, and in words who was in it on a day that is
 * typed.
 */
#define NZ_TYPE_GROUP_CARD (nz_group_card_get_type ())
G_DECLARE_FINAL_TYPE (NzGroupCard, nz_group_card, NZ, GROUP_CARD, GtkBox)

/* (transfer floating) */
GtkWidget *nz_group_card_new (NzStore *store, gint64 working_group);

G_END_DECLS
