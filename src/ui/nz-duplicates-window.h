/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-window.h"

G_BEGIN_DECLS

/**
 * NzDuplicatesWindow:
 *
 * The organisations and people of the window's file that are probably two of one: for each pair how likely and why, to be merged or told apart.
 * Searches in a thread, again whenever the file has changed.
 */
#define NZ_TYPE_DUPLICATES_WINDOW (nz_duplicates_window_get_type ())
G_DECLARE_FINAL_TYPE (NzDuplicatesWindow, nz_duplicates_window, NZ, DUPLICATES_WINDOW, AdwWindow)

/* Modal over @window, which has a file open. */
GtkWidget *nz_duplicates_window_new (NzWindow *window);

G_END_DECLS
