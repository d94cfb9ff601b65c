/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/nz-column-layout.h"
#include "widgets/nz-record-selection.h"

G_BEGIN_DECLS

/**
 * NzRecordTable:
 *
 * The records of a list in columns, lazily: which fields, in what order and width, and by what they are
 * sorted is its layout, changed by dragging and clicking the headings (Shift adds a sort key) or through
 * nz_record_table_change(). Sorts the NzRecordList itself.
 *
 * Signals: "layout-changed"; "activated" (gint64 id).
 */
#define NZ_TYPE_RECORD_TABLE (nz_record_table_get_type ())
G_DECLARE_FINAL_TYPE (NzRecordTable, nz_record_table, NZ, RECORD_TABLE, AdwBin)

/* Takes @layout; keeps a reference to @selection. */
GtkWidget *nz_record_table_new (NzRecordSelection *selection, NzColumnLayout *layout);
/* (transfer none) */
const NzColumnLayout *nz_record_table_get_layout (NzRecordTable *table);
/* Takes @layout (transfer full). */
void nz_record_table_set_layout (NzRecordTable *table, NzColumnLayout *layout);
/* Whether it shows and sorts the list; a table that nobody sees costs nothing. */
void nz_record_table_set_shown (NzRecordTable *table, gboolean shown);
void nz_record_table_scroll_to (NzRecordTable *table, guint position);
/* Gives the keyboard to the selected row. */
void nz_record_table_focus (NzRecordTable *table);

G_END_DECLS
