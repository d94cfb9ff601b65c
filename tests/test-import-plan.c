/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-error.h"
#include "base/nz-id.h"
#include "nz-import-fixture.h"

/* --- helpers -----------------------------------------------------------------------------------------------
 */

static const NzImportColumn *
column_at (NzImportPlan *plan, guint index)
{
  return nz_import_plan_get_sheet (plan, 0)->columns->pdata[index];
}

/* "use entity.field" of every column */
static char *
write_targets (NzImportPlan *plan)
{
  static const char *const uses[] = { "-", "id", "field", "name", "address", "member", "listed", "attended" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < nz_import_plan_get_sheet (plan, 0)->columns->len; i++)
    {
      const NzImportTarget *target = &column_at (plan, i)->target;

      g_string_append (text, i > 0 ? " " : "");
      if (target->use == NZ_IMPORT_FIELD)
        g_string_append_printf (text, "%s.%s", target->entity->name, target->field->name);
      else
        g_string_append (text, uses[target->use]);
    }
  return g_string_free (text, FALSE);
}

static void
assert_targets (Fixture *f, const char *name, const char *text, const NzEntity *entity, const char *expected)
{
  g_autoptr (NzImportPlan) plan = plan_of (f, name, text);
  g_autofree char *targets = write_targets (plan);

  g_assert_true (nz_import_plan_get_sheet (plan, 0)->entity == entity);
  g_assert_cmpstr (targets, ==, expected);
}

/* A street in its own column stays, whatever stands in the one for the town. */
static void
test_town (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) first = NULL;
  g_autoptr (NzRecord) second = NULL;

  import_text (f, "liste.csv",
               "Name der Einrichtung;Art;Straße / Nr.;PLZ Ort\nDomchor;Verein;Domstr. 4;D-99084 Erfurt\n"
               "Tanzhaus;Verein;Vilniuser Str. 20;Erfurt\n");
  first = find (f, &nz_entity_organisation, "name", "Domchor");
  second = find (f, &nz_entity_organisation, "name", "Tanzhaus");
  g_assert_cmpstr (nz_record_get_text (first, "street"), ==, "Domstr. 4");
  g_assert_cmpstr (nz_record_get_text (first, "postcode"), ==, "99084");
  g_assert_cmpstr (nz_record_get_text (first, "town"), ==, "Erfurt");
  g_assert_cmpstr (nz_record_get_text (second, "street"), ==, "Vilniuser Str. 20");
  g_assert_cmpstr (nz_record_get_text (second, "town"), ==, "Erfurt");
  g_assert_false (nz_record_has (second, "postcode"));
}

/* --- guesses
 * ------------------------------------------------------------------------------------------------- */

static void
test_guesses (Fixture *f, gconstpointer data)
{
  assert_targets (
      f, "liste.csv",
      "Einrichtung;Art;Anschrift;Ansprechpartner/in;Funktion;E-Mail Ansprechpartner;AG Sport;Verteiler "
      "Presse\n"
      "A;Verein;Weg 1, 99084 Erfurt;Eva Klein;Leitung;e@example.org;x;x\n",
      &nz_entity_organisation,
      "organisation.name organisation.kind address name position.function person.email member listed");
  assert_targets (
      f, "liste.csv", "Einrichtung;Name;Vorname;Telefon;Mobil\nA;Klein;Eva;0361 123456;0170 123456\n",
      &nz_entity_organisation,
      "organisation.name person.family_name person.given_name organisation.telephone person.telephone");
  assert_targets (
      f, "contacts.csv",
      "First name,Last name,Organization,Street,ZIP,City,Phone\nEva,Klein,A,Weg 1,99084,Erfurt,0361 123456\n",
      &nz_entity_person,
      "person.given_name person.family_name organisation.name organisation.street organisation.postcode "
      "organisation.town person.telephone");
  assert_targets (f, "akteure.csv", "Name;Art;Handy;Egal\nA;Amt;0170 123456;z\n", &nz_entity_organisation,
                  "organisation.name organisation.kind organisation.telephone -");
  assert_targets (f, "funktionen.csv", "Person;Akteur;Funktion;Seit\n;;;\n", &nz_entity_position,
                  "position.person position.organisation position.function position.since");
  /* as offices head their tables */
  assert_targets (f, "liste.csv", "Name der Einrichtung;Straße / Nr.;PLZ Ort\nA e. V.;Weg 1;99084 Erfurt\n",
                  &nz_entity_organisation, "organisation.name organisation.street address");
  assert_targets (f, "einzelpersonen.csv",
                  "Name;Vorname;Anrede;Titel;Telefon\nWeber;Jan;Herr;Dr.;0361 123456\n", &nz_entity_person,
                  "person.family_name person.given_name person.salutation person.title person.telephone");
}

