/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-links.h"
#include "domain/nz-todo.h"
#include "records.h"

#define TODAY nz_date (2026, 11, 11)

static NzTodos *
gather (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  NzTodos *todos = nz_todos_new (f->store, TODAY, &error);
  g_assert_no_error (error);
  return todos;
}

static guint
count (Fixture *f, NzTodoKind kind)
{
  g_autoptr (NzTodos) todos = gather (f);
  return todos->counts[kind];
}

static gint64
group (Fixture *f, const char *name)
{
  return records_add (f, &nz_entity_working_group, "name", name, "kind", "permanent", NULL);
}

static gint64
person (Fixture *f, const char *given, const char *family)
{
  return records_add (f, &nz_entity_person, "given_name", given, "family_name", family, NULL);
}

static void
test_follow_ups (Fixture *f, gconstpointer data)
{
  gint64 organisation = records_organisation (f, "Regenbogen");
  gint64 late = records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-10-01", "text",
                             "Frau Becker zurückrufen\nwegen der Räume", "@organisation", organisation,
                             "follow_up_on", "2026-11-07", "follow_up_by", "Anna", NULL);
  records_add (f, &nz_entity_entry, "kind", "note", "day", "2026-10-02", "text", "Heute", "follow_up_on",
               "2026-11-11", NULL);
  records_add (f, &nz_entity_entry, "kind", "note", "day", "2026-10-03", "text", "Nächste Woche",
               "follow_up_on", "2026-11-18", NULL);
  records_add (f, &nz_entity_entry, "kind", "note", "day", "2026-10-03", "text", "Noch fern", "follow_up_on",
               "2026-11-19", NULL);
  records_add (f, &nz_entity_entry, "kind", "note", "day", "2026-10-03", "text", "Erledigt", "follow_up_on",
               "2026-11-01", "done_on", "2026-11-01", NULL);
  g_autoptr (NzTodos) todos = gather (f);
  GPtrArray *lines = todos->lines[NZ_TODO_FOLLOW_UP];

  g_assert_cmpuint (lines->len, ==, 3);
  const NzTodo *first = lines->pdata[0];
  g_assert_cmpint (first->id, ==, late);
  g_assert_cmpstr (first->title, ==, "Frau Becker zurückrufen");
  g_assert_cmpstr (first->detail, ==, "Regenbogen · Anna");
  g_assert_cmpint (first->urgency, ==, NZ_TODO_LATE);
  g_assert_cmpint (((const NzTodo *)lines->pdata[1])->urgency, ==, NZ_TODO_SOON);
  g_assert_cmpint (((const NzTodo *)lines->pdata[2])->urgency, ==, NZ_TODO_LATER);
  g_assert_cmpint (nz_todo_count_due (f->store, TODAY), ==, 2);
}

/* Done and postponed are steps that can be undone. */
static void
test_acting (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  records_add (f, &nz_entity_entry, "kind", "note", "day", "2026-10-02", "text", "Eins", "follow_up_on",
               "2026-11-10", NULL);
  g_autoptr (NzTodos) todos = gather (f);
  const NzTodo *todo = todos->lines[NZ_TODO_FOLLOW_UP]->pdata[0];

  nz_todo_postpone (f->store, todo, nz_date (2026, 12, 24), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (f, NZ_TODO_FOLLOW_UP), ==, 0);
  g_assert_cmpint (nz_todo_count_due (f->store, nz_date (2026, 12, 24)), ==, 1);
  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_cmpuint (count (f, NZ_TODO_FOLLOW_UP), ==, 1);
  nz_todo_finish (f->store, todo, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (f, NZ_TODO_FOLLOW_UP), ==, 0);
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_entry, todo->id, &error);
  g_assert_true (nz_date_equal (nz_record_get_date (record, "done_on"), TODAY));
  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_cmpuint (count (f, NZ_TODO_FOLLOW_UP), ==, 1);
}

static gint64
open_seat (Fixture *f, gint64 organisation, const char *name, const char *vacant, const char *until)
{
  return records_add (f, &nz_entity_membership, "@working_group", group (f, name), "@organisation",
                      organisation, "role", "chair", "vacant", vacant, "until", until, NULL);
}

