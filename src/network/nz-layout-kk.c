/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-layout.h"

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "network/nz-igraph.h"
#include "network/nz-random.h"
#include "network/nz-ranked.h"

/* A component above this size is not laid out by Kamada and Kawai, which needs all pairs and cubic time. */
#define KK_MAX 900
#define STARTS_MAX 16

double
nz_edge_length (const NzGraph *graph, const NzEdge *edge)
{
  if (edge->intensity == 0)
    return NZ_LENGTH_GROUP;
  return edge->n_groups > 0 || graph->n_groups == 0 ? NZ_LENGTH_TIE_WITHIN : NZ_LENGTH_TIE_BETWEEN;
}

static const NzIgraph *
get_igraph (GError **error)
{
  return nz_module_get (NZ_IGRAPH_MODULE, NZ_IGRAPH_VERSION, error);
}

/* With @reason, %FALSE and NZ_ERROR_FAILED with this reason of igraph's in a whole sentence. */
static gboolean
check (const char *reason, GError **error)
{
  if (reason == NULL)
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_FAILED, _ ("The diagram could not be laid out: %s."), reason);
  return FALSE;
}

/* The graph of the edges whose two ends are in @local (index there, or −1), for igraph. */
static NzIgraphGraph *
make_igraph (const NzIgraph *igraph, const NzGraph *graph, const int *local, guint n, const char **reason)
{
  g_autofree guint *ends = g_new (guint, MAX (2 * (gsize)graph->n_edges, 1));
  g_autofree double *lengths = g_new (double, MAX (graph->n_edges, 1));
  guint n_edges = 0;

  for (guint i = 0; i < graph->n_edges; i++)
    {
      const NzEdge *edge = &graph->edges[i];

      if (local[edge->a] < 0)
        continue;
      ends[2 * n_edges] = (guint)local[edge->a];
      ends[2 * n_edges + 1] = (guint)local[edge->b];
      lengths[n_edges++] = nz_edge_length (graph, edge);
    }
  return igraph->graph_new (n, ends, lengths, n_edges, reason);
}

