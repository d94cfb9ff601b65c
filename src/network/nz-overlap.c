/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-polish.h"

#include "network/nz-ranked.h"

#define ROUNDS 400

static NzRect
box_at (const NzBody *body, NzPoint place)
{
  return (NzRect){ place.x + body->box.x, place.y + body->box.y, body->box.width, body->box.height };
}

static void
keep_inside (const NzBody *body, NzRect canvas, NzPoint *place)
{
  NzRect box = box_at (body, *place);

  place->x += MAX (canvas.x - box.x, 0);
  place->y += MAX (canvas.y - box.y, 0);
  place->x -= MAX (box.x + box.width - (canvas.x + canvas.width), 0);
  place->y -= MAX (box.y + box.height - (canvas.y + canvas.height), 0);
}

/* Moves two overlapping boxes apart; a pinned one leaves the way to the other. %FALSE if both are pinned. */
static gboolean
push_apart (const NzBody *a, const NzBody *b, NzPoint *at_a, NzPoint *at_b, gboolean a_is_first)
{
  NzRect box_a = box_at (a, *at_a), box_b = box_at (b, *at_b);
  double across = MIN (box_a.x + box_a.width, box_b.x + box_b.width) - MAX (box_a.x, box_b.x);
  double down = MIN (box_a.y + box_a.height, box_b.y + box_b.height) - MAX (box_a.y, box_b.y);
  double share_a = a->fixed ? 0 : b->fixed ? 1 : 0.5;
  double way;

  if (a->fixed && b->fixed)
    return FALSE;
  if (across < down)
    {
      double middle_a = box_a.x + box_a.width / 2, middle_b = box_b.x + box_b.width / 2;

      way = (across + 0.01) * (middle_a < middle_b || (middle_a == middle_b && a_is_first) ? -1 : 1);
      at_a->x += way * share_a;
      at_b->x -= way * (1 - share_a);
    }
  else
    {
      double middle_a = box_a.y + box_a.height / 2, middle_b = box_b.y + box_b.height / 2;

      way = (down + 0.01) * (middle_a < middle_b || (middle_a == middle_b && a_is_first) ? -1 : 1);
      at_a->y += way * share_a;
      at_b->y -= way * (1 - share_a);
    }
  return TRUE;
}

gboolean
nz_overlap_remove (const NzBody *bodies, guint n, NzRect canvas, NzPoint *places)
{
  gboolean overlap = TRUE;

  for (guint round = 0; round < ROUNDS && overlap; round++)
    {
      overlap = FALSE;
      for (guint i = 0; i < n; i++)
        if (!bodies[i].fixed)
          keep_inside (&bodies[i], canvas, &places[i]);
      for (guint i = 0; i < n; i++)
        for (guint j = i + 1; j < n; j++)
          {
            NzRect a = box_at (&bodies[i], places[i]), b = box_at (&bodies[j], places[j]);

            if (nz_rect_overlap (&a, &b) > 0)
              overlap = push_apart (&bodies[i], &bodies[j], &places[i], &places[j], TRUE) || overlap;
          }
    }
  return !overlap;
}

void
nz_overlap_grid (const NzBody *bodies, guint n, NzRect canvas, NzPoint *places)
{
  g_autofree NzRanked *sorted = g_new (NzRanked, MAX (n, 1));
  double width = 1, height = 1;
  guint columns, rows, n_free = 0;

  for (guint i = 0; i < n; i++)
    {
      width = MAX (width, bodies[i].box.width);
      height = MAX (height, bodies[i].box.height);
      if (!bodies[i].fixed)
        sorted[n_free++] = (NzRanked){ places[i].y, i };
    }
  if (n_free == 0)
    return;
  columns = CLAMP ((guint)(canvas.width / width), 1, n_free);
  rows = (n_free + columns - 1) / columns;
  qsort (sorted, n_free, sizeof (NzRanked), nz_ranked_compare);
  for (guint row = 0; row < rows; row++)
    {
      guint first = row * columns, count = MIN (columns, n_free - first);

      for (guint i = 0; i < count; i++)
        sorted[first + i].value = places[sorted[first + i].index].x;
      qsort (sorted + first, count, sizeof (NzRanked), nz_ranked_compare);
      for (guint i = 0; i < count; i++)
        {
          const NzBody *body = &bodies[sorted[first + i].index];

          places[sorted[first + i].index]
              = (NzPoint){ canvas.x + canvas.width * (i + 0.5) / count - (body->box.x + body->box.width / 2),
                           canvas.y + canvas.height * (row + 0.5) / rows
                               - (body->box.y + body->box.height / 2) };
        }
    }
}
