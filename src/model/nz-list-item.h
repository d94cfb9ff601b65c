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

/* (transfer full): takes over the summary's texts. */
NzListItem *nz_list_item_new (const NzEntity *entity, gint64 id, NzSummary *summary);
const NzEntity *nz_list_item_get_entity (NzListItem *item);
gint64 nz_list_item_get_id (NzListItem *item);
/* (transfer none) */
const NzSummary *nz_list_item_get_summary (NzListItem *item);
/* Takes over the summary's texts and emits "changed". */
void nz_list_item_update (NzListItem *item, NzSummary *summary);

G_END_DECLS
