/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-calendar.h"

#include "domain/nz-load.h"

typedef struct
{
  int first, last; /* days since 1970 */
  gboolean is_school;
  int year; /* in which it begins */
  char *name;
} Span;

struct _NzCalendar
{
  GArray *spans; /* (element-type Span), by first day; of those that begin together the longest first */
};

static void
span_clear (gpointer data)
{
  g_free (((Span *)data)->name);
}

static int
span_compare (gconstpointer a, gconstpointer b)
{
  const Span *one = a, *other = b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;
  if (one->last != other->last)
    return one->last > other->last ? -1 : 1;
  return g_strcmp0 (one->name, other->name);
}

NzCalendar *
nz_calendar_new_for_records (GPtrArray *holidays)
{
  g_return_val_if_fail (holidays != NULL, NULL);

  NzCalendar *calendar = g_new0 (NzCalendar, 1);
  calendar->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_array_set_clear_func (calendar->spans, span_clear);
  for (guint i = 0; i < holidays->len; i++)
    {
      NzRecord *record = holidays->pdata[i];
      NzDate since = nz_record_get_date (record, "since");
      NzDate until = nz_record_get_date (record, "until");

      /* The store refuses such records; a file from elsewhere must not break the calendar. */
      if (!nz_date_is_set (since) || !nz_date_is_set (until) || !nz_date_in_order (since, until))
        continue;
      Span span = {
        .first = nz_date_to_days (nz_date_first_day (since)),
        .last = nz_date_to_days (nz_date_last_day (until)),
        .is_school = g_strcmp0 (nz_record_get_text (record, "kind"), "school") == 0,
        .year = since.year,
        .name = g_strdup (nz_record_has (record, "name") ? nz_record_get_text (record, "name") : ""),
      };
      g_array_append_val (calendar->spans, span);
    }
  g_array_sort (calendar->spans, span_compare);
  return calendar;
}

NzCalendar *
nz_calendar_new (NzStore *store, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autoptr (GPtrArray) records = nz_load_records (
      store, &nz_entity_holiday, "SELECT id FROM holiday ORDER BY since, id", NZ_DATE_NONE, 0, error);
  return records != NULL ? nz_calendar_new_for_records (records) : NULL;
}

void
nz_calendar_free (NzCalendar *calendar)
{
  g_array_unref (calendar->spans);
  g_free (calendar);
}

NzDate
nz_easter (int year)
{
  g_return_val_if_fail (year >= 1583 && year <= 9999, NZ_DATE_NONE);

  int a = year % 19;
  int b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4;
  int f = (b + 8) / 25;
  int g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30;
  int i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int n = h + l - 7 * m + 114;
  return nz_date (year, n / 31, n % 31 + 1);
}

/* On a fixed day of the year, from a year on. */
static const struct
{
  int month, day, from;
  const char *name;
} fixed_holidays[] = {
  { 1, 1, 0, N_ ("New Year’s Day") },
  { 5, 1, 0, N_ ("Labour Day") },
  { 9, 20, 2019, N_ ("World Children’s Day") },
  { 10, 3, 1990, N_ ("German Unity Day") },
  { 10, 31, 0, N_ ("Reformation Day") },
  { 12, 25, 0, N_ ("Christmas Day") },
  { 12, 26, 0, N_ ("Boxing Day") },
};

/* So many days after Easter Sunday. */
static const struct
{
  int offset;
  const char *name;
} moving_holidays[] = {
  { -2, N_ ("Good Friday") },
  { 1, N_ ("Easter Monday") },
  { 39, N_ ("Ascension Day") },
  { 50, N_ ("Whit Monday") },
};

const char *
nz_calendar_public_holiday (const NzCalendar *calendar, NzDate day)
{
  g_return_val_if_fail (calendar != NULL, NULL);
  if (!nz_date_is_full (day) || day.year < 1583)
    return NULL;

  /* Only Ascension can fall on a fixed holiday (1 May, as in 2008); then the moving one gives its name. */
  int offset = nz_date_days_between (nz_easter (day.year), day);
  for (guint i = 0; i < G_N_ELEMENTS (moving_holidays); i++)
    if (moving_holidays[i].offset == offset)
      return moving_holidays[i].name;
  for (guint i = 0; i < G_N_ELEMENTS (fixed_holidays); i++)
    if (fixed_holidays[i].month == day.month && fixed_holidays[i].day == day.day
        && day.year >= fixed_holidays[i].from)
      return fixed_holidays[i].name;
  return NULL;
}

/* The longest span on the day. */
static const Span *
find_span (const NzCalendar *calendar, NzDate day)
{
  const Span *best = NULL;

  if (!nz_date_is_full (day))
    return NULL;
  int at = nz_date_to_days (day);
  for (guint i = 0; i < calendar->spans->len; i++)
    {
      const Span *span = &g_array_index (calendar->spans, Span, i);
      if (span->first > at)
        break;
      if (span->last >= at && (best == NULL || span->last - span->first > best->last - best->first))
        best = span;
    }
  return best;
}

const char *
nz_calendar_school_holiday (const NzCalendar *calendar, NzDate day)
{
  g_return_val_if_fail (calendar != NULL, NULL);
  const Span *span = find_span (calendar, day);
  return span != NULL ? span->name : NULL;
}

gboolean
nz_calendar_school_span (const NzCalendar *calendar, NzDate day, NzDate *first, NzDate *last)
{
  g_return_val_if_fail (calendar != NULL && first != NULL && last != NULL, FALSE);
  const Span *span = find_span (calendar, day);
  if (span == NULL)
    return FALSE;
  *first = nz_date_from_days (span->first);
  *last = nz_date_from_days (span->last);
  return TRUE;
}

gboolean
nz_calendar_knows_school_holidays (const NzCalendar *calendar, int year)
{
  g_return_val_if_fail (calendar != NULL, FALSE);
  for (guint i = 0; i < calendar->spans->len; i++)
    {
      const Span *span = &g_array_index (calendar->spans, Span, i);
      if (span->is_school && span->year == year)
        return TRUE;
    }
  return FALSE;
}

gboolean
nz_calendar_is_working_day (const NzCalendar *calendar, NzDate day)
{
  return nz_date_weekday (day) <= 5 && nz_calendar_public_holiday (calendar, day) == NULL;
}

gboolean
nz_calendar_is_bridge_day (const NzCalendar *calendar, NzDate day, const char **holiday)
{
  g_return_val_if_fail (calendar != NULL, FALSE);
  if (!nz_date_is_full (day) || !nz_calendar_is_working_day (calendar, day))
    return FALSE;

  NzDate yesterday = nz_date_add_days (day, -1);
  NzDate tomorrow = nz_date_add_days (day, 1);
  const char *before = nz_calendar_public_holiday (calendar, yesterday);
  const char *after = nz_calendar_public_holiday (calendar, tomorrow);
  if (nz_calendar_is_working_day (calendar, yesterday) || nz_calendar_is_working_day (calendar, tomorrow))
    return FALSE;
  if (before == NULL && after == NULL)
    return FALSE;
  if (holiday != NULL)
    *holiday = before != NULL ? before : after;
  return TRUE;
}
