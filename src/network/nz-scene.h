/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-graph.h"
#include "network/nz-label.h"

G_BEGIN_DECLS

/* The size of labels is the picture's measure: 10 units. Whoever draws a scene scales it to its pane or page.
 */
#define NZ_SCENE_LABEL_SIZE 10.0
#define NZ_SCENE_LABEL_PITCH 11.9
#define NZ_SCENE_LABEL_ASCENT 8.6 /* from the top of a label's box to its first baseline */
/* One s of the target pictures: outlines, moats and halos are multiples of it. */
#define NZ_SCENE_UNIT (NZ_SCENE_LABEL_SIZE / 12.0)
/* Width by height of the picture on paper; a window that uses the same has the same picture. */
#define NZ_SCENE_ASPECT 1.30

/**
 * NzSceneNode: an organisation in its place.
 * @node: index in the graph
 * @name: as it may be shown: "Einzelperson" for an individual who may not be named
 * @lines: (array zero-terminated=1): of the label, centred or flush in @box by @align
 */
typedef struct
{
  gint64 id;
  guint node;
  const char *kind;
  char *name;
  guint degree;
  gboolean pinned;
  NzPoint place;
  double radius; /* of the sign */
  double reach;  /* of its farthest corner */
  char **lines;
  NzRect box;
  NzLabelAlign align;
} NzSceneNode;

/**
 * NzSceneEdge: a declared tie, or two members of a working group without a tie (@intensity 0).
 * @control: of the quadratic curve between the two places
 * @title: a sentence for eyes that rest on it: who, how much, since when, shared groups
 */
typedef struct
{
  guint edge; /* index in the graph */
  guint a, b;
  guint intensity;
  gboolean ends;
  NzPoint control;
  char *title;
} NzSceneEdge;

/* One line of the legend: how many actors of a kind. */
typedef struct
{
  const char *kind;
  const char *label; /* in the scene's language */
  guint count;
} NzSceneKind;

/* And of the working groups: how many actors are in it. */
typedef struct
{
  char *name;
  guint count;
} NzSceneGroup;

/**
 * NzScene:
 *
 * The picture of a network of one day as plain data: where everything lies, what is written and what it is,
 * before it has colours. Drawn by render/ on screens, paper and into files, which is why all of them show the
 * same. Immutable, owns everything in it.
 *
 * Of the shared working groups the scene holds for each group the shortest chain that joins its members
 * (minimum spanning tree of their places, Prim 1957) as far as there is no declared tie: all pairs would be
 * hundreds of lines that hide the ties.
 */
typedef struct
{
  NzDate day;
  NzLanguage language;
  double width, height;
  NzSceneNode *nodes;
  guint n_nodes;
  NzSceneEdge *edges; /* pale ones of groups first, then ties from weak to strong: the order of drawing */
  guint n_edges;
  NzSceneKind *kinds; /* in the order of the description, those that occur */
  guint n_kinds;
  NzSceneGroup *groups; /* by name */
  guint n_ties, n_groups, n_ends;
  guint n_intensity[5];
  guint n_hidden_names; /* actors shown without their name */
  guint conflicts;      /* labels that still cover something: 0 unless pins leave no room */
} NzScene;

/**
 * NzSceneOptions:
 * @aspect: width by height; 0 for NZ_SCENE_ASPECT
 * @name_all: names also those who may not be named publicly: for the working screen, never by default for
 * paper and files
 * @measure: width of a line of a label at NZ_SCENE_LABEL_SIZE
 * @reach: (nullable): how far a kind's sign reaches beyond its radius, as a factor
 * @effort: 1 for a picture that stays; less is faster (0.1 for a preview or a test)
 */
typedef struct
{
  double aspect;
  NzLanguage language;
  gboolean name_all;
  NzMeasure measure;
  gpointer measure_data;
  double (*reach) (const char *kind);
  double effort;
} NzSceneOptions;

/* Lays the network out: base layout, fit to the canvas, polish, curves, labels; then pinned nodes are put in
 * their places, and only what they displace moves, so that what is unpinned goes back to where it was. A pin
 * on another is set beside it. Names do not matter to the places as long as their labels find room. Where
 * labels find no room the canvas grows, which makes everything in it smaller, until none covers another, a
 * sign or the rim: every organisation is named. Takes some 2 s for 70 actors on one core and may run in any
 * thread. The same graph and options give the same scene. (transfer full) */
NzScene *nz_scene_new (const NzGraph *graph, const NzSceneOptions *options, GError **error);
void nz_scene_free (NzScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzScene, nz_scene_free)

/* The node whose sign or label lies at a place of the scene, −1 if none; @slack widens the signs (for
 * fingers). */
int nz_scene_node_at (const NzScene *scene, NzPoint place, double slack);
/* The edge within @slack of a place, the nearest; −1 if none. */
int nz_scene_edge_at (const NzScene *scene, NzPoint place, double slack);
/* Index of an organisation's node; −1 if it is not in the picture. */
int nz_scene_find (const NzScene *scene, gint64 id);
/* %TRUE if an edge of the scene joins the two. */
gboolean nz_scene_joined (const NzScene *scene, guint a, guint b);
/* A place as a pin keeps it: thousandths of the picture's width and height. */
void nz_scene_to_pin (const NzScene *scene, NzPoint place, int *x, int *y);

G_END_DECLS
