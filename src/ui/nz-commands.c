/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-commands.h"

#include "base/nz-text.h"
#include "model/nz-search-hit.h"
#include "ui/nz-sections.h"
#include "ui/nz-window-private.h"

static const NzCommand commands[] = {
  { N_ ("New organisation"), "neuer Akteur add Verein anlegen hinzufügen", "list-add-symbolic",
    "organisations", "win.add" },
  { N_ ("New person"), "neue Person Ansprechperson anlegen hinzufügen add", "list-add-symbolic", "people",
    "win.add" },
  { N_ ("New working group"), "neue Arbeitsgruppe AG anlegen hinzufügen add", "list-add-symbolic",
    "working-groups", "win.add" },
  { N_ ("New conference"), "neue Tagung Netzwerktagung Termin anlegen planen add meeting",
    "list-add-symbolic", "conferences", "win.add" },
  { N_ ("New sponsorship"), "neue Patenschaft anlegen hinzufügen add", "list-add-symbolic", "sponsorships",
    "win.add" },
  { N_ ("New distribution list"), "neuer Verteiler anlegen hinzufügen add mailing", "list-add-symbolic",
    "distribution-lists", "win.add" },
  { N_ ("New journal entry"),
    "neuer Journaleintrag Anruf Notiz Anfrage Beratung Wiedervorlage call note enquiry add",
    "list-add-symbolic", NULL, "win.journal" },
  { N_ ("Succession: somebody leaves"), "Nachfolge ausscheiden verlässt Wechsel hört auf geht übergeben",
    "contact-new-symbolic", "people", "win.succession" },
  { N_ ("Attendance at the door"),
    "Anwesenheit Teilnahme Tür Einlass anwesend vertreten Anwesenheitsliste door", "nz-people-symbolic", NULL,
    "win.door" },
  { N_ ("Print labels, envelopes, lists"), "Etiketten Umschläge Adressliste Telefonliste drucken Aufkleber",
    "printer-symbolic", "organisations", "win.print" },
  { N_ ("Import spreadsheets and cards"), "Tabelle einlesen importieren Excel CSV vCard",
    "document-open-symbolic", NULL, "win.import" },
  { N_ ("Import what was copied"), "Zwischenablage Kopiertes einlesen paste", "edit-paste-symbolic", NULL,
    "win.import-paste" },
  { N_ ("Export"), "ausgeben exportieren Excel CSV vCard JSON save", "document-save-symbolic", NULL,
    "win.export" },
  { N_ ("Find duplicates"), "Doppelte Doppel Dubletten suchen zusammenführen merge", "edit-copy-symbolic",
    NULL, "win.duplicates" },
  { N_ ("Vocabularies"), "Wortlisten Themen Zielgruppen Stadtteile Sprachen Funktionen Stichwörter terms",
    "view-list-symbolic", NULL, "win.vocabularies" },
  { N_ ("Deleted records"), "Gelöschtes Papierkorb wiederherstellen zurückholen trash restore",
    "user-trash-symbolic", NULL, "win.deleted" },
  { N_ ("What has changed"), "Änderungen seit Verlauf geändert history changes since",
    "document-open-recent-symbolic", NULL, "win.changes" },
  { N_ ("Count enquiries"), "Anfragen Beratungen zählen Statistik Thema Monat", "view-list-symbolic", NULL,
    "win.journal-counts" },
  { N_ ("Check the file"), "Datei prüfen Fehler errors", "emblem-ok-symbolic", NULL, "win.check" },
  { N_ ("Save a backup copy"), "Sicherung Sicherungskopie speichern backup", "document-save-symbolic", NULL,
    "win.backup" },
  { N_ ("Show another day"), "anderer Tag Stichtag damals as of date", "x-office-calendar-symbolic", NULL,
    "win.choose-day" },
  { N_ ("Preferences"), "Einstellungen Briefkopf letterhead settings", "emblem-system-symbolic", NULL,
    "win.preferences" },
  { N_ ("Keyboard shortcuts"), "Tastenkürzel Tasten Hilfe help keys", "input-keyboard-symbolic", NULL,
    "win.show-help-overlay" },
  { N_ ("Undo"), "rückgängig zurück", "edit-undo-symbolic", NULL, "win.undo" },
  { N_ ("Redo"), "wiederholen", "edit-redo-symbolic", NULL, "win.redo" },
};

static gboolean
is_meant (const NzCommand *command, const char *const *words)
{
  g_autofree char *text = g_strdup_printf ("%s %s %s", command->label, _ (command->label), command->synonyms);
  g_autofree gboolean *found = g_new0 (gboolean, g_strv_length ((char **)words) + 1);
  g_autofree char *marked = nz_search_mark (text, words, found);

  for (guint i = 0; words[i] != NULL; i++)
    {
      /* One word of the text is marked for the first that fits; look at each of its own. */
      const char *one[] = { words[i], NULL };
      gboolean its = FALSE;
      g_autofree char *again = found[i] ? NULL : nz_search_mark (text, one, &its);
      if (!found[i] && !its)
        return FALSE;
    }
  return words[0] != NULL;
}

GPtrArray *
nz_commands_find (const char *typed)
{
  g_return_val_if_fail (typed != NULL, NULL);
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_auto (GStrv) words = nz_text_fold_query (valid);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (is_meant (&commands[i], (const char *const *)words))
      g_ptr_array_add (found, (gpointer)&commands[i]);
  return found;
}

void
nz_command_run (const NzCommand *command, NzWindow *window)
{
  g_return_if_fail (command != NULL && NZ_IS_WINDOW (window));

  for (guint i = 0; command->section != NULL && i < nz_n_sections (); i++)
    if (g_str_equal (nz_section_info (i)->name, command->section))
      nz_window_show_section (window, i);
  if (command->action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), command->action, NULL);
}
