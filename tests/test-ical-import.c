/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "domain/nz-load.h"
#include "exchange/nz-ical-import.h"
#include "exchange/nz-ical-lines.h"
#include "exchange/nz-ical-writer.h"
#include "records.h"

/* Calendar files into meetings, from text as other programs write it, and worse. */

#define TODAY nz_date (2026, 11, 23)

static NzIcalFile *
read_bytes (Fixture *f, const void *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "in.ics", NULL);

  fixture_write_file (path, bytes, (gssize)size);
  NzIcalFile *file = nz_ical_read (path, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return file;
}

/* A calendar of these lines. */
static NzIcalFile *
read_lines (Fixture *f, const char *lines)
{
  g_autofree char *text
      = g_strconcat ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", lines, "\r\nEND:VCALENDAR\r\n", NULL);

  return read_bytes (f, text, strlen (text));
}

/* A calendar of one event. */
static NzIcalFile *
read_event (Fixture *f, const char *lines)
{
  g_autofree char *event = g_strconcat ("BEGIN:VEVENT\nUID:a@x\nSUMMARY:S\n", lines, "\nEND:VEVENT", NULL);

  return read_lines (f, event);
}

/* "2027-01-05 780-930 2027-01-06; …": day, start, end, last day. (transfer full) */
static char *
list (const NzIcalFile *file)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < file->events->len; i++)
    {
      const NzIcalEvent *event = file->events->pdata[i];
      char day[NZ_DATE_TEXT_SIZE], last[NZ_DATE_TEXT_SIZE];
      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", nz_date_to_iso (event->day, day));
      if (event->starts >= 0)
        g_string_append_printf (text, " %d:%02d", event->starts / 60, event->starts % 60);
      if (event->ends >= 0)
        g_string_append_printf (text, "-%d:%02d", event->ends / 60, event->ends % 60);
      if (nz_date_is_set (event->last))
        g_string_append_printf (text, " to %s", nz_date_to_iso (event->last, last));
    }
  return g_string_free (text, FALSE);
}

static void
assert_dates (Fixture *f, const char *lines, const char *wanted)
{
  g_autoptr (NzIcalFile) file = read_event (f, lines);
  g_autofree char *found = list (file);

  for (guint i = 0; i < file->faults->len; i++)
    g_test_message ("%s", ((NzIcalRemark *)file->faults->pdata[i])->message);
  g_assert_cmpint (file->faults->len, ==, 0);
  g_assert_cmpstr (found, ==, wanted);
}

/* --- days and hours
 * ----------------------------------------------------------------------------------------- */

