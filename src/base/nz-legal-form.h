/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Legal forms as they stand behind an organisation's name: "e. V.", "gGmbH", "GmbH & Co. KG", "eingetragener
 * Verein", however they are spaced and pointed. Those of German law, with the ones of neighbours that an
 * office meets (Ltd., s. r. o., Sp. z o. o.). */

/* Where the legal form of @name begins, behind the space or comma before it; the end of @name where it has
 * none. Of a name that is nothing else, the end too. */
const char *nz_legal_form_find (const char *name);
/* (transfer full): @name without it: "Förderzentrum Regenbogen e. V." gives "Förderzentrum Regenbogen". */
char *nz_legal_form_strip (const char *name);
/* The kind of the legal form, to compare two names: "ev", "gmbh"; %NULL for none. (transfer none), static.
 * "e.V." and "eingetragener Verein" are one. */
const char *nz_legal_form_of (const char *name);
/* Both at once. (transfer full); @kind: (out) (nullable). */
char *nz_legal_form_split (const char *name, const char **kind);

G_END_DECLS
