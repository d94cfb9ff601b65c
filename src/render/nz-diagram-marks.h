/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-scene.h"
#include "render/nz-marks.h"

G_BEGIN_DECLS

/**
 * NzDiagramView: how a scene is looked at. A plain value; start from nz_diagram_view_whole() or
 * nz_diagram_view_fit(). A place of the scene lies at place × @zoom + @pan on the canvas.
 * @marks: size of signs and labels: 1 as in the scene. Less than @zoom leaves them small between places that
 * move apart
 * @highlight: node under the pointer or the focus, −1 for none: its neighbours are lit, the others dimmed
 * @selected: node with the ring and the plate, −1 for none
 * @all_labels: no label gives way (paper, projector). Otherwise those of less connected actors do where
 * places are too close for all
 * @simple: while moving: no labels but those of the lit nodes
 */
typedef struct
{
  double zoom;
  NzPoint pan;
  double marks;
  int highlight;
  int selected;
  gboolean all_labels;
  gboolean simple;
} NzDiagramView;

/* The whole scene in @area, centred; marks grow with it. For paper. */
NzDiagramView nz_diagram_view_whole (const NzScene *scene, NzRect area);
/* The same for a pane: all labels where they can be read (@least pixels), else fewer of them. */
NzDiagramView nz_diagram_view_fit (const NzScene *scene, NzRect area, double least);
/* Zooms around a place of the canvas that stays where it is; signs and labels grow only up to 1.5 times and
 * never below @least pixels. */
void
nz_diagram_view_zoom (NzDiagramView *view, const NzScene *scene, double factor, NzPoint fixed, double least);
/* Between canvas and scene. */
NzPoint nz_diagram_view_to_canvas (const NzDiagramView *view, NzPoint place);
NzPoint nz_diagram_view_to_scene (const NzDiagramView *view, NzPoint place);
/* What lies at a place of the canvas, with the signs and labels as they are shown; −1 for none. */
int nz_diagram_view_node_at (const NzDiagramView *view, const NzScene *scene, NzPoint place, double slack);
int nz_diagram_view_edge_at (const NzDiagramView *view, const NzScene *scene, NzPoint place, double slack);

/* Adds the scene as it is seen through @view. */
void nz_diagram_add_marks (NzMarks *marks, const NzScene *scene, const NzDiagramView *view);

/* How ties look, for the diagram and its legend: intensity 1 to 4, or 0 for a shared working group. @scale:
 * of one s. */
void nz_diagram_style_edge (NzMark *mark, const NzTheme *theme, guint intensity, gboolean ends, double scale);
double nz_diagram_edge_width (guint intensity, double scale);

/* Measures labels for nz_scene_new(): an NzMeasure with an NzTypeset as its data. */
double nz_diagram_measure (const char *text, gpointer typeset);

G_END_DECLS
