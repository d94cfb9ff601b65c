/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/nz-id.h"
#include "exchange/nz-import.h"
#include "nz-store-fixture.h"

/* --- helpers -----------------------------------------------------------------------------------------------
 */

static NzImportResult *
import_table (Fixture *f, const char *name, const char *text, gboolean expected)
{
  const NzImportSource source = { .name = name, .data = text, .size = strlen (text) };
  g_autoptr (GError) error = NULL;
  NzImportResult *result = NULL;
  gboolean done = nz_import_files (f->store, &source, 1, NULL, &result, &error);

  g_assert_nonnull (result);
  if (done != expected)
    g_error ("%s: %s\n%s", name, error != NULL ? error->message : "imported",
             result->faults->len > 0 ? (char *)result->faults->pdata[0] : "");
  if (!expected)
    g_assert_nonnull (error);
  return result;
}

static void
must_import (Fixture *f, const char *name, const char *text, guint n_new, guint n_changed, guint n_same)
{
  g_autoptr (NzImportResult) result = import_table (f, name, text, TRUE);

  if (result->n_new != n_new || result->n_changed != n_changed || result->n_same != n_same)
    g_error ("%s: %u new, %u changed, %u same", name, result->n_new, result->n_changed, result->n_same);
}

static void
must_fail (Fixture *f, const char *name, const char *text, const char *fault)
{
  GHashTable *before = fixture_dump (f->store);
  g_autoptr (NzImportResult) result = import_table (f, name, text, FALSE);
  GHashTable *after = fixture_dump (f->store);

  g_assert_cmpuint (result->n_faults, >, 0);
  if (strstr (result->faults->pdata[0], fault) == NULL)
    g_error ("“%s” does not say “%s”", (char *)result->faults->pdata[0], fault);
  fixture_assert_same (before, after);
  g_hash_table_unref (before);
  g_hash_table_unref (after);
}

static NzRecord *
find (Fixture *f, const NzEntity *entity, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 id = nz_query_find_text (f->store, entity, field, text);
  NzRecord *record = nz_store_get (f->store, entity, id, &error);

  g_assert_no_error (error);
  return record;
}

static gint64
count (Fixture *f, const NzEntity *entity)
{
  const NzQuery query = { .entity = entity };

  return nz_query_count (f->store, &query, NULL);
}

static gboolean
has_message (GPtrArray *messages, const char *part)
{
  for (guint i = 0; i < messages->len; i++)
    if (strstr (messages->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* --- headings and values -----------------------------------------------------------------------------------
 */

static void
test_headings (Fixture *f, gconstpointer data)
{
  const char *const tables[] = {
    "Name;Art;Strasse;PLZ;Ort;Telefon;Mitglied seit;Bemerkung\n"
    "A;Verein;Weg 1;99084;Erfurt;+49 361 1|0361 2;15.3.2004;eins\n",
    "Member since,Notes,Telephone,Town,Postcode,Street,Kind,Name\n"
    "2004-03-15,eins,+49 361 1|0361 2,Erfurt,99084,Weg 1,association,A\n",
    "STADT\tPostleitzahl\tstraße\tTEL.\tbezeichnung\tTyp\tim Netzwerk seit\tNotiz\n"
    "Erfurt\t99084\tWeg 1\t'+49 361 1|0361 2\tA\te. V.\t15. März 2004\teins\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (NzRecord) record = NULL;
      const char *const *numbers;
      char iso[NZ_DATE_TEXT_SIZE];

      must_import (f, "akteure.csv", tables[i], i == 0, 0, i > 0);
      record = find (f, &nz_entity_organisation, "name", "A");
      g_assert_cmpstr (nz_record_get_text (record, "kind"), ==, "association");
      g_assert_cmpstr (nz_record_get_text (record, "street"), ==, "Weg 1");
      g_assert_cmpstr (nz_record_get_text (record, "postcode"), ==, "99084");
      g_assert_cmpstr (nz_record_get_text (record, "notes"), ==, "eins");
      g_assert_cmpstr (nz_date_to_iso (nz_record_get_date (record, "since"), iso), ==, "2004-03-15");
      numbers = nz_record_get_list (record, "telephone");
      g_assert_cmpstr (numbers[0], ==, "+49 361 1");
      g_assert_cmpstr (numbers[1], ==, "0361 2");
      g_assert_null (numbers[2]);
      g_assert_true (nz_record_get_int (record, "public_name"));
    }
}

/* What the rows are: by the file's name, or by the headings where the name says nothing. */
static void
test_entity (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportResult) result = NULL;

  must_import (f, "Akteure 2024.csv", "Name;Art\nA;Verein\nB;Amt\n", 2, 0, 0);
  must_import (f, "export(3).csv", "Vorname;Nachname;E-Mail\nAnna;Müller;a@example.org\n", 1, 0, 0);
  must_import (f, "liste.csv", "Akteur;Partner;Intensität\nA;B;Kooperation\n", 1, 0, 0);
  g_assert_cmpint (count (f, &nz_entity_person), ==, 1);
  g_assert_cmpint (count (f, &nz_entity_tie), ==, 1);
  result = import_table (f, "liste.csv", "Eins;Zwei\n1;2\n", FALSE);
}

static void
test_unknown_columns (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportResult) result = import_table (
      f, "akteure.csv", "Name;Art;Lieblingsfarbe;Notiz;Bemerkung;\nA;Verein;rot;x;y;\nB;Amt;;;;\n", TRUE);

  g_assert_true (has_message (result->notes, "akteure.csv:1: Lieblingsfarbe: "));
  g_assert_true (has_message (result->notes, "1 value "));
  g_assert_true (has_message (result->notes, "akteure.csv:1: Bemerkung: "));
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 2);
}

