/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entity/nz-record.h"

G_BEGIN_DECLS

/* How a letter speaks to somebody and what stands in its address: NORMS, after DIN 5008. Pure functions of
 * records.
 * @doubt: (out) (optional) (transfer full) (nullable): why a human should look at it, in the language of the
 * program */

/* The salutation, with its comma. (transfer full). @person: (nullable): none is an organisation: "Sehr
 * geehrte Damen und Herren,". The person's own salutation overrides the rules; "Prof. Dr." is said "Prof.";
 * where neither "Ms" nor "Mr" is recorded, "Guten Tag" with the full name. Counts and above are said by their
 * rank ("Sehr geehrter Graf von Hardenberg,"), "Freiherr" is left out. */
char *nz_salutation (NzRecord *person, NzLanguage language, char **doubt);
/* For a letter to an organisation without a person: "Sehr geehrte Damen und Herren,", but where its address
 * says "z. Hd. Frau Müller", her. */
char *nz_salutation_organisation (NzRecord *organisation, NzLanguage language, char **doubt);
/* Two people in one letter: "Sehr geehrte Frau Müller, sehr geehrter Herr Müller,". (transfer full) */
char *nz_salutation_two (NzRecord *a, NzRecord *b, NzLanguage language);
/* Whether @a is named before @b by that: a woman before a man, else as given. */
gboolean nz_salutation_first (NzRecord *a, NzRecord *b);

/* The person's line in the address field: "Frau Dr. Natalia Becker", "Herrn Karl Freiherr von Stein", "Kim
 * Vogel". (transfer full) */
char *nz_address_person (NzRecord *person, NzLanguage language);
/* For lists: "Becker, Natalia". (transfer full) */
char *nz_person_list_name (NzRecord *person);

G_END_DECLS
