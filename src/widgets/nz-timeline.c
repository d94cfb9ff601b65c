/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-timeline.h"

#define LINE 18.0
#define BAR 6.0
#define NAMES 0.42
#define FOOT 18
#define ROUND 3.0

typedef struct
{
  GPtrArray *bars;
  NzDate day;
  int first, last; /* days since 1970 */
} Timeline;

NzTimelineBar *
nz_timeline_bar_new (const char *name, NzDate since, NzDate until, gboolean strong)
{
  NzTimelineBar *bar = g_new0 (NzTimelineBar, 1);

  *bar = (NzTimelineBar){ g_strdup (name), since, until, strong };
  return bar;
}

void
nz_timeline_bar_free (NzTimelineBar *bar)
{
  if (bar == NULL)
    return;
  g_free (bar->name);
  g_free (bar);
}

static void
timeline_free (gpointer data)
{
  Timeline *self = data;

  g_ptr_array_unref (self->bars);
  g_free (self);
}

/* From the first beginning to the day or the last end, whichever is later, in whole years. */
static void
set_range (Timeline *self)
{
  int from = self->day.year, to = self->day.year;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const NzTimelineBar *bar = self->bars->pdata[i];
      if (nz_date_is_set (bar->since))
        from = MIN (from, bar->since.year);
      if (nz_date_is_set (bar->until))
        to = MAX (to, bar->until.year);
    }
  self->first = nz_date_to_days (nz_date (from, 1, 1));
  self->last = nz_date_to_days (nz_date (to + 1, 1, 1));
}

static double
place (const Timeline *self, int days, double left, double width)
{
  return left
         + width * (CLAMP (days, self->first, self->last) - self->first) / (double)(self->last - self->first);
}

static void
draw_text (GtkWidget *widget, cairo_t *cr, const char *text, double x, double y, double width, double size)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));

  pango_font_description_set_size (font, (int)(size * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
}

static void
draw_bar (cairo_t *cr, double from, double to, double y)
{
  double width = MAX (to - from, BAR);

  cairo_new_sub_path (cr);
  cairo_arc (cr, from + ROUND, y + ROUND, ROUND, (G_PI / 2), 3 * (G_PI / 2));
  cairo_arc (cr, from + width - ROUND, y + ROUND, ROUND, -(G_PI / 2), (G_PI / 2));
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* The first and the last year, and lines between the years where they do not crowd. */
static void
draw_years (GtkWidget *widget, cairo_t *cr, const Timeline *self, double left, double width, double height)
{
  int from = nz_date_from_days (self->first).year, to = nz_date_from_days (self->last - 1).year;
  int step = MAX (1, (to - from) / 4);

  for (int year = from; year <= to; year += step)
    {
      double x = place (self, nz_date_to_days (nz_date (year, 1, 1)), left, width);
      g_autofree char *text = g_strdup_printf ("%d", year);
      if (x + 30 <= left + width)
        draw_text (widget, cr, text, x, height - FOOT + 3, 40, 7.5);
    }
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Timeline *self = data;
  GtkWidget *widget = GTK_WIDGET (area);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  double left = width * NAMES, room = width - left;
  GdkRGBA text, accent, quiet;

  gtk_style_context_get_color (context, &text);
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &accent))
    accent = text;
  quiet = text;
  quiet.alpha = 0.45f;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const NzTimelineBar *bar = self->bars->pdata[i];
      int from = nz_date_is_set (bar->since) ? nz_date_to_days (bar->since) : self->first;
      int to = nz_date_is_set (bar->until) ? nz_date_to_days (nz_date_last_day (bar->until)) + 1 : self->last;
      gdk_cairo_set_source_rgba (cr, &text);
      draw_text (widget, cr, bar->name, 0, i * LINE, left - 8, 8.5);
      gdk_cairo_set_source_rgba (cr, bar->strong ? &accent : &quiet);
      draw_bar (cr, place (self, from, left, room), place (self, to, left, room),
                i * LINE + (LINE - BAR) / 2);
    }
  double x = place (self, nz_date_to_days (self->day), left, room);
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_rectangle (cr, x - 0.75, 0, 1.5, height - FOOT);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, &text);
  draw_years (widget, cr, self, left, room, height);
}

GtkWidget *
nz_timeline_new (GPtrArray *bars, NzDate day, const char *label, const char *words)
{
  g_return_val_if_fail (bars != NULL && bars->len > 0 && nz_date_is_full (day), NULL);

  GtkWidget *area = gtk_drawing_area_new ();
  Timeline *self = g_new0 (Timeline, 1);

  *self = (Timeline){ .bars = bars, .day = day };
  set_range (self);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int)(bars->len * LINE) + FOOT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, self, timeline_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  return area;
}
