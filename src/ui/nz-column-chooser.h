/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-record-table.h"

G_BEGIN_DECLS

/**
 * NzColumnChooser:
 *
 * A popover that says by keyboard what dragging and clicking a table's headings says: which fields are columns, in what order, and by which ones the
 * table is sorted.
 */
#define NZ_TYPE_COLUMN_CHOOSER (nz_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (NzColumnChooser, nz_column_chooser, NZ, COLUMN_CHOOSER, GtkPopover)

/* Borrows @table, which must outlive it. */
GtkWidget *nz_column_chooser_new (NzRecordTable *table);

G_END_DECLS
