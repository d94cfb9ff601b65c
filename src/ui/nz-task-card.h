/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzTaskCard:
 *
 * A card of an organisation's, person's or group's page: the tasks that it has taken on, open ones first.
 */
#define NZ_TYPE_TASK_CARD (nz_task_card_get_type ())
G_DECLARE_FINAL_TYPE (NzTaskCard, nz_task_card, NZ, TASK_CARD, GtkBox)

/* Whether tasks can name records of this entity. */
gboolean nz_task_card_is_about (const NzEntity *entity);
/* (transfer floating) */
GtkWidget *nz_task_card_new (NzStore *store, const NzEntity *entity, gint64 id);

G_END_DECLS
