/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-sign.h"

#include <math.h>

typedef enum
{
  SHAPE_CIRCLE,
  SHAPE_DOTTED,
  SHAPE_POLYGON,
  SHAPE_STAR,
} Shape;

/* Corner shapes are enlarged until they look as large as the circle (measured in the target pictures): size
 * is the distance of a corner from the centre, shift lowers the centre (a triangle's middle lies below half
 * its height). */
typedef struct
{
  const char *kind;
  guint32 rgb;
  Shape shape;
  int corners;
  double size;
  double turn; /* of the first corner, in degrees clockwise from the top */
  double shift;
} Sign;

static const Sign signs[] = {
  { "association", 0xe69f00, SHAPE_CIRCLE, 0, 1, 0, 0 },
  { "provider", 0x009e73, SHAPE_POLYGON, 6, 1.09, 30, 0 },
  { "office", 0x0072b2, SHAPE_POLYGON, 4, 0.9 * G_SQRT2, 45, 0 },
  { "authority", 0x56b4e9, SHAPE_POLYGON, 4, 1.24, 0, 0 },
  { "body", 0xd55e00, SHAPE_POLYGON, 5, 1.12, 0, 0.04 },
  { "company", 0xcc79a7, SHAPE_POLYGON, 3, 1.36, 0, 0.2 },
  { "individual", 0xf0e442, SHAPE_DOTTED, 0, 1, 0, 0 },
  { "education", 0x56b4e9, SHAPE_POLYGON, 3, 1.36, 180, -0.2 },
  { "religion", 0xffffff, SHAPE_STAR, 4, 1.38, 0, 0 },
};
static const Sign unknown_sign = { "", 0x9a9996, SHAPE_CIRCLE, 0, 1, 0, 0 };

/* The star's inner corners, as a share of the outer ones. */
#define STAR_WAIST 0.46

static const Sign *
find_sign (const char *kind)
{
  for (guint i = 0; kind && i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (signs[i].kind, kind))
      return &signs[i];
  return &unknown_sign;
}

NzColour
nz_sign_colour (const char *kind, const NzTheme *theme)
{
  NzColour colour = nz_colour (find_sign (kind)->rgb, 1);
  return theme->is_grey ? nz_colour_grey (colour) : colour;
}

NzColour
nz_sign_edge (const char *kind, const NzTheme *theme)
{
  /* white mixed by the same share would be too pale beside white paper */
  double share = find_sign (kind)->shape == SHAPE_STAR ? 0.68 : 0.52;
  return nz_colour_mix (nz_sign_colour (kind, theme), nz_colour (0x000000, 1), share);
}

guint
nz_sign_corners (const char *kind, double corners[16])
{
  const Sign *sign = find_sign (kind);
  guint n = sign->shape == SHAPE_STAR ? (guint)sign->corners * 2 : (guint)sign->corners;
  for (guint i = 0; i < n; i++)
    {
      double angle = (sign->turn + 360.0 * i / n) * G_PI / 180;
      double size = sign->shape == SHAPE_STAR && i % 2 == 1 ? sign->size * STAR_WAIST : sign->size;
      corners[2 * i] = sin (angle) * size;
      corners[2 * i + 1] = sign->shift - cos (angle) * size;
    }
  return n;
}

double
nz_sign_reach (const char *kind)
{
  const Sign *sign = find_sign (kind);
  return sign->size + fabs (sign->shift);
}

gboolean
nz_sign_has_dot (const char *kind)
{
  return find_sign (kind)->shape == SHAPE_DOTTED;
}

void
nz_sign_path (cairo_t *cr, const char *kind, double cx, double cy, double radius)
{
  double corners[16];
  guint n = nz_sign_corners (kind, corners);
  cairo_new_sub_path (cr);
  if (n == 0)
    cairo_arc (cr, cx, cy, radius, 0, 2 * G_PI);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, cx + corners[2 * i] * radius, cy + corners[2 * i + 1] * radius);
  cairo_close_path (cr);
}

static void
draw_sign (cairo_t *cr,
           const char *kind,
           double cx,
           double cy,
           double radius,
           double line,
           NzColour outline,
           const NzTheme *theme)
{
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  nz_sign_path (cr, kind, cx, cy, radius);
  nz_colour_set_source (cr, nz_sign_colour (kind, theme));
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, line);
  nz_colour_set_source (cr, outline);
  cairo_stroke (cr);
  if (nz_sign_has_dot (kind))
    {
      cairo_arc (cr, cx, cy, radius * NZ_SIGN_DOT, 0, 2 * G_PI);
      nz_colour_set_source (cr, nz_colour_mix (nz_sign_colour (kind, theme), nz_colour (0x1a1a1a, 1), 0.88));
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

void
nz_sign_draw (cairo_t *cr, const char *kind, double cx, double cy, double radius, const NzTheme *theme)
{
  g_return_if_fail (cr && theme);
  draw_sign (cr, kind, cx, cy, radius, radius >= 20 ? 1.8 : 1.2, theme->sign_outline, theme);
}

void
nz_sign_draw_disc (cairo_t *cr, const char *kind, double cx, double cy, double radius, const NzTheme *theme)
{
  g_return_if_fail (cr && theme);
  const Sign *sign = find_sign (kind);
  NzColour disc = nz_sign_colour (kind, theme);
  disc.alpha = theme->disc;
  /* yellow vanishes on white at the others' strength, and white altogether */
  if (sign->shape == SHAPE_DOTTED && !theme->is_dark)
    disc.alpha = 0.30;
  else if (sign->shape == SHAPE_STAR)
    disc = nz_colour (theme->is_dark ? 0xffffff : 0x000000, theme->is_dark ? 0.2 : 0.1);

  cairo_new_path (cr);
  cairo_arc (cr, cx, cy, radius, 0, 2 * G_PI);
  nz_colour_set_source (cr, disc);
  cairo_fill (cr);
  nz_sign_draw (cr, kind, cx, cy, radius * (radius < 20 ? 0.53 : 0.5), theme);
}

void
nz_sign_draw_node (
    cairo_t *cr, const char *kind, double cx, double cy, double radius, double scale, const NzTheme *theme)
{
  g_return_if_fail (cr && theme);
  if (theme->sign_moat)
    {
      cairo_save (cr);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_new_path (cr);
      nz_sign_path (cr, kind, cx, cy, radius);
      cairo_set_line_width (cr, 2 * 3.6 * scale);
      nz_colour_set_source (cr, theme->canvas);
      cairo_stroke (cr);
      cairo_restore (cr);
    }
  draw_sign (cr, kind, cx, cy, radius, 1.3 * scale, nz_sign_edge (kind, theme), theme);
}
