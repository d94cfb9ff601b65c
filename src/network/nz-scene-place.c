/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-scene-private.h"

#include "base/nz-organisation-label.h"
#include "network/nz-layout.h"

/* A label wider than this is wrapped, in units. */
#define WIDEST 140.0
/* The room that every label has while the layout is made, whatever it says: a new name moves nobody. It is
 * the middle of what labels take; the search for their places gets along with the rest. */
#define ROOM_WIDTH 80.0
#define ROOM_HEIGHT 15.0
/* In one line up to this width, in two above, where there is a choice. */
#define LIKED 104.0
/* The canvas is so many times as large as all boxes together … */
#define AIR 2.75
/* … and at least so large, so that a single actor is not as large as a plate. */
#define LEAST_AREA (560.0 * 430.0)
#define MARGIN 5.0
#define GROWTH 1.07
#define ATTEMPTS 14
/* So often it only grows, and everybody stays where they are in it. */
#define GROW_ONLY 4
/* Above this, all pairs of distances are too many to polish with. */
#define POLISH_MAX 2500
#define SAMPLES 28
/* Trials for each node, and fewer where a layout only needs mending after the canvas has grown. */
#define MOVES 8000
#define MEND_MOVES 600
/* Looks at a node or tie in one polish: some three seconds. */
#define MOST_WORK 4e9

NzRect
nz_scene_canvas (const NzScene *scene)
{
  return (NzRect){ MARGIN, MARGIN, scene->width - 2 * MARGIN, scene->height - 2 * MARGIN };
}

static double
height_of (const NzWrap *wrap)
{
  return (wrap->n_lines - 1) * NZ_SCENE_LABEL_PITCH + NZ_SCENE_LABEL_SIZE * 1.1;
}

/* Wraps @label; the way that is liked best comes first. */
static guint
wrap (const char *label, const NzSceneOptions *options, NzWrap *wraps)
{
  guint n = nz_wrap (label, WIDEST, options->measure, options->measure_data, wraps), first = 0;

  while (first + 1 < n && wraps[first].width > LIKED)
    first++;
  if (first > 0)
    {
      NzWrap liked = wraps[first];

      memmove (wraps + 1, wraps, first * sizeof (NzWrap));
      wraps[0] = liked;
    }
  return n;
}

/* Where somebody may not be named to everybody, each way has room for the name and for what stands in its
 * place in any language: so the picture on paper is that of the screen. */
static void
make_room_for_hidden (NzLabelJob *job, const NzNode *node, const NzSceneOptions *options)
{
  g_autofree char *name = nz_organisation_label (node->name, node->short_name);
  const char *texts[] = { name, nz_scene_hidden_label (node->kind, NZ_LANGUAGE_DE),
                          nz_scene_hidden_label (node->kind, NZ_LANGUAGE_EN) };

  job->n_sizes = 0;
  for (guint k = 0; k < NZ_WRAP_MAX; k++)
    job->sizes[k].width = job->sizes[k].height = 0;
  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      NzWrap wraps[NZ_WRAP_MAX];
      guint n = wrap (texts[t], options, wraps);

      job->n_sizes = MAX (job->n_sizes, n);
      for (guint k = 0; k < NZ_WRAP_MAX; k++)
        {
          job->sizes[k].width = MAX (job->sizes[k].width, wraps[MIN (k, n - 1)].width);
          job->sizes[k].height = MAX (job->sizes[k].height, height_of (&wraps[MIN (k, n - 1)]));
        }
      for (guint k = 0; k < n; k++)
        nz_wrap_clear (&wraps[k]);
    }
}

static void
wrap_label (NzScenePlacing *work, guint i, const NzSceneOptions *options)
{
  g_autofree char *label = nz_scene_label_of (work->scene, work->graph, i);
  NzLabelJob *job = &work->jobs[i];

  work->n_wraps[i] = job->n_sizes = wrap (label, options, work->wraps[i]);
  for (guint k = 0; k < job->n_sizes; k++)
    {
      job->sizes[k].width = work->wraps[i][k].width;
      job->sizes[k].height = height_of (&work->wraps[i][k]);
    }
  if (!work->graph->nodes[i].is_public)
    make_room_for_hidden (job, &work->graph->nodes[i], options);
}

/* A sign with a box below it. */
static NzBody
make_body (const NzSceneNode *node, double label_width, double label_height)
{
  double width = MAX (2 * node->reach, label_width);
  double height = 2 * node->reach + 1.6 * NZ_SCENE_UNIT + label_height;

  return (NzBody){ .reach = node->reach,
                   .box = { -width / 2 - NZ_SCENE_UNIT, -node->reach - NZ_SCENE_UNIT,
                            width + 2 * NZ_SCENE_UNIT, height + 2 * NZ_SCENE_UNIT } };
}