static void
test_times (Fixture *f, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "DTSTART:20270105T120000Z\nDTEND:20270105T143000Z", "2027-01-05 13:00-15:30" },
    { "DTSTART:20270705T120000Z\nDURATION:PT90M", "2027-07-05 14:00-15:30" },
    { "DTSTART:20270105T233000Z", "2027-01-06 0:30" },
    { "DTSTART:20270105T130000", "2027-01-05 13:00" },
    { "DTSTART;TZID=Europe/Berlin:20270105T130000\nDTEND;TZID=Europe/Berlin:20270105T163000",
      "2027-01-05 13:00-16:30" },
    { "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20270105T130000", "2027-01-05 13:00" },
    { "DTSTART;TZID=\"W. Europe Standard Time\":20270705T130000", "2027-07-05 13:00" },
    { "DTSTART;TZID=Europe/London:20270705T130000\nDTEND;TZID=Europe/Berlin:20270705T150000",
      "2027-07-05 14:00-15:00" },
    { "DTSTART;TZID=America/New_York:20270313T120000", "2027-03-13 18:00" },
    { "DTSTART;TZID=America/New_York:20270315T120000", "2027-03-15 17:00" },
    { "DTSTART;VALUE=DATE:20270501", "2027-05-01" },
    { "DTSTART;VALUE=DATE:20270501\nDTEND;VALUE=DATE:20270501", "2027-05-01" },
    { "DTSTART;VALUE=DATE:20270501\nDTEND;VALUE=DATE:20270502", "2027-05-01" },
    { "DTSTART;VALUE=DATE:20270501\nDTEND;VALUE=DATE:20270504", "2027-05-01 to 2027-05-03" },
    { "DTSTART;VALUE=DATE:20270501\nDURATION:P1W", "2027-05-01 to 2027-05-07" },
    { "DTSTART:20270105T200000\nDTEND:20270106T010000", "2027-01-05 20:00 to 2027-01-06" },
    { "DTSTART:20270105T200000\nDTEND:20270106T000000", "2027-01-05 20:00" },
    { "DTSTART:20270105T130000\nDTEND;VALUE=DATE:20270106", "2027-01-05 13:00" },
    /* The hour that summer time skips, and the one that comes twice. */
    { "DTSTART:20270328T023000\nDTEND:20270328T040000", "2027-03-28 3:30-4:00" },
    { "DTSTART;TZID=Europe/Berlin:20270328T023000", "2027-03-28 3:30" },
    { "DTSTART:20270328T003000Z\nDTEND:20270328T013000Z", "2027-03-28 1:30-3:30" },
    { "DTSTART:20271031T003000Z\nDTEND:20271031T013000Z", "2027-10-31 2:30" },
    { "DTSTART:20271031T023000\nDTEND:20271031T040000", "2027-10-31 2:30-4:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_dates (f, cases[i][0], cases[i][1]);
}

static void
assert_zone (Fixture *f, const char *zone, const char *start, const char *wanted, guint notes)
{
  g_autofree char *lines = g_strconcat (zone, "\nBEGIN:VEVENT\nUID:z\n", start, "\nEND:VEVENT", NULL);
  g_autoptr (NzIcalFile) file = read_lines (f, lines);
  g_autofree char *found = list (file);

  g_assert_cmpstr (found, ==, wanted);
  g_assert_cmpint (file->notes->len, ==, notes);
}

/* What a file says of a zone that everybody knows does not count; of its own zones it does. */
static void
test_zones (Fixture *f, gconstpointer data)
{
#define RULE "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0500\nEND:STANDARD\n"
  assert_zone (f, "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\n" RULE "END:VTIMEZONE",
               "DTSTART;TZID=Europe/Berlin:20270705T120000", "2027-07-05 12:00", 0);
  assert_zone (f, "BEGIN:VTIMEZONE\nTZID:Büro\n" RULE "END:VTIMEZONE", "DTSTART;TZID=Büro:20270705T120000",
               "2027-07-05 19:00", 0);
  assert_zone (f, "BEGIN:VTIMEZONE\nTZID:Leer\nEND:VTIMEZONE", "DTSTART;TZID=Leer:20270705T120000",
               "2027-07-05 12:00", 0);
  assert_zone (f, "BEGIN:VTIMEZONE\nEND:VTIMEZONE", "DTSTART;TZID=Nirgendwo:20270705T120000",
               "2027-07-05 12:00", 1);
#undef RULE
}

/* --- series
 * ------------------------------------------------------------------------------------------------- */

