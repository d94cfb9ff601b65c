/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"
#include "ui/nz-application.h"

G_BEGIN_DECLS

/**
 * NzWindow:
 *
 * One file and its sections, or the welcome page where no file is open. Owns the store; the sections borrow
 * it.
 */
#define NZ_TYPE_WINDOW (nz_window_get_type ())
G_DECLARE_FINAL_TYPE (NzWindow, nz_window, NZ, WINDOW, AdwApplicationWindow)

NzWindow *nz_window_new (NzApplication *application);
/* Brings the window to the front that has the file open, under whatever name; else opens it, in this window
 * if it is empty and in a new one beside it if not. An error is shown as a dialog over this window, which
 * stays as it was. */
void nz_window_open_or_present (NzWindow *window, const char *path);
/* (transfer none) (nullable) */
NzStore *nz_window_get_store (NzWindow *window);
/* Goes to a record, in whatever section it lives. %FALSE where none can show it (any more). */
gboolean nz_window_show_record (NzWindow *window, const NzEntity *entity, gint64 id);
/* While something works on the store with the main loop running below it (an import): the window cannot be
 * closed, the program not be ended, and no action touches the store. Calls nest. */
void nz_window_set_busy (NzWindow *window, gboolean busy);
gboolean nz_window_is_busy (NzWindow *window);
/* The day that all sections show: NZ_DATE_NONE: today. */
NzDate nz_window_get_day (NzWindow *window);
void nz_window_set_day (NzWindow *window, NzDate day);
void nz_window_notice (NzWindow *window, const char *text, gboolean with_undo);
/* A notice with a button: @action of the window ("win.show-file") with @parameter. */
void nz_window_offer (
    NzWindow *window, const char *text, const char *button, const char *action, const char *parameter);

G_END_DECLS
