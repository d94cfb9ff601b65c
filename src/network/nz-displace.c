/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-polish.h"

#include <string.h>

/* Who makes room where somebody has put a node by hand: as few as possible, as little as possible. */

#define ROUNDS 300
#define GAP 5.0   /* between signs, in units */
#define LEAST 1.0 /* the same where they were nearer before */
#define RETURNS 6 /* halvings of the way back */
#define RINGS 400

typedef struct
{
  const NzBody *bodies;
  guint n;
  NzRect canvas;
  double unit;
  NzRoom room;
  const NzPoint *anchors;
  NzPoint *places;
  gboolean *moved;
} Displacing;

static NzRect
box_at (const NzBody *body, NzPoint place)
{
  return (NzRect){ place.x + body->box.x, place.y + body->box.y, body->box.width, body->box.height };
}

/* The distance that the signs of two nodes must keep. */
static double
wanted (const Displacing *d, guint i, guint j)
{
  double touch = d->bodies[i].reach + d->bodies[j].reach;

  return CLAMP (nz_distance (d->anchors[i], d->anchors[j]), touch + LEAST * d->unit, touch + GAP * d->unit);
}

/* Whether the boxes of two nodes have to keep apart: not if they did not in the picture without pins. */
static gboolean
boxes_count (const Displacing *d, guint i, guint j)
{
  NzRect a = box_at (&d->bodies[i], d->anchors[i]), b = box_at (&d->bodies[j], d->anchors[j]);

  return d->room == NZ_ROOM_BOXES
         && (d->bodies[i].fixed || d->bodies[j].fixed || nz_rect_overlap (&a, &b) <= 0);
}

/* The way by which @i would have to leave @j; %FALSE if there is room for both. */
static gboolean
way_out (const Displacing *d, guint i, guint j, NzPoint *way)
{
  double dx = d->places[i].x - d->places[j].x, dy = d->places[i].y - d->places[j].y;
  double distance = sqrt (dx * dx + dy * dy), lacking = wanted (d, i, j) - distance;
  NzRect a, b;
  double across, down;

  if (lacking > 1e-6)
    {
      if (distance < 1e-9)
        *way = (NzPoint){ i < j ? -lacking : lacking, 0 };
      else
        *way = (NzPoint){ dx / distance * (lacking + 1e-3), dy / distance * (lacking + 1e-3) };
      return TRUE;
    }
  a = box_at (&d->bodies[i], d->places[i]);
  b = box_at (&d->bodies[j], d->places[j]);
  if (nz_rect_overlap (&a, &b) <= 1e-6 || !boxes_count (d, i, j))
    return FALSE;
  across = MIN (a.x + a.width, b.x + b.width) - MAX (a.x, b.x) + 1e-3;
  down = MIN (a.y + a.height, b.y + b.height) - MAX (a.y, b.y) + 1e-3;
  if (across < down)
    *way = (NzPoint){ a.x + a.width / 2 < b.x + b.width / 2 ? -across : across, 0 };
  else
    *way = (NzPoint){ 0, a.y + a.height / 2 < b.y + b.height / 2 ? -down : down };
  return TRUE;
}

static void
keep_inside (const Displacing *d, guint i)
{
  NzRect box = box_at (&d->bodies[i], d->places[i]);

  d->places[i].x += MAX (d->canvas.x - box.x, 0);
  d->places[i].y += MAX (d->canvas.y - box.y, 0);
  d->places[i].x -= MAX (box.x + box.width - (d->canvas.x + d->canvas.width), 0);
  d->places[i].y -= MAX (box.y + box.height - (d->canvas.y + d->canvas.height), 0);
}

static void
push (Displacing *d, guint i, NzPoint way, double share)
{
  if (d->bodies[i].fixed)
    return;
  d->places[i].x += way.x * share;
  d->places[i].y += way.y * share;
  d->moved[i] = TRUE;
  keep_inside (d, i);
}

/* One round of pushing everybody out of the way who is in it. %FALSE if nobody was. */
static gboolean
push_all (Displacing *d)
{
  gboolean pushed = FALSE;

  for (guint i = 0; i < d->n; i++)
    for (guint j = i + 1; j < d->n; j++)
      {
        double share = d->bodies[i].fixed ? 0 : d->bodies[j].fixed ? 1 : 0.5;
        NzPoint way;

        if ((!d->moved[i] && !d->moved[j]) || (d->bodies[i].fixed && d->bodies[j].fixed)
            || !way_out (d, i, j, &way))
          continue;
        push (d, i, way, share);
        push (d, j, (NzPoint){ -way.x, -way.y }, 1 - share);
        pushed = TRUE;
      }
  return pushed;
}

