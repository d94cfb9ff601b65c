/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-step-changes.h"
#include "store/nz-store-private.h"

G_BEGIN_DECLS

/**
 * NzPast:
 *
 * Records as they were, without touching the file: it starts with what the tables hold now and takes one step
 * after the other back, the newest first, in memory. Only rows that a step names are ever read.
 *
 * Change sets name columns by their place. Migrations only append columns, so that an old one names the first
 * of those that are there now.
 */
typedef struct _NzPast NzPast;

/* @entity: (nullable): only what concerns this record: itself, its lists, and what joins it to others; %NULL:
 * everything. With it only the steps of that record (step_record) need to be taken back. */
NzPast *nz_past_new (NzStore *store, const NzEntity *entity, gint64 id);
void nz_past_free (NzPast *past);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzPast, nz_past_free)

/* Takes a step back. @changes: (out) (nullable): what it changed, (transfer full) (element-type
 * NzRecordChange); records beyond @most are only counted in @more. NZ_ERROR_NOT_FOUND if its change set is
 * not kept. */
gboolean
nz_past_take_back (NzPast *past, gint64 step, guint most, GPtrArray **changes, guint *more, GError **error);
/* (transfer full) (nullable): the record as it was then; %NULL without an error where there was none. */
NzRecord *nz_past_get (NzPast *past, const NzEntity *entity, gint64 id, GError **error);

/* nz-past-row.c: rows of the tables in memory. */
typedef struct
{
  char *name;
  const NzEntity *entity; /* (nullable): the records' own table; %NULL: contact, term_use */
  int n_columns;
  char **columns;
  const NzEntity **owners; /* by column, for contact and term_use: the entity that the column names */
  char *select;            /* ?1: the id */
  GHashTable *rows;        /* id → NzPastRow */
  gboolean has_naming;     /* those that name the record asked for are among them */
} NzPastTable;

typedef struct
{
  gint64 id;
  sqlite3_value **values; /* (nullable): %NULL: there is no such row at that moment */
  gint64 reached;         /* the oldest step that was taken back in it; G_MAXINT64: none */
} NzPastRow;

/* (transfer none) (nullable): one that describes no record (not a table of ours any more) is %NULL without an
 * error. */
NzPastTable *nz_past_table_new (NzStore *store, const char *name, GError **error);
void nz_past_table_free (NzPastTable *table);
/* (transfer none): the row at the moment, read from the file the first time. %NULL only on failure. */
NzPastRow *nz_past_table_row (NzPastTable *table, NzStore *store, gint64 id, GError **error);
int nz_past_table_column (const NzPastTable *table, const char *name);
/* Takes one change back. */
void nz_past_row_revert (
    NzPastTable *table, NzPastRow *row, sqlite3_changeset_iter *iterator, int n_columns, int operation);
/* The owner that a row of contact or term_use names; %NULL: none. */
const NzEntity *nz_past_row_owner (const NzPastTable *table, const NzPastRow *row, gint64 *id);
/* (transfer full) (element-type gint64): the ids that @sql gives for ?1 = @id; %NULL on failure. */
GArray *nz_past_read_ids (NzStore *store, const char *sql, gint64 id, GError **error);

/* nz-past-record.c: a column of the record's own row; a list, of the rows of contact or term_use that it owns or owned
 * (@owned: set of NzPastRow, of both tables). */
void nz_past_fill_column (NzRecord *record,
                          const NzPastTable *table,
                          const NzPastRow *row,
                          const NzField *field);
void nz_past_fill_list (NzRecord *record, NzPastTable *table, GHashTable *owned, const NzField *field);

/* nz-past-change.c: one change of a change set. */
typedef struct
{
  sqlite3_changeset_iter *iterator;
  int n_columns;
  int operation;
  gint64 id; /* of the row */
} NzPastChange;

/* Whether the change may be of the record: told without reading its row. %FALSE also on failure. */
gboolean nz_past_may_name (NzPastTable *table,
                           NzStore *store,
                           const NzPastChange *change,
                           const NzEntity *entity,
                           gint64 id,
                           GError **error);
/* Whether the row joins the record to another before or after the change. @row: (nullable): %NULL: as far as
 * the change itself says so. */
gboolean nz_past_change_names (const NzPastTable *table,
                               const NzPastRow *row,
                               const NzPastChange *change,
                               const NzEntity *entity,
                               gint64 id);
/* The owner of a row of contact or term_use, whether it is there before or after the change. */
const NzEntity *
nz_past_change_owner (const NzPastTable *table, const NzPastRow *row, const NzPastChange *change, gint64 *id);

/* Runs over the change set of a step. @visit: returns %FALSE on failure with @error set. */
typedef gboolean (*NzPastVisit) (sqlite3_changeset_iter *iterator,
                                 const char *table,
                                 int n_columns,
                                 int operation,
                                 gboolean indirect,
                                 gint64 id,
                                 gpointer data,
                                 GError **error);
gboolean nz_past_visit (GBytes *changeset, NzPastVisit visit, gpointer data, GError **error);
/* (transfer full): NZ_ERROR_NOT_FOUND if it is not kept. */
GBytes *nz_past_load_step (NzStore *store, gint64 step, GError **error);

/* nz-step-changes.c */
NzRecordChange *nz_record_change_new (NzStore *store, NzRecord *before, NzRecord *after);
/* nz-history-hosts.c: whether a record of @joint may join records of @host, by which fields
 * (NULL-terminated). */
const char *const *nz_history_joint_fields (const NzEntity *joint);
/* nz-gone.c: the step that deleted a record last; 0 if none did. */
gint64 nz_gone_find_deletion (NzStore *store, const NzEntity *entity, gint64 id);
/* What a record is or, where it is gone, was called. (transfer full): "" if nothing tells. */
char *nz_title_of_gone (NzStore *store, const NzEntity *entity, gint64 id);

G_END_DECLS
