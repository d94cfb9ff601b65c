/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "widgets/nz-diagram-canvas-private.h"

#define MOTION_MS 250.0
#define REST_MS 120
/* A full drawing that takes longer is put off until the picture rests: a frame has 16 ms. */
#define SLOW_MS 11.0
#define FIT_MARGIN 14
#define MOST_MARKS 1.5
#define MOST_MARKS_FIXED 1.1

G_DEFINE_FINAL_TYPE (NzDiagramCanvas, nz_diagram_canvas, GTK_TYPE_WIDGET)

static guint signals[NZ_CANVAS_N_SIGNALS];

double
nz_canvas_least (NzDiagramCanvas *self, double zoom)
{
  return self->fixed ? NZ_CANVAS_LEAST_FIXED : CLAMP (zoom * 22, NZ_CANVAS_LEAST_NARROW, NZ_CANVAS_LEAST);
}

/* --- drawing ----------------------------------------------------------------------------------------------
 */

static const NzTheme *
theme_of (NzDiagramCanvas *self)
{
  return nz_theme_get (adw_style_manager_get_dark (adw_style_manager_get_default ()) ? NZ_THEME_DARK
                                                                                     : NZ_THEME_LIGHT);
}

static gboolean
on_rest (gpointer data)
{
  NzDiagramCanvas *self = data;

  self->rest = 0;
  self->moving = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* @stale: what is drawn has changed, not only from where it is looked at. */
void
nz_canvas_changed (NzDiagramCanvas *self, gboolean stale)
{
  self->stale |= stale;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
nz_canvas_look (NzDiagramCanvas *self, NzDiagramView view)
{
  self->view = view;
  self->moving = TRUE;
  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, on_rest, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_surface (NzDiagramCanvas *self, int width, int height, const NzTheme *theme)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gint64 start = g_get_monotonic_time ();
  g_autoptr (NzMarks) marks = nz_marks_new (width, height, theme);

  if (self->surface == NULL || cairo_image_surface_get_width (self->surface) != width * scale
      || cairo_image_surface_get_height (self->surface) != height * scale)
    {
      g_clear_pointer (&self->surface, cairo_surface_destroy);
      self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * scale, height * scale);
      cairo_surface_set_device_scale (self->surface, scale, scale);
    }
  cairo_t *cr = cairo_create (self->surface);
  if (!self->fixed)
    nz_colour_set_source (cr, theme->canvas);
  else
    {
      GdkRGBA card = theme->is_dark ? (GdkRGBA){ 0.216f, 0.216f, 0.216f, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
      GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
      gtk_style_context_lookup_color (context, "nz_card_ground", &card);
      gdk_cairo_set_source_rgba (cr, &card);
    }
  cairo_paint (cr);
  nz_diagram_add_marks (marks, self->scene, &self->view);
  nz_marks_paint (marks, self->typeset, cr);
  cairo_destroy (cr);
  nz_typeset_trim (self->typeset, 4000);
  self->drawn = self->view;
  self->stale = FALSE;
  if (!self->view.simple)
    self->cost = (double)(g_get_monotonic_time () - start) / 1000;
}

static gboolean
same_view (const NzDiagramView *a, const NzDiagramView *b)
{
  return a->zoom == b->zoom && a->pan.x == b->pan.x && a->pan.y == b->pan.y && a->marks == b->marks
         && a->highlight == b->highlight && a->selected == b->selected && a->simple == b->simple;
}

static void
nz_diagram_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NzDiagramCanvas *self = NZ_DIAGRAM_CANVAS (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height);
  const NzTheme *theme = theme_of (self);
  gboolean hurry = self->moving && self->cost > SLOW_MS && self->surface != NULL;
  double ratio;

  if (width <= 0 || height <= 0)
    return;
  if (self->scene == NULL)
    {
      const GdkRGBA ground = { (float)theme->canvas.red, (float)theme->canvas.green,
                               (float)theme->canvas.blue, self->fixed ? 0 : 1 };
      gtk_snapshot_append_color (snapshot, &ground, &bounds);
      return;
    }
  self->view.simple = hurry && self->stale;
  if (self->surface == NULL || self->stale || (!hurry && !same_view (&self->view, &self->drawn)))
    draw_surface (self, width, height, theme);

  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  ratio = self->view.zoom / self->drawn.zoom;
  nz_colour_set_source (cr, theme->canvas);
  if (!same_view (&self->view, &self->drawn))
    cairo_paint (cr);
  cairo_translate (cr, self->view.pan.x - self->drawn.pan.x * ratio,
                   self->view.pan.y - self->drawn.pan.y * ratio);
  cairo_scale (cr, ratio, ratio);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  if (ratio != 1)
    cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/* --- motion -----------------------------------------------------------------------------------------------
 */

static double
mix (double a, double b, double t)
{
  return a + (b - a) * t;
}

static void
step_view (NzDiagramCanvas *self, double t)
{
  double eased = t * t * (3 - 2 * t);

  self->view.zoom = mix (self->view_from.zoom, self->view_to.zoom, eased);
  self->view.marks = mix (self->view_from.marks, self->view_to.marks, eased);
  self->view.pan.x = mix (self->view_from.pan.x, self->view_to.pan.x, eased);
  self->view.pan.y = mix (self->view_from.pan.y, self->view_to.pan.y, eased);
}

/* Ends whatever moves by itself where it wants to be. */
void
nz_canvas_stop (NzDiagramCanvas *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (self->motion != NULL)
    {
      nz_scene_motion_apply (self->motion, 1);
      self->stale = TRUE;
    }
  g_clear_pointer (&self->motion, nz_scene_motion_free);
  if (self->view_moves)
    step_view (self, 1);
  self->view_moves = FALSE;
  if (self->rest == 0)
    self->moving = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  NzDiagramCanvas *self = NZ_DIAGRAM_CANVAS (widget);
  double t = (double)(gdk_frame_clock_get_frame_time (clock) - self->motion_start) / 1000 / MOTION_MS;

  self->moving = TRUE;
  if (t >= 1)
    {
      self->tick = 0;
      nz_canvas_stop (self);
      return G_SOURCE_REMOVE;
    }
  if (self->motion != NULL)
    nz_scene_motion_apply (self->motion, MAX (t, 0));
  if (self->view_moves)
    step_view (self, MAX (t, 0));
  nz_canvas_changed (self, self->motion != NULL);
  return G_SOURCE_CONTINUE;
}

static gboolean
may_animate (NzDiagramCanvas *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) && adw_get_enable_animations (GTK_WIDGET (self));
}

static void
start_motion (NzDiagramCanvas *self)
{
  if (!may_animate (self))
    {
      nz_canvas_stop (self);
      return;
    }
  self->motion_start = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
glide (NzDiagramCanvas *self, NzDiagramView view)
{
  nz_canvas_stop (self);
  self->view_from = self->view;
  self->view_to = view;
  self->view_moves = TRUE;
  start_motion (self);
}

/* --- view -------------------------------------------------------------------------------------------------
 */

/* The size of signs and labels at a zoom: never too small to read, and in a small picture never as large as a
 * heading. */
static double
marks_at (NzDiagramCanvas *self, double zoom)
{
  return CLAMP (zoom, nz_canvas_least (self, zoom) / NZ_SCENE_LABEL_SIZE,
                self->fixed ? MOST_MARKS_FIXED : MOST_MARKS);
}

/* What the picture covers at a zoom, labels included, which do not shrink with it. */
static NzRect
extent_at (NzDiagramCanvas *self, double zoom)
{
  double marks = marks_at (self, zoom), left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE,
         bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < self->scene->n_nodes; i++)
    {
      const NzSceneNode *node = &self->scene->nodes[i];
      double x = node->place.x * zoom, y = node->place.y * zoom;

      left = MIN (left, x + MIN (node->box.x - node->place.x, -node->reach) * marks);
      top = MIN (top, y + MIN (node->box.y - node->place.y, -node->reach) * marks);
      right = MAX (right, x + MAX (node->box.x + node->box.width - node->place.x, node->reach) * marks);
      bottom = MAX (bottom, y + MAX (node->box.y + node->box.height - node->place.y, node->reach) * marks);
    }
  return (NzRect){ left, top, right - left, bottom - top };
}

static NzDiagramView
fitting_view (NzDiagramCanvas *self)
{
  double rim = self->fixed ? 10 : FIT_MARGIN, low = 0.05, high = self->fixed ? 4 : MOST_MARKS;
  double width
      = gtk_widget_get_width (GTK_WIDGET (self)) - self->margins.left - self->margins.right - 2 * rim;
  double height
      = gtk_widget_get_height (GTK_WIDGET (self)) - self->margins.top - self->margins.bottom - 2 * rim;
  NzDiagramView view = self->view;
  NzRect extent;

  for (int i = 0; i < 24; i++) /* halves the doubt: the extent grows with the zoom */
    {
      double middle = (low + high) / 2;
      extent = extent_at (self, middle);
      if (extent.width <= width && extent.height <= height)
        low = middle;
      else
        high = middle;
    }
  extent = extent_at (self, low);
  view.zoom = low;
  view.marks = marks_at (self, low);
  view.pan.x = self->margins.left + rim + (width - extent.width) / 2 - extent.x;
  view.pan.y = self->margins.top + rim + (height - extent.height) / 2 - extent.y;
  return view;
}

static void
refit (NzDiagramCanvas *self)
{
  if (self->scene == NULL || self->scene->n_nodes == 0 || !self->fitted
      || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;
  self->view_moves = FALSE;
  self->view = fitting_view (self);
  nz_canvas_changed (self, TRUE);
}

static void
nz_diagram_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  NzDiagramCanvas *self = NZ_DIAGRAM_CANVAS (widget);

  refit (self);
  nz_canvas_changed (self, TRUE);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
nz_diagram_canvas_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = 60;
  *natural = NZ_DIAGRAM_CANVAS (widget)->fixed ? 60 : 300;
}

void
nz_diagram_canvas_fit (NzDiagramCanvas *self)
{
  g_return_if_fail (NZ_IS_DIAGRAM_CANVAS (self));
  if (self->scene == NULL || self->scene->n_nodes == 0)
    return;
  self->fitted = TRUE;
  glide (self, fitting_view (self));
}

void
nz_diagram_canvas_zoom (NzDiagramCanvas *self, double factor)
{
  g_return_if_fail (NZ_IS_DIAGRAM_CANVAS (self));
  NzPoint middle
      = { gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 };
  NzDiagramView view;

  if (self->scene == NULL)
    return;
  nz_canvas_stop (self);
  view = self->view;
  nz_diagram_view_zoom (&view, self->scene, factor, middle, nz_canvas_least (self, view.zoom * factor));
  self->fitted = FALSE;
  glide (self, view);
}

void
nz_diagram_canvas_reveal (NzDiagramCanvas *self, gint64 id)
{
  g_return_if_fail (NZ_IS_DIAGRAM_CANVAS (self));
  int node = self->scene != NULL ? nz_scene_find (self->scene, id) : -1;
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  double rim = MIN (60, MIN (width, height) / 4);

  if (node < 0 || self->fixed || width <= 0)
    return;
  NzDiagramView view = self->view;
  NzPoint place = nz_diagram_view_to_canvas (&view, self->scene->nodes[node].place);
  NzPoint wanted
      = { CLAMP (place.x, rim, width - rim), CLAMP (place.y, rim, height - self->margins.bottom - rim) };
  if (nz_distance (place, wanted) < 1 || self->fitted)
    return;
  view.pan.x += wanted.x - place.x;
  view.pan.y += wanted.y - place.y;
  glide (self, view);
}

/* --- content ----------------------------------------------------------------------------------------------
 */

/* The picture in words: what a screen reader says of it. */
static void
describe (NzDiagramCanvas *self)
{
  const NzScene *scene = self->scene;
  g_autofree char *text = NULL;

  if (scene != NULL && self->view.selected >= 0)
    {
      const NzSceneNode *node = &scene->nodes[self->view.selected];
      text = g_strdup_printf (nz_ngettext ("%s, %u collaboration", "%s, %u collaborations", node->degree),
                              node->name, node->degree);
    }
  else if (scene != NULL)
    text = g_strdup_printf (
        _ ("%u actors, %u collaborations, %u working groups. Tab and the arrow keys go from actor to "
           "actor; the list says the same in words."),
        scene->n_nodes, scene->n_ties, scene->n_groups);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

void
nz_diagram_canvas_set_scene (NzDiagramCanvas *self, NzScene *scene)
{
  g_return_if_fail (NZ_IS_DIAGRAM_CANVAS (self));
  g_autoptr (NzScene) old = NULL;
  gint64 selected = nz_diagram_canvas_get_selected (self);

  nz_canvas_input_reset (self);
  nz_canvas_stop (self);
  old = self->scene;
  self->scene = scene;
  self->view.highlight = -1;
  self->view.selected = scene != NULL && selected != 0 ? nz_scene_find (scene, selected) : -1;
  self->stale = TRUE;
  if (scene != NULL && !self->fitted && old != NULL && old->width > 0)
    {
      /* what was in the middle stays there although the picture's measure has changed */
      double width = gtk_widget_get_width (GTK_WIDGET (self)),
             height = gtk_widget_get_height (GTK_WIDGET (self));
      NzPoint place = nz_diagram_view_to_scene (&self->view, (NzPoint){ width / 2, height / 2 });
      self->view.zoom *= old->width / scene->width;
      self->view.pan.x = width / 2 - place.x * scene->width / old->width * self->view.zoom;
      self->view.pan.y = height / 2 - place.y * scene->height / old->height * self->view.zoom;
    }
  refit (self);
  describe (self);
  if (scene != NULL && old != NULL && may_animate (self))
    {
      self->motion = nz_scene_motion_new (scene, old);
      if (self->motion != NULL)
        {
          nz_scene_motion_apply (self->motion, 0);
          start_motion (self);
        }
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const NzScene *
nz_diagram_canvas_get_scene (NzDiagramCanvas *self)
{
  g_return_val_if_fail (NZ_IS_DIAGRAM_CANVAS (self), NULL);
  return self->scene;
}

void
nz_canvas_emit (NzDiagramCanvas *self, NzCanvasSignal signal, int node)
{
  gint64 id = node >= 0 && self->scene != NULL ? self->scene->nodes[node].id : 0;
  int x, y;

  if (signal == NZ_CANVAS_MOVED)
    {
      nz_scene_to_pin (self->scene, self->scene->nodes[node].place, &x, &y);
      g_signal_emit (self, signals[signal], 0, id, x, y);
    }
  else
    g_signal_emit (self, signals[signal], 0, id);
}

void
nz_canvas_set_selected (NzDiagramCanvas *self, int node, gboolean tell)
{
  if (self->view.selected == node)
    return;
  self->view.selected = node;
  nz_canvas_changed (self, TRUE);
  describe (self);
  if (tell)
    nz_canvas_emit (self, NZ_CANVAS_SELECTED, node);
}

void
nz_diagram_canvas_select (NzDiagramCanvas *self, gint64 id)
{
  g_return_if_fail (NZ_IS_DIAGRAM_CANVAS (self));
  if (self->scene != NULL)
    nz_canvas_set_selected (self, id != 0 ? nz_scene_find (self->scene, id) : -1, FALSE);
}

gint64
nz_diagram_canvas_get_selected (NzDiagramCanvas *self)
{
  g_return_val_if_fail (NZ_IS_DIAGRAM_CANVAS (self), 0);
  return self->scene != NULL && self->view.selected >= 0 ? self->scene->nodes[self->view.selected].id : 0;
}

void
nz_diagram_canvas_set_editable (NzDiagramCanvas *self, gboolean editable)
{
  g_return_if_fail (NZ_IS_DIAGRAM_CANVAS (self));
  self->editable = editable;
}

void
nz_diagram_canvas_set_fixed (NzDiagramCanvas *self, gboolean fixed)
{
  g_return_if_fail (NZ_IS_DIAGRAM_CANVAS (self));
  self->fixed = fixed;
}

void
nz_diagram_canvas_set_margins (NzDiagramCanvas *self, int top, int right, int bottom, int left)
{
  g_return_if_fail (NZ_IS_DIAGRAM_CANVAS (self));
  if (self->margins.top == top && self->margins.right == right && self->margins.bottom == bottom
      && self->margins.left == left)
    return;
  self->margins.top = top;
  self->margins.right = right;
  self->margins.bottom = bottom;
  self->margins.left = left;
  refit (self);
}

/* --- GObject ----------------------------------------------------------------------------------------------
 */

static void
on_dark (NzDiagramCanvas *self)
{
  nz_canvas_changed (self, TRUE);
}

static void
nz_diagram_canvas_dispose (GObject *object)
{
  NzDiagramCanvas *self = NZ_DIAGRAM_CANVAS (object);

  nz_canvas_input_reset (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_pointer (&self->motion, nz_scene_motion_free);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->scene, nz_scene_free);
  g_clear_pointer (&self->typeset, nz_typeset_free);
  G_OBJECT_CLASS (nz_diagram_canvas_parent_class)->dispose (object);
}

static void
nz_diagram_canvas_class_init (NzDiagramCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = NZ_TYPE_DIAGRAM_CANVAS;

  G_OBJECT_CLASS (klass)->dispose = nz_diagram_canvas_dispose;
  widget_class->snapshot = nz_diagram_canvas_snapshot;
  widget_class->measure = nz_diagram_canvas_measure;
  widget_class->size_allocate = nz_diagram_canvas_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "diagram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[NZ_CANVAS_SELECTED]
      = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[NZ_CANVAS_OPEN]
      = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[NZ_CANVAS_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                           3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT);
  signals[NZ_CANVAS_UNPIN]
      = g_signal_new ("unpin", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  nz_canvas_input_class_init (widget_class);
}

static void
nz_diagram_canvas_init (NzDiagramCanvas *self)
{
  self->typeset = nz_typeset_new (NZ_TYPESET_SCREEN, NULL, nz_get_language ());
  self->view = (NzDiagramView){ .zoom = 1, .marks = 1, .highlight = -1, .selected = -1 };
  self->fitted = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (on_dark), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Diagram of the network"), -1);
  nz_canvas_input_init (self);
}

GtkWidget *
nz_diagram_canvas_new (void)
{
  return g_object_new (NZ_TYPE_DIAGRAM_CANVAS, NULL);
}
