/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "domain/nz-agenda.h"
#include "domain/nz-attendance.h"
#include "domain/nz-meeting-progress.h"
#include "domain/nz-meeting.h"
#include "domain/nz-members.h"
#include "domain/nz-ties.h"
#include "domain/nz-year-plan.h"
#include "records.h"

#define TODAY nz_date (2027, 5, 1)

static NzRecord *
load (Fixture *f, const NzEntity *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;
  NzRecord *record = nz_store_get (f->store, entity, id, &error);
  g_assert_no_error (error);
  return record;
}

static gint64
conference (Fixture *f, const char *number, const char *day, const char *state)
{
  return records_add (f, &nz_entity_meeting, "kind", "conference", "number", number, "day", day, "state",
                      state, NULL);
}

/* --- names and places
 * --------------------------------------------------------------------------------------------- */

static void
test_title (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *kind, *number, *name, *german, *english;
  } cases[] = {
    { "conference", "149", "", "149. Netzwerktagung", "149th network conference" },
    { "conference", "1", "", "1. Netzwerktagung", "1st network conference" },
    { "conference", "162", "", "162. Netzwerktagung", "162nd network conference" },
    { "conference", "163", "", "163. Netzwerktagung", "163rd network conference" },
    { "conference", "111", "", "111. Netzwerktagung", "111th network conference" },
    { "conference", "112", "Sprache", "112. Netzwerktagung: Sprache", "112th network conference: Sprache" },
    { "conference", "", "", "Netzwerktagung", "Network conference" },
    { "seminar", "", "Wohnen in Erfurt", "Wohnen in Erfurt", "Wohnen in Erfurt" },
    { "training", "", "", "Fortbildung", "Training" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 id = records_add (f, &nz_entity_meeting, "kind", cases[i].kind, "number", cases[i].number,
                               "name", cases[i].name, "day", "2027-06-03", "state", "planned", NULL);
      g_autoptr (NzRecord) meeting = load (f, &nz_entity_meeting, id);
      g_autofree char *german = nz_meeting_title (meeting, NZ_LANGUAGE_DE);
      g_autofree char *english = nz_meeting_title (meeting, NZ_LANGUAGE_EN);
      g_assert_cmpstr (german, ==, cases[i].german);
      g_assert_cmpstr (english, ==, cases[i].english);
    }
}

static void
test_when_where (Fixture *f, gconstpointer data)
{
  gint64 id = conference (f, "1", "2027-06-03", "planned");
  g_autoptr (NzRecord) bare = load (f, &nz_entity_meeting, id);
  g_autofree char *day = nz_meeting_when (bare, NZ_LANGUAGE_EN);
  g_autofree char *nowhere = nz_meeting_where (bare);
  g_assert_cmpstr (day, ==, "Thursday, 3 June 2027");
  g_assert_cmpstr (nowhere, ==, "");

  records_set (f, &nz_entity_meeting, id, "starts", "13:00", "room", "Festsaal", "town", "Erfurt", NULL);
  g_autoptr (NzRecord) some = load (f, &nz_entity_meeting, id);
  g_autofree char *start = nz_meeting_when (some, NZ_LANGUAGE_EN);
  g_autofree char *where = nz_meeting_where (some);
  g_assert_cmpstr (start, ==, "Thursday, 3 June 2027, 13:00");
  g_assert_cmpstr (where, ==, "Festsaal, Erfurt");
}

static void
assert_found (Fixture *f, const char *which, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  gint64 found = nz_meeting_find (f->store, which, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, expected);
}

