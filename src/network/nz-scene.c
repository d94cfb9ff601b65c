/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-scene-private.h"

#include "network/nz-curves.h"

#define SAMPLES 24

/* Marks the edges of the shortest chain that joins the members of a group (Prim), measured between the
 * places. */
static void
mark_chain (const NzScene *scene, const NzGraph *graph, const GArray *members, gboolean *marked)
{
  guint n = members->len;
  g_autofree double *nearest = g_new (double, MAX (n, 1));
  g_autofree guint *from = g_new0 (guint, MAX (n, 1));
  g_autofree gboolean *joined = g_new0 (gboolean, MAX (n, 1));
  guint last = 0;

  if (n < 2 || n > NZ_GRAPH_GROUP_MAX)
    return;
  for (guint i = 0; i < n; i++)
    nearest[i] = G_MAXDOUBLE;
  joined[0] = TRUE;
  for (guint count = 1; count < n; count++)
    {
      guint next = 0;
      double least = G_MAXDOUBLE;
      const NzEdge *edge;

      for (guint i = 0; i < n; i++)
        {
          double distance;

          if (joined[i])
            continue;
          distance = nz_distance (scene->nodes[g_array_index (members, guint, i)].place,
                                  scene->nodes[g_array_index (members, guint, last)].place);
          if (distance < nearest[i])
            {
              nearest[i] = distance;
              from[i] = last;
            }
          if (nearest[i] < least)
            {
              least = nearest[i];
              next = i;
            }
        }
      joined[next] = TRUE;
      edge = nz_graph_edge (graph, g_array_index (members, guint, next),
                            g_array_index (members, guint, from[next]));
      if (edge != NULL)
        marked[edge - graph->edges] = TRUE;
      last = next;
    }
}

void
nz_scene_take_edges (NzScene *scene, const NzGraph *graph)
{
  g_autofree gboolean *marked = g_new0 (gboolean, MAX (graph->n_edges, 1));

  for (guint g = 0; g < graph->n_groups; g++)
    mark_chain (scene, graph, graph->groups[g].members, marked);
  scene->n_edges = 0;
  scene->edges = g_renew (NzSceneEdge, scene->edges, MAX (graph->n_edges, 1));
  for (guint intensity = 0; intensity <= 4; intensity++)
    for (guint i = 0; i < graph->n_edges; i++)
      {
        const NzEdge *edge = &graph->edges[i];

        if (edge->intensity != intensity || (intensity == 0 && !marked[i]))
          continue;
        scene->edges[scene->n_edges++]
            = (NzSceneEdge){ i, edge->a, edge->b, intensity, edge->ends, { 0, 0 }, NULL };
      }
}

void
nz_scene_take_curves (NzScene *scene, const NzGraph *graph, const NzSceneCurve *kept)
{
  g_autofree guint *edges = g_new (guint, MAX (scene->n_edges, 1));
  g_autofree double *reaches = g_new (double, MAX (scene->n_nodes, 1));
  g_autofree NzPoint *places = g_new (NzPoint, MAX (scene->n_nodes, 1));
  g_autofree NzPoint *controls = g_new0 (NzPoint, MAX (scene->n_edges, 1));
  g_autofree gboolean *keep = g_new0 (gboolean, MAX (scene->n_edges, 1));

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      reaches[i] = scene->nodes[i].reach;
      places[i] = scene->nodes[i].place;
    }
  for (guint i = 0; i < scene->n_edges; i++)
    {
      edges[i] = scene->edges[i].edge;
      keep[i] = kept != NULL && kept[edges[i]].keep;
      if (keep[i])
        controls[i] = kept[edges[i]].control;
    }
  nz_curves_choose (graph, edges, scene->n_edges, places, reaches,
                    (NzRect){ 0, 0, scene->width, scene->height }, NZ_SCENE_UNIT, keep, controls);
  for (guint i = 0; i < scene->n_edges; i++)
    scene->edges[i].control = controls[i];
}

