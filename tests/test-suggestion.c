/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-agenda.h"
#include "domain/nz-suggestion.h"
#include "records.h"

/* What belongs on an agenda, kind by kind; that it is not suggested any more once it stands there or is done;
 * and that taking it is one step. */

static gint64
conference (Fixture *f, const char *number, const char *day, const char *state)
{
  return records_add (f, &nz_entity_meeting, "kind", "conference", "number", number, "day", day, "state",
                      state, NULL);
}

static gint64
item (Fixture *f, gint64 meeting, const char *kind, const char *name)
{
  return records_add (f, &nz_entity_agenda_item, "@meeting", meeting, "kind", kind, "name", name, NULL);
}

/* Four conferences, the last one to come; the minutes of the others are approved. */
typedef struct
{
  gint64 first, second, last, next;
} Four;

static Four
four (Fixture *f)
{
  Four m = { conference (f, "157", "2026-01-15", "held"), conference (f, "158", "2026-03-12", "held"),
             conference (f, "159", "2026-06-11", "held"), conference (f, "160", "2026-09-10", "planned") };
  gint64 held[] = { m.first, m.second, m.last };
  g_autoptr (NzRecord) network = nz_store_get_network (f->store, NULL);

  /* titles are in the language of the file */
  nz_record_set_text (network, "language", "en");
  g_assert_true (nz_store_save (f->store, network, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    records_set (f, &nz_entity_meeting, held[i], "minutes_state", "approved", NULL);
  return m;
}

/* All of them, or those of a kind, in English. */
static GPtrArray *
suggest (Fixture *f, gint64 meeting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_meeting, meeting, &error);
  GPtrArray *all = nz_suggestions_new (f->store, record, NZ_LANGUAGE_EN, &error);
  g_assert_no_error (error);
  return all;
}

/* The first of that kind. */
static const NzSuggestion *
first_of (GPtrArray *all, NzSuggestionKind kind)
{
  for (guint i = 0; i < all->len; i++)
    if (((const NzSuggestion *)all->pdata[i])->kind == kind)
      return all->pdata[i];
  g_error ("nothing of the kind %s is suggested", nz_suggestion_code (kind));
}

static guint
count (Fixture *f, gint64 meeting, NzSuggestionKind kind)
{
  g_autoptr (GPtrArray) all = suggest (f, meeting);
  guint n = 0;
  for (guint i = 0; i < all->len; i++)
    n += ((const NzSuggestion *)all->pdata[i])->kind == kind;
  return n;
}

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_no_error (error);
}

/* Takes the only suggestion of that kind, which is none after that, and again after undo. (transfer full):
 * the item */
