/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-network-load.h"

#include "render/nz-diagram.h"

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
  NzStore *store; /* of the thread */
  NzDate day;
  gint64 around;
  guint most;
  double aspect;
  NzLanguage language;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->store);
  g_free (job);
}

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

static void
load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (NzNetworkPicture) picture = g_new0 (NzNetworkPicture, 1);
  g_autoptr (NzTypeset) typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, job->language);
  NzSceneOptions options = nz_diagram_scene_options (typeset, job->language, TRUE);
  GError *error = NULL;

  picture->graph = nz_graph_for_day (job->store, job->day, NZ_GRAPH_ALL, &error);
  g_clear_object (&job->store);
  if (picture->graph != NULL && job->around != 0)
    {
      g_autoptr (NzGraph) whole = g_steal_pointer (&picture->graph);
      picture->graph = surroundings (whole, job->around, job->most);
    }
  options.aspect = job->aspect;
  if (picture->graph != NULL && picture->graph->n_nodes > 0 && !g_cancellable_is_cancelled (cancellable))
    picture->scene = nz_scene_new (picture->graph, &options, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&picture), (GDestroyNotify)nz_network_picture_free);
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
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  GError *error = NULL;
  Job *job;

  g_return_if_fail (NZ_IS_STORE (store));
  g_task_set_source_tag (task, nz_network_load_async);
  job = g_new0 (Job, 1);
  *job = (Job){ nz_store_open_again (store, &error), day, around, most, aspect, nz_get_language () };
  g_task_set_task_data (task, job, job_free);
  if (job->store == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, load);
}

NzNetworkPicture *
nz_network_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
