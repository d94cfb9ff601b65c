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

/* --- single fields ---------------------------------------------------------------------------------------
 */

static const NzImportDifference *
difference_of (GPtrArray *differences, const char *field)
{
  for (guint i = 0; i < differences->len; i++)
    if (g_str_equal (((const NzImportDifference *)differences->pdata[i])->field->name, field))
      return differences->pdata[i];
  g_error ("no difference in %s", field);
}

static void
refuse (NzImportPlan *plan, const char *field, gboolean is_refused)
{
  g_autoptr (GPtrArray) differences = nz_import_plan_list_differences (plan, 0);

  nz_import_plan_refuse (plan, 0, difference_of (differences, field), is_refused);
  examine (plan);
}

/* One field of a row is refused: it stays, is shown as refused, and the other field is changed. */
static void
test_refuse (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = NULL;

  import_text (f, "a.csv", "Name;Art;Ort;Straße\nChor;Verein;Erfurt;Brühl 1\n");
  plan = plan_of (f, "b.csv", "Name;Art;Ort;Straße\nChor;Amt;Erfurt;Anger 2\n");
  examine (plan);
  refuse (plan, "kind", TRUE);
  g_autoptr (GPtrArray) differences = nz_import_plan_list_differences (plan, 0);
  g_assert_cmpuint (differences->len, ==, 2);
  g_assert_true (difference_of (differences, "kind")->is_refused);
  g_assert_false (difference_of (differences, "street")->is_refused);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_CHANGED);
  apply (plan);
  g_autoptr (NzRecord) record = find (f, &nz_entity_organisation, "name", "Chor");
  g_assert_cmpstr (nz_record_get_text (record, "kind"), ==, "association");
  g_assert_cmpstr (nz_record_get_text (record, "street"), ==, "Anger 2");
}

/* With all of its fields refused a row changes nothing, and the count says so; it can be had back. */
static void
test_refuse_all (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = NULL;

  import_text (f, "a.csv", "Name;Art\nChor;Verein\n");
  plan = plan_of (f, "b.csv", "Name;Art\nChor;Amt\n");
  examine (plan);
  refuse (plan, "kind", TRUE);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_SAME);
  g_assert_cmpuint (nz_import_plan_get_result (plan)->n_changed, ==, 0);
  refuse (plan, "kind", FALSE);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_CHANGED);
  apply (plan);
  g_autoptr (NzRecord) record = find (f, &nz_entity_organisation, "name", "Chor");
  g_assert_cmpstr (nz_record_get_text (record, "kind"), ==, "office");
}

/* What goes into a similar entry does not have to bring its name. */
static void
test_refuse_of_twin (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = NULL;

  import_text (f, "a.csv", "Name;Art;PLZ;Ort\nChor Erfurt e. V.;Verein;99084;Erfurt\n");
  plan = plan_of (f, "b.csv", "Name;Art;PLZ;Ort;Notiz\nChor Erfurt;Verein;99084;Erfurt;neu\n");
  examine (plan);
  nz_import_plan_set_choice (plan, 0, NZ_IMPORT_INTO_TWIN);
  examine (plan);
  refuse (plan, "name", TRUE);
  apply (plan);
  assert_notes (f, "Chor Erfurt e. V.", "neu");
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
  ADD ("/import-fields/refuse", test_refuse);
  ADD ("/import-fields/refuse-all", test_refuse_all);
  ADD ("/import-fields/refuse-of-twin", test_refuse_of_twin);
#undef ADD
  return g_test_run ();
}
