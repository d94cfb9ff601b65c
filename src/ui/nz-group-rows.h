/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/nz-record-list.h"

G_BEGIN_DECLS

/* Rows of a list under headings. GTK 4.8 has none: the first row of a group wears it. The list must be sorted by what it is grouped by. */

/* (transfer full): @field: %NULL: by the first letter of what the entity is sorted by. */
GtkListItemFactory *nz_group_rows_factory_new (NzRecordList *list, const NzField *field);

G_END_DECLS
