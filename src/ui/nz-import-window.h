/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-window.h"

G_BEGIN_DECLS

/* The ways into an import (nz-import-assistant.h): files that are chosen or dropped on the window, cells that
 * were copied in a spreadsheet program. A file that cannot be read is named in a dialog, with the reason. */

/* Asks for a file first. */
void nz_import_window_present (NzWindow *window);
/* @paths: (array zero-terminated=1) */
void nz_import_window_present_files (NzWindow *window, const char *const *paths);
/* Lines of cells with tabs between them. */
void nz_import_window_present_text (NzWindow *window, const char *text);
/* What the clipboard holds. */
void nz_import_window_paste (NzWindow *window);
/* From now on files can be dropped on the window. */
void nz_import_window_accept_drops (NzWindow *window);

G_END_DECLS