static gboolean
has_room (const Displacing *d, guint i)
{
  NzPoint way;

  for (guint j = 0; j < d->n; j++)
    if (j != i && (d->moved[j] || d->moved[i]) && way_out (d, i, j, &way))
      return FALSE;
  return TRUE;
}

/* The anchors pull: everybody goes back as far as there is room. */
static void
go_back (Displacing *d)
{
  for (guint i = 0; i < d->n; i++)
    {
      NzPoint from = d->places[i];
      double share = 1;

      if (!d->moved[i] || d->bodies[i].fixed)
        continue;
      for (guint k = 0; k < RETURNS; k++, share /= 2)
        {
          /* written so that the whole way ends exactly at the anchor */
          d->places[i] = (NzPoint){ d->anchors[i].x + (from.x - d->anchors[i].x) * (1 - share),
                                    d->anchors[i].y + (from.y - d->anchors[i].y) * (1 - share) };
          if (has_room (d, i))
            break;
          d->places[i] = from;
        }
      d->moved[i] = d->places[i].x != d->anchors[i].x || d->places[i].y != d->anchors[i].y;
    }
}

gboolean
nz_overlap_displace (const NzBody *bodies,
                     guint n,
                     NzRect canvas,
                     double unit,
                     NzRoom room,
                     const NzPoint *anchors,
                     NzPoint *places)
{
  g_autofree gboolean *moved = g_new0 (gboolean, MAX (n, 1));
  Displacing d = { bodies, n, canvas, unit, room, anchors, places, moved };
  gboolean pushed = TRUE;

  for (guint i = 0; i < n; i++)
    moved[i] = bodies[i].fixed;
  for (guint round = 0; round < ROUNDS && pushed; round++)
    pushed = push_all (&d);
  if (!pushed)
    for (guint round = 0; round < 3; round++)
      go_back (&d);
  return !pushed;
}

/* --- several on one spot
 * --------------------------------------------------------------------------------------- */

static gboolean
lies_free (const Displacing *d, guint i, NzPoint place)
{
  double reach = d->bodies[i].reach;
  NzRect own = box_at (&d->bodies[i], place);

  if (place.x - reach < d->canvas.x || place.y - reach < d->canvas.y
      || place.x + reach > d->canvas.x + d->canvas.width || place.y + reach > d->canvas.y + d->canvas.height)
    return FALSE;
  for (guint j = 0; j < i; j++)
    {
      NzRect other = box_at (&d->bodies[j], d->places[j]);

      if (d->bodies[j].fixed
          && (nz_distance (place, d->places[j]) < reach + d->bodies[j].reach + LEAST * d->unit
              || (d->room == NZ_ROOM_BOXES && nz_rect_overlap (&own, &other) > 0)))
        return FALSE;
    }
  return TRUE;
}

/* The nearest free place on a grid around @from. */
static NzPoint
nearest_free (const Displacing *d, guint i, NzPoint from)
{
  double step = 2 * d->unit;

  for (int ring = 1; ring < RINGS; ring++)
    {
      NzPoint best = from;
      double least = G_MAXDOUBLE;

      for (int down = -ring; down <= ring; down++)
        for (int across = -ring; across <= ring; across += ABS (down) == ring ? 1 : 2 * ring)
          {
            NzPoint place = { from.x + across * step, from.y + down * step };
            double distance = nz_distance (from, place);

            if (distance < least && lies_free (d, i, place))
              {
                least = distance;
                best = place;
              }
          }
      if (least < G_MAXDOUBLE)
        return best;
    }
  return from;
}

void
nz_overlap_part_fixed (
    const NzBody *bodies, guint n, NzRect canvas, double unit, NzRoom room, NzPoint *places)
{
  Displacing d = { bodies, n, canvas, unit, room, places, places, NULL };

  for (guint i = 0; i < n; i++)
    if (bodies[i].fixed && !lies_free (&d, i, places[i]))
      places[i] = nearest_free (&d, i, places[i]);
}
