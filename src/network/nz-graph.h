/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzNode: an organisation in the network of one day.
 * @kind: code of the choice organisation.kind (interned)
 * @degree: number of its declared ties of the day
 * @pinned: put in its place by hand; @pin_x and @pin_y then are parts of the picture's width and height (0
 * left or top, 1 right or bottom)
 */
typedef struct
{
  gint64 id;
  char *name;
  char *short_name; /* (nullable) */
  const char *kind;
  gboolean is_public;
  guint degree;
  gboolean pinned;
  double pin_x, pin_y;
} NzNode;

/**
 * NzEdge: two organisations that have a declared tie, a shared working group or both. At most one edge joins
 * two nodes.
 * @a, @b: indices of the nodes, @a < @b
 * @intensity: 1 to 4 of the strongest declared tie; 0 where they only share groups
 * @since, @until: of that tie; no @until if any of several ties has none
 * @ends: the tie is declared to end in the year of the day
 * @groups: (array length=n_groups): indices of the working groups that both are members of
 */
typedef struct
{
  guint a, b;
  guint intensity;
  gboolean confirmed;
  gboolean ends;
  NzDate since, until;
  guint *groups;
  guint n_groups;
} NzEdge;

/**
 * NzGroup: a working group that is active on the day.
 * @members: (element-type guint): indices of nodes, sorted
 */
typedef struct
{
  gint64 id;
  char *name;
  GArray *members;
} NzGroup;

/**
 * NzGraph:
 *
 * The network on one day, plain data: every organisation that is active, its ties and shared groups. Nodes
 * are sorted by id, so that a renaming moves nothing; edges by their nodes. Immutable once finished, and then
 * safe to read from any thread.
 */
typedef struct
{
  NzDate day;
  NzNode *nodes;
  guint n_nodes;
  NzEdge *edges;
  guint n_edges;
  guint n_ties; /* edges with a declared tie */
  NzGroup *groups;
  guint n_groups;
} NzGraph;

typedef enum
{
  NZ_GRAPH_ALL = 0,
  NZ_GRAPH_NO_GROUPS = 1 << 0, /* declared ties only */
  NZ_GRAPH_NO_PINS = 1 << 1,
} NzGraphFlags;

/* Reads the network of @day from the store. (transfer full) */
NzGraph *nz_graph_for_day (NzStore *store, NzDate day, NzGraphFlags flags, GError **error);
void nz_graph_free (NzGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzGraph, nz_graph_free)

/* Index of the node; -1 if the organisation is not part of it. */
int nz_graph_find (const NzGraph *graph, gint64 id);
/* The edge between two nodes in either order; %NULL if there is none. */
const NzEdge *nz_graph_edge (const NzGraph *graph, guint a, guint b);

/**
 * NzGraphBuilder: takes nodes, ties and memberships in any order and makes a graph of them. Ties and
 * memberships of unknown organisations, ties of one with itself and repeated memberships are left out;
 * several ties of a pair become one edge.
 */
typedef struct _NzGraphBuilder NzGraphBuilder;
NzGraphBuilder *nz_graph_builder_new (NzDate day);
void nz_graph_builder_add_node (NzGraphBuilder *builder,
                                gint64 id,
                                const char *name,
                                const char *short_name,
                                const char *kind,
                                gboolean is_public);
void nz_graph_builder_add_tie (NzGraphBuilder *builder,
                               gint64 a,
                               gint64 b,
                               guint intensity,
                               gboolean confirmed,
                               NzDate since,
                               NzDate until);
void nz_graph_builder_add_group (NzGraphBuilder *builder, gint64 id, const char *name);
void nz_graph_builder_add_member (NzGraphBuilder *builder, gint64 group, gint64 organisation);
void nz_graph_builder_add_pin (NzGraphBuilder *builder, gint64 organisation, double x, double y);
/* (transfer full): also frees the builder. */
NzGraph *nz_graph_builder_finish (NzGraphBuilder *builder);
void nz_graph_builder_free (NzGraphBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzGraphBuilder, nz_graph_builder_free)

/* Pairs are made of the members of groups up to this size; in a larger one (an assembly of all) sharing it
 * says nothing. */
#define NZ_GRAPH_GROUP_MAX 150

G_END_DECLS
