/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-minutes.h"
#include "domain/nz-task-line.h"
#include "records.h"

/* The text under an item of the agenda makes tasks and they follow it; decisions, votes, approval. */

#define DAY nz_date (2026, 11, 12)

typedef struct
{
  Fixture f;
  gint64 meeting, item, youth, rainbow, group, person;
  NzWho *who;
} Minutes;

static void
set_up (Minutes *m, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (&m->f, NULL);
  m->meeting = records_add (&m->f, &nz_entity_meeting, "kind", "conference", "number", "161", "day",
                            "2026-11-12", "state", "held", NULL);
  m->item = records_add (&m->f, &nz_entity_agenda_item, "@meeting", m->meeting, "kind", "focus", "name",
                         "Ferienkurse", NULL);
  m->youth = records_organisation (&m->f, "Jugendamt der Landeshauptstadt Erfurt");
  records_set (&m->f, &nz_entity_organisation, m->youth, "short_name", "Jugendamt", NULL);
  m->rainbow = records_organisation (&m->f, "Förderzentrum Regenbogen e. V.");
  gint64 gone = records_organisation (&m->f, "Jugendring");
  records_set (&m->f, &nz_entity_organisation, gone, "until", "2020", NULL);
  records_organisation (&m->f, "Jugendmigrationsdienst Nord");
  m->group = records_add (&m->f, &nz_entity_working_group, "name", "AG Sprache", "kind", "permanent", NULL);
  m->person = records_add (&m->f, &nz_entity_person, "given_name", "Natalia", "family_name", "Becker", NULL);
  records_add (&m->f, &nz_entity_person, "given_name", "Kim", "family_name", "Nowak", NULL);
  records_add (&m->f, &nz_entity_person, "given_name", "Anna", "family_name", "Nowak", NULL);
  m->who = nz_who_new (m->f.store, DAY, &error);
  g_assert_no_error (error);
}

static void
tear_down (Minutes *m, gconstpointer data)
{
  nz_who_free (m->who);
  fixture_tear_down (&m->f, NULL);
}

