/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text as people write it, made comparable, sortable and safe. All functions take and return valid UTF-8. */

/* (transfer full): @text folded for the full-text index: lower case, without accents, in both spellings of
 * umlauts and ß where the text has any ("Förderzentrum" gives "forderzentrum foerderzentrum"), and every telephone
 * number also as its bare digits, national and international ("0361 1234567-18" adds "0361123456718" and "361123456718"). */
char *nz_text_fold_for_index (const char *text);
/* (transfer full): (array zero-terminated=1): the words of what a user typed, folded so that each matches a prefix
 * in the index whichever spelling was typed; a telephone number in any format is one word of digits. */
char **nz_text_fold_query (const char *text);
/* (transfer full): for comparing headings, choices and names: case, accents and umlaut spelling folded (ä→ae, ß→ss),
 * spaces normalised, punctuation kept. Equal keys mean "the same name". */
char *nz_text_match_key (const char *text);
/* (transfer full): the same with umlauts as their vowels (ä→a). */
char *nz_text_plain_key (const char *text);
/* Whether @text has a part whose key is the match key @expanded or the plain key @plain of what is looked for: "förder", "foerder" and "forder"
 * are in "Förderzentrum". */
gboolean nz_text_contains_key (const char *text, const char *expanded, const char *plain);

/* (transfer full): ICU sort keys as text (hexadecimal) that sorts by memcmp. People by DIN 5007-2 (ä as ae),
 * words by DIN 5007-1 (ä as a); numbers by value ("AG 2" before "AG 10"). */
char *nz_text_sort_key_names (const char *text);
char *nz_text_sort_key_words (const char *text);
/* (transfer none): the collator's version; sort keys of another version must be made again. */
const char *nz_text_collator_version (void);

/* (transfer full): leading, trailing and repeated white space gone. @multiline keeps line breaks (as \n). */
char *nz_text_normalise (const char *text, gboolean multiline);
/* Whether @text has control characters (but \n and \t where @multiline), bidirectional overrides or isolates,
 * or byte order marks: nothing that a person types on purpose. */
gboolean nz_text_has_hidden (const char *text, gboolean multiline);
/* (transfer full): @text without them. */
char *nz_text_strip_hidden (const char *text, gboolean multiline);

/* Whether @text can be a mail address, a German postcode (5 digits, not 00000), a telephone number, a web address. Not
 * "is deliverable": a mark beside the field, never a refusal. */
gboolean nz_text_is_email (const char *text);
gboolean nz_text_is_postcode (const char *text);
gboolean nz_text_is_telephone (const char *text);
gboolean nz_text_is_web (const char *text);

/* (transfer full): "Dr. Anna Müller" → "AM": at most two letters for an avatar. */
char *nz_text_initials (const char *name);
/* (transfer full): the letter that a name stands under in a list sorted by base letters: "A" of "Ärztehaus"; "#"
 * of what begins with none. */
char *nz_text_initial (const char *name);

G_END_DECLS
