/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"
#include "nz-import-fixture.h"

/* What an import does to the fields of records that are there. */

static void
assert_notes (Fixture *f, const char *name, const char *expected)
{
  g_autoptr (NzRecord) record = find (f, &nz_entity_organisation, "name", name);

  g_assert_cmpstr (nz_record_get_text (record, "notes"), ==, expected);
}

/* A remark of a foreign table comes to what somebody wrote; nothing is lost, and nothing said twice. */
static void
test_notes (Fixture *f, gconstpointer data)
{
  import_text (f, "a.csv", "Name;Art;Notiz\nChor;Verein;Probt montags.\n");
  import_text (f, "b.csv", "Name;Bemerkungen\nChor;sucht einen Raum\n");
  assert_notes (f, "Chor", "Probt montags.\n\nsucht einen Raum");
  import_text (f, "b.csv", "Name;Bemerkungen\nChor;Sucht  einen Raum\n");
  assert_notes (f, "Chor", "Probt montags.\n\nsucht einen Raum");
  /* a part of a word is not said yet */
  import_text (f, "b.csv", "Name;Bemerkungen\nChor;Rau\n");
  assert_notes (f, "Chor", "Probt montags.\n\nsucht einen Raum\n\nRau");
  import_text (f, "c.csv", "Name;Art;Notiz\nTanz;Verein;neu\n");
  import_text (f, "c.csv", "Name;Notiz\nTanz;\"neu, mit Saal\"\n");
  assert_notes (f, "Tanz", "neu, mit Saal");
}

/* Two rows of one organisation with a person each, and a remark in both. */
static void
test_notes_of_two_rows (Fixture *f, gconstpointer data)
{
  import_text (
      f, "a.csv",
      "Einrichtung;Art;Notiz;Vorname;Nachname\nChor;Verein;eins;Anna;Alt\nChor;Verein;zwei;Bert;Bass\n");
  assert_notes (f, "Chor", "eins\n\nzwei");
}

/* The preview shows what will stand there. */
static void
test_preview (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = NULL;

  import_text (f, "a.csv", "Name;Art;Notiz\nChor;Verein;alt\n");
  plan = plan_of (f, "b.csv", "Name;Notiz\nChor;neu\n");
  examine (plan);
  g_autoptr (GPtrArray) differences = nz_import_plan_list_differences (plan, 0);
  g_assert_cmpuint (differences->len, ==, 1);
  const NzImportDifference *difference = differences->pdata[0];
  g_assert_cmpstr (difference->old, ==, "alt");
  g_assert_cmpstr (difference->new, ==, "alt\n\nneu");
}

/* Topics of a foreign table come to those that are there; our own table says all of them. */
static void
test_terms (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = NULL;
  g_autofree char *own = NULL;
  char id[NZ_ID_TEXT_SIZE];
  guint n;

  import_text (f, "a.csv", "Name;Art;Themen\nChor;Verein;Musik, Sprache\n");
  import_text (f, "b.csv", "Name;Themen\nChor;Sprache, Kinder\n");
  record = find (f, &nz_entity_organisation, "name", "Chor");
  nz_record_get_ids (record, "topics", &n);
  g_assert_cmpuint (n, ==, 3);
  own = g_strdup_printf ("id;Name;Art;Themen\n%s;Chor;Verein;Kinder\n",
                         nz_id_to_text (nz_record_get_id (record), id));
  import_text (f, "organisation.csv", own);
  g_clear_object (&record);
  record = find (f, &nz_entity_organisation, "name", "Chor");
  nz_record_get_ids (record, "topics", &n);
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/import-fields/notes", test_notes);
  ADD ("/import-fields/notes-of-two-rows", test_notes_of_two_rows);
  ADD ("/import-fields/preview", test_preview);
  ADD ("/import-fields/terms", test_terms);
#undef ADD
  return g_test_run ();
}
