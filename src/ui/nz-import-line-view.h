/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/nz-import-plan.h"

G_BEGIN_DECLS

/**
 * NzImportLineView:
 *
 * One row of an import: what becomes of it, field by field old beside new, and the cells at fault to be
 * mended.
 *
 * Signal "changed": the plan was changed and must be examined again.
 */
#define NZ_TYPE_IMPORT_LINE_VIEW (nz_import_line_view_get_type ())
G_DECLARE_FINAL_TYPE (NzImportLineView, nz_import_line_view, NZ, IMPORT_LINE_VIEW, AdwBin)

/* @plan must outlive the view. */
GtkWidget *nz_import_line_view_new (NzImportPlan *plan);
/* @line: G_MAXUINT shows nothing. */
void nz_import_line_view_show (NzImportLineView *view, guint line);

/* "New", "Changed" …, for one row and over several. */
const char *nz_import_state_label (NzImportState state);
/* The class of its badge. */
const char *nz_import_state_css_class (NzImportState state);

G_END_DECLS
