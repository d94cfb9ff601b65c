/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NzShrinkLayout:
 *
 * The layout of a widget with one child that may become narrower than its child can: the least width of a
 * wide arrangement must not keep the window from the width at which the narrow one takes its place. Until
 * then the child has its least width and is cut off at the end; the widget should hide its overflow.
 * libadwaita 1.4 has this in AdwBreakpointBin.
 */
#define NZ_TYPE_SHRINK_LAYOUT (nz_shrink_layout_get_type ())
G_DECLARE_FINAL_TYPE (NzShrinkLayout, nz_shrink_layout, NZ, SHRINK_LAYOUT, GtkLayoutManager)

G_END_DECLS