static void
count_edges (NzScene *scene, const NzGraph *graph)
{
  scene->n_ties = graph->n_ties;
  for (guint i = 0; i < scene->n_edges; i++)
    {
      scene->n_intensity[scene->edges[i].intensity]++;
      scene->n_ends += scene->edges[i].ends;
      scene->edges[i].title = nz_scene_edge_title (scene, graph, &graph->edges[scene->edges[i].edge]);
    }
}

NzScene *
nz_scene_new (const NzGraph *graph, const NzSceneOptions *options, GError **error)
{
  g_autoptr (NzScene) scene = NULL;

  g_return_val_if_fail (graph != NULL && options != NULL && options->measure != NULL, NULL);

  scene = g_new0 (NzScene, 1);
  scene->day = graph->day;
  scene->language = options->language;
  nz_scene_take_nodes (scene, graph, options->name_all);
  nz_scene_take_groups (scene, graph);
  if (!nz_scene_place (scene, graph, options, error))
    return NULL;
  count_edges (scene, graph);
  return g_steal_pointer (&scene);
}

void
nz_scene_free (NzScene *scene)
{
  if (scene == NULL)
    return;
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      g_free (scene->nodes[i].name);
      g_strfreev (scene->nodes[i].lines);
    }
  for (guint i = 0; i < scene->n_edges; i++)
    g_free (scene->edges[i].title);
  g_free (scene->nodes);
  g_free (scene->edges);
  for (guint i = 0; scene->groups != NULL && i < scene->n_groups; i++)
    g_free (scene->groups[i].name);
  g_free (scene->groups);
  g_free (scene->kinds);
  g_free (scene);
}

int
nz_scene_node_at (const NzScene *scene, NzPoint place, double slack)
{
  double nearest = G_MAXDOUBLE;
  int found = -1;

  g_return_val_if_fail (scene != NULL, -1);
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      double distance = nz_distance (scene->nodes[i].place, place) - scene->nodes[i].reach;

      if (distance <= slack && distance < nearest)
        {
          nearest = distance;
          found = (int)i;
        }
    }
  for (guint i = 0; i < scene->n_nodes && found < 0; i++)
    {
      const NzRect *box = &scene->nodes[i].box;

      if (place.x >= box->x && place.x <= box->x + box->width && place.y >= box->y
          && place.y <= box->y + box->height)
        found = (int)i;
    }
  return found;
}

int
nz_scene_edge_at (const NzScene *scene, NzPoint place, double slack)
{
  double nearest = slack;
  int found = -1;

  g_return_val_if_fail (scene != NULL, -1);
  for (guint i = 0; i < scene->n_edges; i++)
    {
      const NzSceneEdge *edge = &scene->edges[i];
      NzPoint a = scene->nodes[edge->a].place, b = scene->nodes[edge->b].place, last = a;

      for (guint k = 1; k <= SAMPLES; k++)
        {
          NzPoint next = nz_curve_point (a, edge->control, b, (double)k / SAMPLES);
          double distance = nz_segment_distance (place, last, next);

          if (distance <= nearest)
            {
              nearest = distance;
              found = (int)i;
            }
          last = next;
        }
    }
  return found;
}

int
nz_scene_find (const NzScene *scene, gint64 id)
{
  g_return_val_if_fail (scene != NULL, -1);
  for (guint i = 0; i < scene->n_nodes; i++)
    if (scene->nodes[i].id == id)
      return (int)i;
  return -1;
}

gboolean
nz_scene_joined (const NzScene *scene, guint a, guint b)
{
  g_return_val_if_fail (scene != NULL, FALSE);
  for (guint i = 0; i < scene->n_edges; i++)
    if ((scene->edges[i].a == a && scene->edges[i].b == b)
        || (scene->edges[i].a == b && scene->edges[i].b == a))
      return TRUE;
  return FALSE;
}

void
nz_scene_to_pin (const NzScene *scene, NzPoint place, int *x, int *y)
{
  g_return_if_fail (scene != NULL);
  *x = (int)lround (CLAMP (place.x / scene->width, 0, 1) * 1000);
  *y = (int)lround (CLAMP (place.y / scene->height, 0, 1) * 1000);
}
