/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-graph.h"

/* What was added, not yet sorted: ids where the graph has indices. */
typedef struct
{
  gint64 a, b;
  guint intensity;
  gboolean confirmed;
  NzDate since, until;
} Tie;

typedef struct
{
  gint64 group, organisation;
} Member;

typedef struct
{
  gint64 organisation;
  double x, y;
} Pin;

struct _NzGraphBuilder
{
  NzDate day;
  GArray *nodes, *ties, *groups, *members, *pins;
};

NzGraphBuilder *
nz_graph_builder_new (NzDate day)
{
  NzGraphBuilder *builder = g_new0 (NzGraphBuilder, 1);

  builder->day = day;
  builder->nodes = g_array_new (FALSE, TRUE, sizeof (NzNode));
  builder->ties = g_array_new (FALSE, TRUE, sizeof (Tie));
  builder->groups = g_array_new (FALSE, TRUE, sizeof (NzGroup));
  builder->members = g_array_new (FALSE, TRUE, sizeof (Member));
  builder->pins = g_array_new (FALSE, TRUE, sizeof (Pin));
  return builder;
}

static void
node_clear (NzNode *node)
{
  g_free (node->name);
  g_free (node->short_name);
}

static void
group_clear (NzGroup *group)
{
  g_free (group->name);
  g_clear_pointer (&group->members, g_array_unref);
}

void
nz_graph_builder_free (NzGraphBuilder *builder)
{
  if (builder == NULL)
    return;
  for (guint i = 0; i < builder->nodes->len; i++)
    node_clear (&g_array_index (builder->nodes, NzNode, i));
  for (guint i = 0; i < builder->groups->len; i++)
    group_clear (&g_array_index (builder->groups, NzGroup, i));
  g_array_unref (builder->nodes);
  g_array_unref (builder->ties);
  g_array_unref (builder->groups);
  g_array_unref (builder->members);
  g_array_unref (builder->pins);
  g_free (builder);
}

void
nz_graph_builder_add_node (NzGraphBuilder *builder,
                           gint64 id,
                           const char *name,
                           const char *short_name,
                           const char *kind,
                           gboolean is_public)
{
  NzNode node = { .id = id, .name = g_strdup (name ? name : ""), .is_public = is_public };

  if (short_name && *short_name)
    node.short_name = g_strdup (short_name);
  node.kind = g_intern_string (kind ? kind : "");
  g_array_append_val (builder->nodes, node);
}

void
nz_graph_builder_add_tie (NzGraphBuilder *builder,
                          gint64 a,
                          gint64 b,
                          guint intensity,
                          gboolean confirmed,
                          NzDate since,
                          NzDate until)
{
  Tie tie = { MIN (a, b), MAX (a, b), CLAMP (intensity, 1, 4), confirmed, since, until };

  if (a != b)
    g_array_append_val (builder->ties, tie);
}

void
nz_graph_builder_add_group (NzGraphBuilder *builder, gint64 id, const char *name)
{
  NzGroup group = { .id = id, .name = g_strdup (name ? name : "") };

  group.members = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_append_val (builder->groups, group);
}

void
nz_graph_builder_add_member (NzGraphBuilder *builder, gint64 group, gint64 organisation)
{
  Member member = { group, organisation };

  g_array_append_val (builder->members, member);
}

void
nz_graph_builder_add_pin (NzGraphBuilder *builder, gint64 organisation, double x, double y)
{
  Pin pin = { organisation, x, y };

  g_array_append_val (builder->pins, pin);
}

static int
compare_id (const gint64 *a, const gint64 *b)
{
  return (*a > *b) - (*a < *b);
}

static int
compare_node (gconstpointer a, gconstpointer b)
{
  return compare_id (&((const NzNode *)a)->id, &((const NzNode *)b)->id);
}

static int
compare_group (gconstpointer a, gconstpointer b)
{
  return compare_id (&((const NzGroup *)a)->id, &((const NzGroup *)b)->id);
}

static int
compare_edge (gconstpointer a, gconstpointer b)
{
  const NzEdge *left = a, *right = b;

  if (left->a != right->a)
    return left->a < right->a ? -1 : 1;
  return (left->b > right->b) - (left->b < right->b);
}

static int
compare_index (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *)a, right = *(const guint *)b;

  return (left > right) - (left < right);
}

int
nz_graph_find (const NzGraph *graph, gint64 id)
{
  NzNode key = { .id = id };
  guint index;

  g_return_val_if_fail (graph != NULL, -1);
  if (graph->n_nodes == 0)
    return -1;
  {
    const NzNode *found = bsearch (&key, graph->nodes, graph->n_nodes, sizeof (NzNode), compare_node);

    if (found == NULL)
      return -1;
    index = (guint)(found - graph->nodes);
  }
  return (int)index;
}

const NzEdge *
nz_graph_edge (const NzGraph *graph, guint a, guint b)
{
  NzEdge key = { .a = MIN (a, b), .b = MAX (a, b) };

  g_return_val_if_fail (graph != NULL, NULL);
  if (graph->n_edges == 0)
    return NULL;
  return bsearch (&key, graph->edges, graph->n_edges, sizeof (NzEdge), compare_edge);
}

static NzEdge *
edge_between (GHashTable *edges, guint a, guint b)
{
  gint64 key = ((gint64)MIN (a, b) << 32) | MAX (a, b);
  NzEdge *edge = g_hash_table_lookup (edges, &key);

  if (edge == NULL)
    {
      edge = g_new0 (NzEdge, 1);
      edge->a = MIN (a, b);
      edge->b = MAX (a, b);
      g_hash_table_insert (edges, g_memdup2 (&key, sizeof key), edge);
    }
  return edge;
}

