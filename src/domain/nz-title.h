/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NzTitle: what stands before a name, taken apart. All texts are owned and never %NULL once parsed.
 * @academic: without ranks of nobility, as written: "Prof. Dr. Dr. h. c."
 * @spoken: as it is said in a salutation: "Prof."; "Dr. med." gives "Dr.", "Dipl.-Päd." nothing; an unusual
 * title
 *   ("Pfarrerin") stays
 * @rank: "Freiherr": part of the name, and written directly before the family name
 * @unusual: words that are no academic title: a human should look
 */
typedef struct
{
  char *academic, *spoken, *rank, *unusual;
} NzTitle;

void nz_title_parse (const char *text, NzTitle *title);
void nz_title_clear (NzTitle *title);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NzTitle, nz_title_clear)

/* Whether a single word belongs to an academic title. */
gboolean nz_title_is_word (const char *word);
/* Whether a word is a rank of nobility. @spoken: what a salutation says instead of "Frau" and "Herr", %NULL
 * where these stay and the rank is left out. */
gboolean nz_title_is_rank (const char *word, const char **spoken, gboolean *female);

G_END_DECLS