static void
test_several_columns (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = NULL;
  const char *const *numbers;
  const char *text = "Nachname;Telefon;Mobil\nMüller;1234;0170 5|1234\n";

  must_import (f, "personen.csv", text, 1, 0, 0);
  must_import (f, "personen.csv", text, 0, 0, 1);
  record = find (f, &nz_entity_person, "family_name", "Müller");
  numbers = nz_record_get_list (record, "telephone");
  g_assert_cmpstr (numbers[0], ==, "1234");
  g_assert_cmpstr (numbers[1], ==, "0170 5");
  g_assert_null (numbers[2]);
}

static void
test_encodings (Fixture *f, gconstpointer data)
{
  const char windows[] = "Name;Art;Stra\xdf"
                         "e\nF\xf6rderzentrum;Tr\xe4ger;\x84Gasse\x93 5 \x80\n";
  const char utf8[] = "\xef\xbb\xbfName;Art;Straße\nFörderzentrum;Träger;„Gasse“ 5 €\n";
  g_autofree gunichar2 *units = NULL;
  glong n_units = 0;
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NzImportSource source = { .name = "akteure.csv" };

  must_import (f, "akteure.csv", windows, 1, 0, 0);
  must_import (f, "akteure.csv", utf8, 0, 0, 1);
  units = g_utf8_to_utf16 (utf8, -1, NULL, &n_units, NULL);
  source.data = (const char *)units;
  source.size = (gsize)n_units * 2;
  g_assert_true (nz_import_files (f->store, &source, 1, NULL, &result, &error));
  g_assert_cmpuint (result->n_same, ==, 1);
}

/* --- which record is it? -----------------------------------------------------------------------------------
 */

