/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-diagram-marks.h"

#include "render/nz-sign.h"

/* What is dimmed beside a lit actor keeps so much of itself; labels more, half is too pale to read. */
#define DIM_NODE 0.5
#define DIM_TIE 0.37
#define DIM_LABEL 0.62
#define HALO 3.2

/* What the drawing of one scene needs to know of its nodes. */
typedef struct
{
  NzMarks *marks;
  const NzScene *scene;
  const NzDiagramView *view;
  int focus;          /* the node that is lit, −1 for none */
  gboolean *lit;      /* with its neighbours */
  gboolean *labelled; /* whose label has room */
  double unit;        /* one s on the canvas */
} Drawing;

double
nz_diagram_measure (const char *text, gpointer typeset)
{
  NzType type = { .size = NZ_SCENE_LABEL_SIZE, .weight = 400 };

  return nz_layout_width (nz_typeset_layout (typeset, text, &type));
}

double
nz_diagram_edge_width (guint intensity, double scale)
{
  static const double widths[] = { 1.25, 1.0, 1.9, 3.1, 4.6 };

  return widths[MIN (intensity, 4)] * scale;
}

void
nz_diagram_style_edge (NzMark *mark, const NzTheme *theme, guint intensity, gboolean ends, double scale)
{
  mark->line_width = nz_diagram_edge_width (intensity, scale);
  if (intensity == 0)
    {
      mark->colour = theme->tie[0];
      mark->dash[0] = 0.01;
      mark->dash[1] = 3.4 * scale;
      return;
    }
  mark->colour = theme->tie[intensity - 1];
  if (ends)
    {
      mark->dash[0] = 7 * scale;
      mark->dash[1] = 4 * scale;
    }
}

static void
add_edge (Drawing *drawing, const NzSceneEdge *edge)
{
  static const char *const classes[]
      = { "group", "tie intensity-1", "tie intensity-2", "tie intensity-3", "tie intensity-4" };
  static const char *const ending[] = { "group", "tie intensity-1 ends", "tie intensity-2 ends",
                                        "tie intensity-3 ends", "tie intensity-4 ends" };
  const NzTheme *theme = drawing->marks->theme;
  gboolean own
      = drawing->focus >= 0 && (edge->a == (guint)drawing->focus || edge->b == (guint)drawing->focus);
  NzMark *mark = nz_marks_add_line (
      drawing->marks, edge->ends ? ending[edge->intensity] : classes[edge->intensity],
      nz_diagram_view_to_canvas (drawing->view, drawing->scene->nodes[edge->a].place),
      nz_diagram_view_to_canvas (drawing->view, drawing->scene->nodes[edge->b].place), 1, theme->tie[0]);

  mark->control = nz_diagram_view_to_canvas (drawing->view, edge->control);
  mark->title = g_strdup (edge->title);
  nz_diagram_style_edge (mark, theme, edge->intensity, edge->ends, drawing->unit);
  if (own)
    mark->colour = theme->tie_lit;
  else if (drawing->focus >= 0)
    mark->opacity = DIM_TIE;
}

/* Those of the lit actor lie on top of all others. */
static void
add_edges (Drawing *drawing)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < drawing->scene->n_edges; i++)
      {
        const NzSceneEdge *edge = &drawing->scene->edges[i];
        gboolean own
            = drawing->focus >= 0 && (edge->a == (guint)drawing->focus || edge->b == (guint)drawing->focus);

        if (own == (pass == 1))
          add_edge (drawing, edge);
      }
}

static const char *
kind_label (const NzScene *scene, const char *kind)
{
  for (guint i = 0; i < scene->n_kinds; i++)
    if (scene->kinds[i].kind == kind)
      return scene->kinds[i].label;
  return "";
}

static void
add_nodes (Drawing *drawing)
{
  const NzScene *scene = drawing->scene;
  const NzTheme *theme = drawing->marks->theme;

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      const NzSceneNode *node = &scene->nodes[i];
      NzPoint place = nz_diagram_view_to_canvas (drawing->view, node->place);
      g_autofree char *class_name = g_strdup_printf ("actor %s", node->kind);
      NzMark *mark;

      if (drawing->view->selected == (int)i)
        nz_marks_add_ring (drawing->marks, "selection", place,
                           node->reach * drawing->view->marks + 2.6 * drawing->unit, 2.4 * drawing->unit,
                           theme->accent_line);
      mark = nz_marks_add_sign (drawing->marks, g_intern_string (class_name), node->kind, place,
                                node->radius * drawing->view->marks, drawing->unit);
      mark->id = node->id;
      mark->title = g_strdup_printf ("%s (%s)", node->name, kind_label (scene, node->kind));
      if (drawing->focus >= 0 && !drawing->lit[i])
        mark->opacity = DIM_NODE;
    }
}

/* The box of a label on the canvas: it keeps its place beside the sign, whatever the zoom. */
static NzRect
label_box (const Drawing *drawing, const NzSceneNode *node)
{
  NzPoint place = nz_diagram_view_to_canvas (drawing->view, node->place);
  double scale = drawing->view->marks;

  return (NzRect){ place.x + (node->box.x - node->place.x) * scale,
                   place.y + (node->box.y - node->place.y) * scale, node->box.width * scale,
                   node->box.height * scale };
}

