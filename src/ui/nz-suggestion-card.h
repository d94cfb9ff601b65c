/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzSuggestionCard:
 *
 * What is open and belongs on a meeting's agenda, each line with its reason: Enter or + on a line puts it
 * there. Only where the meeting is still to come.
 */
#define NZ_TYPE_SUGGESTION_CARD (nz_suggestion_card_get_type ())
G_DECLARE_FINAL_TYPE (NzSuggestionCard, nz_suggestion_card, NZ, SUGGESTION_CARD, GtkBox)

/* (transfer floating) */
GtkWidget *nz_suggestion_card_new (NzStore *store, gint64 meeting);
/* Gives the first line the keyboard, or takes the line that has it. %FALSE if there is none. */
gboolean nz_suggestion_card_take_or_focus (NzSuggestionCard *card);
void nz_suggestion_card_set_narrow (NzSuggestionCard *card, gboolean narrow);

G_END_DECLS
