/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/nz-letter.h"

G_BEGIN_DECLS

/**
 * NzInvitationView:
 *
 * Who is invited to a meeting and how it stands: counts as a bar, search, a table whose answers are edited in
 * place, adding of all who belong or of single ones. What needs a look stands first, with the reason.
 *
 * Signals: "chosen" (gint64 organisation, gint64 person) when a row is selected; "notice" (const char *,
 * gboolean with_undo).
 */
#define NZ_TYPE_INVITATION_VIEW (nz_invitation_view_get_type ())
G_DECLARE_FINAL_TYPE (NzInvitationView, nz_invitation_view, NZ, INVITATION_VIEW, GtkBox)

GtkWidget *nz_invitation_view_new (NzStore *store, gint64 meeting);
/* Shows the invitations as they are now. @letters: (nullable): what is odd about their letters. */
void nz_invitation_view_refresh (NzInvitationView *view, const NzLetterSet *letters);
/* Selects the row of a letter; nothing where a search hides it. */
void nz_invitation_view_select (NzInvitationView *view, gint64 organisation, gint64 person);
void nz_invitation_view_set_narrow (NzInvitationView *view, gboolean narrow);
void nz_invitation_view_focus_search (NzInvitationView *view);

G_END_DECLS