static void
test_series (Fixture *f, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "DTSTART:20270105T130000\nRRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=3",
      "2027-01-05 13:00; 2027-02-02 13:00; 2027-03-02 13:00" },
    { "DTSTART:20270105T130000\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20270112T130000",
      "2027-01-05 13:00; 2027-01-19 13:00" },
    /* excluded by the day, in UTC, and by several at once */
    { "DTSTART:20270105T130000\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20270112",
      "2027-01-05 13:00; 2027-01-19 13:00" },
    { "DTSTART:20270105T130000\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20270112T120000Z,20270119T120000Z",
      "2027-01-05 13:00; 2027-01-26 13:00" },
    { "DTSTART:20270105T130000\nRDATE:20270107T100000,20270105T130000,20270106T090000",
      "2027-01-05 13:00; 2027-01-06 9:00; 2027-01-07 10:00" },
    { "DTSTART:20270105T130000Z\nDTEND:20270105T140000Z\nRDATE;VALUE=PERIOD:20270107T100000Z/PT1H",
      "2027-01-05 14:00-15:00; 2027-01-07 11:00-12:00" },
    /* the clock stays, also over the change of the clock */
    { "DTSTART;TZID=Europe/Berlin:20270321T170000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY;COUNT=3",
      "2027-03-21 17:00-19:00; 2027-03-28 17:00-19:00; 2027-04-04 17:00-19:00" },
    { "DTSTART:20270321T160000Z\nRRULE:FREQ=WEEKLY;COUNT=3",
      "2027-03-21 17:00; 2027-03-28 18:00; 2027-04-04 18:00" },
    { "DTSTART;TZID=Europe/Berlin:20270327T023000\nRRULE:FREQ=DAILY;COUNT=3",
      "2027-03-27 2:30; 2027-03-28 3:30; 2027-03-29 2:30" },
    /* until: to and including, on the clock of the series */
    { "DTSTART;TZID=Europe/Berlin:20270105T000000\nRRULE:FREQ=DAILY;UNTIL=20270106T230000Z",
      "2027-01-05 0:00; 2027-01-06 0:00; 2027-01-07 0:00" },
    { "DTSTART;TZID=Europe/Berlin:20270105T130000\nRRULE:FREQ=DAILY;UNTIL=20270106T115959Z",
      "2027-01-05 13:00" },
    { "DTSTART:20270105T130000\nRRULE:FREQ=DAILY;UNTIL=20270106", "2027-01-05 13:00; 2027-01-06 13:00" },
    { "DTSTART;VALUE=DATE:20270105\nRRULE:FREQ=DAILY;UNTIL=20270106T120000Z", "2027-01-05; 2027-01-06" },
    /* the start counts where the rule does not name it */
    { "DTSTART:20270106T130000\nRRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270119",
      "2027-01-06 13:00; 2027-01-12 13:00; 2027-01-19 13:00" },
    { "DTSTART:20240229T130000\nRRULE:FREQ=YEARLY;COUNT=2", "2024-02-29 13:00; 2028-02-29 13:00" },
    { "DTSTART:20270105T130000\nRRULE:FREQ=DAILY;COUNT=1\nEXDATE:20270105T130000", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_dates (f, cases[i][0], cases[i][1]);
}

static void
test_single_dates (Fixture *f, gconstpointer data)
{
  g_autoptr (NzIcalFile) file = read_lines (
      f, "BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20270112T130000\nDTSTART:20270113T150000\nSUMMARY:Anders\n"
         "END:VEVENT\nBEGIN:VEVENT\nUID:s\nSEQUENCE:4\nDTSTART;TZID=Europe/Berlin:20270105T130000\n"
         "RRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:Reihe\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\n"
         "RECURRENCE-ID;VALUE=DATE:20270119\nDTSTART:20270119T130000\nSTATUS:CANCELLED\nSUMMARY:Reihe\n"
         "END:VEVENT\nBEGIN:VEVENT\nUID:alone\nRECURRENCE-ID:20270301T120000Z\nDTSTART:20270302T120000Z\n"
         "END:VEVENT");
  g_autofree char *found = list (file);
  const NzIcalEvent *moved = file->events->pdata[1], *cancelled = file->events->pdata[2];

  g_assert_cmpstr (
      found, ==, "2027-01-05 13:00; 2027-01-13 15:00; 2027-01-19 13:00; 2027-01-26 13:00; 2027-03-02 13:00");
  g_assert_cmpstr (moved->instance, ==, "20270112T120000Z");
  g_assert_cmpstr (moved->name, ==, "Anders");
  g_assert_true (cancelled->is_cancelled);
  g_assert_cmpstr (((NzIcalEvent *)file->events->pdata[4])->instance, ==, "20270301T120000Z");
  g_assert_true (g_hash_table_contains (file->whole, "s"));
  g_assert_false (g_hash_table_contains (file->whole, "alone"));
}

