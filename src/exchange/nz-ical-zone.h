/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The zone in which meetings have their day and hours, as a calendar file says it. */

/* The TZID that every program knows. libical's own zones have a prefix to theirs, which most do not. */
#define NZ_ICAL_ZONE "Europe/Berlin"

/* Its VTIMEZONE: the European rule since 1996 (Directive 2000/84/EC), which still holds, and the German one
 * since 1980, when the end of summer time was in September (Zeitgesetz and its orders; the tz database has
 * the same). Lines end with LF. */
extern const char nz_ical_zone_text[];

G_END_DECLS
