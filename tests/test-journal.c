/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-involved.h"
#include "domain/nz-journal.h"
#include "domain/nz-merge.h"
#include "records.h"

static gint64
topic (Fixture *f, const char *name)
{
  return records_add (f, &nz_entity_term, "kind", "topic", "name", name, NULL);
}

static void
enquiry (Fixture *f, const char *kind, const char *day, gint64 about, const char *minutes)
{
  records_add (f, &nz_entity_entry, "kind", kind, "day", day, "@topic", about, "minutes", minutes, NULL);
}

static void
test_counts (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 work = topic (f, "Zz Ämter"), family = topic (f, "Aa Ämter");
  enquiry (f, "enquiry", "2026-01-31", work, "5");
  enquiry (f, "advice", "2026-02-01", work, "20");
  enquiry (f, "enquiry", "2026-02-28", work, "");
  enquiry (f, "enquiry", "2026-12-31", family, "");
  enquiry (f, "enquiry", "2026-03-03", 0, "");
  /* not counted: another kind, other years */
  enquiry (f, "call", "2026-02-02", work, "100");
  enquiry (f, "enquiry", "2025-12-31", work, "");
  enquiry (f, "enquiry", "2027-01-01", work, "");
  g_autoptr (NzJournalCounts) counts = nz_journal_counts_new (f->store, nz_date (2026, 1, 1), 12, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (counts->topics->len, ==, 3);
  const NzJournalTopic *first = counts->topics->pdata[0], *second = counts->topics->pdata[1],
                       *last = counts->topics->pdata[2];
  g_assert_cmpstr (first->name, ==, "Aa Ämter");
  g_assert_cmpuint (first->counts[11], ==, 1);
  g_assert_cmpuint (second->counts[0], ==, 1);
  g_assert_cmpuint (second->counts[1], ==, 2);
  g_assert_cmpuint (second->total, ==, 3);
  g_assert_cmpint (last->topic, ==, 0);
  g_assert_cmpuint (counts->sums[1], ==, 2);
  g_assert_cmpuint (counts->total, ==, 5);
  g_assert_cmpuint (counts->minutes, ==, 25);
}

static void
test_entry (Fixture *f, gconstpointer data)
{
  NzDate today = nz_date (2026, 11, 11);
  gint64 organisation = records_organisation (f, "Regenbogen"), other = records_organisation (f, "Andere");
  gint64 person = records_add (f, &nz_entity_person, "family_name", "Becker", NULL);
  records_add (f, &nz_entity_position, "@person", person, "@organisation", other, "since", "2010", NULL);
  records_add (f, &nz_entity_position, "@person", person, "@organisation", organisation, "main", "1", "since",
               "2012", NULL);
  g_autoptr (NzRecord) entry = nz_journal_entry_new (f->store, &nz_entity_person, person, today);

  g_assert_cmpint (nz_record_get_int (entry, "person"), ==, person);
  g_assert_cmpint (nz_record_get_int (entry, "organisation"), ==, organisation);
  g_assert_cmpstr (nz_record_get_text (entry, "kind"), ==, "note");
  g_assert_cmpstr (nz_journal_take_kind (entry, "Anruf:  wegen der Räume"), ==, "wegen der Räume");
  g_assert_cmpstr (nz_record_get_text (entry, "kind"), ==, "call");
  g_assert_cmpstr (nz_journal_take_kind (entry, "Achtung: Termin verlegt"), ==, "Achtung: Termin verlegt");
  g_assert_cmpstr (nz_record_get_text (entry, "kind"), ==, "call");
  g_assert_false (nz_journal_is_enquiry (entry));
  g_assert_cmpstr (nz_journal_take_kind (entry, "enquiry: course"), ==, "course");
  g_assert_true (nz_journal_is_enquiry (entry));
  /* whoever keeps a sponsorship was called; one that is not there, or has nobody, is about nothing */
  gint64 kept = records_add (f, &nz_entity_sponsorship, "mentee", "Patin gesucht", "state", "active",
                             "@sponsor", person, NULL);
  g_autoptr (NzRecord) call = nz_journal_entry_new (f->store, &nz_entity_sponsorship, kept, today);
  g_assert_cmpint (nz_record_get_int (call, "person"), ==, person);
  g_assert_cmpint (nz_record_get_int (call, "organisation"), ==, organisation);
  g_autoptr (NzRecord) loose = nz_journal_entry_new (f->store, &nz_entity_sponsorship, kept + 1, today);
  g_assert_false (nz_record_has (loose, "organisation"));
  g_assert_false (nz_record_has (loose, "person"));
}

static void
test_of (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 organisation = records_organisation (f, "Regenbogen");
  const char *const days[] = { "2026-03-01", "2026-11-01", "2025-12-24" };
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    records_add (f, &nz_entity_entry, "kind", "note", "day", days[i], "@organisation", organisation, NULL);
  records_add (f, &nz_entity_entry, "kind", "note", "day", "2026-11-11", NULL);
  g_autoptr (GPtrArray) entries = nz_journal_of (f->store, &nz_entity_organisation, organisation, 2, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_true (nz_date_equal (nz_record_get_date (entries->pdata[0], "day"), nz_date (2026, 11, 1)));
  g_assert_true (nz_date_equal (nz_record_get_date (entries->pdata[1], "day"), nz_date (2026, 3, 1)));
}

/* A call with Mrs Becker is one with the association, as long as she was there. */
static void
test_of_people (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 organisation = records_organisation (f, "Regenbogen");
  gint64 person = records_add (f, &nz_entity_person, "family_name", "Becker", NULL);
  records_add (f, &nz_entity_position, "@person", person, "@organisation", organisation, "since", "2020", "until",
               "2026-03", NULL);
  records_add (f, &nz_entity_entry, "kind", "call", "day", "2019-12-31", "@person", person, NULL);
  gint64 first = records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-01-05", "@person", person, NULL);
  gint64 last = records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-03-31", "@person", person, NULL);
  records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-04-01", "@person", person, NULL);
  g_autoptr (GPtrArray) entries = nz_journal_of (f->store, &nz_entity_organisation, organisation, 9, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpint (nz_record_get_id (entries->pdata[0]), ==, last);
  g_assert_cmpint (nz_record_get_id (entries->pdata[1]), ==, first);
}

/* --- several organisations, people, groups, meetings ---------------------------------------------------- */

static gint64
visit (Fixture *f, NzInvolved first, NzInvolved second, NzInvolved third)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) entry = nz_record_new (&nz_entity_entry);
  g_autoptr (GArray) all = nz_involved_of (f->store, entry, &error);
  const NzInvolved wanted[] = { first, second, third };

  nz_record_set_text (entry, "kind", "visit");
  nz_record_set_date (entry, "day", nz_date (2026, 11, 11));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    nz_involved_add (all, wanted[i].entity, wanted[i].id);
  nz_involved_save (f->store, entry, all, "Visit", &error);
  g_assert_no_error (error);
  return nz_record_get_id (entry);
}

static guint
n_about (Fixture *f, const NzEntity *entity, gint64 id)
{
  g_autoptr (GPtrArray) entries = nz_journal_of (f->store, entity, id, 10, NULL);
  const NzFilter filter = { .field = entity->name, .integer = id };
  const NzQuery query = { .entity = &nz_entity_entry, .filters = &filter, .n_filters = 1 };

  /* filters of a list find the same */
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, entries->len);
  return entries->len;
}