static void
test_lines (Minutes *m, gconstpointer data)
{
  const struct
  {
    const char *line;
    NzWhoResult result;
    const NzEntity *entity;
    gint64 id;
    const char *due, *name;
  } cases[] = {
    { "@Jugendamt bis 15.3. Räume klären", NZ_WHO_FOUND, &nz_entity_organisation, m->youth, "2027-03-15",
      "Räume klären" },
    { "@jugendamt: Räume klären, bis 15.3.", NZ_WHO_FOUND, &nz_entity_organisation, m->youth, "2027-03-15",
      "Räume klären" },
    { "  @Jugendamt Räume bis 1. Dezember klären", NZ_WHO_FOUND, &nz_entity_organisation, m->youth,
      "2026-12-01", "Räume klären" },
    { "@Förder Regen bis in zwei Wochen: Plakat", NZ_WHO_FOUND, &nz_entity_organisation, m->rainbow,
      "2026-11-26", "Plakat" },
    { "@foerderzentrum regenbogen Plakat", NZ_WHO_FOUND, &nz_entity_organisation, m->rainbow, "", "Plakat" },
    { "@regenbogen Plakat", NZ_WHO_FOUND, &nz_entity_organisation, m->rainbow, "", "Plakat" },
    { "@AG Sprache Kurse abstimmen", NZ_WHO_FOUND, &nz_entity_working_group, m->group, "",
      "Kurse abstimmen" },
    { "@Frau Becker Liste schicken", NZ_WHO_FOUND, &nz_entity_person, m->person, "", "Liste schicken" },
    { "@Natalia Becker – Liste schicken", NZ_WHO_FOUND, &nz_entity_person, m->person, "", "Liste schicken" },
    /* "bis" without a day belongs to the task */
    { "@Jugendamt von Nord bis Süd fragen", NZ_WHO_FOUND, &nz_entity_organisation, m->youth, "",
      "von Nord bis Süd fragen" },
    { "@Jugendamt", NZ_WHO_FOUND, &nz_entity_organisation, m->youth, "", "" },
    { "@Nowak Liste schicken", NZ_WHO_AMBIGUOUS, NULL, 0, "", "Liste schicken" },
    { "@Kim Nowak Liste schicken", NZ_WHO_FOUND, &nz_entity_person, 0, "", "Liste schicken" },
    { "@Jugend Räume", NZ_WHO_AMBIGUOUS, NULL, 0, "", "Räume" },
    /* it is a member no more */
    { "@Jugendring Räume", NZ_WHO_NOBODY, NULL, 0, "", "Räume" },
    { "@Juggendamt Räume klären", NZ_WHO_NOBODY, NULL, 0, "", "Räume klären" },
    { "@", NZ_WHO_NOBODY, NULL, 0, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("Vorher\n%s\nAm Rand post@example.org", cases[i].line);
      g_autoptr (GPtrArray) lines = nz_task_lines_parse (text, m->who, DAY);
      char iso[NZ_DATE_TEXT_SIZE];

      g_test_message ("%s", cases[i].line);
      g_assert_cmpuint (lines->len, ==, 1);
      const NzTaskLine *line = lines->pdata[0];
      g_assert_cmpuint (line->number, ==, 1);
      g_assert_cmpint (line->result, ==, cases[i].result);
      g_assert_cmpstr (line->name, ==, cases[i].name);
      g_assert_cmpstr (nz_date_to_iso (line->due, iso), ==, cases[i].due);
      g_autofree char *fault = nz_task_line_fault (line);
      g_assert_cmpint (fault == NULL, ==, nz_task_line_is_whole (line));
      if (cases[i].result != NZ_WHO_FOUND)
        continue;
      g_assert_true (line->who->entity == cases[i].entity);
      if (cases[i].id != 0)
        g_assert_cmpint (line->who->id, ==, cases[i].id);
    }
}

static void
test_complete (Minutes *m, gconstpointer data)
{
  g_autoptr (GPtrArray) youth = nz_who_complete (m->who, "jug", 8);
  g_autoptr (GPtrArray) one = nz_who_complete (m->who, "jug", 1);
  g_autoptr (GPtrArray) whole = nz_who_complete (m->who, "Becker", 8);
  g_autoptr (GPtrArray) none = nz_who_complete (m->who, "", 8);

  g_assert_cmpuint (youth->len, ==, 2);
  g_assert_cmpstr (((NzWhoName *)youth->pdata[0])->label, ==, "Jugendamt");
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (whole->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
write_minutes (Minutes *m, const char *text)
{
  g_autoptr (GError) error = NULL;
  nz_minutes_write (m->f.store, m->item, text, m->who, &error);
  g_assert_no_error (error);
}

/* The tasks of the item as "name due state; …" in the order of their names. */
static void
assert_tasks (Minutes *m, const char *expected)
{
  g_autoptr (NzRows) rows = nz_rows_new (
      m->f.store, "SELECT name, due, state FROM task WHERE agenda_item IS NOT NULL ORDER BY name", NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  while (nz_rows_next (rows, NULL))
    g_string_append_printf (found, "%s%s %s %s", found->len > 0 ? "; " : "", nz_rows_text (rows, 0),
                            nz_rows_text (rows, 1) != NULL ? nz_rows_text (rows, 1) : "-",
                            nz_rows_text (rows, 2));
  g_assert_cmpstr (found->str, ==, expected);
}

static gint64
task_named (Minutes *m, const char *name)
{
  gint64 id = nz_query_find_text (m->f.store, &nz_entity_task, "name", name);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
test_write (Minutes *m, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_minutes (m, "Es fehlen Räume.\n@Jugendamt bis 15.3. Räume\n@Regenbogen Plakat\n@Unbekannt Kuchen");
  assert_tasks (m, "Plakat - open; Räume 2027-03-15 open");
  gint64 rooms = task_named (m, "Räume");
  g_autoptr (NzRecord) task = nz_store_get (m->f.store, &nz_entity_task, rooms, &error);
  g_assert_cmpint (nz_record_get_int (task, "organisation"), ==, m->youth);
  g_assert_cmpint (nz_record_get_int (task, "meeting"), ==, m->meeting);
  g_assert_cmpint (nz_record_get_int (task, "agenda_item"), ==, m->item);
  g_assert_true (nz_date_equal (nz_record_get_date (task, "since"), DAY));

  /* typing on changes the task that is there, also through a line that is none for a while */
  write_minutes (m, "Es fehlen Räume.\n@Jugendamt bis 15.3. Räume klären\n@Regenbogen Plakat");
  g_assert_cmpint (task_named (m, "Räume klären"), ==, rooms);
  write_minutes (m, "Es fehlen Räume.\n@Jugendam\n@Regenbogen Plakat");
  write_minutes (m, "Es fehlen Räume.\n@");
  assert_tasks (m, "Räume klären 2027-03-15 open");
  g_assert_true (nz_store_undo (m->f.store, &error));
  write_minutes (m, "Es fehlen Räume.\n@AG Sprache bis 15.3. Räume klären\n@Regenbogen Plakat");
  assert_tasks (m, "Plakat - open; Räume klären 2027-03-15 open");
  g_assert_cmpint (task_named (m, "Räume klären"), ==, rooms);
  g_autoptr (NzRecord) moved = nz_store_get (m->f.store, &nz_entity_task, rooms, &error);
  g_assert_cmpint (nz_record_get_int (moved, "organisation"), ==, 0);
  g_assert_cmpint (nz_record_get_int (moved, "working_group"), ==, m->group);

  /* a day that was set elsewhere stays when something else is changed in the line */
  records_set (&m->f, &nz_entity_task, rooms, "due", "2027-05-01", NULL);
  write_minutes (m, "Es fehlen viele Räume.\n@AG Sprache bis 15.3. Räume suchen\n@Regenbogen Plakat");
  assert_tasks (m, "Plakat - open; Räume suchen 2027-05-01 open");
  /* one that was renamed elsewhere is still the one of its line */
  records_set (&m->f, &nz_entity_task, rooms, "name", "Säle suchen", NULL);
  write_minutes (m, "@AG Sprache bis 20.3. Räume suchen\n@Regenbogen Plakat");
  assert_tasks (m, "Plakat - open; Säle suchen 2027-03-20 open");

  /* a line that goes takes its task along, but not what is done */
  g_assert_true (nz_task_set_done (m->f.store, task_named (m, "Plakat"), TRUE, DAY, &error));
  g_autoptr (GHashTable) before = fixture_dump (m->f.store);
  write_minutes (m, NULL);
  assert_tasks (m, "Plakat - done");
  g_assert_true (nz_store_undo (m->f.store, &error));
  g_autoptr (GHashTable) after = fixture_dump (m->f.store);
  fixture_assert_same (before, after);
  g_autofree char *label = nz_store_dup_undo_label (m->f.store);
  g_assert_cmpstr (label, ==, "Done: Plakat");
}

static void
invite (Minutes *m, gint64 organisation, const char *attendance)
{
  records_add (&m->f, &nz_entity_invitation, "@meeting", m->meeting, "@organisation", organisation,
               "attendance", attendance, NULL);
}

/* One vote for each organisation, however many came for it. */
static void
test_voters (Minutes *m, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  NzVoters voters;

  invite (m, m->rainbow, "");
  g_assert_true (nz_voters_count (m->f.store, m->meeting, &voters, &error));
  g_autofree char *nothing = nz_voters_words (&voters, NZ_LANGUAGE_EN);
  g_assert_cmpstr (nothing, ==, "");
  invite (m, m->rainbow, "present");
  invite (m, m->rainbow, "present");
  invite (m, m->youth, "absent");
  g_assert_true (nz_voters_count (m->f.store, m->meeting, &voters, &error));
  g_assert_cmpuint (voters.represented, ==, 1);
  g_assert_cmpuint (voters.invited, ==, 2);
  gint64 both = records_add (&m->f, &nz_entity_invitation, "@meeting", m->meeting, "@person", m->person,
                             "attendance", "present", NULL);
  records_add (&m->f, &nz_entity_representation, "@invitation", both, "@organisation", m->youth, NULL);
  g_assert_true (nz_voters_count (m->f.store, m->meeting, &voters, &error));
  g_assert_cmpuint (voters.represented, ==, 2);
  g_autofree char *words = nz_voters_words (&voters, NZ_LANGUAGE_EN);
  g_assert_cmpstr (words, ==, "2 entitled to vote are represented, quorate");
}

static void
vote (Minutes *m, gint64 decision, const char *field, int n, const char *result)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (nz_decision_set_votes (m->f.store, decision, field, n, &error));
  g_autoptr (NzRecord) record = nz_store_get (m->f.store, &nz_entity_decision, decision, &error);
  g_assert_cmpstr (nz_record_get_text (record, "result"), ==, result);
}

static void
test_decision (Minutes *m, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const NzVoters voters = { 5, 4, TRUE };

  gint64 first = nz_decision_add (m->f.store, m->item, &error);
  g_assert_no_error (error);
  records_set (&m->f, &nz_entity_decision, first, "number", "41", NULL);
  gint64 second = nz_decision_add (m->f.store, m->item, &error);
  g_autoptr (NzRecord) record = nz_store_get (m->f.store, &nz_entity_decision, second, &error);
  g_assert_cmpint (nz_record_get_int (record, "number"), ==, 42);
  g_assert_cmpstr (nz_record_get_text (record, "name"), ==, "Ferienkurse");

  vote (m, second, "abstentions", 3, "open");
  vote (m, second, "votes_for", 2, "carried");
  vote (m, second, "votes_against", 2, "rejected");
  vote (m, second, "votes_for", 3, "carried");
  g_autoptr (NzRecord) voted = nz_store_get (m->f.store, &nz_entity_decision, second, &error);
  g_autofree char *words = nz_decision_words (voted, NZ_LANGUAGE_EN);
  g_autofree char *doubt = nz_decision_doubt (voted, &voters);
  g_assert_cmpstr (words, ==, "3 for, 2 against, 3 abstentions: Carried");
  g_assert_nonnull (doubt);
  vote (m, second, "votes_against", 0, "carried");
  vote (m, second, "abstentions", 1, "carried");
  g_autoptr (NzRecord) less = nz_store_get (m->f.store, &nz_entity_decision, second, &error);
  g_assert_null (nz_decision_doubt (less, &voters));
  vote (m, second, "votes_for", -1, "rejected");
  vote (m, second, "votes_against", -1, "open");
}

/* The minutes of the last conference are approved at the next; a session of a group has nothing to do with
 * it. */
static void
test_approved (Minutes *m, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  records_add (&m->f, &nz_entity_meeting, "kind", "session", "day", "2026-11-20", "state", "held", NULL);
  gint64 next = records_add (&m->f, &nz_entity_meeting, "kind", "conference", "number", "162", "day",
                             "2027-01-14", "state", "planned", NULL);

  g_assert_cmpint (nz_minutes_last (m->f.store, next, &error), ==, m->meeting);
  g_assert_cmpint (nz_minutes_last (m->f.store, m->meeting, &error), ==, 0);
  g_assert_true (nz_minutes_set_approved (m->f.store, m->meeting, next, TRUE, &error));
  g_autoptr (NzRecord) approved = nz_store_get (m->f.store, &nz_entity_meeting, m->meeting, &error);
  g_assert_cmpstr (nz_record_get_text (approved, "minutes_state"), ==, "approved");
  g_assert_cmpint (nz_record_get_int (approved, "minutes_approved_at"), ==, next);
  g_assert_true (nz_minutes_set_approved (m->f.store, m->meeting, next, FALSE, &error));
  g_autoptr (NzRecord) back = nz_store_get (m->f.store, &nz_entity_meeting, m->meeting, &error);
  g_assert_cmpstr (nz_record_get_text (back, "minutes_state"), ==, "checked");
  g_assert_cmpint (nz_record_get_int (back, "minutes_approved_at"), ==, 0);
}

#define ADD(name, test) g_test_add ("/minutes/" name, Minutes, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("lines", test_lines);
  ADD ("complete", test_complete);
  ADD ("write", test_write);
  ADD ("voters", test_voters);
  ADD ("decision", test_decision);
  ADD ("approved", test_approved);
  return g_test_run ();
}
