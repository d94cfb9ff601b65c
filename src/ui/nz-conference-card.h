/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/nz-meeting-progress.h"

G_BEGIN_DECLS

/**
 * NzConferenceCard:
 *
 * One conference of the year: date as a tile, name, the bar of its seven steps, and what is to be done next.
 * The next conference's card is open: all steps with how far they are, and the buttons. A closed card is a
 * button as a whole.
 *
 * Actions of whoever holds it: "conference.open" and "conference.print", both with (s) the meeting's id as
 * text.
 */

/* (transfer floating). @is_next opens the card. */
GtkWidget *
nz_conference_card_new (NzRecord *meeting, const NzMeetingProgress *progress, NzDate today, gboolean is_next);

/* (transfer floating): the steps as a bar, their words as its tooltip. */
GtkWidget *nz_progress_bar_new (const NzMeetingProgress *progress);
/* (transfer floating): the day as a tile of 44 pixels. */
GtkWidget *nz_date_tile_new (NzDate day, gboolean accented);

G_END_DECLS