static void
add_label (Drawing *drawing, guint index)
{
  const NzSceneNode *node = &drawing->scene->nodes[index];
  const NzTheme *theme = drawing->marks->theme;
  NzRect box = label_box (drawing, node);
  double scale = drawing->view->marks, pad = 3 * drawing->unit;
  gboolean selected = drawing->view->selected == (int)index;
  NzMark *mark;

  if (selected)
    nz_marks_add_rect (
        drawing->marks, "plate",
        (NzRect){ box.x - pad, box.y - pad * 0.7, box.width + 2 * pad, box.height + 1.4 * pad },
        4 * drawing->unit, theme->accent);
  mark = nz_marks_add_text (drawing->marks, "label", "", 0, 0, NZ_SCENE_LABEL_SIZE * scale, 400, node->align,
                            selected ? theme->accent_text : theme->text);
  g_strfreev (mark->lines);
  mark->lines = g_strdupv (node->lines);
  mark->box = box;
  mark->ascent = NZ_SCENE_LABEL_ASCENT * scale;
  mark->pitch = NZ_SCENE_LABEL_PITCH * scale;
  mark->halo = selected ? 0 : HALO * drawing->unit;
  mark->halo_colour = theme->canvas;
  if (drawing->focus >= 0 && !drawing->lit[index])
    mark->opacity = DIM_LABEL;
}

typedef struct
{
  guint index, rank;
} Order;

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const Order *left = a, *right = b;

  if (left->rank != right->rank)
    return left->rank > right->rank ? -1 : 1;
  return (left->index > right->index) - (left->index < right->index);
}

/* Whether a label lies free on those that are shown already and on the signs; one of a lit actor need not
 * care for dimmed signs. */
static gboolean
has_room (const Drawing *drawing, guint index, const NzRect *boxes)
{
  const NzScene *scene = drawing->scene;
  gboolean lit = drawing->focus >= 0 && drawing->lit[index];
  NzRect box = boxes[index];

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      if (i == index)
        continue;
      if (drawing->labelled[i] && nz_rect_overlap (&box, &boxes[i]) > 0)
        return FALSE;
      if ((!lit || drawing->lit[i])
          && nz_rect_disc_depth (&box, nz_diagram_view_to_canvas (drawing->view, scene->nodes[i].place),
                                 scene->nodes[i].reach * drawing->view->marks * 0.9)
                 > 0)
        return FALSE;
    }
  return TRUE;
}

/* Labels that would cover another give way, those of the less connected actors first. */
static void
choose_labels (Drawing *drawing)
{
  const NzScene *scene = drawing->scene;
  g_autofree NzRect *boxes = g_new (NzRect, MAX (scene->n_nodes, 1));
  g_autofree Order *order = g_new (Order, MAX (scene->n_nodes, 1));
  gboolean all = drawing->view->all_labels || drawing->view->marks <= drawing->view->zoom * 1.001;

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      boxes[i] = label_box (drawing, &scene->nodes[i]);
      order[i] = (Order){ i, scene->nodes[i].degree + (drawing->focus >= 0 && drawing->lit[i] ? 10000 : 0)
                                 + ((int)i == drawing->focus ? 10000 : 0) };
    }
  qsort (order, scene->n_nodes, sizeof (Order), compare_order);
  for (guint k = 0; k < scene->n_nodes; k++)
    {
      guint i = order[k].index;
      gboolean must = (int)i == drawing->focus || (int)i == drawing->view->selected;

      if (drawing->view->simple && !(drawing->focus >= 0 && drawing->lit[i]))
        continue;
      drawing->labelled[i] = all || must || has_room (drawing, i, boxes);
    }
}

void
nz_diagram_add_marks (NzMarks *marks, const NzScene *scene, const NzDiagramView *view)
{
  g_autofree gboolean *lit = g_new0 (gboolean, MAX (scene->n_nodes, 1));
  g_autofree gboolean *labelled = g_new0 (gboolean, MAX (scene->n_nodes, 1));
  int focus = view->highlight >= 0 ? view->highlight : view->selected;
  Drawing drawing = {
    marks, scene, view, focus < (int)scene->n_nodes ? focus : -1, lit, labelled, NZ_SCENE_UNIT * view->marks
  };

  for (guint i = 0; i < scene->n_edges && drawing.focus >= 0; i++)
    {
      if (scene->edges[i].a == (guint)drawing.focus)
        lit[scene->edges[i].b] = TRUE;
      if (scene->edges[i].b == (guint)drawing.focus)
        lit[scene->edges[i].a] = TRUE;
    }
  if (drawing.focus >= 0)
    lit[drawing.focus] = TRUE;
  add_edges (&drawing);
  add_nodes (&drawing);
  choose_labels (&drawing);
  for (guint i = 0; i < scene->n_nodes; i++)
    if (labelled[i] && (int)i != view->selected)
      add_label (&drawing, i);
  if (view->selected >= 0 && view->selected < (int)scene->n_nodes)
    add_label (&drawing, (guint)view->selected);
}