static void
test_same_record (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = NULL;

  must_import (f, "akteure.csv", "Name;Art;Ort;PLZ;Notiz\nAlpha  e.V. ;Verein;Erfurt;;alt\n", 1, 0, 0);
  /* white space normalised, nothing contradicts, an empty cell leaves alone */
  must_import (f, "akteure.csv", "Name;Art;Ort;PLZ;Notiz\n Alpha e.V.;Träger;;99084;\n", 0, 1, 0);
  record = find (f, &nz_entity_organisation, "name", "Alpha e.V.");
  g_assert_cmpstr (nz_record_get_text (record, "kind"), ==, "provider");
  g_assert_cmpstr (nz_record_get_text (record, "postcode"), ==, "99084");
  g_assert_cmpstr (nz_record_get_text (record, "notes"), ==, "alt");
  /* another town, another record; another case, another name */
  must_import (f, "akteure.csv", "Name;Art;Ort\nAlpha e.V.;Verein;Weimar\nALPHA E.V.;Verein;Erfurt\n", 2, 0,
               0);
  /* now two may be meant */
  must_fail (f, "akteure.csv", "Name;Art\nAlpha e.V.;Amt\n", "akteure.csv:2: Name: 2 records may be meant");
  must_import (f, "akteure.csv", "Name;Art;Ort\nAlpha e.V.;Amt;Weimar\n", 0, 1, 0);
}

static void
test_namesakes (Fixture *f, gconstpointer data)
{
  const char *text = "Art;Name;PLZ;Ort\nVerein;Chor;99084;Erfurt\nVerein;Bund;;Erfurt\n";
  g_autoptr (NzImportResult) result = NULL;
  g_autofree char *words = NULL;

  must_import (f, "organisation.csv", text, 2, 0, 0);
  result = import_table (f, "organisation.csv",
                         "Art;Name;PLZ;Ort\nVerein;Chor;99423;Weimar\nVerein;Bund;99084;\nVerein;Chor;07743;"
                         "Jena\nVerein;Neu;;Gera\nVerein;Neu;;Jena\n",
                         TRUE);
  g_assert_cmpuint (result->n_namesakes, ==, 2);
  g_assert_true (has_message (result->notes, "2 records have the name of one that exists"));
  g_assert_true (has_message (result->notes, "organisation.csv:2 Chor (99423 Weimar)"));
  g_assert_true (has_message (result->notes, "organisation.csv:4 Chor (07743 Jena)"));
  words = nz_import_result_dup_words (result);
  g_assert_true (g_str_has_suffix (words, "; changed: 1 Organisation, 2 of them with names that were there before"));
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 2 + 4);
}

/* A table of somebody else knows one number and no labels: what is known beyond that stays. */
static void
test_known_numbers (Fixture *f, gconstpointer data)
{
  must_import (f, "a.csv", "Name,Kind,Telephone\nA,office,030 23125-120 (Zentrale)|030 23125-121\n", 1, 0, 0);
  must_import (f, "b.csv", "Name,Telephone\nA,03023125121\n", 0, 0, 1);
  must_import (f, "c.csv", "Name,Telephone\nA,030 23125-122; 030 23125120\n", 0, 1, 0);

  g_autoptr (NzRecord) record = find (f, &nz_entity_organisation, "name", "A");
  g_autofree char *all = g_strjoinv ("|", (char **)nz_record_get_list (record, "telephone"));
  g_assert_cmpstr (all, ==, "030 23125-120 (Zentrale)|030 23125-121|030 23125-122");
}

static void
test_ids (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = NULL;
  gint64 id;

  must_import (f, "akteure.csv", "ID;Name;Art;Notiz\n0000000000042;A;Verein;x\n", 1, 0, 0);
  record = find (f, &nz_entity_organisation, "name", "A");
  g_assert_true (nz_id_parse ("0000000000042", &id));
  g_assert_cmpint (nz_record_get_id (record), ==, id);
  g_clear_object (&record);
  /* by its id it may be called otherwise; an empty cell empties; texts stay as they stand */
  must_import (f, "akteure.csv", "id;Name;Art;Notiz\n0000000000042;\" B  c \";Verein;\n", 0, 1, 0);
  record = find (f, &nz_entity_organisation, "name", " B  c ");
  g_assert_false (nz_record_has (record, "notes"));
  must_fail (f, "akteure.csv", "id;Name;Art\nzwölf;A;Verein\n", "akteure.csv:2: id: ");
  must_fail (f, "akteure.csv", "id;Name;Art\n0000000000043;A;Verein\n0000000000043;C;Verein\n",
             "akteure.csv:3: Name: ");
}

