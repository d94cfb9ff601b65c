/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-geometry.h"
#include "network/nz-graph.h"

G_BEGIN_DECLS

/**
 * NzBody: the room that a node takes, in units of the picture.
 * @reach: from its centre to its farthest corner
 * @box: sign and label below it, relative to the centre
 * @fixed: pinned: it stays
 */
typedef struct
{
  double reach;
  NzRect box;
  gboolean fixed;
} NzBody;

/* Betters a layout on its canvas by moving one node at a time: Davidson, Harel, "Drawing graphs nicely using
 * simulated annealing", 1996. The cost of a picture: stress (every pair as far apart as its ideal distance),
 * crossings, ties that run through a foreign node, boxes that overlap, nodes outside the canvas, and drift
 * from where the layout had put them. @distances: of nz_layout_distances(); @unit: of signs and steps;
 * @moves: how long to try. @heat: 1 from the start, less for a layout that only needs mending.
 * Returns the cost that remains. */
double nz_polish (const NzGraph *graph,
                  const float *distances,
                  const NzBody *bodies,
                  NzRect canvas,
                  double unit,
                  guint moves,
                  double heat,
                  NzPoint *places);

/* Number of crossings between declared ties as straight lines. */
guint nz_polish_crossings (const NzGraph *graph, const NzPoint *places);

/* Pushes boxes apart that still overlap, along the smaller overlap, and keeps them on the canvas: Misue,
 * Eades, Lai, Sugiyama, "Layout adjustment and the mental map" (force scan), 1995, as an iteration. %TRUE if
 * none overlaps in the end. */
gboolean nz_overlap_remove (const NzBody *bodies, guint n, NzRect canvas, NzPoint *places);
/* What pinned nodes displace: @places come in as @anchors but for the fixed ones, which lie where somebody
 * has put them, and only nodes in whose room another has come move, no farther than they must. @room: how
 * much of it counts. Pairs that were nearer than that in @anchors may stay so. %TRUE if all found room. */
typedef enum
{
  NZ_ROOM_SIGNS, /* signs keep a small distance */
  NZ_ROOM_BOXES, /* and labels below them have room */
} NzRoom;
gboolean nz_overlap_displace (const NzBody *bodies,
                              guint n,
                              NzRect canvas,
                              double unit,
                              NzRoom room,
                              const NzPoint *anchors,
                              NzPoint *places);
/* Sets fixed nodes beside each other that lie upon each other: the later one gives way, to the nearest free
 * place. */
void nz_overlap_part_fixed (
    const NzBody *bodies, guint n, NzRect canvas, double unit, NzRoom room, NzPoint *places);
/* The last resort, which always succeeds on a canvas that holds the largest box n times: rows and columns in
 * the order of the places. */
void nz_overlap_grid (const NzBody *bodies, guint n, NzRect canvas, NzPoint *places);

G_END_DECLS
