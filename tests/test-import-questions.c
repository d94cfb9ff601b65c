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

/* Crosses of a group that is nearly called like one that is there, as examined. */
static NzImportPlan *
crosses_plan (Fixture *f)
{
  NzImportPlan *plan;

  import_text (f, "working_group.csv", groups);
  plan = plan_of (f, "akteure.csv", crosses);
  examine (plan);
  return plan;
}

/* Members by name, where the choir is there. */
static NzImportPlan *
members_plan (Fixture *f, const char *row)
{
  g_autofree char *text = g_strconcat ("Arbeitsgruppe;Akteur;Rolle\n", row, "\n", NULL);
  NzImportPlan *plan;

  import_text (f, "working_group.csv", groups);
  import_text (f, "akteure.csv", "Name;Art\nChor der Kulturen;Verein\nTanz;Verein\n");
  plan = plan_of (f, "membership.csv", text);
  examine (plan);
  return plan;
}

/* A heading that is nearly a group's name makes no group behind anybody's back. */
static void
test_heading (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = crosses_plan (f);

  g_assert_cmpuint (nz_import_plan_count_open (plan), ==, 1);
  const NzImportQuestion *question = question_of (plan);
  g_assert_cmpint (question->kind, ==, NZ_IMPORT_ASK_NAME);
  g_assert_cmpstr (question->names->pdata[0], ==, "AG Arbeit und Ausbildung");
  g_assert_true (question->can_be_new);
  g_assert_true (strstr (nz_import_plan_get_result (plan)->notes->pdata[0], "much like") != NULL);
  g_autofree char *outcome = nz_import_plan_dup_outcome (plan);
  g_assert_cmpstr (outcome, ==, "3 rows – new: 3 Organisations, 1 Working Group, 2 Memberships; 1 question");
  answer (plan, g_array_index (question->records, gint64, 0));
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_working_group), ==, 2);
  g_assert_cmpint (count (f, &nz_entity_membership), ==, 2);
}

static void
test_heading_otherwise (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = crosses_plan (f);

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
  g_autoptr (NzImportPlan) plan = members_plan (f, "AG Arbeit;Tanz;Mitglied");

  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_FAULTY);
  g_assert_nonnull (strstr (line_at (plan, 0)->reason, "Is “AG Arbeit und Ausbildung” meant?"));
  answer (plan, g_array_index (question_of (plan)->records, gint64, 0));
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_NEW);
  nz_import_plan_unref (g_steal_pointer (&plan));
  plan = members_plan (f, "AG Arbeit und Ausbildung;Chor d. Kulturen;Mitglied");
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

/* What was answered is remembered for the next table with these headings, shown, and can be changed. */
static void
test_remembered (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = crosses_plan (f);

  g_assert_false (question_of (plan)->is_remembered);
  answer (plan, g_array_index (question_of (plan)->records, gint64, 0));
  apply (plan);
  g_clear_pointer (&plan, nz_import_plan_unref);
  plan = plan_of (f, "mehr.csv", "Name;Art;AG Arbeit\nNeu;Verein;x\n");
  examine (plan);
  g_assert_true (question_of (plan)->is_remembered);
  g_assert_cmpuint (nz_import_plan_count_open (plan), ==, 0);
  g_assert_true (has_note (plan, "“AG Arbeit” is taken for “AG Arbeit und"));
  nz_import_plan_answer_once (plan, question_of (plan), NZ_IMPORT_NOT_READ);
  apply (plan);
  g_clear_pointer (&plan, nz_import_plan_unref);
  plan = plan_of (f, "noch mehr.csv", "Name;Art;AG Arbeit\nNoch neuer;Verein;x\n");
  examine (plan);
  g_assert_true (question_of (plan)->is_remembered);
  g_assert_cmpint (question_of (plan)->answer, >, 0);
  answer (plan, NZ_IMPORT_NEW_RECORD);
  g_assert_false (question_of (plan)->is_remembered);
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_working_group), ==, 3);
}

/* What an option of the command line answers is not remembered, whatever else is. */
static void
test_answered_once (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = crosses_plan (f);

  nz_import_plan_set_kind (plan, 0, "association");
  examine (plan);
  nz_import_plan_answer_once (plan, question_of (plan), NZ_IMPORT_NOT_READ);
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_membership), ==, 0);
  g_clear_pointer (&plan, nz_import_plan_unref);
  plan = plan_of (f, "mehr.csv", "Name;Art;AG Arbeit\nNeu;Verein;x\n");
  examine (plan);
  g_assert_cmpstr (nz_import_plan_get_sheet (plan, 0)->kind, ==, "association");
  g_assert_cmpuint (nz_import_plan_count_open (plan), ==, 1);
}

/* None of those that are called much like it: then it is nobody, and the row at fault. */
static void
test_none (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = members_plan (f, "AG Arbeit und Ausbildung;Chor;Mitglied");

  answer (plan, NZ_IMPORT_NOT_READ);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_FAULTY);
  g_assert_nonnull (strstr (line_at (plan, 0)->reason, "There is no “Chor”"));
  g_assert_null (strstr (line_at (plan, 0)->reason, "meant?"));
}

/* What was answered of a working group is no answer of a distribution list, and one that is gone none at all.
 */
