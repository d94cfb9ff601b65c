/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-scene-motion.h"

/* Four actors in a cross around the first, with one bent tie. */
static NzScene *
cross (double size)
{
  const NzPoint places[] = { { 0.5, 0.5 }, { 0.9, 0.5 }, { 0.1, 0.5 }, { 0.5, 0.1 } };
  NzScene *scene = g_new0 (NzScene, 1);

  scene->width = scene->height = size;
  scene->n_nodes = G_N_ELEMENTS (places);
  scene->nodes = g_new0 (NzSceneNode, scene->n_nodes);
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      scene->nodes[i].id = 100 + i;
      scene->nodes[i].place = (NzPoint){ places[i].x * size, places[i].y * size };
      scene->nodes[i].box = (NzRect){ places[i].x * size + 2, places[i].y * size, 30, 10 };
    }
  scene->n_edges = 1;
  scene->edges = g_new0 (NzSceneEdge, 1);
  scene->edges[0].b = 1;
  scene->edges[0].control = (NzPoint){ 0.7 * size, 0.6 * size };
  return scene;
}

static void
test_move (void)
{
  g_autoptr (NzScene) scene = cross (100);

  nz_scene_move_node (scene, 1, (NzPoint){ 80, 30 });
  g_assert_cmpfloat (scene->nodes[1].place.x, ==, 80);
  g_assert_cmpfloat (scene->nodes[1].box.x, ==, 82); /* the label goes with it */
  g_assert_cmpfloat (scene->nodes[1].box.y, ==, 30);
  g_assert_cmpfloat_with_epsilon (scene->edges[0].control.x, 65, 1e-9);
  g_assert_cmpfloat_with_epsilon (scene->edges[0].control.y, 50, 1e-9);
}

static void
test_way (void)
{
  g_autoptr (NzScene) old = cross (100), scene = cross (200);
  g_autoptr (NzSceneMotion) motion = NULL;
  double last = 0;

  g_assert_null (nz_scene_motion_new (scene, old)); /* the same picture, only larger */
  nz_scene_move_node (old, 1, (NzPoint){ 50, 50 });
  motion = nz_scene_motion_new (scene, old);
  g_assert_nonnull (motion);
  nz_scene_motion_apply (motion, 0);
  g_assert_cmpfloat (scene->nodes[1].place.x, ==, 100);
  g_assert_cmpfloat (scene->nodes[2].place.x, ==, 20);
  for (double t = 0.1; t < 1; t += 0.1)
    {
      nz_scene_motion_apply (motion, t);
      g_assert_cmpfloat (scene->nodes[1].place.x, >, last);
      last = scene->nodes[1].place.x;
    }
  nz_scene_motion_apply (motion, 1);
  g_assert_cmpfloat (scene->nodes[1].place.x, ==, 180);
  g_assert_cmpfloat_with_epsilon (scene->nodes[1].box.x, 182, 1e-9);
  g_assert_cmpfloat (scene->edges[0].control.x, ==, 140); /* exactly, not nearly */
  g_assert_cmpfloat (scene->edges[0].control.y, ==, 120);
}

static void
test_neighbour (void)
{
  g_autoptr (NzScene) scene = cross (100);

  g_assert_cmpint (nz_scene_neighbour (scene, 0, 1, 0), ==, 1);
  g_assert_cmpint (nz_scene_neighbour (scene, 0, -1, 0), ==, 2);
  g_assert_cmpint (nz_scene_neighbour (scene, 0, 0, -1), ==, 3);
  g_assert_cmpint (nz_scene_neighbour (scene, 0, 0, 1), ==, -1);
  g_assert_cmpint (nz_scene_neighbour (scene, 2, 1, 0), ==, 0); /* the near one, not the far one behind it */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene-motion/move", test_move);
  g_test_add_func ("/scene-motion/way", test_way);
  g_test_add_func ("/scene-motion/neighbour", test_neighbour);
  return g_test_run ();
}