/* Twice in one file: the same is a note, something else a fault. */
static void
test_repeated_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportResult) result
      = import_table (f, "akteure.csv", "Name;Art;Ort\nA;Verein;Erfurt\nB;Amt;\nA;Verein;Erfurt\n", TRUE);

  g_assert_cmpuint (result->n_new, ==, 2);
  g_assert_true (has_message (result->notes, "akteure.csv:4: Name: The same stands in akteure.csv:2"));
  must_fail (f, "akteure.csv", "Name;Art;Ort\nC;Verein;Erfurt\nC;Amt;Erfurt\n", "akteure.csv:3: Name: ");
}

/* Records without a name are known by what they join. */
static void
test_joining_records (Fixture *f, gconstpointer data)
{
  const char *ties = "Akteur;Partner;Intensität;Seit;Bestätigt\n"
                     "Alpha e. V.;Beta;Kooperation;2004;ja\n"
                     "Alpha e.V.;Beta;Absprachen;2010-05;nein\n"
                     "BE;alpha e.v.;4;;\n";
  const char *members = "Arbeitsgruppe;Akteur;Person;Rolle;Seit\n"
                        "AG Sprache;Alpha e.V.;Müller, Anna;Leitung;2001\n"
                        "AG Sprache;Alpha e.V.;Anna Müller;Mitglied;1999\n"
                        "ag sprache;Beta;Dr. Bo Öz;Gast;\n";

  must_import (f, "akteure.csv", "Name;Kurzname;Art\nAlpha e.V.;;Verein\nBeta;BE;Amt\n", 2, 0, 0);
  must_import (f, "personen.csv", "Titel;Vorname;Nachname\n;Anna;Müller\nDr.;Bo;Öz\n", 2, 0, 0);
  must_import (f, "ag.csv", "Name;Art\nAG Sprache;ständig\n", 1, 0, 0);
  must_import (f, "tie.csv", ties, 3, 0, 0);
  must_import (f, "tie.csv", ties, 0, 0, 3);
  must_import (f, "tie.csv",
               "Akteur;Partner;Intensität;Seit\nAlpha e.V.;Beta;Gemeinsame Verantwortung;2004\n", 0, 1, 0);
  must_import (f, "mitgliedschaften.csv", members, 3, 0, 0);
  must_import (f, "mitgliedschaften.csv", members, 0, 0, 3);
  must_fail (f, "tie.csv", "Akteur;Partner;Intensität\nGamma;Beta;1\n",
             "tie.csv:2: Akteur: There is no “Gamma”");
  must_import (f, "akteure.csv", "Name;Art;Ort\nBeta;Amt;Weimar\n", 0, 1, 0);
  must_import (f, "akteure.csv", "Name;Art;Ort\nBeta;Amt;Jena\n", 1, 0, 0);
  must_fail (f, "tie.csv", "Akteur;Partner;Intensität\nAlpha e.V.;Beta;1\n", "Several are called “Beta”");
}

/* Two breaks of one agenda are two records, and stay two. */
static void
test_agenda (Fixture *f, gconstpointer data)
{
  const char *agenda = "Termin;Reihenfolge;Art;Titel;Minuten\n"
                       "163;1;Begrüßung;;10\n163;2;Pause;;15\n163. "
                       "Netzwerktagung;3;Pause;;20\n2026-05-21;4;Verschiedenes;;5\n";

  must_import (f, "termine.csv",
               "Art;Nummer;Tag;Stand\nTagung;163;21.5.2026;geplant\nFortbildung;;2026-06-01;geplant\n", 2, 0,
               0);
  must_import (f, "agenda.csv", agenda, 4, 0, 0);
  must_import (f, "agenda.csv", agenda, 0, 0, 4);
  g_assert_cmpint (count (f, &nz_entity_agenda_item), ==, 4);
}

