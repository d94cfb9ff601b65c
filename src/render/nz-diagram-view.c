/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-diagram-marks.h"

#define MOST_MARKS 1.5
#define LEAST_ZOOM 0.05
#define MOST_ZOOM 12.0

NzDiagramView
nz_diagram_view_whole (const NzScene *scene, NzRect area)
{
  double zoom = MIN (area.width / scene->width, area.height / scene->height);

  return (NzDiagramView){
    zoom,
    { area.x + (area.width - scene->width * zoom) / 2, area.y + (area.height - scene->height * zoom) / 2 },
    zoom,
    -1,
    -1,
    TRUE,
    FALSE
  };
}

/* Signs and labels grow with the picture, but not without bounds, and never become too small to read. */
static double
marks_for (double zoom, double least)
{
  return MAX (MIN (zoom, MOST_MARKS), least / NZ_SCENE_LABEL_SIZE);
}

NzDiagramView
nz_diagram_view_fit (const NzScene *scene, NzRect area, double least)
{
  NzDiagramView view = nz_diagram_view_whole (scene, area);

  view.marks = marks_for (view.zoom, least);
  view.all_labels = FALSE;
  return view;
}

void
nz_diagram_view_zoom (NzDiagramView *view, const NzScene *scene, double factor, NzPoint fixed, double least)
{
  NzPoint place = nz_diagram_view_to_scene (view, fixed);

  view->zoom = CLAMP (view->zoom * factor, LEAST_ZOOM, MOST_ZOOM);
  view->marks = marks_for (view->zoom, least);
  view->pan = (NzPoint){ fixed.x - place.x * view->zoom, fixed.y - place.y * view->zoom };
}

NzPoint
nz_diagram_view_to_canvas (const NzDiagramView *view, NzPoint place)
{
  return (NzPoint){ place.x * view->zoom + view->pan.x, place.y * view->zoom + view->pan.y };
}

NzPoint
nz_diagram_view_to_scene (const NzDiagramView *view, NzPoint place)
{
  return (NzPoint){ (place.x - view->pan.x) / view->zoom, (place.y - view->pan.y) / view->zoom };
}

int
nz_diagram_view_node_at (const NzDiagramView *view, const NzScene *scene, NzPoint place, double slack)
{
  double nearest = G_MAXDOUBLE;
  int found = -1;

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      const NzSceneNode *node = &scene->nodes[i];
      NzPoint centre = nz_diagram_view_to_canvas (view, node->place);
      double distance = nz_distance (centre, place) - node->reach * view->marks;
      double x = (place.x - centre.x) / view->marks + node->place.x - node->box.x;
      double y = (place.y - centre.y) / view->marks + node->place.y - node->box.y;

      /* signs before labels: a label counts as if it were just beyond the slack */
      if (distance > slack && x >= 0 && x <= node->box.width && y >= 0 && y <= node->box.height)
        distance = slack;
      if (distance <= slack && distance < nearest)
        {
          nearest = distance;
          found = (int)i;
        }
    }
  return found;
}

int
nz_diagram_view_edge_at (const NzDiagramView *view, const NzScene *scene, NzPoint place, double slack)
{
  return nz_scene_edge_at (scene, nz_diagram_view_to_scene (view, place), slack / view->zoom);
}
