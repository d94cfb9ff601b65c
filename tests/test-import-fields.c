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

/* What @after says of what @before has brought, as examined. */
static NzImportPlan *
plan_after (Fixture *f, const char *before, const char *after)
{
  NzImportPlan *plan;

  import_text (f, "a.csv", before);
  plan = plan_of (f, "b.csv", after);
  examine (plan);
  return plan;
}

static void
assert_choir (Fixture *f, const char *field, const char *expected)
{
  g_autoptr (NzRecord) record = find (f, &nz_entity_organisation, "name", "Chor");

  g_assert_cmpstr (nz_record_get_text (record, field), ==, expected);
}

/* One field of a row is refused: it stays, is shown as refused, and the other field is changed. */
static void
test_refuse (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_after (f, "Name;Art;Ort;Straße\nChor;Verein;Erfurt;Brühl 1\n",
                                              "Name;Art;Ort;Straße\nChor;Amt;Erfurt;Anger 2\n");

  refuse (plan, "kind", TRUE);
  g_autoptr (GPtrArray) differences = nz_import_plan_list_differences (plan, 0);
  g_assert_cmpuint (differences->len, ==, 2);
  g_assert_true (difference_of (differences, "kind")->is_refused);
  g_assert_false (difference_of (differences, "street")->is_refused);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_CHANGED);
  apply (plan);
  assert_choir (f, "kind", "association");
  assert_choir (f, "street", "Anger 2");
}

/* With all of its fields refused a row changes nothing, and the count says so; it can be had back. */
static void
test_refuse_all (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_after (f, "Name;Art\nChor;Verein\n", "Name;Art\nChor;Amt\n");

  refuse (plan, "kind", TRUE);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_SAME);
  g_assert_cmpuint (nz_import_plan_get_result (plan)->n_changed, ==, 0);
  refuse (plan, "kind", FALSE);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_CHANGED);
  apply (plan);
  assert_choir (f, "kind", "office");
}

/* The same row twice says the same, also where a field of it is refused. */
static void
test_refuse_repeated (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_after (f, "Name;Art;Ort\nChor;Verein;Erfurt\n",
                                              "Name;Art;Ort\nChor;Amt;Erfurt\nChor;Amt;Erfurt\n");

  refuse (plan, "kind", TRUE);
  g_assert_cmpint (line_at (plan, 1)->state, !=, NZ_IMPORT_FAULTY);
  g_autoptr (GPtrArray) differences = nz_import_plan_list_differences (plan, 0);
  g_assert_true (difference_of (differences, "kind")->is_refused);
  apply (plan);
  assert_choir (f, "kind", "association");
}

/* What goes into a similar entry does not have to bring its name. */
static void
test_refuse_of_twin (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan
      = plan_after (f, "Name;Art;PLZ;Ort\nChor Erfurt e. V.;Verein;99084;Erfurt\n",
                    "Name;Art;PLZ;Ort;Notiz\nChor Erfurt;Verein;99084;Erfurt;neu\n");

  nz_import_plan_set_choice (plan, 0, NZ_IMPORT_INTO_TWIN);
  examine (plan);
  refuse (plan, "name", TRUE);
  apply (plan);
  assert_notes (f, "Chor Erfurt e. V.", "neu");
}

/* --- numbers and addresses -------------------------------------------------------------------------------
 */

static void
assert_list (Fixture *f, const char *name, const char *field, const char *expected)
{
  g_autoptr (NzRecord) record = find (f, &nz_entity_organisation, "name", name);
  g_autofree char *plain = nz_record_dup_plain (record, nz_entity_field (&nz_entity_organisation, field));

  g_assert_cmpstr (plain, ==, expected);
}

/* What stands where there is none, and what is none. */
static void
test_no_numbers (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan
      = plan_of (f, "a.csv",
                 "Name;Art;Telefon;E-Mail\nA;Verein;n.n.;-\nB;Verein;keine;unbekannt\nC;Verein;?;k. A.\n"
                 "D;Verein;siehe Website;über Frau Kaya\nE;Verein;0361 6551234|keine;d@example.org\n");

  examine (plan);
  g_assert_true (has_note (plan, "a.csv:2: Telefon: “n.n.” is taken as empty."));
  g_assert_true (has_note (plan, "a.csv:5: Telefon: “siehe Website” is no telephone number"));
  g_autoptr (GPtrArray) differences = nz_import_plan_list_differences (plan, 0);
  g_assert_nonnull (((const NzImportDifference *)differences->pdata[differences->len - 1])->remark);
  apply (plan);
  assert_list (f, "A", "telephone", "");
  assert_list (f, "A", "email", "");
  assert_list (f, "B", "telephone", "");
  assert_list (f, "B", "email", "");
  assert_list (f, "C", "telephone", "");
  assert_list (f, "C", "email", "");
  assert_notes (f, "C", NULL);
  assert_list (f, "D", "telephone", "");
  assert_notes (f, "D", "Telefon: siehe Website\n\nE-Mail: über Frau Kaya");
  assert_list (f, "E", "telephone", "0361 6551234");
}

