/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-letter.h"

G_BEGIN_DECLS

/* What all letters of a meeting say alike. Only for the files of domain/. */

/**
 * NzLetterText: see NzLetter for the fields. @unknown: (element-type utf8): placeholders of the meeting's text that mean nothing.
 */
typedef struct
{
  char *subject;
  char *opening;
  char *closing_text;
  char *closing;
  char *date;
  char **information;
  char **signatures;
  GPtrArray *unknown;
} NzLetterText;

NzLetterText *nz_letter_text_new (NzRecord *network, NzRecord *meeting, NzDate date, NzLanguage language);
void nz_letter_text_free (NzLetterText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzLetterText, nz_letter_text_free)

/* What may stand in braces in the text of an invitation, with what it becomes for this meeting: pairs, for the form's hint. The names are
 * understood in both languages: {date} and {Datum}. (transfer full) (array zero-terminated=1) */
char **nz_letter_placeholders (NzRecord *network, NzRecord *meeting, NzLanguage language);

G_END_DECLS