/* Several ties of a pair (each side stated one) are one edge: the strongest counts, and it ends when the last
 * of them does. */
static void
take_ties (NzGraph *graph, GArray *ties, GHashTable *edges)
{
  for (guint i = 0; i < ties->len; i++)
    {
      const Tie *tie = &g_array_index (ties, Tie, i);
      int a = nz_graph_find (graph, tie->a), b = nz_graph_find (graph, tie->b);
      gboolean first;
      NzEdge *edge;

      if (a < 0 || b < 0)
        continue;
      edge = edge_between (edges, (guint)a, (guint)b);
      first = edge->intensity == 0;
      if (first || (nz_date_is_set (edge->until) && nz_date_compare (tie->until, edge->until) > 0)
          || !nz_date_is_set (tie->until))
        edge->until = tie->until;
      if (first || tie->intensity > edge->intensity)
        {
          edge->intensity = tie->intensity;
          edge->since = tie->since;
        }
      edge->confirmed = edge->confirmed || tie->confirmed;
    }
}

static void
take_members (NzGraph *graph, GArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = &g_array_index (members, Member, i);
      int node = nz_graph_find (graph, member->organisation);
      NzGroup key = { .id = member->group };
      NzGroup *group = NULL;

      if (node >= 0 && graph->n_groups > 0)
        group = bsearch (&key, graph->groups, graph->n_groups, sizeof (NzGroup), compare_group);
      if (group != NULL)
        g_array_append_val (group->members, node);
    }
  for (guint g = 0; g < graph->n_groups; g++)
    {
      GArray *list = graph->groups[g].members;

      g_array_sort (list, compare_index);
      for (guint i = list->len; i > 1; i--)
        if (g_array_index (list, guint, i - 1) == g_array_index (list, guint, i - 2))
          g_array_remove_index (list, i - 1);
    }
}

static void
take_shared_groups (NzGraph *graph, GHashTable *edges)
{
  for (guint g = 0; g < graph->n_groups; g++)
    {
      GArray *list = graph->groups[g].members;

      if (list->len > NZ_GRAPH_GROUP_MAX)
        continue;
      for (guint i = 0; i < list->len; i++)
        for (guint j = i + 1; j < list->len; j++)
          {
            NzEdge *edge
                = edge_between (edges, g_array_index (list, guint, i), g_array_index (list, guint, j));

            edge->groups = g_renew (guint, edge->groups, edge->n_groups + 1);
            edge->groups[edge->n_groups++] = g;
          }
    }
}

static void
take_edges (NzGraph *graph, GHashTable *edges)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  graph->n_edges = g_hash_table_size (edges);
  graph->edges = g_new0 (NzEdge, MAX (graph->n_edges, 1));
  g_hash_table_iter_init (&iter, edges);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    graph->edges[n++] = *(NzEdge *)value;
  qsort (graph->edges, graph->n_edges, sizeof (NzEdge), compare_edge);
  for (guint i = 0; i < graph->n_edges; i++)
    {
      NzEdge *edge = &graph->edges[i];

      if (edge->intensity == 0)
        continue;
      graph->n_ties++;
      graph->nodes[edge->a].degree++;
      graph->nodes[edge->b].degree++;
      edge->ends = nz_date_is_set (edge->until) && edge->until.year == graph->day.year;
    }
}

NzGraph *
nz_graph_builder_finish (NzGraphBuilder *builder)
{
  g_autoptr (GHashTable) edges = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  NzGraph *graph = g_new0 (NzGraph, 1);

  graph->day = builder->day;
  graph->n_nodes = builder->nodes->len;
  graph->nodes = (NzNode *)(gpointer)g_array_free (g_steal_pointer (&builder->nodes), FALSE);
  graph->n_groups = builder->groups->len;
  graph->groups = (NzGroup *)(gpointer)g_array_free (g_steal_pointer (&builder->groups), FALSE);
  builder->nodes = g_array_new (FALSE, TRUE, sizeof (NzNode));
  builder->groups = g_array_new (FALSE, TRUE, sizeof (NzGroup));
  if (graph->n_nodes > 0)
    qsort (graph->nodes, graph->n_nodes, sizeof (NzNode), compare_node);
  if (graph->n_groups > 0)
    qsort (graph->groups, graph->n_groups, sizeof (NzGroup), compare_group);

  take_ties (graph, builder->ties, edges);
  take_members (graph, builder->members);
  take_shared_groups (graph, edges);
  take_edges (graph, edges);
  for (guint i = 0; i < builder->pins->len; i++)
    {
      const Pin *pin = &g_array_index (builder->pins, Pin, i);
      int node = nz_graph_find (graph, pin->organisation);

      if (node < 0)
        continue;
      graph->nodes[node].pinned = TRUE;
      graph->nodes[node].pin_x = CLAMP (pin->x, 0, 1);
      graph->nodes[node].pin_y = CLAMP (pin->y, 0, 1);
    }
  nz_graph_builder_free (builder);
  return graph;
}

void
nz_graph_free (NzGraph *graph)
{
  if (graph == NULL)
    return;
  for (guint i = 0; i < graph->n_nodes; i++)
    node_clear (&graph->nodes[i]);
  for (guint i = 0; i < graph->n_groups; i++)
    group_clear (&graph->groups[i]);
  for (guint i = 0; i < graph->n_edges; i++)
    g_free (graph->edges[i].groups);
  g_free (graph->nodes);
  g_free (graph->groups);
  g_free (graph->edges);
  g_free (graph);
}
