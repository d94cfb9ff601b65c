/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-segment-bar.h"

#include <adwaita.h>

#define GAP 3

struct _NzSegmentBar
{
  GtkWidget parent_instance;
  int height;
  NzSegment *segments;
  guint n;
};

G_DEFINE_FINAL_TYPE (NzSegmentBar, nz_segment_bar, GTK_TYPE_WIDGET)

static GdkRGBA
colour_of (GtkWidget *widget, const char *name)
{
  GdkRGBA colour = { 0.11f, 0.44f, 0.85f, 1 };
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  gtk_style_context_lookup_color (context, name != NULL ? name : "nz_step", &colour);
  G_GNUC_END_IGNORE_DEPRECATIONS
  return colour;
}

static void
nz_segment_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NzSegmentBar *self = NZ_SEGMENT_BAR (widget);
  float height = (float)self->height, top = (float)(gtk_widget_get_height (widget) - self->height) / 2;
  double whole = 0;
  guint shown = 0;

  for (guint i = 0; i < self->n; i++)
    {
      whole += self->segments[i].weight;
      shown += self->segments[i].weight > 0;
    }
  if (shown == 0)
    return;

  GdkRGBA ground = colour_of (widget, "nz_step_ground");
  double room = gtk_widget_get_width (widget) - (shown - 1.0) * GAP, x = 0;
  GskRoundedRect clip;
  gsk_rounded_rect_init_from_rect (
      &clip, &GRAPHENE_RECT_INIT (0, top, (float)gtk_widget_get_width (widget), height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  for (guint i = 0; i < self->n; i++)
    {
      const NzSegment *segment = &self->segments[i];
      if (segment->weight <= 0)
        continue;
      double width = room * segment->weight / whole;
      GdkRGBA colour = colour_of (widget, segment->colour);
      float left = (float)round (x), right = (float)round (x + width);
      gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (left, top, right - left, height));
      if (segment->fraction > 0)
        gtk_snapshot_append_color (
            snapshot, &colour,
            &GRAPHENE_RECT_INIT (left, top, (right - left) * (float)segment->fraction, height));
      x += width + GAP;
    }
  gtk_snapshot_pop (snapshot);
}

static void
nz_segment_bar_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 60 : NZ_SEGMENT_BAR (widget)->height;
}

static void
nz_segment_bar_finalize (GObject *object)
{
  g_free (NZ_SEGMENT_BAR (object)->segments);
  G_OBJECT_CLASS (nz_segment_bar_parent_class)->finalize (object);
}

static void
nz_segment_bar_class_init (NzSegmentBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_segment_bar_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = nz_segment_bar_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = nz_segment_bar_measure;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
nz_segment_bar_init (NzSegmentBar *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
nz_segment_bar_new (int height)
{
  NzSegmentBar *self = g_object_new (NZ_TYPE_SEGMENT_BAR, NULL);
  self->height = height;
  return GTK_WIDGET (self);
}

void
nz_segment_bar_set (NzSegmentBar *self, const NzSegment *segments, guint n)
{
  g_return_if_fail (NZ_IS_SEGMENT_BAR (self));
  g_free (self->segments);
  self->segments = g_memdup2 (segments, n * sizeof *segments);
  self->n = n;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- the mark of one step --- */

typedef struct
{
  double fraction;
  gboolean is_late;
} Mark;

static void
draw_mark (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Mark *mark = data;
  double x = width / 2.0, y = height / 2.0, radius = 8.2;
  const char *name = mark->fraction >= 1 ? "nz_good" : mark->is_late ? "nz_late" : "nz_mark";
  GdkRGBA ring = colour_of (GTK_WIDGET (area), name);
  GdkRGBA pie = colour_of (GTK_WIDGET (area), NULL);

  gdk_cairo_set_source_rgba (cr, &ring);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  if (mark->fraction >= 1)
    {
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_set_line_width (cr, 2);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_move_to (cr, x - 3.6, y + 0.2);
      cairo_line_to (cr, x - 1, y + 2.8);
      cairo_line_to (cr, x + 3.8, y - 2.6);
      cairo_stroke (cr);
      return;
    }
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  if (mark->fraction <= 0)
    return;
  gdk_cairo_set_source_rgba (cr, &pie);
  cairo_move_to (cr, x, y);
  cairo_arc (cr, x, y, radius - 2.2, -G_PI / 2, -G_PI / 2 + 2 * G_PI * mark->fraction);
  cairo_close_path (cr);
  cairo_fill (cr);
}

GtkWidget *
nz_step_mark_new (double fraction, gboolean is_late)
{
  GtkWidget *area
      = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  Mark *mark = g_new (Mark, 1);

  *mark = (Mark){ fraction, is_late };
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 18);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 18);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_mark, mark, g_free);
  gtk_widget_set_valign (area, GTK_ALIGN_START);
  return area;
}
