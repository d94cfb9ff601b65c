/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"
#include "ui/nz-application.h"

G_BEGIN_DECLS

/**
 * NzWindow:
 *
 * One file and its sections, or the welcome page where no file is open. Owns the store; the sections borrow it.
 */
#define NZ_TYPE_WINDOW (nz_window_get_type ())
G_DECLARE_FINAL_TYPE (NzWindow, nz_window, NZ, WINDOW, AdwApplicationWindow)

NzWindow *nz_window_new (NzApplication *application);
/* Opens a file in this window; an error is shown as a dialog over it and the window stays as it was. */
void nz_window_open_path (NzWindow *window, const char *path);
/* (transfer none) (nullable) */
NzStore *nz_window_get_store (NzWindow *window);
/* The window that has @path open; %NULL if there is none. */
NzWindow *nz_window_find (NzApplication *application, const char *path);
/* Goes to a record, in whatever section it lives. */
void nz_window_show_record (NzWindow *window, const NzEntity *entity, gint64 id);
void nz_window_notice (NzWindow *window, const char *text, gboolean with_undo);

G_END_DECLS
