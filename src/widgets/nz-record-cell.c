/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-record-cell.h"

/* Between dots and the edge of the window, in pixels. */
#define EDGE 6

struct _NzRecordCell
{
  GtkWidget parent_instance;

  const NzField *field;
  NzListItem *item;
  gulong changed_handler;
  PangoLayout *layout;
  GtkAdjustment *scrolled; /* borrowed while mapped: where the table is scrolled to … */
  gulong scrolled_handler, resized_handler;
  GtkAdjustment *sideways; /* … and how far to the side */
  gulong sideways_handler, widened_handler;
  gboolean stale;  /* the layout's text is not the item's */
  gboolean unseen; /* painted while out of view: as nothing */
};

G_DEFINE_FINAL_TYPE (NzRecordCell, nz_record_cell, GTK_TYPE_WIDGET)

static void
on_changed (NzRecordCell *self)
{
  self->stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_item (NzRecordCell *self, NzListItem *item)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_handler, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->changed_handler = g_signal_connect_swapped (item, "changed", G_CALLBACK (on_changed), self);
  on_changed (self);
}

static void
read_text (NzRecordCell *self)
{
  g_autofree char *text
      = self->item != NULL ? nz_list_item_dup_text (self->item, self->field) : g_strdup ("");

  self->stale = FALSE;
  pango_layout_set_text (self->layout, text, -1);
  /* The cell around this one is what a screen reader comes to; it has no text of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* Only what is cut. */
static gboolean
nz_record_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  NzRecordCell *self = NZ_RECORD_CELL (widget);

  if (!pango_layout_is_ellipsized (self->layout))
    return FALSE;
  gtk_tooltip_set_text (tooltip, pango_layout_get_text (self->layout));
  return TRUE;
}

/* --- being in view
 * ---------------------------------------------------------------------------------------------------- */

static GtkWidget *
viewport_of (NzRecordCell *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
}

static gboolean
is_in_view (NzRecordCell *self)
{
  GtkWidget *viewport = viewport_of (self);
  graphene_rect_t place;

  if (viewport == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), viewport, &place))
    return TRUE;
  return place.origin.y < (float)gtk_widget_get_height (viewport) && place.origin.y + place.size.height > 0;
}

/* Rows that come into view are painted now. Where they will be is not known before they are laid out. */
static void
on_scrolled (NzRecordCell *self)
{
  if (self->unseen)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A column that the edge of the window cuts ends in dots there. What is scrolled away to the left has begun
 * before, and what lies wholly beyond the edge is not seen. */
static int
room_for_text (NzRecordCell *self)
{
  GtkWidget *viewport = viewport_of (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  graphene_rect_t place;

  if (viewport == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), viewport, &place))
    return width;
  int seen = gtk_widget_get_width (viewport) - (int)place.origin.x - EDGE;
  return seen > 0 ? MIN (width, seen) : width;
}

static void
nz_record_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NzRecordCell *self = NZ_RECORD_CELL (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), text_height;
  GdkRGBA colour;

  self->unseen = !is_in_view (self);
  if (self->unseen || width <= 0)
    return;
  if (self->stale)
    read_text (self);
  pango_layout_set_width (self->layout, room_for_text (self) * PANGO_SCALE);
  pango_layout_get_pixel_size (self->layout, NULL, &text_height);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float)((height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
nz_record_cell_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  NzRecordCell *self = NZ_RECORD_CELL (widget);
  PangoContext *context = pango_layout_get_context (self->layout);
  PangoFontMetrics *metrics;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  /* The text does not matter: all rows are as high as a line. */
  metrics = pango_context_get_metrics (context, NULL, NULL);
  *minimum = *natural = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  pango_font_metrics_unref (metrics);
}

static void
nz_record_cell_map (GtkWidget *widget)
{
  NzRecordCell *self = NZ_RECORD_CELL (widget);
  GtkWidget *viewport = viewport_of (self);

  GTK_WIDGET_CLASS (nz_record_cell_parent_class)->map (widget);
  if (viewport == NULL)
    return;
  self->scrolled = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (viewport));
  self->scrolled_handler
      = g_signal_connect_swapped (self->scrolled, "value-changed", G_CALLBACK (on_scrolled), self);
  self->resized_handler
      = g_signal_connect_swapped (self->scrolled, "changed", G_CALLBACK (on_scrolled), self);
  self->sideways = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (viewport));
  self->sideways_handler
      = g_signal_connect_swapped (self->sideways, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  self->widened_handler
      = g_signal_connect_swapped (self->sideways, "changed", G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
let_scrolling_go (NzRecordCell *self)
{
  if (self->scrolled == NULL)
    return;
  g_clear_signal_handler (&self->scrolled_handler, self->scrolled);
  g_clear_signal_handler (&self->resized_handler, self->scrolled);
  self->scrolled = NULL;
  g_clear_signal_handler (&self->sideways_handler, self->sideways);
  g_clear_signal_handler (&self->widened_handler, self->sideways);
  self->sideways = NULL;
}

static void
nz_record_cell_unmap (GtkWidget *widget)
{
  NzRecordCell *self = NZ_RECORD_CELL (widget);

  let_scrolling_go (self);
  GTK_WIDGET_CLASS (nz_record_cell_parent_class)->unmap (widget);
}

static void
nz_record_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (nz_record_cell_parent_class)->css_changed (widget, change);
  pango_layout_context_changed (NZ_RECORD_CELL (widget)->layout);
}

/* --- GObject
 * ----------------------------------------------------------------------------------------------------------
 */

static void
nz_record_cell_dispose (GObject *object)
{
  NzRecordCell *self = NZ_RECORD_CELL (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_handler, self->item);
  g_clear_object (&self->item);
  let_scrolling_go (self);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (nz_record_cell_parent_class)->dispose (object);
}

static void
nz_record_cell_class_init (NzRecordCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_record_cell_dispose;
  widget_class->snapshot = nz_record_cell_snapshot;
  widget_class->measure = nz_record_cell_measure;
  widget_class->query_tooltip = nz_record_cell_query_tooltip;
  widget_class->map = nz_record_cell_map;
  widget_class->unmap = nz_record_cell_unmap;
  widget_class->css_changed = nz_record_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "recordcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
nz_record_cell_init (NzRecordCell *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *row, gpointer field)
{
  NzRecordCell *self = g_object_new (NZ_TYPE_RECORD_CELL, NULL);

  self->field = field;
  gtk_list_item_set_child (row, GTK_WIDGET (self));
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *row, gpointer data)
{
  set_item (NZ_RECORD_CELL (gtk_list_item_get_child (row)), gtk_list_item_get_item (row));
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *row, gpointer data)
{
  set_item (NZ_RECORD_CELL (gtk_list_item_get_child (row)), NULL);
}

GtkListItemFactory *
nz_record_cell_factory_new (const NzField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer)field);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
