/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How alike two short texts of ASCII letters are (nz_phonetic_latin()), 0 to 1: the Jaro measure, raised for a common beginning of up to four
 * letters by a tenth each of what is missing. Matthew Jaro 1989, William Winkler 1990, with Winkler's limit of 0.7
 * below which nothing is raised. Compares at most NZ_SIMILARITY_MAX letters. */
#define NZ_SIMILARITY_MAX 64
double nz_similarity (const char *a, const char *b);

G_END_DECLS