/* Signs, and with each the room of a label below. */
static void
make_bodies (NzScenePlacing *work, const NzSceneOptions *options)
{
  double area = 0;

  for (guint i = 0; i < work->scene->n_nodes; i++)
    {
      NzSceneNode *node = &work->scene->nodes[i];

      wrap_label (work, i, options);
      node->radius = (4.4 + 2.3 * sqrt (node->degree)) * NZ_SCENE_UNIT;
      node->reach
          = node->radius * (options->reach ? options->reach (node->kind) : 1.36) + 0.65 * NZ_SCENE_UNIT;
      work->bodies[i] = make_body (node, work->jobs[i].sizes[0].width, work->jobs[i].sizes[0].height);
      work->rooms[i] = make_body (node, ROOM_WIDTH, ROOM_HEIGHT);
      area += work->rooms[i].box.width * work->rooms[i].box.height;
    }
  area = MAX (area * AIR, LEAST_AREA);
  work->scene->width = sqrt (area * (options->aspect > 0 ? options->aspect : NZ_SCENE_ASPECT));
  work->scene->height = area / work->scene->width;
}

/* From the unit square to the canvas, the boxes of the rim inside. */
static void
fit_to_canvas (NzScenePlacing *work)
{
  NzRect canvas = nz_scene_canvas (work->scene);

  for (guint i = 0; i < work->scene->n_nodes; i++)
    {
      const NzRect *box = &work->rooms[i].box;
      NzPoint *place = &work->places[i];

      place->x = canvas.x - box->x + place->x * MAX (canvas.width - box->width, 0);
      place->y = canvas.y - box->y + place->y * MAX (canvas.height - box->height, 0);
    }
}

/* How many trials a polish may take: so many for each node, in a large network as many as time allows. */
static guint
moves_for (const NzScenePlacing *work, double per_node)
{
  double n = MAX (work->graph->n_nodes, 1), ties = work->graph->n_ties;
  /* one trial looks at every node and, for each of its ties, at every tie and node */
  double trial = 2 * (3 * n + 2 * ties / n * (ties + 2 * n));

  return (guint)(MIN (per_node * n, MOST_WORK * per_node / MOVES / trial) * work->effort);
}

static void
polish (NzScenePlacing *work, const NzBody *bodies, double per_node, double heat)
{
  if (work->distances != NULL)
    nz_polish (work->graph, work->distances, bodies, nz_scene_canvas (work->scene), NZ_SCENE_UNIT,
               moves_for (work, per_node), heat, work->places);
}

guint
nz_scene_place_labels (NzScenePlacing *work, const NzSceneCurve *kept, const gboolean *loose)
{
  NzScene *scene = work->scene;
  g_autofree NzLabelLine *lines = NULL;
  g_autofree NzPoint *points = NULL;
  guint n_lines = 0;

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      scene->nodes[i].place = work->places[i];
      work->jobs[i].place = work->places[i];
      work->jobs[i].reach = scene->nodes[i].reach;
    }
  nz_scene_take_edges (scene, work->graph);
  nz_scene_take_curves (scene, work->graph, kept);
  lines = g_new (NzLabelLine, MAX (scene->n_edges, 1));
  points = g_new (NzPoint, MAX (scene->n_edges, 1) * SAMPLES);
  for (guint i = 0; i < scene->n_edges; i++)
    {
      const NzSceneEdge *edge = &scene->edges[i];
      NzPoint *own = points + (gsize)n_lines * SAMPLES;

      if (edge->intensity == 0)
        continue;
      for (guint k = 0; k < SAMPLES; k++)
        own[k] = nz_curve_point (scene->nodes[edge->a].place, edge->control, scene->nodes[edge->b].place,
                                 (k + 0.5) / SAMPLES);
      lines[n_lines++] = (NzLabelLine){ edge->a, edge->b, own, SAMPLES };
    }
  scene->conflicts = loose == NULL ? nz_labels_place (work->jobs, scene->n_nodes, lines, n_lines,
                                                      nz_scene_canvas (scene), NZ_SCENE_UNIT)
                                   : nz_labels_mend (work->jobs, scene->n_nodes, loose, lines, n_lines,
                                                     nz_scene_canvas (scene), NZ_SCENE_UNIT);
  return scene->conflicts;
}

/* A little more room for everything. */
static void
grow (NzScenePlacing *work, double factor)
{
  work->scene->width *= factor;
  work->scene->height *= factor;
  for (guint i = 0; i < work->scene->n_nodes; i++)
    {
      work->places[i].x *= factor;
      work->places[i].y *= factor;
    }
}

