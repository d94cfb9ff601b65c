/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/nz-import-plan.h"

G_BEGIN_DECLS

/**
 * NzImportValues:
 *
 * A window over an import: the words of one column and for which choice or word of the vocabulary each
 * stands.
 *
 * Signal "changed": the plan was changed.
 */
#define NZ_TYPE_IMPORT_VALUES (nz_import_values_get_type ())
G_DECLARE_FINAL_TYPE (NzImportValues, nz_import_values, NZ, IMPORT_VALUES, AdwWindow)

/* @plan and @store, its store, must outlive the window. (transfer full) */
GtkWindow *nz_import_values_new (NzImportPlan *plan, NzStore *store, guint sheet, guint column);
/* Whether something can be chosen; what had the focus gets it back. */
void nz_import_values_set_sensitive (NzImportValues *values, gboolean is_sensitive);

G_END_DECLS