/* 1, 2, 3 says where a row stands; 1, 1, 1 are marks, and so is a 1 alone unless its heading says otherwise.
 */
static void
test_running_number (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gboolean is_number;
  } cases[] = {
    { "Name;Art;lfd. Nr.\nA;Amt;1\nB;Amt;\n", TRUE },
    { "Name;Art;Nr.\nA;Amt;3.\nB;Amt;7.\n", TRUE },
    { "Name;Art;\nA;Amt;1\nB;Amt;2\nC;Amt;3\n", TRUE },
    { "Name;Art;Lotto\nA;Amt;1\nB;Amt;1\nC;Amt;1\n", FALSE },
    { "Name;Art;Lotto\nA;Amt;1\nB;Amt;\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NzImportPlan) plan = plan_of (f, "akteure.csv", cases[i].text);
      const NzImportColumn *column = nz_import_plan_get_sheet (plan, 0)->columns->pdata[2];

      g_assert_cmpint (column->target.use, ==, NZ_IMPORT_ASIDE);
      g_assert_cmpint (g_strcmp0 (column->why, "It is a running number.") == 0, ==, cases[i].is_number);
    }
}

static void
test_heading (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan
      = plan_of (f, "liste.csv", "Netzwerk;;\nStand;2026;\nEinrichtung;Art;PLZ\nA;Amt;99084\n");

  g_assert_cmpuint (nz_import_plan_get_sheet (plan, 0)->heading, ==, 2);
  examine (plan);
  g_assert_cmpuint (nz_import_plan_get_lines (plan)->len, ==, 1);
  g_assert_cmpint (line_at (plan, 0)->line, ==, 4);
  nz_import_plan_set_heading (plan, 0, 3);
  examine (plan);
  g_assert_cmpuint (nz_import_plan_get_lines (plan)->len, ==, 0);
}

/* What was understood wrong is read anew. */
static void
test_reread (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_of (f, "akteure.csv", "Name;Art\nM\x81ller;Amt\n");
  NzTablesOptions options = *nz_import_plan_get_source_options (plan, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (options.encoding, ==, NZ_ENCODING_WINDOWS_1252);
  options.encoding = NZ_ENCODING_IBM_850;
  g_assert_true (nz_import_plan_reread (plan, 0, &options, &error));
  examine (plan);
  g_assert_cmpstr (line_at (plan, 0)->title, ==, "Müller");
}

/* --- rows
 * ---------------------------------------------------------------------------------------------------- */

#define OFFICE                                                                                               \
  "Einrichtung;Art;Ansprechpartner;Funktion;E-Mail Ansprechpartner;AG Sport\n"                               \
  "Haus A;Verein;Eva Klein und Jan Groß;Leitung;e@example.org, j@example.org;x\n"                           \
  "Haus B;Amt;;;;nein\n"                                                                                     \
  "Haus A;Verein;Ute Lang;;;\n"

static void
test_several_records (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) jan = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  import_text (f, "liste.csv", OFFICE);
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 2);
  g_assert_cmpint (count (f, &nz_entity_person), ==, 3);
  g_assert_cmpint (count (f, &nz_entity_position), ==, 3);
  g_assert_cmpint (count (f, &nz_entity_working_group), ==, 1);
  g_assert_cmpint (count (f, &nz_entity_membership), ==, 1);
  jan = find (f, &nz_entity_person, "family_name", "Groß");
  g_assert_cmpstr (nz_record_get_list (jan, "email")[0], ==, "j@example.org");
  g_assert_null (nz_record_get_list (jan, "email")[1]);
  /* once more: nothing, and no step; then one undo takes all of it back */
  import_text (f, "liste.csv", OFFICE);
  g_assert_cmpint (count (f, &nz_entity_membership), ==, 1);
  label = nz_store_dup_undo_label (f->store);
  g_assert_nonnull (strstr (label, "liste.csv"));
  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_cmpint (count (f, &nz_entity_organisation) + count (f, &nz_entity_person)
                       + count (f, &nz_entity_working_group),
                   ==, 0);
}