static void
test_seats (Fixture *f, gconstpointer data)
{
  gint64 organisation = records_organisation (f, "Regenbogen");
  gint64 open = open_seat (f, organisation, "AG Sprache", "1", "");
  open_seat (f, organisation, "AG Arbeit", "0", "");
  open_seat (f, organisation, "AG Kultur", "1", "2025");
  g_autoptr (NzTodos) todos = gather (f);

  g_assert_cmpuint (todos->counts[NZ_TODO_SEAT], ==, 1);
  const NzTodo *todo = todos->lines[NZ_TODO_SEAT]->pdata[0];
  g_assert_cmpint (todo->id, ==, open);
  g_assert_true (todo->target == &nz_entity_working_group);
  g_assert_true (g_str_has_prefix (todo->title, "AG Sprache"));
  g_assert_null (nz_todo_finish_label (NZ_TODO_SEAT));
}

/* One line, then the whole kind; both stay in the file, both come back on their day. */
static void
test_postponed (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 organisation = records_organisation (f, "Regenbogen");
  open_seat (f, organisation, "AG Sprache", "1", "");
  open_seat (f, organisation, "AG Arbeit", "1", "");
  g_autoptr (NzTodos) todos = gather (f);

  nz_todo_postpone (f->store, todos->lines[NZ_TODO_SEAT]->pdata[0], nz_date (2026, 11, 30), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (f, NZ_TODO_SEAT), ==, 1);
  fixture_reopen (f);
  g_assert_cmpuint (count (f, NZ_TODO_SEAT), ==, 1);
  g_autoptr (NzTodos) later = nz_todos_new (f->store, nz_date (2026, 11, 30), &error);
  g_assert_cmpuint (later->counts[NZ_TODO_SEAT], ==, 2);

  nz_todo_put_off (f->store, NZ_TODO_SEAT, nz_date (2027, 1, 1), &error);
  g_assert_no_error (error);
  g_autoptr (NzTodos) quiet = gather (f);
  g_assert_cmpuint (quiet->counts[NZ_TODO_SEAT], ==, 0);
  g_assert_true (nz_date_equal (quiet->put_off[NZ_TODO_SEAT], nz_date (2027, 1, 1)));
  g_assert_false (nz_date_is_set (quiet->put_off[NZ_TODO_CHECK]));
  /* A second day takes the place of the first. */
  nz_todo_put_off (f->store, NZ_TODO_SEAT, nz_date (2027, 2, 1), &error);
  g_assert_no_error (error);
  const NzQuery query = { .entity = &nz_entity_postponed };
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, 2);
  nz_todo_put_off (f->store, NZ_TODO_SEAT, NZ_DATE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (f, NZ_TODO_SEAT), ==, 1);
}

static gint64
conference (Fixture *f, const char *day, gint64 organisation, const char *attendance)
{
  gint64 meeting
      = records_add (f, &nz_entity_meeting, "kind", "conference", "day", day, "state", "held", NULL);
  records_add (f, &nz_entity_invitation, "@meeting", meeting, "@organisation", organisation, "attendance",
               attendance, NULL);
  return meeting;
}

/* A task two weeks before its day; done it is a step, and postponed it keeps its day, which the conference
 * set. */
