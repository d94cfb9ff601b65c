/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <libical/ical.h>
#include <string.h>

#include "exchange/nz-content-line.h"
#include "exchange/nz-ical-writer.h"
#include "exchange/nz-ical-zone.h"
#include "records.h"

/* Calendar files, read back with libical itself. */

static char *
write_text (Fixture *f, const NzIcalOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "out.ics", NULL);
  char *text = NULL;

  g_assert_true (nz_ical_write_file (f->store, path, options, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpint (g_remove (path), ==, 0);
  return text;
}

static icalcomponent *
read_back (const char *text)
{
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_true (icalrestriction_check (calendar));
  return calendar;
}

static icalcomponent *
export_one (Fixture *f, gint64 meeting, gboolean with_personal)
{
  g_autofree char *text
      = write_text (f, &(NzIcalOptions){ .meeting = meeting, .with_personal = with_personal });

  return read_back (text);
}

static icalcomponent *
event_of (icalcomponent *calendar)
{
  icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);

  g_assert_nonnull (event);
  return event;
}

static gint64
conference (Fixture *f, const char *day, const char *starts, const char *ends)
{
  return records_add (f, &nz_entity_meeting, "kind", "conference", "number", "149", "day", day, "starts",
                      starts, "ends", ends, "state", "planned", NULL);
}

static int
sequence (Fixture *f, gint64 meeting)
{
  icalcomponent *calendar = export_one (f, meeting, FALSE);
  int number = icalcomponent_get_sequence (event_of (calendar));

  icalcomponent_free (calendar);
  return number;
}

/* --- fields
 * ------------------------------------------------------------------------------------------------- */

static void
test_fields (Fixture *f, gconstpointer data)
{
  char id[NZ_ID_TEXT_SIZE];
  gint64 meeting = records_add (f, &nz_entity_meeting, "kind", "conference", "number", "149", "day",
                                "2027-06-03", "starts", "13:00", "ends", "16:30", "state", "planned",
                                "room_confirmed", "1", "place", "Rathaus", "room", "Festsaal; 1, links",
                                "focus", "A\\B; C, D", "notes", "Geheimes", NULL);
  records_add (f, &nz_entity_agenda_item, "@meeting", meeting, "kind", "opening", "rank", "1", "name",
               "Begrüßung", "minutes", "10", NULL);
  icalcomponent *calendar = export_one (f, meeting, FALSE);
  icalcomponent *event = event_of (calendar);
  icalproperty *start = icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY);
  g_autofree char *uid = g_strconcat (nz_id_to_text (meeting, id), "@org.zim.Netzwerk", NULL);
  const char *description = icalcomponent_get_description (event);

  g_assert_cmpstr (icalcomponent_get_summary (event), ==, "149th network conference");
  g_assert_cmpstr (icalcomponent_get_uid (event), ==, uid);
  g_assert_cmpstr (icalcomponent_get_location (event), ==, "Rathaus, Festsaal; 1, links");
  g_assert_cmpint (icalcomponent_get_status (event), ==, ICAL_STATUS_CONFIRMED);
  g_assert_cmpint (icalcomponent_get_sequence (event), ==, 0);
  g_assert_true (g_str_has_prefix (description, "Focus: A\\B; C, D\n\nAgenda\n13:00 Begrüßung"));
  g_assert_null (strstr (description, "Geheimes"));
  g_assert_false (icaltime_is_null_time (icalcomponent_get_dtstamp (event)));
  g_assert_cmpstr (icalproperty_get_parameter_as_string (start, "TZID"), ==, "Europe/Berlin");
  g_assert_cmpstr (icalproperty_get_value_as_string (start), ==, "20270603T130000");
  g_assert_cmpstr (icaltime_as_ical_string (icalcomponent_get_dtend (event)), ==, "20270603T163000");
  icalcomponent_free (calendar);
}

/* A day without hours ends before the next one; an end before the start is none. */
static void
test_times (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *day, *starts, *ends, *from, *to;
  } cases[] = {
    { "2027-12-31", "", "", "20271231", "20280101" },
    { "2027-06-03", "13:00", "12:00", "20270603T130000", NULL },
    { "2027-06-03", "13:00", "", "20270603T130000", NULL },
    /* Summer time skips the hour from two to three. */
    { "2027-03-28", "02:30", "04:00", "20270328T033000", "20270328T040000" },
    { "2027-03-28", "01:30", "02:45", "20270328T013000", "20270328T034500" },
    { "2027-03-28", "02:30", "03:15", "20270328T033000", NULL },
    { "2027-10-31", "02:30", "04:00", "20271031T023000", "20271031T040000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 meeting = conference (f, cases[i].day, cases[i].starts, cases[i].ends);
      icalcomponent *calendar = export_one (f, meeting, FALSE);
      icalproperty *start = icalcomponent_get_first_property (event_of (calendar), ICAL_DTSTART_PROPERTY);
      icalproperty *end = icalcomponent_get_first_property (event_of (calendar), ICAL_DTEND_PROPERTY);

      g_assert_cmpstr (icalproperty_get_value_as_string (start), ==, cases[i].from);
      g_assert_cmpstr (end != NULL ? icalproperty_get_value_as_string (end) : NULL, ==, cases[i].to);
      icalcomponent_free (calendar);
    }
}