/* Without an end, far beyond, and every second: a horizon, which is said. */
static void
test_endless (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *lines;
    guint most, least;
  } cases[] = {
    { "DTSTART:20261124T130000\nRRULE:FREQ=WEEKLY", 111, 108 },
    { "DTSTART:20261124T130000\nRRULE:FREQ=YEARLY;COUNT=500", 3, 3 },
    { "DTSTART:20261124T130000\nRRULE:FREQ=SECONDLY", NZ_ICAL_MOST, NZ_ICAL_MOST },
    { "DTSTART:19990105T130000\nRRULE:FREQ=DAILY", NZ_ICAL_MOST, NZ_ICAL_MOST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NzIcalFile) file = read_event (f, cases[i].lines);
      g_assert_cmpint (file->faults->len, ==, 0);
      g_assert_cmpint (file->events->len, <=, cases[i].most);
      g_assert_cmpint (file->events->len, >=, cases[i].least);
      g_assert_cmpint (file->notes->len, ==, 1);
      g_assert_nonnull (strstr (((NzIcalRemark *)file->notes->pdata[0])->message, "goes on"));
    }
  /* 30 February never comes. */
  g_autoptr (NzIcalFile) never
      = read_event (f, "DTSTART:20270105T130000\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
  g_assert_cmpint (never->faults->len, ==, 1);
  g_assert_cmpint (never->events->len, ==, 0);
}

/* --- bytes
 * -------------------------------------------------------------------------------------------------- */

static void
assert_name (Fixture *f, const char *bytes, gsize size, const char *wanted)
{
  g_autoptr (NzIcalFile) file = read_bytes (f, bytes, size);

  g_assert_cmpint (file->faults->len, ==, 0);
  g_assert_cmpint (file->events->len, ==, 1);
  g_assert_cmpstr (((NzIcalEvent *)file->events->pdata[0])->name, ==, wanted);
}

static void
test_bytes (Fixture *f, gconstpointer data)
{
#define HEAD "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20270105T130000\r\n"
#define TAIL "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
  static const char plain[] = HEAD "SUMMARY:Grüße\\, \\; \\\\ \\n und\t mehr" TAIL;
  static const char inside[] = HEAD "SUMMARY:Gr\xc3\r\n \xbc\xc3\r\n \x9f"
                                    "e \xf0\x9f\n \x98\x80" TAIL;
  static const char latin[] = HEAD "SUMMARY:Gr\xfc\xdf"
                                   "e" TAIL;
  static const char mark[] = "\xef\xbb\xbf" HEAD "SUMMARY:Grüße" TAIL;
  static const char lines[] = "begin:vcalendar\nbegin:vevent\nuid:a\ndtstart:20270105T130000\nsummary:Gr\n "
                              "üße\nend:vevent\nend:vcalendar";
  static const char old[] = "BEGIN:VCALENDAR\rBEGIN:VEVENT\rUID:a\rDTSTART:20270105T130000\rSUMMARY:Gr\r "
                            "üße\rEND:VEVENT\rEND:VCALENDAR\r";

  assert_name (f, plain, sizeof plain - 1, "Grüße, ; \\ und mehr");
  assert_name (f, inside, sizeof inside - 1, "Grüße 😀");
  assert_name (f, latin, sizeof latin - 1, "Grüße");
  assert_name (f, mark, sizeof mark - 1, "Grüße");
  assert_name (f, lines, sizeof lines - 1, "Grüße");
  assert_name (f, old, sizeof old - 1, "Grüße");
}

