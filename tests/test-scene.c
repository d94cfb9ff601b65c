/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-layout.h"
#include "network/nz-polish.h"
#include "scenes.h"

#include <string.h>

/* Layout and labels of the diagram: the same on every run, everybody named, nothing on top of anything. */

static void
test_example_size (void)
{
  g_autoptr (NzGraph) graph = network_make (67, 175, 9, 1);
  g_autoptr (NzScene) scene = scene_of (graph, 0.15, FALSE);
  g_autoptr (NzScene) again = scene_of (graph, 0.15, FALSE);

  g_assert_cmpuint (graph->n_ties, >=, 140);
  assert_readable (scene);
  g_assert_cmpfloat (fabs (scene->width / scene->height - NZ_SCENE_ASPECT), <, 1e-6);
  /* the same to the last bit */
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      g_assert_true (memcmp (&scene->nodes[i].place, &again->nodes[i].place, sizeof (NzPoint)) == 0);
      g_assert_true (memcmp (&scene->nodes[i].box, &again->nodes[i].box, sizeof (NzRect)) == 0);
    }
  for (guint i = 0; i < scene->n_edges; i++)
    g_assert_true (memcmp (&scene->edges[i].control, &again->edges[i].control, sizeof (NzPoint)) == 0);
  g_assert_cmpuint (scene->n_ties, ==, graph->n_ties);
  /* groups are chains: fewer lines than members */
  g_assert_cmpuint (scene->n_intensity[0], >, 0);
  g_assert_cmpuint (scene->n_intensity[0], <, 67);
}

static NzGraph *
in_order (const guint *order, guint n)
{
  NzGraphBuilder *builder = nz_graph_builder_new (network_day ());

  for (guint i = 0; i < n; i++)
    nz_graph_builder_add_node (builder, order[i] + 1, "Verein", NULL, "association", TRUE);
  for (guint i = 0; i < n; i++)
    nz_graph_builder_add_tie (builder, order[i] + 1, (order[i] * 3 + 1) % n + 1, 1, FALSE, NZ_DATE_NONE,
                              NZ_DATE_NONE);
  return nz_graph_builder_finish (builder);
}

/* Rows come from the store in any order; the picture must not follow it. */
static void
test_order (void)
{
  static const guint forth[] = { 0, 1, 2, 3, 4, 5, 6, 7 }, mixed[] = { 5, 2, 7, 0, 1, 6, 3, 4 };
  g_autoptr (NzGraph) a = in_order (forth, 8), b = in_order (mixed, 8);
  NzPoint left[8], right[8];

  g_assert_true (nz_layout_kk (a, 1.3, left, NULL));
  g_assert_true (nz_layout_kk (b, 1.3, right, NULL));
  g_assert_true (memcmp (left, right, sizeof left) == 0);
}

static void
test_polish (void)
{
  g_autoptr (NzGraph) graph = network_make (40, 90, 5, 4);
  g_autofree NzPoint *places = g_new0 (NzPoint, 40);
  g_autofree NzBody *bodies = g_new0 (NzBody, 40);
  g_autofree float *distances = nz_layout_distances (graph, NULL);
  guint before;

  g_assert_true (nz_layout_kk (graph, 1.3, places, NULL));
  for (guint i = 0; i < 40; i++)
    {
      places[i] = (NzPoint){ places[i].x * 650, places[i].y * 500 };
      bodies[i] = (NzBody){ 8, { -30, -8, 60, 30 }, i == 3 };
    }
  NzPoint pinned = places[3];
  before = nz_polish_crossings (graph, places);
  nz_polish (graph, distances, bodies, (NzRect){ 0, 0, 650, 500 }, 0.8, 60000, 1, places);
  g_assert_cmpuint (nz_polish_crossings (graph, places), <, before);
  g_assert_true (memcmp (&pinned, &places[3], sizeof pinned) == 0);
  g_assert_cmpfloat (distances[0], ==, 0);
}

static void
test_random (void)
{
  for (guint seed = 0; seed < 200; seed++)
    {
      guint n = 1 + seed % 23;
      g_autoptr (NzGraph) graph = network_make (n, seed % 40, seed % 4, seed);
      g_autoptr (NzScene) scene = scene_of (graph, 0.02, FALSE);

      assert_readable (scene);
    }
}

/* --- awkward networks
 * ------------------------------------------------------------------------------------------ */

