/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-date.h"

G_BEGIN_DECLS

/* A calendar file (iCalendar, RFC 5545) as single dates in Erfurt's time.
 *
 * Series are written out: RRULE, RDATE, without EXDATE, with single dates that have an entry of their own
 * (RECURRENCE-ID); until the end of the second year after @today at most, and NZ_ICAL_MOST dates of one
 * series. UTC and zones become the clock of Europe/Berlin; a zone with a name that everybody knows has its
 * true rules, whatever the file says of it; hours without a zone are those of here. What summer time skips is
 * an hour later. Tasks, journals and alarms are not read. */

/* Dates of one series. */
#define NZ_ICAL_MOST 1000
/* Bytes of a file. */
#define NZ_ICAL_LIMIT ((gsize)64 * 1024 * 1024)

/**
 * NzIcalEvent: one date
 * @uid: of the entry, or made of its content where it has none
 * @instance: (nullable): which one of a series: its moment in UTC, "20270105T130000Z", or its day
 * @own: the id that one of our own files gave it (NZ_ICAL_ID); 0: none
 * @line: of its entry in the file
 * @starts, @ends: minutes after midnight; −1: none; @last: its last day where it lasts longer than one
 * @place, @notes: (nullable)
 * @digest: of all that is read: equal if nothing has changed
 */
typedef struct
{
  char *uid;
  char *instance;
  gint64 own;
  int sequence;
  int line;
  char *name;
  char *place;
  char *notes;
  NzDate day, last;
  int starts, ends;
  gboolean is_cancelled;
  gboolean is_confirmed;
  char *digest;
} NzIcalEvent;

/**
 * NzIcalFile:
 * @events: (element-type NzIcalEvent): each UID and date once, the highest SEQUENCE of several
 * @faults: (element-type NzIcalRemark): entries and lines that cannot be read; the others are in @events
 * @notes: (element-type NzIcalRemark): what was read otherwise than it says, or not at all
 * @whole: UIDs of which not only single dates of a series are there, with their SEQUENCE (element-type utf8
 * int)
 * @horizon: until when series without an end are written out
 */
typedef struct
{
  GPtrArray *events;
  GPtrArray *faults;
  GPtrArray *notes;
  GHashTable *whole;
  NzDate horizon;
} NzIcalFile;

/* (transfer full): NZ_ERROR_IO, or NZ_ERROR_INVALID where it is no calendar file at all. */
NzIcalFile *nz_ical_read (const char *path, NzDate today, GError **error);
/* The same of @size bytes of a file called @name. */
NzIcalFile *nz_ical_read_data (const char *data, gsize size, const char *name, NzDate today, GError **error);
void nz_ical_file_free (NzIcalFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzIcalFile, nz_ical_file_free)

void nz_ical_event_free (NzIcalEvent *event);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzIcalEvent, nz_ical_event_free)

G_END_DECLS
