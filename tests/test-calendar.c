/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-calendar.h"

static NzRecord *
holiday (const char *kind, const char *name, const char *since, const char *until)
{
  NzRecord *record = nz_record_new (&nz_entity_holiday);
  NzDate first, last;

  g_assert_true (nz_date_parse_iso (since, &first) && nz_date_parse_iso (until, &last));
  nz_record_set_text (record, "kind", kind);
  nz_record_set_text (record, "name", name);
  nz_record_set_date (record, "since", first);
  nz_record_set_date (record, "until", last);
  return record;
}

static NzCalendar *
some_calendar (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, holiday ("school", "Sommerferien 2027", "2027-07-10", "2027-08-20"));
  g_ptr_array_add (records,
                   holiday ("closed", "Freier Tag nach Himmelfahrt 2027", "2027-05-07", "2027-05-07"));
  g_ptr_array_add (records, holiday ("school", "Weihnachtsferien 2026", "2026-12-23", "2027-01-02"));
  return nz_calendar_new_for_records (records);
}

static NzCalendar *
empty_calendar (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  return nz_calendar_new_for_records (records);
}

/* Dates as printed in church calendars and in Meeus' examples, the two extremes of the century's range among
 * them. */
static void
test_easter (void)
{
  static const struct
  {
    int year, month, day;
  } known[] = {
    { 1583, 4, 10 }, { 1818, 3, 22 }, { 1943, 4, 25 }, { 1954, 4, 18 }, { 1961, 4, 2 },
    { 1991, 3, 31 }, { 1999, 4, 4 },  { 2000, 4, 23 }, { 2008, 3, 23 }, { 2011, 4, 24 },
    { 2020, 4, 12 }, { 2024, 3, 31 }, { 2025, 4, 20 }, { 2026, 4, 5 },  { 2027, 3, 28 },
    { 2028, 4, 16 }, { 2029, 4, 1 },  { 2038, 4, 25 }, { 2100, 3, 28 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      NzDate easter = nz_easter (known[i].year);
      g_assert_cmpint (easter.year, ==, known[i].year);
      g_assert_cmpint (easter.month, ==, known[i].month);
      g_assert_cmpint (easter.day, ==, known[i].day);
    }
  for (int year = 1583; year <= 9999; year++)
    {
      NzDate easter = nz_easter (year);
      g_assert_cmpint (nz_date_weekday (easter), ==, 7);
      g_assert_true (nz_date_compare (easter, nz_date (year, 3, 22)) >= 0);
      g_assert_true (nz_date_compare (easter, nz_date (year, 4, 25)) <= 0);
    }
}

static void
test_public (void)
{
  static const struct
  {
    const char *day, *name;
  } known[] = {
    { "2027-01-01", "New Year’s Day" },
    { "2027-03-26", "Good Friday" },
    { "2027-03-28", NULL },
    { "2027-03-29", "Easter Monday" },
    { "2027-05-01", "Labour Day" },
    { "2027-05-06", "Ascension Day" },
    { "2027-05-17", "Whit Monday" },
    { "2027-05-27", NULL },
    { "2018-09-20", NULL },
    { "2019-09-20", "World Children’s Day" },
    { "2027-10-03", "German Unity Day" },
    { "2027-10-31", "Reformation Day" },
    { "2027-12-24", NULL },
    { "2027-12-25", "Christmas Day" },
    { "2027-12-26", "Boxing Day" },
    { "2027-12-31", NULL },
    { "2027-11-17", NULL },
    { "2008-05-01", "Ascension Day" },
  };
  g_autoptr (NzCalendar) calendar = empty_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      NzDate day;
      g_assert_true (nz_date_parse_iso (known[i].day, &day));
      g_assert_cmpstr (nz_calendar_public_holiday (calendar, day), ==, known[i].name);
    }

  /* Eleven a year since 2019, ten before; one fewer where Ascension and 1 May meet. */
  for (int year = 1999; year <= 2100; year++)
    {
      int n = 0;
      for (NzDate day = nz_date (year, 1, 1); day.year == year; day = nz_date_add_days (day, 1))
        n += nz_calendar_public_holiday (calendar, day) != NULL ? 1 : 0;
      NzDate ascension = nz_date_add_days (nz_easter (year), 39);
      int meet = ascension.month == 5 && ascension.day == 1 ? 1 : 0;
      g_assert_cmpint (n, ==, (year >= 2019 ? 11 : 10) - meet);
    }
}