static void
assert_lost (Fixture *f, const char *which, int code)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpint (nz_meeting_find (f->store, which, TODAY, &error), ==, 0);
  g_assert_error (error, NZ_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_find (Fixture *f, gconstpointer data)
{
  assert_lost (f, "next", NZ_ERROR_NOT_FOUND);
  assert_lost (f, "last", NZ_ERROR_NOT_FOUND);

  gint64 old = conference (f, "160", "2027-01-14", "held");
  gint64 last = conference (f, "161", "2027-04-30", "held");
  conference (f, "162", "2027-05-02", "cancelled");
  gint64 next = conference (f, "163", "2027-05-20", "planned");
  conference (f, "164", "2027-09-02", "planned");
  gint64 seminar
      = records_add (f, &nz_entity_meeting, "kind", "seminar", "day", "2027-05-03", "state", "planned", NULL);
  char id[NZ_ID_TEXT_SIZE];

  assert_found (f, "next", next);
  assert_found (f, "NEXT", next);
  assert_found (f, "last", last);
  assert_found (f, "160", old);
  assert_found (f, nz_id_to_text (seminar, id), seminar);
  assert_lost (f, "999", NZ_ERROR_NOT_FOUND);
  assert_lost (f, "0", NZ_ERROR_INVALID);
  assert_lost (f, "", NZ_ERROR_INVALID);
  assert_lost (f, "die nächste", NZ_ERROR_INVALID);
  assert_lost (f, nz_id_to_text (12345, id), NZ_ERROR_NOT_FOUND);

  /* A conference is next on its own day until that is over. */
  records_set (f, &nz_entity_meeting, next, "day", "2027-05-01", NULL);
  assert_found (f, "next", next);

  g_autoptr (GPtrArray) may
      = nz_meetings_between (f->store, nz_date (2027, 5, 1), nz_date (2027, 5, 31), NULL, NULL);
  g_assert_cmpuint (may->len, ==, 3);
  g_autoptr (GPtrArray) seminars
      = nz_meetings_between (f->store, nz_date (2027, 5, 1), nz_date (2027, 5, 31), "seminar", NULL);
  g_assert_cmpuint (seminars->len, ==, 1);

  /* what cannot be read is no "none" */
  g_assert_true (nz_sql_exec (f->store, "ALTER TABLE meeting RENAME TO lost", NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *which[] = { "next", "last", "160" };

      g_assert_cmpint (nz_meeting_find (f->store, which[i], TODAY, &error), ==, 0);
      g_assert_nonnull (error);
      g_assert_false (g_error_matches (error, NZ_ERROR, NZ_ERROR_NOT_FOUND));
    }
  g_assert_true (nz_sql_exec (f->store, "ALTER TABLE lost RENAME TO meeting", NULL));
}

/* --- the agenda's clock
 * --------------------------------------------------------------------------------------------- */

static char *
clock_of (const NzAgenda *agenda)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < agenda->rows->len; i++)
    {
      const NzAgendaRow *row = agenda->rows->pdata[i];
      g_autofree char *time = row->starts >= 0 ? nz_time_format (row->starts) : g_strdup ("-");
      g_string_append_printf (text, "%s%s %s", i > 0 ? "|" : "", time, row->title);
    }
  return g_string_free (text, FALSE);
}

