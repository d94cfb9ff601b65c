/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-import-fixture.h"
#include "workbooks.h"

/* What a row says without saying it: whose a number is, the legal form in a name, that it is struck through.
 */

static char *
plain (NzRecord *record, const char *field)
{
  return nz_record_dup_plain (record, nz_entity_field (nz_record_get_entity (record), field));
}

static void
assert_plain (NzRecord *record, const char *field, const char *expected)
{
  g_autofree char *text = plain (record, field);

  g_assert_cmpstr (text, ==, expected);
}

/* --- one without the other -------------------------------------------------------------------------------
 */

/* Somebody without an organisation: number, address, list, all is theirs, and nothing is said to be lost. */
static void
test_alone (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan
      = plan_of (f, "verteiler.csv",
                 "Einrichtung;Art;Ansprechpartner;Straße;PLZ;Ort;Telefon;E-Mail;Newsletter;Notiz\n"
                 "Chor;Verein;Frau Anna Ahorn;Weg 1;99084;Erfurt;030 23125-1;c@example.org;x;singt\n"
                 ";;Herr Jan Buche;Gasse 2;99085;Erfurt;030 23125-2;j@example.org;x;allein\n");

  examine (plan);
  g_assert_false (has_note (plan, "left aside"));
  g_assert_cmpstr (line_at (plan, 1)->title, ==, "Jan Buche");
  g_assert_cmpint (line_at (plan, 1)->state, ==, NZ_IMPORT_NEW);
  apply (plan);
  g_autoptr (NzRecord) jan = find (f, &nz_entity_person, "family_name", "Buche");
  assert_plain (jan, "telephone", "030 23125-2");
  assert_plain (jan, "email", "j@example.org");
  assert_plain (jan, "street", "Gasse 2");
  assert_plain (jan, "notes", "allein");
  g_autoptr (NzRecord) anna = find (f, &nz_entity_person, "family_name", "Ahorn");
  g_assert_false (nz_record_has (anna, "telephone"));
  g_assert_false (nz_record_has (anna, "street"));
  g_autoptr (NzRecord) choir = find (f, &nz_entity_organisation, "name", "Chor");
  assert_plain (choir, "telephone", "030 23125-1");
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 1);
  g_assert_cmpint (count (f, &nz_entity_list_entry), ==, 2);
  g_autoptr (NzImportPlan) again
      = plan_of (f, "verteiler.csv", "Einrichtung;Art;Ansprechpartner;Newsletter\n;;Herr Jan Buche;x\n");
  examine (again);
  g_assert_cmpuint (nz_import_plan_get_result (again)->n_new, ==, 0);
}

/* "N. N." is no person, and says so. */
static void
test_nobody (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_of (
      f, "verteiler.csv", "Einrichtung;Art;Ansprechpartner\nChor;Verein;N.N.\nTanz;Verein;Anna Ahorn\n");

  examine (plan);
  g_assert_true (has_note (plan, "“N.N.” is taken as empty."));
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_person), ==, 1);
  g_assert_cmpint (count (f, &nz_entity_position), ==, 1);
}

/* In a list of people a row without an organisation has the address of the person. */
static void
test_person_alone (Fixture *f, gconstpointer data)
{
  import_text (f, "leute.csv",
               "Vorname;Nachname;Organisation;Straße;PLZ;Ort\nAnna;Ahorn;Chor e. V.;Weg 1;99084;Erfurt\n"
               "Jan;Buche;;Gasse 2;99085;Erfurt\n");
  g_autoptr (NzRecord) jan = find (f, &nz_entity_person, "family_name", "Buche");
  assert_plain (jan, "street", "Gasse 2");
  assert_plain (jan, "town", "Erfurt");
  g_autoptr (NzRecord) anna = find (f, &nz_entity_person, "family_name", "Ahorn");
  g_assert_false (nz_record_has (anna, "street"));
}

/* --- told ------------------------------------------------------------------------------------------------
 */

/* Whence a field is known, "" for a cell. */
static const char *
told_of (GPtrArray *differences, const char *field)
{
  for (guint i = 0; i < differences->len; i++)
    {
      const NzImportDifference *difference = differences->pdata[i];

      if (difference->field != NULL && g_str_equal (difference->field->name, field))
        return difference->told != NULL ? difference->told : "";
    }
  return NULL;
}

