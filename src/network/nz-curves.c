/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-curves.h"

#define SAMPLES 24
#define THICKET 10 /* ties for each node */

static const double bends[] = { 0, 0.06, -0.06, 0.12, -0.12, 0.19, -0.19, 0.27, -0.27, 0.38, -0.38 };

static NzPoint
control_for (NzPoint a, NzPoint b, double bend)
{
  /* the middle of the curve lies half as far from the chord as the control point */
  return (NzPoint){ (a.x + b.x) / 2 - (b.y - a.y) * 2 * bend, (a.y + b.y) / 2 + (b.x - a.x) * 2 * bend };
}

static double
through_foreign (const NzGraph *graph,
                 const NzEdge *edge,
                 const NzPoint *places,
                 const double *reaches,
                 double unit,
                 NzPoint control)
{
  NzPoint a = places[edge->a], b = places[edge->b];
  double left = MIN (MIN (a.x, b.x), control.x), right = MAX (MAX (a.x, b.x), control.x);
  double top = MIN (MIN (a.y, b.y), control.y), bottom = MAX (MAX (a.y, b.y), control.y);
  double cost = 0;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      double clear = reaches[i] + 3 * unit, nearest = G_MAXDOUBLE;
      NzPoint last = a;

      if (i == edge->a || i == edge->b || places[i].x < left - clear || places[i].x > right + clear
          || places[i].y < top - clear || places[i].y > bottom + clear)
        continue;
      for (guint k = 1; k <= SAMPLES; k++)
        {
          NzPoint next = nz_curve_point (a, control, b, (double)k / SAMPLES);

          nearest = MIN (nearest, nz_segment_distance (places[i], last, next));
          last = next;
        }
      if (nearest < clear)
        cost += 4 + 4 * (clear - nearest) / clear;
    }
  return cost;
}

/* Two ties from one sign in nearly the same direction would be taken for one. */
static double
along_others (const NzGraph *graph,
              const guint *edges,
              guint chosen,
              guint index,
              const NzPoint *places,
              const NzPoint *controls,
              NzPoint control)
{
  const NzEdge *edge = &graph->edges[edges[index]];
  double cost = 0;

  for (guint i = 0; i < chosen; i++)
    {
      const NzEdge *other = &graph->edges[edges[i]];
      guint shared, end, other_end;
      NzPoint p, q;
      double length;

      if (other->a == edge->a || other->a == edge->b)
        shared = other->a;
      else if (other->b == edge->a || other->b == edge->b)
        shared = other->b;
      else
        continue;
      end = edge->a == shared ? edge->b : edge->a;
      other_end = other->a == shared ? other->b : other->a;
      p = nz_curve_point (places[shared], control, places[end], 0.5);
      length = nz_distance (places[shared], p);
      q = nz_curve_point (places[shared], controls[i], places[other_end], 0.5);
      if (nz_segment_distance (p, places[shared], q) < 0.06 * length
          || nz_segment_distance (q, places[shared], p) < 0.06 * nz_distance (places[shared], q))
        cost += 1.5;
    }
  return cost;
}

static gboolean
leaves (NzRect canvas, NzPoint p)
{
  return p.x < canvas.x || p.y < canvas.y || p.x > canvas.x + canvas.width || p.y > canvas.y + canvas.height;
}

void
nz_curves_choose (const NzGraph *graph,
                  const guint *edges,
                  guint n_edges,
                  const NzPoint *places,
                  const double *reaches,
                  NzRect canvas,
                  double unit,
                  const gboolean *keep,
                  NzPoint *controls)
{
  /* in a thicket bends help nobody, and cost their square */
  guint n_bends = n_edges > THICKET * graph->n_nodes ? 1 : G_N_ELEMENTS (bends);

  for (guint i = 0; i < n_edges; i++)
    {
      const NzEdge *edge = &graph->edges[edges[i]];
      double least = G_MAXDOUBLE;

      if (keep != NULL && keep[i])
        continue;
      for (guint k = 0; k < n_bends && least > fabs (bends[k]) * 8; k++)
        {
          NzPoint control = control_for (places[edge->a], places[edge->b], bends[k]);
          double cost
              = fabs (bends[k]) * 8 + through_foreign (graph, edge, places, reaches, unit, control)
                + along_others (graph, edges, i, i, places, controls, control)
                + (leaves (canvas, nz_curve_point (places[edge->a], control, places[edge->b], 0.5)) ? 6 : 0);

          if (cost < least)
            {
              least = cost;
              controls[i] = control;
            }
        }
    }
}