/* Several tables at once, in any order; new words are made and named. */
static void
test_several_files (Fixture *f, gconstpointer data)
{
  const char *ties = "Akteur;Partner;Intensität\nA;B;1\n",
             *organisations
             = "Name;Art;Themen;Stadtteil\nA;Verein;Quidditch|Sprach\\|kurs;Hogsmeade\nB;Amt;quidditch;\n";
  const NzImportSource sources[] = {
    { .name = "tie.csv", .data = ties, .size = strlen (ties) },
    { .name = "organisation.csv", .data = organisations, .size = strlen (organisations) },
  };
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *summary = NULL;
  GHashTable *before = fixture_dump (f->store);
  GHashTable *after;

  nz_import_files (f->store, sources, 2, NULL, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_new, ==, 6);
  g_assert_true (has_message (result->notes, "2 new words in the vocabulary: Quidditch, Sprach|kurs"));
  g_assert_true (has_message (result->notes, "Hogsmeade"));
  summary = nz_import_result_dup_summary (result);
  g_assert_nonnull (strstr (summary, "Organisations: 2 new, 0 changed, 0 unchanged\n"));
  label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Import 2 tables");
  /* one step takes all of it back */
  g_assert_true (nz_store_undo (f->store, &error));
  after = fixture_dump (f->store);
  fixture_assert_same (before, after);
  g_hash_table_unref (before);
  g_hash_table_unref (after);
}

/* Another desk's word of the same kind and name is the same word, whatever its id; two words of one table are
 * two. */
static void
test_terms_of_another_desk (Fixture *f, gconstpointer data)
{
  const char *terms = "id;Art;Bezeichnung\n0000000000042;Thema;Quidditch\n";
  const char *organisations = "Name;Art;Themen\nA;Verein;0000000000042\n";
  const NzImportSource sources[] = {
    { .name = "organisation.csv", .data = organisations, .size = strlen (organisations) },
    { .name = "term.csv", .data = terms, .size = strlen (terms) },
  };
  g_autoptr (NzRecord) own = NULL;
  g_autoptr (NzRecord) organisation = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  must_import (f, "term.csv", "Art;Bezeichnung\nThema;Quidditch\n", 1, 0, 0);
  own = find (f, &nz_entity_term, "name", "Quidditch");
  nz_import_files (f->store, sources, 2, NULL, NULL, &error);
  g_assert_no_error (error);
  organisation = find (f, &nz_entity_organisation, "name", "A");
  g_assert_cmpint (nz_record_get_ids (organisation, "topics", &n)[0], ==, nz_record_get_id (own));
  g_assert_cmpuint (n, ==, 1);
  must_import (f, "term.csv", "id;Art;Bezeichnung\n0000000000051;Thema;X\n0000000000052;Thema;X\n", 2, 0, 0);
}

static void
test_no_step_without_change (Fixture *f, gconstpointer data)
{
  const char *text = "Name;Art;Themen;Mitglied seit;Darf öffentlich genannt werden\nA;Verein;Sport;1999;ja\n";
  g_autofree char *label = NULL;
  guint signals;

  must_import (f, "eins.csv", "Name;Art;Ort\nA;Verein;Erfurt\n", 1, 0, 0);
  {
    g_autoptr (NzImportResult) result = import_table (f, "akteure.csv", text, TRUE);
    g_assert_cmpuint (result->n_changed, ==, 1);
  }
  signals = f->signals;
  must_import (f, "akteure.csv", text, 0, 0, 1);
  g_assert_cmpuint (f->signals, ==, signals);
  label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Import akteure.csv");
}

static void
test_dry_run (Fixture *f, gconstpointer data)
{
  const char *text = "Name;Art\nA;Verein\n";
  const NzImportSource source = { .name = "akteure.csv", .data = text, .size = strlen (text) };
  const NzImportOptions options = { .dry_run = TRUE };
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (nz_import_files (f->store, &source, 1, &options, &result, &error));
  g_assert_cmpuint (result->n_new, ==, 1);
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 0);
}

typedef struct
{
  NzProgress *progress;
  int calls;
} Stop;

