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
/* (transfer full): the item of the record that somebody holds already, or a new one. */
NzListItem *nz_list_item_source_get (NzListItemSource *source, gint64 id);
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
/* Takes over the summary's texts and emits "changed". */
void nz_list_item_update (NzListItem *item, NzSummary *summary);

G_END_DECLS
