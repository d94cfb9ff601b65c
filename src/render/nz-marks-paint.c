/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-marks.h"

#include <math.h>

#include "render/nz-sign.h"

/* Marks on a cairo_t. */

static void
trace_line (cairo_t *cr, const NzMark *mark)
{
  /* a quadratic curve as a cubic one: control points two thirds of the way */
  cairo_move_to (cr, mark->a.x, mark->a.y);
  cairo_curve_to (cr, mark->a.x + (mark->control.x - mark->a.x) * 2 / 3,
                  mark->a.y + (mark->control.y - mark->a.y) * 2 / 3,
                  mark->b.x + (mark->control.x - mark->b.x) * 2 / 3,
                  mark->b.y + (mark->control.y - mark->b.y) * 2 / 3, mark->b.x, mark->b.y);
}

static void
set_colour (cairo_t *cr, const NzMark *mark, NzColour colour)
{
  colour.alpha *= mark->opacity;
  nz_colour_set_source (cr, colour);
}

static void
paint_line (cairo_t *cr, const NzMark *mark)
{
  cairo_new_path (cr);
  trace_line (cr, mark);
  cairo_set_line_width (cr, mark->line_width);
  cairo_set_line_cap (cr, mark->dash[0] > 0 && mark->dash[0] < mark->line_width ? CAIRO_LINE_CAP_ROUND
                                                                                : CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, mark->dash, mark->dash[1] > 0 ? 2 : 0, 0);
  set_colour (cr, mark, mark->colour);
  cairo_stroke (cr);
}

static void
trace_rect (cairo_t *cr, const NzRect *box, double radius)
{
  double right = box->x + box->width, bottom = box->y + box->height;

  cairo_new_path (cr);
  if (radius <= 0)
    {
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      return;
    }
  cairo_arc (cr, right - radius, box->y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, box->x + radius, bottom - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, box->x + radius, box->y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
paint_sign (cairo_t *cr, const NzMark *mark, const NzTheme *theme)
{
  double reach = mark->radius * nz_sign_reach (mark->sign) + 5 * mark->scale;

  if (mark->opacity >= 1)
    {
      nz_sign_draw_node (cr, mark->sign, mark->a.x, mark->a.y, mark->radius, mark->scale, theme);
      return;
    }
  /* ties must not shine through a dimmed sign: a ground first, then the sign as one */
  cairo_new_path (cr);
  nz_sign_path (cr, mark->sign, mark->a.x, mark->a.y, mark->radius);
  nz_colour_set_source (cr, theme->canvas);
  cairo_fill (cr);
  /* a group is as large as the clip */
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, mark->a.x - reach, mark->a.y - reach, 2 * reach, 2 * reach);
  cairo_clip (cr);
  cairo_push_group (cr);
  nz_sign_draw_node (cr, mark->sign, mark->a.x, mark->a.y, mark->radius, mark->scale, theme);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, mark->opacity);
  cairo_restore (cr);
}

/* The rim of a line of letters as an image, kept with its layout. */
typedef struct
{
  double width, pixels;
  cairo_surface_t *mask;
} Rim;

static void
rim_free (gpointer data)
{
  Rim *rim = data;

  cairo_surface_destroy (rim->mask);
  g_free (rim);
}

static void
stroke_rim (cairo_t *cr, PangoLayout *layout, double x, double y, double width)
{
  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
}

static cairo_surface_t *
rim_of (PangoLayout *layout, double width, double pixels)
{
  Rim *rim = g_object_get_data (G_OBJECT (layout), "nz-rim");
  int columns = (int)ceil ((nz_layout_width (layout) + 2 * width) * pixels);
  int rows = (int)ceil ((nz_layout_height (layout) + 2 * width) * pixels);
  cairo_t *cr;

  if (rim != NULL && rim->width == width && rim->pixels == pixels)
    return rim->mask;
  rim = g_new0 (Rim, 1);
  rim->width = width;
  rim->pixels = pixels;
  rim->mask = cairo_image_surface_create (CAIRO_FORMAT_A8, CLAMP (columns, 1, 8192), CLAMP (rows, 1, 8192));
  cairo_surface_set_device_scale (rim->mask, pixels, pixels);
  cr = cairo_create (rim->mask);
  stroke_rim (cr, layout, width, width, width);
  cairo_destroy (cr);
  g_object_set_data_full (G_OBJECT (layout), "nz-rim", rim, rim_free);
  return rim->mask;
}

static void
paint_text_line (
    cairo_t *cr, const NzMark *mark, NzTypeset *typeset, double pixels, const char *text, double y)
{
  NzType type = { .size = mark->size, .weight = mark->weight };
  PangoLayout *layout = nz_typeset_layout (typeset, text, &type);
  double width = nz_layout_width (layout), x = mark->box.x;

  if (mark->align == NZ_LABEL_MIDDLE)
    x += (mark->box.width - width) / 2;
  else if (mark->align == NZ_LABEL_END)
    x += mark->box.width - width;
  if (mark->halo > 0)
    {
      double top = y - nz_layout_baseline (layout);

      set_colour (cr, mark, mark->halo_colour);
      if (pixels > 0)
        cairo_mask_surface (cr, rim_of (layout, mark->halo, pixels), x - mark->halo, top - mark->halo);
      else
        stroke_rim (cr, layout, x, top, mark->halo);
    }
  set_colour (cr, mark, mark->colour);
  nz_typeset_show (typeset, cr, layout, x, y);
}

void
nz_marks_paint (const NzMarks *marks, NzTypeset *typeset, cairo_t *cr)
{
  g_return_if_fail (marks != NULL && typeset != NULL && cr != NULL);

  cairo_save (cr);
  for (guint i = 0; i < marks->marks->len; i++)
    {
      const NzMark *mark = &g_array_index (marks->marks, NzMark, i);

      switch (mark->kind)
        {
        case NZ_MARK_LINE:
          paint_line (cr, mark);
          break;
        case NZ_MARK_SIGN:
          paint_sign (cr, mark, marks->theme);
          break;
        case NZ_MARK_RECT:
          trace_rect (cr, &mark->box, mark->radius);
          set_colour (cr, mark, mark->colour);
          cairo_fill (cr);
          break;
        case NZ_MARK_RING:
          cairo_new_path (cr);
          cairo_arc (cr, mark->a.x, mark->a.y, mark->radius, 0, 2 * G_PI);
          cairo_set_line_width (cr, mark->line_width);
          cairo_set_dash (cr, NULL, 0, 0);
          set_colour (cr, mark, mark->colour);
          cairo_stroke (cr);
          break;
        case NZ_MARK_TEXT:
          for (guint k = 0; mark->lines && mark->lines[k]; k++)
            paint_text_line (cr, mark, typeset, marks->pixels, mark->lines[k],
                             mark->box.y + mark->ascent + k * mark->pitch);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  cairo_restore (cr);
}
