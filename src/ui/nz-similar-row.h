/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/nz-record-editor.h"

G_BEGIN_DECLS

/**
 * NzSimilarRow:
 *
 * A quiet line under the name that is being typed: "Similar: Förderzentrum Regenbogen e. V.", to be opened or merged. Hidden until somebody types
 * and something is similar; reads the file in a thread when typing begins.
 */
#define NZ_TYPE_SIMILAR_ROW (nz_similar_row_get_type ())
G_DECLARE_FINAL_TYPE (NzSimilarRow, nz_similar_row, NZ, SIMILAR_ROW, GtkListBoxRow)

/* @name_row: the row in which the name is typed, a GtkEditable. */
GtkWidget *nz_similar_row_new (NzRecordEditor *editor, GtkWidget *name_row);

G_END_DECLS