/* A spreadsheet takes a number for a sum: its 0 is missing, or its digits. */
static void
test_eaten_zero (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_of (
      f, "a.csv",
      "Name;Art;Telefon\nA;Verein;3616551234\nB;Verein;493616551234\nC;Verein;6551234\nD;Verein;3,61E+09\n");

  examine (plan);
  g_assert_true (has_note (plan, "“3616551234” is understood as “0361 6551234”"));
  g_assert_cmpint (line_at (plan, 3)->state, ==, NZ_IMPORT_FAULTY);
  g_assert_nonnull (
      strstr (nz_import_plan_get_result (plan)->faults->pdata[0], "a.csv:5: Telefon: “3,61E+09”"));
  nz_import_plan_set_choice (plan, 3, NZ_IMPORT_LEAVE_OUT);
  apply (plan);
  assert_list (f, "A", "telephone", "0361 6551234");
  assert_list (f, "B", "telephone", "0361 6551234");
  assert_list (f, "C", "telephone", "6551234");
}

/* What may be a number of another country gets no 0 of ours. */
static void
test_eaten_start_abroad (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan
      = plan_of (f, "a.csv",
                 "Name;Art;Telefon\nA;Verein;49361655123\nB;Verein;436641234567\nC;Verein;33140205050\n"
                 "D;Verein;15112345678\nE;Verein;4931123456\nF;Verein;361655123\n");

  examine (plan);
  g_assert_true (has_note (plan, "a.csv:3: Telefon: “436641234567” stays as it is"));
  g_assert_true (has_note (plan, "“49361655123” is understood as “0361 655123”"));
  apply (plan);
  assert_list (f, "A", "telephone", "0361 655123");
  assert_list (f, "B", "telephone", "436641234567");
  assert_list (f, "C", "telephone", "33140205050");
  assert_list (f, "D", "telephone", "0151 12345678");
  assert_list (f, "E", "telephone", "4931123456");
  assert_list (f, "F", "telephone", "0361 655123");
}

/* What is no number or address is kept in the notes: all that have numbers have notes of several lines. */
static void
test_all_have_notes (void)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);

      for (guint j = 0; j < entity->n_fields; j++)
        if (entity->fields[j].type == NZ_TYPE_CONTACTS
            && (entity->fields[j].flags & (NZ_FIELD_TELEPHONE | NZ_FIELD_EMAIL)) != 0)
          {
            const NzField *notes = nz_entity_field (entity, "notes");

            g_test_message ("%s", entity->name);
            g_assert_nonnull (notes);
            g_assert_cmpint (notes->type, ==, NZ_TYPE_LONG_TEXT);
          }
    }
}

/* "Str." does not take the place of "Straße"; what says more does. */
static void
test_shorthand (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = NULL;

  import_text (f, "a.csv", "Name;Art;Straße;Ort;Kurzname\nChor e. V.;Verein;Max-Reger-Straße 1;Erfurt;Ch.\n");
  import_text (f, "b.csv", "Name;Art;Straße;Ort;Kurzname\nChor e. V.;Verein;Max-Reger-Str. 1;Erfurt;Chor\n");
  record = find (f, &nz_entity_organisation, "name", "Chor e. V.");
  g_assert_cmpstr (nz_record_get_text (record, "street"), ==, "Max-Reger-Straße 1");
  g_assert_cmpstr (nz_record_get_text (record, "short_name"), ==, "Chor");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-fields/all-have-notes", test_all_have_notes);
#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/import-fields/notes", test_notes);
  ADD ("/import-fields/notes-of-two-rows", test_notes_of_two_rows);
  ADD ("/import-fields/preview", test_preview);
  ADD ("/import-fields/terms", test_terms);
  ADD ("/import-fields/refuse", test_refuse);
  ADD ("/import-fields/refuse-all", test_refuse_all);
  ADD ("/import-fields/refuse-of-twin", test_refuse_of_twin);
  ADD ("/import-fields/refuse-repeated", test_refuse_repeated);
  ADD ("/import-fields/eaten-start-abroad", test_eaten_start_abroad);
  ADD ("/import-fields/no-numbers", test_no_numbers);
  ADD ("/import-fields/eaten-zero", test_eaten_zero);
  ADD ("/import-fields/shorthand", test_shorthand);
#undef ADD
  return g_test_run ();
}
