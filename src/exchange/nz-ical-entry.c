/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-id.h"
#include "base/nz-text.h"
#include "base/nz-zone.h"
#include "exchange/nz-ical-private.h"
#include "exchange/nz-ical-writer.h"

#define DAY_SECONDS (24 * 60 * 60)
/* A hundred years, and characters of what is kept; more is nobody's title, place or description. */
#define LONGEST_SPAN ((gint64)36525 * DAY_SECONDS)
#define LONGEST_LINE 1000
#define LONGEST_TEXT 100000
/* Of a line in a message. */
#define SHOWN 60

/* --- what is wrong
 * ------------------------------------------------------------------------------------------ */

/* Without these an entry would be another one; others may be as they like. */
static const char *const needed[]
    = { "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE" };

typedef struct
{
  int number;
  char *line;
} Wrong;

static gboolean
is_needed (const char *line)
{
  gsize length = strcspn (line, ":;");

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (strlen (needed[i]) == length && g_ascii_strncasecmp (line, needed[i], length) == 0)
      return TRUE;
  return FALSE;
}

static void
try_line (const char *line, int number, gpointer data)
{
  Wrong *wrong = data;

  if (wrong->line != NULL || !is_needed (line))
    return;
  g_autofree char *text = g_strconcat ("BEGIN:VEVENT\r\n", line, "\r\nEND:VEVENT\r\n", NULL);
  icalcomponent *component = icalparser_parse_string (text);
  if (component == NULL || icalcomponent_count_errors (component) > 0)
    *wrong = (Wrong){ .number = number, .line = g_strdup (line) };
  if (component != NULL)
    icalcomponent_free (component);
}

/* libical says that something is wrong, not where. */
static gboolean
is_readable (const NzIcalPart *part, icalcomponent *component, GPtrArray *faults)
{
  Wrong wrong = { 0 };

  if (component == NULL)
    {
      nz_ical_remark (faults, part->line, g_strdup (_ ("The entry cannot be read.")));
      return FALSE;
    }
  if (icalcomponent_count_errors (component) == 0)
    return TRUE;
  nz_ical_part_each (part, try_line, &wrong);
  if (wrong.line == NULL)
    return TRUE;
  g_autofree char *line = g_steal_pointer (&wrong.line);
  g_autofree char *shown
      = g_utf8_strlen (line, -1) > SHOWN ? g_utf8_substring (line, 0, SHOWN) : g_strdup (line);
  nz_ical_remark (faults, wrong.number, g_strdup_printf (_ ("“%s” cannot be read."), shown));
  return FALSE;
}

static gboolean
refuse_moment (NzIcalEntry *self, const char *property, GPtrArray *faults)
{
  nz_ical_remark (faults, nz_ical_part_line (self->part, property),
                  g_strdup_printf (_ ("%s: There is no such day or hour."), property));
  return FALSE;
}

/* --- start and length
 * --------------------------------------------------------------------------------------- */

static gboolean
read_start (NzIcalEntry *self, NzIcalZones *zones, GPtrArray *faults)
{
  icalproperty *start = icalcomponent_get_first_property (self->component, ICAL_DTSTART_PROPERTY);

  if (start == NULL)
    {
      nz_ical_remark (faults, self->part->line, g_strdup (_ ("The entry has no start (DTSTART).")));
      return FALSE;
    }
  return nz_ical_moment_init (&self->start, zones, start, icalproperty_get_dtstart (start), self->part,
                              "DTSTART")
         || refuse_moment (self, "DTSTART", faults);
}

