/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzInherited: an organisation as it counts: what a branch leaves empty is that of its parent, of the
 * parent's parent where that is empty too, and so on. A loop of parents ends where it began.
 * @record: a copy, never to be saved
 *
 * Inherited are: legal form and register number, addresses, telephone, fax, mail, website, opening hours,
 * channel of letters, logo, topics, target groups, languages and districts. An address only as a whole, so
 * that no street stands with another town: street, postcode, town and district together; the addition
 * ("Haus B") may be the branch's own. The postal address and the opening hours belong to the place: they are
 * inherited only with the address. Numbers and mail addresses that are labelled as private are not.
 */
typedef struct
{
  NzRecord *record;
  gint64 *from; /* per field of the description: id of the organisation whose value it is, 0: its own */
} NzInherited;

/* Reads parents only if @organisation has one. (transfer full), never %NULL: a parent that cannot be read
 * gives nothing. */
NzInherited *nz_inherit (NzStore *store, NzRecord *organisation);
void nz_inherited_free (NzInherited *inherited);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzInherited, nz_inherited_free)

/* The organisation from which the field's value comes; 0 where it is its own or there is none. */
gint64 nz_inherited_from (const NzInherited *inherited, const char *field);
/* Whether a branch can inherit that field at all. */
gboolean nz_inherit_is_possible (const NzField *field);

G_END_DECLS
