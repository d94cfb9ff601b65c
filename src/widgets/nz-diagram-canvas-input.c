/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "widgets/nz-diagram-canvas-private.h"

/* How far around a sign or a tie the pointer still means it, in pixels. */
#define NODE_SLACK 4.0
#define EDGE_SLACK 4.0
#define DRAG_THRESHOLD 5.0
#define WHEEL_STEP 1.18
#define PAN_STEP 60.0
#define NUDGE 8.0
#define NUDGE_REST_MS 700

static int
node_at (NzDiagramCanvas *self, double x, double y)
{
  return self->scene != NULL
             ? nz_diagram_view_node_at (&self->view, self->scene, (NzPoint){ x, y }, NODE_SLACK)
             : -1;
}

static void
zoom_around (NzDiagramCanvas *self, double factor, NzPoint fixed)
{
  NzDiagramView view;

  nz_canvas_stop (self);
  view = self->view;
  nz_diagram_view_zoom (&view, self->scene, factor, fixed, nz_canvas_least (self, view.zoom * factor));
  self->fitted = FALSE;
  nz_canvas_look (self, view);
}

static void
pan_by (NzDiagramCanvas *self, double x, double y)
{
  NzDiagramView view;

  nz_canvas_stop (self);
  view = self->view;
  view.pan.x += x;
  view.pan.y += y;
  self->fitted = FALSE;
  nz_canvas_look (self, view);
}

/* --- pointer ----------------------------------------------------------------------------------------------
 */

static void
set_highlight (NzDiagramCanvas *self, int node)
{
  if (self->view.highlight == node)
    return;
  self->view.highlight = node;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), node >= 0 ? "pointer" : NULL);
  nz_canvas_changed (self, TRUE);
}

static void
on_motion (NzDiagramCanvas *self, double x, double y)
{
  self->pointer = (NzPoint){ x, y };
  if (!self->dragging && !self->moving)
    set_highlight (self, node_at (self, x, y));
}

static void
on_leave (NzDiagramCanvas *self)
{
  if (!self->dragging)
    set_highlight (self, -1);
}

static gboolean
on_scroll (NzDiagramCanvas *self, double dx, double dy, GtkEventControllerScroll *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if (self->scene == NULL || self->fixed)
    return FALSE;
  /* two fingers on a touchpad push the picture; a wheel zooms, and so do two fingers with Ctrl */
  if (gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE
      && (state & GDK_CONTROL_MASK) == 0)
    pan_by (self, -dx, -dy);
  else if (gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE)
    zoom_around (self, pow (1.005, -dy), self->pointer);
  else
    zoom_around (self, pow (WHEEL_STEP, -dy), self->pointer);
  return TRUE;
}

static void
on_pinch_begin (NzDiagramCanvas *self)
{
  self->pinch_zoom = 1;
}

static void
on_pinch (NzDiagramCanvas *self, double scale, GtkGesture *gesture)
{
  NzPoint centre = self->pointer;

  if (self->scene == NULL || self->fixed || scale <= 0)
    return;
  gtk_gesture_get_bounding_box_center (gesture, &centre.x, &centre.y);
  zoom_around (self, scale / self->pinch_zoom, centre);
  self->pinch_zoom = scale;
}

static void
on_drag_begin (NzDiagramCanvas *self, double x, double y)
{
  if (self->scene == NULL)
    return;
  nz_canvas_stop (self);
  self->dragging = FALSE;
  self->grabbed = self->editable ? node_at (self, x, y) : -1;
  self->grab_pan = self->view.pan;
  if (self->grabbed >= 0)
    {
      NzPoint place = nz_diagram_view_to_canvas (&self->view, self->scene->nodes[self->grabbed].place);
      self->grab_offset = (NzPoint){ place.x - x, place.y - y };
    }
}

