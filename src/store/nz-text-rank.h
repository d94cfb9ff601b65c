/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store-private.h"

G_BEGIN_DECLS

/* Gives the connection nz_rank (text_index, 'n+m n+m …'), by which hits of the text index are ordered: those that
 * have all words in the name first, then by weight, a place in the name ten times one elsewhere. The text
 * says how many phrases of the expression stand for each typed word, from the left: n for what begins so, m
 * for what has it inside, which counts less. An SQLite code. */
int nz_text_rank_register (sqlite3 *db);

G_END_DECLS
