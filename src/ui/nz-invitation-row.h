/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/nz-invitation-lines.h"

G_BEGIN_DECLS

/* One invitation as an object for a list; its line may be replaced, then "changed" is emitted. */
#define NZ_TYPE_INVITATION_ITEM (nz_invitation_item_get_type ())
G_DECLARE_FINAL_TYPE (NzInvitationItem, nz_invitation_item, NZ, INVITATION_ITEM, GObject)

/* @line: (transfer full) */
NzInvitationItem *nz_invitation_item_new (NzInvitationLine *line);
const NzInvitationLine *nz_invitation_item_get_line (NzInvitationItem *item);
void nz_invitation_item_set_line (NzInvitationItem *item, NzInvitationLine *line);

/**
 * NzInvitationRow:
 *
 * Whom, how, when sent, reply, attendance; the last four are buttons with the choices. Action of whoever
 * holds it: "invitation.set" with (xss): id, field, value ("" clears); "invitation.remove" and
 * "invitation.more" (what else stands on the reply) with (x).
 */
#define NZ_TYPE_INVITATION_ROW (nz_invitation_row_get_type ())
G_DECLARE_FINAL_TYPE (NzInvitationRow, nz_invitation_row, NZ, INVITATION_ROW, GtkBox)

/* Widths of the columns after the name, in pixels: for the headings too. */
extern const int nz_invitation_columns[4];
extern const char *const nz_invitation_fields[4];

GtkWidget *nz_invitation_row_new (gboolean read_only);
void nz_invitation_row_set_item (NzInvitationRow *row, NzInvitationItem *item);
/* Narrow rows show the reply only; the rest is in the row's menus when there is room. */
void nz_invitation_row_set_narrow (NzInvitationRow *row, gboolean narrow);

G_END_DECLS
