/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/nz-minutes.h"

G_BEGIN_DECLS

/**
 * NzDecisionRow:
 *
 * A decision as a row: its number, its wording and how the votes fell; it opens in place. The votes say the
 * result.
 */
#define NZ_TYPE_DECISION_ROW (nz_decision_row_get_type ())
G_DECLARE_FINAL_TYPE (NzDecisionRow, nz_decision_row, NZ, DECISION_ROW, AdwExpanderRow)

/* (transfer floating) */
GtkWidget *nz_decision_row_new (NzStore *store, gint64 decision);
/* Shows what stands in the file, with a doubt where there are more votes than @voters. */
void nz_decision_row_refresh (NzDecisionRow *row, const NzVoters *voters);
/* Opens it, with the wording to be typed over. */
void nz_decision_row_begin_editing (NzDecisionRow *row);

G_END_DECLS
