/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/nz-list-item.h"

G_BEGIN_DECLS

/**
 * NzListRow:
 *
 * A row of a list of records: disc, name, one line below it, at most one mark. Follows its item.
 */
#define NZ_TYPE_LIST_ROW (nz_list_row_get_type ())
G_DECLARE_FINAL_TYPE (NzListRow, nz_list_row, NZ, LIST_ROW, GtkWidget)

GtkWidget *nz_list_row_new (void);
/* (nullable) @item: %NULL empties the row for reuse. */
void nz_list_row_set_item (NzListRow *row, NzListItem *item);
/* Shows these texts (Pango markup) in place of the item's, until the item changes; @subtitle %NULL leaves that line as it is. */
void nz_list_row_mark (NzListRow *row, const char *title, const char *subtitle);
/* (transfer full): a factory of such rows for a GtkListView. */
GtkListItemFactory *nz_list_row_factory_new (void);

/* The icon that stands for an entity's records where they have no sign and no initials. */
const char *nz_entity_icon_name (const NzEntity *entity);
/* The CSS class of a badge. */
const char *nz_badge_css_class (NzBadge badge);

G_END_DECLS
