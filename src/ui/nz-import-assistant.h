/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-import-plan.h"
#include "ui/nz-window.h"

G_BEGIN_DECLS

/**
 * NzImportAssistant:
 *
 * An import on one page: how the files were read, what their columns fill, what becomes of each row; then all
 * of it as one step that can be undone. Looks at the rows again after every change.
 *
 * A store belongs to its thread and there is one writer, so this works in the main thread in short pieces;
 * while it does, the window is busy, a bar shows how far it is, and "Stop" ends it with nothing changed.
 */
#define NZ_TYPE_IMPORT_ASSISTANT (nz_import_assistant_get_type ())
G_DECLARE_FINAL_TYPE (NzImportAssistant, nz_import_assistant, NZ, IMPORT_ASSISTANT, AdwWindow)

/* Takes @plan, which has at least one file. (transfer full): over @window. */
GtkWindow *nz_import_assistant_new (NzWindow *window, NzImportPlan *plan);

G_END_DECLS
