/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-attendance-matrix.h"
#include "domain/nz-door.h"
#include "domain/nz-participants.h"
#include "domain/nz-reply.h"
#include "domain/nz-todo.h"
#include "records.h"

#define TODAY nz_date (2027, 6, 10)

static gint64
conference (Fixture *f, const char *number, const char *day)
{
  return records_add (f, &nz_entity_meeting, "kind", "conference", "number", number, "day", day, "state",
                      "held", NULL);
}

static gint64
person (Fixture *f, const char *given, const char *family)
{
  return records_add (f, &nz_entity_person, "given_name", given, "family_name", family, NULL);
}

static gint64
invite (Fixture *f, gint64 meeting, gint64 of, gint64 who, const char *reply, const char *attendance)
{
  return records_add (f, &nz_entity_invitation, "@meeting", meeting, "@organisation", of, "@person", who,
                      "reply", reply, "attendance", attendance, NULL);
}

static NzAttendanceCount
count_of (Fixture *f, gint64 meeting)
{
  g_autoptr (GError) error = NULL;
  NzAttendanceCount count = { 0 };
  g_assert_true (nz_attendance_count (f->store, meeting, &count, &error));
  g_assert_no_error (error);
  return count;
}

/* Two people for one organisation, one for two: the organisations count once, the people each. */
static void
test_count (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 meeting = conference (f, "149", "2027-06-03");
  gint64 one = records_organisation (f, "Eins"), two = records_organisation (f, "Zwei");
  gint64 three = records_organisation (f, "Drei");
  gint64 anna = invite (f, meeting, one, person (f, "Anna", "Arndt"), "yes", "present");
  invite (f, meeting, one, person (f, "Bert", "Busch"), "yes", "present");
  invite (f, meeting, three, person (f, "Carl", "Cramer"), "no", "excused");

  NzAttendanceCount before = count_of (f, meeting);
  g_assert_cmpuint (before.organisations, ==, 1);
  g_assert_cmpuint (before.people, ==, 2);
  const gint64 further[] = { two, one };
  g_assert_true (nz_door_represent (f->store, anna, further, 2, &error));
  g_assert_no_error (error);
  NzAttendanceCount after = count_of (f, meeting);
  g_assert_cmpuint (after.organisations, ==, 2);
  g_assert_cmpuint (after.people, ==, 2);
  g_assert_cmpuint (after.excused, ==, 1);
  g_autofree char *words = nz_attendance_count_words (&after, NZ_LANGUAGE_EN);
  g_assert_cmpstr (words, ==, "2 organisations, 2 people");

  /* the dots of the one that sent nobody of its own */
  g_autoptr (GArray) attended = nz_attendance_of (f->store, two, TODAY, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (attended->len, ==, 1);
  g_assert_cmpint (g_array_index (attended, NzAttended, 0).attendance, ==, NZ_ATTENDANCE_PRESENT);

  /* a public event may hold a plain number */
  records_set (f, &nz_entity_meeting, meeting, "head_count", "180", NULL);
  NzAttendanceCount counted = count_of (f, meeting);
  g_autofree char *more = nz_attendance_count_words (&counted, NZ_LANGUAGE_EN);
  g_assert_cmpstr (more, ==, "2 organisations, 180 people");
}

/* Heads that were promised: the number given, else one for each. */
static void
test_accepted (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 meeting = conference (f, "149", "2027-06-03");
  gint64 one = invite (f, meeting, records_organisation (f, "Eins"), 0, "", "");
  invite (f, meeting, records_organisation (f, "Zwei"), 0, "deputy", "");
  gint64 three = invite (f, meeting, records_organisation (f, "Drei"), 0, "", "");
  records_set (f, &nz_entity_meeting, meeting, "capacity", "4", NULL);

  const NzReply reply = { "yes", 4, "Wohnen", "Dolmetschen: Dari" };
  g_assert_true (nz_reply_enter (f->store, one, &reply, TRUE, &error));
  const NzReply no = { .code = "no" };
  g_assert_true (nz_reply_enter (f->store, three, &no, FALSE, &error));
  g_assert_no_error (error);
  NzAttendanceCount count = count_of (f, meeting);
  g_assert_cmpuint (count.accepted, ==, 5);
  g_assert_cmpuint (count.capacity, ==, 4);
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_invitation, one, &error);
  g_assert_true (nz_date_equal (nz_record_get_date (record, "replied_on"), nz_date_today ()));
  g_assert_cmpstr (nz_record_get_text (record, "wishes"), ==, "Wohnen");

  /* the code alone leaves the rest as it is */
  g_assert_true (nz_reply_enter (f->store, one, &no, FALSE, &error));
  g_autoptr (NzRecord) again = nz_store_get (f->store, &nz_entity_invitation, one, &error);
  g_assert_cmpint (nz_record_get_int (again, "people"), ==, 4);
}

