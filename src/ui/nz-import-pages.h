/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-import-lines-pane.h"
#include "ui/nz-import-sheets-page.h"

G_BEGIN_DECLS

/**
 * NzImportPages:
 *
 * The steps of an import: the sheets with their columns and questions beside the rows; in a narrow window one
 * page after the other, with a button to the other one.
 *
 * Signals of both pages are their own.
 */
#define NZ_TYPE_IMPORT_PAGES (nz_import_pages_get_type ())
G_DECLARE_FINAL_TYPE (NzImportPages, nz_import_pages, NZ, IMPORT_PAGES, GtkBox)

/* @plan, which has a sheet, and @store, its store, must outlive the pages. */
GtkWidget *nz_import_pages_new (NzImportPlan *plan, NzStore *store);
/* (transfer none) */
NzImportSheetsPage *nz_import_pages_get_sheets (NzImportPages *pages);
NzImportLinesPane *nz_import_pages_get_lines (NzImportPages *pages);
/* After the plan was examined. */
void nz_import_pages_refresh (NzImportPages *pages);
/* Lists the rows in @state and takes the keyboard there, on whatever page it was. */
void nz_import_pages_show_state (NzImportPages *pages, NzImportState state);
/* Asks for the answers that are missing, in a dialog, and then takes the keyboard to the first of them. */
void nz_import_pages_ask (NzImportPages *pages);
/* The keyboard goes where it goes on: to what is to be answered, mended or decided, or on to the rows in a
 * narrow window. %FALSE: nothing is. */
gboolean nz_import_pages_focus_next (NzImportPages *pages);

G_END_DECLS