static void
on_drag_update (NzDiagramCanvas *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;

  if (self->scene == NULL || self->fixed || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (!self->dragging && hypot (dx, dy) < DRAG_THRESHOLD)
    return;
  if (!self->dragging)
    {
      self->dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
      if (self->grabbed >= 0)
        set_highlight (self, self->grabbed);
    }
  NzDiagramView view = self->view;
  if (self->grabbed < 0)
    {
      view.pan = (NzPoint){ self->grab_pan.x + dx, self->grab_pan.y + dy };
      self->fitted = FALSE;
    }
  else
    {
      NzPoint place = { x + dx + self->grab_offset.x, y + dy + self->grab_offset.y };
      nz_scene_move_node (self->scene, (guint)self->grabbed, nz_diagram_view_to_scene (&self->view, place));
      self->stale = TRUE;
    }
  nz_canvas_look (self, view);
}

static void
on_drag_end (NzDiagramCanvas *self)
{
  int node = self->grabbed;
  gboolean moved = self->dragging;

  self->dragging = FALSE;
  self->grabbed = -1;
  if (!moved || self->scene == NULL)
    return;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
  if (node >= 0)
    nz_canvas_emit (self, NZ_CANVAS_MOVED, node);
}

static void
on_pressed (NzDiagramCanvas *self)
{
  if (!self->fixed)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
centre_on (NzDiagramCanvas *self, int node)
{
  NzPoint place = nz_diagram_view_to_canvas (&self->view, self->scene->nodes[node].place);
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
         y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  pan_by (self, x - place.x, y - place.y);
  nz_diagram_canvas_zoom (self, MAX (1.6 / MAX (self->view.zoom, 0.01), 1.0));
}

static void
on_released (NzDiagramCanvas *self, int n_press, double x, double y)
{
  int node = node_at (self, x, y);

  if (self->scene == NULL || self->dragging)
    return;
  if (self->fixed)
    {
      if (node >= 0)
        nz_canvas_emit (self, NZ_CANVAS_OPEN, node);
    }
  else if (n_press == 1)
    nz_canvas_set_selected (self, node, TRUE);
  else if (n_press == 2 && node >= 0)
    centre_on (self, node);
  else if (n_press == 2)
    zoom_around (self, 1.6, (NzPoint){ x, y });
}

static gboolean
on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  NzDiagramCanvas *self = NZ_DIAGRAM_CANVAS (widget);
  int node, edge;

  if (self->scene == NULL || self->dragging || keyboard)
    return FALSE;
  node = node_at (self, x, y);
  if (node >= 0)
    {
      const NzSceneNode *actor = &self->scene->nodes[node];
      g_autofree char *text
          = g_strdup_printf (nz_ngettext ("%s, %u collaboration", "%s, %u collaborations", actor->degree),
                             actor->name, actor->degree);
      gtk_tooltip_set_text (tooltip, text);
      return TRUE;
    }
  edge = nz_diagram_view_edge_at (&self->view, self->scene, (NzPoint){ x, y }, EDGE_SLACK);
  if (edge < 0)
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->scene->edges[edge].title);
  return TRUE;
}

/* --- menu -------------------------------------------------------------------------------------------------
 */

static void
show_menu (NzDiagramCanvas *self, int node, NzPoint place)
{
  g_autoptr (GMenu) model = g_menu_new ();
  GtkWidget *widget = GTK_WIDGET (self);
  const GdkRectangle at = { (int)place.x, (int)place.y, 1, 1 };

  if (self->fixed || node < 0)
    return;
  nz_canvas_set_selected (self, node, TRUE);
  gtk_widget_action_set_enabled (widget, "diagram.pin", self->editable);
  gtk_widget_action_set_enabled (widget, "diagram.unpin", self->editable);
  g_menu_append (model, _ ("_Open"), "diagram.open");
  if (self->scene->nodes[node].pinned)
    g_menu_append (model, _ ("_Unpin"), "diagram.unpin");
  else
    g_menu_append (model, _ ("_Pin Here"), "diagram.pin");
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (self->menu, widget);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (model));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_secondary (NzDiagramCanvas *self, int n_press, double x, double y)
{
  show_menu (self, node_at (self, x, y), (NzPoint){ x, y });
}

static void
on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzDiagramCanvas *self = NZ_DIAGRAM_CANVAS (widget);
  NzCanvasSignal signal = g_str_equal (name, "diagram.open")  ? NZ_CANVAS_OPEN
                          : g_str_equal (name, "diagram.pin") ? NZ_CANVAS_MOVED
                                                              : NZ_CANVAS_UNPIN;

  if (self->scene != NULL && self->view.selected >= 0)
    nz_canvas_emit (self, signal, self->view.selected);
}

/* --- keyboard ---------------------------------------------------------------------------------------------
 */

static void
go_to (NzDiagramCanvas *self, int node)
{
  nz_canvas_set_selected (self, node, TRUE);
  if (node >= 0)
    nz_diagram_canvas_reveal (self, self->scene->nodes[node].id);
}

/* Tab leaves the picture after the last actor and Shift+Tab before the first, so that nobody is caught in it.
 */
static gboolean
walk (NzDiagramCanvas *self, int step)
{
  int n = (int)self->scene->n_nodes, node = self->view.selected;

  node = node < 0 ? (step > 0 ? 0 : n - 1) : node + step;
  if (node < 0 || node >= n)
    return FALSE;
  go_to (self, node);
  return TRUE;
}

