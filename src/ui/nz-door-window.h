/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzDoorWindow:
 *
 * Who comes, at the door of a meeting or afterwards from the list that was signed: a list that fills the
 * screen. What is typed finds a name, Enter says that she is there, Enter again takes it back; a press on a
 * row does the same. Each mark is saved at once and can be undone. F11: the whole screen.
 */
#define NZ_TYPE_DOOR_WINDOW (nz_door_window_get_type ())
G_DECLARE_FINAL_TYPE (NzDoorWindow, nz_door_window, NZ, DOOR_WINDOW, AdwWindow)

/* Over @parent, a window of the application. */
void nz_door_window_present (GtkWindow *parent, NzStore *store, gint64 meeting);
/* For the meeting of today, else the next conference; says so in a dialog if there is none. */
void nz_door_window_present_today (GtkWindow *parent, NzStore *store);

G_END_DECLS
