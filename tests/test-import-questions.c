/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-near-name.h"
#include "nz-import-fixture.h"

/* What an import asks instead of guessing. */

static void
test_near (void)
{
  static const struct
  {
    const char *text, *name;
    gboolean is_near;
  } cases[] = {
    { "AG Arbeit", "AG Arbeit und Ausbildung", TRUE },
    { "AG Arbeit u. Ausbildung", "AG Arbeit und Ausbildung", TRUE },
    { "Arb. u. Ausb.", "AG Arbeit und Ausbildung", TRUE },
    { "AG AuA", "AG Arbeit und Ausbildung", TRUE },
    { "AG A+A", "AG Arbeit und Ausbildung", TRUE },
    { "Arbeitsgruppe Sprache", "AG Sprache", TRUE },
    { "AG Forderung", "AG Förderung", TRUE },
    { "AG Foerderung", "AG Förderung", TRUE },
    { "AG Gesundhiet", "AG Gesundheit", TRUE },
    { "AG Sport", "AG Sprache", FALSE },
    { "AG 1", "AG 10", FALSE },
    { "AG", "AG Sprache", FALSE },
    { "AG Kultur", "AG Arbeit und Ausbildung", FALSE },
    { "", "AG Sprache", FALSE },
    { "Ärzte", "AG Recht", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].text, cases[i].name);
      g_assert_cmpint (nz_near_name (cases[i].text, cases[i].name), ==, cases[i].is_near);
    }
}

static const NzImportQuestion *
question_of (NzImportPlan *plan)
{
  GPtrArray *questions = nz_import_plan_get_questions (plan);

  g_assert_cmpuint (questions->len, ==, 1);
  return questions->pdata[0];
}

static void
answer (NzImportPlan *plan, gint64 value)
{
  nz_import_plan_answer (plan, question_of (plan), value);
  examine (plan);
  g_assert_cmpint (question_of (plan)->answer, ==, value);
  g_assert_cmpuint (nz_import_plan_count_open (plan), ==, 0);
}

static const char groups[]
    = "Name;Art;Seit;Bis\nAG Arbeit und Ausbildung;ständig;2004;\nAG Sport;zeitweilig;2001;2009\n";
static const char crosses[] = "Name;Art;AG Arbeit\nChor;Verein;x\nTanz;Verein;x\nAmt;Amt;\n";

/* A heading that is nearly a group's name makes no group behind anybody's back. */
static void
test_heading (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = NULL;

  import_text (f, "working_group.csv", groups);
  plan = plan_of (f, "akteure.csv", crosses);
  examine (plan);
  g_assert_cmpuint (nz_import_plan_count_open (plan), ==, 1);
  const NzImportQuestion *question = question_of (plan);
  g_assert_cmpint (question->kind, ==, NZ_IMPORT_ASK_NAME);
  g_assert_cmpuint (question->count, ==, 2);
  g_assert_cmpstr (question->names->pdata[0], ==, "AG Arbeit und Ausbildung");
  g_assert_true (question->can_be_new);
  g_assert_true (strstr (nz_import_plan_get_result (plan)->notes->pdata[0], "much like") != NULL);
  answer (plan, g_array_index (question->records, gint64, 0));
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_working_group), ==, 2);
  g_assert_cmpint (count (f, &nz_entity_membership), ==, 2);
}

static void
test_heading_otherwise (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = NULL;

  import_text (f, "working_group.csv", groups);
  plan = plan_of (f, "akteure.csv", crosses);
  examine (plan);
  answer (plan, NZ_IMPORT_NOT_READ);
  g_assert_cmpuint (nz_import_plan_get_result (plan)->counts[nz_entity_index (&nz_entity_membership)].n_new,
                    ==, 0);
  answer (plan, NZ_IMPORT_NEW_RECORD);
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_working_group), ==, 3);
}