static void
assert_fault (Fixture *f, const char *text, int line, const char *part, guint events)
{
  g_autoptr (NzIcalFile) file = read_bytes (f, text, strlen (text));

  g_assert_cmpint (file->faults->len, >=, 1);
  const NzIcalRemark *fault = file->faults->pdata[0];
  g_assert_cmpint (fault->line, ==, line);
  g_assert_nonnull (strstr (fault->message, part));
  g_assert_cmpint (file->events->len, ==, events);
}

/* Each with its line; what is whole beside it is read. */
static void
test_faults (Fixture *f, gconstpointer data)
{
#define GOOD "BEGIN:VEVENT\nUID:b\nDTSTART:20270105T130000\nEND:VEVENT\n"
#define BAD(line)                                                                                            \
  "BEGIN:VCALENDAR\n" GOOD "BEGIN:VEVENT\nUID:a\nSUMMARY:Lang\n er Titel\n" line                             \
  "\nEND:VEVENT\nEND:VCALENDAR\n"
  assert_fault (f, BAD ("DTSTART:gestern"), 10, "gestern", 1);
  assert_fault (f, BAD ("DTSTART:20270230T130000"), 10, "DTSTART", 1);
  assert_fault (f, BAD ("DTSTART:20270105T250000"), 10, "DTSTART", 1);
  assert_fault (f, BAD ("DTSTART:20270105T130000\nDTEND:20270105T120000"), 11, "before it starts", 1);
  assert_fault (f, BAD ("DTSTART:20270105T130000\nRRULE:FREQ=MANCHMAL"), 11, "RRULE", 1);
  assert_fault (f, BAD ("DTSTART:20270105T130000\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:20279905T130000"), 12,
                "EXDATE", 1);
  assert_fault (f, BAD ("LOCATION:Rathaus"), 6, "DTSTART", 1);
  assert_fault (f, BAD ("DTSTART:20270105T130000\nhier fehlt etwas"), 11, "hier fehlt etwas", 1);
  assert_fault (f, "BEGIN:VCALENDAR\n" GOOD "BEGIN:VEVENT\nDTSTART:20270105", 7, "cut off", 1);
  assert_fault (f, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270105\nEND:VCALENDAR\n", 4, "END:VEVENT", 0);
  assert_fault (f, "BEGIN:VCALENDAR\n" GOOD "END:VCALENDAR\nUnd noch etwas\n", 7, "Und noch", 1);
#undef BAD
#undef GOOD
  static const char *const foreign[]
      = { "", "\n\n", "%PDF-1.7\n", "\x89PNG\r\n\x1a\n", "Name;Ort\n", "BEGIN:VCARD\nEND:VCARD\n" };
  g_autofree char *path = g_build_filename (f->folder, "in.ics", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autoptr (GError) error = NULL;
      fixture_write_file (path, foreign[i], (gssize)strlen (foreign[i]));
      g_assert_null (nz_ical_read (path, TODAY, &error));
      g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "in.ics"));
      g_assert_nonnull (strstr (error->message, "VCALENDAR"));
    }
}

/* What is no matter of days and hours may be as it likes. */
static void
test_lenient (Fixture *f, gconstpointer data)
{
  assert_dates (f,
                "DTSTART:20270105T130000\nLOCATION:\nX-WHAT;A=B:c\nATTENDEE;PARTSTAT=VIELLEICHT:mailto:x@y\n"
                "PRIORITY:hoch\nGEO:da\nBEGIN:VALARM\nTRIGGER:-PT15M\nDTSTART:never\nEND:VALARM",
                "2027-01-05 13:00");
}