static GArray *
involved_in (Fixture *f, gint64 id)
{
  g_autoptr (NzRecord) entry = nz_store_get (f->store, &nz_entity_entry, id, NULL);

  return nz_involved_of (f->store, entry, NULL);
}

static void
change (Fixture *f, gint64 id, NzInvolved gone, NzInvolved added)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) entry = nz_store_get (f->store, &nz_entity_entry, id, NULL);
  g_autoptr (GArray) all = nz_involved_of (f->store, entry, NULL);

  nz_involved_remove (all, gone.entity, gone.id);
  nz_involved_add (all, added.entity, added.id);
  nz_involved_save (f->store, entry, all, "Change", &error);
  g_assert_no_error (error);
}

static void
test_involved (Fixture *f, gconstpointer data)
{
  const NzInvolved a = { &nz_entity_organisation, records_organisation (f, "Aa") };
  const NzInvolved b = { &nz_entity_organisation, records_organisation (f, "Bb") };
  const NzInvolved c = { &nz_entity_organisation, records_organisation (f, "Cc") };
  const NzInvolved becker
      = { &nz_entity_person, records_add (f, &nz_entity_person, "family_name", "Becker", NULL) };
  gint64 id = visit (f, b, becker, a);
  g_autoptr (GArray) all = involved_in (f, id);

  g_assert_cmpuint (all->len, ==, 3);
  /* whom it names itself first, then the further ones of its kind */
  g_assert_cmpint (g_array_index (all, NzInvolved, 0).id, ==, b.id);
  g_assert_cmpint (g_array_index (all, NzInvolved, 1).id, ==, a.id);
  g_assert_cmpint (g_array_index (all, NzInvolved, 2).id, ==, becker.id);
  g_assert_false (nz_involved_add (all, b.entity, b.id));
  g_assert_false (nz_involved_add (all, &nz_entity_term, b.id));
  g_assert_cmpuint (n_about (f, a.entity, a.id), ==, 1);
  g_assert_cmpuint (n_about (f, b.entity, b.id), ==, 1);
  g_assert_cmpuint (n_about (f, c.entity, c.id), ==, 0);
  g_assert_cmpuint (n_about (f, becker.entity, becker.id), ==, 1);

  /* one step; whoever is left takes the first place */
  change (f, id, b, c);
  g_assert_cmpuint (n_about (f, b.entity, b.id), ==, 0);
  g_assert_cmpuint (n_about (f, a.entity, a.id), ==, 1);
  g_assert_cmpuint (n_about (f, c.entity, c.id), ==, 1);
  g_assert_cmpint (nz_query_count (f->store, &(NzQuery){ .entity = &nz_entity_entry_link }, NULL), ==, 1);
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_cmpuint (n_about (f, b.entity, b.id), ==, 1);
  g_assert_cmpuint (n_about (f, c.entity, c.id), ==, 0);

  /* a deleted organisation goes out of the entry, the others stay */
  g_assert_true (nz_store_delete (f->store, b.entity, b.id, NULL));
  g_assert_cmpuint (n_about (f, a.entity, a.id), ==, 1);
  g_assert_true (nz_store_delete (f->store, &nz_entity_entry, id, NULL));
  g_assert_cmpint (nz_query_count (f->store, &(NzQuery){ .entity = &nz_entity_entry_link }, NULL), ==, 0);
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_cmpuint (n_about (f, a.entity, a.id), ==, 1);
}

