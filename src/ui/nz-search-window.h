/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-window.h"

G_BEGIN_DECLS

/**
 * NzSearchWindow:
 *
 * The search over everything (Ctrl+K): one field, hits grouped by section, Enter goes to the first.
 */
#define NZ_TYPE_SEARCH_WINDOW (nz_search_window_get_type ())
G_DECLARE_FINAL_TYPE (NzSearchWindow, nz_search_window, NZ, SEARCH_WINDOW, AdwWindow)

GtkWidget *nz_search_window_new (NzWindow *parent);

G_END_DECLS