static NzRecord *
take (Fixture *f, gint64 meeting, NzSuggestionKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = suggest (f, meeting);
  const NzSuggestion *one = first_of (all, kind);

  g_autoptr (GHashTable) before = fixture_dump (f->store);
  g_assert_cmpint (nz_suggestion_take (f->store, meeting, one, &error), !=, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (count (f, meeting, kind), ==, 0);
  undo (f);
  g_autoptr (GHashTable) after = fixture_dump (f->store);
  fixture_assert_same (before, after);
  g_assert_cmpuint (count (f, meeting, kind), ==, 1);
  gint64 id = nz_suggestion_take (f->store, meeting, one, &error);
  g_assert_no_error (error);
  NzRecord *record = nz_store_get (f->store, &nz_entity_agenda_item, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nz_record_get_int (record, "meeting"), ==, meeting);
  g_assert_cmpint (nz_record_get_int (record, "minutes"), ==, one->minutes);
  return record;
}

static void
assert_reason (Fixture *f, gint64 meeting, NzSuggestionKind kind, const char *title, const char *reason)
{
  g_autoptr (GPtrArray) all = suggest (f, meeting);
  const NzSuggestion *one = first_of (all, kind);
  g_assert_cmpstr (one->title, ==, title);
  g_assert_cmpstr (one->reason, ==, reason);
}

static void
test_task (Fixture *f, gconstpointer data)
{
  Four m = four (f);
  g_autoptr (GError) error = NULL;
  gint64 organisation = records_organisation (f, "Regenbogen");
  gint64 task
      = records_add (f, &nz_entity_task, "name", "Räume klären", "@organisation", organisation, "since",
                     "2026-03-12", "due", "2026-09-01", "state", "open", "@meeting", m.second, NULL);
  records_add (f, &nz_entity_task, "name", "Erst im Winter", "since", "2026-03-12", "due", "2026-12-01",
               "state", "open", NULL);
  records_add (f, &nz_entity_task, "name", "Fertig", "since", "2026-03-12", "state", "done", NULL);
  records_add (f, &nz_entity_task, "name", "Hier erst vergeben", "since", "2026-09-10", "state", "open",
               "@meeting", m.next, NULL);
  gint64 session
      = records_add (f, &nz_entity_meeting, "kind", "session", "day", "2026-04-01", "state", "held", NULL);
  records_add (f, &nz_entity_task, "name", "Sache der Gruppe", "since", "2026-04-01", "state", "open",
               "@meeting", session, NULL);

  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_TASK), ==, 1);
  assert_reason (f, m.next, NZ_SUGGESTION_TASK, "Räume klären", "open since 12/03/2026, due 01/09/2026");
  /* asked for at a conference before */
  gint64 asked = item (f, m.last, "discussion", "Räume");
  records_add (f, &nz_entity_task_answer, "@task", task, "@agenda_item", asked, "day", "2026-06-11", "text",
               "läuft noch", NULL);
  assert_reason (f, m.next, NZ_SUGGESTION_TASK, "Räume klären",
                 "open since 12/03/2026, due 01/09/2026; last asked for at the 159th conference");

  g_autoptr (NzRecord) taken = take (f, m.next, NZ_SUGGESTION_TASK);
  g_assert_cmpstr (nz_record_get_text (taken, "name"), ==, "Räume klären");
  g_assert_cmpstr (nz_record_get_text (taken, "kind"), ==, "discussion");
  g_assert_cmpint (nz_record_get_int (taken, "organisation"), ==, organisation);
  /* off the agenda it is open again */
  g_assert_true (nz_agenda_remove (f->store, nz_record_get_id (taken), &error));
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_TASK), ==, 1);
  g_assert_cmpint (nz_query_count (f->store, &(NzQuery){ .entity = &nz_entity_task_answer }, NULL), ==, 1);
  records_set (f, &nz_entity_task, task, "state", "done", "done_on", "2026-09-02", NULL);
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_TASK), ==, 0);
  undo (f);
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_TASK), ==, 1);
  records_set (f, &nz_entity_task, task, "state", "dropped", NULL);
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_TASK), ==, 0);
}

static void
test_postponed (Fixture *f, gconstpointer data)
{
  Four m = four (f);
  gint64 organisation = records_organisation (f, "Regenbogen");
  gint64 old = records_add (f, &nz_entity_agenda_item, "@meeting", m.second, "kind", "focus", "name",
                            "Wohnen im Norden", "minutes", "45", "postponed", "1", "@organisation",
                            organisation, NULL);

  assert_reason (f, m.next, NZ_SUGGESTION_POSTPONED, "Wohnen im Norden",
                 "postponed at the 158th conference, not taken up again yet");
  /* of the conferences before only */
  g_assert_cmpuint (count (f, m.second, NZ_SUGGESTION_POSTPONED), ==, 0);
  g_assert_cmpuint (count (f, m.first, NZ_SUGGESTION_POSTPONED), ==, 0);
  g_autoptr (NzRecord) taken = take (f, m.next, NZ_SUGGESTION_POSTPONED);
  g_assert_cmpstr (nz_record_get_text (taken, "kind"), ==, "focus");
  g_assert_cmpint (nz_record_get_int (taken, "resumes"), ==, old);
  g_assert_cmpint (nz_record_get_int (taken, "organisation"), ==, organisation);
  g_assert_cmpint (nz_record_get_int (taken, "postponed"), ==, 0);
  /* what takes it up at a conference that is cancelled does not */
  records_set (f, &nz_entity_meeting, m.next, "state", "cancelled", NULL);
  gint64 later = conference (f, "161", "2026-11-12", "planned");
  g_assert_cmpuint (count (f, later, NZ_SUGGESTION_POSTPONED), ==, 1);
}