/* A chair is not made a member by an x, nor a position of 2004 another one. */
static void
test_known_better (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) chairs = NULL;
  const NzQuery query = { .entity = &nz_entity_membership };

  import_text (f, "akteure.csv", "Name;Art\nHaus A;Verein\n");
  import_text (f, "personen.csv", "Vorname;Nachname\nEva;Klein\n");
  import_text (f, "AG.csv", "Name;Art\nAG Sport;ständig\n");
  import_text (f, "mitgliedschaften.csv", "AG;Akteur;Rolle;Seit\nAG Sport;Haus A;Leitung;2004\n");
  import_text (f, "funktionen.csv", "Person;Akteur;Funktion;Seit\nEva Klein;Haus A;Leitung;2004\n");
  import_text (f, "liste.csv",
               "Einrichtung;Art;Ansprechpartner;Funktion;AG Sport\nHaus A;Verein;Eva Klein;Leitung;x\n");
  chairs = nz_query_records (f->store, &query, NULL);
  g_assert_cmpuint (chairs->len, ==, 1);
  g_assert_cmpstr (nz_record_get_text (chairs->pdata[0], "role"), ==, "chair");
  g_assert_cmpint (count (f, &nz_entity_position), ==, 1);
}

static void
test_faulty_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_of (
      f, "akteure.csv", "Name;Art;Mitglied seit\nA;Amt;2004\nB;Quatsch;2004\nC;Amt;32.1.2004\n;Amt;\n");
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;

  examine (plan);
  g_assert_cmpuint (nz_import_plan_count (plan, NZ_IMPORT_FAULTY), ==, 3);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_NEW);
  differences = nz_import_plan_list_differences (plan, 1);
  g_assert_cmpuint (((NzImportDifference *)differences->pdata[0])->column, ==, 1);
  g_assert_cmpstr (((NzImportDifference *)differences->pdata[0])->new, ==, "Quatsch");
  g_assert_nonnull (((NzImportDifference *)differences->pdata[0])->fault);
  g_assert_false (nz_import_plan_apply (plan, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_assert_false (nz_store_in_action (f->store));
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 0);
  /* one is mended, one mapped, one left out */
  examine (plan);
  nz_import_plan_set_choice (plan, 3, NZ_IMPORT_LEAVE_OUT);
  nz_import_plan_set_cell (plan, 0, 3, 2, "31.1.2004");
  nz_import_plan_set_value (plan, 0, 1, "Quatsch", "association");
  examine (plan);
  g_assert_cmpuint (nz_import_plan_count (plan, NZ_IMPORT_FAULTY), ==, 0);
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 3);
  g_autoptr (NzRecord) b = find (f, &nz_entity_organisation, "name", "B");
  g_assert_cmpstr (nz_record_get_text (b, "kind"), ==, "association");
}

static void
test_twins (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = NULL;
  g_autoptr (NzRecord) record = NULL;

  import_text (f, "akteure.csv", "Name;Art;PLZ;Ort\nChor Erfurt e. V.;Verein;99084;Erfurt\n");
  plan = plan_of (f, "akteure.csv", "Name;Art;PLZ;Ort;Notiz\nChor Erfurt;Verein;99084;Erfurt;neu\n");
  examine (plan);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_DUPLICATE);
  g_assert_nonnull (line_at (plan, 0)->reason);
  g_assert_cmpint (line_at (plan, 0)->twin, !=, 0);
  nz_import_plan_set_choice (plan, 0, NZ_IMPORT_INTO_TWIN);
  examine (plan);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_CHANGED);
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 1);
  record = find (f, &nz_entity_organisation, "name", "Chor Erfurt");
  g_assert_cmpstr (nz_record_get_text (record, "notes"), ==, "neu");
}