/* The legal form stands in the name; only where it does for certain, and no column speaks of it. */
static void
test_legal_form (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *name, *form;
  } cases[] = {
    { "Chor e.V.", "ev" },          { "Hilfe gGmbH", "ggmbh" },
    { "Bau GmbH", "gmbh" },         { "Laden GmbH & Co. KG", "company" },
    { "Sprache AG", "" },           { "Amt für Musik", "" },
    { "Stadtwerke AöR", "public" },
  };
  g_autoptr (GString) text = g_string_new ("Name;Art\n");
  g_autoptr (NzImportPlan) plan = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_string_append_printf (text, "%s;Träger\n", cases[i].name);
  plan = plan_of (f, "akteure.csv", text->str);
  examine (plan);
  g_autoptr (GPtrArray) differences = nz_import_plan_list_differences (plan, 0);
  g_assert_cmpstr (told_of (differences, "legal_form"), ==, "told by the name");
  g_assert_cmpstr (told_of (differences, "kind"), ==, "");
  apply (plan);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NzRecord) record = find (f, &nz_entity_organisation, "name", cases[i].name);
      assert_plain (record, "legal_form", cases[i].form);
    }
  import_text (f, "mehr.csv", "Name;Art;Rechtsform\nTanz e. V.;Verein;\n");
  g_autoptr (NzRecord) record = find (f, &nz_entity_organisation, "name", "Tanz e. V.");
  assert_plain (record, "legal_form", "");
}

/* A heading says whose number it is; what is private is somebody's own, and is marked so. */
static void
test_labels (Fixture *f, gconstpointer data)
{
  import_text (
      f, "a.csv",
      "Name;Art;Ansprechpartner;Telefon Zentrale;Tel. privat;E-Mail (dienstlich);Im Netzwerk seit\n"
      "Chor;Verein;Anna Ahorn;030 23125-1;030 23125-2 (abends), 030 23125-3;a@example.org;seit 2008\n");
  g_autoptr (NzRecord) choir = find (f, &nz_entity_organisation, "name", "Chor");
  g_autoptr (NzRecord) anna = find (f, &nz_entity_person, "family_name", "Ahorn");
  assert_plain (choir, "telephone", "030 23125-1 (Switchboard)");
  assert_plain (choir, "email", "a@example.org (Office)");
  assert_plain (choir, "since", "2008");
  assert_plain (anna, "telephone", "030 23125-2 (abends)|030 23125-3 (private)");
}

/* What no column and no name tells is assumed, and counted once for each. */
static void
test_assumed (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_of (
      f, "liste.csv",
      "Einrichtung;Ansprechpartner;Sprachen\nLinde;Anna Ahorn;polnisch / deutsch\nLinde;Jan Buche;\n");
  g_autoptr (NzImportPlan) groups = plan_of (f, "gruppen.csv", "Arbeitsgruppe;Thema\nAG Sport;Sport\n");

  examine (plan);
  g_assert_true (has_note (plan, "the kind of 1 organisation;"));
  g_autoptr (GPtrArray) differences = nz_import_plan_list_differences (plan, 0);
  g_assert_cmpstr (told_of (differences, "kind"), ==, "assumed");
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_term), >=, 2);
  apply (groups);
  g_autoptr (NzRecord) group = find (f, &nz_entity_working_group, "name", "AG Sport");
  assert_plain (group, "kind", "permanent");
}

/* A group that a heading names and another table of the same import describes is one. */
static void
test_heading_and_row (Fixture *f, gconstpointer data)
{
  static const char text[] = "Name;Thema;Seit\nAG Gesundheit;Gesund;2020\n";
  g_autoptr (NzImportPlan) plan
      = plan_of (f, "akteure.csv", "Name;Art;AG Gesundheit\nChor;Verein;x\nTanz;Verein;x\n");
  g_autoptr (GError) error = NULL;

  nz_import_plan_add_data (plan, text, strlen (text), "working_group.csv", NULL, NULL, &error);
  g_assert_no_error (error);
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_working_group), ==, 1);
  g_assert_cmpint (count (f, &nz_entity_membership), ==, 2);
  g_autoptr (NzRecord) group = find (f, &nz_entity_working_group, "name", "AG Gesundheit");
  assert_plain (group, "since", "2020");
}

/* An individual is named publicly only where that was ticked. */
static void
test_individual (Fixture *f, gconstpointer data)
{
  import_text (f, "a.csv", "Name;Art\nChor;Verein\nEsra Yilmaz;Einzelperson\n");
  import_text (f, "b.csv", "Name;Art;Darf öffentlich genannt werden\nOlga Brandt;Einzelperson;ja\n");
  g_autoptr (NzRecord) choir = find (f, &nz_entity_organisation, "name", "Chor");
  g_autoptr (NzRecord) esra = find (f, &nz_entity_organisation, "name", "Esra Yilmaz");
  g_autoptr (NzRecord) olga = find (f, &nz_entity_organisation, "name", "Olga Brandt");
  g_assert_cmpint (nz_record_get_int (choir, "public_name"), ==, TRUE);
  g_assert_cmpint (nz_record_get_int (esra, "public_name"), ==, FALSE);
  g_assert_cmpint (nz_record_get_int (olga, "public_name"), ==, TRUE);
}

