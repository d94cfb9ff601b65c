/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-store-fixture.h"
#include "store/nz-step-label.h"

/* How steps are called, in both languages. */
static const char *const labels[][2] = {
  { "Create the example", "Beispiel anlegen" },
  { "Invitations sent", "Einladungen versandt" },
  { "Change Function: Dr. Anna Müller", "Funktion ändern: Dr. Anna Müller" },
  { "Change Name: Kreis: Nord", "Name ändern: Kreis: Nord" },
  { "Restore Minutes: Anruf", "Minuten wiederherstellen: Anruf" },
  { "Add %s", "%s anlegen" },
  { "Add Verein Nord", "Verein Nord anlegen" },
  { "Add: Organisation", "Hinzufügen: Akteur" },
  { "Add 3 Organisations to AG Sprache", "3 Akteure zu AG Sprache hinzufügen" },
  { "Delete 12 People", "12 Personen löschen" },
  { "Delete Change", "Change löschen" },
  { "Change Minutes of 1 record", "Minuten bei 1 Eintrag ändern" },
  { "Change Minutes of 7 records", "Minuten bei 7 Einträgen ändern" },
  { "Merge Nord e. V. with Verein Nord", "Nord e. V. mit Verein Nord zusammenführen" },
  { "Rename “Kita” to “Kindertagesstätte”", "„Kita“ in „Kindertagesstätte“ umbenennen" },
  { "Move “Begrüßung” in the agenda", "„Begrüßung“ in der Tagesordnung verschieben" },
  { "Move “Begrüßung”", "„Begrüßung“ verschieben" },
  { "Plan the conferences of 2027", "Tagungen 2027 planen" },
  { "Succession: Anna Becker → not yet named", "Nachfolge: Anna Becker → noch nicht benannt" },
  { "Succession: Anna Becker → Tes Faye", "Nachfolge: Anna Becker → Tes Faye" },
  { "Follow-up done: Anruf", "Wiedervorlage erledigt: Anruf" },
  { "Journal: Call: Office space", "Journal: Anruf: Office space" },
  { "Save filter: Nord", "Filter speichern: Nord" },
  { "Minutes: Begrüßung", "Protokoll: Begrüßung" },
  { "Put “Kita” on the agenda", "„Kita“ auf die Tagesordnung setzen" },
  { "Anna Becker is there", "Anna Becker ist da" },
  { "Anna Becker is not there", "Anna Becker ist noch nicht da" },
  { "Anna Becker is there again", "Anna Becker ist wieder da" },
  { "Whom Anna Becker represents", "Wen Anna Becker vertritt" },
  { "Take functions into the list", "Funktionen in die Liste übernehmen" },
};

static void
assert_said (NzLanguage language, const char *label, const char *expected)
{
  g_autofree char *said = nz_step_label_in (language, label);
  g_assert_cmpstr (said, ==, expected);
}

static void
test_both_languages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      assert_said (NZ_LANGUAGE_DE, labels[i][0], labels[i][1]);
      assert_said (NZ_LANGUAGE_EN, labels[i][1], labels[i][0]);
      /* what is said already stays */
      assert_said (NZ_LANGUAGE_EN, labels[i][0], labels[i][0]);
      assert_said (NZ_LANGUAGE_DE, labels[i][1], labels[i][1]);
    }
}

static void
test_not_ours (void)
{
  static const char *const names[]
      = { "", "Umzug des Servers", "Umzug: Teil 2", "%s", "100 %", "Import Meyer ändern" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    assert_said (NZ_LANGUAGE_DE, names[i], names[i]);
}

/* A file made in an English window, opened in a German one. */
static void
test_in_a_file (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;

  nz_set_language (NZ_LANGUAGE_EN);
  nz_record_set_text (record, "name", "Verein Nord");
  nz_record_set_text (record, "kind", "association");
  g_assert_true (nz_store_save (f->store, record, &error));
  nz_set_language (NZ_LANGUAGE_DE);
  undo = nz_store_dup_undo_label (f->store);
  steps = nz_store_history (f->store, &nz_entity_organisation, nz_record_get_id (record), 0, &error);
  nz_set_language (NZ_LANGUAGE_EN);
  g_assert_no_error (error);
  g_assert_cmpstr (undo, ==, "Verein Nord anlegen");
  g_assert_cmpstr (((NzStep *)steps->pdata[0])->label, ==, "Verein Nord anlegen");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/step-label/both-languages", test_both_languages);
  g_test_add_func ("/step-label/not-ours", test_not_ours);
  g_test_add ("/step-label/in-a-file", Fixture, NULL, fixture_set_up, test_in_a_file, fixture_tear_down);
  return g_test_run ();
}
