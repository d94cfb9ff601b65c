/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @text may mean what is called @name, although it is written otherwise: words left out ("AG Arbeit"
 * of "AG Arbeit und Ausbildung") or cut short ("AG Arb. u. Ausb."), first letters ("AG AuA"), a typing
 * mistake, a vowel for its umlaut. Words that only say what kind of group it is do not count, and numbers
 * must be the same. Also true of equal names. */
gboolean nz_near_name (const char *text, const char *name);

/* The same for many: a name taken apart once. */
typedef struct _NzNearName NzNearName;

NzNearName *nz_near_name_new (const char *text);
void nz_near_name_free (NzNearName *name);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzNearName, nz_near_name_free)
/* How alike they are as a whole, 0 to 1; -1: one does not mean the other. */
double nz_near_name_compare (const NzNearName *a, const NzNearName *b);

G_END_DECLS