static const char three_similar[]
    = "Name;Art;PLZ;Ort\nChor Erfurt;Verein;99084;Erfurt\nTanzhaus Brühl;Verein;99084;"
      "Erfurt\nAmt Z;Amt;;\nNähstube Nord;Verein;99084;Erfurt\n";

static NzImportPlan *
plan_with_similar (Fixture *f)
{
  import_text (f, "akteure.csv",
               "Name;Art;PLZ;Ort\nChor Erfurt e. V.;Verein;99084;Erfurt\nTanzhaus Brühl e. V.;Verein;99084;"
               "Erfurt\nNähstube Nord e. V.;Verein;99084;Erfurt\n");
  NzImportPlan *plan = plan_of (f, "akteure.csv", three_similar);

  examine (plan);
  g_assert_cmpuint (nz_import_plan_count (plan, NZ_IMPORT_DUPLICATE), ==, 3);
  return plan;
}

/* Deciding about one leaves the others open; what is open at the end is decided at once, what was decided
 * stays. */
static void
test_undecided (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_with_similar (f);

  nz_import_plan_set_choice (plan, 0, NZ_IMPORT_TAKE);
  examine (plan);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_NEW);
  g_assert_cmpint (line_at (plan, 0)->was, ==, NZ_IMPORT_DUPLICATE);
  g_assert_nonnull (line_at (plan, 0)->reason);
  g_assert_cmpuint (nz_import_plan_count (plan, NZ_IMPORT_DUPLICATE), ==, 2);
  nz_import_plan_decide (plan, NZ_IMPORT_LEAVE_OUT);
  examine (plan);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_NEW);
  g_assert_cmpuint (nz_import_plan_count (plan, NZ_IMPORT_LEFT_OUT), ==, 2);
  g_assert_cmpuint (nz_import_plan_count (plan, NZ_IMPORT_DUPLICATE), ==, 0);
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 5);
}

/* A row that was left out still says why, and comes back with the others of its state. */
static void
test_left_out (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_with_similar (f);
  g_autofree char *reason = g_strdup (line_at (plan, 0)->reason);

  nz_import_plan_set_choices (plan, NZ_IMPORT_DUPLICATE, NZ_IMPORT_LEAVE_OUT);
  examine (plan);
  g_assert_cmpint (line_at (plan, 0)->state, ==, NZ_IMPORT_LEFT_OUT);
  g_assert_cmpstr (line_at (plan, 0)->reason, ==, reason);
  g_assert_cmpint (line_at (plan, 0)->twin, !=, 0);
  g_assert_cmpuint (nz_import_plan_count (plan, NZ_IMPORT_SAME), ==, 0);
  nz_import_plan_set_choices (plan, NZ_IMPORT_DUPLICATE, NZ_IMPORT_INTO_TWIN);
  examine (plan);
  g_assert_cmpuint (nz_import_plan_count (plan, NZ_IMPORT_LEFT_OUT), ==, 0);
  nz_import_plan_set_choices (plan, NZ_IMPORT_DUPLICATE, NZ_IMPORT_TAKE);
  examine (plan);
  g_assert_cmpuint (nz_import_plan_count (plan, NZ_IMPORT_NEW), ==, 4);
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 7);
}

