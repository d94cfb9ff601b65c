/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/nz-list-item.h"
#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzRecordList:
 *
 * A GListModel of NzListItem over the records of an entity: sorted, searched and filtered by SQL. It holds
 * the ids only; summaries are read when rows come into view. It follows the store: an edit updates its row in
 * place, others move as little as possible.
 *
 * Where many rows change (another order, another filter), those that stay in number get other records in
 * place: their items emit "changed", then the list "rows-moved" (guint position, guint n), and
 * "items-changed" tells of the difference in number only. For GTK a hundred thousand rows that come and go
 * are work, a page of rows with other texts is not.
 */
#define NZ_TYPE_RECORD_LIST (nz_record_list_get_type ())
G_DECLARE_FINAL_TYPE (NzRecordList, nz_record_list, NZ, RECORD_LIST, GObject)

/* (transfer full): of all records; keeps a reference to @store. */
NzRecordList *nz_record_list_new (NzStore *store, const NzEntity *entity);
const NzEntity *nz_record_list_get_entity (NzRecordList *list);

/* What a user typed; %NULL or "" shows all. */
void nz_record_list_set_search (NzRecordList *list, const char *search);
const char *nz_record_list_get_search (NzRecordList *list);
/* A search with many hits gives the first ones at once. The others follow in an idle moment, or when asked
 * for here; signal "completed" tells. Until then those behind the first ones may be missing, or be those of
 * the search before. */
gboolean nz_record_list_is_complete (NzRecordList *list);
void nz_record_list_complete (NzRecordList *list);
/* The day as of which rows and rule are: NZ_DATE_NONE: today. Narrows nothing by itself. */
void nz_record_list_set_day (NzRecordList *list, NzDate day);
NzDate nz_record_list_get_day (NzRecordList *list);
/* Only records that hold on @day; NZ_DATE_NONE shows former ones too. */
void nz_record_list_set_active_on (NzRecordList *list, NzDate day);
/* One filter per field: a code of a choice (@text) or an id (@integer); neither: the field does not filter.
 */
void nz_record_list_set_filter (NzRecordList *list, const char *field, const char *text, gint64 integer);
/* Besides the others; %NULL or an empty rule shows all. (transfer none): a copy is kept. */
void nz_record_list_set_rule (NzRecordList *list, const NzRule *rule);
const NzRule *nz_record_list_get_rule (NzRecordList *list);
/* (transfer full) (nullable): rule and filters as one rule: what a filter that is kept, an editor or a
 * heading is to say. %NULL where neither narrows. */
NzRule *nz_record_list_dup_rule (NzRecordList *list);
/* (array length=n): by what the list is sorted, first the most important; none: the entity's own order, a
 * search by what fits best. */
void nz_record_list_set_sorts (NzRecordList *list, const NzSort *sorts, guint n);
const NzSort *nz_record_list_get_sorts (NzRecordList *list, guint *n);
/* What nz_record_list_set_active_on() set. */
NzDate nz_record_list_get_active_on (NzRecordList *list);
/* Whether anything narrows the list, so that "no matches" is not "nothing here yet". */
gboolean nz_record_list_is_narrowed (NzRecordList *list);

/* (transfer full) (element-type gint64): all that it shows, complete, in its order. */
GArray *nz_record_list_dup_ids (NzRecordList *list);
gint64 nz_record_list_get_id (NzRecordList *list, guint position);
/* G_MAXUINT if it is not in the list. */
guint nz_record_list_find (NzRecordList *list, gint64 id);

G_END_DECLS