/* A cell that names what nobody is called is a fault until somebody says whom it means. */
static void
test_cell (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = NULL;

  import_text (f, "working_group.csv", groups);
  import_text (f, "akteure.csv", "Name;Art\nChor der Kulturen;Verein\nTanz;Verein\n");
  plan = plan_of (f, "membership.csv", "Arbeitsgruppe;Akteur;Rolle\nAG Arbeit;Tanz;Mitglied\n");
  examine (plan);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_FAULTY);
  g_assert_nonnull (strstr (line_at (plan, 0)->reason, "Is “AG Arbeit und Ausbildung” meant?"));
  answer (plan, g_array_index (question_of (plan)->records, gint64, 0));
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_NEW);
  nz_import_plan_unref (g_steal_pointer (&plan));
  plan = plan_of (f, "membership.csv",
                  "Arbeitsgruppe;Akteur;Rolle\nAG Arbeit und Ausbildung;Chor d. Kulturen;Mitglied\n");
  examine (plan);
  g_assert_false (question_of (plan)->can_be_new);
  answer (plan, g_array_index (question_of (plan)->records, gint64, 0));
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_membership), ==, 1);
}

/* Nobody joins a group that has ended unless somebody says so; an old membership with its end is no question.
 */
static void
test_ended (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = NULL;

  import_text (f, "working_group.csv", groups);
  plan = plan_of (f, "akteure.csv", "Name;Art;AG Sport\nChor;Verein;x\n");
  examine (plan);
  g_assert_cmpint (question_of (plan)->kind, ==, NZ_IMPORT_ASK_ENDED);
  g_assert_cmpuint (nz_import_plan_get_result (plan)->n_new, ==, 1);
  answer (plan, NZ_IMPORT_ALL_THE_SAME);
  g_assert_cmpuint (nz_import_plan_get_result (plan)->n_new, ==, 2);
  answer (plan, NZ_IMPORT_NOT_READ);
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_membership), ==, 0);
  import_text (f, "membership.csv",
               "Arbeitsgruppe;Akteur;Rolle;Seit;Bis\nAG Sport;Chor;Mitglied;2001;2009\n");
  g_assert_cmpint (count (f, &nz_entity_membership), ==, 1);
  g_clear_pointer (&plan, nz_import_plan_unref);
  plan = plan_of (f, "membership.csv", "Arbeitsgruppe;Akteur;Rolle;Seit\nAG Sport;Chor;Leitung;2010\n");
  examine (plan);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_FAULTY);
  answer (plan, NZ_IMPORT_ALL_THE_SAME);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_NEW);
}

/* Since when they are members is asked only of new organisations of which no column says it. */
static void
test_since (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_of (f, "a.csv", "Name;Art;Mitglied seit\nA;Verein;\n");

  examine (plan);
  g_assert_cmpuint (nz_import_plan_count_undated (plan), ==, 0);
  apply (plan);
  g_clear_pointer (&plan, nz_import_plan_unref);
  plan = plan_of (f, "a.csv", "Name;Art\nA;Verein\nB;Verein\nC;Verein\n");
  examine (plan);
  g_assert_cmpuint (nz_import_plan_count_undated (plan), ==, 2);
  nz_import_plan_set_since (plan, nz_date (2019, 5, 0));
  examine (plan);
  g_assert_cmpuint (nz_import_plan_count_undated (plan), ==, 2);
  apply (plan);
  g_autoptr (NzRecord) a = find (f, &nz_entity_organisation, "name", "A");
  g_autoptr (NzRecord) b = find (f, &nz_entity_organisation, "name", "B");
  g_assert_false (nz_record_has (a, "since"));
  g_assert_true (nz_date_equal (nz_record_get_date (b, "since"), nz_date (2019, 5, 0)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-questions/near", test_near);
#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/import-questions/heading", test_heading);
  ADD ("/import-questions/heading-otherwise", test_heading_otherwise);
  ADD ("/import-questions/cell", test_cell);
  ADD ("/import-questions/ended", test_ended);
  ADD ("/import-questions/since", test_since);
#undef ADD
  return g_test_run ();
}
