/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-polish.h"

#include "network/nz-random.h"

#define STRESS 0.3
#define SPREAD 0.3
#define CROSSING 1.0
#define THROUGH 2.5
#define OVERLAP 6.0
#define OUTSIDE 10.0
#define DRIFT 0.15
#define SWAPS 0.06
#define HOT 10.0
#define COLD 0.05
#define FAR_AWAY 1e7f

/* Places, boxes and lines lie in arrays of single numbers, padded to whole vectors, and the loops over them
 * have no branches: the compiler makes vector instructions of them. Sums run over eight lanes in a fixed
 * order, so that every machine rounds alike. */
#define LANES 8
/* Where the processor has longer vectors, they are used: twice as many lanes at once give the same bits. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define VECTORS __attribute__ ((target_clones ("avx2", "default"), flatten))
#else
#define VECTORS
#endif
/* Under the sanitizers, which keep these loops from being vectors, a diagram takes six times as long, and the
 * tests draw dozens: checked is all around them. They walk arrays from 0 to the padded length with which
 * those were made. */
#if defined(__SANITIZE_ADDRESS__)
#define INNERMOST __attribute__ ((no_sanitize ("address", "undefined"), optimize ("O3")))
#else
#define INNERMOST
#endif
#define PADDED(n) (((n) + LANES - 1) / LANES * LANES)

typedef struct
{
  guint n, padded_n, n_lines, padded_lines;
  float *x, *y; /* of nodes */
  float *home_x, *home_y;
  float *nearness;                    /* 1 / square of the distance that a foreign line keeps */
  float *left, *right, *top, *bottom; /* of the box, from the node */
  float *pull, *weight;     /* n × padded_n: 1 / ideal length on the canvas; 1, or 0 for no pull at all */
  float *ax, *ay, *bx, *by; /* ends of lines */
  float *per_length;        /* 1 / square of their lengths */
  guint *line_a, *line_b;
  guint *first, *own; /* lines of node i: own[first[i]] … own[first[i + 1] − 1] */
  const gboolean *fixed;
  float area_scale, unit, length;
  float push, soft; /* how strongly nodes spread over the canvas; nearer than this they push no harder */
  NzRect canvas;
} Polish;