/* A length of the clock: what ends at four does so also where the series goes on in winter. */
static gboolean
read_end (NzIcalEntry *self, icalproperty *property, NzIcalZones *zones, GPtrArray *faults)
{
  NzIcalMoment end;

  if (!nz_ical_moment_init (&end, zones, property, icalproperty_get_dtend (property), self->part, "DTEND"))
    return refuse_moment (self, "DTEND", faults);
  if (end.time.is_date && !self->start.time.is_date)
    self->length = 0; /* an hour and a day do not fit together: no end is known */
  else if (end.zone == self->start.zone || self->start.time.is_date)
    self->length = nz_ical_moment_clock (&end) - nz_ical_moment_clock (&self->start);
  else
    self->length = nz_ical_moment_unix (&end, zones) - nz_ical_moment_unix (&self->start, zones);
  if (self->length < 0)
    {
      nz_ical_remark (faults, nz_ical_part_line (self->part, "DTEND"),
                      g_strdup (_ ("The entry ends before it starts.")));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_length (NzIcalEntry *self, NzIcalZones *zones, GPtrArray *faults)
{
  icalproperty *end = icalcomponent_get_first_property (self->component, ICAL_DTEND_PROPERTY);
  icalproperty *duration = icalcomponent_get_first_property (self->component, ICAL_DURATION_PROPERTY);

  if (end != NULL)
    return read_end (self, end, zones, faults);
  if (duration != NULL)
    {
      struct icaldurationtype length = icalproperty_get_duration (duration);
      if (length.is_neg)
        return refuse_moment (self, "DURATION", faults);
      self->length = ((gint64)length.weeks * 7 + length.days) * DAY_SECONDS + (gint64)length.hours * 3600
                     + (gint64)length.minutes * 60 + length.seconds;
      if (self->length > LONGEST_SPAN)
        return refuse_moment (self, "DURATION", faults);
    }
  return TRUE;
}

static gboolean
read_recurrence_id (NzIcalEntry *self, NzIcalZones *zones, GPtrArray *faults)
{
  icalproperty *property = icalcomponent_get_first_property (self->component, ICAL_RECURRENCEID_PROPERTY);

  if (property == NULL)
    return TRUE;
  self->has_recurrence_id = TRUE;
  if (!nz_ical_moment_init (&self->recurrence_id, zones, property, icalproperty_get_recurrenceid (property),
                            self->part, "RECURRENCE-ID"))
    return refuse_moment (self, "RECURRENCE-ID", faults);
  if (icalproperty_get_first_parameter (property, ICAL_RANGE_PARAMETER) != NULL)
    nz_ical_remark (
        zones->notes, nz_ical_part_line (self->part, "RECURRENCE-ID"),
        g_strdup (_ (
            "This change is meant for all later dates of the series, too, but is taken for this one only.")));
  return TRUE;
}

/* --- texts
 * -------------------------------------------------------------------------------------------------- */

/* (transfer full) (nullable): libical's text, as it may stand in a record. */
static char *
take_text (icalcomponent *component, icalproperty_kind kind, gboolean multiline)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);
  icalvalue *value = property != NULL ? icalproperty_get_value (property) : NULL;
  const char *text = value != NULL ? icalproperty_get_value_as_string (property) : NULL;

  if (text == NULL)
    return NULL;
  if (icalvalue_isa (value) == ICAL_TEXT_VALUE)
    text = icalvalue_get_text (value);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *joined = multiline ? g_strdup (valid) : g_strdelimit (g_strdup (valid), "\r\n", ' ');
  g_autofree char *stripped = nz_text_strip_hidden (joined, multiline);
  g_autofree char *clean = nz_text_normalise (stripped, multiline);
  glong longest = multiline ? LONGEST_TEXT : LONGEST_LINE;
  if (*clean == '\0')
    return NULL;
  return g_utf8_strlen (clean, -1) > longest ? g_utf8_substring (clean, 0, longest)
                                             : g_steal_pointer (&clean);
}

/* The description, and the address where there is more. (transfer full) (nullable) */
static char *
take_notes (icalcomponent *component)
{
  g_autofree char *description = take_text (component, ICAL_DESCRIPTION_PROPERTY, TRUE);
  g_autofree char *url = take_text (component, ICAL_URL_PROPERTY, FALSE);

  if (description == NULL || url == NULL || strstr (description, url) != NULL)
    return description != NULL ? g_steal_pointer (&description) : g_steal_pointer (&url);
  return g_strconcat (description, "\n", url, NULL);
}

static gint64
own_id (icalcomponent *component, const char *uid)
{
  gint64 id = 0;

  for (icalproperty *x = icalcomponent_get_first_property (component, ICAL_X_PROPERTY); x != NULL;
       x = icalcomponent_get_next_property (component, ICAL_X_PROPERTY))
    if (g_strcmp0 (icalproperty_get_x_name (x), NZ_ICAL_ID) == 0 && icalproperty_get_x (x) != NULL
        && nz_id_parse (icalproperty_get_x (x), &id))
      return id;
  /* Some programs keep no property that they do not know. */
  if (!g_str_has_suffix (uid, NZ_ICAL_UID))
    return 0;
  g_autofree char *start = g_strndup (uid, strlen (uid) - strlen (NZ_ICAL_UID));
  return nz_id_parse (start, &id) ? id : 0;
}

/* --- events
 * ------------------------------------------------------------------------------------------------- */

void
nz_ical_event_free (NzIcalEvent *event)
{
  g_free (event->uid);
  g_free (event->instance);
  g_free (event->name);
  g_free (event->place);
  g_free (event->notes);
  g_free (event->digest);
  g_free (event);
}

