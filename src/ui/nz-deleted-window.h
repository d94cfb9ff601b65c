/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"
#include "ui/nz-tool-window.h"

G_BEGIN_DECLS

/* Shows the records that were deleted, the last first, with what they held and a way to bring them back. */
void nz_deleted_window_present (GtkWindow *parent, NzStore *store);

G_END_DECLS