static void
test_tasks (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 organisation = records_organisation (f, "Regenbogen");
  gint64 late = records_add (f, &nz_entity_task, "name", "Räume klären", "@organisation", organisation,
                             "since", "2026-06-03", "due", "2026-11-01", "state", "open", NULL);
  records_add (f, &nz_entity_task, "name", "Bald", "since", "2026-06-03", "due", "2026-11-25", "state",
               "open", NULL);
  records_add (f, &nz_entity_task, "name", "Fern", "since", "2026-06-03", "due", "2026-11-26", "state",
               "open", NULL);
  records_add (f, &nz_entity_task, "name", "Ohne Tag", "since", "2026-06-03", "state", "open", NULL);
  records_add (f, &nz_entity_task, "name", "Fertig", "since", "2026-06-03", "due", "2026-11-01", "state",
               "done", NULL);
  g_autoptr (NzTodos) todos = gather (f);
  GPtrArray *lines = todos->lines[NZ_TODO_TASK];

  g_assert_cmpuint (lines->len, ==, 2);
  const NzTodo *todo = lines->pdata[0];
  g_assert_cmpint (todo->id, ==, late);
  g_assert_cmpstr (todo->detail, ==, "Regenbogen");
  g_assert_cmpint (todo->urgency, ==, NZ_TODO_LATE);
  g_assert_true (nz_todo_postpone (f->store, todo, nz_date (2026, 12, 24), &error));
  g_assert_cmpuint (count (f, NZ_TODO_TASK), ==, 1);
  g_autoptr (NzRecord) task = nz_store_get (f->store, &nz_entity_task, late, &error);
  g_assert_true (nz_date_equal (nz_record_get_date (task, "due"), nz_date (2026, 11, 1)));
  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_true (nz_todo_finish (f->store, todo, TODAY, &error));
  g_assert_cmpuint (count (f, NZ_TODO_TASK), ==, 1);
  g_autoptr (NzRecord) done = nz_store_get (f->store, &nz_entity_task, late, &error);
  g_assert_cmpstr (nz_record_get_text (done, "state"), ==, "done");
  g_assert_true (nz_date_equal (nz_record_get_date (done, "done_on"), TODAY));
}

/* Each line leads to the tab on which its step is taken. */
static void
test_meeting_parts (Fixture *f, gconstpointer data)
{
  gint64 organisation = records_organisation (f, "Regenbogen");
  gint64 next = records_add (f, &nz_entity_meeting, "kind", "conference", "day", "2026-12-02", "state",
                             "planned", NULL);
  records_add (f, &nz_entity_invitation, "@meeting", next, "@organisation", organisation, NULL);
  conference (f, "2026-06-03", organisation, "present");
  g_autoptr (NzTodos) todos = gather (f);
  GPtrArray *lines = todos->lines[NZ_TODO_MEETING];
  static const char *const parts[] = { "details", "agenda", "invitations", "minutes" };

  /* no room, no agenda, nothing sent; the minutes of the last one */
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (parts));
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpstr (((const NzTodo *)lines->pdata[i])->part, ==, parts[i]);
  g_assert_cmpint (((const NzTodo *)lines->pdata[2])->target_id, ==, next);
}

/* Attendance speaks after three conferences whose attendance was recorded. */
static void
test_contacts (Fixture *f, gconstpointer data)
{
  gint64 silent = records_organisation (f, "Lindenhof");
  gint64 excused = records_organisation (f, "Mitte");
  gint64 second = conference (f, "2026-06-03", silent, "absent");
  gint64 third = conference (f, "2026-09-03", silent, "absent");
  records_add (f, &nz_entity_invitation, "@meeting", second, "@organisation", excused, "attendance",
               "excused", NULL);
  records_add (f, &nz_entity_invitation, "@meeting", third, "@organisation", excused, "attendance", "absent",
               NULL);
  records_add (f, &nz_entity_meeting, "kind", "conference", "day", "2026-01-10", "state", "held", NULL);
  g_assert_cmpuint (count (f, NZ_TODO_CONTACT), ==, 0);
  conference (f, "2026-03-03", silent, "present");
  {
    g_autoptr (NzTodos) todos = gather (f);
    g_assert_cmpuint (todos->counts[NZ_TODO_CONTACT], ==, 1);
    g_assert_cmpint (((const NzTodo *)todos->lines[NZ_TODO_CONTACT]->pdata[0])->id, ==, silent);
  }

  /* who has many ties is not forgotten */
  const char *const partners[] = { "A", "B", "C" };
  gint64 ties[3];
  for (guint i = 0; i < 3; i++)
    ties[i] = records_add (f, &nz_entity_tie, "@organisation", silent, "@partner",
                           records_organisation (f, partners[i]), "intensity", "2", NULL);
  g_assert_cmpuint (count (f, NZ_TODO_CONTACT), ==, 0);
  records_set (f, &nz_entity_tie, ties[0], "until", "2025", NULL);
  g_assert_cmpuint (count (f, NZ_TODO_CONTACT), ==, 1);

  /* nor with whom somebody spoke since */
  records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-08-01", "@organisation", silent, NULL);
  g_assert_cmpuint (count (f, NZ_TODO_CONTACT), ==, 1);
  records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-09-10", "@organisation", silent, NULL);
  g_assert_cmpuint (count (f, NZ_TODO_CONTACT), ==, 0);
}

