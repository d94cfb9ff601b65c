/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-date.h"

#include <gio/gio.h>

NzDate
nz_date (int year, int month, int day)
{
  return (NzDate){ .year = (gint16)year, .month = (guint8)month, .day = (guint8)day };
}

gboolean
nz_date_is_set (NzDate date)
{
  return date.year != 0;
}

gboolean
nz_date_is_full (NzDate date)
{
  return date.year != 0 && date.month != 0 && date.day != 0;
}

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
nz_days_in_month (int year, int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

gboolean
nz_date_is_valid (NzDate date)
{
  if (date.year < 1 || date.year > 9999 || date.month > 12)
    return FALSE;
  if (date.month == 0)
    return date.day == 0;
  return date.day <= nz_days_in_month (date.year, date.month);
}

NzDate
nz_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return nz_date (g_date_time_get_year (now), g_date_time_get_month (now),
                  g_date_time_get_day_of_month (now));
}

static gboolean
read_digits (const char *text, int count, int *number)
{
  *number = 0;
  for (int i = 0; i < count; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *number = *number * 10 + (text[i] - '0');
    }
  return TRUE;
}

gboolean
nz_date_parse_iso (const char *text, NzDate *date)
{
  int year, month = 0, day = 0;
  NzDate result;

  g_return_val_if_fail (date != NULL, FALSE);

  if (text == NULL || !read_digits (text, 4, &year))
    return FALSE;
  if (text[4] != '\0')
    {
      if (text[4] != '-' || !read_digits (text + 5, 2, &month) || month == 0)
        return FALSE;
      if (text[7] != '\0'
          && (text[7] != '-' || !read_digits (text + 8, 2, &day) || day == 0 || text[10] != '\0'))
        return FALSE;
    }
  result = nz_date (year, month, day);
  if (!nz_date_is_valid (result))
    return FALSE;
  *date = result;
  return TRUE;
}

const char *
nz_date_to_iso (NzDate date, char buffer[NZ_DATE_TEXT_SIZE])
{
  unsigned year = (unsigned)date.year % 10000, month = date.month % 100, day = date.day % 100;

  if (!nz_date_is_set (date))
    buffer[0] = '\0';
  else if (date.month == 0)
    g_snprintf (buffer, NZ_DATE_TEXT_SIZE, "%04u", year);
  else if (date.day == 0)
    g_snprintf (buffer, NZ_DATE_TEXT_SIZE, "%04u-%02u", year, month);
  else
    g_snprintf (buffer, NZ_DATE_TEXT_SIZE, "%04u-%02u-%02u", year, month, day);
  return buffer;
}

/* Days and dates by the arithmetic of https://howardhinnant.github.io/date_algorithms.html: years begin in
 * March, so that the leap day is the last one, and 400 years are 146,097 days. */
