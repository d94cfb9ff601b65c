/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-import-plan.h"

G_BEGIN_DECLS

/**
 * NzImportRun:
 *
 * Examining or applying a plan through any connection to its file, also in another thread, beside a window
 * that shows the plan. Until it is finished the plan keeps showing what was examined before, and must not be
 * changed; it may be let go. nz_import_plan_examine() and nz_import_plan_apply() are such runs. How far it
 * is, and whether it is to stop, is the store's (nz_store_set_progress()).
 */
typedef struct _NzImportRun NzImportRun;

/* In the plan's thread; one at a time. Keeps @plan alive. */
NzImportRun *nz_import_run_new (NzImportPlan *plan);
/* In the thread of @store: nz_import_plan_examine(). */
gboolean nz_import_run_examine (NzImportRun *run, NzStore *store, GError **error);
/* In the thread of @store: nz_import_plan_apply(). */
gboolean nz_import_run_apply (NzImportRun *run, NzStore *store, const char *label, GError **error);
/* In the plan's thread: frees the run. What it found is what the plan shows from now on, unless @is_wanted is
 * %FALSE: it was stopped half way. */
void nz_import_run_finish (NzImportRun *run, gboolean is_wanted);

G_END_DECLS