static void
test_empty (void)
{
  g_autoptr (NzGraph) none = network_make (0, 0, 0, 1);
  g_autoptr (NzScene) empty = scene_of (none, 1, FALSE);
  g_autoptr (NzGraph) one = network_make (1, 5, 1, 1);
  g_autoptr (NzScene) single = scene_of (one, 1, FALSE);

  g_assert_cmpuint (empty->n_nodes, ==, 0);
  g_assert_cmpuint (empty->n_kinds, ==, 0);
  g_assert_cmpint (nz_scene_node_at (empty, (NzPoint){ 5, 5 }, 10), ==, -1);
  assert_readable (single);
  /* one actor does not fill the page */
  g_assert_cmpfloat (single->width, >, 400);
}

static void
test_without_ties (void)
{
  g_autoptr (NzGraph) graph = network_make (300, 0, 0, 2);
  g_autoptr (NzScene) scene = scene_of (graph, 0.02, FALSE);

  assert_readable (scene);
  g_assert_cmpuint (scene->n_edges, ==, 0);
}

static void
test_clique (void)
{
  NzGraphBuilder *builder = nz_graph_builder_new (network_day ());

  for (guint i = 1; i <= 60; i++)
    {
      nz_graph_builder_add_node (builder, i, "Interkultureller Gesprächskreis Daberstedt", NULL,
                                 "association", TRUE);
      for (guint j = 1; j < i; j++)
        nz_graph_builder_add_tie (builder, i, j, 1 + (i + j) % 4, FALSE, NZ_DATE_NONE, NZ_DATE_NONE);
    }
  g_autoptr (NzGraph) graph = nz_graph_builder_finish (builder);
  g_autoptr (NzScene) scene = scene_of (graph, 0.02, FALSE);

  g_assert_cmpuint (scene->n_ties, ==, 1770);
  assert_readable (scene);
}

/* The names that a file can hold: one long word, many words, signs beyond the first plane, empty but for a
 * form. */
static void
test_odd_names (void)
{
  NzGraphBuilder *builder = nz_graph_builder_new (network_day ());
  g_autofree char *word = g_strnfill (300, 'x');
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) faces = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    {
      g_string_append (words, "Wort ");
      g_string_append (faces, "👩‍👩‍👧🇩🇪");
    }
  const char *names[]
      = { word, words->str, faces->str, "e. V.", " ", "A", "جمعية الثقافة", "Größe-Ä/Ö-Ü", "10.000" };
  for (guint i = 0; i < 36; i++)
    nz_graph_builder_add_node (builder, i + 1, names[i % G_N_ELEMENTS (names)], NULL, "provider", TRUE);
  for (guint i = 0; i < 35; i++)
    nz_graph_builder_add_tie (builder, i + 1, i + 2, 2, FALSE, NZ_DATE_NONE, NZ_DATE_NONE);
  g_autoptr (NzGraph) graph = nz_graph_builder_finish (builder);
  g_autoptr (NzScene) scene = scene_of (graph, 0.1, FALSE);

  assert_readable (scene);
  g_assert_true (g_str_has_suffix (scene->nodes[0].lines[g_strv_length (scene->nodes[0].lines) - 1], "…"));
}

static void
test_components (void)
{
  NzGraphBuilder *builder = nz_graph_builder_new (network_day ());

  for (guint i = 1; i <= 30; i++)
    nz_graph_builder_add_node (builder, i, "Verein", NULL, "association", TRUE);
  /* a ring of 14, one of 6, a pair, and eight alone */
  for (guint i = 1; i <= 14; i++)
    nz_graph_builder_add_tie (builder, i, i % 14 + 1, 1, FALSE, NZ_DATE_NONE, NZ_DATE_NONE);
  for (guint i = 0; i < 6; i++)
    nz_graph_builder_add_tie (builder, 15 + i, 15 + (i + 1) % 6, 1, FALSE, NZ_DATE_NONE, NZ_DATE_NONE);
  nz_graph_builder_add_tie (builder, 21, 22, 1, FALSE, NZ_DATE_NONE, NZ_DATE_NONE);
  g_autoptr (NzGraph) graph = nz_graph_builder_finish (builder);
  guint component[30];

  g_assert_cmpuint (nz_layout_components (graph, component), ==, 4);
  g_assert_cmpuint (component[0], ==, 0);
  g_assert_cmpuint (component[14], ==, 1);
  g_assert_cmpuint (component[21], ==, 2);
  for (guint i = 22; i < 30; i++)
    g_assert_cmpuint (component[i], ==, 3);
  g_autoptr (NzScene) scene = scene_of (graph, 0.1, FALSE);
  assert_readable (scene);
}

