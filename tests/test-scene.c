/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-organisation-label.h"
#include "network/nz-layout.h"
#include "network/nz-polish.h"
#include "networks.h"

#include <string.h>

/* Layout and labels of the diagram: the same on every run, everybody named, nothing on top of anything. */

static double
measure (const char *text, gpointer data)
{
  return 5.4 * (double)g_utf8_strlen (text, -1);
}

static NzScene *
scene_of (const NzGraph *graph, double effort, gboolean name_all)
{
  NzSceneOptions options
      = { .language = NZ_LANGUAGE_DE, .measure = measure, .effort = effort, .name_all = name_all };
  g_autoptr (GError) error = NULL;
  NzScene *scene = nz_scene_new (graph, &options, &error);

  g_assert_no_error (error);
  return scene;
}

static gboolean
overlap (const NzRect *a, const NzRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* Counted here once more, by other means than the code under test uses. */
static void
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

/* --- what is said
 * ------------------------------------------------------------------------------------------------ */

static void
test_private (void)
{
  NzGraphBuilder *builder = nz_graph_builder_new (network_day ());

  nz_graph_builder_add_node (builder, 1, "Leyla Geheim", "Leyla G.", "individual", FALSE);
  nz_graph_builder_add_node (builder, 2, "Tom Offen", NULL, "individual", TRUE);
  nz_graph_builder_add_node (builder, 3, "Jugendamt", NULL, "office", TRUE);
  nz_graph_builder_add_group (builder, 9, "AG Sprache");
  nz_graph_builder_add_member (builder, 9, 1);
  nz_graph_builder_add_member (builder, 9, 3);
  nz_graph_builder_add_tie (builder, 1, 3, 3, FALSE, nz_date (2014, 3, 0), nz_date (2026, 12, 31));
  g_autoptr (NzGraph) graph = nz_graph_builder_finish (builder);
  g_autoptr (NzScene) scene = scene_of (graph, 0.1, FALSE);
  g_autoptr (NzScene) full = scene_of (graph, 0.1, TRUE);

  g_assert_cmpstr (scene->nodes[0].name, ==, "Einzelperson");
  g_assert_cmpstr (scene->nodes[0].lines[0], ==, "Einzelperson");
  g_assert_cmpstr (scene->nodes[1].name, ==, "Tom Offen");
  g_assert_cmpuint (scene->n_hidden_names, ==, 1);
  for (guint i = 0; i < scene->n_edges; i++)
    g_assert_null (strstr (scene->edges[i].title, "Leyla"));
  g_assert_nonnull (strstr (scene->edges[0].title, "Einzelperson – Jugendamt: Kooperation"));
  g_assert_nonnull (strstr (scene->edges[0].title, "AG Sprache"));
  g_assert_cmpstr (full->nodes[0].name, ==, "Leyla Geheim");
  g_assert_cmpuint (full->n_hidden_names, ==, 0);
  /* paper and screen show the same picture */
  for (guint i = 0; i < 3; i++)
    g_assert_true (memcmp (&scene->nodes[i].place, &full->nodes[i].place, sizeof (NzPoint)) == 0);
}

static void
assert_label (const char *name, const char *short_name, const char *expected)
{
  g_autofree char *label = nz_organisation_label (name, short_name);

  g_assert_cmpstr (label, ==, expected);
}

static void
test_label_text (void)
{
  assert_label ("Sprachcafé Krämerbrücke e. V.", NULL, "Sprachcafé Krämerbrücke");
  assert_label ("Internationaler Bund e. V.", "IB", "Internationaler Bund");
  assert_label ("Internationale Gesellschaft für multimediale Kultur und europäische Kommunikation e.V.",
                "Multimediale Kultur", "Multimediale Kultur");
  assert_label ("Internationale Gesellschaft für multimediale Kultur", NULL,
                "Internationale Gesellschaft für multimediale Kultur");
  assert_label ("Pflegedienst Sonnenhof gGmbH", NULL, "Pflegedienst Sonnenhof");
  assert_label ("e. V.", NULL, "e. V.");
}

static void
assert_wrapped (const char *text, const char *expected)
{
  NzWrap wraps[NZ_WRAP_MAX];
  guint n = nz_wrap (text, 140, measure, NULL, wraps);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *joined = g_strjoinv ("/", wraps[i].lines);

      g_string_append_printf (all, "%s%s", i > 0 ? " | " : "", joined);
      g_assert_cmpuint (g_strv_length (wraps[i].lines), ==, wraps[i].n_lines);
      nz_wrap_clear (&wraps[i]);
    }
  g_assert_cmpstr (all->str, ==, expected);
}

static void
test_wrap (void)
{
  assert_wrapped ("Jobcenter", "Jobcenter");
  assert_wrapped ("Bildungswerk Steigerwald", "Bildungswerk Steigerwald | Bildungswerk/Steigerwald");
  assert_wrapped ("Jugendmigrationsdienst", "Jugendmigrationsdienst | Jugendmigrations-/dienst");
  assert_wrapped ("Landsmannschaft der Deutschen aus Russland",
                  "Landsmannschaft der/Deutschen aus Russland | Landsmannschaft/der Deutschen/aus Russland");
  assert_wrapped ("Afrikanisch-Deutscher Verein",
                  "Afrikanisch-/Deutscher Verein | Afrikanisch-/Deutscher/Verein");
  assert_wrapped ("Groß\xc2\xad"
                  "artiges",
                  "Großartiges | Groß-/artiges");
  assert_wrapped ("Rathaus", "Rathaus");
  assert_wrapped ("", "");
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
  g_test_add_func ("/scene/pins", test_pins);
  g_test_add_func ("/scene/pins-on-one-spot", test_pins_on_one_spot);
  g_test_add_func ("/scene/nudge", test_nudge);
  g_test_add_func ("/scene/drag", test_drag);
  g_test_add_func ("/scene/random-pins", test_random_pins);
  g_test_add_func ("/scene/paper-and-screen", test_paper_and_screen);
  g_test_add_func ("/scene/renaming", test_renaming);
  g_test_add_func ("/scene/private", test_private);
  g_test_add_func ("/scene/label-text", test_label_text);
  g_test_add_func ("/scene/wrap", test_wrap);
  g_test_add_func ("/scene/hit", test_hit);
  g_test_add_func ("/scene/chains", test_chains);
  g_test_add_func ("/scene/exponential", test_exponential);
  return g_test_run ();
}
