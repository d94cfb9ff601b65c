/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-polish.h"
#include "network/nz-scene.h"

G_BEGIN_DECLS

/* What the files of the scene share. */

/* nz-scene-text.c: names, titles and the numbers of the legend, in the scene's language. */
void nz_scene_take_nodes (NzScene *scene, const NzGraph *graph, gboolean name_all);
void nz_scene_take_groups (NzScene *scene, const NzGraph *graph);
/* The text of a node's label. (transfer full) */
char *nz_scene_label_of (const NzScene *scene, const NzGraph *graph, guint node);
char *nz_scene_edge_title (const NzScene *scene, const NzGraph *graph, const NzEdge *edge);

/* What stands for a name that is not shown. */
const char *nz_scene_hidden_label (const char *kind, NzLanguage language);

/* The curve that an edge of the graph has in the picture without pins. */
typedef struct
{
  gboolean keep;
  NzPoint control;
} NzSceneCurve;

/* Everything that is needed while nodes still move. */
typedef struct
{
  NzScene *scene;
  const NzGraph *graph;
  float *distances; /* (nullable) */
  NzPoint *places;
  NzBody *bodies; /* signs with their labels */
  NzBody *rooms;  /* the same with the room that all labels have in common */
  NzLabelJob *jobs;
  NzWrap (*wraps)[NZ_WRAP_MAX];
  guint *n_wraps;
  double effort;
} NzScenePlacing;

/* The canvas without its margin. */
NzRect nz_scene_canvas (const NzScene *scene);
/* Takes the places over and chooses edges, curves and labels. @kept: (nullable): curves that stay; @loose:
 * (nullable): then labels start from where they are, see nz_labels_mend(). Returns the conflicts. */
guint nz_scene_place_labels (NzScenePlacing *placing, const NzSceneCurve *kept, const gboolean *loose);
/* Puts every label below its sign, which is the box that was kept free for it. */
void nz_scene_labels_below (NzScenePlacing *placing);

/* nz-scene-pins.c: puts pinned nodes to their places in the finished picture. */
void nz_scene_put_pins (NzScenePlacing *placing);

/* nz-scene-place.c: from the places in the unit square to places, labels and a canvas on which they have
 * room. */
gboolean nz_scene_place (NzScene *scene, const NzGraph *graph, const NzSceneOptions *options, GError **error);

/* nz-scene.c: edges of the picture; places of nodes must be known. */
void nz_scene_take_edges (NzScene *scene, const NzGraph *graph);
/* Chooses their curves. @kept: (nullable) (array length=n_edges of the graph) */
void nz_scene_take_curves (NzScene *scene, const NzGraph *graph, const NzSceneCurve *kept);

G_END_DECLS
