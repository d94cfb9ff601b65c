/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"
#include "ui/nz-tool-window.h"

G_BEGIN_DECLS

/* Shows what is different since a day, at first since the last conference: as a list that opens into fields,
 * and as the pages that are printed. */
void nz_changes_window_present (GtkWindow *parent, NzStore *store);

G_END_DECLS
