/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-window.h"

G_BEGIN_DECLS

/* Asks for spreadsheets, says what they would change, and imports them as one undoable step after a yes. The window is
 * busy meanwhile. */
void nz_import_window_present (NzWindow *window);

G_END_DECLS
