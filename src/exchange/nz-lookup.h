/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzLookup:
 *
 * Which record does a cell mean, and how is a record called in a cell? Reads what an entity's records are
 * called once, when first asked, and then answers from memory: ten thousand rows need no query each. Records
 * that an import is about to make are added.
 *
 * A record answers to its name; where nobody has that name, to a second one (an organisation's short name,
 * "Family, Given", a meeting's number or day); where nobody has that either, to a spelling that differs in
 * spaces and punctuation only ("e.V." and "e. V."). Case and the spelling of umlauts never matter. Terms are
 * asked for by their kind.
 */
typedef struct _NzLookup NzLookup;

typedef enum
{
  NZ_LOOKUP_FOUND,
  NZ_LOOKUP_MISSING,
  NZ_LOOKUP_AMBIGUOUS, /* several records are called so */
} NzLookupOutcome;

NzLookup *nz_lookup_new (NzStore *store);
void nz_lookup_free (NzLookup *lookup);
/* Whom it asks from now on: another connection to the same file; %NULL: nobody, it is only to be freed. */
void nz_lookup_set_store (NzLookup *lookup, NzStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzLookup, nz_lookup_free)

/* The first failure to read the store, if there was one; then answers are incomplete. */
gboolean nz_lookup_is_complete (NzLookup *lookup, GError **error);

/* @kind: of term, %NULL for other entities. A name goes before an id that looks the same. */
NzLookupOutcome
nz_lookup_find (NzLookup *lookup, const NzEntity *entity, const char *kind, const char *text, gint64 *id);
/* How many records of @entity it knows. */
guint nz_lookup_count (NzLookup *lookup, const NzEntity *entity);
/* (transfer full) (element-type gint64): at most @most records whose name is much like @text
 * (nz_near_name()), the most alike first; takes a look at every name. */
GArray *nz_lookup_near (NzLookup *lookup, const NzEntity *entity, const char *text, guint most);
gboolean nz_lookup_has (NzLookup *lookup, const NzEntity *entity, gint64 id);
/* A record that will exist, or will be called so. */
void nz_lookup_add (NzLookup *lookup, NzRecord *record);
/* @text shall mean the record @id, whatever else is called so: another desk's id of the same term. */
void nz_lookup_add_alias (NzLookup *lookup, const NzEntity *entity, gint64 alias, gint64 id);
/* (transfer full): the text by which nz_lookup_find() finds just this record again: its name where that is
 * unique, else its id. */
char *
nz_lookup_name (NzLookup *lookup, const NzEntity *entity, const char *kind, gint64 id, NzLanguage language);

G_END_DECLS
