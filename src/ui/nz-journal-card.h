/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzJournalCard:
 *
 * The newest journal entries about a record, a line to add one in place, and a mark for each follow-up that
 * is open.
 */
#define NZ_TYPE_JOURNAL_CARD (nz_journal_card_get_type ())
G_DECLARE_FINAL_TYPE (NzJournalCard, nz_journal_card, NZ, JOURNAL_CARD, GtkBox)

/* @entity: one that nz_journal_is_about(). (transfer floating) */
GtkWidget *nz_journal_card_new (NzStore *store, const NzEntity *entity, gint64 id);

G_END_DECLS