static void
test_report (Fixture *f, gconstpointer data)
{
  Four m = four (f);
  gint64 organisation = records_organisation (f, "Regenbogen");
  gint64 group = records_add (f, &nz_entity_working_group, "name", "AG Sprache", "kind", "permanent", "since",
                              "1999-10-01", NULL);
  records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", organisation, "role",
               "chair", NULL);
  records_add (f, &nz_entity_working_group, "name", "AG Neu", "kind", "permanent", "since", "2026-05-01",
               NULL);
  records_add (f, &nz_entity_working_group, "name", "AG Vorbei", "kind", "permanent", "until", "2025-01-01",
               NULL);

  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_REPORT), ==, 1);
  /* two conferences are too few to miss something */
  g_assert_cmpuint (count (f, m.last, NZ_SUGGESTION_REPORT), ==, 0);
  assert_reason (f, m.next, NZ_SUGGESTION_REPORT, "Report: AG Sprache",
                 "no report at the last 3 conferences");
  gint64 report = records_add (f, &nz_entity_report, "@working_group", group, "day", "2026-06-11", "text",
                               "Kurse laufen", "@meeting", m.last, NULL);
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_REPORT), ==, 0);
  records_set (f, &nz_entity_report, report, "@meeting", (gint64)0, NULL);
  /* an item names it by its field, or by its title */
  gint64 given = item (f, m.second, "report", "Bericht der AG Sprache");
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_REPORT), ==, 0);
  records_set (f, &nz_entity_agenda_item, given, "name", "Bericht", NULL);
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_REPORT), ==, 1);
  records_set (f, &nz_entity_agenda_item, given, "@working_group", group, NULL);
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_REPORT), ==, 0);
  /* postponed it was not given, but is suggested as such: once */
  records_set (f, &nz_entity_agenda_item, given, "postponed", "1", NULL);
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_REPORT), ==, 0);
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_POSTPONED), ==, 1);
  records_set (f, &nz_entity_agenda_item, given, "postponed", "0", "@meeting", m.first, NULL);
  gint64 later = conference (f, "161", "2026-11-12", "planned");
  assert_reason (f, later, NZ_SUGGESTION_REPORT, "Report: AG Sprache",
                 "no report at the last 3 conferences; the last one was at the 157th conference");

  g_autoptr (NzRecord) taken = take (f, later, NZ_SUGGESTION_REPORT);
  g_assert_cmpstr (nz_record_get_text (taken, "kind"), ==, "report");
  g_assert_cmpint (nz_record_get_int (taken, "working_group"), ==, group);
  g_assert_cmpint (nz_record_get_int (taken, "organisation"), ==, organisation);
}

static void
test_presentation (Fixture *f, gconstpointer data)
{
  Four m = four (f);
  gint64 organisation = records_organisation (f, "Brückenverein e. V.");
  records_set (f, &nz_entity_organisation, organisation, "since", "2026-02", NULL);
  gint64 old = records_organisation (f, "Alt");
  records_set (f, &nz_entity_organisation, old, "since", "2025-09-09", NULL);
  gint64 later = records_organisation (f, "Kommt noch");
  records_set (f, &nz_entity_organisation, later, "since", "2026-10-01", NULL);
  records_organisation (f, "Unbekannt seit wann");

  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_PRESENTATION), ==, 1);
  assert_reason (f, m.next, NZ_SUGGESTION_PRESENTATION, "Brückenverein: introduction",
                 "joined 02/2026, has not introduced itself yet");
  g_autoptr (NzRecord) taken = take (f, m.next, NZ_SUGGESTION_PRESENTATION);
  g_assert_cmpstr (nz_record_get_text (taken, "kind"), ==, "presentation");
  g_assert_cmpint (nz_record_get_int (taken, "organisation"), ==, organisation);
}

