/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entity/nz-record.h"

G_BEGIN_DECLS

/* A line "z. Hd. Frau Dr. Müller", "zu Händen Herrn Vogt", "Attn: Anna Becker", as offices have it in an
 * address, as a record of a person: title, given and family name, salutation. %NULL if it is no such line or
 * names nobody
 * ("z. Hd. der Leitung"). Particles stay with the family name ("von der Heide"). (transfer full) (nullable)
 */
NzRecord *nz_attention_person (const char *text);
/* A whole name in one field likewise, as an individual among the organisations has it: "Dr. Leyla Demir". */
NzRecord *nz_attention_name (const char *text);

G_END_DECLS
