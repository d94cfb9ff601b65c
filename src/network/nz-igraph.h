/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-module.h"
#include "network/nz-geometry.h"

G_BEGIN_DECLS

#define NZ_IGRAPH_MODULE "igraph"
#define NZ_IGRAPH_VERSION 1

/* A graph of igraph's, undirected, with a length for each edge. */
typedef struct _NzIgraphGraph NzIgraphGraph;

/**
 * NzIgraph: what the program uses of igraph, a module (base/nz-module.h)
 * @graph_new: @ends are two nodes for each of @n_edges @lengths. (transfer full) (nullable)
 * @distances: along the shortest paths, n × n into @distances; infinite between components
 * @kamada_kawai: moves @places, which hold the start, in @rounds
 * @fruchterman_reingold: the same for large graphs
 *
 * Where something fails, @reason (out) or the value returned is igraph's own reason, otherwise %NULL.
 * Debian's igraph is not thread-safe: each function takes the module's lock.
 */
typedef struct
{
  NzModule module;
  NzIgraphGraph *(*graph_new) (
      guint n, const guint *ends, const double *lengths, guint n_edges, const char **reason);
  void (*graph_free) (NzIgraphGraph *graph);
  const char *(*distances) (NzIgraphGraph *graph, float *distances);
  const char *(*kamada_kawai) (NzIgraphGraph *graph, guint rounds, NzPoint *places);
  const char *(*fruchterman_reingold) (NzIgraphGraph *graph, guint rounds, NzPoint *places);
} NzIgraph;

G_END_DECLS