/* Broken in any place it is read or not, but never a crash or what is no text. */
static void
test_broken (Fixture *f, gconstpointer data)
{
  static const char pieces[][12] = { "\r\n", ":",  ";", "END:VEVENT", "\xc3", "999999999", "-",     ",",
                                     "=",    "\"", "T", "Z",          "\\",   "P",         "UNTIL=" };
  static const char text[]
      = "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Hier\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n"
        "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:"
        "STANDARD\r\n"
        "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:a\r\n"
        "SEQUENCE:3\r\nDTSTART;TZID=Hier:20270105T130000\r\nDURATION:PT1H30M\r\n"
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;UNTIL=20270301T120000Z\r\nEXDATE;TZID=Hier:"
        "20270106T130000\r\n"
        "RDATE;VALUE=PERIOD:20270107T100000Z/PT1H\r\nSUMMARY:Gr\xc3\xbc\xc3\x9f"
        "e\\, \\n\r\n und mehr\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20270118T120000Z\r\n"
        "DTSTART;VALUE=DATE:20270119\r\nDTEND;VALUE=DATE:20270121\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GString) broken = g_string_new (text);
      g_autoptr (GError) error = NULL;
      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        {
          gssize at = g_rand_int_range (random, 0, (gint32)broken->len);
          gssize left = (gssize)broken->len - at, size = g_rand_int_range (random, 0, 9);
          g_string_erase (broken, at, MIN (size, left));
          g_string_insert (broken, at, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
        }
      g_autoptr (NzIcalFile) file = nz_ical_read_data (broken->str, broken->len, "x.ics", TODAY, &error);
      g_assert_true ((file == NULL) == (error != NULL));
      for (guint j = 0; file != NULL && j < file->events->len; j++)
        {
          const NzIcalEvent *event = file->events->pdata[j];
          g_assert_true (nz_date_is_valid (event->day) && event->starts < 24 * 60 && event->ends < 24 * 60);
          g_assert_true (event->ends < 0 || event->ends > event->starts);
          g_assert_true (g_utf8_validate (event->uid, -1, NULL));
          g_assert_true (event->name == NULL || g_utf8_validate (event->name, -1, NULL));
        }
    }
}

/* --- into the file
 * ------------------------------------------------------------------------------------------ */

static NzIcalPlan *
import (Fixture *f, NzIcalFile *file)
{
  g_autoptr (GError) error = NULL;
  NzIcalPlan *plan = nz_ical_plan_new (f->store, file, TODAY, &error);

  g_assert_no_error (error);
  g_assert_true (nz_ical_plan_apply (plan, f->store, "in.ics", &error));
  g_assert_no_error (error);
  return plan;
}

static void
assert_counts (
    const NzIcalPlan *plan, guint new, guint changed, guint gone, guint same, guint older, guint own)
{
  const guint wanted[NZ_ICAL_N_STATES] = { new, changed, gone, same, older, own };

  for (guint i = 0; i < NZ_ICAL_N_STATES; i++)
    {
      g_assert_cmpint (plan->counts[i], ==, wanted[i]);
    }
}

static NzRecord *
only_meeting (Fixture *f)
{
  g_autoptr (GPtrArray) records
      = nz_load_records (f->store, &nz_entity_meeting, "SELECT id FROM meeting", NZ_DATE_NONE, 0, NULL);

  g_assert_cmpint (records->len, ==, 1);
  return g_object_ref (records->pdata[0]);
}

static void
import_and_count (
    Fixture *f, const char *lines, guint new, guint changed, guint gone, guint same, guint older)
{
  g_autoptr (NzIcalFile) file = read_lines (f, lines);
  g_autoptr (NzIcalPlan) plan = import (f, file);

  assert_counts (plan, new, changed, gone, same, older, 0);
}

#define EVENT(sequence, rest) "BEGIN:VEVENT\nUID:a\nSEQUENCE:" sequence "\n" rest "\nEND:VEVENT"

