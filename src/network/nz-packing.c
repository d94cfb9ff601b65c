/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-layout.h"

/* Components of the network and the parts of the picture that they get. */

static guint
find_root (guint *parent, guint node)
{
  while (parent[node] != node)
    {
      parent[node] = parent[parent[node]];
      node = parent[node];
    }
  return node;
}

typedef struct
{
  guint root, size;
} Component;

static int
compare_component (gconstpointer a, gconstpointer b)
{
  const Component *left = a, *right = b;

  /* single nodes last, and all of them as one */
  if (left->size != right->size)
    return left->size > right->size ? -1 : 1;
  return (left->root > right->root) - (left->root < right->root);
}

guint
nz_layout_components (const NzGraph *graph, guint *component)
{
  g_autofree guint *parent = g_new (guint, MAX (graph->n_nodes, 1));
  g_autofree guint *number = g_new0 (guint, MAX (graph->n_nodes, 1));
  g_autofree Component *list = g_new0 (Component, MAX (graph->n_nodes, 1));
  guint n = 0, n_components = 0;

  for (guint i = 0; i < graph->n_nodes; i++)
    parent[i] = i;
  for (guint i = 0; i < graph->n_edges; i++)
    {
      guint a = find_root (parent, graph->edges[i].a), b = find_root (parent, graph->edges[i].b);

      parent[MAX (a, b)] = MIN (a, b);
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      guint root = find_root (parent, i);

      if (root == i)
        {
          number[i] = n;
          list[n++].root = i;
        }
      list[number[root]].size++;
    }
  qsort (list, n, sizeof (Component), compare_component);
  for (guint i = 0; i < n; i++)
    {
      number[list[i].root] = n_components;
      if (list[i].size > 1 || i + 1 == n)
        n_components++;
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    component[i] = number[find_root (parent, i)];
  return n_components;
}

/* The worst ratio of sides in a row of parts with these areas along a side. */
static double
worst_ratio (const double *areas, guint n, double side)
{
  double sum = 0, worst = 0, depth;

  for (guint i = 0; i < n; i++)
    sum += areas[i];
  depth = sum / side;
  for (guint i = 0; i < n; i++)
    {
      double length = areas[i] / depth;

      worst = MAX (worst, MAX (length / depth, depth / length));
    }
  return worst;
}

static void
place_row (NzRect *area, const double *areas, guint n, NzRect *parts)
{
  gboolean upright = area->width >= area->height; /* the row stands at the left */
  double side = upright ? area->height : area->width;
  double sum = 0, at = 0, depth;

  for (guint i = 0; i < n; i++)
    sum += areas[i];
  depth = sum / side;
  for (guint i = 0; i < n; i++)
    {
      double length = areas[i] / depth;

      parts[i] = upright ? (NzRect){ area->x, area->y + at, depth, length }
                         : (NzRect){ area->x + at, area->y, length, depth };
      at += length;
    }
  if (upright)
    {
      area->x += depth;
      area->width -= depth;
    }
  else
    {
      area->y += depth;
      area->height -= depth;
    }
}

void
nz_layout_treemap (NzRect area, const double *weights, guint n, NzRect *parts)
{
  g_autofree double *areas = g_new (double, MAX (n, 1));
  double sum = 0;
  guint done = 0;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  for (guint i = 0; i < n; i++)
    areas[i] = weights[i] / sum * area.width * area.height;
  while (done < n)
    {
      double side = MIN (area.width, area.height);
      guint count = 1;

      while (done + count < n
             && worst_ratio (areas + done, count + 1, side) <= worst_ratio (areas + done, count, side))
        count++;
      place_row (&area, areas + done, count, parts + done);
      done += count;
    }
}
