/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "widgets/nz-record-selection.h"

G_BEGIN_DECLS

/**
 * NzSelectionBar:
 *
 * What can be done with several records that are selected: it comes up below the list when there are two or more. Actions "selection.change",
 * "selection.print", "selection.merge", "selection.delete", "selection.none". What the pane exports with its columns is "pane.export-selected".
 *
 * Signals: "notice" (const char *, gboolean with_undo), as NzSection's.
 */
#define NZ_TYPE_SELECTION_BAR (nz_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (NzSelectionBar, nz_selection_bar, NZ, SELECTION_BAR, AdwBin)

/* Keeps references to both. */
GtkWidget *nz_selection_bar_new (NzStore *store, NzRecordSelection *selection);
/* As of which memberships begin and papers are; NZ_DATE_NONE: today. */
void nz_selection_bar_set_day (NzSelectionBar *bar, NzDate day);
/* Asks, where there are several, and deletes them: what the Delete key does. */
void nz_selection_bar_delete (NzSelectionBar *bar);

G_END_DECLS
