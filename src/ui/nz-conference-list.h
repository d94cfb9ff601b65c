/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzConferenceList:
 *
 * The conferences of a year as cards, the next one open, then the year's other meetings. Where the year has
 * fewer conferences than the settings want, it offers to plan them ("conference.plan").
 */
#define NZ_TYPE_CONFERENCE_LIST (nz_conference_list_get_type ())
G_DECLARE_FINAL_TYPE (NzConferenceList, nz_conference_list, NZ, CONFERENCE_LIST, GtkBox)

GtkWidget *nz_conference_list_new (NzStore *store);
/* Shows a year as the store has it now. */
void nz_conference_list_show_year (NzConferenceList *list, int year);
/* (transfer full): "2 held · 4 planned". */
char *nz_conference_list_dup_summary (NzConferenceList *list);

/* (transfer none) (nullable): the card of the next conference, until the year is shown anew. */
GtkWidget *nz_conference_list_get_next (NzConferenceList *list);

G_END_DECLS
