/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-scene-private.h"

#include <string.h>

/* Nodes put in their places by hand. The picture without any pin comes first and stays what it is: a pin
 * takes its node out of it, and only those make room who stand where it comes. So a small push moves little,
 * and what is unpinned goes back to where it was. */

#define GROWTH 1.07
#define ATTEMPTS 14
/* A sign farther from its old place than so many times its reach looks for the best place for its label. */
#define FAR 2.0
#define SAMPLES 24

/* The picture without pins. */
typedef struct
{
  double width, height;
  NzPoint *places;
  NzLabelJob *jobs;
  NzSceneCurve *curves; /* of the graph's edges */
} Base;

static void
base_init (Base *base, const NzScenePlacing *placing)
{
  const NzScene *scene = placing->scene;
  guint n = scene->n_nodes;

  base->width = scene->width;
  base->height = scene->height;
  base->places = g_memdup2 (placing->places, n * sizeof (NzPoint));
  base->jobs = g_memdup2 (placing->jobs, n * sizeof (NzLabelJob));
  base->curves = g_new0 (NzSceneCurve, MAX (placing->graph->n_edges, 1));
  for (guint i = 0; i < scene->n_edges; i++)
    base->curves[scene->edges[i].edge] = (NzSceneCurve){ TRUE, scene->edges[i].control };
}

static void
base_clear (Base *base)
{
  g_free (base->places);
  g_free (base->jobs);
  g_free (base->curves);
}

/* The places of the picture without pins on a canvas @factor as large, and the pins in theirs. */
static void
take_places (NzScenePlacing *placing, const Base *base, double factor, NzPoint *anchors)
{
  NzScene *scene = placing->scene;
  NzRect canvas;

  scene->width = base->width * factor;
  scene->height = base->height * factor;
  canvas = nz_scene_canvas (scene);
  for (guint i = 0; i < scene->n_nodes; i++)
    {
      const NzNode *node = &placing->graph->nodes[i];
      double reach = placing->bodies[i].reach;

      placing->places[i] = anchors[i] = (NzPoint){ base->places[i].x * factor, base->places[i].y * factor };
      if (node->pinned)
        placing->places[i] = (NzPoint){
          CLAMP (node->pin_x * scene->width, canvas.x + reach, canvas.x + canvas.width - reach),
          CLAMP (node->pin_y * scene->height, canvas.y + reach, canvas.y + canvas.height - reach),
        };
    }
}

static gboolean
has_moved (const NzScenePlacing *placing, const Base *base, guint i)
{
  return placing->places[i].x != base->places[i].x || placing->places[i].y != base->places[i].y;
}

static gboolean
keeps_clear (NzPoint a, NzPoint control, NzPoint b, NzPoint sign, double clear)
{
  NzPoint last = a;

  for (guint k = 1; k <= SAMPLES; k++)
    {
      NzPoint next = nz_curve_point (a, control, b, (double)k / SAMPLES);

      if (nz_segment_distance (sign, last, next) < clear)
        return FALSE;
      last = next;
    }
  return TRUE;
}

/* A curve stays where both its ends do and no sign has come into its way. (transfer full) */
static NzSceneCurve *
keep_curves (const NzScenePlacing *placing, const Base *base)
{
  NzSceneCurve *kept = g_memdup2 (base->curves, MAX (placing->graph->n_edges, 1) * sizeof (NzSceneCurve));

  for (guint i = 0; i < placing->graph->n_edges; i++)
    {
      const NzEdge *edge = &placing->graph->edges[i];

      if (has_moved (placing, base, edge->a) || has_moved (placing, base, edge->b))
        kept[i].keep = FALSE;
      for (guint k = 0; k < placing->graph->n_nodes && kept[i].keep; k++)
        if (has_moved (placing, base, k))
          kept[i].keep = keeps_clear (placing->places[edge->a], kept[i].control, placing->places[edge->b],
                                      placing->places[k], placing->bodies[k].reach + 3 * NZ_SCENE_UNIT);
    }
  return kept;
}

/* Labels from where they are. */
static guint
mend_labels (NzScenePlacing *placing, const Base *base)
{
  guint n = placing->scene->n_nodes;
  g_autofree gboolean *loose = g_new0 (gboolean, n);
  g_autofree NzSceneCurve *kept = keep_curves (placing, base);

  memcpy (placing->jobs, base->jobs, n * sizeof (NzLabelJob));
  for (guint i = 0; i < n; i++)
    loose[i] = nz_distance (placing->places[i], base->places[i]) > FAR * placing->bodies[i].reach;
  return nz_scene_place_labels (placing, kept, loose);
}

/* From the gentlest way to the strongest: signs make room; labels do, too; all labels are placed anew; pins
 * give each other more room; the canvas grows. */
static guint
try_pins (NzScenePlacing *placing, const Base *base, guint attempt)
{
  guint n = placing->scene->n_nodes;
  g_autofree NzPoint *anchors = g_new (NzPoint, n);
  NzRect canvas;
  double factor = 1;

  for (guint i = 4; i <= attempt; i++)
    factor *= GROWTH;
  take_places (placing, base, factor, anchors);
  canvas = nz_scene_canvas (placing->scene);
  nz_overlap_part_fixed (placing->bodies, n, canvas, NZ_SCENE_UNIT,
                         attempt < 3 ? NZ_ROOM_SIGNS : NZ_ROOM_BOXES, placing->places);
  if (!nz_overlap_displace (placing->bodies, n, canvas, NZ_SCENE_UNIT,
                            attempt == 0 ? NZ_ROOM_SIGNS : NZ_ROOM_BOXES, anchors, placing->places)
      && attempt < 4)
    return 1;
  if (attempt >= ATTEMPTS / 2)
    nz_overlap_remove (placing->bodies, n, canvas, placing->places);
  return attempt < 2 ? mend_labels (placing, base) : nz_scene_place_labels (placing, NULL, NULL);
}

void
nz_scene_put_pins (NzScenePlacing *placing)
{
  guint n = placing->scene->n_nodes, n_pins = 0, conflicts = 1;
  Base base;

  for (guint i = 0; i < n; i++)
    {
      placing->bodies[i].fixed = placing->graph->nodes[i].pinned;
      n_pins += placing->bodies[i].fixed;
    }
  if (n_pins == 0)
    return;
  base_init (&base, placing);
  for (guint attempt = 0; attempt < ATTEMPTS && conflicts > 0; attempt++)
    conflicts = try_pins (placing, &base, attempt);
  if (conflicts > 0)
    {
      /* that everybody can be read goes before where somebody put them */
      for (guint i = 0; i < n; i++)
        placing->bodies[i].fixed = FALSE;
      nz_overlap_grid (placing->bodies, n, nz_scene_canvas (placing->scene), placing->places);
      nz_scene_labels_below (placing);
      nz_scene_take_edges (placing->scene, placing->graph);
      nz_scene_take_curves (placing->scene, placing->graph, NULL);
    }
  base_clear (&base);
}
