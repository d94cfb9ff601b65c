/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-ical-private.h"

/* What libical may propose and is thrown away (before the start, or twice) before a rule is given up. */
#define MOST_STEPS 20000
#define DAY_SECONDS (24 * 60 * 60)

typedef struct
{
  const NzIcalEntry *entry;
  NzIcalZones *zones;
  GPtrArray *faults;
  GPtrArray *notes;
  gint64 horizon;       /* seconds of the clock: the first that is too late */
  GArray *moments;      /* (element-type NzIcalMoment) */
  GHashTable *seen;     /* keys */
  GHashTable *excluded; /* keys, and days whose every hour is meant */
  gboolean is_cut;
} Series;

static int
line_of (Series *self, const char *name)
{
  return nz_ical_part_line (self->entry->part, name);
}

static void
refuse (Series *self, const char *name)
{
  nz_ical_remark (self->faults, line_of (self, name),
                  g_strdup_printf (_ ("%s: There is no such day or hour."), name));
}

/* "20270105": of the day here on which it starts. (transfer full) */
static char *
day_key (const NzIcalMoment *moment)
{
  return g_strdup_printf ("%04d%02d%02d", moment->time.year, moment->time.month, moment->time.day);
}

/* --- exceptions
 * --------------------------------------------------------------------------------------------- */

/* Many programs write a day where the series has hours. */
static gboolean
is_excluded (Series *self, const NzIcalMoment *moment, const char *key)
{
  g_autofree char *day = day_key (moment);

  return g_hash_table_contains (self->excluded, key) || g_hash_table_contains (self->excluded, day);
}

static void
read_exceptions (Series *self)
{
  icalcomponent *component = self->entry->component;

  for (icalproperty *p = icalcomponent_get_first_property (component, ICAL_EXDATE_PROPERTY); p != NULL;
       p = icalcomponent_get_next_property (component, ICAL_EXDATE_PROPERTY))
    {
      NzIcalMoment moment;
      if (nz_ical_moment_init (&moment, self->zones, p, icalproperty_get_exdate (p), self->entry->part,
                               "EXDATE"))
        g_hash_table_add (self->excluded, nz_ical_moment_key (&moment, self->zones));
      else
        refuse (self, "EXDATE");
    }
}

/* --- dates
 * -------------------------------------------------------------------------------------------------- */

static gboolean
is_full (Series *self)
{
  return self->moments->len >= NZ_ICAL_MOST;
}

static void
add (Series *self, const NzIcalMoment *moment)
{
  g_autofree char *key = nz_ical_moment_key (moment, self->zones);

  if (is_excluded (self, moment, key) || g_hash_table_contains (self->seen, key))
    return;
  if (is_full (self))
    {
      self->is_cut = TRUE;
      return;
    }
  g_hash_table_add (self->seen, g_steal_pointer (&key));
  g_array_append_val (self->moments, *moment);
}

/* The rule runs on the clock of its own zone, so its end must be on that clock, too. */
static void
set_until (Series *self, struct icalrecurrencetype *rule)
{
  NzIcalMoment until = { .time = rule->until }, start = self->entry->start;

  if (icaltime_is_null_time (rule->until))
    return;
  until.time.zone = NULL;
  if (!rule->until.is_date && icaltime_is_utc (rule->until) && !start.time.is_date)
    {
      static const NzIcalZone none = { 0 };
      gint64 moment = (gint64)icaltime_as_timet_with_zone (rule->until, icaltimezone_get_utc_timezone ());
      /* what the clock of the series shows then: by its distance at the series' own offset, a little too far
       * to be sure */
      NzIcalMoment shown = start;
      until.zone = &none;
      for (int i = 0; i < 3; i++)
        nz_ical_moment_set_clock (&shown, nz_ical_moment_clock (&shown) + moment
                                              - nz_ical_moment_unix (&shown, self->zones));
      until.time = shown.time;
    }
  else if (rule->until.is_date && !start.time.is_date)
    {
      until.time.is_date = 0;
      until.time.hour = 23;
      until.time.minute = until.time.second = 59;
    }
  else if (!rule->until.is_date && start.time.is_date)
    {
      until.time.is_date = 1;
      until.time.hour = until.time.minute = until.time.second = 0;
    }
  rule->until = until.time;
  rule->until.zone = NULL;
}