static void
test_needs (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 past = conference (f, "149", "2027-06-03"), next = conference (f, "150", "2027-09-02");
  gint64 old = invite (f, past, records_organisation (f, "Eins"), 0, "yes", "");
  gint64 due = invite (f, next, records_organisation (f, "Zwei"), 0, "yes", "");
  records_set (f, &nz_entity_invitation, old, "needs", "Kinderbetreuung", NULL);
  records_set (f, &nz_entity_invitation, due, "needs", "Dolmetschen", NULL);

  /* the Overview says so, and where */
  g_autoptr (NzTodos) todos = nz_todos_new (f->store, TODAY, &error);
  gboolean is_said = FALSE;
  for (guint i = 0; i < todos->lines[NZ_TODO_MEETING]->len; i++)
    {
      const NzTodo *todo = todos->lines[NZ_TODO_MEETING]->pdata[i];
      is_said = is_said || (g_str_has_suffix (todo->subject, "/needs") && todo->id == past);
      g_assert_false (g_str_has_suffix (todo->subject, "/needs") && todo->id != past);
    }
  g_assert_true (is_said);
  g_assert_cmpuint (nz_reply_count_needs (f->store, TODAY), ==, 1);
  g_assert_cmpint (nz_reply_clear_needs (f->store, TODAY, &error), ==, 1);
  g_assert_no_error (error);
  g_autoptr (NzRecord) one = nz_store_get (f->store, &nz_entity_invitation, old, &error);
  g_autoptr (NzRecord) other = nz_store_get (f->store, &nz_entity_invitation, due, &error);
  g_assert_false (nz_record_has (one, "needs"));
  g_assert_cmpstr (nz_record_get_text (other, "needs"), ==, "Dolmetschen");
  g_assert_cmpuint (nz_reply_count_needs (f->store, TODAY), ==, 0);
}

static NzParticipant *
find (GPtrArray *all, gint64 invitation)
{
  for (guint i = 0; i < all->len; i++)
    if (((NzParticipant *)all->pdata[i])->invitation == invitation)
      return all->pdata[i];
  g_assert_not_reached ();
}

