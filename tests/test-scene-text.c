/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-organisation-label.h"
#include "scenes.h"

#include <string.h>

/* What is written on the diagram: names, who stays unnamed, where lines break. */

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/private", test_private);
  g_test_add_func ("/scene/label-text", test_label_text);
  g_test_add_func ("/scene/wrap", test_wrap);
  return g_test_run ();
}
