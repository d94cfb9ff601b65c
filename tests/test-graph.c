/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"
#include "network/nz-graph.h"
#include "nz-store-fixture.h"

/* The network of one day, put together by hand and read from a file. */

static NzGraphBuilder *
four_actors (void)
{
  NzGraphBuilder *builder = nz_graph_builder_new (nz_date (2026, 11, 24));

  nz_graph_builder_add_node (builder, 40, "Dora", "D", "office", TRUE);
  nz_graph_builder_add_node (builder, 10, "Anna", "", "individual", FALSE);
  nz_graph_builder_add_node (builder, 30, "Club", NULL, "association", TRUE);
  nz_graph_builder_add_node (builder, 20, "Büro", NULL, "company", TRUE);
  return builder;
}

static void
test_nodes (void)
{
  g_autoptr (NzGraph) graph = nz_graph_builder_finish (four_actors ());

  g_assert_cmpuint (graph->n_nodes, ==, 4);
  g_assert_cmpstr (graph->nodes[0].name, ==, "Anna");
  g_assert_null (graph->nodes[0].short_name);
  g_assert_false (graph->nodes[0].is_public);
  g_assert_cmpstr (graph->nodes[3].short_name, ==, "D");
  g_assert_cmpint (nz_graph_find (graph, 30), ==, 2);
  g_assert_cmpint (nz_graph_find (graph, 31), ==, -1);
  g_assert_null (nz_graph_edge (graph, 0, 1));
}

static void
test_ties (void)
{
  NzGraphBuilder *builder = four_actors ();

  nz_graph_builder_add_tie (builder, 20, 10, 2, FALSE, nz_date (2004, 0, 0), nz_date (2026, 12, 31));
  nz_graph_builder_add_tie (builder, 10, 20, 3, TRUE, nz_date (2010, 5, 0), nz_date (2026, 0, 0));
  nz_graph_builder_add_tie (builder, 30, 40, 4, FALSE, NZ_DATE_NONE, nz_date (2026, 12, 31));
  nz_graph_builder_add_tie (builder, 30, 40, 1, FALSE, NZ_DATE_NONE, NZ_DATE_NONE);
  nz_graph_builder_add_tie (builder, 20, 20, 4, FALSE, NZ_DATE_NONE, NZ_DATE_NONE);
  nz_graph_builder_add_tie (builder, 20, 99, 4, FALSE, NZ_DATE_NONE, NZ_DATE_NONE);
  g_autoptr (NzGraph) graph = nz_graph_builder_finish (builder);

  g_assert_cmpuint (graph->n_edges, ==, 2);
  g_assert_cmpuint (graph->n_ties, ==, 2);
  const NzEdge *edge = nz_graph_edge (graph, 1, 0);
  g_assert_cmpuint (edge->intensity, ==, 3);
  g_assert_true (edge->confirmed);
  g_assert_cmpint (edge->since.year, ==, 2010);
  g_assert_cmpint (edge->until.day, ==, 31);
  g_assert_true (edge->ends);
  edge = nz_graph_edge (graph, 2, 3);
  g_assert_cmpuint (edge->intensity, ==, 4);
  /* one of the two goes on */
  g_assert_false (nz_date_is_set (edge->until));
  g_assert_false (edge->ends);
  g_assert_cmpuint (graph->nodes[0].degree, ==, 1);
}

static void
test_groups (void)
{
  NzGraphBuilder *builder = four_actors ();

  nz_graph_builder_add_group (builder, 2, "AG Zwei");
  nz_graph_builder_add_group (builder, 1, "AG Eins");
  for (int twice = 0; twice < 2; twice++)
    for (gint64 id = 10; id <= 30; id += 10)
      nz_graph_builder_add_member (builder, 1, id);
  nz_graph_builder_add_member (builder, 2, 20);
  nz_graph_builder_add_member (builder, 2, 10);
  nz_graph_builder_add_member (builder, 2, 99);
  nz_graph_builder_add_member (builder, 3, 40);
  nz_graph_builder_add_tie (builder, 10, 20, 1, FALSE, NZ_DATE_NONE, NZ_DATE_NONE);
  g_autoptr (NzGraph) graph = nz_graph_builder_finish (builder);

  g_assert_cmpuint (graph->n_groups, ==, 2);
  g_assert_cmpuint (graph->groups[0].members->len, ==, 3);
  g_assert_cmpuint (graph->n_edges, ==, 3);
  g_assert_cmpuint (graph->n_ties, ==, 1);
  const NzEdge *edge = nz_graph_edge (graph, 0, 1);
  g_assert_cmpuint (edge->n_groups, ==, 2);
  g_assert_cmpstr (graph->groups[edge->groups[0]].name, ==, "AG Eins");
  edge = nz_graph_edge (graph, 1, 2);
  g_assert_cmpuint (edge->intensity, ==, 0);
  g_assert_cmpuint (edge->n_groups, ==, 1);
  /* sharing a group is no declared tie */
  g_assert_cmpuint (graph->nodes[2].degree, ==, 0);
}

/* --- from a file
 * --------------------------------------------------------------------------------------------- */