static gboolean
on_keyed_rest (gpointer data)
{
  NzDiagramCanvas *self = data;
  int node = self->keyed;

  self->keyed_timer = 0;
  self->keyed = -1;
  if (self->scene != NULL && node >= 0)
    nz_canvas_emit (self, NZ_CANVAS_MOVED, node);
  return G_SOURCE_REMOVE;
}

/* What dragging does, with keys; told once they rest, so that it is one step of undo. */
static void
nudge (NzDiagramCanvas *self, int dx, int dy)
{
  NzPoint place;

  if (!self->editable || self->view.selected < 0)
    return;
  nz_canvas_stop (self);
  place = self->scene->nodes[self->view.selected].place;
  place.x += dx * NUDGE / self->view.zoom;
  place.y += dy * NUDGE / self->view.zoom;
  nz_scene_move_node (self->scene, (guint)self->view.selected, place);
  nz_canvas_changed (self, TRUE);
  self->keyed = self->view.selected;
  g_clear_handle_id (&self->keyed_timer, g_source_remove);
  self->keyed_timer = g_timeout_add (NUDGE_REST_MS, on_keyed_rest, self);
}

static gboolean
on_arrow (NzDiagramCanvas *self, int dx, int dy, GdkModifierType state)
{
  int node = self->view.selected;

  if ((state & GDK_SHIFT_MASK) != 0)
    pan_by (self, -dx * PAN_STEP, -dy * PAN_STEP);
  else if ((state & GDK_CONTROL_MASK) != 0)
    nudge (self, dx, dy);
  else
    {
      node = node < 0 ? 0 : nz_scene_neighbour (self->scene, (guint)node, dx, dy);
      if (node >= 0)
        go_to (self, node);
    }
  return TRUE;
}

static gboolean
on_zoom_key (NzDiagramCanvas *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
    case GDK_KEY_equal:
      nz_diagram_canvas_zoom (self, 1.3);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      nz_diagram_canvas_zoom (self, 1 / 1.3);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      nz_diagram_canvas_fit (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_selected_key (NzDiagramCanvas *self, guint keyval, GdkModifierType state)
{
  int node = self->view.selected;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      nz_canvas_emit (self, NZ_CANVAS_OPEN, node);
      return TRUE;
    case GDK_KEY_Escape:
      nz_canvas_set_selected (self, -1, TRUE);
      return TRUE;
    case GDK_KEY_Menu:
      show_menu (self, node, nz_diagram_view_to_canvas (&self->view, self->scene->nodes[node].place));
      return TRUE;
    case GDK_KEY_F10:
      if ((state & GDK_SHIFT_MASK) == 0)
        return FALSE;
      show_menu (self, node, nz_diagram_view_to_canvas (&self->view, self->scene->nodes[node].place));
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_key (NzDiagramCanvas *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (self->scene == NULL || self->scene->n_nodes == 0 || self->fixed || (state & GDK_ALT_MASK) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Tab:
      return (state & GDK_CONTROL_MASK) == 0 && walk (self, 1);
    case GDK_KEY_ISO_Left_Tab:
      return (state & GDK_CONTROL_MASK) == 0 && walk (self, -1);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return on_arrow (self, -1, 0, state);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return on_arrow (self, 1, 0, state);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return on_arrow (self, 0, -1, state);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return on_arrow (self, 0, 1, state);
    default:
      return (self->view.selected >= 0 && on_selected_key (self, keyval, state))
             || on_zoom_key (self, keyval);
    }
}

/* --- setting up -------------------------------------------------------------------------------------------
 */

void
nz_canvas_input_reset (NzDiagramCanvas *self)
{
  g_clear_handle_id (&self->keyed_timer, g_source_remove);
  self->keyed = -1;
  self->grabbed = -1;
  self->dragging = FALSE;
}

void
nz_canvas_input_class_init (GtkWidgetClass *klass)
{
  klass->query_tooltip = on_query_tooltip;
  gtk_widget_class_install_action (klass, "diagram.open", NULL, on_action);
  gtk_widget_class_install_action (klass, "diagram.pin", NULL, on_action);
  gtk_widget_class_install_action (klass, "diagram.unpin", NULL, on_action);
}

static void
add_gesture (NzDiagramCanvas *self, GtkGesture *gesture, guint button)
{
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

void
nz_canvas_input_init (NzDiagramCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new (), *pinch = gtk_gesture_zoom_new ();

  self->keyed = self->grabbed = -1;
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (on_secondary), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  add_gesture (self, drag, GDK_BUTTON_PRIMARY);
  add_gesture (self, click, GDK_BUTTON_PRIMARY);
  add_gesture (self, secondary, GDK_BUTTON_SECONDARY);
}