static void
test_school (void)
{
  g_autoptr (NzCalendar) calendar = some_calendar ();
  NzDate first, last;

  g_assert_null (nz_calendar_school_holiday (calendar, nz_date (2027, 7, 9)));
  g_assert_cmpstr (nz_calendar_school_holiday (calendar, nz_date (2027, 7, 10)), ==, "Sommerferien 2027");
  g_assert_cmpstr (nz_calendar_school_holiday (calendar, nz_date (2027, 8, 20)), ==, "Sommerferien 2027");
  g_assert_null (nz_calendar_school_holiday (calendar, nz_date (2027, 8, 21)));
  g_assert_cmpstr (nz_calendar_school_holiday (calendar, nz_date (2027, 1, 2)), ==, "Weihnachtsferien 2026");
  g_assert_cmpstr (nz_calendar_school_holiday (calendar, nz_date (2027, 5, 7)), ==,
                   "Freier Tag nach Himmelfahrt 2027");

  g_assert_true (nz_calendar_school_span (calendar, nz_date (2027, 1, 1), &first, &last));
  g_assert_true (nz_date_equal (first, nz_date (2026, 12, 23)));
  g_assert_true (nz_date_equal (last, nz_date (2027, 1, 2)));
  g_assert_false (nz_calendar_school_span (calendar, nz_date (2027, 6, 1), &first, &last));

  g_assert_true (nz_calendar_knows_school_holidays (calendar, 2026));
  g_assert_true (nz_calendar_knows_school_holidays (calendar, 2027));
  g_assert_false (nz_calendar_knows_school_holidays (calendar, 2028));
}

static void
test_bridge (void)
{
  g_autoptr (NzCalendar) calendar = empty_calendar ();
  const char *holiday_name = NULL;

  /* Friday after Ascension */
  g_assert_true (nz_calendar_is_bridge_day (calendar, nz_date (2026, 5, 15), &holiday_name));
  g_assert_cmpstr (holiday_name, ==, "Ascension Day");
  /* Monday before Tuesday 3 October 2023 */
  g_assert_true (nz_calendar_is_bridge_day (calendar, nz_date (2023, 10, 2), &holiday_name));
  g_assert_cmpstr (holiday_name, ==, "German Unity Day");
  /* Monday between Sunday and Tuesday 31 October 2028, but not the Wednesday after it */
  g_assert_true (nz_calendar_is_bridge_day (calendar, nz_date (2028, 10, 30), NULL));
  g_assert_false (nz_calendar_is_bridge_day (calendar, nz_date (2028, 11, 1), NULL));
  /* a holiday itself, a weekend, and the Tuesday after Whit Monday are none */
  g_assert_false (nz_calendar_is_bridge_day (calendar, nz_date (2026, 5, 14), NULL));
  g_assert_false (nz_calendar_is_bridge_day (calendar, nz_date (2026, 5, 16), NULL));
  g_assert_false (nz_calendar_is_bridge_day (calendar, nz_date (2027, 5, 18), NULL));
  g_assert_false (nz_calendar_is_bridge_day (calendar, nz_date (2027, 5, 20), NULL));
}

/* Records that the store would refuse must not break anything. */
static void
test_odd_records (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, nz_record_new (&nz_entity_holiday));
  g_ptr_array_add (records, holiday ("school", "rückwärts", "2027-05-10", "2027-05-01"));
  g_autoptr (NzCalendar) calendar = nz_calendar_new_for_records (records);

  g_assert_null (nz_calendar_school_holiday (calendar, nz_date (2027, 5, 5)));
  g_assert_false (nz_calendar_knows_school_holidays (calendar, 2027));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/easter", test_easter);
  g_test_add_func ("/calendar/public", test_public);
  g_test_add_func ("/calendar/school", test_school);
  g_test_add_func ("/calendar/bridge", test_bridge);
  g_test_add_func ("/calendar/odd-records", test_odd_records);
  return g_test_run ();
}
