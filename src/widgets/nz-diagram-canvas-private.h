/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nz-scene-motion.h"
#include "widgets/nz-diagram-canvas.h"

G_BEGIN_DECLS

/* No label on a screen is smaller, in pixels. */
#define NZ_CANVAS_LEAST 10.5
#define NZ_CANVAS_LEAST_NARROW 8.0
#define NZ_CANVAS_LEAST_FIXED 9.5

typedef enum
{
  NZ_CANVAS_SELECTED,
  NZ_CANVAS_OPEN,
  NZ_CANVAS_MOVED,
  NZ_CANVAS_UNPIN,
  NZ_CANVAS_N_SIGNALS,
} NzCanvasSignal;

/* What the two files of the canvas share: the drawing and what the user does. */
struct _NzDiagramCanvas
{
  GtkWidget parent_instance;

  NzScene *scene;
  NzTypeset *typeset;
  NzDiagramView view;
  gboolean fitted; /* the whole picture is shown and follows the widget's size */
  gboolean editable;
  gboolean fixed;
  struct
  {
    int top, right, bottom, left;
  } margins;

  cairo_surface_t *surface; /* what was drawn last, and through which view */
  NzDiagramView drawn;
  gboolean stale;  /* the picture itself has changed since */
  gboolean moving; /* the user or an animation moves it just now */
  double cost;     /* of the last full drawing, in milliseconds */
  guint rest;      /* timeout that ends @moving */

  NzSceneMotion *motion;
  NzDiagramView view_from, view_to;
  gboolean view_moves;
  gint64 motion_start;
  guint tick;

  /* what the user is doing */
  int grabbed;         /* node under the drag, −1 for the ground */
  gboolean dragging;   /* beyond the threshold */
  NzPoint grab_offset; /* from the pointer to the node's place, on the canvas */
  NzPoint grab_pan;
  double pinch_zoom;
  NzPoint pointer;
  int keyed;         /* node moved by the keyboard, −1 for none */
  guint keyed_timer; /* its new place is told when the keys rest */
  GtkWidget *menu;
};

/* For the input half. */
void nz_canvas_changed (NzDiagramCanvas *self, gboolean stale);
void nz_canvas_look (NzDiagramCanvas *self, NzDiagramView view);
void nz_canvas_emit (NzDiagramCanvas *self, NzCanvasSignal signal, int node);
void nz_canvas_set_selected (NzDiagramCanvas *self, int node, gboolean tell);
/* Size of the smallest labels at a zoom: on a narrow screen they shrink a little, so that signs do not cover
 * each other. */
double nz_canvas_least (NzDiagramCanvas *self, double zoom);
void nz_canvas_stop (NzDiagramCanvas *self);

/* For the drawing half. */
void nz_canvas_input_class_init (GtkWidgetClass *klass);
void nz_canvas_input_init (NzDiagramCanvas *self);
void nz_canvas_input_reset (NzDiagramCanvas *self);

G_END_DECLS
