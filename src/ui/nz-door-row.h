/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/nz-participants.h"

G_BEGIN_DECLS

/* One participant as an object for a list; what it holds may be replaced, then "changed" is emitted. */
#define NZ_TYPE_DOOR_ITEM (nz_door_item_get_type ())
G_DECLARE_FINAL_TYPE (NzDoorItem, nz_door_item, NZ, DOOR_ITEM, GObject)

/* @participant: (transfer full) */
NzDoorItem *nz_door_item_new (NzParticipant *participant);
const NzParticipant *nz_door_item_get (NzDoorItem *item);
void nz_door_item_set (NzDoorItem *item, NzParticipant *participant);

/**
 * NzDoorRow:
 *
 * A name at the door, large enough for a finger: a round mark, name and organisation, what is noted, and a
 * menu with the rest. Actions of whoever holds it: "door.toggle" (x): there or not; "door.mark" (xi): id,
 * NzDoorMark; "door.represent" and "door.deputy" (x).
 */
#define NZ_TYPE_DOOR_ROW (nz_door_row_get_type ())
G_DECLARE_FINAL_TYPE (NzDoorRow, nz_door_row, NZ, DOOR_ROW, GtkBox)

GtkWidget *nz_door_row_new (gboolean read_only);
void nz_door_row_set_item (NzDoorRow *row, NzDoorItem *item);

G_END_DECLS
