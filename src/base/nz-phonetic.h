/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How names sound, whatever their spelling or script: "Müller", "Mueller" and "Мюллер" share one key. For duplicates
 * and for search alike.
 *
 * Cologne phonetics: Hans Joachim Postel, "Die Kölner Phonetik. Ein Verfahren zur Identifizierung von Personennamen
 * auf der Grundlage der Gestaltanalyse", IBM-Nachrichten 19 (1969), pp. 925–931. */

/* (transfer full): @text in lower-case ASCII letters, with digits, white space and punctuation as they are: "Ärztehaus" gives
 * "aerztehaus", "Çelik" "tschelik", "Мюллер" "mjuller", "محمد" "mahmd". Latin letters by the folding of nz_text_match_key();
 * Cyrillic by the German transcription (Duden), Arabic by ICU after its long vowels became letters, all other scripts
 * by ICU's Any-Latin. */
char *nz_phonetic_latin (const char *text);

/* (transfer full): the code of one word, digits only: "Müller-Lüdenscheidt" gives "65752682". "" for a word without letters or
 * of h alone. A vowel or h between two equal digits keeps them apart ("Hoffmann" is 0366). */
char *nz_phonetic_code (const char *word);

/* (transfer full) (array zero-terminated=1): the codes of the words of @text in their order, words parted by whatever is neither letter nor
 * digit. A word with digits stands as it is ("AG 2" gives "04", "2"): numbers do not sound alike. */
char **nz_phonetic_words (const char *text);

G_END_DECLS