static void
expand (Series *self, struct icalrecurrencetype rule)
{
  NzIcalMoment moment = self->entry->start;

  set_until (self, &rule);
  icalrecur_iterator *iterator = icalrecur_iterator_new (rule, self->entry->start.time);
  if (iterator == NULL)
    {
      nz_ical_remark (self->faults, line_of (self, "RRULE"),
                      g_strdup (_ ("The rule of the series (RRULE) cannot be followed.")));
      return;
    }
  for (int i = 0;; i++)
    {
      struct icaltimetype next = icalrecur_iterator_next (iterator);
      if (icaltime_is_null_time (next))
        break;
      moment.time = next;
      moment.time.zone = NULL;
      if (nz_ical_moment_clock (&moment) >= self->horizon || is_full (self) || i >= MOST_STEPS)
        {
          self->is_cut = TRUE;
          break;
        }
      add (self, &moment);
    }
  icalrecur_iterator_free (iterator);
}

static void
read_rules (Series *self)
{
  icalcomponent *component = self->entry->component;

  for (icalproperty *p = icalcomponent_get_first_property (component, ICAL_RRULE_PROPERTY); p != NULL;
       p = icalcomponent_get_next_property (component, ICAL_RRULE_PROPERTY))
    expand (self, icalproperty_get_rrule (p));
}

static void
read_dates (Series *self)
{
  icalcomponent *component = self->entry->component;

  for (icalproperty *p = icalcomponent_get_first_property (component, ICAL_RDATE_PROPERTY); p != NULL;
       p = icalcomponent_get_next_property (component, ICAL_RDATE_PROPERTY))
    {
      struct icaldatetimeperiodtype date = icalproperty_get_rdate (p);
      struct icaltimetype time = icaltime_is_null_time (date.time) ? date.period.start : date.time;
      NzIcalMoment moment;

      if (!nz_ical_moment_init (&moment, self->zones, p, time, self->entry->part, "RDATE"))
        refuse (self, "RDATE");
      else if (nz_ical_moment_clock (&moment) >= self->horizon)
        self->is_cut = TRUE;
      else
        add (self, &moment);
    }
}

/* --- all of it
 * ---------------------------------------------------------------------------------------------- */

static int
compare_moments (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 first = nz_ical_moment_clock (a), second = nz_ical_moment_clock (b);

  return first < second ? -1 : first > second;
}

gboolean
nz_ical_is_series (const NzIcalEntry *entry)
{
  return !entry->has_recurrence_id
         && (icalcomponent_get_first_property (entry->component, ICAL_RRULE_PROPERTY) != NULL
             || icalcomponent_get_first_property (entry->component, ICAL_RDATE_PROPERTY) != NULL);
}

GArray *
nz_ical_series (
    const NzIcalEntry *entry, NzIcalZones *zones, NzDate horizon, GPtrArray *faults, GPtrArray *notes)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) excluded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Series self = { .entry = entry,
                  .zones = zones,
                  .faults = faults,
                  .notes = notes,
                  .horizon = ((gint64)nz_date_to_days (horizon) + 1) * DAY_SECONDS,
                  .moments = g_array_new (FALSE, FALSE, sizeof (NzIcalMoment)),
                  .seen = seen,
                  .excluded = excluded };

  guint before = faults->len;
  read_exceptions (&self);
  /* The start is the first date of a series even where the rule does not name it (RFC 5545, 3.8.5.3). */
  add (&self, &entry->start);
  read_dates (&self);
  read_rules (&self);
  /* A date more or less is worse than none of them. */
  if (faults->len > before)
    g_array_set_size (self.moments, 0);
  g_array_sort_with_data (self.moments, compare_moments, NULL);
  if (self.is_cut && self.moments->len > 0)
    {
      g_autofree char *until = nz_date_format (
          nz_ical_moment_day (&g_array_index (self.moments, NzIcalMoment, self.moments->len - 1)),
          nz_get_language (), NZ_DATE_LONG);
      nz_ical_remark (notes, line_of (&self, "RRULE"),
                      g_strdup_printf (_ ("The series goes on; its dates are taken until %s."), until));
    }
  return self.moments;
}
