/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Asks for spreadsheets, says what they would change, and imports them as one undoable step after a yes. */
void nz_import_window_present (GtkWindow *parent, NzStore *store);

G_END_DECLS