static void
stop (gpointer data)
{
  Stop *self = data;

  g_assert_cmpfloat (nz_progress_get_fraction (self->progress), <=, 1);
  if (++self->calls == 6)
    nz_progress_cancel (self->progress);
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name;Art\n");
  g_autoptr (NzProgress) progress = nz_progress_new ();
  Stop stopping = { .progress = progress };
  NzImportSource source = { .name = "akteure.csv" };
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (text, "Akteur %d;Verein\n", i);
  source.data = text->str;
  source.size = text->len;
  nz_progress_set_serve (progress, stop, &stopping);
  nz_store_set_progress (f->store, progress);
  g_assert_false (nz_import_files (f->store, &source, 1, NULL, NULL, &error));
  nz_store_set_progress (f->store, NULL);
  g_assert_error (error, NZ_ERROR, NZ_ERROR_CANCELLED);
  g_assert_cmpint (stopping.calls, ==, 6);
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 0);
}

/* --- faults ------------------------------------------------------------------------------------------------
 */

static void
test_faults (Fixture *f, gconstpointer data)
{
  must_fail (f, "akteure.csv", "Name;Art;Mitglied seit\nA;Verein;30.2.2004\n",
             "akteure.csv:2: Mitglied seit: ");
  must_fail (f, "akteure.csv", "Name;Art;Mitglied seit\nA;Verein;30.2.2004\n",
             "30 February 2004 does not exist");
  must_fail (f, "akteure.csv", "Name;Art\nA;Raumschiff\n", "akteure.csv:2: Art: ");
  must_fail (f, "akteure.csv", "Name;Art\n;Verein\n", "akteure.csv:2: Name: ");
  must_fail (f, "akteure.csv", "Name;Ort\nA;x\nB;y\n", "akteure.csv:1: The column “Kind” is missing");
  must_fail (f, "akteure.csv", "Name;Art;Mitglied seit;Mitglied bis\nA;Verein;2010;2009\n",
             "akteure.csv:2: Mitglied bis: ");
  must_fail (f, "akteure.csv", "Name;Art\nA;Verein;Erfurt\n", "more cells than there are headings");
  must_fail (f, "termine.csv", "Art;Tag;Beginn;Stand\nTagung;2026-05-21;25:00;geplant\n",
             "termine.csv:2: Beginn: ");
  must_fail (f, "termine.csv", "Art;Tag;Nummer;Stand\nTagung;2026-05;0;geplant\n", "termine.csv:2: Nummer: ");
}

static void
test_all_faults (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Name;Art;Mitglied seit\n");
  g_autoptr (NzImportResult) result = NULL;
  g_autofree char *faults = NULL;

  for (int i = 0; i < 60; i++)
    g_string_append_printf (text, "Akteur %d;Verein;%d.13.2004\n", i, i % 28 + 1);
  result = import_table (f, "akteure.csv", text->str, FALSE);
  g_assert_cmpuint (result->n_faults, ==, 60);
  g_assert_cmpuint (result->faults->len, ==, 50);
  g_assert_true (g_str_has_prefix (result->faults->pdata[49], "akteure.csv:51: Mitglied seit: "));
  faults = nz_import_result_dup_faults (result);
  g_assert_true (g_str_has_suffix (faults, "… and 10 more\n"));
}

/* What is doubtful is kept and noted. */
/* Positions are read after the people that they name; the person's column is missed in the last row only. */
static void
test_order_of_faults (Fixture *f, gconstpointer data)
{
  const char *positions = "Person;Akteur;seit\nNiemand;Nirgends;gestern\n";
  const char *people = "Name;Vorname;E-Mail\nA;B;\n;C;\n;D;\n";
  const NzImportSource sources[] = {
    { .name = "position.csv", .data = positions, .size = strlen (positions) },
    { .name = "person.csv", .data = people, .size = strlen (people) },
  };
  g_autoptr (NzImportResult) result = NULL;
  const char *last = "position.csv:0";

  g_assert_false (nz_import_files (f->store, sources, 2, NULL, &result, NULL));
  g_assert_cmpuint (result->faults->len, >=, 4);
  g_assert_true (g_str_has_prefix (result->faults->pdata[0], "position.csv:2: "));
  g_assert_true (g_str_has_prefix (result->faults->pdata[result->faults->len - 2], "person.csv:3: "));
  g_assert_true (g_str_has_prefix (result->faults->pdata[result->faults->len - 1], "person.csv:4: "));
  for (guint i = 0; i < result->faults->len; i++)
    {
      const char *fault = result->faults->pdata[i];

      /* one digit of line */
      if (g_str_has_prefix (fault, "position.csv"))
        g_assert_true (g_str_has_prefix (last, "position.csv"));
      last = fault;
    }
}

