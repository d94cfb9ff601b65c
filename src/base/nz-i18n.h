/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts in English (the source) and German, from our own compiled catalogue in the resource
 * /org/zim/Netzwerk/de.mo, so that they work where no German locale is installed.
 *
 * Two questions, two functions. In what language does the program speak to its user? That is one setting of
 * the process, chosen once in main(): _() and nz_ngettext(). In what language is this document or this file's
 * heading? That is a parameter: nz_text() and nz_ntext(). */

typedef enum
{
  NZ_LANGUAGE_EN,
  NZ_LANGUAGE_DE,
} NzLanguage;

#define NZ_GETTEXT_DOMAIN "netzwerk"

/* The language in which the program speaks. Set once by main() before any other thread runs. */
void nz_set_language (NzLanguage language);
NzLanguage nz_get_language (void);

/* "de", "en" (also "de_DE.UTF-8" …) to a language; FALSE if it is neither. */
gboolean nz_language_parse (const char *code, NzLanguage *language);
const char *nz_language_code (NzLanguage language);

/* @msgid in @language; @msgid itself where it has no translation. The text lives as long as the process.
 * "context\004msgid" looks up a message with a context, as in gettext; nz_ctext() puts that together. */
const char *nz_text (NzLanguage language, const char *msgid) G_GNUC_FORMAT (2);
const char *nz_ntext (NzLanguage language, const char *msgid, const char *plural, gulong n) G_GNUC_FORMAT (2)
    G_GNUC_FORMAT (3);
const char *nz_ctext (NzLanguage language, const char *context, const char *msgid) G_GNUC_FORMAT (3);

/* @text, which the program made in one of its languages some time ago (the name of a step in the history), in
 * @language; @text itself where it is in that language or is none of ours. Only of texts without a plural. */
const char *nz_text_again (NzLanguage language, const char *text);

const char *nz_gettext (const char *msgid) G_GNUC_FORMAT (1);
const char *nz_ngettext (const char *msgid, const char *plural, gulong n) G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);

#define _(msgid) nz_gettext (msgid)
#define N_(msgid) (msgid)
/* Marks a text with a context in a table; nz_text() takes it as it is. */
#define NC_(context, msgid) (context "\004" msgid)
#define C_(context, msgid) nz_ctext (nz_get_language (), context, msgid)

G_END_DECLS
