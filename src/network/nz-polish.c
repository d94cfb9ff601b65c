/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-polish.h"

#include "network/nz-random.h"

#define STRESS 3.0
#define CROSSING 1.0
#define THROUGH 2.5
#define OVERLAP 6.0
#define OUTSIDE 10.0
#define DRIFT 0.15
#define SWAPS 0.06
#define HOT 6.0
#define COLD 0.05

typedef struct
{
  guint a, b;
} Line;

typedef struct
{
  const float *distances;
  const NzBody *bodies;
  const NzPoint *home;
  NzPoint *at;
  guint n;
  Line *lines;
  guint n_lines;
  guint *first, *own; /* lines of node i: own[first[i]] … own[first[i + 1] − 1] */
  NzRect canvas;
  double unit, length; /* length of an ideal distance of 1 */
} Polish;

static void
take_lines (Polish *polish, const NzGraph *graph)
{
  g_autofree guint *fill = g_new0 (guint, polish->n + 1);

  polish->lines = g_new (Line, MAX (graph->n_ties, 1));
  polish->first = g_new0 (guint, polish->n + 1);
  polish->own = g_new (guint, MAX (2 * graph->n_ties, 1));
  for (guint i = 0; i < graph->n_edges; i++)
    if (graph->edges[i].intensity > 0)
      {
        polish->lines[polish->n_lines++] = (Line){ graph->edges[i].a, graph->edges[i].b };
        polish->first[graph->edges[i].a + 1]++;
        polish->first[graph->edges[i].b + 1]++;
      }
  for (guint i = 0; i < polish->n; i++)
    polish->first[i + 1] += polish->first[i];
  for (guint i = 0; i < polish->n_lines; i++)
    {
      Line line = polish->lines[i];

      polish->own[polish->first[line.a] + fill[line.a]++] = i;
      polish->own[polish->first[line.b] + fill[line.b]++] = i;
    }
}

/* The length of one unit of ideal distance that fits the places best in the sense of stress. */
static double
best_length (const Polish *polish)
{
  double above = 0, below = 0;

  for (guint i = 0; i < polish->n; i++)
    for (guint j = i + 1; j < polish->n; j++)
      {
        double ideal = polish->distances[(gsize)i * polish->n + j];
        double ratio;

        if (!isfinite (ideal) || ideal <= 0)
          continue;
        ratio = nz_distance (polish->at[i], polish->at[j]) / ideal;
        above += ratio * ratio;
        below += ratio;
      }
  return below > 0 ? above / below : 1;
}

static double
stress_of (const Polish *polish, guint v)
{
  const float *ideal = polish->distances + (gsize)v * polish->n;
  NzPoint p = polish->at[v];
  double sum = 0;

  for (guint i = 0; i < polish->n; i++)
    {
      double off;

      if (i == v || !isfinite (ideal[i]) || ideal[i] <= 0)
        continue;
      off = nz_distance (p, polish->at[i]) / (polish->length * ideal[i]) - 1;
      sum += off * off;
    }
  return sum;
}

static double
overlap_of (const Polish *polish, guint v)
{
  NzRect box = polish->bodies[v].box;
  double scale = 1 / (400 * polish->unit * polish->unit), sum = 0;

  box.x += polish->at[v].x;
  box.y += polish->at[v].y;
  for (guint i = 0; i < polish->n; i++)
    {
      NzRect other = polish->bodies[i].box;
      double area;

      if (i == v)
        continue;
      other.x += polish->at[i].x;
      other.y += polish->at[i].y;
      area = nz_rect_overlap (&box, &other);
      if (area > 0)
        sum += 0.6 + area * scale;
    }
  return sum;
}

static double
outside_of (const Polish *polish, guint v)
{
  const NzRect *canvas = &polish->canvas;
  NzRect box = polish->bodies[v].box;
  double left = canvas->x - (polish->at[v].x + box.x);
  double right = polish->at[v].x + box.x + box.width - (canvas->x + canvas->width);
  double top = canvas->y - (polish->at[v].y + box.y);
  double bottom = polish->at[v].y + box.y + box.height - (canvas->y + canvas->height);
  double depth = MAX (left, 0) + MAX (right, 0) + MAX (top, 0) + MAX (bottom, 0);

  return depth > 0 ? 0.5 + depth / (10 * polish->unit) : 0;
}

/* 0.5 and more for a node too near to a line, by how deep it sits in its way. */
static inline double
through (const Polish *polish, guint node, NzPoint a, NzPoint b)
{
  double clear = polish->bodies[node].reach + 6 * polish->unit;
  NzPoint p = polish->at[node];
  double distance;

  if (p.x < MIN (a.x, b.x) - clear || p.x > MAX (a.x, b.x) + clear || p.y < MIN (a.y, b.y) - clear
      || p.y > MAX (a.y, b.y) + clear)
    return 0;
  distance = nz_segment_distance (p, a, b);
  return distance < clear ? 0.5 + (clear - distance) / clear : 0;
}