static void
assert_clock (Fixture *f, gint64 meeting, const char *expected)
{
  g_autoptr (NzRecord) record = load (f, &nz_entity_meeting, meeting);
  g_autoptr (NzAgenda) agenda = nz_agenda_new (f->store, record, NZ_LANGUAGE_EN, NULL);
  g_autofree char *text = clock_of (agenda);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_agenda (Fixture *f, gconstpointer data)
{
  gint64 id = conference (f, "1", "2027-06-03", "planned");
  gint64 office = records_add (f, &nz_entity_organisation, "name", "Jugendamt der Stadt", "short_name",
                               "Jugendamt", "kind", "office", NULL);
  gint64 becker = records_add (f, &nz_entity_person, "title", "Dr.", "given_name", "Natalia", "family_name",
                               "Becker", NULL);
  gint64 third = records_add (f, &nz_entity_agenda_item, "@meeting", id, "rank", "3", "kind", "break",
                              "minutes", "15", NULL);
  gint64 first = records_add (f, &nz_entity_agenda_item, "@meeting", id, "rank", "1", "kind", "opening",
                              "minutes", "10", NULL);
  records_add (f, &nz_entity_agenda_item, "@meeting", id, "rank", "2", "kind", "report", "name", "AG 2",
               "minutes", "50", "@organisation", office, "@person", becker, NULL);

  assert_clock (f, id, "- Opening|- AG 2|- Break");
  records_set (f, &nz_entity_meeting, id, "starts", "13:00", "ends", "14:00", NULL);
  assert_clock (f, id, "13:00 Opening|13:10 AG 2|14:00 Break");
  g_autoptr (NzRecord) meeting = load (f, &nz_entity_meeting, id);
  g_autoptr (NzAgenda) agenda = nz_agenda_new (f->store, meeting, NZ_LANGUAGE_DE, NULL);
  g_assert_cmpint (agenda->minutes, ==, 75);
  g_assert_cmpint (agenda->ends, ==, 14 * 60 + 15);
  g_assert_cmpint (agenda->overrun, ==, 15);
  const NzAgendaRow *report = agenda->rows->pdata[1];
  g_assert_cmpstr (report->by, ==, "Dr. Natalia Becker, Jugendamt der Stadt");
  g_assert_cmpstr (((NzAgendaRow *)agenda->rows->pdata[2])->title, ==, "Pause");

  g_autoptr (GError) error = NULL;
  g_assert_true (nz_agenda_move (f->store, id, third, 0, &error));
  assert_clock (f, id, "13:00 Break|13:15 Opening|13:25 AG 2");
  g_autofree char *label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Move “Break” in the agenda");
  g_assert_true (nz_agenda_move (f->store, id, first, 99, &error));
  assert_clock (f, id, "13:00 Break|13:15 AG 2|14:05 Opening");
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_true (nz_store_undo (f->store, NULL));
  assert_clock (f, id, "13:00 Opening|13:10 AG 2|14:00 Break");
  g_assert_false (nz_agenda_move (f->store, id, 4711, 0, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
}

/* --- how far it is
 * ---------------------------------------------------------------------------------------------------- */

static NzMeetingProgress *
progress_of (Fixture *f, gint64 id, NzDate today)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) meeting = load (f, &nz_entity_meeting, id);
  NzMeetingProgress *progress
      = nz_meeting_progress_new (f->store, meeting, today, 28, NZ_LANGUAGE_EN, &error);
  g_assert_no_error (error);
  return progress;
}

static void
test_progress (Fixture *f, gconstpointer data)
{
  gint64 id = conference (f, "1", "2027-06-03", "planned");
  g_autoptr (NzMeetingProgress) early = progress_of (f, id, nz_date (2027, 4, 1));
  g_assert_cmpuint (early->n_done, ==, 1);
  g_assert_false (early->steps[NZ_STEP_ROOM].is_late);
  g_assert_cmpstr (early->summary, ==, "Next: have the room confirmed");
  g_assert_cmpstr (early->steps[NZ_STEP_DATE].words, ==, "3 June 2027");

  records_set (f, &nz_entity_meeting, id, "room", "Festsaal", "starts", "13:00", "ends", "16:00", "reply_by",
               "2027-05-20", NULL);
  for (int i = 0; i < 3; i++)
    records_add (f, &nz_entity_agenda_item, "@meeting", id, "kind", "news", "minutes", "30", NULL);
  gint64 invitations[4];
  for (int i = 0; i < 4; i++)
    invitations[i]
        = records_add (f, &nz_entity_invitation, "@meeting", id, "@organisation",
                       records_organisation (f, "Verein"), "sent_on", i < 3 ? "2027-05-05" : "", "reply",
                       i == 0   ? "yes"
                       : i == 1 ? "no"
                                : "",
                       NULL);
  g_autoptr (NzMeetingProgress) middle = progress_of (f, id, nz_date (2027, 5, 10));
  g_assert_cmpfloat (middle->steps[NZ_STEP_ROOM].fraction, ==, 0.5);
  g_assert_true (middle->steps[NZ_STEP_ROOM].is_late);
  g_assert_cmpfloat (middle->steps[NZ_STEP_AGENDA].fraction, ==, 1);
  g_assert_cmpfloat (middle->steps[NZ_STEP_INVITED].fraction, ==, 0.75);
  g_assert_cmpstr (middle->steps[NZ_STEP_INVITED].words, ==, "3 of 4 sent");
  g_assert_cmpfloat (middle->steps[NZ_STEP_REPLIES].fraction, ==, 0.5);
  g_assert_cmpstr (middle->steps[NZ_STEP_REPLIES].words, ==, "2 of 4 replied, 1 coming");
  g_assert_cmpfloat (middle->steps[NZ_STEP_HELD].fraction, ==, 0);

  records_set (f, &nz_entity_meeting, id, "room_confirmed", "1", "state", "held", "minutes_sent_on",
               "2027-06-17", NULL);
  records_set (f, &nz_entity_invitation, invitations[3], "sent_on", "2027-05-06", NULL);
  for (int i = 0; i < 4; i++)
    records_set (f, &nz_entity_invitation, invitations[i], "attendance", i < 3 ? "present" : "absent", NULL);
  g_autoptr (NzMeetingProgress) late = progress_of (f, id, nz_date (2027, 7, 1));
  g_assert_cmpuint (late->n_done, ==, NZ_N_STEPS);
  g_assert_cmpstr (late->summary, ==, "All done");
  g_assert_cmpstr (late->steps[NZ_STEP_HELD].words, ==, "3 organisations, 3 people");
  g_assert_cmpstr (late->steps[NZ_STEP_MINUTES].words, ==, "sent on 17 June 2027");

  records_set (f, &nz_entity_meeting, id, "minutes_sent_on", "", NULL);
  g_autoptr (NzMeetingProgress) due = progress_of (f, id, nz_date (2027, 7, 1));
  g_autoptr (NzMeetingProgress) overdue = progress_of (f, id, nz_date (2027, 7, 2));
  g_assert_false (due->steps[NZ_STEP_MINUTES].is_late);
  g_assert_true (overdue->steps[NZ_STEP_MINUTES].is_late);
  g_assert_cmpstr (overdue->summary, ==, "Next: send the minutes");
}

/* --- the plan in the file
 * ------------------------------------------------------------------------------------------------ */

static NzYearPlan *
plan_of (Fixture *f, int year)
{
  g_autoptr (GError) error = NULL;
  NzYearPlan *plan = nz_year_plan_for_store (f->store, year, NZ_LANGUAGE_EN, &error);
  g_assert_no_error (error);
  return plan;
}

static void
test_apply (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzYearPlan) plan = plan_of (f, 2027);
  g_autoptr (GArray) ids = NULL;

  /* 1 for 1999 and six a year since: the last of 2026 would have been 163. */
  g_assert_cmpint (((NzPlanDate *)plan->dates->pdata[0])->number, ==, 164);
  g_assert_cmpint (((NzPlanDate *)plan->dates->pdata[5])->number, ==, 169);
  g_assert_cmpuint (nz_year_plan_n_new (plan), ==, 6);
  g_assert_true (nz_year_plan_apply (plan, f->store, &ids, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 6);
  g_autofree char *label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Plan the conferences of 2027");

  g_autoptr (NzRecord) first = load (f, &nz_entity_meeting, g_array_index (ids, gint64, 0));
  g_assert_cmpint (nz_record_get_int (first, "number"), ==, 164);
  g_assert_cmpstr (nz_record_get_text (first, "state"), ==, "planned");
  g_assert_cmpint (nz_date_weekday (nz_record_get_date (first, "reply_by")), <=, 5);
  g_autoptr (NzAgenda) agenda = nz_agenda_new (f->store, first, NZ_LANGUAGE_EN, NULL);
  g_assert_cmpuint (agenda->rows->len, >=, 5);
  g_assert_cmpint (agenda->overrun, ==, 0);

  /* The year is full now; the plan says what stands. */
  g_autoptr (NzYearPlan) again = plan_of (f, 2027);
  g_assert_cmpuint (nz_year_plan_n_new (again), ==, 0);
  for (guint k = 0; k < 6; k++)
    g_assert_true (nz_date_equal (((NzPlanDate *)again->dates->pdata[k])->day,
                                  ((NzPlanDate *)plan->dates->pdata[k])->day));
  g_assert_true (g_str_has_prefix (((NzPlanDate *)again->dates->pdata[1])->reason,
                                   "Already arranged: the preferred Thursday, "));
  g_assert_false (nz_year_plan_apply (again, f->store, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_EXISTS);
  g_clear_error (&error);

  /* The next year goes on from there. */
  g_autoptr (NzYearPlan) next = plan_of (f, 2028);
  g_assert_cmpint (((NzPlanDate *)next->dates->pdata[0])->number, ==, 170);
  int gap = nz_date_days_between (((NzPlanDate *)plan->dates->pdata[5])->day,
                                  ((NzPlanDate *)next->dates->pdata[0])->day);
  g_assert_cmpint (gap, >=, 28);
  g_assert_cmpint (gap, <=, 98);

  /* One step of undo takes all of it back. */
  g_assert_true (nz_store_undo (f->store, &error));
  NzQuery query = { .entity = &nz_entity_meeting };
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, 0);
}

/* Two of the year stand already, one of them cancelled: five are new, around the one that stays. */
static void
test_apply_around (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  conference (f, "163", "2026-12-03", "planned");
  gint64 own = conference (f, "164", "2027-02-17", "planned");
  conference (f, "165", "2027-05-26", "cancelled");

  g_autoptr (NzYearPlan) plan = plan_of (f, 2027);
  const NzPlanDate *kept = NULL;
  for (guint k = 0; k < plan->dates->len; k++)
    if (((NzPlanDate *)plan->dates->pdata[k])->meeting == own)
      kept = plan->dates->pdata[k];
  g_assert_nonnull (kept);
  g_assert_true (nz_date_equal (kept->day, nz_date (2027, 2, 17)));
  g_assert_cmpuint (nz_year_plan_n_new (plan), ==, 5);
  g_autoptr (GArray) ids = NULL;
  g_assert_true (nz_year_plan_apply (plan, f->store, &ids, &error));
  g_assert_cmpuint (ids->len, ==, 5);

  g_autoptr (GPtrArray) all
      = nz_meetings_between (f->store, nz_date (2026, 12, 1), nz_date (2027, 12, 31), "conference", NULL);
  NzDate before = NZ_DATE_NONE;
  for (guint i = 0; i < all->len; i++)
    {
      NzDate day = nz_record_get_date (all->pdata[i], "day");
      if (g_strcmp0 (nz_record_get_text (all->pdata[i], "state"), "cancelled") == 0)
        continue;
      if (nz_date_is_set (before))
        {
          g_assert_cmpint (nz_date_days_between (before, day), >=, 28);
          g_assert_cmpint (nz_date_days_between (before, day), <=, 98);
        }
      before = day;
    }
}

static void
test_numbers (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (nz_conference_next_number (f->store, nz_date (1999, 11, 4)), ==, 1);
  g_assert_cmpint (nz_conference_next_number (f->store, nz_date (2000, 1, 20)), ==, 2);
  g_assert_cmpint (nz_conference_next_number (f->store, nz_date (2027, 1, 1)), ==, 164);
  conference (f, "12", "2027-02-01", "held");
  conference (f, "13", "2027-04-01", "planned");
  g_assert_cmpint (nz_conference_next_number (f->store, nz_date (2027, 3, 1)), ==, 13);
  g_assert_cmpint (nz_conference_next_number (f->store, nz_date (2027, 6, 1)), ==, 14);
}

/* --- attendance, ties, groups
 * ---------------------------------------------------------------------------------------------- */

static void
test_attendance (Fixture *f, gconstpointer data)
{
  gint64 organisation = records_organisation (f, "Eins");
  static const char *const days[] = { "2027-01-14", "2027-02-11", "2027-03-11", "2027-04-08" };
  static const char *const came[][2]
      = { { "absent", "present" }, { "excused", "absent" }, { "absent", "absent" }, { NULL } };

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", 160 + i);
      gint64 meeting = conference (f, number, days[i], "held");
      for (guint k = 0; k < 2 && came[i][k] != NULL; k++)
        records_add (f, &nz_entity_invitation, "@meeting", meeting, "@organisation", organisation,
                     "attendance", came[i][k], NULL);
    }
  conference (f, "164", "2027-04-20", "cancelled");
  conference (f, "165", "2027-05-20", "held");

  g_autoptr (GArray) all = nz_attendance_of (f->store, organisation, TODAY, 10, NULL);
  const NzAttendance expected[]
      = { NZ_ATTENDANCE_PRESENT, NZ_ATTENDANCE_EXCUSED, NZ_ATTENDANCE_ABSENT, NZ_ATTENDANCE_UNKNOWN };
  g_assert_cmpuint (all->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpint (g_array_index (all, NzAttended, i).attendance, ==, expected[i]);
      g_assert_cmpint (g_array_index (all, NzAttended, i).number, ==, 160 + (int)i);
    }
  g_autoptr (GArray) two = nz_attendance_of (f->store, organisation, TODAY, 2, NULL);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpint (g_array_index (two, NzAttended, 0).number, ==, 162);
  g_assert_cmpstr (nz_attendance_label (NZ_ATTENDANCE_PRESENT, NZ_LANGUAGE_DE), ==, "vertreten");
}