/* "Not checked" speaks a year after the record came into the file. */
static void
test_checks (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 old = records_organisation (f, "Alt");
  gint64 fresh = records_organisation (f, "Frisch geprüft");
  records_set (f, &nz_entity_organisation, fresh, "checked_on", "2026-06-01", NULL);
  records_set (f, &nz_entity_organisation, old, "checked_on", "2020-01-01", NULL);
  records_organisation (f, "Ungeprüft");
  gint64 gone = records_organisation (f, "Ausgetreten");
  records_set (f, &nz_entity_organisation, gone, "until", "2024", NULL);
  person (f, "Ohne", "Stelle");
  g_assert_cmpuint (count (f, NZ_TODO_CHECK), ==, 0);

  /* two years later the same file speaks */
  fixture_run_sql (f->path, "UPDATE history SET time = time - 2 * 365 * 86400");
  fixture_reopen (f);
  records_organisation (f, "Heute erst");
  NzDate today = nz_date_today ();
  records_set (f, &nz_entity_organisation, fresh, "checked_on", "2026-06-01", NULL);
  g_autoptr (NzTodos) todos = nz_todos_new (f->store, today, &error);
  g_assert_no_error (error);
  GPtrArray *lines = todos->lines[NZ_TODO_CHECK];
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    if (((const NzTodo *)lines->pdata[i])->id != fresh)
      g_string_append_printf (names, "%s ", ((const NzTodo *)lines->pdata[i])->title);
  g_assert_cmpstr (names->str, ==, "Ungeprüft Alt ");
  nz_todo_finish (f->store, lines->pdata[0], today, &error);
  g_assert_no_error (error);
  g_autoptr (NzTodos) after = nz_todos_new (f->store, today, &error);
  g_assert_cmpuint (after->counts[NZ_TODO_CHECK], ==, todos->counts[NZ_TODO_CHECK] - 1);
}

static void
test_endings (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 organisation = records_organisation (f, "Regenbogen"), becker = person (f, "Natalia", "Becker");
  records_add (f, &nz_entity_position, "@person", becker, "@organisation", organisation, "until", "2026-11",
               NULL);
  records_add (f, &nz_entity_position, "@person", becker, "@organisation", organisation, "until", "2026-10",
               NULL);
  records_add (f, &nz_entity_sponsorship, "mentee", "Ahorn", "state", "active", "until", "2027-01-02", NULL);
  records_add (f, &nz_entity_sponsorship, "mentee", "Linde", "state", "active", "until", "2027-03-02", NULL);
  g_autoptr (NzTodos) todos = gather (f);
  GPtrArray *lines = todos->lines[NZ_TODO_ENDING];

  g_assert_cmpuint (lines->len, ==, 2);
  const NzTodo *first = lines->pdata[0];
  g_assert_true (first->target == &nz_entity_person);
  g_assert_cmpint (first->target_id, ==, becker);
  g_assert_true (nz_date_equal (first->due, nz_date (2026, 11, 30)));
  g_assert_cmpint (first->urgency, ==, NZ_TODO_SOON);
  g_assert_cmpstr (((const NzTodo *)lines->pdata[1])->title, ==, "Ahorn");
  nz_todo_finish (f->store, first, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (f, NZ_TODO_ENDING), ==, 1);
}