static guint
n_by_rule (Fixture *f, const NzEntity *entity, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRule) rule = nz_rule_parse (entity, text, &error);
  g_assert_no_error (error);
  gint64 n = nz_query_count (f->store, &(NzQuery){ .entity = entity, .rule = rule }, &error);
  g_assert_no_error (error);
  return (guint)n;
}

static void
test_involved_rule (Fixture *f, gconstpointer data)
{
  const NzInvolved a = { &nz_entity_organisation, records_organisation (f, "Aa") };
  const NzInvolved b = { &nz_entity_organisation, records_organisation (f, "Bb") };
  const NzInvolved becker
      = { &nz_entity_person, records_add (f, &nz_entity_person, "family_name", "Becker", NULL) };
  char id[NZ_ID_TEXT_SIZE];
  gint64 alone = visit (f, becker, becker, becker);
  visit (f, b, becker, a);
  nz_id_to_text (a.id, id);
  g_autofree char *is = g_strdup_printf ("organisation is %s", id);
  g_autofree char *is_not = g_strdup_printf ("organisation is not %s", id);

  g_assert_cmpint (alone, !=, 0);
  g_assert_cmpuint (n_by_rule (f, &nz_entity_entry, is), ==, 1);
  g_assert_cmpuint (n_by_rule (f, &nz_entity_entry, is_not), ==, 1);
  g_assert_cmpuint (n_by_rule (f, &nz_entity_entry, "organisation empty"), ==, 1);
  g_assert_cmpuint (n_by_rule (f, &nz_entity_entry, "organisation not empty"), ==, 1);
  /* asked from the other side: both organisations were visited */
  g_assert_cmpuint (n_by_rule (f, &nz_entity_organisation, "entry.kind is visit"), ==, 2);
}

/* Of three, two are one: nobody stands twice in the entry, and nothing is lost. */
static void
test_involved_merge (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const NzInvolved a = { &nz_entity_organisation, records_organisation (f, "Aa") };
  const NzInvolved b = { &nz_entity_organisation, records_organisation (f, "Bb") };
  const NzInvolved c = { &nz_entity_organisation, records_organisation (f, "Cc") };
  gint64 first = visit (f, a, b, c), second = visit (f, c, a, b);
  g_autoptr (NzMerge) merge = nz_merge_new (f->store, &nz_entity_organisation, a.id, b.id, &error);

  g_assert_no_error (error);
  g_assert_true (nz_merge_apply (merge, &error));
  g_assert_no_error (error);
  g_autoptr (GArray) in_first = involved_in (f, first), in_second = involved_in (f, second);
  g_assert_cmpuint (in_first->len, ==, 2);
  g_assert_cmpuint (in_second->len, ==, 2);
  g_assert_cmpuint (n_about (f, a.entity, a.id), ==, 2);
  g_assert_cmpint (nz_query_count (f->store, &(NzQuery){ .entity = &nz_entity_entry_link }, NULL), ==, 2);
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_cmpint (nz_query_count (f->store, &(NzQuery){ .entity = &nz_entity_entry_link }, NULL), ==, 4);
}

