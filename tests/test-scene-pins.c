/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenes.h"

#include <string.h>

/* What stays where it is: pins, and a picture that changes little when little changes. */

static void
test_pins (void)
{
  static const double places[][2] = { { 0.5, 0.5 }, { 0.1, 0.9 }, { 0.98, 0.02 }, { 0.5, 0.5 } };
  NzGraphBuilder *builder = nz_graph_builder_new (network_day ());

  for (guint i = 1; i <= 20; i++)
    {
      nz_graph_builder_add_node (builder, i, "Kulturverein Lotus", NULL, "association", TRUE);
      nz_graph_builder_add_tie (builder, i, i % 20 + 1, 1, FALSE, NZ_DATE_NONE, NZ_DATE_NONE);
    }
  for (guint i = 0; i < 3; i++)
    nz_graph_builder_add_pin (builder, i + 1, places[i][0], places[i][1]);
  g_autoptr (NzGraph) graph = nz_graph_builder_finish (builder);
  g_autoptr (NzScene) scene = scene_of (graph, 0.2, FALSE);

  assert_readable (scene);
  for (guint i = 0; i < 2; i++)
    {
      int x, y;

      g_assert_true (scene->nodes[i].pinned);
      nz_scene_to_pin (scene, scene->nodes[i].place, &x, &y);
      g_assert_cmpint (x, ==, lround (places[i][0] * 1000));
      g_assert_cmpint (y, ==, lround (places[i][1] * 1000));
    }
  /* a pin at the rim is drawn wholly on the page */
  g_assert_cmpfloat (scene->nodes[2].place.x + scene->nodes[2].reach, <=, scene->width);
}

/* Two actors pinned to one spot stand beside each other, the first of them on it. */
static void
test_pins_on_one_spot (void)
{
  for (guint n_pins = 2; n_pins <= 12; n_pins += 10)
    {
      NzGraphBuilder *builder = nz_graph_builder_new (network_day ());

      for (guint i = 1; i <= 12; i++)
        {
          nz_graph_builder_add_node (builder, i, "Kulturverein Lotus", NULL, "association", TRUE);
          if (i <= n_pins)
            nz_graph_builder_add_pin (builder, i, 0.5, 0.5);
        }
      g_autoptr (NzGraph) graph = nz_graph_builder_finish (builder);
      g_autoptr (NzScene) scene = scene_of (graph, 0.1, FALSE);
      double apart = nz_distance (scene->nodes[0].place, scene->nodes[1].place);

      assert_readable (scene);
      g_assert_cmpfloat_with_epsilon (scene->nodes[0].place.x, scene->width / 2, 1e-9);
      g_assert_cmpfloat_with_epsilon (scene->nodes[0].place.y, scene->height / 2, 1e-9);
      if (n_pins == 2)
        g_assert_cmpfloat (apart, <, 4 * scene->nodes[0].reach);
    }
}

static void
set_pin (NzGraph *graph, guint node, const NzScene *scene, NzPoint place)
{
  int x, y;

  nz_scene_to_pin (scene, place, &x, &y);
  graph->nodes[node].pinned = TRUE;
  graph->nodes[node].pin_x = x / 1000.0;
  graph->nodes[node].pin_y = y / 1000.0;
}

static void
assert_same (const NzScene *a, const NzScene *b)
{
  g_assert_true (a->width == b->width && a->height == b->height);
  g_assert_cmpuint (a->n_edges, ==, b->n_edges);
  for (guint i = 0; i < a->n_nodes; i++)
    {
      g_assert_true (memcmp (&a->nodes[i].place, &b->nodes[i].place, sizeof (NzPoint)) == 0);
      g_assert_true (memcmp (&a->nodes[i].box, &b->nodes[i].box, sizeof (NzRect)) == 0);
    }
  for (guint i = 0; i < a->n_edges; i++)
    g_assert_true (memcmp (&a->edges[i].control, &b->edges[i].control, sizeof (NzPoint)) == 0);
}

/* A label lies where it did beside its sign. */
static gboolean
label_stays (const NzSceneNode *a, const NzSceneNode *b)
{
  return fabs ((a->box.x - a->place.x) - (b->box.x - b->place.x)) < 1e-9
         && fabs ((a->box.y - a->place.y) - (b->box.y - b->place.y)) < 1e-9;
}

/* One actor pushed a little: the others hardly notice. */
static void
test_nudge (void)
{
  g_autoptr (NzGraph) graph = network_make (67, 175, 9, 1);
  g_autoptr (NzScene) base = scene_of (graph, 0.05, FALSE);

  for (guint node = 0; node < 67; node += 19)
    {
      NzPoint place = base->nodes[node].place;
      guint labels = 0;

      place.x += node % 4 < 2 ? 8 : -8;
      place.y += node % 3 == 0 ? 6 : -6;
      set_pin (graph, node, base, place);
      g_autoptr (NzScene) scene = scene_of (graph, 0.05, FALSE);
      graph->nodes[node].pinned = FALSE;
      assert_readable (scene);
      g_assert_cmpfloat (scene->width, ==, base->width);
      for (guint i = 0; i < 67; i++)
        {
          double way = nz_distance (scene->nodes[i].place, base->nodes[i].place);

          g_assert_cmpfloat (way, <=, i == node ? 11 : 10);
          labels += !label_stays (&scene->nodes[i], &base->nodes[i]);
        }
      g_test_message ("node %u: %u labels moved", node, labels);
      g_assert_cmpuint (labels, <=, 6);
    }
  g_autoptr (NzScene) again = scene_of (graph, 0.05, FALSE);
  assert_same (base, again);
}