/* Of the meaning, not of the letters: who exports again writes another DTSTAMP. */
static void
set_digest (NzIcalEvent *event)
{
  char day[NZ_DATE_TEXT_SIZE], last[NZ_DATE_TEXT_SIZE];
  g_autofree char *all = g_strdup_printf (
      "%s\037%s\037%s\037%s\037%s\037%d\037%d\037%d\037%d", event->name != NULL ? event->name : "",
      event->place != NULL ? event->place : "", event->notes != NULL ? event->notes : "",
      nz_date_to_iso (event->day, day), nz_date_to_iso (event->last, last), event->starts, event->ends,
      event->is_cancelled, event->is_confirmed);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);

  event->digest = g_strndup (sum, 24);
}

static void
set_times (NzIcalEvent *event, const NzIcalEntry *entry, const NzIcalMoment *start, NzIcalZones *zones)
{
  NzIcalMoment end = *start;
  NzDate last = NZ_DATE_NONE;
  int minutes = 0;

  event->starts = event->ends = -1;
  if (start->time.is_date)
    {
      event->day = nz_ical_moment_day (start);
      last = nz_date_add_days (event->day, (int)MIN (MAX (entry->length / DAY_SECONDS - 1, 0), 36500));
      event->last = nz_date_compare (last, event->day) > 0 ? last : NZ_DATE_NONE;
      return;
    }
  if (!nz_zone_from_unix (zones->here, nz_ical_moment_unix (start, zones), &event->day, &event->starts))
    event->day = nz_ical_moment_day (start);
  nz_ical_moment_set_clock (&end, nz_ical_moment_clock (start) + entry->length);
  if (entry->length == 0
      || !nz_zone_from_unix (zones->here, nz_ical_moment_unix (&end, zones), &last, &minutes))
    return;
  if (nz_date_equal (last, event->day) && minutes > event->starts)
    event->ends = minutes;
  /* Midnight is the end of the day before. */
  else if (minutes == 0)
    last = nz_date_add_days (last, -1);
  if (nz_date_compare (last, event->day) > 0)
    event->last = last;
}

NzIcalEvent *
nz_ical_entry_event (const NzIcalEntry *entry, const NzIcalMoment *start, char *instance, NzIcalZones *zones)
{
  NzIcalEvent *event = g_new0 (NzIcalEvent, 1);
  icalproperty_status status = icalcomponent_get_status (entry->component);

  event->uid = g_strdup (entry->uid);
  event->instance = instance;
  event->sequence = entry->sequence;
  event->line = entry->part->line;
  event->own = own_id (entry->component, entry->uid);
  event->name = take_text (entry->component, ICAL_SUMMARY_PROPERTY, FALSE);
  event->place = take_text (entry->component, ICAL_LOCATION_PROPERTY, FALSE);
  event->notes = take_notes (entry->component);
  event->is_cancelled = status == ICAL_STATUS_CANCELLED;
  event->is_confirmed = status == ICAL_STATUS_CONFIRMED;
  set_times (event, entry, start, zones);
  set_digest (event);
  return event;
}

/* --- the entry
 * ---------------------------------------------------------------------------------------------- */

/* Without a UID it is known again by what it says. (transfer full) */
static char *
uid_of (NzIcalEntry *self, NzIcalZones *zones)
{
  g_autofree char *uid = take_text (self->component, ICAL_UID_PROPERTY, FALSE);

  if (uid != NULL)
    return g_steal_pointer (&uid);
  g_autofree char *name = take_text (self->component, ICAL_SUMMARY_PROPERTY, FALSE);
  g_autofree char *key = nz_ical_moment_key (&self->start, zones);
  g_autofree char *both = g_strconcat (key, " ", name, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
  return g_strconcat ("no-uid-", sum, NULL);
}

NzIcalEntry *
nz_ical_entry_new (const NzIcalPart *part, NzIcalZones *zones, GPtrArray *faults)
{
  NzIcalEntry *self = g_new0 (NzIcalEntry, 1);

  self->part = part;
  self->component = icalparser_parse_string (part->text);
  if (!is_readable (part, self->component, faults) || !read_start (self, zones, faults)
      || !read_length (self, zones, faults) || !read_recurrence_id (self, zones, faults))
    {
      nz_ical_entry_free (self);
      return NULL;
    }
  self->uid = uid_of (self, zones);
  self->sequence = MAX (icalcomponent_get_sequence (self->component), 0);
  return self;
}

void
nz_ical_entry_free (NzIcalEntry *entry)
{
  if (entry->component != NULL)
    icalcomponent_free (entry->component);
  g_free (entry->uid);
  g_free (entry);
}