/* What was chosen is remembered by the headings, whatever the file is called. */
static void
test_memory (Fixture *f, gconstpointer data)
{
  const NzImportTarget notes = { NZ_IMPORT_FIELD, &nz_entity_organisation,
                                 nz_entity_field (&nz_entity_organisation, "notes"), NULL };
  const NzImportTarget member = { NZ_IMPORT_MEMBER, &nz_entity_organisation, NULL, "AG Kultur" };
  g_autoptr (NzImportPlan) plan = plan_of (f, "akteure.csv", "Name;Art;Egal;Kult\nA;Amt;z;x\n");
  g_autoptr (NzImportPlan) again = NULL;

  g_assert_cmpint (column_at (plan, 2)->target.use, ==, NZ_IMPORT_ASIDE);
  g_assert_nonnull (column_at (plan, 3)->why);
  nz_import_plan_set_column (plan, 0, 2, &notes);
  nz_import_plan_set_column (plan, 0, 3, &member);
  nz_import_plan_set_value (plan, 0, 1, "Behörden", "authority");
  apply (plan);
  g_assert_cmpint (count (f, &nz_entity_column_mapping), ==, 1);
  again = plan_of (f, "anders.csv", "NAME;art;Egal;Kult\nB;Behörden;y;x\n");
  g_assert_true (nz_import_target_equal (&column_at (again, 2)->target, &notes));
  g_assert_true (column_at (again, 2)->is_chosen);
  apply (again);
  g_assert_cmpint (count (f, &nz_entity_membership), ==, 2);
  g_assert_cmpint (count (f, &nz_entity_working_group), ==, 1);
  g_autoptr (NzRecord) b = find (f, &nz_entity_organisation, "name", "B");
  g_assert_cmpstr (nz_record_get_text (b, "notes"), ==, "y");
  g_assert_cmpstr (nz_record_get_text (b, "kind"), ==, "authority");
}

static void
test_values (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan
      = plan_of (f, "akteure.csv", "Name;Art\nA;Verein\nB;e. V.\nC;Quatsch\nD;Verein\n");
  g_autoptr (GPtrArray) values = nz_import_plan_list_values (plan, 0, 1);
  g_autoptr (GArray) targets = nz_import_plan_list_targets (plan, 0, 1);
  const NzImportValue *first = values->pdata[0];

  g_assert_cmpuint (values->len, ==, 3);
  g_assert_cmpstr (first->text, ==, "Verein");
  g_assert_cmpuint (first->count, ==, 2);
  g_assert_cmpstr (first->meaning, ==, "association");
  g_assert_null (((NzImportValue *)values->pdata[1])->meaning);
  g_assert_cmpuint (targets->len, >, 30);
  g_assert_cmpint (g_array_index (targets, NzImportTarget, 0).use, ==, NZ_IMPORT_ASIDE);
  for (guint i = 0; i < targets->len; i++)
    {
      g_autofree char *label = nz_import_target_dup_label (&g_array_index (targets, NzImportTarget, i), TRUE);
      g_assert_cmpuint (strlen (label), >, 0);
    }
}

/* Marks of a conference that is not there are told from columns that nobody knows. */
static void
test_unknown_conference (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_of (f, "akteure.csv", "Name;Art;170. Netzwerktagung\nA;Amt;x\n");
  const NzImportResult *result;

  apply (plan);
  result = nz_import_plan_get_result (plan);
  g_assert_cmpuint (result->notes->len, ==, 1);
  g_assert_nonnull (strstr (result->notes->pdata[0], "enter this conference first"));
  /* once it is there, it is found by its number */
  import_text (f, "termine.csv", "Art;Nummer;Tag;Stand\nTagung;170;2026-05-06;stattgefunden\n");
  import_text (f, "akteure.csv", "Name;Art;170. Netzwerktagung\nA;Amt;x\n");
  g_assert_cmpint (count (f, &nz_entity_invitation), ==, 1);
}

