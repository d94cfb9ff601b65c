/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-network-load.h"

#include "render/nz-diagram.h"
#include "store/nz-store-read.h"

void
nz_network_picture_free (NzNetworkPicture *picture)
{
  if (picture == NULL)
    return;
  g_clear_pointer (&picture->graph, nz_graph_free);
  g_clear_pointer (&picture->scene, nz_scene_free);
  g_free (picture);
}

typedef struct
{
  NzDate day;
  gint64 around;
  guint most;
  double aspect;
  NzLanguage language;
} Job;

static int
stronger_first (gconstpointer a, gconstpointer b)
{
  const NzEdge *left = *(const NzEdge *const *)a, *right = *(const NzEdge *const *)b;

  return (int)right->intensity - (int)left->intensity;
}

/* The declared ties of a node, the strongest first. */
static GPtrArray *
ties_of_node (const NzGraph *graph, guint node)
{
  GPtrArray *ties = g_ptr_array_new ();

  for (guint i = 0; i < graph->n_edges; i++)
    if (graph->edges[i].intensity > 0 && (graph->edges[i].a == node || graph->edges[i].b == node))
      g_ptr_array_add (ties, &graph->edges[i]);
  g_ptr_array_sort (ties, stronger_first);
  return ties;
}

static void
add_node (NzGraphBuilder *builder, const NzNode *node)
{
  nz_graph_builder_add_node (builder, node->id, node->name, node->short_name, node->kind, node->is_public);
}

/* (transfer full): the organisation, its strongest partners and what is between them. */
static NzGraph *
surroundings (const NzGraph *graph, gint64 id, guint most)
{
  int centre = nz_graph_find (graph, id);
  g_autoptr (NzGraphBuilder) builder = nz_graph_builder_new (graph->day);
  g_autofree gboolean *in = g_new0 (gboolean, MAX (graph->n_nodes, 1));

  if (centre >= 0)
    {
      g_autoptr (GPtrArray) ties = ties_of_node (graph, (guint)centre);
      in[centre] = TRUE;
      for (guint i = 0; i < MIN (ties->len, most); i++)
        {
          const NzEdge *edge = ties->pdata[i];
          in[edge->a == (guint)centre ? edge->b : edge->a] = TRUE;
        }
      nz_graph_builder_add_pin (builder, id, 0.5, 0.5);
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    if (in[i])
      add_node (builder, &graph->nodes[i]);
  for (guint i = 0; i < graph->n_edges; i++)
    {
      const NzEdge *edge = &graph->edges[i];
      if (edge->intensity > 0 && in[edge->a] && in[edge->b])
        nz_graph_builder_add_tie (builder, graph->nodes[edge->a].id, graph->nodes[edge->b].id,
                                  edge->intensity, edge->confirmed, edge->since, edge->until);
    }
  return nz_graph_builder_finish (g_steal_pointer (&builder));
}

static gpointer
load (NzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autoptr (NzNetworkPicture) picture = g_new0 (NzNetworkPicture, 1);
  g_autoptr (NzTypeset) typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, job->language);
  NzSceneOptions options = nz_diagram_scene_options (typeset, job->language, TRUE);

  picture->graph = nz_graph_for_day (store, job->day, NZ_GRAPH_ALL, error);
  if (picture->graph == NULL)
    return NULL;
  if (job->around != 0)
    {
      g_autoptr (NzGraph) whole = g_steal_pointer (&picture->graph);
      picture->graph = surroundings (whole, job->around, job->most);
    }
  options.aspect = job->aspect;
  if (picture->graph->n_nodes > 0 && !g_cancellable_is_cancelled (cancellable))
    {
      picture->scene = nz_scene_new (picture->graph, &options, error);
      if (picture->scene == NULL)
        return NULL;
    }
  return g_steal_pointer (&picture);
}

void
nz_network_load_async (NzStore *store,
                       NzDate day,
                       gint64 around,
                       guint most,
                       double aspect,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  const Job job = { day, around, most, aspect, nz_get_language () };

  nz_store_read_async (store, load, (GDestroyNotify)nz_network_picture_free, g_memdup2 (&job, sizeof job),
                       g_free, cancellable, callback, data);
}

NzNetworkPicture *
nz_network_load_finish (GAsyncResult *result, GError **error)
{
  return nz_store_read_finish (result, error);
}
