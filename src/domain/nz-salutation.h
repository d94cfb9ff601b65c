/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entity/nz-record.h"

G_BEGIN_DECLS

/* How a letter speaks to somebody and what stands in its address: NORMS, after DIN 5008. Pure functions of a record of entity person. */

/* The salutation, with its comma. (transfer full). @person: (nullable): none is an organisation: "Sehr geehrte Damen und Herren,".
 * The person's own salutation overrides the rules; "Prof. Dr." is said "Prof."; where neither "Ms" nor "Mr" is recorded, "Guten Tag" with the
 * full name. @doubt: (out) (optional) (transfer full) (nullable): why a human should look at it, in the language of the program. */
char *nz_salutation (NzRecord *person, NzLanguage language, char **doubt);

/* The person's line in the address field: "Frau Dr. Natalia Becker", "Herrn Jens Vogt", "Kim Vogel". (transfer full) */
char *nz_address_person (NzRecord *person, NzLanguage language);
/* For lists: "Becker, Natalia". (transfer full) */
char *nz_person_list_name (NzRecord *person);

G_END_DECLS