static void
test_states (Fixture *f, gconstpointer data)
{
  gint64 meeting = conference (f, "2027-06-03", "13:00", "16:30");
  static const struct
  {
    const char *state;
    icalproperty_status status;
  } cases[] = { { "held", ICAL_STATUS_CONFIRMED },
                { "cancelled", ICAL_STATUS_CANCELLED },
                { "planned", ICAL_STATUS_TENTATIVE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      records_set (f, &nz_entity_meeting, meeting, "state", cases[i].state, NULL);
      icalcomponent *calendar = export_one (f, meeting, FALSE);
      g_assert_cmpint (icalcomponent_get_status (event_of (calendar)), ==, cases[i].status);
      icalcomponent_free (calendar);
    }
}

/* --- versions
 * ----------------------------------------------------------------------------------------------- */

/* Whatever happens, what is exported after a change has a higher number than what was exported before. */
static void
test_sequence (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 meeting = conference (f, "2027-06-03", "13:00", "16:30");
  gint64 other = conference (f, "2027-09-02", "13:00", "16:30");

  g_assert_cmpint (sequence (f, meeting), ==, 0);
  records_set (f, &nz_entity_meeting, meeting, "day", "2027-06-10", NULL);
  g_assert_cmpint (sequence (f, meeting), ==, 1);
  /* what is nobody's business outside does not count */
  records_set (f, &nz_entity_meeting, meeting, "notes", "Kaffee bestellen", "letter_text", "Text", NULL);
  g_assert_cmpint (sequence (f, meeting), ==, 1);
  records_set (f, &nz_entity_meeting, meeting, "room", "Ratssitzungssaal", "starts", "14:00", NULL);
  g_assert_cmpint (sequence (f, meeting), ==, 2);

  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_cmpint (sequence (f, meeting), ==, 3);
  g_assert_true (nz_store_redo (f->store, &error));
  g_assert_cmpint (sequence (f, meeting), ==, 4);
  g_assert_true (nz_store_undo (f->store, &error));
  records_set (f, &nz_entity_meeting, meeting, "state", "cancelled", NULL);
  g_assert_cmpint (sequence (f, meeting), ==, 6);

  g_assert_true (nz_store_delete (f->store, &nz_entity_meeting, meeting, &error));
  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_cmpint (sequence (f, meeting), ==, 7);
  fixture_reopen (f);
  g_assert_cmpint (sequence (f, meeting), ==, 7);
  g_assert_cmpint (sequence (f, other), ==, 0);
}

/* --- people
 * ------------------------------------------------------------------------------------------------- */

static void
test_personal (Fixture *f, gconstpointer data)
{
  gint64 meeting = conference (f, "2027-06-03", "13:00", "16:30");
  gint64 person = records_add (f, &nz_entity_person, "given_name", "Olga", "family_name", "Schmidt \"Olli\"",
                               "email", "olga@example.org", NULL);
  gint64 organisation = records_add (f, &nz_entity_organisation, "kind", "individual", "name", "Viktor Braun",
                                     "email", "viktor@example.org", NULL);
  g_autoptr (NzRecord) network = nz_store_get_network (f->store, NULL);

  records_set (f, &nz_entity_network, nz_record_get_id (network), "name", "Netzwerk", "email",
               "buero@example.org", "contact", "Frau Muster", NULL);
  records_add (f, &nz_entity_invitation, "@meeting", meeting, "@person", person, "reply", "yes", NULL);
  records_add (f, &nz_entity_invitation, "@meeting", meeting, "@organisation", organisation, NULL);
  records_add (f, &nz_entity_agenda_item, "@meeting", meeting, "kind", "presentation", "rank", "1", "name",
               "Vorstellung", "@person", person, "@organisation", organisation, NULL);

  g_autofree char *plain = write_text (f, &(NzIcalOptions){ 0 });
  static const char *const hidden[]
      = { "Olga", "Schmidt", "olga@", "Viktor", "viktor@", "Muster", "ATTENDEE", "ORGANIZER" };
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    g_assert_null (strstr (plain, hidden[i]));

  icalcomponent *calendar = export_one (f, meeting, TRUE);
  icalcomponent *event = event_of (calendar);
  icalproperty *attendee = icalcomponent_get_first_property (event, ICAL_ATTENDEE_PROPERTY);
  g_assert_cmpint (icalcomponent_count_properties (event, ICAL_ATTENDEE_PROPERTY), ==, 2);
  g_assert_cmpint (icalcomponent_count_properties (event, ICAL_ORGANIZER_PROPERTY), ==, 1);
  for (; attendee != NULL; attendee = icalcomponent_get_next_property (event, ICAL_ATTENDEE_PROPERTY))
    if (g_str_equal (icalproperty_get_attendee (attendee), "mailto:olga@example.org"))
      break;
  g_assert_nonnull (attendee);
  g_assert_cmpstr (icalproperty_get_parameter_as_string (attendee, "PARTSTAT"), ==, "ACCEPTED");
  g_assert_nonnull (strstr (icalproperty_get_parameter_as_string (attendee, "CN"), "Schmidt"));
  g_assert_nonnull (strstr (icalcomponent_get_description (event), "Olga"));
  icalcomponent_free (calendar);
}

/* --- lines
 * -------------------------------------------------------------------------------------------------- */

static void
assert_folded (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_true (g_str_has_suffix (text, "\r\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
    }
}

/* A character of two, three and four octets at every place of a line, and everything that is escaped. */
static void
test_folding (Fixture *f, gconstpointer data)
{
  static const char *const characters[] = { "ä", "…", "😀", ",", ";", "\\", "\\n", "\"", ":" };

  for (guint kind = 0; kind < G_N_ELEMENTS (characters); kind++)
    for (guint before = 50; before < 160; before++)
      {
        g_autoptr (GString) name = g_string_new (NULL);

        for (guint i = 0; i < before; i++)
          g_string_append_c (name, 'a' + (char)(i % 26));
        for (guint i = 0; i < 30; i++)
          g_string_append (name, characters[kind]);
        gint64 meeting = records_add (f, &nz_entity_meeting, "kind", "event", "name", name->str, "day",
                                      "2027-06-03", "state", "planned", NULL);
        g_autofree char *text = write_text (f, &(NzIcalOptions){ .meeting = meeting });
        assert_folded (text);
        icalcomponent *calendar = read_back (text);
        g_assert_cmpstr (icalcomponent_get_summary (event_of (calendar)), ==, name->str);
        icalcomponent_free (calendar);
        before += before > 85 && before < 120 ? 20 : 0;
      }
}

/* --- the zone
 * ----------------------------------------------------------------------------------------------- */

/* Each hour from 1980 on, as the system's data has it. */
static void
test_zone (void)
{
  icaltimezone *zone = icaltimezone_new ();
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");

  g_assert_nonnull (berlin);
  g_assert_true (icaltimezone_set_component (zone, icalcomponent_new_from_string (nz_ical_zone_text)));
  g_assert_cmpstr (icaltimezone_get_tzid (zone), ==, "Europe/Berlin");
  for (gint64 time = 315576000; time < G_GINT64_CONSTANT (2200000000); time += 6 * 3600 + 1800)
    {
      struct icaltimetype utc
          = icaltime_from_timet_with_zone ((time_t)time, FALSE, icaltimezone_get_utc_timezone ());
      int is_daylight = 0;
      int offset = icaltimezone_get_utc_offset_of_utc_time (zone, &utc, &is_daylight);
      int interval = g_time_zone_find_interval (berlin, G_TIME_TYPE_UNIVERSAL, time);

      g_assert_cmpint (offset, ==, g_time_zone_get_offset (berlin, interval));
    }
  icaltimezone_free (zone, 1);
}

/* What others see when the file is cut off or the disk is full is nothing or the old file: NzOutput's tests.
 */
static void
test_choice (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const char *const days[] = { "2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    conference (f, days[i], "13:00", "16:30");
  g_autofree char *all = write_text (f, &(NzIcalOptions){ 0 });
  g_autofree char *year = write_text (f, &(NzIcalOptions){ .year = 2026 });
  icalcomponent *first = read_back (all), *second = read_back (year);

  g_assert_cmpint (icalcomponent_count_components (first, ICAL_VEVENT_COMPONENT), ==, 4);
  g_assert_cmpint (icalcomponent_count_components (second, ICAL_VEVENT_COMPONENT), ==, 2);
  icalcomponent_free (first);
  icalcomponent_free (second);
  g_assert_false (nz_ical_write_file (f->store, "/nowhere/out.ics", &(NzIcalOptions){ 0 }, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
}

#define TEST(name, function)                                                                                 \
  g_test_add ("/ical/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("fields", test_fields);
  TEST ("times", test_times);
  TEST ("states", test_states);
  TEST ("sequence", test_sequence);
  TEST ("personal", test_personal);
  TEST ("folding", test_folding);
  TEST ("choice", test_choice);
  g_test_add_func ("/ical/zone", test_zone);
  return g_test_run ();
}