/* The preview shows numbers as they will be written; a row that our own export wrote keeps its spelling. */
static void
test_telephones (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportPlan) plan = plan_of (
      f, "akteure.csv", "Name;Art;Telefon\nA;Amt;0361/655-1234 oder +49 170 1234567\nB;Amt;655-12\n");
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (NzRecord) a = NULL, own = NULL;
  const char *shown = NULL;
  char id[NZ_ID_TEXT_SIZE];

  examine (plan);
  differences = nz_import_plan_list_differences (plan, 0);
  for (guint i = 0; i < differences->len; i++)
    if (g_str_equal (((NzImportDifference *)differences->pdata[i])->field->name, "telephone"))
      shown = ((NzImportDifference *)differences->pdata[i])->new;
  g_assert_cmpstr (shown, ==, "0361 655-1234, 0170 1234567");
  apply (plan);
  a = find (f, &nz_entity_organisation, "name", "A");
  g_assert_cmpstr (nz_record_get_list (a, "telephone")[0], ==, "0361 655-1234");
  g_autofree char *exported
      = g_strdup_printf ("id;Name;Art;Telefon\n%s;C;Amt;0361/655-1234\n", nz_id_to_text (nz_id_new (), id));
  import_text (f, "organisation.csv", exported);
  own = find (f, &nz_entity_organisation, "name", "C");
  g_assert_cmpstr (nz_record_get_list (own, "telephone")[0], ==, "0361/655-1234");
}

/* A row of one contact with nobody's name keeps its number: it is the organisation's. */
static void
test_nobody (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = NULL;

  import_text (f, "liste.csv",
               "Einrichtung;Art;Nachname;Vorname;Mobil\nA;Amt;;;0170 123456\nB;Amt;Klein;Eva;0170 654321\n");
  record = find (f, &nz_entity_organisation, "name", "A");
  g_assert_cmpstr (nz_record_get_list (record, "telephone")[0], ==, "0170 123456");
  g_assert_cmpint (count (f, &nz_entity_person), ==, 1);
}

typedef struct
{
  NzProgress *progress;
  double until;
} Moment;

static void
on_progress (gpointer data)
{
  Moment *moment = data;

  if (nz_progress_get_fraction (moment->progress) >= moment->until)
    nz_progress_cancel (moment->progress);
}

/* Cancelled in the middle, of looking, of writing and of the commit, nothing is there. */
static void
test_cancel (Fixture *f, gconstpointer data)
{
  static const double moments[] = { 0.1, 0.3, 0.5, 0.8 };
  g_autoptr (GString) text = g_string_new ("Name;Art;Ansprechpartner\n");

  for (int i = 0; i < 2000; i++)
    g_string_append_printf (text, "Haus %d;Amt;Eva Klein%d\n", i, i);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (NzImportPlan) plan = plan_of (f, "liste.csv", text->str);
      g_autoptr (NzProgress) progress = nz_progress_new ();
      Moment moment = { progress, moments[i] };
      g_autoptr (GError) error = NULL;

      nz_progress_set_serve (progress, on_progress, &moment);
      nz_store_set_progress (f->store, progress);
      g_assert_false (nz_import_plan_apply (plan, NULL, &error));
      nz_store_set_progress (f->store, NULL);
      g_assert_error (error, NZ_ERROR, NZ_ERROR_CANCELLED);
      g_assert_false (nz_store_in_action (f->store));
      g_assert_cmpint (count (f, &nz_entity_organisation) + count (f, &nz_entity_person), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/import-plan/guesses", test_guesses);
  ADD ("/import-plan/running-number", test_running_number);
  ADD ("/import-plan/heading", test_heading);
  ADD ("/import-plan/reread", test_reread);
  ADD ("/import-plan/several-records", test_several_records);
  ADD ("/import-plan/known-better", test_known_better);
  ADD ("/import-plan/faulty-rows", test_faulty_rows);
  ADD ("/import-plan/twins", test_twins);
  ADD ("/import-plan/undecided", test_undecided);
  ADD ("/import-plan/left-out", test_left_out);
  ADD ("/import-plan/memory", test_memory);
  ADD ("/import-plan/values", test_values);
  ADD ("/import-plan/unknown-conference", test_unknown_conference);
  ADD ("/import-plan/nobody", test_nobody);
  ADD ("/import-plan/telephones", test_telephones);
  ADD ("/import-plan/town", test_town);
  ADD ("/import-plan/cancel", test_cancel);
#undef ADD
  return g_test_run ();
}
