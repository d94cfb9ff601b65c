/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/nz-import-plan.h"

G_BEGIN_DECLS

/**
 * NzImportSourceCard:
 *
 * The first step of an import: how the file was read (encoding, delimiter), which row has the headings, what
 * a row is; with the first rows as they stand.
 *
 * Signal "changed": the plan was changed; its sheets may be others now. "reread" (guint source, const
 * NzTablesOptions *): it is to be read so; after that nz_import_source_card_show(), whether it could be or
 * not.
 */
#define NZ_TYPE_IMPORT_SOURCE_CARD (nz_import_source_card_get_type ())
G_DECLARE_FINAL_TYPE (NzImportSourceCard, nz_import_source_card, NZ, IMPORT_SOURCE_CARD, AdwBin)

/* @plan must outlive the card. */
GtkWidget *nz_import_source_card_new (NzImportPlan *plan);
/* Shows this sheet, as it is in the plan now. */
void nz_import_source_card_show (NzImportSourceCard *card, guint sheet);

G_END_DECLS