/* One actor dragged across the picture: only where it comes somebody makes room. */
static void
test_drag (void)
{
  g_autoptr (NzGraph) graph = network_make (67, 175, 9, 1);
  g_autoptr (NzScene) base = scene_of (graph, 0.05, FALSE);

  for (guint node = 0; node < 67; node += 19)
    {
      /* onto the very place of another: nowhere is less room */
      guint target = (node + 31) % 67;
      NzPoint place = base->nodes[target].place;
      guint moved = 0, labels = 0;

      set_pin (graph, node, base, place);
      g_autoptr (NzScene) scene = scene_of (graph, 0.05, FALSE);
      graph->nodes[node].pinned = FALSE;
      assert_readable (scene);
      g_test_message ("node %u: %g → %g", node, base->width, scene->width);
      for (guint i = 0; i < 67; i++)
        {
          double way = nz_distance (scene->nodes[i].place, base->nodes[i].place);

          labels += !label_stays (&scene->nodes[i], &base->nodes[i]);
          if (i == node || way == 0)
            continue;
          moved++;
          g_assert_cmpfloat (nz_distance (base->nodes[i].place, place), <, 150);
          g_assert_cmpfloat (way, <, 80);
        }
      g_test_message ("node %u: %u nodes, %u labels moved", node, moved, labels);
      g_assert_cmpuint (moved, <, 10);
      g_assert_cmpuint (labels, <, 20);
    }
}

/* Many pins at once, wherever they are, leave a picture that can be read. */
static void
test_random_pins (void)
{
  NzRandom random;

  nz_random_seed (&random, 3);
  for (guint seed = 0; seed < 60; seed++)
    {
      guint n = 2 + seed % 40;
      g_autoptr (NzGraph) graph = network_make (n, seed, seed % 4, seed);

      for (guint i = 0; i < n; i++)
        if (nz_random_below (&random, 3) == 0)
          {
            graph->nodes[i].pinned = TRUE;
            graph->nodes[i].pin_x = nz_random_unit (&random);
            graph->nodes[i].pin_y = nz_random_unit (&random);
          }
      g_autoptr (NzScene) scene = scene_of (graph, 0.02, FALSE);
      assert_readable (scene);
    }
}

/* Screen and paper name different people, and show the same picture. */
static void
test_paper_and_screen (void)
{
  for (guint seed = 1; seed < 4; seed++)
    {
      g_autoptr (NzGraph) graph = network_make (50, 120, 6, seed);

      for (guint i = 0; i < 50; i += 2)
        graph->nodes[i].is_public = FALSE;
      for (guint i = 0; i < 50; i += 9)
        {
          graph->nodes[i].pinned = TRUE;
          graph->nodes[i].pin_x = (i + 2) / 54.0;
          graph->nodes[i].pin_y = (53 - i) / 54.0;
        }
      g_autoptr (NzScene) paper = scene_of (graph, 0.1, FALSE);
      g_autoptr (NzScene) screen = scene_of (graph, 0.1, TRUE);
      assert_readable (paper);
      assert_readable (screen);
      g_assert_cmpuint (paper->n_hidden_names, >, 0);
      g_assert_cmpuint (screen->n_hidden_names, ==, 0);
      g_assert_true (paper->width == screen->width);
      for (guint i = 0; i < 50; i++)
        {
          g_assert_true (memcmp (&paper->nodes[i].place, &screen->nodes[i].place, sizeof (NzPoint)) == 0);
          g_assert_true (paper->nodes[i].align == screen->nodes[i].align);
        }
    }
}

/* What a name says is nothing to where its actor stands. */
static void
test_renaming (void)
{
  static const char *const names[]
      = { "AWO", "Interkulturelles Zentrum für Begegnung und Beratung Erfurt-Nord", "Sprachcafé am Anger" };

  for (guint seed = 1; seed < 3; seed++)
    {
      g_autoptr (NzGraph) graph = network_make (67, 175, 9, seed);
      g_autoptr (NzScene) base = scene_of (graph, 0.05, FALSE);

      for (guint node = 3; node < 67; node += 23)
        {
          char *old = graph->nodes[node].name;
          double most = 0;

          graph->nodes[node].name = g_strdup (names[node % 3]);
          g_autoptr (NzScene) scene = scene_of (graph, 0.05, FALSE);
          g_free (graph->nodes[node].name);
          graph->nodes[node].name = old;
          for (guint i = 0; i < 67; i++)
            most = MAX (most, nz_distance (scene->nodes[i].place, base->nodes[i].place));
          g_test_message ("seed %u, node %u: %g of %g", seed, node, most, base->width);
          g_assert_cmpfloat (most, ==, 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/pins", test_pins);
  g_test_add_func ("/scene/pins-on-one-spot", test_pins_on_one_spot);
  g_test_add_func ("/scene/nudge", test_nudge);
  g_test_add_func ("/scene/drag", test_drag);
  g_test_add_func ("/scene/random-pins", test_random_pins);
  g_test_add_func ("/scene/paper-and-screen", test_paper_and_screen);
  g_test_add_func ("/scene/renaming", test_renaming);
  return g_test_run ();
}
