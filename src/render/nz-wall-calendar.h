/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-year-document.h"

G_BEGIN_DECLS

/**
 * NzWallCalendar:
 *
 * The year for the wall: a column for each month, a line for each day, with conferences, other meetings and
 * holidays by name, and room to write. For A3 on its side; on other sheets all of it is as much larger or
 * smaller.
 */
#define NZ_TYPE_WALL_CALENDAR (nz_wall_calendar_get_type ())
G_DECLARE_FINAL_TYPE (NzWallCalendar, nz_wall_calendar, NZ, WALL_CALENDAR, NzYearDocument)

/* Takes @view (transfer full). */
NzWallCalendar *nz_wall_calendar_new (NzYearView *view);

G_END_DECLS
