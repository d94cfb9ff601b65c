/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-letter.h"

/* Letters filled in by hand for the tests of pages: no store, no rules, just texts. */

static inline void
letters_free_agenda_row (gpointer data)
{
  NzLetterAgendaRow *row = data;
  g_free (row->time);
  g_free (row->title);
  g_free (row->by);
  g_free (row);
}

static inline void
letters_add_row (NzLetter *letter, const char *time, const char *title, const char *by)
{
  NzLetterAgendaRow *row = g_new0 (NzLetterAgendaRow, 1);
  *row = (NzLetterAgendaRow){ g_strdup (time), g_strdup (title), g_strdup (by) };
  g_ptr_array_add (letter->agenda, row);
}

static inline NzRecord *
letters_network (void)
{
  static const char *const texts[][2] = {
    { "name", "Netzwerk für Integration" },
    { "subtitle", "der Landeshauptstadt Erfurt" },
    { "office", "Zentrum für Integration und Migration" },
    { "street", "Rosa-Luxemburg-Straße 50" },
    { "postcode", "99086" },
    { "town", "Erfurt" },
    { "web", "netzwerk.example.org" },
    { "provider", "Internationaler Bund" },
    { "commissioned_by", "Landeshauptstadt Erfurt" },
    { "letter_paper", "drawn" },
  };
  NzRecord *network = nz_record_new (&nz_entity_network);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    nz_record_set_text (network, texts[i][0], texts[i][1]);
  return network;
}

static inline NzLetterSet *
letters_set (void)
{
  NzLetterSet *set = g_new0 (NzLetterSet, 1);
  set->network = letters_network ();
  set->meeting = nz_record_new (&nz_entity_meeting);
  set->language = NZ_LANGUAGE_DE;
  set->letters = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_letter_free);
  set->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_letter_free);
  set->warnings = g_ptr_array_new_with_free_func (g_free);
  return set;
}

static inline char **
letters_lines (const char *text)
{
  return g_strsplit (text, "|", -1);
}

/* A letter of one page to @address (lines separated by |), added to the set, which owns it. */
static inline NzLetter *
letters_add (NzLetterSet *set, const char *address, const char *salutation)
{
  NzLetter *letter = g_new0 (NzLetter, 1);
  letter->address = letters_lines (address);
  letter->recipient = g_strdup (letter->address[0]);
  letter->information = letters_lines (
      "Unser Zeichen|NT 149|Ansprechperson|Martina Seidel|Telefon|030 23125-050|E-Mail|netzwerk@example.org");
  letter->date = g_strdup ("11. Mai 2027");
  letter->subject = g_strdup ("Einladung zur 149. Netzwerktagung am 3. Juni 2027");
  letter->salutation = g_strdup (salutation);
  letter->opening = g_strdup (
      "wir laden Sie herzlich zur nächsten Tagung unseres Netzwerks ein. Schwerpunkt ist diesmal die "
      "Sprachförderung für neu Zugezogene.\n\n"
      "Bitte bringen Sie mit, was in Ihrem Haus neu ist: freie Plätze, neue Angebote, offene Fragen.");
  letter->when = g_strdup ("Donnerstag, 3. Juni 2027, 13:00–16:30 Uhr");
  letter->where = g_strdup ("Rathaus, Festsaal, Fischmarkt 1, 99084 Erfurt");
  letter->agenda = g_ptr_array_new_with_free_func (letters_free_agenda_row);
  letters_add_row (letter, "13:00", "Begrüßung, Neues aus den Einrichtungen", "Seidel");
  letters_add_row (letter, "13:25", "Bericht der AG Sprache", "Becker");
  letters_add_row (letter, "13:50", "Schwerpunkt: Sprachkurse nach Feierabend",
                   "Afrikanisch-Deutscher Verein");
  letters_add_row (letter, "14:40", "Pause", NULL);
  letters_add_row (letter, "15:00", "Neue Träger stellen sich vor", "Köhler");
  letters_add_row (letter, "15:30", "Auswertung „Lotsen im Quartier“", "Brandt");
  letters_add_row (letter, "16:00", "Aussprache und Verabredungen", NULL);
  letter->closing_text = g_strdup ("Bitte geben Sie uns bis zum 25. Mai Bescheid, ob Sie teilnehmen. Ein "
                                   "Antwortblatt liegt bei; ein Anruf genügt ebenso.");
  letter->closing = g_strdup ("Mit freundlichen Grüßen");
  letter->signatures = letters_lines ("Martina Seidel|Koordinatorin des Netzwerks");
  letter->enclosures = letters_lines ("Antwortblatt");
  g_ptr_array_add (set->letters, letter);
  return letter;
}
