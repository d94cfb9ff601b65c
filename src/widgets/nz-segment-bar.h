/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NzSegment: one cell of a bar.
 * @weight: its share of the width, among the others'
 * @fraction: how much of it is filled, 0 to 1
 * @colour: (nullable): name of a colour of the style sheet: "nz_good"; %NULL is the accent
 */
typedef struct
{
  double weight;
  double fraction;
  const char *colour;
} NzSegment;

/**
 * NzSegmentBar:
 *
 * A thin bar of cells: the steps of a conference, the replies to an invitation. What it says must stand in
 * words beside it; it is hidden from screen readers.
 */
#define NZ_TYPE_SEGMENT_BAR (nz_segment_bar_get_type ())
G_DECLARE_FINAL_TYPE (NzSegmentBar, nz_segment_bar, NZ, SEGMENT_BAR, GtkWidget)

/* @height in pixels. */
GtkWidget *nz_segment_bar_new (int height);
/* Cells of weight 0 are left out. */
void nz_segment_bar_set (NzSegmentBar *bar, const NzSegment *segments, guint n);

/**
 * NzStepMark: a small disc that fills with a step's progress: ring, pie, or a tick on green. (transfer
 * floating)
 */
GtkWidget *nz_step_mark_new (double fraction, gboolean is_late);

G_END_DECLS