/* --- struck through --------------------------------------------------------------------------------------
 */

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define CELL(place, style, text) "<c r='" place "' s='" style "' t='inlineStr'><is><t>" text "</t></is></c>"
#define ROW(line, style, name)                                                                               \
  "<row r='" line "'>" CELL ("A" line, style, "Verein") CELL ("B" line, style, name) "</row>"

/* Rows 3 and 5 are struck through. */
static NzImportPlan *
struck_plan (Fixture *f)
{
  g_autoptr (GByteArray) bytes = archive_new (
      "_rels/.rels",
      "<Relationships xmlns='" PACKAGE "'><Relationship Id='r' Type='" OFFICE
      "/officeDocument' Target='xl/workbook.xml'/></Relationships>",
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns='" PACKAGE "'><Relationship Id='a' Type='" OFFICE
      "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='t' Type='" OFFICE
      "/styles' Target='styles.xml'/></Relationships>",
      "xl/workbook.xml",
      "<workbook xmlns:r='" OFFICE "'><sheets><sheet name='Akteure' r:id='a'/></sheets></workbook>",
      "xl/styles.xml",
      "<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId='1'/></cellXfs>"
      "</styleSheet>",
      "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData><row r='1'>" CELL ("A1", "0", "Art")
          CELL ("B1", "0", "Name") "</row>" ROW ("2", "0", "Chor") ROW ("3", "1", "Tanz")
              ROW ("4", "0", "Bund") ROW ("5", "1", "Heim") "</sheetData></worksheet>",
      NULL);
  NzImportPlan *plan = nz_import_plan_new (f->store);
  g_autoptr (GError) error = NULL;

  nz_import_plan_add_data (plan, (const char *)bytes->data, bytes->len, "mappe.xlsx", NULL, NULL, &error);
  g_assert_no_error (error);
  examine (plan);
  return plan;
}

static void
answer (NzImportPlan *plan, gint64 value)
{
  GPtrArray *questions = nz_import_plan_get_questions (plan);

  g_assert_cmpuint (questions->len, ==, 1);
  nz_import_plan_answer (plan, questions->pdata[0], value);
  examine (plan);
}

/* Crossed out rows are asked about, all of them at once. */
static void
test_struck (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = struck_plan (f);
  const NzImportQuestion *question;

  g_assert_cmpuint (nz_import_plan_count_open (plan), ==, 1);
  question = nz_import_plan_get_questions (plan)->pdata[0];
  g_assert_cmpint (question->kind, ==, NZ_IMPORT_ASK_STRUCK);
  g_assert_cmpstr (question->text, ==, "3, 5");
  g_assert_true (line_at (plan, 1)->is_undecided);
  g_assert_false (line_at (plan, 0)->is_undecided);
  g_assert_true (has_note (plan, "read like the others: 3, 5"));
  answer (plan, NZ_IMPORT_ALL_THE_SAME);
  g_assert_cmpuint (nz_import_plan_get_result (plan)->n_new, ==, 4);
  g_assert_false (line_at (plan, 1)->is_undecided);
  answer (plan, NZ_IMPORT_NOT_READ);
  g_assert_cmpuint (nz_import_plan_count_open (plan), ==, 0);
  g_assert_cmpint (line_at (plan, 1)->state, ==, NZ_IMPORT_LEFT_OUT);
  g_assert_cmpstr (line_at (plan, 1)->title, ==, "Tanz");
  g_assert_true (has_note (plan, "left out: 3, 5"));
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 2);
}

/* What was chosen for a row goes before the answer for all; where each has its own, nothing is asked. */
static void
test_struck_row (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = struck_plan (f);

  nz_import_plan_set_choice (plan, 1, NZ_IMPORT_TAKE);
  examine (plan);
  g_assert_cmpuint (nz_import_plan_count_open (plan), ==, 1);
  answer (plan, NZ_IMPORT_NOT_READ);
  g_assert_cmpint (line_at (plan, 1)->state, ==, NZ_IMPORT_NEW);
  g_assert_cmpint (line_at (plan, 3)->state, ==, NZ_IMPORT_LEFT_OUT);
  nz_import_plan_set_choice (plan, 3, NZ_IMPORT_TAKE);
  examine (plan);
  g_assert_cmpuint (nz_import_plan_get_questions (plan)->len, ==, 0);
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                                  \
  g_test_add ("/import-told/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("alone", test_alone);
  ADD ("nobody", test_nobody);
  ADD ("person-alone", test_person_alone);
  ADD ("legal-form", test_legal_form);
  ADD ("labels", test_labels);
  ADD ("assumed", test_assumed);
  ADD ("heading-and-row", test_heading_and_row);
  ADD ("individual", test_individual);
  ADD ("struck", test_struck);
  ADD ("struck-row", test_struck_row);
#undef ADD
  return g_test_run ();
}
