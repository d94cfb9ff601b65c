/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entity/nz-record.h"

G_BEGIN_DECLS

/**
 * NzPersonName: "Frau Dr. Anna Müller" or "Müller, Anna"; parts are "" where there is none.
 * @salutation: as written: "Frau", "Mr"
 */
typedef struct
{
  char *salutation, *title, *given, *family;
} NzPersonName;

void nz_person_name_clear (NzPersonName *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NzPersonName, nz_person_name_clear)

/* What one writes in one piece, taken apart; nothing is dropped. A particle ("von der", "van") belongs to the
 * family name; a single word is the family name. */
void nz_person_name_parse (const char *text, NzPersonName *name);
/* Salutation, title, given and family name of a person's record, from what was typed; each is emptied where
 * the text has none. Nothing of the text is dropped. */
void nz_person_set_name (NzRecord *person, const char *text);

G_END_DECLS