/* Crossings of one line with all others. */
static guint
crossings_of (const Polish *polish, guint index)
{
  Line line = polish->lines[index];
  NzPoint a = polish->at[line.a], b = polish->at[line.b];
  double left = MIN (a.x, b.x), right = MAX (a.x, b.x), top = MIN (a.y, b.y), bottom = MAX (a.y, b.y);
  guint crossings = 0;

  for (guint i = 0; i < polish->n_lines; i++)
    {
      Line other = polish->lines[i];
      NzPoint c = polish->at[other.a], d = polish->at[other.b];

      if (MIN (c.x, d.x) > right || MAX (c.x, d.x) < left || MIN (c.y, d.y) > bottom || MAX (c.y, d.y) < top)
        continue;
      if (other.a == line.a || other.b == line.b || other.a == line.b || other.b == line.a)
        continue;
      crossings += nz_segments_cross (a, b, c, d);
    }
  return crossings;
}

static double
cost_of (const Polish *polish, guint v)
{
  double drift = nz_distance (polish->at[v], polish->home[v]) / polish->length;
  double sum = STRESS * stress_of (polish, v) + OVERLAP * overlap_of (polish, v)
               + OUTSIDE * outside_of (polish, v) + DRIFT * drift * drift;
  guint crossings = 0;
  double blocked = 0;

  for (guint k = polish->first[v]; k < polish->first[v + 1]; k++)
    {
      Line line = polish->lines[polish->own[k]];

      crossings += crossings_of (polish, polish->own[k]);
      for (guint i = 0; i < polish->n; i++)
        if (i != line.a && i != line.b)
          blocked += through (polish, i, polish->at[line.a], polish->at[line.b]);
    }
  for (guint i = 0; i < polish->n_lines; i++)
    {
      Line line = polish->lines[i];

      if (line.a != v && line.b != v)
        blocked += through (polish, v, polish->at[line.a], polish->at[line.b]);
    }
  return sum + CROSSING * crossings + THROUGH * blocked;
}

static void
try_move (Polish *polish, NzRandom *random, double step, double temperature)
{
  guint v = nz_random_below (random, polish->n);
  NzPoint old = polish->at[v];
  double before, worse;

  if (polish->bodies[v].fixed)
    return;
  before = cost_of (polish, v);
  polish->at[v].x += (2 * nz_random_unit (random) - 1) * step;
  polish->at[v].y += (2 * nz_random_unit (random) - 1) * step;
  worse = cost_of (polish, v) - before;
  if (worse > 0 && nz_random_unit (random) >= nz_exp_minus (worse / temperature))
    polish->at[v] = old;
}

static void
try_swap (Polish *polish, NzRandom *random, double temperature)
{
  guint v = nz_random_below (random, polish->n), w = nz_random_below (random, polish->n);
  NzPoint old_v = polish->at[v], old_w = polish->at[w];
  double before, worse;

  if (v == w || polish->bodies[v].fixed || polish->bodies[w].fixed
      || !isfinite (polish->distances[(gsize)v * polish->n + w])
      || nz_distance (old_v, old_w) > 4 * polish->length)
    return;
  before = cost_of (polish, v) + cost_of (polish, w);
  polish->at[v] = old_w;
  polish->at[w] = old_v;
  worse = cost_of (polish, v) + cost_of (polish, w) - before;
  if (worse > 0 && nz_random_unit (random) >= nz_exp_minus (worse / temperature))
    {
      polish->at[v] = old_v;
      polish->at[w] = old_w;
    }
}

void
nz_polish (const NzGraph *graph,
           const float *distances,
           const NzBody *bodies,
           NzRect canvas,
           double unit,
           guint moves,
           double heat,
           NzPoint *places)
{
  g_autofree NzPoint *home = g_memdup2 (places, MAX (graph->n_nodes, 1) * sizeof (NzPoint));
  Polish polish = { distances, bodies, home, places, graph->n_nodes, .canvas = canvas, .unit = unit };
  double first_step = (4 + 66 * heat) * unit, last_step = 4 * unit;
  NzRandom random;
  double hot = MAX (HOT * heat, 2 * COLD), cooling = 1, narrowing = 1;
  double log_cooling = log (hot / COLD), log_narrowing = log (first_step / last_step);

  if (graph->n_nodes < 2 || moves == 0)
    return;
  nz_random_seed (&random, 20041999);
  take_lines (&polish, graph);
  polish.length = best_length (&polish);
  for (guint i = 0; i < moves; i++)
    {
      /* temperature and step fall geometrically */
      if (i % 256 == 0)
        {
          cooling = nz_exp_minus (log_cooling * i / moves);
          narrowing = nz_exp_minus (log_narrowing * i / moves);
        }
      if (nz_random_unit (&random) < SWAPS * heat)
        try_swap (&polish, &random, hot * cooling);
      else
        try_move (&polish, &random, first_step * narrowing, hot * cooling);
    }
  g_free (polish.lines);
  g_free (polish.first);
  g_free (polish.own);
}

guint
nz_polish_crossings (const NzGraph *graph, const NzPoint *places)
{
  Polish polish = { .at = (NzPoint *)places, .n = graph->n_nodes };
  guint crossings = 0;

  take_lines (&polish, graph);
  for (guint i = 0; i < polish.n_lines; i++)
    crossings += crossings_of (&polish, i);
  g_free (polish.lines);
  g_free (polish.first);
  g_free (polish.own);
  return crossings / 2;
}