/* Without a journal that knows sponsors, silence says nothing. */
static void
test_sponsorships (Fixture *f, gconstpointer data)
{
  gint64 weber = person (f, "Jonas", "Weber"), schuster = person (f, "Karin", "Schuster");
  records_add (f, &nz_entity_sponsorship, "mentee", "Ahorn", "state", "active", "@sponsor", weber, "since",
               "2026-01", NULL);
  records_add (f, &nz_entity_sponsorship, "mentee", "Linde", "state", "active", "@sponsor", schuster, "since",
               "2026-01", NULL);
  g_assert_cmpuint (count (f, NZ_TODO_SPONSORSHIP), ==, 0);
  records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-10-20", "@person", weber, NULL);
  g_autoptr (NzTodos) todos = gather (f);
  g_assert_cmpuint (todos->counts[NZ_TODO_SPONSORSHIP], ==, 1);
  g_assert_nonnull (strstr (((const NzTodo *)todos->lines[NZ_TODO_SPONSORSHIP]->pdata[0])->title, "Linde"));
}

static void
test_meeting (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (count (f, NZ_TODO_MEETING), ==, 0);
  gint64 next = records_add (f, &nz_entity_meeting, "kind", "conference", "day", "2026-11-20", "state",
                             "planned", "number", "149", NULL);
  g_autoptr (NzTodos) todos = gather (f);
  g_assert_nonnull (todos->meeting);
  g_assert_cmpint (nz_record_get_id (todos->meeting), ==, next);
  g_assert_nonnull (todos->progress);
  /* room, agenda, invitations; nobody can have replied yet */
  g_assert_cmpuint (todos->counts[NZ_TODO_MEETING], ==, 3);
  g_assert_cmpint (((const NzTodo *)todos->lines[NZ_TODO_MEETING]->pdata[0])->urgency, ==, NZ_TODO_LATE);
  records_set (f, &nz_entity_meeting, next, "room", "Festsaal", "room_confirmed", "1", NULL);
  g_assert_cmpuint (count (f, NZ_TODO_MEETING), ==, 2);
  /* the last one was not marked as held */
  records_add (f, &nz_entity_meeting, "kind", "conference", "day", "2026-09-01", "state", "planned", NULL);
  g_assert_cmpuint (count (f, NZ_TODO_MEETING), ==, 4);
}

static void
test_links (Fixture *f, gconstpointer data)
{
  g_autofree char *there = g_strdup (f->path);
  g_autofree char *uri = g_filename_to_uri (f->folder, NULL, NULL);
  g_autofree char *list
      = g_strdup_printf ("%s|%s|/nirgends/Satzung.pdf (Satzung)|www.example.org", there, uri);
  gint64 organisation = records_add (f, &nz_entity_organisation, "name", "Regenbogen", "kind", "association",
                                     "links", list, NULL);
  g_autoptr (NzTodos) todos = gather (f);

  g_assert_cmpuint (todos->counts[NZ_TODO_FILE], ==, 1);
  const NzTodo *todo = todos->lines[NZ_TODO_FILE]->pdata[0];
  g_assert_cmpint (todo->id, ==, organisation);
  g_assert_cmpstr (todo->title, ==, "/nirgends/Satzung.pdf");
  g_autofree char *web = nz_link_dup_uri ("www.example.org");
  g_assert_cmpstr (web, ==, "https://www.example.org");
  g_autofree char *script = nz_link_dup_uri ("javascript:alert(1)");
  g_assert_null (script);
  g_assert_false (nz_link_is_broken ("www.example.org"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/todo/follow-ups", test_follow_ups);
  ADD ("/todo/acting", test_acting);
  ADD ("/todo/seats", test_seats);
  ADD ("/todo/postponed", test_postponed);
  ADD ("/todo/contacts", test_contacts);
  ADD ("/todo/checks", test_checks);
  ADD ("/todo/endings", test_endings);
  ADD ("/todo/sponsorships", test_sponsorships);
  ADD ("/todo/tasks", test_tasks);
  ADD ("/todo/meeting", test_meeting);
  ADD ("/todo/meeting/parts", test_meeting_parts);
  ADD ("/todo/links", test_links);
  return g_test_run ();
}
