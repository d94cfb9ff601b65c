/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-date.h"
#include "store/nz-store.h"

G_BEGIN_DECLS

/* What is done to many records at once, each time one undoable step that is shown before it is done. */

typedef enum
{
  NZ_BULK_SET,    /* the field has this value and no other */
  NZ_BULK_CLEAR,  /* the field is emptied */
  NZ_BULK_ADD,    /* of a list: the values are added where they are missing */
  NZ_BULK_REMOVE, /* of a list: the values are taken out where they are */
} NzBulkHow;

/* How the field of one record changes, for eyes. @problem: (nullable): why it cannot; it is left as it is. */
typedef struct
{
  gint64 id;
  char *title;
  char *before;
  char *after;
  char *problem;
} NzBulkChange;

/**
 * NzBulk:
 *
 * One field of many records about to be changed. A plain struct that its owner frees; nothing is written before nz_bulk_apply().
 * @n: all records; @changes: (element-type NzBulkChange): those that do not have the value already, in the order given
 * @n_refused: of the changes those with a problem
 */
typedef struct
{
  const NzEntity *entity;
  const NzField *field;
  NzBulkHow how;
  char *value;
  guint n;
  guint n_refused;
  GPtrArray *changes;
} NzBulk;

/* Whether a field can be changed in many records: not one of a form's hidden ones, a picture or what names a record (several of one name). */
gboolean nz_bulk_can_change (const NzField *field);
/* @value: as nz_record_set_plain() reads it, of a list all its values; NULL for NZ_BULK_CLEAR. Records that are gone are left out.
 * %NULL and NZ_ERROR_INVALID with the reason if @value is none of the field, or the field must not be empty. */
NzBulk *nz_bulk_new (NzStore *store,
                     const NzEntity *entity,
                     const gint64 *ids,
                     guint n,
                     const NzField *field,
                     NzBulkHow how,
                     const char *value,
                     GError **error);
void nz_bulk_free (NzBulk *bulk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzBulk, nz_bulk_free)
/* Changes those that can be, as they are now; all of them or none. */
gboolean nz_bulk_apply (NzBulk *bulk, NzStore *store, GError **error);

/* --- deleting -------------------------------------------------------------------------------------------------- */

/* What deleting all of them would take along or detach, added up; what is chosen itself is not counted.
 * (transfer full) (element-type NzDependent) */
GArray *nz_bulk_dependents (NzStore *store, const NzEntity *entity, const gint64 *ids, guint n, GError **error);
/* All or none. */
gboolean nz_bulk_delete (NzStore *store, const NzEntity *entity, const gint64 *ids, guint n, GError **error);

/* --- groups and lists (nz-bulk-join.c) -------------------------------------------------------------------------- */

/**
 * NzBulkJoin: organisations or people about to become members of a working group or of a distribution list.
 * @ids: (element-type gint64): those that will
 * @n_there: are there already; @n_without: people without an organisation on the day, who cannot be in a group; @n_excluded: those whom
 * somebody has kept out of the list
 */
typedef struct
{
  const NzEntity *entity, *target;
  gint64 target_id;
  NzDate day;
  GArray *ids;
  guint n_there, n_without, n_excluded;
} NzBulkJoin;

/* @entity: organisation or person; @target: working_group or distribution_list; @day: full, from which memberships begin. */
NzBulkJoin *nz_bulk_join_new (NzStore *store,
                              const NzEntity *entity,
                              const gint64 *ids,
                              guint n,
                              const NzEntity *target,
                              gint64 target_id,
                              NzDate day,
                              GError **error);
void nz_bulk_join_free (NzBulkJoin *join);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzBulkJoin, nz_bulk_join_free)
gboolean nz_bulk_join_apply (NzBulkJoin *join, NzStore *store, GError **error);

G_END_DECLS
