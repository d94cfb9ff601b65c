/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-scene-motion.h"

/* How much farther something beside the direction counts than something ahead. */
#define ASIDE 2.0

struct _NzSceneMotion
{
  NzScene *scene;
  NzPoint *from, *to; /* of the nodes */
  NzPoint *bow;       /* of the edges: their control beyond the middle of their nodes */
  NzPoint *controls;  /* where they are where they belong, taken as they are at the end */
};

static NzPoint
middle_of (const NzScene *scene, const NzSceneEdge *edge)
{
  NzPoint a = scene->nodes[edge->a].place, b = scene->nodes[edge->b].place;

  return (NzPoint){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
}

static void
put_node (NzSceneNode *node, NzPoint place)
{
  node->box.x += place.x - node->place.x;
  node->box.y += place.y - node->place.y;
  node->place = place;
}

void
nz_scene_move_node (NzScene *scene, guint index, NzPoint place)
{
  g_return_if_fail (scene != NULL && index < scene->n_nodes);

  NzPoint old = scene->nodes[index].place;
  for (guint i = 0; i < scene->n_edges; i++)
    {
      NzSceneEdge *edge = &scene->edges[i];
      if (edge->a != index && edge->b != index)
        continue;
      edge->control.x += (place.x - old.x) / 2;
      edge->control.y += (place.y - old.y) / 2;
    }
  put_node (&scene->nodes[index], place);
}

NzSceneMotion *
nz_scene_motion_new (NzScene *scene, const NzScene *old)
{
  g_autoptr (NzSceneMotion) motion = NULL;
  gboolean moves = FALSE;

  g_return_val_if_fail (scene != NULL && old != NULL, NULL);
  motion = g_new0 (NzSceneMotion, 1);
  motion->scene = scene;
  motion->from = g_new (NzPoint, MAX (scene->n_nodes, 1));
  motion->to = g_new (NzPoint, MAX (scene->n_nodes, 1));
  motion->bow = g_new (NzPoint, MAX (scene->n_edges, 1));
  motion->controls = g_new (NzPoint, MAX (scene->n_edges, 1));
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      int before = nz_scene_find (old, scene->nodes[i].id);
      motion->from[i] = motion->to[i] = scene->nodes[i].place;
      if (before < 0 || old->width <= 0 || old->height <= 0)
        continue;
      motion->from[i].x = old->nodes[before].place.x * scene->width / old->width;
      motion->from[i].y = old->nodes[before].place.y * scene->height / old->height;
      moves |= nz_distance (motion->from[i], motion->to[i]) > 0.5;
    }
  for (guint i = 0; i < scene->n_edges; i++)
    {
      NzPoint middle = middle_of (scene, &scene->edges[i]);
      motion->controls[i] = scene->edges[i].control;
      motion->bow[i]
          = (NzPoint){ scene->edges[i].control.x - middle.x, scene->edges[i].control.y - middle.y };
    }
  return moves ? g_steal_pointer (&motion) : NULL;
}

void
nz_scene_motion_free (NzSceneMotion *motion)
{
  if (motion == NULL)
    return;
  g_free (motion->from);
  g_free (motion->to);
  g_free (motion->bow);
  g_free (motion->controls);
  g_free (motion);
}

void
nz_scene_motion_apply (NzSceneMotion *motion, double t)
{
  g_return_if_fail (motion != NULL);

  NzScene *scene = motion->scene;
  double share = CLAMP (t, 0, 1);
  double eased = share * share * (3 - 2 * share);

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      NzPoint a = motion->from[i], b = motion->to[i];
      put_node (&scene->nodes[i],
                share >= 1 ? b : (NzPoint){ a.x + (b.x - a.x) * eased, a.y + (b.y - a.y) * eased });
    }
  for (guint i = 0; i < scene->n_edges; i++)
    {
      NzPoint middle = middle_of (scene, &scene->edges[i]);
      scene->edges[i].control = share >= 1
                                    ? motion->controls[i]
                                    : (NzPoint){ middle.x + motion->bow[i].x, middle.y + motion->bow[i].y };
    }
}

int
nz_scene_neighbour (const NzScene *scene, guint node, int dx, int dy)
{
  double nearest = G_MAXDOUBLE;
  int found = -1;

  g_return_val_if_fail (scene != NULL && node < scene->n_nodes, -1);
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      double x = scene->nodes[i].place.x - scene->nodes[node].place.x;
      double y = scene->nodes[i].place.y - scene->nodes[node].place.y;
      double ahead = x * dx + y * dy, aside = fabs (x * dy) + fabs (y * dx);

      if (i == node || ahead <= 0 || aside > ahead * 2)
        continue;
      if (ahead + ASIDE * aside < nearest)
        {
          nearest = ahead + ASIDE * aside;
          found = (int)i;
        }
    }
  return found;
}
