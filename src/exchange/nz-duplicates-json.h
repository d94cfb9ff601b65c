/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-duplicates.h"

G_BEGIN_DECLS

/* (transfer full): pairs as a JSON object with the array "pairs": "entity", "a" and "b" (base32), "a_name", "b_name", "score" (0 to 1, two places),
 * "reasons" (an array of words in the program's language). UTF-8, indented. */
char *nz_duplicates_to_json (NzStore *store, GArray *pairs);

G_END_DECLS