static gint64
odd_link (Fixture *f, gint64 entry, NzInvolved a, NzInvolved b, NzInvolved c)
{
  g_autofree char *sql
      = g_strdup_printf ("INSERT INTO entry_link (id, entry, %s, %s, %s) VALUES (77, %" G_GINT64_FORMAT
                         ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ")",
                         a.entity->name, b.entity->name, c.entity->name, entry, a.id, b.id, c.id);

  g_assert_cmpint (sqlite3_exec (f->store->db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  return 77;
}

/* A row names one: others are refused, and where a file has one all the same, only whom it is about goes. */
static void
test_involved_odd (Fixture *f, gconstpointer data)
{
  const NzInvolved a = { &nz_entity_organisation, records_organisation (f, "Aa") };
  const NzInvolved b = { &nz_entity_organisation, records_organisation (f, "Bb") };
  const NzInvolved becker
      = { &nz_entity_person, records_add (f, &nz_entity_person, "family_name", "Becker", NULL) };
  const NzInvolved group = { &nz_entity_working_group, records_add (f, &nz_entity_working_group, "name", "AG",
                                                                    "kind", "permanent", NULL) };
  gint64 anna = records_add (f, &nz_entity_person, "family_name", "Anna", NULL);
  gint64 id = records_add (f, &nz_entity_entry, "kind", "visit", "day", "2026-05-01", "@organisation", a.id,
                           "@person", anna, NULL);
  g_autoptr (NzRecord) link = nz_record_new (&nz_entity_entry_link);
  g_autoptr (GError) error = NULL;

  nz_record_set_int (link, "entry", id);
  g_assert_false (nz_store_save (f->store, link, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_clear_error (&error);
  nz_record_set_int (link, "person", becker.id);
  g_assert_true (nz_record_is_valid (link, NULL));
  nz_record_set_int (link, "organisation", b.id);
  g_assert_false (nz_store_save (f->store, link, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_clear_error (&error);

  /* all three stay; the entry names the group itself now, and each row one */
  odd_link (f, id, b, becker, group);
  change (f, id, becker, becker);
  g_assert_cmpuint (n_about (f, becker.entity, becker.id), ==, 1);
  g_assert_cmpint (nz_query_count (f->store, &(NzQuery){ .entity = &nz_entity_entry_link }, NULL), ==, 2);
  g_assert_true (nz_store_undo (f->store, NULL));
  /* one of three is taken away */
  change (f, id, becker, a);
  g_assert_cmpuint (n_about (f, becker.entity, becker.id), ==, 0);
  g_assert_cmpuint (n_about (f, b.entity, b.id), ==, 1);
  g_assert_cmpuint (n_about (f, group.entity, group.id), ==, 1);
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_cmpuint (n_about (f, becker.entity, becker.id), ==, 1);

  /* two become one: the row said the same of it, but not of the others */
  g_autoptr (NzMerge) merge = nz_merge_new (f->store, a.entity, a.id, b.id, &error);
  g_assert_no_error (error);
  g_assert_true (nz_merge_apply (merge, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_about (f, becker.entity, becker.id), ==, 1);
  g_assert_cmpuint (n_about (f, group.entity, group.id), ==, 1);
  g_autoptr (GArray) all = involved_in (f, id);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpint (nz_query_count (f->store, &(NzQuery){ .entity = &nz_entity_entry_link }, NULL), ==, 2);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/journal/counts", test_counts);
  ADD ("/journal/entry", test_entry);
  ADD ("/journal/of", test_of);
  ADD ("/journal/of-people", test_of_people);
  ADD ("/journal/involved", test_involved);
  ADD ("/journal/involved-rule", test_involved_rule);
  ADD ("/journal/involved-merge", test_involved_merge);
  ADD ("/journal/involved-odd", test_involved_odd);
  return g_test_run ();
}