static void
test_review (Fixture *f, gconstpointer data)
{
  Four m = four (f);
  gint64 group = records_add (f, &nz_entity_working_group, "name", "AG Umzug", "kind", "temporary", "until",
                              "2026-05-31", "result", "Das Haus ist bezogen", NULL);
  records_add (f, &nz_entity_working_group, "name", "AG Ohne", "kind", "temporary", "until", "2026-05-31",
               NULL);
  records_add (f, &nz_entity_working_group, "name", "AG Lange her", "kind", "temporary", "until", "2020",
               "result", "Vergessen", NULL);
  records_add (f, &nz_entity_working_group, "name", "AG Läuft", "kind", "temporary", "until", "2026",
               "result", "Vorab", NULL);

  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_REVIEW), ==, 1);
  assert_reason (f, m.next, NZ_SUGGESTION_REVIEW, "Result: AG Umzug",
                 "ended 31/05/2026, the result has not been presented");
  gint64 report = records_add (f, &nz_entity_report, "@working_group", group, "day", "2026-06-11", "text",
                               "Fertig", "@meeting", m.last, NULL);
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_REVIEW), ==, 0);
  nz_store_delete (f->store, &nz_entity_report, report, NULL);
  g_autoptr (NzRecord) taken = take (f, m.next, NZ_SUGGESTION_REVIEW);
  g_assert_cmpstr (nz_record_get_text (taken, "kind"), ==, "review");
  g_assert_cmpint (nz_record_get_int (taken, "working_group"), ==, group);
}

static void
test_wish (Fixture *f, gconstpointer data)
{
  Four m = four (f);
  gint64 a = records_organisation (f, "Regenbogen"), b = records_organisation (f, "Lebensbaum");
  records_add (f, &nz_entity_invitation, "@meeting", m.last, "@organisation", a, "replied_on", "2026-06-01",
               "wishes", "Kinderbetreuung; Wohnungssuche", NULL);
  records_add (f, &nz_entity_invitation, "@meeting", m.next, "@organisation", b, "replied_on", "2026-09-01",
               "wishes", "KINDERBETREUUNG", NULL);
  records_add (f, &nz_entity_invitation, "@meeting", m.second, "@organisation", b, "wishes", "Zu lange her",
               NULL);

  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_WISH), ==, 2);
  assert_reason (f, m.next, NZ_SUGGESTION_WISH, "Kinderbetreuung", "wished by Regenbogen and 1 more");
  gint64 treated = item (f, m.last, "focus", "Wege der Wohnungssuche");
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_WISH), ==, 1);
  g_autoptr (NzRecord) taken = take (f, m.next, NZ_SUGGESTION_WISH);
  g_assert_cmpstr (nz_record_get_text (taken, "name"), ==, "Kinderbetreuung");
  nz_store_delete (f->store, &nz_entity_agenda_item, treated, NULL);
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_WISH), ==, 1);
}

static void
test_minutes (Fixture *f, gconstpointer data)
{
  Four m = four (f);

  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_MINUTES), ==, 0);
  records_set (f, &nz_entity_meeting, m.last, "minutes_state", "draft", NULL);
  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_MINUTES), ==, 1);
  assert_reason (f, m.next, NZ_SUGGESTION_MINUTES, "Approval of the last minutes",
                 "159th conference: Draft, not approved yet");
  records_set (f, &nz_entity_meeting, m.last, "minutes_state", "sent", "minutes_sent_on", "2026-06-25", NULL);
  assert_reason (f, m.next, NZ_SUGGESTION_MINUTES, "Approval of the last minutes",
                 "159th conference: sent on 25/06/2026, not approved yet");
  g_autoptr (NzRecord) taken = take (f, m.next, NZ_SUGGESTION_MINUTES);
  g_assert_cmpstr (nz_record_get_text (taken, "kind"), ==, "minutes");
}

static void
test_resolution (Fixture *f, gconstpointer data)
{
  Four m = four (f);
  gint64 decision = records_add (f, &nz_entity_decision, "number", "12", "name", "Das Programmheft erscheint",
                                 "way", "written", "day", "2026-07-20", "result", "carried", NULL);
  records_add (f, &nz_entity_decision, "name", "Vor der letzten Tagung", "way", "written", "day",
               "2026-05-01", "result", "carried", NULL);
  records_add (f, &nz_entity_decision, "name", "In der Sitzung", "way", "vote", "day", "2026-07-20", "result",
               "carried", NULL);

  g_assert_cmpuint (count (f, m.next, NZ_SUGGESTION_RESOLUTION), ==, 1);
  assert_reason (f, m.next, NZ_SUGGESTION_RESOLUTION, "Das Programmheft erscheint",
                 "in writing since the last conference, 20/07/2026: Carried");
  g_autoptr (NzRecord) taken = take (f, m.next, NZ_SUGGESTION_RESOLUTION);
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_decision, decision, NULL);
  g_assert_cmpint (nz_record_get_int (record, "agenda_item"), ==, nz_record_get_id (taken));
}

