/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-i18n.h"

G_BEGIN_DECLS

/* Comma separated values as RFC 4180 has them: lines end with CR LF; a cell with a delimiter, quotation mark,
 * line break or white space at an end stands in quotation marks. In German with BOM and semicolons, because
 * that is what a German spreadsheet program opens rightly.
 *
 * Formula injection (https://owasp.org/www-community/attacks/CSV_Injection): a spreadsheet program takes a
 * cell that begins with = + - @ tab, CR or LF (or the wide forms of the first four) for a formula. Such a
 * cell gets an apostrophe before it; and so that nothing is lost, so does a cell that already has apostrophes
 * before such a character. Reading takes one apostrophe away in just these cases: guard is one to one, and
 * unguard undoes it. A number such as -12 is no formula and stays; so does an apostrophe before anything else
 * ("’s", "'n"). */

/* Appends @cell to @line, with an apostrophe where it needs one. */
void nz_csv_guard (GString *line, const char *cell);
/* (transfer none): @cell without the guard: @cell itself or its text behind the first character. */
const char *nz_csv_unguard (const char *cell);

char nz_csv_delimiter (NzLanguage language);
/* What a file begins with: the BOM in German. */
void nz_csv_begin (GString *text, NzLanguage language);
/* Appends a cell, guarded and quoted, with the delimiter before it unless it is the @first of its row. */
void nz_csv_append (GString *text, const char *cell, gboolean first, NzLanguage language);
void nz_csv_end_row (GString *text);

G_END_DECLS
