/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "networks.h"

/* Laying out an invented network, and what holds of every picture. */

static inline double
measure (const char *text, gpointer data)
{
  return 5.4 * (double)g_utf8_strlen (text, -1);
}

static inline NzScene *
scene_of (const NzGraph *graph, double effort, gboolean name_all)
{
  NzSceneOptions options
      = { .language = NZ_LANGUAGE_DE, .measure = measure, .effort = effort, .name_all = name_all };
  g_autoptr (GError) error = NULL;
  NzScene *scene = nz_scene_new (graph, &options, &error);

  g_assert_no_error (error);
  return scene;
}

static inline gboolean
overlap (const NzRect *a, const NzRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* Counted here once more, by other means than the code under test uses. */
static inline void
assert_readable (const NzScene *scene)
{
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      const NzSceneNode *node = &scene->nodes[i];

      g_assert_nonnull (node->lines);
      g_assert_nonnull (node->lines[0]);
      g_assert_cmpfloat (node->box.x, >=, 0);
      g_assert_cmpfloat (node->box.y, >=, 0);
      g_assert_cmpfloat (node->box.x + node->box.width, <=, scene->width);
      g_assert_cmpfloat (node->box.y + node->box.height, <=, scene->height);
      g_assert_cmpfloat (node->place.x - node->reach, >=, 0);
      g_assert_cmpfloat (node->place.y - node->reach, >=, 0);
      g_assert_cmpfloat (node->place.x + node->reach, <=, scene->width);
      g_assert_cmpfloat (node->place.y + node->reach, <=, scene->height);
      for (guint k = 0; node->lines[k]; k++)
        g_assert_cmpfloat (measure (node->lines[k], NULL), <=, node->box.width + 1e-6);
      for (guint j = 0; j < scene->n_nodes; j++)
        {
          const NzSceneNode *other = &scene->nodes[j];
          NzRect square = { other->place.x - other->reach * 0.7, other->place.y - other->reach * 0.7,
                            other->reach * 1.4, other->reach * 1.4 };

          g_assert_false (i != j && overlap (&node->box, &other->box));
          g_assert_false (overlap (&node->box, &square));
          g_assert_false (i != j
                          && hypot (node->place.x - other->place.x, node->place.y - other->place.y)
                                 < node->radius + other->radius);
        }
    }
  g_assert_cmpuint (scene->conflicts, ==, 0);
}
