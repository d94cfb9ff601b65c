/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzSuccessionWindow:
 *
 * "Nachfolge…": who comes after the holder of a position, on which day, and what is handed over, each with a
 * tick.
 */
#define NZ_TYPE_SUCCESSION_WINDOW (nz_succession_window_get_type ())
G_DECLARE_FINAL_TYPE (NzSuccessionWindow, nz_succession_window, NZ, SUCCESSION_WINDOW, AdwWindow)

/* An error is shown over the parent, and no window. */
void nz_succession_window_present (GtkWindow *parent, NzStore *store, gint64 position);

G_END_DECLS
