/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzCalendar:
 *
 * What kind of day each day is in Erfurt: public holidays of Thuringia computed (NORMS: Easter by the Gregorian computus), school holidays and
 * other free days from the file's records of entity holiday. Immutable once made; no store behind it.
 */
typedef struct _NzCalendar NzCalendar;

/* From the file. (transfer full) */
NzCalendar *nz_calendar_new (NzStore *store, GError **error);
/* From records of entity holiday (may be empty), for tests and for what is not in a store. (element-type NzRecord) (transfer full) */
NzCalendar *nz_calendar_new_for_records (GPtrArray *holidays);
void nz_calendar_free (NzCalendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzCalendar, nz_calendar_free)

/* Easter Sunday of a year from 1583 on (anonymous Gregorian algorithm; Meeus, Astronomical Algorithms, ch. 8). */
NzDate nz_easter (int year);

/* (transfer none) (nullable): name of the public holiday, untranslated msgid to give to nz_text(): "Whit Monday". */
const char *nz_calendar_public_holiday (const NzCalendar *calendar, NzDate day);
/* (transfer none) (nullable): name of the school holidays or the free day from the file, in the file's words: "Sommerferien". */
const char *nz_calendar_school_holiday (const NzCalendar *calendar, NzDate day);
/* The first and last day of the school holidays or the free day on @day (the longest where several meet); %FALSE if it is none. */
gboolean nz_calendar_school_span (const NzCalendar *calendar, NzDate day, NzDate *first, NzDate *last);
/* Whether the file knows school holidays that begin in @year. */
gboolean nz_calendar_knows_school_holidays (const NzCalendar *calendar, int year);
/* A working day (Monday to Friday) between a public holiday and a weekend. Returns the holiday's msgid in @holiday (optional). */
gboolean nz_calendar_is_bridge_day (const NzCalendar *calendar, NzDate day, const char **holiday);
/* Monday to Friday and no public holiday. */
gboolean nz_calendar_is_working_day (const NzCalendar *calendar, NzDate day);

G_END_DECLS