int
nz_date_to_days (NzDate date)
{
  NzDate first = nz_date_first_day (date);
  int year, era, year_of_era, day_of_year;

  g_return_val_if_fail (nz_date_is_set (date), G_MININT);

  year = first.year - (first.month <= 2 ? 1 : 0);
  era = year / 400;
  year_of_era = year - era * 400;
  day_of_year = (153 * (first.month + (first.month > 2 ? -3 : 9)) + 2) / 5 + first.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

NzDate
nz_date_from_days (int days)
{
  int era, day_of_era, year_of_era, day_of_year, shifted_month, month, year;

  /* 0001-01-01 to 9999-12-31 */
  if (days < -719162 || days > 2932896)
    return NZ_DATE_NONE;
  days += 719468;
  era = days / 146097;
  day_of_era = days - era * 146097;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  shifted_month = (5 * day_of_year + 2) / 153;
  month = shifted_month + (shifted_month < 10 ? 3 : -9);
  year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return nz_date (year, month, day_of_year - (153 * shifted_month + 2) / 5 + 1);
}

NzDate
nz_date_first_day (NzDate date)
{
  if (!nz_date_is_set (date))
    return NZ_DATE_NONE;
  return nz_date (date.year, date.month != 0 ? date.month : 1, date.day != 0 ? date.day : 1);
}

NzDate
nz_date_last_day (NzDate date)
{
  int month = date.month != 0 ? date.month : 12;

  if (!nz_date_is_set (date))
    return NZ_DATE_NONE;
  return nz_date (date.year, month, date.day != 0 ? date.day : nz_days_in_month (date.year, month));
}

NzDate
nz_date_add_days (NzDate date, int days)
{
  if (!nz_date_is_set (date))
    return NZ_DATE_NONE;
  return nz_date_from_days (nz_date_to_days (date) + days);
}

NzDate
nz_date_add_months (NzDate date, int months)
{
  int total, year, month;

  if (!nz_date_is_set (date))
    return NZ_DATE_NONE;
  total = date.year * 12 + (date.month != 0 ? date.month - 1 : 0) + months;
  year = total / 12;
  month = total % 12 + 1;
  if (total < 12 || year > 9999)
    return NZ_DATE_NONE;
  if (date.month == 0)
    return nz_date (year, 0, 0);
  return nz_date (year, month, MIN (date.day, nz_days_in_month (year, month)));
}

int
nz_date_days_between (NzDate a, NzDate b)
{
  return nz_date_to_days (b) - nz_date_to_days (a);
}

int
nz_date_weekday (NzDate date)
{
  /* 1970-01-01 was a Thursday; 719,166 days before it, a multiple of 7, lie before all our dates. */
  return (nz_date_to_days (date) + 719166 + 3) % 7 + 1;
}

/* The week belongs to the year of its Thursday (ISO 8601). */
int
nz_date_iso_week (NzDate date)
{
  NzDate thursday = nz_date_add_days (date, 4 - nz_date_weekday (date));

  return nz_date_days_between (nz_date (thursday.year, 1, 1), thursday) / 7 + 1;
}

int
nz_date_compare (NzDate a, NzDate b)
{
  if (a.year != b.year)
    return a.year < b.year ? -1 : 1;
  if (a.month != b.month)
    return a.month < b.month ? -1 : 1;
  if (a.day != b.day)
    return a.day < b.day ? -1 : 1;
  return 0;
}

gboolean
nz_date_equal (NzDate a, NzDate b)
{
  return nz_date_compare (a, b) == 0;
}

gboolean
nz_date_active_on (NzDate since, NzDate until, NzDate day)
{
  if (nz_date_is_set (since) && nz_date_compare (since, day) > 0)
    return FALSE;
  if (!nz_date_is_set (until))
    return TRUE;
  if (until.month == 0)
    day.month = 0;
  if (until.day == 0)
    day.day = 0;
  return nz_date_compare (until, day) >= 0;
}

gboolean
nz_date_in_order (NzDate since, NzDate until)
{
  if (!nz_date_is_set (since) || !nz_date_is_set (until))
    return TRUE;
  return nz_date_compare (nz_date_first_day (since), nz_date_last_day (until)) <= 0;
}

gboolean
nz_time_parse (const char *text, int *minutes)
{
  int hour = 0, minute = 0, digits = 0;

  g_return_val_if_fail (minutes != NULL, FALSE);

  if (text == NULL)
    return FALSE;
  while (g_ascii_isspace (*text))
    text++;
  for (; g_ascii_isdigit (*text) && digits < 3; text++, digits++)
    hour = hour * 10 + (*text - '0');
  if (digits < 1 || digits > 2)
    return FALSE;
  if ((*text == ':' || *text == '.') && text[1] != '\0')
    {
      if (!read_digits (text + 1, 2, &minute))
        return FALSE;
      text += 3;
    }
  while (g_ascii_isspace (*text))
    text++;
  if (g_ascii_strncasecmp (text, "Uhr", 3) == 0)
    text += 3;
  while (g_ascii_isspace (*text))
    text++;
  if (*text != '\0' || hour > 23 || minute > 59)
    return FALSE;
  *minutes = hour * 60 + minute;
  return TRUE;
}

char *
nz_time_format (int minutes)
{
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}
