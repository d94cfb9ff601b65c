/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-igraph.h"

#include <gmodule.h>
#include <igraph/igraph.h>

struct _NzIgraphGraph
{
  guint n;
  igraph_t graph;
  igraph_vector_t lengths;
};

/* Of a layout, as Fruchterman and Reingold shake the nodes; each run gets the same. */
#define SEED 1999

static GMutex mutex;
static gboolean is_set_up;

/* igraph's default error handler aborts the program: the first call sets one that returns codes. */
static void
lock (void)
{
  g_mutex_lock (&mutex);
  if (!is_set_up)
    {
      igraph_set_error_handler (igraph_error_handler_ignore);
      igraph_set_warning_handler (igraph_warning_handler_ignore);
      igraph_set_attribute_table (&igraph_cattribute_table);
      is_set_up = TRUE;
    }
}

/* Returns what igraph says about @code; %NULL for success. */
static const char *
unlock (igraph_error_t code)
{
  g_mutex_unlock (&mutex);
  return code != IGRAPH_SUCCESS ? igraph_strerror (code) : NULL;
}

static igraph_error_t
fill (NzIgraphGraph *self, const guint *ends, const double *lengths, guint n_edges)
{
  igraph_vector_int_t nodes;
  igraph_error_t code = igraph_vector_int_init (&nodes, 2 * (igraph_integer_t)n_edges);

  if (code != IGRAPH_SUCCESS)
    return code;
  for (guint i = 0; i < 2 * n_edges; i++)
    VECTOR (nodes)[i] = ends[i];
  code = igraph_vector_init (&self->lengths, n_edges);
  if (code == IGRAPH_SUCCESS)
    {
      for (guint i = 0; i < n_edges; i++)
        VECTOR (self->lengths)[i] = lengths[i];
      code = igraph_create (&self->graph, &nodes, self->n, IGRAPH_UNDIRECTED);
      if (code != IGRAPH_SUCCESS)
        igraph_vector_destroy (&self->lengths);
    }
  igraph_vector_int_destroy (&nodes);
  return code;
}

static NzIgraphGraph *
graph_new (guint n, const guint *ends, const double *lengths, guint n_edges, const char **reason)
{
  NzIgraphGraph *self = g_new0 (NzIgraphGraph, 1);

  self->n = n;
  lock ();
  *reason = unlock (fill (self, ends, lengths, n_edges));
  if (*reason != NULL)
    g_clear_pointer (&self, g_free);
  return self;
}

static void
graph_free (NzIgraphGraph *self)
{
  lock ();
  igraph_vector_destroy (&self->lengths);
  igraph_destroy (&self->graph);
  unlock (IGRAPH_SUCCESS);
  g_free (self);
}

static const char *
distances (NzIgraphGraph *self, float *result)
{
  igraph_matrix_t all;
  igraph_error_t code;

  lock ();
  code = igraph_matrix_init (&all, 0, 0);
  if (code == IGRAPH_SUCCESS)
    {
      code = igraph_distances_dijkstra (&self->graph, &all, igraph_vss_all (), igraph_vss_all (),
                                        &self->lengths, IGRAPH_ALL);
      for (guint i = 0; i < self->n && code == IGRAPH_SUCCESS; i++)
        for (guint j = 0; j < self->n; j++)
          result[(gsize)i * self->n + j] = (float)MATRIX (all, i, j);
      igraph_matrix_destroy (&all);
    }
  return unlock (code);
}

static igraph_error_t
run_kamada_kawai (NzIgraphGraph *self, guint rounds, igraph_matrix_t *places)
{
  return igraph_layout_kamada_kawai (&self->graph, places, TRUE, rounds, 0, self->n, &self->lengths, NULL,
                                     NULL, NULL, NULL);
}

static igraph_error_t
run_fruchterman_reingold (NzIgraphGraph *self, guint rounds, igraph_matrix_t *places)
{
  igraph_rng_seed (igraph_rng_default (), SEED);
  return igraph_layout_fruchterman_reingold (&self->graph, places, TRUE, rounds, sqrt (self->n),
                                             IGRAPH_LAYOUT_GRID, NULL, NULL, NULL, NULL, NULL);
}

static const char *
lay_out (NzIgraphGraph *self,
         igraph_error_t (*run) (NzIgraphGraph *self, guint rounds, igraph_matrix_t *places),
         guint rounds,
         NzPoint *places)
{
  igraph_matrix_t matrix;
  igraph_error_t code;

  lock ();
  code = igraph_matrix_init (&matrix, self->n, 2);
  if (code == IGRAPH_SUCCESS)
    {
      for (guint i = 0; i < self->n; i++)
        {
          MATRIX (matrix, i, 0) = places[i].x;
          MATRIX (matrix, i, 1) = places[i].y;
        }
      code = run (self, rounds, &matrix);
      for (guint i = 0; i < self->n && code == IGRAPH_SUCCESS; i++)
        places[i] = (NzPoint){ MATRIX (matrix, i, 0), MATRIX (matrix, i, 1) };
      igraph_matrix_destroy (&matrix);
    }
  return unlock (code);
}

static const char *
kamada_kawai (NzIgraphGraph *self, guint rounds, NzPoint *places)
{
  return lay_out (self, run_kamada_kawai, rounds, places);
}

static const char *
fruchterman_reingold (NzIgraphGraph *self, guint rounds, NzPoint *places)
{
  return lay_out (self, run_fruchterman_reingold, rounds, places);
}

G_MODULE_EXPORT const NzIgraph NZ_MODULE_NAME = {
  { NZ_IGRAPH_VERSION }, graph_new, graph_free, distances, kamada_kawai, fruchterman_reingold,
};
