/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-scene.h"

G_BEGIN_DECLS

/* What the files of the scene share. */

/* nz-scene-text.c: names, titles and the numbers of the legend, in the scene's language. */
void nz_scene_take_nodes (NzScene *scene, const NzGraph *graph, gboolean name_all);
void nz_scene_take_groups (NzScene *scene, const NzGraph *graph);
/* The text of a node's label. (transfer full) */
char *nz_scene_label_of (const NzScene *scene, const NzGraph *graph, guint node);
char *nz_scene_edge_title (const NzScene *scene, const NzGraph *graph, const NzEdge *edge);

/* nz-scene-place.c: from the places in the unit square to places, labels and a canvas on which they have
 * room. */
gboolean nz_scene_place (NzScene *scene, const NzGraph *graph, const NzSceneOptions *options, GError **error);

/* nz-scene.c: edges of the picture; places of nodes must be known. */
void nz_scene_take_edges (NzScene *scene, const NzGraph *graph);
/* Chooses their curves. */
void nz_scene_take_curves (NzScene *scene, const NzGraph *graph);

G_END_DECLS
