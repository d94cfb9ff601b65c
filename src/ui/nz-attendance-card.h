/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzAttendanceCard:
 *
 * A card of an organisation's page: the last twelve conferences as dots: represented (filled), excused (a
 * ring), not represented (a faint ring). It helps to stay in touch and is no class register: no red, no
 * cross, and it stands on no list and no paper. Hidden while there is nothing known.
 */
#define NZ_TYPE_ATTENDANCE_CARD (nz_attendance_card_get_type ())
G_DECLARE_FINAL_TYPE (NzAttendanceCard, nz_attendance_card, NZ, ATTENDANCE_CARD, GtkBox)

GtkWidget *nz_attendance_card_new (NzStore *store, gint64 organisation);

G_END_DECLS
