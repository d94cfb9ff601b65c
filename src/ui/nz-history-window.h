/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"
#include "ui/nz-tool-window.h"

G_BEGIN_DECLS

/* Shows what became of a record: its steps, newest first, each field before and after, with a way back to
 * each value. @step: the one to begin with, 0: the newest. */
void
nz_history_window_present (GtkWindow *parent, NzStore *store, const NzEntity *entity, gint64 id, gint64 step);

G_END_DECLS
