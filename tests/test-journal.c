/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-journal.h"
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

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/journal/counts", test_counts);
  ADD ("/journal/entry", test_entry);
  ADD ("/journal/of", test_of);
  return g_test_run ();
}