static void
test_marks (Fixture *f, gconstpointer data)
{
  g_autoptr (NzImportResult) result = import_table (f, "akteure.csv",
                                                    "Name;Art;PLZ;E-Mail\nVer\xe2\x80\xae"
                                                    "ein;Verein;9908;falsch@\n",
                                                    TRUE);

  g_assert_true (has_message (result->notes, "akteure.csv:2: PLZ: "));
  g_assert_true (has_message (result->notes, "akteure.csv:2: E-Mail: "));
  g_assert_true (has_message (result->notes, "akteure.csv:2: Name: "));
  g_assert_cmpint (count (f, &nz_entity_organisation), ==, 1);
}

static void
test_long_texts (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *large = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree char *good = NULL;
  g_autofree char *bad = NULL;

  for (int i = 0; i < 10000; i++)
    g_string_append (name, i % 2 == 0 ? "😀" : "Ä");
  good = g_strdup_printf ("Name;Art\n%s;Verein\n", name->str);
  must_import (f, "akteure.csv", good, 1, 0, 0);
  must_import (f, "akteure.csv", good, 0, 0, 1);
  bad = g_strdup_printf ("Name;Art;Notiz\nB;Verein;%s\n", large);
  must_fail (f, "akteure.csv", bad, "akteure.csv:2: Notiz: ");
}

static void
test_files (Fixture *f, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (f->folder, "akteure.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (nz_import_file (f->store, missing, NULL, NULL, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (missing, "%PDF-1.4", -1, NULL));
  g_assert_false (nz_import_file (f->store, missing, NULL, NULL, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (missing, "", -1, NULL));
  g_assert_false (nz_import_file (f->store, missing, NULL, NULL, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (missing, "Name;Art\r\nA;Amt\r\n", -1, NULL));
  g_assert_true (nz_import_file (f->store, missing, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_unlink (missing);
}

/* The settings are one record, whatever the table says. */
static void
test_settings (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) network = NULL;

  must_import (f, "network.csv", "Name des Netzwerks;Bevorzugter Wochentag\nNetz;Mittwoch\n", 0, 1, 0);
  must_import (f, "network.csv", "Name des Netzwerks;Bevorzugter Wochentag\nNetz;Mittwoch\n", 0, 0, 1);
  network = nz_store_get_network (f->store, NULL);
  g_assert_cmpstr (nz_record_get_text (network, "name"), ==, "Netz");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/import/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("headings", test_headings);
  ADD ("entity", test_entity);
  ADD ("unknown-columns", test_unknown_columns);
  ADD ("several-columns", test_several_columns);
  ADD ("encodings", test_encodings);
  ADD ("same-record", test_same_record);
  ADD ("namesakes", test_namesakes);
  ADD ("known-numbers", test_known_numbers);
  ADD ("ids", test_ids);
  ADD ("repeated-rows", test_repeated_rows);
  ADD ("joining-records", test_joining_records);
  ADD ("agenda", test_agenda);
  ADD ("several-files", test_several_files);
  ADD ("terms-of-another-desk", test_terms_of_another_desk);
  ADD ("no-step-without-change", test_no_step_without_change);
  ADD ("dry-run", test_dry_run);
  ADD ("cancel", test_cancel);
  ADD ("faults", test_faults);
  ADD ("all-faults", test_all_faults);
  ADD ("order-of-faults", test_order_of_faults);
  ADD ("marks", test_marks);
  ADD ("long-texts", test_long_texts);
  ADD ("files", test_files);
  ADD ("settings", test_settings);
  return g_test_run ();
}
