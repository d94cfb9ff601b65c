/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/nz-related.h"

G_BEGIN_DECLS

/**
 * NzRelatedCard:
 *
 * A card of a record's page: what hangs on it (people, groups, collaborations). Each row opens in place into
 * its fields; "+" adds one by choosing the other side. Past ones stand at the end, dimmed.
 */
#define NZ_TYPE_RELATED_CARD (nz_related_card_get_type ())
G_DECLARE_FINAL_TYPE (NzRelatedCard, nz_related_card, NZ, RELATED_CARD, GtkBox)

GtkWidget *nz_related_card_new (NzStore *store, const NzRelated *related, gint64 host);

G_END_DECLS
