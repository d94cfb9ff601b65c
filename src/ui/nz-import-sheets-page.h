/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/nz-import-plan.h"
#include "ui/nz-import-questions-card.h"

G_BEGIN_DECLS

/**
 * NzImportSheetsPage:
 *
 * The first steps of an import, one below the other: its questions, and of the sheet that is chosen how it
 * was read and what its columns fill.
 *
 * Signal "changed": the plan was changed and must be examined again. "reread" (guint source, const
 * NzTablesOptions *): it is to be read so; after that nz_import_sheets_page_show(), whether it could be or
 * not.
 */
#define NZ_TYPE_IMPORT_SHEETS_PAGE (nz_import_sheets_page_get_type ())
G_DECLARE_FINAL_TYPE (NzImportSheetsPage, nz_import_sheets_page, NZ, IMPORT_SHEETS_PAGE, AdwBin)

/* @plan, which has a sheet, and @store, its store, must outlive the page. */
GtkWidget *nz_import_sheets_page_new (NzImportPlan *plan, NzStore *store);
/* The plan has other sheets now, or they were read otherwise. */
void nz_import_sheets_page_show (NzImportSheetsPage *page);
/* The same, and the last of them is chosen. */
void nz_import_sheets_page_show_last (NzImportSheetsPage *page);
/* (transfer none) */
NzImportQuestionsCard *nz_import_sheets_page_get_questions (NzImportSheetsPage *page);

G_END_DECLS