static void
test_treemap (void)
{
  static const double weights[] = { 6, 6, 4, 3, 2, 2, 1 };
  NzRect area = { 0, 0, 6, 4 }, parts[7];

  /* the example of the paper: 24 squares in 6 × 4 */
  nz_layout_treemap (area, weights, 7, parts);
  for (guint i = 0; i < 7; i++)
    {
      g_assert_cmpfloat (fabs (parts[i].width * parts[i].height - weights[i]), <, 1e-9);
      for (guint j = 0; j < i; j++)
        g_assert_cmpfloat (nz_rect_overlap (&parts[i], &parts[j]), <, 1e-9);
    }
  g_assert_cmpfloat (parts[0].width, ==, 3);
  g_assert_cmpfloat (parts[0].height, ==, 2);
}

static void
test_hit (void)
{
  g_autoptr (NzGraph) graph = network_make (20, 40, 2, 8);
  g_autoptr (NzScene) scene = scene_of (graph, 0.1, FALSE);

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      const NzRect *box = &scene->nodes[i].box;

      g_assert_cmpint (nz_scene_node_at (scene, scene->nodes[i].place, 0), ==, (int)i);
      g_assert_cmpint (nz_scene_node_at (scene, (NzPoint){ box->x + 1, box->y + 1 }, 0), ==, (int)i);
      g_assert_cmpint (nz_scene_find (scene, scene->nodes[i].id), ==, (int)i);
    }
  g_assert_cmpint (nz_scene_node_at (scene, (NzPoint){ -50, -50 }, 5), ==, -1);
  g_assert_cmpint (nz_scene_edge_at (scene, (NzPoint){ -50, -50 }, 5), ==, -1);
  for (guint i = 0; i < scene->n_edges; i++)
    {
      const NzSceneEdge *edge = &scene->edges[i];
      NzPoint middle
          = nz_curve_point (scene->nodes[edge->a].place, edge->control, scene->nodes[edge->b].place, 0.5);
      int found = nz_scene_edge_at (scene, middle, 3);

      /* where ties cross, another one may be as near */
      g_assert_cmpint (found, >=, 0);
      g_assert_true (nz_scene_joined (scene, edge->b, edge->a));
    }
}

/* Everybody who shares a group is joined by its chain and ties. */
static void
test_chains (void)
{
  g_autoptr (NzGraph) graph = network_make (30, 10, 3, 5);
  g_autoptr (NzScene) scene = scene_of (graph, 0.05, FALSE);

  for (guint g = 0; g < graph->n_groups; g++)
    {
      const GArray *members = graph->groups[g].members;
      guint joined[30] = { 0 };

      joined[g_array_index (members, guint, 0)] = 1;
      for (gboolean more = TRUE; more;)
        {
          more = FALSE;
          for (guint i = 0; i < scene->n_edges; i++)
            {
              const NzEdge *edge = &graph->edges[scene->edges[i].edge];
              gboolean own = FALSE;

              for (guint k = 0; k < edge->n_groups; k++)
                own = own || edge->groups[k] == g;
              if (own && joined[edge->a] != joined[edge->b])
                joined[edge->a] = joined[edge->b] = more = TRUE;
            }
        }
      for (guint i = 0; i < members->len; i++)
        g_assert_true (joined[g_array_index (members, guint, i)]);
    }
}

static void
test_exponential (void)
{
  NzRandom random;
  double sum = 0, above = 0;

  nz_random_seed (&random, 7);
  for (guint i = 0; i < 200000; i++)
    {
      double value = nz_random_exponential (&random);

      sum += value;
      above += value > 2;
    }
  g_assert_cmpfloat (fabs (sum / 200000 - 1), <, 0.01);
  g_assert_cmpfloat (fabs (above / 200000 - exp (-2)), <, 0.005);
  g_assert_cmpfloat (fabs (nz_exp_minus (3) - exp (-3)), <, 0.001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/example-size", test_example_size);
  g_test_add_func ("/scene/order", test_order);
  g_test_add_func ("/scene/polish", test_polish);
  g_test_add_func ("/scene/random", test_random);
  g_test_add_func ("/scene/empty", test_empty);
  g_test_add_func ("/scene/without-ties", test_without_ties);
  g_test_add_func ("/scene/clique", test_clique);
  g_test_add_func ("/scene/odd-names", test_odd_names);
  g_test_add_func ("/scene/components", test_components);
  g_test_add_func ("/scene/treemap", test_treemap);
  g_test_add_func ("/scene/hit", test_hit);
  g_test_add_func ("/scene/chains", test_chains);
  g_test_add_func ("/scene/exponential", test_exponential);
  return g_test_run ();
}