/* The titles of the agenda in their order. (transfer full) */
static char *
agenda_words (Fixture *f, gint64 meeting)
{
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_meeting, meeting, NULL);
  g_autoptr (NzAgenda) agenda = nz_agenda_new (f->store, record, NZ_LANGUAGE_EN, NULL);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < agenda->rows->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", ((NzAgendaRow *)agenda->rows->pdata[i])->title);
  return g_string_free (words, FALSE);
}

/* Each kind has its place. */
static void
test_place (Fixture *f, gconstpointer data)
{
  static const char *const kinds[] = { "opening", "agenda", "news", "break", "other", "next" };
  Four m = four (f);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    records_add (f, &nz_entity_agenda_item, "@meeting", m.next, "kind", kinds[i], "name", kinds[i], "@rank",
                 (gint64)i + 1, NULL);
  static const char *const added[] = { "minutes", "discussion", "other", "next", "agenda", "opening" };
  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    {
      g_autoptr (NzRecord) one = nz_record_new (&nz_entity_agenda_item);
      g_autofree char *name = g_strconcat ("+", added[i], NULL);
      nz_record_set_int (one, "meeting", m.next);
      nz_record_set_text (one, "kind", added[i]);
      nz_record_set_text (one, "name", name);
      g_assert_true (nz_agenda_insert (f->store, one, &error));
    }
  g_autofree char *words = agenda_words (f, m.next);
  g_assert_cmpstr (
      words, ==,
      "opening, +opening, agenda, +agenda, +minutes, news, break, +discussion, other, +other, next, "
      "+next");
}

/* An agenda as a template: what comes again comes with its title, a topic of then does not. */
static void
test_copy (Fixture *f, gconstpointer data)
{
  Four m = four (f);
  g_autoptr (GError) error = NULL;
  gint64 opening = item (f, m.last, "opening", "Begrüßung durch die Leitung");
  records_set (f, &nz_entity_agenda_item, opening, "rank", "1", NULL);
  records_add (f, &nz_entity_agenda_item, "@meeting", m.last, "kind", "focus", "name", "Wohnen", "minutes",
               "50", "rank", "2", "record", "Es wurde viel gesagt", "postponed", "1", NULL);
  item (f, m.last, "other", "");

  g_assert_cmpint (nz_agenda_copy (f->store, m.last, m.next, &error), ==, 3);
  g_assert_no_error (error);
  g_autofree char *words = agenda_words (f, m.next);
  g_assert_cmpstr (words, ==, "Begrüßung durch die Leitung, Focus topic, Any other business");
  g_autoptr (GPtrArray) copies = nz_query_records (
      f->store,
      &(NzQuery){ .entity = &nz_entity_agenda_item,
                  .filters = (const NzFilter[]){ { .field = "meeting", .integer = m.next },
                                                 { .field = "kind", .text = "focus" } },
                  .n_filters = 2 },
      &error);
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_cmpint (nz_record_get_int (copies->pdata[0], "minutes"), ==, 50);
  g_assert_false (nz_record_has (copies->pdata[0], "record"));
  g_assert_cmpint (nz_record_get_int (copies->pdata[0], "postponed"), ==, 0);
  /* once more: only what there can be several of */
  g_assert_cmpint (nz_agenda_copy (f->store, m.last, m.next, &error), ==, 1);
  undo (f);
  undo (f);
  g_autofree char *none = agenda_words (f, m.next);
  g_assert_cmpstr (none, ==, "");
}

#define ADD(name, test)                                                                                      \
  g_test_add ("/suggestion/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("task", test_task);
  ADD ("postponed", test_postponed);
  ADD ("report", test_report);
  ADD ("presentation", test_presentation);
  ADD ("review", test_review);
  ADD ("wish", test_wish);
  ADD ("minutes", test_minutes);
  ADD ("resolution", test_resolution);
  ADD ("place", test_place);
  ADD ("copy", test_copy);
  return g_test_run ();
}