static void
test_updates (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *first
      = EVENT ("1", "DTSTAMP:20261101T000000Z\nDTSTART:20270105T130000\nDTEND:20270105T150000\nSUMMARY:"
                    "Fest\nLOCATION:Rathaus\nDESCRIPTION:Text\nSTATUS:CONFIRMED");

  import_and_count (f, first, 1, 0, 0, 0, 0);
  g_autoptr (NzRecord) record = only_meeting (f);
  gint64 id = nz_record_get_id (record);
  g_assert_cmpstr (nz_record_get_text (record, "kind"), ==, "event");
  g_assert_cmpstr (nz_record_get_text (record, "state"), ==, "planned");
  g_assert_cmpstr (nz_record_get_text (record, "place"), ==, "Rathaus");
  g_assert_cmpstr (nz_record_get_text (record, "notes"), ==, "Text");
  g_assert_cmpint (nz_record_get_int (record, "ends"), ==, 15 * 60);

  /* again, with another stamp: no step at all */
  gint64 step = nz_store_get_undo_step (f->store);
  import_and_count (f, first, 0, 0, 0, 1, 0);
  import_and_count (
      f,
      EVENT ("1",
             "DTSTAMP:20261122T000000Z\nLAST-MODIFIED:20261122T000000Z\nDTSTART:20270105T120000Z\nDURATION:"
             "PT2H\nSUMMARY:Fest\nLOCATION:Rathaus\nDESCRIPTION:Text\nSTATUS:CONFIRMED"),
      0, 0, 0, 1, 0);
  g_assert_cmpint (nz_store_get_undo_step (f->store), ==, step);

  /* what was changed here stays until the file changes */
  records_set (f, &nz_entity_meeting, id, "name", "Unser Fest", NULL);
  import_and_count (f, first, 0, 0, 0, 1, 0);
  import_and_count (f, EVENT ("0", "DTSTART:20270104T130000\nSUMMARY:Alt"), 0, 0, 0, 0, 1);
  import_and_count (f, EVENT ("2", "DTSTART:20270107T130000\nSUMMARY:Fest"), 0, 1, 0, 0, 0);
  g_autoptr (NzRecord) moved = only_meeting (f);
  g_assert_cmpint (nz_record_get_id (moved), ==, id);
  g_assert_cmpstr (nz_record_get_text (moved, "name"), ==, "Fest");
  g_assert_true (nz_date_equal (nz_record_get_date (moved, "day"), nz_date (2027, 1, 7)));
  g_assert_false (nz_record_has (moved, "place"));
  /* the first one comes late */
  import_and_count (f, first, 0, 0, 0, 0, 1);

  import_and_count (f, EVENT ("3", "DTSTART:20270107T130000\nSUMMARY:Fest\nSTATUS:CANCELLED"), 0, 1, 0, 0, 0);
  g_autoptr (NzRecord) cancelled = only_meeting (f);
  g_assert_cmpstr (nz_record_get_text (cancelled, "state"), ==, "cancelled");
  g_assert_true (nz_store_undo (f->store, &error));
  g_autoptr (NzRecord) back = only_meeting (f);
  g_assert_true (nz_record_equal (back, moved));
}

/* One step for all of it, undone at once. */
static void
test_series_changes (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  const char *weekly = EVENT ("1", "DTSTART:20270105T130000\nRRULE:FREQ=WEEKLY;COUNT=4");

  import_and_count (f, weekly, 4, 0, 0, 0, 0);
  import_and_count (f, weekly, 0, 0, 0, 4, 0);
  /* one date falls out, one moves */
  import_and_count (
      f,
      EVENT ("2", "DTSTART:20270105T130000\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE:20270112T130000") "\n" EVENT (
          "2", "RECURRENCE-ID:20270119T130000\nDTSTART:20270120T130000"),
      0, 1, 1, 2, 0);
  g_assert_cmpint (
      nz_load_int (f->store, "SELECT count(*) FROM meeting WHERE state = 'cancelled' AND day = '2027-01-12'",
                   NZ_DATE_NONE, 0, 0),
      ==, 1);
  g_assert_cmpint (nz_load_int (f->store, "SELECT count(*) FROM meeting", NZ_DATE_NONE, 0, 0), ==, 4);
  /* and back again */
  import_and_count (f, EVENT ("3", "DTSTART:20270105T130000\nRRULE:FREQ=WEEKLY;COUNT=4"), 0, 2, 0, 2, 0);
  g_assert_cmpint (
      nz_load_int (f->store, "SELECT count(*) FROM meeting WHERE state = 'planned'", NZ_DATE_NONE, 0, 0), ==,
      4);
  for (int i = 0; i < 3; i++)
    g_assert_true (nz_store_undo (f->store, &error));
  g_autoptr (GHashTable) after = fixture_dump (f->store);
  fixture_assert_same (before, after);
}

