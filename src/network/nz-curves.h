/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-geometry.h"
#include "network/nz-graph.h"

G_BEGIN_DECLS

/* Chooses for each of @edges (indices into the graph's edges) the control point of a quadratic curve:
 * straight where nothing stands in the way, else the gentlest bend that passes foreign signs and does not lie
 * upon a tie with the same end. @reaches: of the signs. @keep: (nullable): edges that keep the curve that is
 * in
 * @controls already. @controls: (array length=n_edges) (inout). */
void nz_curves_choose (const NzGraph *graph,
                       const guint *edges,
                       guint n_edges,
                       const NzPoint *places,
                       const double *reaches,
                       NzRect canvas,
                       double unit,
                       const gboolean *keep,
                       NzPoint *controls);

G_END_DECLS
