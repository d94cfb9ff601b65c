/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/nz-list-item.h"

G_BEGIN_DECLS

/**
 * NzRecordCell:
 *
 * One field of a record in a table: a text on one line, cut at the end. Follows its item. It asks for its text when it is painted: the two hundred
 * rows that GTK keeps around those in view cost nothing until they are scrolled to.
 */
#define NZ_TYPE_RECORD_CELL (nz_record_cell_get_type ())
G_DECLARE_FINAL_TYPE (NzRecordCell, nz_record_cell, NZ, RECORD_CELL, GtkWidget)

/* (transfer full): a factory of cells that show @field, for a GtkColumnViewColumn. */
GtkListItemFactory *nz_record_cell_factory_new (const NzField *field);

G_END_DECLS
