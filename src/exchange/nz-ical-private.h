/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libical/ical.h>

#include "exchange/nz-ical-lines.h"
#include "exchange/nz-ical-reader.h"

G_BEGIN_DECLS

/* What the files that read calendars share. */

/* --- nz-ical-moment.c: moments in their zones --- */

/* One of the two, or neither for hours without a zone. */
typedef struct
{
  GTimeZone *known;
  icaltimezone *defined; /* by the file */
} NzIcalZone;

typedef struct
{
  GHashTable *zones; /* TZID → NzIcalZone */
  GTimeZone *here;
  GPtrArray *notes;
} NzIcalZones;

void nz_ical_zones_init (NzIcalZones *self, GPtrArray *notes);
void nz_ical_zones_clear (NzIcalZones *self);
/* A VTIMEZONE of the file. */
void nz_ical_zones_add (NzIcalZones *self, const NzIcalPart *part);

/* A day, or an hour in its zone. */
typedef struct
{
  struct icaltimetype time; /* without zone */
  const NzIcalZone *zone;   /* (nullable): none is said, or a day */
} NzIcalMoment;

/* %FALSE where there is no such day or hour. @part, @name: where it stands, for a note about the zone. */
gboolean nz_ical_moment_init (NzIcalMoment *moment,
                              NzIcalZones *zones,
                              icalproperty *property,
                              struct icaltimetype time,
                              const NzIcalPart *part,
                              const char *name);
NzDate nz_ical_moment_day (const NzIcalMoment *moment);
/* Seconds of the clock since 1970, whatever the zone. */
gint64 nz_ical_moment_clock (const NzIcalMoment *moment);
void nz_ical_moment_set_clock (NzIcalMoment *moment, gint64 seconds);
/* Unix seconds. */
gint64 nz_ical_moment_unix (const NzIcalMoment *moment, NzIcalZones *zones);
/* (transfer full): which date of a series: "20270105T130000Z", "20270105" */
char *nz_ical_moment_key (const NzIcalMoment *moment, NzIcalZones *zones);

/* --- nz-ical-entry.c: one VEVENT --- */

typedef struct
{
  const NzIcalPart *part;
  icalcomponent *component;
  char *uid;
  int sequence;
  NzIcalMoment start;
  gint64 length; /* seconds of the clock, days × 86400; 0: none is said */
  gboolean has_recurrence_id;
  NzIcalMoment recurrence_id;
} NzIcalEntry;

/* (transfer full) (nullable): %NULL after adding a fault. */
NzIcalEntry *nz_ical_entry_new (const NzIcalPart *part, NzIcalZones *zones, GPtrArray *faults);
void nz_ical_entry_free (NzIcalEntry *entry);
/* (transfer full): its date that starts at @start. @instance: (transfer full) (nullable) */
NzIcalEvent *
nz_ical_entry_event (const NzIcalEntry *entry, const NzIcalMoment *start, char *instance, NzIcalZones *zones);

/* --- nz-ical-series.c: an entry written out --- */

/* (transfer full) (element-type NzIcalMoment): its dates in order. @notes gets what was cut off. */
GArray *nz_ical_series (
    const NzIcalEntry *entry, NzIcalZones *zones, NzDate horizon, GPtrArray *faults, GPtrArray *notes);
gboolean nz_ical_is_series (const NzIcalEntry *entry);

G_END_DECLS