INNERMOST static inline float
sum_lanes (const float lanes[LANES])
{
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

/* Far from the ideal distances, and crowded while there is room elsewhere: each node pushes every other by
 * the inverse square. */
INNERMOST static inline float
stress_of (const Polish *polish, guint v)
{
  const float *pull = polish->pull + (gsize)v * polish->padded_n,
              *weight = polish->weight + (gsize)v * polish->padded_n;
  float x = polish->x[v], y = polish->y[v], lanes[LANES] = { 0 };
  float push = polish->push, soft = polish->soft;

  for (guint i = 0; i < polish->padded_n; i += LANES)
    for (guint k = 0; k < LANES; k++)
      {
        float dx = polish->x[i + k] - x, dy = polish->y[i + k] - y;
        float square = dx * dx + dy * dy;
        float off = sqrtf (square) * pull[i + k] - 1;

        lanes[k] += weight[i + k] * off * off + push / (square + soft);
      }
  return sum_lanes (lanes);
}

/* A box overlaps itself always by the same, which does not matter where only differences count. */
INNERMOST static inline float
overlap_of (const Polish *polish, guint v)
{
  float left = polish->x[v] + polish->left[v], right = polish->x[v] + polish->right[v];
  float top = polish->y[v] + polish->top[v], bottom = polish->y[v] + polish->bottom[v];
  float scale = polish->area_scale, lanes[LANES] = { 0 };

  for (guint i = 0; i < polish->padded_n; i += LANES)
    for (guint k = 0; k < LANES; k++)
      {
        float x = polish->x[i + k], y = polish->y[i + k];
        float width = MIN (right, x + polish->right[i + k]) - MAX (left, x + polish->left[i + k]);
        float height = MIN (bottom, y + polish->bottom[i + k]) - MAX (top, y + polish->top[i + k]);
        float both = MIN (width, height);

        lanes[k] += both > 0 ? 0.6f + width * height * scale : 0;
      }
  return sum_lanes (lanes);
}

INNERMOST static inline float
outside_of (const Polish *polish, guint v)
{
  const NzRect *canvas = &polish->canvas;
  float left = (float)canvas->x - (polish->x[v] + polish->left[v]);
  float right = polish->x[v] + polish->right[v] - (float)(canvas->x + canvas->width);
  float top = (float)canvas->y - (polish->y[v] + polish->top[v]);
  float bottom = polish->y[v] + polish->bottom[v] - (float)(canvas->y + canvas->height);
  float depth = MAX (left, 0) + MAX (right, 0) + MAX (top, 0) + MAX (bottom, 0);

  return depth > 0 ? 0.5f + depth / (10 * polish->unit) : 0;
}

/* 0.5 and more for a node too near to a line, by how deep it sits in its way. @nearness: 1 / square of the
 * distance to keep; @per_length: 1 / square of the line's length. Squares only: roots and divisions are what
 * a vector unit is slow at. */
INNERMOST static inline float
in_way (float px, float py, float nearness, float ax, float ay, float dx, float dy, float per_length)
{
  float t = ((px - ax) * dx + (py - ay) * dy) * per_length;
  float ox, oy, share;

  t = MIN (MAX (t, 0), 1);
  ox = px - ax - t * dx;
  oy = py - ay - t * dy;
  share = (ox * ox + oy * oy) * nearness;
  return share < 1 ? 1.5f - share : 0;
}

/* Nodes in the way of one line; its own two ends always count the same. */
INNERMOST static inline float
blocked_line (const Polish *polish, guint line)
{
  float ax = polish->ax[line], ay = polish->ay[line], per_length = polish->per_length[line];
  float dx = polish->bx[line] - ax, dy = polish->by[line] - ay;
  float lanes[LANES] = { 0 };

  for (guint i = 0; i < polish->padded_n; i += LANES)
    for (guint k = 0; k < LANES; k++)
      lanes[k]
          += in_way (polish->x[i + k], polish->y[i + k], polish->nearness[i + k], ax, ay, dx, dy, per_length);
  return sum_lanes (lanes);
}

/* Lines in whose way one node is. */
INNERMOST static inline float
blocking_node (const Polish *polish, guint v)
{
  float x = polish->x[v], y = polish->y[v], nearness = polish->nearness[v], lanes[LANES] = { 0 };

  for (guint i = 0; i < polish->padded_lines; i += LANES)
    for (guint k = 0; k < LANES; k++)
      lanes[k] += in_way (x, y, nearness, polish->ax[i + k], polish->ay[i + k],
                          polish->bx[i + k] - polish->ax[i + k], polish->by[i + k] - polish->ay[i + k],
                          polish->per_length[i + k]);
  return sum_lanes (lanes);
}

/* Crossings of one line with all others. Lines with a common end give products of exactly zero. */
INNERMOST static inline int
crossings_of (const Polish *polish, guint line)
{
  float ax = polish->ax[line], ay = polish->ay[line], bx = polish->bx[line], by = polish->by[line];
  float ux = bx - ax, uy = by - ay;
  int crossings = 0;

  for (guint i = 0; i < polish->padded_lines; i++)
    {
      float cx = polish->ax[i], cy = polish->ay[i], dx = polish->bx[i], dy = polish->by[i];
      float vx = dx - cx, vy = dy - cy;
      float c = ux * (cy - ay) - uy * (cx - ax), d = ux * (dy - ay) - uy * (dx - ax);
      float a = vx * (ay - cy) - vy * (ax - cx), b = vx * (by - cy) - vy * (bx - cx);

      crossings += (c * d < 0) & (a * b < 0);
    }
  return crossings;
}

/* The cost of all that one node has to do with. Ends early, with what there is so far, when it is above
 * @limit: no part is negative, and most trials are refused for a good reason. */
VECTORS INNERMOST static double
cost_of (const Polish *polish, guint v, double limit)
{
  float dx = polish->x[v] - polish->home_x[v], dy = polish->y[v] - polish->home_y[v];
  double cost
      = DRIFT * (dx * dx + dy * dy) / (polish->length * polish->length) + OUTSIDE * outside_of (polish, v);

  cost += OVERLAP * overlap_of (polish, v);
  if (cost > limit)
    return cost;
  cost += STRESS * stress_of (polish, v) + THROUGH * blocking_node (polish, v);
  for (guint k = polish->first[v]; k < polish->first[v + 1] && cost <= limit; k++)
    cost
        += CROSSING * crossings_of (polish, polish->own[k]) + THROUGH * blocked_line (polish, polish->own[k]);
  return cost;
}

static void
move_to (Polish *polish, guint v, float x, float y)
{
  polish->x[v] = x;
  polish->y[v] = y;
  for (guint k = polish->first[v]; k < polish->first[v + 1]; k++)
    {
      guint line = polish->own[k];
      float dx, dy;

      if (polish->line_a[line] == v)
        {
          polish->ax[line] = x;
          polish->ay[line] = y;
        }
      else
        {
          polish->bx[line] = x;
          polish->by[line] = y;
        }
      dx = polish->bx[line] - polish->ax[line];
      dy = polish->by[line] - polish->ay[line];
      polish->per_length[line] = 1 / (dx * dx + dy * dy + 1e-6f);
    }
}

static void
try_move (Polish *polish, NzRandom *random, double step, double temperature)
{
  guint v = nz_random_below (random, polish->n);
  float x = polish->x[v], y = polish->y[v];
  double before, limit;

  if (polish->fixed[v])
    return;
  before = cost_of (polish, v, G_MAXDOUBLE);
  /* what the trial may cost is drawn first: Metropolis' rule the other way round */
  limit = before + temperature * nz_random_exponential (random);
  move_to (polish, v, x + (float)((2 * nz_random_unit (random) - 1) * step),
           y + (float)((2 * nz_random_unit (random) - 1) * step));
  if (cost_of (polish, v, limit) > limit)
    move_to (polish, v, x, y);
}

static void
exchange (Polish *polish, guint v, guint w)
{
  float x = polish->x[v], y = polish->y[v];

  move_to (polish, v, polish->x[w], polish->y[w]);
  move_to (polish, w, x, y);
}

static void
try_swap (Polish *polish, NzRandom *random, double temperature)
{
  guint v = nz_random_below (random, polish->n), w = nz_random_below (random, polish->n);
  float dx = polish->x[v] - polish->x[w], dy = polish->y[v] - polish->y[w];
  double before, after, limit;

  if (v == w || polish->fixed[v] || polish->fixed[w] || polish->weight[(gsize)v * polish->padded_n + w] <= 0
      || dx * dx + dy * dy > 16 * polish->length * polish->length)
    return;
  before = cost_of (polish, v, G_MAXDOUBLE) + cost_of (polish, w, G_MAXDOUBLE);
  limit = before + temperature * nz_random_exponential (random);
  exchange (polish, v, w);
  after = cost_of (polish, v, limit);
  if (after <= limit)
    after += cost_of (polish, w, limit - after);
  if (after > limit)
    exchange (polish, v, w);
}

/* --- setting up
 * ---------------------------------------------------------------------------------------------- */

static void
take_lines (Polish *polish, const NzGraph *graph)
{
  g_autofree guint *fill = g_new0 (guint, polish->n + 1);

  polish->padded_lines = PADDED (MAX (graph->n_ties, 1));
  polish->ax = g_new0 (float, 5 * polish->padded_lines);
  polish->ay = polish->ax + polish->padded_lines;
  polish->bx = polish->ay + polish->padded_lines;
  polish->by = polish->bx + polish->padded_lines;
  polish->per_length = polish->by + polish->padded_lines;
  polish->line_a = g_new (guint, 2 * polish->padded_lines);
  polish->line_b = polish->line_a + polish->padded_lines;
  polish->first = g_new0 (guint, polish->n + 1);
  polish->own = g_new (guint, MAX (2 * graph->n_ties, 1));
  for (guint i = 0; i < graph->n_edges; i++)
    if (graph->edges[i].intensity > 0)
      {
        polish->line_a[polish->n_lines] = graph->edges[i].a;
        polish->line_b[polish->n_lines++] = graph->edges[i].b;
        polish->first[graph->edges[i].a + 1]++;
        polish->first[graph->edges[i].b + 1]++;
      }
  for (guint i = 0; i < polish->n; i++)
    polish->first[i + 1] += polish->first[i];
  for (guint i = 0; i < polish->n_lines; i++)
    {
      guint a = polish->line_a[i], b = polish->line_b[i];

      polish->own[polish->first[a] + fill[a]++] = i;
      polish->own[polish->first[b] + fill[b]++] = i;
    }
  /* what fills the last vector lies where it meets nothing */
  for (guint i = polish->n_lines; i < polish->padded_lines; i++)
    polish->ax[i] = polish->ay[i] = polish->bx[i] = polish->by[i] = FAR_AWAY;
}

static void
take_places (Polish *polish, const NzPoint *places)
{
  guint n = polish->padded_n;

  polish->x = g_new (float, 9 * (gsize)n);
  polish->y = polish->x + n;
  polish->home_x = polish->y + n;
  polish->home_y = polish->home_x + n;
  polish->nearness = polish->home_y + n;
  polish->left = polish->nearness + n;
  polish->right = polish->left + n;
  polish->top = polish->right + n;
  polish->bottom = polish->top + n;
  for (guint i = 0; i < n; i++)
    {
      polish->x[i] = polish->y[i] = -FAR_AWAY;
      polish->nearness[i] = 1;
      polish->left[i] = polish->right[i] = polish->top[i] = polish->bottom[i] = 0;
    }
  for (guint i = 0; i < polish->n; i++)
    {
      polish->home_x[i] = (float)places[i].x;
      polish->home_y[i] = (float)places[i].y;
      move_to (polish, i, polish->home_x[i], polish->home_y[i]);
    }
}

static void
take_bodies (Polish *polish, const NzBody *bodies)
{
  for (guint i = 0; i < polish->n; i++)
    {
      float clear = (float)bodies[i].reach + 6 * polish->unit;

      polish->nearness[i] = 1 / (clear * clear);
      polish->left[i] = (float)bodies[i].box.x;
      polish->right[i] = (float)(bodies[i].box.x + bodies[i].box.width);
      polish->top[i] = (float)bodies[i].box.y;
      polish->bottom[i] = (float)(bodies[i].box.y + bodies[i].box.height);
    }
}

/* The length of one unit of ideal distance is the one that fits the places best in the sense of stress. */
static void
take_distances (Polish *polish, const float *distances)
{
  double above = 0, below = 0;

  for (guint i = 0; i < polish->n; i++)
    for (guint j = i + 1; j < polish->n; j++)
      {
        float ideal = distances[(gsize)i * polish->n + j];
        double dx = polish->x[i] - polish->x[j], dy = polish->y[i] - polish->y[j], ratio;

        if (!isfinite (ideal) || ideal <= 0)
          continue;
        ratio = sqrt (dx * dx + dy * dy) / ideal;
        above += ratio * ratio;
        below += ratio;
      }
  polish->length = below > 0 && above > 0 ? (float)(above / below) : 1;
  polish->pull = g_new0 (float, 2 * (gsize)polish->n * polish->padded_n);
  polish->weight = polish->pull + (gsize)polish->n * polish->padded_n;
  for (guint i = 0; i < polish->n; i++)
    for (guint j = 0; j < polish->n; j++)
      {
        float ideal = distances[(gsize)i * polish->n + j];

        if (i == j || !isfinite (ideal) || ideal <= 0)
          continue;
        polish->pull[(gsize)i * polish->padded_n + j] = 1 / (polish->length * ideal);
        polish->weight[(gsize)i * polish->padded_n + j] = 1;
      }
}

static void
polish_clear (Polish *polish)
{
  g_free (polish->x);
  g_free (polish->ax);
  g_free (polish->line_a);
  g_free (polish->pull);
  g_free (polish->first);
  g_free (polish->own);
}

/* The whole picture's cost: what two nodes share is counted with each of them, so only pictures of the same
 * graph compare. */
static double
cost_of_all (const Polish *polish)
{
  double cost = 0;

  for (guint i = 0; i < polish->n; i++)
    cost += cost_of (polish, i, G_MAXDOUBLE);
  return cost;
}

double
nz_polish (const NzGraph *graph,
           const float *distances,
           const NzBody *bodies,
           NzRect canvas,
           double unit,
           guint moves,
           double heat,
           NzPoint *places)
{
  Polish polish
      = { .n = graph->n_nodes, .padded_n = PADDED (graph->n_nodes), .canvas = canvas, .unit = (float)unit };
  double first_step = (4 + 66 * heat) * unit, last_step = 4 * unit;
  double hot = MAX (HOT * heat, 2 * COLD), cooling = 1, narrowing = 1;
  double log_cooling = log (hot / COLD), log_narrowing = log (first_step / last_step);
  g_autofree gboolean *fixed = g_new (gboolean, MAX (graph->n_nodes, 1));
  NzRandom random;
  double cost;

  if (graph->n_nodes < 2)
    return 0;
  for (guint i = 0; i < graph->n_nodes; i++)
    fixed[i] = bodies[i].fixed;
  polish.fixed = fixed;
  /* in units of the square that a node would have if all had the same */
  polish.soft = (float)(canvas.width * canvas.height / graph->n_nodes);
  polish.push = (float)SPREAD / (float)STRESS * polish.soft;
  polish.soft *= 0.15f;
  polish.area_scale = (float)(1 / (400 * unit * unit));
  nz_random_seed (&random, 20041999);
  take_lines (&polish, graph);
  take_places (&polish, places);
  take_bodies (&polish, bodies);
  take_distances (&polish, distances);
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
  for (guint i = 0; i < graph->n_nodes; i++)
    if (!fixed[i])
      places[i] = (NzPoint){ polish.x[i], polish.y[i] };
  cost = cost_of_all (&polish);
  polish_clear (&polish);
  return cost;
}

guint
nz_polish_crossings (const NzGraph *graph, const NzPoint *places)
{
  Polish polish = { .n = graph->n_nodes, .padded_n = PADDED (graph->n_nodes) };
  int crossings = 0;

  take_lines (&polish, graph);
  take_places (&polish, places);
  for (guint i = 0; i < polish.n_lines; i++)
    crossings += crossings_of (&polish, i);
  polish_clear (&polish);
  return (guint)crossings / 2;
}
