/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/nz-import-plan.h"

G_BEGIN_DECLS

/**
 * NzImportLinesPane:
 *
 * The third step of an import: its rows with their states, all or those in one state; below, the chosen row
 * field by field.
 *
 * Signal "changed": the plan was changed and must be examined again.
 */
#define NZ_TYPE_IMPORT_LINES_PANE (nz_import_lines_pane_get_type ())
G_DECLARE_FINAL_TYPE (NzImportLinesPane, nz_import_lines_pane, NZ, IMPORT_LINES_PANE, GtkBox)

/* @plan must outlive the pane. */
GtkWidget *nz_import_lines_pane_new (NzImportPlan *plan);
/* After the plan was examined. */
void nz_import_lines_pane_refresh (NzImportLinesPane *pane);

/* Lists only the rows in @state, NZ_IMPORT_N_STATES for all, and takes the keyboard there. */
void nz_import_lines_pane_show_state (NzImportLinesPane *pane, NzImportState state);

G_END_DECLS