static void
test_ties (Fixture *f, gconstpointer data)
{
  gint64 one = records_organisation (f, "Eins");
  gint64 two = records_organisation (f, "Zwei");
  gint64 three = records_organisation (f, "Drei");
  gint64 past = records_organisation (f, "Vergangen");
  records_set (f, &nz_entity_organisation, past, "until", "2020", NULL);
  records_add (f, &nz_entity_tie, "@organisation", one, "@partner", two, "intensity", "2", "confirmed", "1",
               NULL);
  records_add (f, &nz_entity_tie, "@organisation", three, "@partner", one, "intensity", "4", "since", "2015",
               NULL);
  records_add (f, &nz_entity_tie, "@organisation", two, "@partner", one, "intensity", "3", "since", "2027",
               NULL);
  records_add (f, &nz_entity_tie, "@organisation", one, "@partner", past, "intensity", "1", NULL);
  records_add (f, &nz_entity_tie, "@organisation", two, "@partner", three, "intensity", "1", "until",
               "2016-03", NULL);

  g_autoptr (GPtrArray) now = nz_ties_of (f->store, one, TODAY, NULL);
  g_assert_cmpuint (now->len, ==, 3);
  const NzTie *strongest = now->pdata[0];
  g_assert_cmpint (strongest->partner, ==, three);
  g_assert_cmpint (strongest->intensity, ==, 4);
  g_assert_cmpstr (strongest->name, ==, "Drei");
  g_assert_cmpint (strongest->since.year, ==, 2015);
  g_assert_cmpint (((NzTie *)now->pdata[1])->intensity, ==, 3);
  g_assert_true (((NzTie *)now->pdata[2])->confirmed);

  g_autoptr (GPtrArray) then = nz_ties_of (f->store, one, nz_date (2010, 1, 1), NULL);
  g_assert_cmpuint (then->len, ==, 2);
  g_autoptr (GPtrArray) ever = nz_ties_of (f->store, one, NZ_DATE_NONE, NULL);
  g_assert_cmpuint (ever->len, ==, 4);

  g_autoptr (GArray) pairs = nz_ties_on (f->store, TODAY, NULL);
  g_assert_cmpuint (pairs->len, ==, 2);
  g_autoptr (GArray) march = nz_ties_on (f->store, nz_date (2016, 3, 31), NULL);
  g_assert_cmpuint (march->len, ==, 4);
  g_autoptr (GArray) april = nz_ties_on (f->store, nz_date (2016, 4, 1), NULL);
  g_assert_cmpuint (april->len, ==, 3);
  for (guint i = 0; i < pairs->len; i++)
    {
      const NzPair *pair = &g_array_index (pairs, NzPair, i);
      g_assert_cmpint (pair->a, <, pair->b);
      g_assert_cmpint (pair->intensity, ==, pair->a == three || pair->b == three ? 4 : 3);
    }
}