/* A file with a fault cancels nothing: what it lacks may be what cannot be read. */
static void
test_fault_cancels_nothing (Fixture *f, gconstpointer data)
{
  import_and_count (f, EVENT ("1", "DTSTART:20270105T130000\nRRULE:FREQ=WEEKLY;COUNT=4"), 4, 0, 0, 0, 0);
  import_and_count (
      f,
      EVENT ("2", "DTSTART:20270105T130000\nRRULE:FREQ=WEEKLY;COUNT=2") "\nBEGIN:VEVENT\nUID:b\nEND:VEVENT",
      0, 0, 0, 2, 0);
}

/* What we export is ours when it comes back, whatever was done to it. */
static void
test_own (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "own.ics", NULL);
  g_autofree char *text = NULL;

  records_add (f, &nz_entity_meeting, "kind", "conference", "number", "149", "day", "2027-06-03", "starts",
               "13:00", "state", "planned", NULL);
  import_and_count (
      f,
      EVENT ("1", "DTSTART:20270105T130000\nRRULE:FREQ=WEEKLY;COUNT=2") "\nBEGIN:VEVENT\nUID:b\nDTSTART:"
                                                                        "20270109\nSUMMARY:B\nEND:VEVENT",
      3, 0, 0, 0, 0);
  g_assert_true (nz_ical_write_file (f->store, path, &(NzIcalOptions){ 0 }, NULL, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  gint64 step = nz_store_get_undo_step (f->store);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (NzIcalFile) file = read_bytes (f, text, strlen (text));
      g_autoptr (NzIcalPlan) plan = import (f, file);
      assert_counts (plan, 0, 0, 0, 0, 0, 4);
      /* another program leaves out what it does not know, which only our own UID survives; then it has the
       * meeting moved */
      g_autoptr (GRegex) change
          = g_regex_new (i == 0 ? "DTSTART;TZID=Europe/Berlin:20270603" : "SEQUENCE:0", 0, 0, NULL);
      char *next = g_regex_replace_literal (
          change, text, -1, 0, i == 0 ? "DTSTART;TZID=Europe/Berlin:20270610" : "SEQUENCE:9", 0, NULL);
      g_free (text);
      text = next;
    }
  g_assert_cmpint (nz_store_get_undo_step (f->store), ==, step);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* In another file it is new there once. */
static void
test_elsewhere (Fixture *f, gconstpointer data)
{
  static const char lines[]
      = "BEGIN:VEVENT\nUID:0000000000ABC@org.zim.Netzwerk\nX-NETZWERK-ID:0000000000ABC\nDTSTART:"
        "20270105T130000\nSUMMARY:149. Netzwerktagung\nEND:VEVENT";

  import_and_count (f, lines, 1, 0, 0, 0, 0);
  import_and_count (f, lines, 0, 0, 0, 1, 0);
}

#define TEST(name, function)                                                                                 \
  g_test_add ("/ical-import/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("times", test_times);
  TEST ("zones", test_zones);
  TEST ("series", test_series);
  TEST ("single-dates", test_single_dates);
  TEST ("endless", test_endless);
  TEST ("bytes", test_bytes);
  TEST ("faults", test_faults);
  TEST ("lenient", test_lenient);
  TEST ("broken", test_broken);
  TEST ("updates", test_updates);
  TEST ("series-changes", test_series_changes);
  TEST ("fault-cancels-nothing", test_fault_cancels_nothing);
  TEST ("own", test_own);
  TEST ("elsewhere", test_elsewhere);
  return g_test_run ();
}
