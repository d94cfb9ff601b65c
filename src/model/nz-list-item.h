/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nz-summary.h"

G_BEGIN_DECLS

/**
 * NzListItem:
 *
 * One row of a list: the id of a record and its summary. Emits "changed" when the summary was read again.
 */
#define NZ_TYPE_LIST_ITEM (nz_list_item_get_type ())
G_DECLARE_FINAL_TYPE (NzListItem, nz_list_item, NZ, LIST_ITEM, GObject)

/**
 * NzListItemSource:
 *
 * Where the items of one list read their summaries, and the register of those that somebody holds. GTK asks a list for each of its items when its
 * rows change, a hundred thousand at times, and shows some of them: so an item costs next to nothing until its summary is asked for.
 */
typedef struct _NzListItemSource NzListItemSource;
/* (transfer full) */
NzListItemSource *nz_list_item_source_new (NzStore *store, const NzEntity *entity);
/* The day of the summaries that are read from now on; unset: today. */
void nz_list_item_source_set_day (NzListItemSource *source, NzDate day);
/* (transfer full): the item of the record that somebody holds already, or a new one. @position: its row, a hint that makes
 * nz_list_item_source_move() fast. */
NzListItem *nz_list_item_source_get (NzListItemSource *source, gint64 id, guint position);
/* The rows from @first on have other records now: whoever holds the item of a row keeps it, and it stands for the record that is there now. Of more
 * old rows than new ones the last go. (transfer full) (element-type NzListItem): those that stand for another record; the caller calls
 * nz_list_item_moved() for each when the list is in order again. */
GPtrArray *nz_list_item_source_move (
    NzListItemSource *source, guint first, const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new);
void nz_list_item_moved (NzListItem *item);
/* Reads the summaries that were read before again. */
void nz_list_item_source_refresh (NzListItemSource *source);
/* Gives it up: items that are held on have nowhere to read any more. */
void nz_list_item_source_free (NzListItemSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzListItemSource, nz_list_item_source_free)

/* (transfer full): takes over the summary's texts. */
NzListItem *nz_list_item_new (const NzEntity *entity, gint64 id, NzSummary *summary);
const NzEntity *nz_list_item_get_entity (NzListItem *item);
gint64 nz_list_item_get_id (NzListItem *item);
/* (transfer none) */
const NzSummary *nz_list_item_get_summary (NzListItem *item);
/* (transfer none) (nullable): the whole record, read when it is first asked for; %NULL if it is gone. */
NzRecord *nz_list_item_get_record (NzListItem *item);
/* (transfer full): a field of the record as a cell of a table shows it: dates short, texts of several lines in one. */
char *nz_list_item_dup_text (NzListItem *item, const NzField *field);
/* Takes over the summary's texts and emits "changed". */
void nz_list_item_update (NzListItem *item, NzSummary *summary);

G_END_DECLS
