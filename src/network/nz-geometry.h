/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/* Places in the plane; y grows downwards as on paper and screen. */

typedef struct
{
  double x, y;
} NzPoint;

typedef struct
{
  double x, y, width, height; /* x and y are the left upper corner */
} NzRect;

static inline double
nz_distance (NzPoint a, NzPoint b)
{
  double dx = a.x - b.x, dy = a.y - b.y;

  return sqrt (dx * dx + dy * dy);
}

/* Area that two boxes share; 0 if they only touch. */
static inline double
nz_rect_overlap (const NzRect *a, const NzRect *b)
{
  double width = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x);
  double height;

  if (width <= 0)
    return 0;
  height = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y);
  return height <= 0 ? 0 : width * height;
}

/* How far a disc reaches into a box; 0 or less if it does not. */
static inline double
nz_rect_disc_depth (const NzRect *rect, NzPoint centre, double radius)
{
  NzPoint nearest = { CLAMP (centre.x, rect->x, rect->x + rect->width),
                      CLAMP (centre.y, rect->y, rect->y + rect->height) };

  return radius - nz_distance (nearest, centre);
}

/* Distance of @p from the segment @a–@b. */
static inline double
nz_segment_distance (NzPoint p, NzPoint a, NzPoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return nz_distance (p, (NzPoint){ a.x + t * dx, a.y + t * dy });
}

static inline double
nz_turn (NzPoint a, NzPoint b, NzPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Whether the segments a–b and c–d cross in an inner point of both. */
static inline gboolean
nz_segments_cross (NzPoint a, NzPoint b, NzPoint c, NzPoint d)
{
  double abc, abd, cda, cdb;

  abc = nz_turn (a, b, c);
  abd = nz_turn (a, b, d);
  if (abc * abd >= 0)
    return FALSE;
  cda = nz_turn (c, d, a);
  cdb = nz_turn (c, d, b);
  return cda * cdb < 0;
}

/* A point of the quadratic curve a, control, b at 0 ≤ t ≤ 1. */
static inline NzPoint
nz_curve_point (NzPoint a, NzPoint control, NzPoint b, double t)
{
  double u = 1 - t;

  return (NzPoint){ u * u * a.x + 2 * u * t * control.x + t * t * b.x,
                    u * u * a.y + 2 * u * t * control.y + t * t * b.y };
}

G_END_DECLS