void
nz_scene_labels_below (NzScenePlacing *work)
{
  for (guint i = 0; i < work->scene->n_nodes; i++)
    {
      NzLabelJob *job = &work->jobs[i];

      job->place = work->scene->nodes[i].place = work->places[i];
      job->size = 0;
      job->spot = 0; /* which is this very place */
      job->cost = G_MAXDOUBLE;
      job->align = NZ_LABEL_MIDDLE;
      job->box
          = (NzRect){ job->place.x - job->sizes[0].width / 2, job->place.y + job->reach + 1.6 * NZ_SCENE_UNIT,
                      job->sizes[0].width, job->sizes[0].height };
    }
  work->scene->conflicts
      = nz_labels_conflicts (work->jobs, work->scene->n_nodes, nz_scene_canvas (work->scene));
}

/* Where growing alone does not help (a crowd of long names), boxes are pushed apart, and at last put in rows.
 */
static void
make_room (NzScenePlacing *work)
{
  guint n = work->scene->n_nodes;

  for (guint attempt = 0; attempt < ATTEMPTS && nz_scene_place_labels (work, NULL, NULL) > 0; attempt++)
    {
      grow (work, GROWTH);
      if (attempt >= GROW_ONLY)
        polish (work, work->bodies, MEND_MOVES, 0.12);
      if (attempt >= ATTEMPTS / 2)
        nz_overlap_remove (work->bodies, n, nz_scene_canvas (work->scene), work->places);
    }
  if (work->scene->conflicts > 0 && nz_scene_place_labels (work, NULL, NULL) > 0)
    {
      nz_overlap_grid (work->bodies, n, nz_scene_canvas (work->scene), work->places);
      nz_scene_labels_below (work);
      nz_scene_take_edges (work->scene, work->graph);
      nz_scene_take_curves (work->scene, work->graph, NULL);
    }
}

/* The part of a label's room that the text fills: the one towards the sign. */
static NzRect
box_of_text (const NzLabelJob *job, double width, double height)
{
  NzRect box = job->box;
  double above = job->place.y - (box.y + box.height), below = box.y - job->place.y;

  if (job->align != NZ_LABEL_START)
    box.x += (box.width - width) * (job->align == NZ_LABEL_END ? 1 : 0.5);
  if (above > 0)
    box.y += box.height - height;
  else if (below <= 0)
    box.y += (box.height - height) / 2;
  box.width = width;
  box.height = height;
  return box;
}

static void
hand_over (NzScenePlacing *work)
{
  for (guint i = 0; i < work->scene->n_nodes; i++)
    {
      NzSceneNode *node = &work->scene->nodes[i];
      NzWrap *wrap = &work->wraps[i][MIN (work->jobs[i].size, work->n_wraps[i] - 1)];

      node->place = work->places[i];
      node->box = work->graph->nodes[i].is_public
                      ? work->jobs[i].box
                      : box_of_text (&work->jobs[i], wrap->width, height_of (wrap));
      node->align = work->jobs[i].align;
      node->lines = g_steal_pointer (&wrap->lines);
    }
}

gboolean
nz_scene_place (NzScene *scene, const NzGraph *graph, const NzSceneOptions *options, GError **error)
{
  guint n = graph->n_nodes;
  g_autofree NzPoint *places = g_new0 (NzPoint, MAX (n, 1));
  g_autofree NzBody *bodies = g_new0 (NzBody, MAX (n, 1));
  g_autofree NzBody *rooms = g_new0 (NzBody, MAX (n, 1));
  g_autofree NzLabelJob *jobs = g_new0 (NzLabelJob, MAX (n, 1));
  g_autofree NzWrap *wraps = g_new0 (NzWrap, MAX (n, 1) * NZ_WRAP_MAX);
  g_autofree guint *n_wraps = g_new0 (guint, MAX (n, 1));
  g_autofree float *distances = NULL;
  NzScenePlacing work = { scene,   graph,
                          NULL,    places,
                          bodies,  rooms,
                          jobs,    (gpointer)wraps,
                          n_wraps, options->effort > 0 ? options->effort : 1 };

  make_bodies (&work, options);
  if (!nz_layout_kk (graph, scene->width / scene->height, places, error))
    return FALSE;
  if (n <= POLISH_MAX)
    {
      distances = nz_layout_distances (graph, error);
      if (distances == NULL)
        return FALSE;
      work.distances = distances;
    }
  fit_to_canvas (&work);
  polish (&work, rooms, MOVES, 1);
  if (distances == NULL)
    nz_overlap_remove (bodies, n, nz_scene_canvas (scene), places);
  make_room (&work);
  nz_scene_put_pins (&work);
  hand_over (&work);
  for (guint i = 0; i < n * NZ_WRAP_MAX; i++)
    nz_wrap_clear (&wraps[i]);
  return TRUE;
}