static gint64
save (Fixture *f, const NzEntity *entity, ...)
{
  g_autoptr (NzRecord) record = nz_record_new (entity);
  g_autoptr (GError) error = NULL;
  const char *name;
  va_list list;

  va_start (list, entity);
  while ((name = va_arg (list, const char *)) != NULL)
    {
      nz_record_set_plain (record, nz_entity_field (entity, name), va_arg (list, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (list);
  nz_store_save (f->store, record, &error);
  g_assert_no_error (error);
  return nz_record_get_id (record);
}

#define ID(id) nz_id_to_text (id, (char[NZ_ID_TEXT_SIZE]){ 0 })

static NzGraph *
graph_on (Fixture *f, int year, int month, int day, NzGraphFlags flags)
{
  g_autoptr (GError) error = NULL;
  NzGraph *graph = nz_graph_for_day (f->store, nz_date (year, month, day), flags, &error);

  g_assert_no_error (error);
  return graph;
}

static void
test_day (Fixture *f, gconstpointer data)
{
  gint64 office = save (f, &nz_entity_organisation, "name", "Jugendamt", "kind", "office", NULL);
  gint64 club = save (f, &nz_entity_organisation, "name", "Boxclub e. V.", "kind", "association", "since",
                      "2004", "until", "2020-06", NULL);
  gint64 person = save (f, &nz_entity_organisation, "name", "Tom Richter", "kind", "individual",
                        "public_name", "0", "since", "2010-05-03", NULL);
  gint64 group
      = save (f, &nz_entity_working_group, "name", "AG Sprache", "kind", "permanent", "since", "2005", NULL);

  save (f, &nz_entity_tie, "organisation", ID (club), "partner", ID (office), "intensity", "3", NULL);
  save (f, &nz_entity_tie, "organisation", ID (office), "partner", ID (person), "intensity", "2", "since",
        "2012", "until", "2015", NULL);
  save (f, &nz_entity_membership, "working_group", ID (group), "organisation", ID (office), "role", "chair",
        NULL);
  save (f, &nz_entity_membership, "working_group", ID (group), "organisation", ID (person), "role", "member",
        "since", "2011-01", NULL);
  save (f, &nz_entity_pin, "organisation", ID (office), "x", "250", "y", "1700", NULL);

  g_autoptr (NzGraph) before = graph_on (f, 2003, 12, 31, NZ_GRAPH_ALL);
  g_assert_cmpuint (before->n_nodes, ==, 1);
  g_assert_cmpuint (before->n_edges, ==, 0);

  g_autoptr (NzGraph) middle = graph_on (f, 2015, 12, 31, NZ_GRAPH_ALL);
  g_assert_cmpuint (middle->n_nodes, ==, 3);
  g_assert_cmpuint (middle->n_ties, ==, 2);
  guint a = (guint)nz_graph_find (middle, office), b = (guint)nz_graph_find (middle, person);
  const NzEdge *edge = nz_graph_edge (middle, a, b);
  g_assert_cmpuint (edge->intensity, ==, 2);
  g_assert_cmpuint (edge->n_groups, ==, 1);
  g_assert_true (edge->ends);
  g_assert_false (middle->nodes[b].is_public);
  g_assert_true (middle->nodes[a].pinned);
  g_assert_cmpfloat (middle->nodes[a].pin_x, ==, 0.25);
  g_assert_cmpfloat (middle->nodes[a].pin_y, ==, 1);

  /* the club left in June 2020, its tie with it; the other one ended in 2015, the group remains */
  g_autoptr (NzGraph) after = graph_on (f, 2020, 7, 1, NZ_GRAPH_ALL);
  g_assert_cmpuint (after->n_nodes, ==, 2);
  g_assert_cmpuint (after->n_ties, ==, 0);
  g_assert_cmpuint (after->n_edges, ==, 1);

  g_autoptr (NzGraph) bare = graph_on (f, 2020, 7, 1, NZ_GRAPH_NO_GROUPS | NZ_GRAPH_NO_PINS);
  g_assert_cmpuint (bare->n_edges, ==, 0);
  g_assert_false (bare->nodes[nz_graph_find (bare, office)].pinned);
}

/* Stops SQLite after so many steps, as a fault of the disk would. */
static int
stop (void *data)
{
  int *left = data;

  return (*left)-- <= 0;
}

/* Wherever the reading breaks off: a failure, never half a network. */
static void
test_unreadable (Fixture *f, gconstpointer data)
{
  gint64 office = save (f, &nz_entity_organisation, "name", "Jugendamt", "kind", "office", NULL);
  gint64 club = save (f, &nz_entity_organisation, "name", "Boxclub e. V.", "kind", "association", NULL);
  gint64 group = save (f, &nz_entity_working_group, "name", "AG Sprache", "kind", "permanent", NULL);
  guint failures = 0;

  save (f, &nz_entity_tie, "organisation", ID (club), "partner", ID (office), "intensity", "3", NULL);
  save (f, &nz_entity_membership, "working_group", ID (group), "organisation", ID (office), "role", "chair",
        NULL);
  save (f, &nz_entity_pin, "organisation", ID (office), "x", "250", "y", "1700", NULL);
  for (int steps = 0;; steps++)
    {
      g_autoptr (GError) error = NULL;
      int left = steps;
      g_autoptr (NzGraph) graph = NULL;

      sqlite3_progress_handler (f->store->db, 1, stop, &left);
      graph = nz_graph_for_day (f->store, nz_date (2026, 11, 23), NZ_GRAPH_ALL, &error);
      sqlite3_progress_handler (f->store->db, 0, NULL, NULL);
      g_assert_true ((graph == NULL) == (error != NULL));
      if (graph != NULL)
        {
          g_assert_cmpuint (graph->n_nodes, ==, 2);
          g_assert_cmpuint (graph->n_ties, ==, 1);
          g_assert_true (graph->nodes[nz_graph_find (graph, office)].pinned);
          break;
        }
      failures++;
    }
  g_assert_cmpuint (failures, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/graph/nodes", test_nodes);
  g_test_add_func ("/graph/ties", test_ties);
  g_test_add_func ("/graph/groups", test_groups);
  g_test_add ("/graph/day", Fixture, NULL, fixture_set_up, test_day, fixture_tear_down);
  g_test_add ("/graph/unreadable", Fixture, NULL, fixture_set_up, test_unreadable, fixture_tear_down);
  return g_test_run ();
}
