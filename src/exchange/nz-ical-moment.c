/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-zone.h"
#include "exchange/nz-ical-private.h"
#include "exchange/nz-ical-zone.h"

#define DAY_SECONDS (24 * 60 * 60)

/* --- zones
 * -------------------------------------------------------------------------------------------------- */

static void
zone_free (gpointer data)
{
  NzIcalZone *zone = data;

  g_clear_pointer (&zone->known, g_time_zone_unref);
  if (zone->defined != NULL)
    icaltimezone_free (zone->defined, 1);
  g_free (zone);
}

void
nz_ical_zones_init (NzIcalZones *self, GPtrArray *notes)
{
  self->zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, zone_free);
  self->here = g_time_zone_new_identifier (NZ_ICAL_ZONE);
  if (self->here == NULL)
    self->here = g_time_zone_new_local ();
  self->notes = notes;
}

void
nz_ical_zones_clear (NzIcalZones *self)
{
  g_clear_pointer (&self->zones, g_hash_table_unref);
  g_clear_pointer (&self->here, g_time_zone_unref);
}

/* Whether it says an offset since some day; without one libical would take UTC. */
static gboolean
is_defined (icalcomponent *component)
{
  for (icalcomponent *rule = icalcomponent_get_first_component (component, ICAL_ANY_COMPONENT); rule != NULL;
       rule = icalcomponent_get_next_component (component, ICAL_ANY_COMPONENT))
    if (icalcomponent_get_first_property (rule, ICAL_TZOFFSETTO_PROPERTY) != NULL
        && icalcomponent_get_first_property (rule, ICAL_TZOFFSETFROM_PROPERTY) != NULL
        && icalcomponent_get_first_property (rule, ICAL_DTSTART_PROPERTY) != NULL)
      return TRUE;
  return FALSE;
}

void
nz_ical_zones_add (NzIcalZones *self, const NzIcalPart *part)
{
  icalcomponent *component = icalparser_parse_string (part->text);
  icalproperty *name
      = component != NULL ? icalcomponent_get_first_property (component, ICAL_TZID_PROPERTY) : NULL;
  const char *id = name != NULL ? icalproperty_get_tzid (name) : NULL;

  if (id != NULL && !g_hash_table_contains (self->zones, id))
    {
      NzIcalZone *zone = g_new0 (NzIcalZone, 1);

      g_hash_table_insert (self->zones, g_strdup (id), zone);
      zone->known = nz_zone_new (id);
      if (zone->known == NULL && is_defined (component))
        {
          zone->defined = icaltimezone_new ();
          if (icaltimezone_set_component (zone->defined, component))
            return; /* the zone's own now */
          icaltimezone_free (g_steal_pointer (&zone->defined), 1);
        }
    }
  if (component != NULL)
    icalcomponent_free (component);
}

static const NzIcalZone *
find_zone (NzIcalZones *self, const char *id, const NzIcalPart *part, const char *name)
{
  NzIcalZone *zone = g_hash_table_lookup (self->zones, id);

  if (zone == NULL)
    {
      zone = g_new0 (NzIcalZone, 1);
      zone->known = nz_zone_new (id);
      g_hash_table_insert (self->zones, g_strdup (id), zone);
      if (zone->known == NULL)
        nz_ical_remark (self->notes, nz_ical_part_line (part, name),
                        g_strdup_printf (
                            _ ("The time zone “%s” is not known; its hours are read as those of here."), id));
    }
  return zone;
}

static const NzIcalZone *
utc (NzIcalZones *self)
{
  return find_zone (self, "UTC", NULL, NULL);
}

/* --- moments
 * ------------------------------------------------------------------------------------------------ */

NzDate
nz_ical_moment_day (const NzIcalMoment *moment)
{
  return nz_date (moment->time.year, moment->time.month, moment->time.day);
}

gboolean
nz_ical_moment_init (NzIcalMoment *moment,
                     NzIcalZones *zones,
                     icalproperty *property,
                     struct icaltimetype time,
                     const NzIcalPart *part,
                     const char *name)
{
  icalparameter *zone
      = property != NULL ? icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER) : NULL;

  *moment = (NzIcalMoment){ .time = time };
  moment->time.zone = NULL;
  if (time.year < 1 || time.year > 9999 || time.month < 1 || time.month > 12 || time.day < 1
      || !nz_date_is_valid (nz_ical_moment_day (moment)))
    return FALSE;
  if (time.is_date)
    return TRUE;
  if (time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59 || time.second < 0
      || time.second > 60)
    return FALSE;
  if (icaltime_is_utc (time))
    moment->zone = utc (zones);
  else if (zone != NULL && icalparameter_get_tzid (zone) != NULL)
    moment->zone = find_zone (zones, icalparameter_get_tzid (zone), part, name);
  return TRUE;
}

gint64
nz_ical_moment_clock (const NzIcalMoment *moment)
{
  gint64 days = nz_date_to_days (nz_ical_moment_day (moment));

  return days * DAY_SECONDS
         + (moment->time.is_date ? 0
                                 : (gint64)moment->time.hour * 3600 + (gint64)moment->time.minute * 60
                                       + MIN (moment->time.second, 59));
}

void
nz_ical_moment_set_clock (NzIcalMoment *moment, gint64 seconds)
{
  gint64 days = seconds / DAY_SECONDS - (seconds % DAY_SECONDS < 0 ? 1 : 0);
  int rest = (int)(seconds - days * DAY_SECONDS);
  NzDate day = nz_date_from_days ((int)days);

  moment->time.year = day.year;
  moment->time.month = day.month;
  moment->time.day = day.day;
  moment->time.hour = moment->time.is_date ? 0 : rest / 3600;
  moment->time.minute = moment->time.is_date ? 0 : rest / 60 % 60;
  moment->time.second = moment->time.is_date ? 0 : rest % 60;
}

gint64
nz_ical_moment_unix (const NzIcalMoment *moment, NzIcalZones *zones)
{
  const NzIcalZone *zone = moment->zone;

  if (zone != NULL && zone->defined != NULL)
    return icaltime_as_timet_with_zone (moment->time, zone->defined);
  return nz_zone_to_unix (zone != NULL && zone->known != NULL ? zone->known : zones->here,
                          nz_ical_moment_day (moment), moment->time.hour * 60 + moment->time.minute,
                          MIN (moment->time.second, 59));
}

char *
nz_ical_moment_key (const NzIcalMoment *moment, NzIcalZones *zones)
{
  NzDate day = nz_ical_moment_day (moment);

  if (moment->time.is_date)
    return g_strdup_printf ("%04d%02d%02d", day.year, day.month, day.day);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (nz_ical_moment_unix (moment, zones));
  return time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : g_strdup ("");
}
