/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-zone.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#define LONGEST_NAME 64

/* Of a path like "/citadel.org/20210210_1/Europe/Berlin" the last parts that name a zone. */
static GTimeZone *
by_last_parts (const char *name)
{
  for (const char *rest = name; rest != NULL; rest = strchr (rest, '/'))
    {
      GTimeZone *zone;

      rest += *rest == '/' ? 1 : 0;
      /* "CET" and "EST" are zones, too, but not behind something else. */
      if (rest != name && strchr (rest, '/') == NULL)
        return NULL;
      zone = *rest != '\0' && strstr (rest, "..") == NULL ? g_time_zone_new_identifier (rest) : NULL;
      if (zone != NULL)
        return zone;
    }
  return NULL;
}

static GTimeZone *
by_windows_name (const char *name)
{
  UChar windows[LONGEST_NAME], found[LONGEST_NAME];
  char id[LONGEST_NAME];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;

  u_strFromUTF8 (windows, LONGEST_NAME, &length, name, -1, &status);
  length = U_SUCCESS (status)
               ? ucal_getTimeZoneIDForWindowsID (windows, length, NULL, found, LONGEST_NAME, &status)
               : 0;
  if (U_FAILURE (status) || length == 0 || length >= LONGEST_NAME)
    return NULL;
  u_austrncpy (id, found, LONGEST_NAME - 1);
  id[length] = '\0';
  return g_time_zone_new_identifier (id);
}

GTimeZone *
nz_zone_new (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  /* GLib takes "+01" and an empty name as zones, too; those are none of these names. */
  if (!g_ascii_isalpha (*name) && *name != '/')
    return NULL;
  GTimeZone *zone = by_last_parts (name);
  return zone != NULL ? zone : by_windows_name (name);
}

gint64
nz_zone_to_unix (GTimeZone *zone, NzDate day, int minutes, int seconds)
{
  g_return_val_if_fail (zone != NULL && nz_date_is_full (day), 0);

  g_autoptr (GDateTime) time
      = g_date_time_new (zone, day.year, day.month, day.day, minutes / 60, minutes % 60, seconds);
  if (time == NULL)
    return (gint64)nz_date_to_days (day) * 86400 + minutes * 60 + seconds;
  if (g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time) == minutes)
    return g_date_time_to_unix (time);
  /* GLib gives the end of the gap, whatever the minute. */
  g_autoptr (GDateTime) midnight = g_date_time_new (zone, day.year, day.month, day.day, 0, 0, 0);
  return g_date_time_to_unix (midnight) + minutes * 60 + seconds;
}

gboolean
nz_zone_from_unix (GTimeZone *zone, gint64 time, NzDate *day, int *minutes)
{
  g_return_val_if_fail (zone != NULL && day != NULL && minutes != NULL, FALSE);

  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  if (local == NULL)
    return FALSE;
  *day = nz_date (g_date_time_get_year (local), g_date_time_get_month (local),
                  g_date_time_get_day_of_month (local));
  *minutes = g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local);
  return TRUE;
}
