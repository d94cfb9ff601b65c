/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzDoorGuest:
 *
 * Somebody who came without an invitation, in one line at the door: name, organisation (one of the file's, or
 * as typed), "is there". Enter in the name goes on to the organisation's button.
 *
 * Signals: "came" (gint64 invitation) after she was noted; "close" when nothing more is to be entered.
 */
#define NZ_TYPE_DOOR_GUEST (nz_door_guest_get_type ())
G_DECLARE_FINAL_TYPE (NzDoorGuest, nz_door_guest, NZ, DOOR_GUEST, GtkBox)

GtkWidget *nz_door_guest_new (NzStore *store, gint64 meeting);
/* Empty but for @name, with the keyboard in it. */
void nz_door_guest_begin (NzDoorGuest *guest, const char *name);
/* For somebody who comes in the place of an invitation's person, for its organisation. */
void nz_door_guest_begin_deputy (NzDoorGuest *guest, gint64 invitation);

G_END_DECLS
