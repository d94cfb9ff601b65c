/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-date.h"

G_BEGIN_DECLS

/* Clocks of time zones, by the system's data. */

/* (transfer full) (nullable): the zone that is meant by a name in a calendar file, whatever it says of the
 * zone itself: of the tz database, also behind a prefix ("/freeassociation.sourceforge.net/Europe/Berlin"),
 * or of Windows (by ICU's table from CLDR); %NULL for all others. */
GTimeZone *nz_zone_new (const char *name);
/* The moment (Unix seconds) when the clock shows @minutes and @seconds on @day. Where it shows it twice, the
 * first; where it skips it, what it would have been without (RFC 5545, 3.3.5: 2:30 in the night of summer
 * time is 3:30). */
gint64 nz_zone_to_unix (GTimeZone *zone, NzDate day, int minutes, int seconds);
/* The reverse. %FALSE where the year is none of NzDate. */
gboolean nz_zone_from_unix (GTimeZone *zone, gint64 time, NzDate *day, int *minutes);

G_END_DECLS