static void
test_other_entity (Fixture *f, gconstpointer data)
{
  const NzImportTarget listed
      = { .use = NZ_IMPORT_LISTED, .entity = &nz_entity_organisation, .name = "AG Arbeit" };
  g_autoptr (NzImportPlan) plan = NULL;
  gint64 group;

  import_text (f, "working_group.csv", groups);
  import_text (f, "distribution_list.csv", "Name\nVerteiler Arbeit und Soziales\n");
  plan = plan_of (f, "akteure.csv", crosses);
  examine (plan);
  group = g_array_index (question_of (plan)->records, gint64, 0);
  answer (plan, group);
  nz_import_plan_set_column (plan, 0, 2, &listed);
  examine (plan);
  g_assert_true (question_of (plan)->entity == &nz_entity_distribution_list);
  g_assert_cmpint (question_of (plan)->answer, ==, NZ_IMPORT_UNDECIDED);
  answer (plan, g_array_index (question_of (plan)->records, gint64, 0));
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_list_entry), ==, 2);
}

static void
test_gone (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  import_text (f, "working_group.csv",
               "Name;Art\nAG Arbeit und Ausbildung;ständig\nAG Arbeit und Soziales;ständig\n");
  plan = plan_of (f, "akteure.csv", crosses);
  examine (plan);
  g_assert_cmpuint (question_of (plan)->records->len, ==, 2);
  gint64 group = g_array_index (question_of (plan)->records, gint64, 0);
  answer (plan, group);
  nz_store_delete (f->store, &nz_entity_working_group, group, &error);
  g_assert_no_error (error);
  examine (plan);
  g_assert_cmpuint (question_of (plan)->records->len, ==, 1);
  g_assert_cmpint (question_of (plan)->answer, ==, NZ_IMPORT_UNDECIDED);
}

/* A record that the same import makes has another id each time it is looked at; the answer stays. */
static void
test_made_here (Fixture *f, gconstpointer data)
{
  static const char members[]
      = "Arbeitsgruppe;Akteur;Rolle\nAG Arbeit und Ausbildung;Chor d. Kulturen;Mitglied\n";
  g_autoptr (NzImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  import_text (f, "working_group.csv", groups);
  plan = plan_of (f, "akteure.csv", "Name;Art\nChor der Kulturen;Verein\n");
  nz_import_plan_add_data (plan, members, strlen (members), "membership.csv", NULL, NULL, &error);
  g_assert_no_error (error);
  examine (plan);
  nz_import_plan_answer (plan, question_of (plan), g_array_index (question_of (plan)->records, gint64, 0));
  examine (plan);
  g_assert_cmpuint (nz_import_plan_count_open (plan), ==, 0);
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_membership), ==, 1);
}

/* Of many that are much like it the most alike is offered first. */
static void
test_most_alike (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name;Art\n");
  g_autoptr (NzImportPlan) plan = NULL;

  for (int i = 0; i < 24; i++)
    g_string_append_printf (text, "AG Arbeit mit Häusern und Höfen %c;ständig\n", 'a' + i);
  g_string_append (text, "AG Arbeiten;ständig\n");
  import_text (f, "working_group.csv", text->str);
  plan = plan_of (f, "akteure.csv", crosses);
  examine (plan);
  g_assert_cmpuint (question_of (plan)->names->len, ==, 4);
  g_assert_cmpstr (question_of (plan)->names->pdata[0], ==, "AG Arbeiten");
}

/* A column of names that nobody has is looked through in bounded time: without a bound it takes minutes. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) there = g_string_new ("Name;Art\n");
  g_autoptr (GString) text = g_string_new ("Arbeitsgruppe;Akteur;Rolle\n");
  g_autoptr (NzImportPlan) plan = NULL;

  for (int i = 0; i < 4000; i++)
    {
      g_string_append_printf (there, "Haus %d Nordstraße Verein;Verein\n", i);
      g_string_append_printf (text, "AG Sport;Qwertz%d Yxcvb%d;Mitglied\n", i, i);
    }
  import_text (f, "working_group.csv", groups);
  import_text (f, "akteure.csv", there->str);
  plan = plan_of (f, "membership.csv", text->str);
  g_test_timer_start ();
  examine (plan);
  g_test_message ("%.1f s", g_test_timer_elapsed ());
  g_assert_cmpfloat (g_test_timer_last (), <, 20);
  g_assert_cmpuint (nz_import_plan_count (plan, NZ_IMPORT_FAULTY), ==, 4000);
  g_assert_true (has_note (plan, "names were not compared with those that"));
}

/* Who is a member already is no new member. */
static void
test_ended_standing (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = NULL;

  import_text (f, "working_group.csv", "Name;Art;Seit\nAG Sport;zeitweilig;2001\n");
  import_text (f, "akteure.csv", "Name;Art;AG Sport\nChor;Verein;x\n");
  import_text (f, "working_group.csv", "Name;Bis\nAG Sport;2009\n");
  plan = plan_of (f, "akteure.csv", "Name;Art;AG Sport\nChor;Verein;x\nTanz;Verein;\n");
  examine (plan);
  g_assert_cmpuint (nz_import_plan_get_questions (plan)->len, ==, 0);
  g_clear_pointer (&plan, nz_import_plan_unref);
  plan = plan_of (f, "akteure.csv", "Name;Art;AG Sport\nChor;Verein;x\nTanz;Verein;x\n");
  examine (plan);
  answer (plan, NZ_IMPORT_NOT_READ);
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_membership), ==, 1);
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 2);
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
  ADD ("/import-questions/remembered", test_remembered);
  ADD ("/import-questions/answered-once", test_answered_once);
  ADD ("/import-questions/cell", test_cell);
  ADD ("/import-questions/ended", test_ended);
  ADD ("/import-questions/ended-standing", test_ended_standing);
  ADD ("/import-questions/none", test_none);
  ADD ("/import-questions/other-entity", test_other_entity);
  ADD ("/import-questions/gone", test_gone);
  ADD ("/import-questions/made-here", test_made_here);
  ADD ("/import-questions/most-alike", test_most_alike);
  ADD ("/import-questions/many", test_many);
  ADD ("/import-questions/since", test_since);
#undef ADD
  return g_test_run ();
}
