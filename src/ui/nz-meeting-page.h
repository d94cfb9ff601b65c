/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nz-record-editor.h"
#include "ui/nz-section.h"

G_BEGIN_DECLS

/**
 * NzMeetingPage:
 *
 * All of one meeting in tabs: its fields, its agenda, its invitations with the preview of the letters
 * (narrow: a tab of their own).
 *
 * Signals: "open-record" and "notice" as NzSection's; "back" when the user leaves the page.
 */
#define NZ_TYPE_MEETING_PAGE (nz_meeting_page_get_type ())
G_DECLARE_FINAL_TYPE (NzMeetingPage, nz_meeting_page, NZ, MEETING_PAGE, GtkBox)

/* Keeps a reference to @editor, whose record is a meeting. */
GtkWidget *nz_meeting_page_new (NzRecordEditor *editor);
gint64 nz_meeting_page_get_id (NzMeetingPage *page);
/* "details", "agenda" or "invitations". */
void nz_meeting_page_show_tab (NzMeetingPage *page, const char *name);
void nz_meeting_page_set_width (NzMeetingPage *page, NzWidth width);
void nz_meeting_page_begin_editing (NzMeetingPage *page);
void nz_meeting_page_focus_search (NzMeetingPage *page);
/* Prints the invitations. */
void nz_meeting_page_print (NzMeetingPage *page);

G_END_DECLS