float *
nz_layout_distances (const NzGraph *graph, GError **error)
{
  guint n = graph->n_nodes;
  g_autofree float *distances = g_new0 (float, MAX ((gsize)n * n, 1));
  g_autofree int *local = g_new (int, MAX (n, 1));
  const NzIgraph *igraph = get_igraph (error);
  NzIgraphGraph *made;
  const char *reason;

  if (igraph == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    local[i] = (int)i;
  made = make_igraph (igraph, graph, local, n, &reason);
  if (made != NULL)
    {
      reason = igraph->distances (made, distances);
      igraph->graph_free (made);
    }
  return check (reason, error) ? g_steal_pointer (&distances) : NULL;
}

/* Start 0 is a circle in the order of ids, the others are pseudo-random places that belong to the ids, so
 * that a new actor does not move the start of the others. */
static void
make_start (const NzGraph *graph, const guint *members, guint n, guint start, NzPoint *places)
{
  for (guint i = 0; i < n; i++)
    {
      NzRandom random;

      nz_random_seed (&random, (guint64)graph->nodes[members[i]].id * 31 + start);
      if (start == 0)
        places[i] = (NzPoint){ sqrt (n) * cos (2 * G_PI * i / n), sqrt (n) * sin (2 * G_PI * i / n) };
      else
        places[i]
            = (NzPoint){ sqrt (n) * 2 * nz_random_unit (&random), sqrt (n) * 2 * nz_random_unit (&random) };
    }
}

static guint
count_crossings (const NzGraph *graph, const int *local, const NzPoint *places)
{
  guint crossings = 0;

  for (guint i = 0; i < graph->n_edges; i++)
    {
      const NzEdge *e = &graph->edges[i];

      if (local[e->a] < 0 || e->intensity == 0)
        continue;
      for (guint j = i + 1; j < graph->n_edges; j++)
        {
          const NzEdge *f = &graph->edges[j];

          if (f->intensity > 0 && local[f->a] >= 0
              && nz_segments_cross (places[local[e->a]], places[local[e->b]], places[local[f->a]],
                                    places[local[f->b]]))
            crossings++;
        }
    }
  return crossings;
}

/* Turns the longest extent to lie across: the principal axis of the places. */
static void
turn_across (NzPoint *places, guint n)
{
  NzPoint mean = { 0, 0 };
  double xx = 0, yy = 0, xy = 0, root, dx, dy, length;

  for (guint i = 0; i < n; i++)
    {
      mean.x += places[i].x / n;
      mean.y += places[i].y / n;
    }
  for (guint i = 0; i < n; i++)
    {
      double x = places[i].x - mean.x, y = places[i].y - mean.y;

      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
  /* eigenvector of the larger eigenvalue */
  root = sqrt ((xx - yy) * (xx - yy) + 4 * xy * xy);
  dx = xx - yy + root;
  dy = 2 * xy;
  length = sqrt (dx * dx + dy * dy);
  for (guint i = 0; i < n; i++)
    {
      double x = places[i].x - mean.x, y = places[i].y - mean.y;

      places[i] = length > 1e-9 ? (NzPoint){ (x * dx + y * dy) / length, (y * dx - x * dy) / length }
                                : (NzPoint){ x, y };
    }
}

static gboolean
lay_out_component (
    const NzGraph *graph, const int *local, const guint *members, guint n, NzPoint *best, GError **error)
{
  guint starts = n > KK_MAX ? 1 : CLAMP (1600 / n, 2, STARTS_MAX);
  guint fewest = G_MAXUINT;
  g_autofree NzPoint *trial = g_new (NzPoint, n);
  const NzIgraph *igraph = get_igraph (error);
  NzIgraphGraph *made;
  const char *reason;

  if (igraph == NULL)
    return FALSE;
  made = make_igraph (igraph, graph, local, n, &reason);
  for (guint start = 0; start < starts && reason == NULL && fewest > 0; start++)
    {
      guint crossings;

      make_start (graph, members, n, start, trial);
      reason = n <= KK_MAX ? igraph->kamada_kawai (made, 60 * n, trial)
                           : igraph->fruchterman_reingold (made, 150, trial);
      crossings = starts > 1 ? count_crossings (graph, local, trial) : 0;
      if (reason == NULL && crossings < fewest)
        {
          fewest = crossings;
          memcpy (best, trial, n * sizeof (NzPoint));
        }
    }
  if (made != NULL)
    igraph->graph_free (made);
  if (!check (reason, error))
    return FALSE;
  turn_across (best, n);
  return TRUE;
}

/* Spreads one axis over 0 to 1: mostly as it is, partly by rank, so that the middle is not crowded while the
 * rim is empty. */
static void
spread (const NzRanked *sorted, guint n, double *out)
{
  double low = sorted[0].value, extent = sorted[n - 1].value - low;

  for (guint i = 0; i < n; i++)
    {
      double rank = n > 1 ? (double)i / (n - 1) : 0.5;
      double place = extent > 1e-9 ? (sorted[i].value - low) / extent : rank;

      out[sorted[i].index] = 0.62 * place + 0.38 * rank;
    }
}

static void
fit (NzPoint *places, guint n, NzRect part)
{
  g_autofree NzRanked *sorted = g_new (NzRanked, n);
  g_autofree double *across = g_new (double, n), *down = g_new (double, n);

  for (guint i = 0; i < n; i++)
    sorted[i] = (NzRanked){ places[i].x, i };
  qsort (sorted, n, sizeof (NzRanked), nz_ranked_compare);
  spread (sorted, n, across);
  for (guint i = 0; i < n; i++)
    sorted[i] = (NzRanked){ places[i].y, i };
  qsort (sorted, n, sizeof (NzRanked), nz_ranked_compare);
  spread (sorted, n, down);
  for (guint i = 0; i < n; i++)
    places[i] = (NzPoint){ part.x + across[i] * part.width, part.y + down[i] * part.height };
}

/* Nodes without an edge stand in rows, those of all components as square as the part is. */
static void
place_single (NzPoint *places, guint n, NzRect part, double aspect)
{
  guint columns = (guint)MAX (1, ceil (sqrt (n * part.width * aspect / MAX (part.height, 1e-9) / 3)));
  guint rows = (n + columns - 1) / columns;

  for (guint i = 0; i < n; i++)
    {
      guint row = i / columns, in_row = row + 1 == rows ? n - row * columns : columns;

      places[i] = (NzPoint){ part.x + part.width * (i % columns + 0.5) / in_row,
                             part.y + part.height * (row + 0.5) / rows };
    }
}

/* A part without its rim, so that neighbouring components keep apart. */
static NzRect
inner (NzRect part, gboolean alone)
{
  double rim = alone ? 0 : 0.08;

  return (NzRect){ part.x + part.width * rim, part.y + part.height * rim, part.width * (1 - 2 * rim),
                   part.height * (1 - 2 * rim) };
}

gboolean
nz_layout_kk (const NzGraph *graph, double aspect, NzPoint *places, GError **error)
{
  guint n = graph->n_nodes;
  g_autofree guint *component = g_new (guint, MAX (n, 1)), *members = g_new (guint, MAX (n, 1));
  g_autofree int *local = g_new (int, MAX (n, 1));
  g_autofree NzPoint *part_places = g_new (NzPoint, MAX (n, 1));
  g_autofree double *weights = NULL;
  g_autofree NzRect *parts = NULL;
  guint n_components;

  if (n == 0)
    return TRUE;
  n_components = nz_layout_components (graph, component);
  weights = g_new0 (double, n_components);
  parts = g_new (NzRect, n_components);
  for (guint i = 0; i < n; i++)
    weights[component[i]]++;
  nz_layout_treemap ((NzRect){ 0, 0, aspect, 1 }, weights, n_components, parts);
  for (guint c = 0; c < n_components; c++)
    {
      NzRect part = inner (parts[c], n_components == 1);
      guint size = 0;
      gboolean connected = FALSE;

      part.x /= aspect;
      part.width /= aspect;
      for (guint i = 0; i < n; i++)
        {
          local[i] = component[i] == c ? (int)size : -1;
          if (component[i] == c)
            members[size++] = i;
        }
      for (guint i = 0; i < graph->n_edges && !connected; i++)
        connected = local[graph->edges[i].a] >= 0;
      if (connected)
        {
          if (!lay_out_component (graph, local, members, size, part_places, error))
            return FALSE;
          fit (part_places, size, part);
        }
      else
        place_single (part_places, size, part, aspect);
      for (guint i = 0; i < size; i++)
        places[members[i]] = part_places[i];
    }
  return TRUE;
}