static void
test_members (Fixture *f, gconstpointer data)
{
  gint64 group = records_add (f, &nz_entity_working_group, "name", "AG Sprache", "kind", "permanent", NULL);
  gint64 other = records_add (f, &nz_entity_working_group, "name", "AG Feste", "kind", "temporary", NULL);
  gint64 guest = records_organisation (f, "Aal");
  gint64 chair = records_organisation (f, "Zander");
  gint64 member = records_organisation (f, "Hecht");
  gint64 anna = records_add (f, &nz_entity_person, "title", "Dr.", "given_name", "Anna", "family_name",
                             "Amsel", NULL);
  records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", guest, "role", "guest",
               NULL);
  records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", member, "role", "member",
               NULL);
  records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", chair, "@person", anna,
               "role", "chair", "since", "2020", NULL);
  records_add (f, &nz_entity_membership, "@working_group", other, "@organisation", chair, "role", "member",
               NULL);

  g_autoptr (GPtrArray) now = nz_members_of_group (f->store, group, TODAY, NULL);
  g_assert_cmpuint (now->len, ==, 3);
  const NzMember *first = now->pdata[0];
  g_assert_cmpstr (first->organisation_name, ==, "Zander");
  g_assert_cmpstr (first->person_name, ==, "Dr. Anna Amsel");
  g_assert_cmpstr (first->role, ==, "chair");
  g_assert_cmpstr (((NzMember *)now->pdata[2])->organisation_name, ==, "Aal");
  g_assert_null (((NzMember *)now->pdata[2])->person_name);
  g_autoptr (GPtrArray) before = nz_members_of_group (f->store, group, nz_date (2019, 12, 31), NULL);
  g_assert_cmpuint (before->len, ==, 2);
  g_autoptr (GPtrArray) groups = nz_groups_of_organisation (f->store, chair, TODAY, NULL);
  g_assert_cmpuint (groups->len, ==, 2);
  g_assert_cmpstr (((NzMember *)groups->pdata[0])->group_name, ==, "AG Feste");
  g_autoptr (GPtrArray) hers = nz_groups_of_person (f->store, anna, TODAY, NULL);
  g_assert_cmpuint (hers->len, ==, 1);
}

