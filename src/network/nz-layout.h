/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-geometry.h"
#include "network/nz-graph.h"

G_BEGIN_DECLS

/* Where nodes lie before sizes, labels and paper matter. Each layout is a file of its own with this shape: it
 * fills @places (n_nodes) with places in the unit square; the same graph gives the same places on every run.
 */

/* Ideal lengths of edges. A tie within a working group pulls more than one between groups; sharing a group
 * without a tie pulls a little. */
#define NZ_LENGTH_TIE_WITHIN 1.0
#define NZ_LENGTH_TIE_BETWEEN 2.5
#define NZ_LENGTH_GROUP 1.6
double nz_edge_length (const NzGraph *graph, const NzEdge *edge);

/* All pairs of ideal distances along the shortest paths, n × n; infinite between components. (transfer full)
 */
float *nz_layout_distances (const NzGraph *graph, GError **error);

/* Kamada and Kawai, "An algorithm for drawing general undirected graphs", 1989, of igraph, for each component
 * from fixed starts (a circle in the order of ids and pseudo-random ones); the one with the fewest crossings
 * is taken. Components are packed into @aspect (width by height). Pins are not looked at: they are the
 * business of who fits the places to a picture. */
gboolean nz_layout_kk (const NzGraph *graph, double aspect, NzPoint *places, GError **error);

/* Component of each node, numbered from 0 by size, the largest first; all nodes without any edge together are
 * the last one. Returns the number of components. */
guint nz_layout_components (const NzGraph *graph, guint *component);

/* Divides a rectangle into parts with areas as the @weights (falling), as square as may be: Bruls, Huizing,
 * van Wijk, "Squarified Treemaps", 2000. */
void nz_layout_treemap (NzRect area, const double *weights, guint n, NzRect *parts);

G_END_DECLS
