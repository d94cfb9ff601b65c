/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NzWrapLayout:
 *
 * Lays children one behind the other as wide as each wants to be, and goes on in a new line where one has no
 * room left. GtkFlowBox would give them columns, as wide as the widest of each: between short words gaps like
 * missing teeth.
 */
#define NZ_TYPE_WRAP_LAYOUT (nz_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (NzWrapLayout, nz_wrap_layout, NZ, WRAP_LAYOUT, GtkLayoutManager)

/* Between children and between lines, in pixels. (transfer full) */
GtkLayoutManager *nz_wrap_layout_new (int column_spacing, int row_spacing);

G_END_DECLS