static void
test_sole_person (Fixture *f, gconstpointer data)
{
  gint64 none = records_organisation (f, "Aal"), one = records_organisation (f, "Hecht");
  gint64 two = records_organisation (f, "Zander");
  gint64 anna = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Amsel", NULL);
  gint64 fritz = records_add (f, &nz_entity_person, "given_name", "Fritz", "family_name", "Fink", NULL);

  records_add (f, &nz_entity_position, "@person", anna, "@organisation", one, "function", "Vorsitz", NULL);
  records_add (f, &nz_entity_position, "@person", anna, "@organisation", one, "function", "Kasse", NULL);
  records_add (f, &nz_entity_position, "@person", fritz, "@organisation", one, "until", "2001", NULL);
  records_add (f, &nz_entity_position, "@person", anna, "@organisation", two, NULL);
  records_add (f, &nz_entity_position, "@person", fritz, "@organisation", two, NULL);
  g_assert_cmpint (nz_sole_person_of (f->store, none, TODAY), ==, 0);
  g_assert_cmpint (nz_sole_person_of (f->store, one, TODAY), ==, anna);
  g_assert_cmpint (nz_sole_person_of (f->store, two, TODAY), ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/meeting/title", test_title);
  ADD ("/meeting/when-where", test_when_where);
  ADD ("/meeting/find", test_find);
  ADD ("/meeting/agenda", test_agenda);
  ADD ("/meeting/progress", test_progress);
  ADD ("/meeting/apply", test_apply);
  ADD ("/meeting/apply-around", test_apply_around);
  ADD ("/meeting/numbers", test_numbers);
  ADD ("/meeting/attendance", test_attendance);
  ADD ("/meeting/ties", test_ties);
  ADD ("/meeting/members", test_members);
  ADD ("/meeting/sole-person", test_sole_person);
  return g_test_run ();
}
