/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-export.h"
#include "exchange/nz-lookup.h"

G_BEGIN_DECLS

/**
 * NzExportSet:
 *
 * The records of one entity that an export takes, one after the other, a thousand in memory at once, without
 * what must not go out: what every writer of a format reads.
 */
typedef struct _NzExportSet NzExportSet;

/* @entity: options->entity, or one of all. Borrows @store and @options. */
NzExportSet *
nz_export_set_new (NzStore *store, const NzEntity *entity, const NzExportOptions *options, GError **error);
void nz_export_set_free (NzExportSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzExportSet, nz_export_set_free)

const NzEntity *nz_export_set_get_entity (NzExportSet *set);
/* (array length=n) (transfer none): the columns. */
const NzField *const *nz_export_set_get_fields (NzExportSet *set, guint *n);
/* What stands in a table before the fields: the id, or the letter that the row stands under, if a text sorts
 * the list. Its heading; %NULL: nothing does. */
const char *nz_export_set_lead (NzExportSet *set, NzLanguage language);
/* (transfer full) (nullable): the same of a record. */
char *nz_export_set_dup_lead (NzExportSet *set, NzRecord *record);
/* How many records there are at most. */
guint nz_export_set_get_size (NzExportSet *set);
/* (transfer none): until the next call; %NULL at the end, or with @error on failure or when cancelled. */
NzRecord *nz_export_set_next (NzExportSet *set, GError **error);

/* Whether, without personal data, something of the entity would be left. */
gboolean nz_export_set_is_all_personal (const NzEntity *entity);

/* --- how a record stands in a table ------------------------------------------------------------------------
 */

/* The heading by which the import knows the field again: its label, or its name where another field has the
 * same label. (transfer none) */
const char *nz_export_heading (const NzEntity *entity, const NzField *field, NzLanguage language);
/* (transfer full): a field of a record of @set as it stands in a cell; "" where it has no value. Where
 * further rows name others beside a reference, it names all of them, joined by | (a | in a name is \|, one
 * before the first: the record itself names none), and the import reads them. With NzExportOptions.as_listed
 * a reference names all whom the list shows, joined by ", ", as derived columns do, which are read as of the
 * day of the options. %NULL and @error where the store could not be read. */
char *nz_export_cell (NzExportSet *set,
                      NzLookup *lookup,
                      NzRecord *record,
                      const NzField *field,
                      NzLanguage language,
                      GError **error);
/* What a cell needs to know of the set. */
NzStore *nz_export_set_get_store (NzExportSet *set); /* (transfer none) */
const NzExportOptions *nz_export_set_get_options (NzExportSet *set);
/* Whether the record @id of @entity must not be named. */
gboolean nz_export_set_is_hidden (NzExportSet *set, const NzEntity *entity, gint64 id);

G_END_DECLS
