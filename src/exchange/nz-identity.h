/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzIdentity:
 *
 * Which records of an entity are the same as a row that has no id? The same are those whose strong fields are
 * all equal (texts with their white space normalised) and whose weak fields do not contradict, that is are
 * equal or empty on one side:
 *
 *   organisation   name                                   town, postcode
 *   person         given and family name
 *   sponsorship    mentee                                 sponsor, since
 *   meeting        kind, day                              number, name, starts
 *   agenda item    meeting, kind, name, organisation, person
 *   position       person, organisation, since            function
 *   term           kind, name
 *   holiday        name, since
 *   tie, membership, invitation, pin and any other entity: the fields of its name or, without one, the
 * records that it joins, and its since
 *
 * Reads an entity's records once. */
typedef struct _NzIdentity NzIdentity;

typedef struct
{
  gint64 id;
  const char *place; /* the row of this import that it belongs to, "organisation.csv:12"; NULL for none */
} NzTwin;

/* %NULL if the store cannot be read. */
NzIdentity *nz_identity_new (NzStore *store, const NzEntity *entity, GError **error);
void nz_identity_free (NzIdentity *identity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzIdentity, nz_identity_free)

/* The records that may be @record. (transfer full) (element-type NzTwin) */
GArray *nz_identity_find (NzIdentity *identity, NzRecord *record);
/* Whether the store has an organisation of the same name that town or postcode tell from @record. */
gboolean nz_identity_has_namesake (NzIdentity *identity, NzRecord *record);
/* @record, with its id, belongs to the row at @place, which must live as long as the identity. */
void nz_identity_claim (NzIdentity *identity, NzRecord *record, const char *place);
/* Whether several rows with equal fields are several records: two breaks of one agenda. */
gboolean nz_identity_repeats (NzIdentity *identity);
/* (transfer none): the first strong field, to say which column is at fault. */
const NzField *nz_identity_get_field (NzIdentity *identity);

G_END_DECLS
