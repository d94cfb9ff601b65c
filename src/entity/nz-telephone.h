/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One way of writing telephone numbers, that of DIN 5008: "0361 1234567-18", abroad "+43 1 234567". The
 * place's code, a space, the number in one piece, a hyphen before the extension; no brackets, no slash;
 * Germany's own code as 0.
 *
 * Only what can mean but one thing is written anew: "0361/655-1234", "(0361) 655 12 34", "+49 (0)361
 * 6551234". What has words in it, several hyphens, a second slash, no code of a place, or an unknown one with
 * nothing behind it to part it, stays as it is; so does what may be two: "0361 12345 12346" (groups of one
 * length from four digits on; those of mobile networks apart), "0361 6551234–36", more than twelve digits
 * before the extension. No digit is lost, and no hyphen before an extension.
 *
 * @text: with its label, if it has one (nz-contact.h), which stays. (transfer full) */
char *nz_telephone_unify (const char *text);
/* The same for a list of contacts, except for those that stand in @known (nullable) just so: what nobody has
 * touched is left alone. */
void nz_telephone_unify_all (char **texts, const char *const *known);

G_END_DECLS