static void
test_door (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 meeting = conference (f, "149", "2027-06-03");
  gint64 one = records_organisation (f, "Eins"), two = records_organisation (f, "Zwei");
  gint64 anna = invite (f, meeting, one, person (f, "Anna", "Zander"), "yes", "");
  gint64 bert = invite (f, meeting, one, person (f, "Bert", "Ähre"), "no", "");
  gint64 carl = invite (f, meeting, two, person (f, "Carl", "Adler"), "", "");
  gint64 none = invite (f, meeting, two, 0, "", "");

  g_assert_true (nz_door_mark (f->store, anna, NZ_DOOR_PRESENT, 13 * 60 + 5, &error));
  g_assert_true (nz_door_mark (f->store, anna, NZ_DOOR_LEFT, 15 * 60, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) all = nz_participants_new (f->store, meeting, &error);
  g_assert_cmpuint (all->len, ==, 4);
  /* by name: Adler, Ähre (as ae), Zander, then the organisation */
  g_assert_cmpint (((NzParticipant *)all->pdata[0])->invitation, ==, carl);
  g_assert_cmpint (((NzParticipant *)all->pdata[1])->invitation, ==, bert);
  g_assert_cmpint (((NzParticipant *)all->pdata[2])->invitation, ==, anna);
  g_assert_cmpstr (find (all, anna)->list_name, ==, "Zander, Anna");
  g_assert_cmpint (find (all, anna)->arrived, ==, 13 * 60 + 5);
  g_assert_cmpint (find (all, anna)->departed, ==, 15 * 60);
  g_assert_cmpstr (find (all, none)->name, ==, "");
  NzAttendanceCount count = count_of (f, meeting);
  g_assert_cmpuint (count.people, ==, 1);
  g_assert_cmpuint (count.there, ==, 0);

  /* who left is not undone by the mark before: taken back wholly */
  g_assert_true (nz_door_mark (f->store, anna, NZ_DOOR_NOT_YET, -1, &error));
  g_assert_cmpuint (count_of (f, meeting).people, ==, 0);
  g_assert_true (nz_door_mark (f->store, anna, NZ_DOOR_PRESENT, -1, &error));

  g_assert_cmpint (nz_door_close (f->store, meeting, &error), ==, 3);
  g_assert_no_error (error);
  NzAttendanceCount closed = count_of (f, meeting);
  g_assert_cmpuint (closed.people, ==, 1);
  g_assert_cmpuint (closed.excused, ==, 1);
  g_assert_cmpuint (closed.absent, ==, 2);
  g_assert_cmpuint (closed.open, ==, 0);
  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_cmpuint (count_of (f, meeting).open, ==, 3);
}

static gint64
count_rows (Fixture *f, const NzEntity *entity)
{
  const NzQuery query = { .entity = entity };
  return nz_query_count (f->store, &query, NULL);
}

static void
test_walk_in (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 meeting = conference (f, "149", "2027-06-03");
  gint64 one = records_organisation (f, "Eins");
  gint64 anna = invite (f, meeting, one, person (f, "Anna", "Zander"), "yes", "");

  const NzWalkIn nobody = { .name = "  ", .minutes = -1 };
  g_assert_cmpint (nz_door_walk_in (f->store, meeting, &nobody, &error), ==, 0);
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_clear_error (&error);

  /* somebody new, of an organisation of the network: one step, with a position that invites nobody */
  const NzWalkIn fresh = { "Dr. Yusuf Kaya", one, NULL, 0, 800 };
  gint64 id = nz_door_walk_in (f->store, meeting, &fresh, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) all = nz_participants_new (f->store, meeting, &error);
  g_assert_cmpstr (find (all, id)->list_name, ==, "Kaya, Dr. Yusuf");
  g_assert_cmpstr (find (all, id)->organisations, ==, "Eins");
  g_assert_true (find (all, id)->walk_in);
  g_assert_cmpint (find (all, id)->arrived, ==, 800);
  g_assert_cmpint (count_rows (f, &nz_entity_position), ==, 1);
  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_cmpint (count_rows (f, &nz_entity_person), ==, 1);
  g_assert_cmpint (count_rows (f, &nz_entity_invitation), ==, 1);

  /* who is invited is no walk-in, and nobody comes into the file twice */
  const NzWalkIn invited = { "anna zander", 0, NULL, 0, 790 };
  g_assert_cmpint (nz_door_walk_in (f->store, meeting, &invited, &error), ==, anna);
  g_assert_cmpint (count_rows (f, &nz_entity_person), ==, 1);
  /* from elsewhere: the name of it is kept, no actor is made */
  const NzWalkIn guest = { "Ida Gast", 0, "Volksbühne", 0, -1 };
  gint64 elsewhere = nz_door_walk_in (f->store, meeting, &guest, &error);
  g_autoptr (GPtrArray) later = nz_participants_new (f->store, meeting, &error);
  g_assert_cmpstr (find (later, elsewhere)->organisations, ==, "Volksbühne");
  g_assert_cmpint (find (later, elsewhere)->arrived, ==, -1);
  g_assert_cmpint (count_rows (f, &nz_entity_organisation), ==, 1);
  NzAttendanceCount count = count_of (f, meeting);
  g_assert_cmpuint (count.people, ==, 2);
  g_assert_cmpuint (count.organisations, ==, 1);
}

/* In somebody's place, for all whom she would have been there for. */
static void
test_deputy (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 meeting = conference (f, "149", "2027-06-03");
  gint64 one = records_organisation (f, "Eins"), two = records_organisation (f, "Zwei");
  gint64 anna = invite (f, meeting, one, person (f, "Anna", "Zander"), "deputy", "");
  g_assert_true (nz_door_represent (f->store, anna, &two, 1, &error));

  const NzWalkIn deputy = { "Bert Busch", 0, NULL, anna, 800 };
  gint64 id = nz_door_walk_in (f->store, meeting, &deputy, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) all = nz_participants_new (f->store, meeting, &error);
  g_assert_cmpstr (find (all, id)->deputy_for, ==, "Anna Zander");
  g_assert_cmpstr (find (all, id)->organisations, ==, "Eins, Zwei");
  g_assert_false (find (all, id)->walk_in);
  g_assert_cmpstr (find (all, anna)->attendance, ==, "excused");
  NzAttendanceCount count = count_of (f, meeting);
  g_assert_cmpuint (count.organisations, ==, 2);
  g_assert_cmpuint (count.people, ==, 1);
  g_assert_true (nz_store_undo (f->store, &error));
  g_autoptr (GPtrArray) before = nz_participants_new (f->store, meeting, &error);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_null (find (before, anna)->attendance);
}

/* Whoever was represented by somebody else's person is not to be called. */
static void
test_contacts (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 lost = records_organisation (f, "Verloren"), kept = records_organisation (f, "Vertreten");
  gint64 other = records_organisation (f, "Andere"), last = 0;
  static const char *const days[] = { "2027-01-14", "2027-03-04", "2027-04-22" };
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 meeting = conference (f, "", days[i]);
      invite (f, meeting, lost, 0, "", "absent");
      invite (f, meeting, kept, 0, "", "absent");
      last = invite (f, meeting, other, 0, "", "present");
    }
  g_autoptr (NzTodos) before = nz_todos_new (f->store, TODAY, &error);
  g_assert_cmpuint (before->counts[NZ_TODO_CONTACT], ==, 2);
  g_assert_true (nz_door_represent (f->store, last, &kept, 1, &error));
  g_autoptr (NzTodos) after = nz_todos_new (f->store, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->counts[NZ_TODO_CONTACT], ==, 1);
  g_assert_cmpint (((NzTodo *)after->lines[NZ_TODO_CONTACT]->pdata[0])->id, ==, lost);
}

