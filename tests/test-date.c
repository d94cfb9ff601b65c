/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-date.h"
#include "base/nz-error.h"

/* Against GLib's own calendar, whose days count from 0001-01-01 as 1. */
static void
test_days (void)
{
  int day = nz_date_to_days (nz_date (1583, 1, 1));
  int last = nz_date_to_days (nz_date (2400, 12, 31));
  GDate expected;

  g_assert_cmpint (nz_date_to_days (nz_date (1970, 1, 1)), ==, 0);
  g_date_clear (&expected, 1);
  g_date_set_dmy (&expected, 1, G_DATE_JANUARY, 1583);
  for (; day <= last; day++, g_date_add_days (&expected, 1))
    {
      NzDate date = nz_date_from_days (day);

      g_assert_true (nz_date_is_valid (date));
      g_assert_cmpint (date.year, ==, g_date_get_year (&expected));
      g_assert_cmpint (date.month, ==, (int)g_date_get_month (&expected));
      g_assert_cmpint (date.day, ==, g_date_get_day (&expected));
      g_assert_cmpint (nz_date_to_days (date), ==, day);
      g_assert_cmpint (nz_date_weekday (date), ==, (int)g_date_get_weekday (&expected));
      g_assert_cmpint (nz_date_iso_week (date), ==, (int)g_date_get_iso8601_week_of_year (&expected));
    }
}

static void
test_ends (void)
{
  g_assert_true (nz_date_equal (nz_date_add_days (nz_date (1, 1, 1), -1), NZ_DATE_NONE));
  g_assert_true (nz_date_equal (nz_date_add_days (nz_date (9999, 12, 31), 1), NZ_DATE_NONE));
  g_assert_true (nz_date_equal (nz_date_add_days (nz_date (9999, 12, 30), 1), nz_date (9999, 12, 31)));
  g_assert_true (nz_date_equal (nz_date_from_days (nz_date_to_days (nz_date (1, 1, 1))), nz_date (1, 1, 1)));
  g_assert_false (nz_date_is_valid (nz_date (2023, 2, 29)));
  g_assert_true (nz_date_is_valid (nz_date (2024, 2, 29)));
  g_assert_false (nz_date_is_valid (nz_date (1900, 2, 29)));
  g_assert_true (nz_date_is_valid (nz_date (2000, 2, 29)));
  g_assert_false (nz_date_is_valid (nz_date (2000, 0, 5)));
  g_assert_false (nz_date_is_valid (NZ_DATE_NONE));
}

static void
test_months (void)
{
  g_assert_true (nz_date_equal (nz_date_add_months (nz_date (2024, 1, 31), 1), nz_date (2024, 2, 29)));
  g_assert_true (nz_date_equal (nz_date_add_months (nz_date (2024, 1, 31), -2), nz_date (2023, 11, 30)));
  g_assert_true (nz_date_equal (nz_date_add_months (nz_date (2023, 12, 0), 1), nz_date (2024, 1, 0)));
  g_assert_true (nz_date_equal (nz_date_add_months (nz_date (2023, 0, 0), 24), nz_date (2025, 0, 0)));
  g_assert_true (nz_date_equal (nz_date_add_months (nz_date (1, 1, 1), -1), NZ_DATE_NONE));
  g_assert_true (nz_date_equal (nz_date_last_day (nz_date (2024, 2, 0)), nz_date (2024, 2, 29)));
  g_assert_true (nz_date_equal (nz_date_last_day (nz_date (2024, 0, 0)), nz_date (2024, 12, 31)));
  g_assert_true (nz_date_equal (nz_date_first_day (nz_date (2024, 5, 0)), nz_date (2024, 5, 1)));
}

