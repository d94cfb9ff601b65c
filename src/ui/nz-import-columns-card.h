/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/nz-import-plan.h"

G_BEGIN_DECLS

/**
 * NzImportColumnsCard:
 *
 * The second step of an import: what each column fills, with its first values, and what the words of a column
 * with choices mean.
 *
 * Signal "changed": the plan was changed.
 */
#define NZ_TYPE_IMPORT_COLUMNS_CARD (nz_import_columns_card_get_type ())
G_DECLARE_FINAL_TYPE (NzImportColumnsCard, nz_import_columns_card, NZ, IMPORT_COLUMNS_CARD, AdwBin)

/* @plan and @store, its store, must outlive the card. */
GtkWidget *nz_import_columns_card_new (NzImportPlan *plan, NzStore *store);
/* Shows this sheet, as it is in the plan now. */
void nz_import_columns_card_show (NzImportColumnsCard *card, guint sheet);

G_END_DECLS