static void
test_matrix (Fixture *f, gconstpointer data)
{
  static const char *const days[]
      = { "2026-09-03", "2026-11-05", "2027-01-14", "2027-03-04", "2027-04-22", "2027-06-03" };
  /* present, excused, absent, nothing noted */
  static const char marks[] = "p aaea";
  g_autoptr (GError) error = NULL;
  gint64 one = records_organisation (f, "Ärzte"), two = records_organisation (f, "Zwei");
  records_organisation (f, "Nie gefragt");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 meeting = conference (f, "", days[i]);
      const char *said = marks[i] == 'p' ? "present" : marks[i] == 'e' ? "excused" : "absent";
      if (marks[i] != ' ')
        invite (f, meeting, one, 0, "", said);
      invite (f, meeting, two, 0, "", "present");
    }

  g_autoptr (NzAttendanceMatrix) matrix = nz_attendance_matrix_new (f->store, TODAY, 12, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matrix->conferences->len, ==, 6);
  g_assert_cmpuint (matrix->rows->len, ==, 2);
  const NzAttendanceRow *row = matrix->rows->pdata[0];
  g_assert_cmpint (row->organisation, ==, one);
  g_assert_cmpuint (row->present, ==, 1);
  g_assert_cmpuint (row->noted, ==, 5);
  g_assert_cmpuint (row->longest, ==, 2);
  g_assert_cmpstr (nz_attendance_sign (row->cells[0]), ==, "●");
  g_assert_cmpstr (nz_attendance_sign (row->cells[1]), ==, "");
  g_assert_cmpstr (nz_attendance_sign (row->cells[2]), ==, "");
  g_assert_cmpstr (nz_attendance_sign (row->cells[4]), ==, "○");
  g_autofree char *rate = nz_attendance_row_rate (row, NZ_LANGUAGE_EN);
  g_assert_cmpstr (rate, ==, "1 of 5");
  g_assert_cmpuint (g_array_index (matrix->represented, guint, 0), ==, 2);
  g_assert_cmpuint (g_array_index (matrix->represented, guint, 5), ==, 1);

  /* the last ones only, up to a day */
  g_autoptr (NzAttendanceMatrix) some = nz_attendance_matrix_new (f->store, nz_date (2027, 4, 30), 2, &error);
  g_assert_cmpuint (some->conferences->len, ==, 2);
  g_assert_cmpint (g_array_index (some->conferences, NzAttended, 1).day.month, ==, 4);
}

#define TEST(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/attendance/count", test_count);
  TEST ("/attendance/accepted", test_accepted);
  TEST ("/attendance/needs", test_needs);
  TEST ("/attendance/door", test_door);
  TEST ("/attendance/walk-in", test_walk_in);
  TEST ("/attendance/deputy", test_deputy);
  TEST ("/attendance/contacts", test_contacts);
  TEST ("/attendance/matrix", test_matrix);
  return g_test_run ();
}