/* Every style in both languages is read back as the same date, whatever its precision. */
static void
test_round_trip (void)
{
  int last = nz_date_to_days (nz_date (2400, 12, 31));

  for (int day = nz_date_to_days (nz_date (1583, 1, 1)); day <= last; day += 97)
    for (int precision = 0; precision < 3; precision++)
      {
        NzDate date = nz_date_from_days (day);
        NzDate back;
        char iso[NZ_DATE_TEXT_SIZE];

        if (precision > 0)
          date.day = 0;
        if (precision > 1)
          date.month = 0;
        g_assert_true (nz_date_parse_iso (nz_date_to_iso (date, iso), &back));
        g_assert_true (nz_date_equal (date, back));
        for (NzLanguage language = NZ_LANGUAGE_EN; language <= NZ_LANGUAGE_DE; language++)
          for (NzDateStyle style = NZ_DATE_NUMERIC; style <= NZ_DATE_FULL; style++)
            {
              g_autofree char *text = nz_date_format (date, language, style);
              g_autoptr (GError) error = NULL;

              nz_date_parse (text, &back, &error);
              g_assert_no_error (error);
              if (!nz_date_equal (date, back))
                g_error ("%s is read as another date than %s", text, iso);
            }
      }
}

static void
test_formats (void)
{
  const struct
  {
    NzDate date;
    NzLanguage language;
    NzDateStyle style;
    const char *text;
  } rows[] = {
    { { 2004, 3, 15 }, NZ_LANGUAGE_DE, NZ_DATE_NUMERIC, "15.03.2004" },
    { { 2004, 3, 15 }, NZ_LANGUAGE_EN, NZ_DATE_NUMERIC, "15/03/2004" },
    { { 2004, 3, 5 }, NZ_LANGUAGE_DE, NZ_DATE_LONG, "5. März 2004" },
    { { 2004, 3, 15 }, NZ_LANGUAGE_EN, NZ_DATE_LONG, "15 March 2004" },
    { { 2026, 11, 25 }, NZ_LANGUAGE_DE, NZ_DATE_WEEKDAY, "Mi., 25.11.2026" },
    { { 2026, 11, 25 }, NZ_LANGUAGE_EN, NZ_DATE_WEEKDAY, "Wed, 25/11/2026" },
    { { 2004, 3, 15 }, NZ_LANGUAGE_DE, NZ_DATE_FULL, "Montag, 15. März 2004" },
    { { 2004, 3, 15 }, NZ_LANGUAGE_EN, NZ_DATE_FULL, "Monday, 15 March 2004" },
    { { 2004, 1, 15 }, NZ_LANGUAGE_DE, NZ_DATE_SHORT, "15. Jan. 2004" },
    { { 2004, 3, 0 }, NZ_LANGUAGE_DE, NZ_DATE_LONG, "März 2004" },
    { { 2004, 3, 0 }, NZ_LANGUAGE_EN, NZ_DATE_NUMERIC, "03/2004" },
    { { 2004, 0, 0 }, NZ_LANGUAGE_DE, NZ_DATE_FULL, "2004" },
    { { 0 }, NZ_LANGUAGE_DE, NZ_DATE_FULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = nz_date_format (rows[i].date, rows[i].language, rows[i].style);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_names (void)
{
  g_autofree char *monday = nz_weekday_name (1, NZ_LANGUAGE_DE, FALSE);
  g_autofree char *sunday = nz_weekday_name (7, NZ_LANGUAGE_EN, TRUE);
  g_autofree char *short_monday = nz_weekday_name (1, NZ_LANGUAGE_DE, TRUE);
  g_autofree char *march = nz_month_name (3, NZ_LANGUAGE_DE, FALSE);
  g_autofree char *january = nz_month_name (1, NZ_LANGUAGE_DE, TRUE);

  g_assert_cmpstr (monday, ==, "Montag");
  g_assert_cmpstr (sunday, ==, "Sun");
  g_assert_cmpstr (short_monday, ==, "Mo");
  g_assert_cmpstr (march, ==, "März");
  g_assert_cmpstr (january, ==, "Jan.");
}

static void
test_written_by_people (void)
{
  const struct
  {
    const char *text;
    NzDate date;
  } rows[] = {
    { "15.3.2004", { 2004, 3, 15 } },
    { "15.3.04", { 2004, 3, 15 } },
    { "15.3.50", { 1950, 3, 15 } },
    { "15. 3. 2004", { 2004, 3, 15 } },
    { "15-03-2004", { 2004, 3, 15 } },
    { "2004/03/15", { 2004, 3, 15 } },
    { " 2004-03-15 ", { 2004, 3, 15 } },
    { "3/2004", { 2004, 3, 0 } },
    { "03.2004", { 2004, 3, 0 } },
    { "2004", { 2004, 0, 0 } },
    { "MÄRZ 2004", { 2004, 3, 0 } },
    { "Maerz 2004", { 2004, 3, 0 } },
    { "Mrz. 2004", { 2004, 3, 0 } },
    { "1. Okt. 1999", { 1999, 10, 1 } },
    { "Freitag, den 1. Oktober 1999", { 1999, 10, 1 } },
    { "15th of March 2004", { 2004, 3, 15 } },
    { "March 15, 2004", { 2004, 3, 15 } },
    { "15 Sept 2004", { 2004, 9, 15 } },
    { "1.\xc2\xa0Mai 99", { 1999, 5, 1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      NzDate date;

      nz_date_parse (rows[i].text, &date, &error);
      g_assert_no_error (error);
      if (!nz_date_equal (date, rows[i].date))
        g_error ("%s is read as %d-%d-%d", rows[i].text, date.year, date.month, date.day);
    }
}

static void
test_refused (void)
{
  const char *const rows[] = {
    "",         "   ",        "30.2.2024",       "29.2.2023",   "31.4.2020",      "0.3.2004",   "15.13.2004",
    "0",        "15.3.",      "15.3.204",        "2004-13",     "2004-00-01",     "2004-02-00", "0000",
    "tomorrow", "15..3.2004", "15.3.2004.2",     "20040315",    "3/15/2004",      "-2004",      "März",
    "15 March", "12:30",      "März April 2004", "2004-03-15x", "15.March.March", "١٥.٣.٢٠٠٤",  "15.3.-2004",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      NzDate date;

      if (nz_date_parse (rows[i], &date, &error))
        g_error ("“%s” is read as %d-%d-%d", rows[i], date.year, date.month, date.day);
      g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
      g_assert_cmpint (error->message[0], !=, '\0');
    }
  {
    g_autoptr (GError) error = NULL;
    NzDate date;

    g_assert_false (nz_date_parse ("30.2.2024", &date, &error));
    g_assert_cmpstr (error->message, ==, "30 February 2024 does not exist.");
  }
}

static void
test_iso_is_strict (void)
{
  const char *const rows[] = { "",           "204",         "2004-3",  "2004-03-1", "2004-03-15 ", " 2004",
                               "2004-02-30", "2004-03-15T", "2004-0a", "2004/03",   "02004",       "0000" };
  NzDate date;

  g_assert_false (nz_date_parse_iso (NULL, &date));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_false (nz_date_parse_iso (rows[i], &date));
}

/* The rule in its own words: active if some day that "since" can mean is not after, … counted in days. */
static void
test_active (void)
{
  const NzDate dates[]
      = { { 0 },          { 2003, 0, 0 }, { 2004, 0, 0 },   { 2004, 2, 0 }, { 2004, 3, 0 },  { 2004, 2, 29 },
          { 2004, 3, 1 }, { 2004, 1, 1 }, { 2004, 12, 31 }, { 2005, 1, 0 }, { 2004, 12, 0 }, { 2005, 0, 0 } };

  for (gsize s = 0; s < G_N_ELEMENTS (dates); s++)
    for (gsize u = 0; u < G_N_ELEMENTS (dates); u++)
      for (int day = nz_date_to_days (nz_date (2002, 12, 25)); day < nz_date_to_days (nz_date (2006, 1, 9));
           day++)
        {
          gboolean begun = s == 0 || nz_date_to_days (nz_date_first_day (dates[s])) <= day;
          gboolean ended = u != 0 && nz_date_to_days (nz_date_last_day (dates[u])) < day;

          g_assert_cmpint (nz_date_active_on (dates[s], dates[u], nz_date_from_days (day)), ==,
                           begun && !ended);
        }
  g_assert_true (nz_date_in_order (nz_date (2004, 6, 1), nz_date (2004, 0, 0)));
  g_assert_true (nz_date_in_order (nz_date (2004, 0, 0), nz_date (2004, 1, 5)));
  g_assert_false (nz_date_in_order (nz_date (2004, 6, 1), nz_date (2004, 5, 0)));
  g_assert_true (nz_date_in_order (NZ_DATE_NONE, nz_date (1, 1, 1)));
}

static void
test_compare (void)
{
  const NzDate dates[] = { { 0 },          { 1, 0, 0 },    { 999, 12, 31 }, { 2004, 0, 0 },
                           { 2004, 1, 0 }, { 2004, 1, 1 }, { 2004, 10, 0 } };

  for (gsize a = 0; a < G_N_ELEMENTS (dates); a++)
    for (gsize b = 0; b < G_N_ELEMENTS (dates); b++)
      {
        char text_a[NZ_DATE_TEXT_SIZE], text_b[NZ_DATE_TEXT_SIZE];
        int by_text = g_strcmp0 (nz_date_to_iso (dates[a], text_a), nz_date_to_iso (dates[b], text_b));

        g_assert_cmpint (nz_date_compare (dates[a], dates[b]), ==, (by_text > 0) - (by_text < 0));
      }
}

static void
test_times (void)
{
  const char *const refused[]
      = { "", "24:00", "12:60", "9:5", "123", "x", "9:", "12:300", "9 Uhr 30 5", "-1" };
  int minutes;

  for (int i = 0; i < 24 * 60; i++)
    {
      g_autofree char *text = nz_time_format (i);

      g_assert_true (nz_time_parse (text, &minutes));
      g_assert_cmpint (minutes, ==, i);
    }
  g_assert_true (nz_time_parse ("9.30", &minutes) && minutes == 570);
  g_assert_true (nz_time_parse ("13 Uhr", &minutes) && minutes == 780);
  g_assert_true (nz_time_parse ("13:15 uhr", &minutes) && minutes == 795);
  g_assert_true (nz_time_parse ("9", &minutes) && minutes == 540);
  g_assert_false (nz_time_parse (NULL, &minutes));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (nz_time_parse (refused[i], &minutes));
}

/* On Wednesday, 11 November 2026. */
static void
test_near (void)
{
  static const struct
  {
    const char *text, *nearest, *ahead;
  } cases[] = {
    { "heute", "2026-11-11", NULL },
    { "Morgen", "2026-11-12", NULL },
    { "übermorgen", "2026-11-13", NULL },
    { "uebermorgen", "2026-11-13", NULL },
    { "gestern", "2026-11-10", NULL },
    { "vorgestern", "2026-11-09", NULL },
    { "today", "2026-11-11", NULL },
    { "tomorrow", "2026-11-12", NULL },
    { "yesterday", "2026-11-10", NULL },
    { "in 2 Wochen", "2026-11-25", NULL },
    { "in zwei Wochen", "2026-11-25", NULL },
    { "in einer Woche", "2026-11-18", NULL },
    { "in 10 Tagen", "2026-11-21", NULL },
    { "in 3 Monaten", "2027-02-11", NULL },
    { "in einem Jahr", "2027-11-11", NULL },
    { "2 Wochen", "2026-11-25", NULL },
    { "vor drei Tagen", "2026-11-08", NULL },
    { "in 2 weeks", "2026-11-25", NULL },
    { "in a month", "2026-12-11", NULL },
    { "3 days ago", "2026-11-08", NULL },
    { "Fr", "2026-11-13", NULL },
    { "Fr.", "2026-11-13", NULL },
    { "am Freitag", "2026-11-13", NULL },
    { "Friday", "2026-11-13", NULL },
    { "Mi", "2026-11-18", NULL },
    { "Sonnabend", "2026-11-14", NULL },
    { "nächsten Montag", "2026-11-16", NULL },
    { "kommenden Dienstag", "2026-11-17", NULL },
    { "next Monday", "2026-11-16", NULL },
    { "letzten Montag", "2026-11-09", NULL },
    { "last Wednesday", "2026-11-04", NULL },
    { "diesen Mittwoch", "2026-11-11", NULL },
    { "nächste Woche", "2026-11-16", NULL },
    { "next week", "2026-11-16", NULL },
    { "nächsten Monat", "2026-12-01", NULL },
    { "Ende des Monats", "2026-11-30", NULL },
    { "Monatsende", "2026-11-30", NULL },
    { "Ende Januar", "2027-01-31", NULL },
    { "Anfang März", "2027-03-01", NULL },
    { "Mitte Mai", "2026-05-15", "2027-05-15" },
    { "mitte mai 2028", "2028-05-15", NULL },
    { "Ende Februar 2028", "2028-02-29", NULL },
    { "Anfang November", "2026-11-01", "2027-11-01" },
    { "Mitte Nov.", "2026-11-15", NULL },
    { "end of January", "2027-01-31", NULL },
    { "early March", "2027-03-01", NULL },
    { "beginning of March", "2027-03-01", NULL },
    { "mid May", "2026-05-15", "2027-05-15" },
    { "mid-May", "2026-05-15", "2027-05-15" },
    { "Anfang nächster Woche", "2026-11-16", NULL },
    { "Mitte nächster Woche", "2026-11-18", NULL },
    { "Ende der Woche", "2026-11-13", NULL },
    { "end of next week", "2026-11-20", NULL },
    { "Ende nächsten Monats", "2026-12-31", NULL },
    { "Ende des Jahres", "2026-12-31", NULL },
    { "Anfang nächsten Jahres", "2027-01-01", NULL },
    { "the day after tomorrow", "2026-11-13", NULL },
    { "the day before yesterday", "2026-11-09", NULL },
    { "15.3.", "2027-03-15", NULL },
    { "15.3", "2027-03-15", NULL },
    { "15. März", "2027-03-15", NULL },
    { "15 March", "2027-03-15", NULL },
    { "9.11.", "2026-11-09", "2027-11-09" },
    { "11.11.", "2026-11-11", NULL },
    { "1.8.", "2026-08-01", "2027-08-01" },
    { "15.3.2025", "2025-03-15", NULL },
    { "2026-12-24", "2026-12-24", NULL },
    { "März 2025", "2025-03", NULL },
    { "2025", "2025", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int ahead = 0; ahead < 2; ahead++)
      {
        g_autoptr (GError) error = NULL;
        char iso[NZ_DATE_TEXT_SIZE];
        NzDate date = NZ_DATE_NONE;

        g_test_message ("%s", cases[i].text);
        g_assert_true (nz_date_parse_near (cases[i].text, nz_date (2026, 11, 11), ahead != 0, &date, &error));
        g_assert_no_error (error);
        g_assert_cmpstr (nz_date_to_iso (date, iso), ==,
                         ahead != 0 && cases[i].ahead != NULL ? cases[i].ahead : cases[i].nearest);
      }
}

static void
test_near_refused (void)
{
  static const char *const texts[] = { "",
                                       "bald",
                                       "in Wochen",
                                       "in 2",
                                       "30.2.",
                                       "31.4.",
                                       "nächsten",
                                       "in 99999 Tagen",
                                       "Freitagabend",
                                       "Ende",
                                       "Ende bald",
                                       "Ende 2027",
                                       "Mitte Tag",
                                       "Anfang Januar bald",
                                       "Januar Ende",
                                       "Ende 15.3." };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      NzDate date;

      g_test_message ("%s", texts[i]);
      g_assert_false (nz_date_parse_near (texts[i], nz_date (2026, 11, 11), FALSE, &date, &error));
      g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/ends", test_ends);
  g_test_add_func ("/date/months", test_months);
  g_test_add_func ("/date/round-trip", test_round_trip);
  g_test_add_func ("/date/formats", test_formats);
  g_test_add_func ("/date/names", test_names);
  g_test_add_func ("/date/written-by-people", test_written_by_people);
  g_test_add_func ("/date/refused", test_refused);
  g_test_add_func ("/date/near", test_near);
  g_test_add_func ("/date/near-refused", test_near_refused);
  g_test_add_func ("/date/iso-is-strict", test_iso_is_strict);
  g_test_add_func ("/date/active", test_active);
  g_test_add_func ("/date/compare", test_compare);
  g_test_add_func ("/date/times", test_times);
  return g_test_run ();
}
