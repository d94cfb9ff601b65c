/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* Records by a reading statement that gives their ids first: two queries however many there are, and right inside an action too, where the
 * usual order of nz_query_records() does not know the new ones yet. For the rooms that read records themselves. */

/* @sql: its first column is the id; ?1 is bound to @day, ?2 to @parameter where it uses them. (element-type NzRecord) (transfer full) */
GPtrArray *nz_load_records (NzStore *store, const NzEntity *entity, const char *sql, NzDate day, gint64 parameter, GError **error);
/* The ids alone, of any number of equal statements. (element-type gint64) (transfer full) */
GArray *nz_load_ids (NzStore *store, const char *sql, NzDate day, gint64 parameter, GError **error);
/* The first column of the first row; @fallback where there is none or on failure. */
gint64 nz_load_int (NzStore *store, const char *sql, NzDate day, gint64 parameter, gint64 fallback);
/* A table of records by id. (transfer full) (element-type gint64 NzRecord) */
GHashTable *nz_load_table (GPtrArray *records);
/* (transfer none) (nullable) */
NzRecord *nz_load_find (GHashTable *table, gint64 id);
/* Ends a loop over nz_rows_next(): %FALSE and moves @local to @error if it is set. */
gboolean nz_load_done (GError **local, GError **error);

G_END_DECLS
