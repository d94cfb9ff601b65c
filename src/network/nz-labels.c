/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-label.h"

#include "network/nz-random.h"

#include <string.h>

#define SPOTS 24 /* around a sign */
#define RINGS 2  /* close to it and a little farther off */
#define RUNS 3
#define MANY 2000 /* from so many labels on, ties under them are not looked at */
#define HOT 8.0
#define COLD 0.05
#define STEPS 260 /* for each label and run */
#define WORSE 1.0 /* a label whose place has become dearer by this looks for another */

#define COST_RIM 60.0
#define COST_SIGN 40.0
#define COST_NEAR 0.5
#define COST_LABEL 20.0
#define COST_TIE 0.07
#define COST_RING 1.1
#define COST_SIZE 0.8

typedef struct
{
  NzRect box;
  NzLabelAlign align;
  guint size;
  double cost;
} Spot;

typedef struct
{
  NzLabelJob *jobs;
  guint n;
  const NzLabelLine *lines;
  guint n_lines;
  NzRect canvas;
  double unit;
  Spot *spots;   /* of label i from i · per_label on */
  guint *counts; /* how many */
  guint per_label;
  guint **near; /* labels that can ever touch label i */
  guint *n_near;
  guint *chosen;
} Placing;

/* Directions in the order of preference: below, right, left, above; then the corners. (dx, dy) of the box's
 * middle from the sign in half sizes. */
typedef struct
{
  double across, down; /* −1 … 1: where the box lies beside the sign; 0 is centred */
  double slide;        /* along the free direction, in half sizes of the box */
  double cost;
} Direction;

static const Direction directions[SPOTS] = {
  { 0, 1, 0, 0.0 },       { 1, 0, 0, 0.12 },       { -1, 0, 0, 0.2 },        { 0, -1, 0, 0.26 },
  { 0, 1, 0.35, 0.3 },    { 0, 1, -0.35, 0.3 },    { 0, -1, 0.35, 0.5 },     { 0, -1, -0.35, 0.5 },
  { 0, 1, 0.7, 0.6 },     { 0, 1, -0.7, 0.6 },     { 0, -1, 0.7, 0.75 },     { 0, -1, -0.7, 0.75 },
  { 1, 0, 0.6, 0.35 },    { 1, 0, -0.6, 0.4 },     { -1, 0, 0.6, 0.45 },     { -1, 0, -0.6, 0.5 },
  { 1, 0, 1, 0.6 },       { 1, 0, -1, 0.65 },      { -1, 0, 1, 0.7 },        { -1, 0, -1, 0.75 },
  { 0.72, 0.72, 0, 0.5 }, { -0.72, 0.72, 0, 0.6 }, { 0.72, -0.72, 0, 0.65 }, { -0.72, -0.72, 0, 0.7 },
};

static Spot
make_spot (const NzLabelJob *job, guint size, guint ring, const Direction *direction, double unit)
{
  double width = job->sizes[size].width, height = job->sizes[size].height;
  double far = job->reach + (ring == 0 ? 1.6 : 8) * unit;
  Spot spot = { .size = size, .align = NZ_LABEL_MIDDLE };

  spot.box.width = width;
  spot.box.height = height;
  spot.box.x = job->place.x - width / 2;
  spot.box.y = job->place.y - height / 2;
  if (direction->across > 0)
    spot.box.x = job->place.x + far * direction->across;
  else if (direction->across < 0)
    spot.box.x = job->place.x + far * direction->across - width;
  if (direction->down > 0)
    spot.box.y = job->place.y + far * direction->down;
  else if (direction->down < 0)
    spot.box.y = job->place.y + far * direction->down - height;
  if (direction->across == 0)
    spot.box.x += direction->slide * width / 2;
  else
    {
      spot.align = direction->across > 0 ? NZ_LABEL_START : NZ_LABEL_END;
      spot.box.y += direction->slide * height / 2;
    }
  spot.cost = direction->cost + ring * COST_RING + size * COST_SIZE;
  return spot;
}

static gboolean
is_inside (const NzRect *box, const NzRect *canvas)
{
  return box->x >= canvas->x && box->y >= canvas->y && box->x + box->width <= canvas->x + canvas->width
         && box->y + box->height <= canvas->y + canvas->height;
}

/* What a spot costs whatever the other labels do. @points: those of ties that can lie under the label at all.
 */
static double
cost_alone (const Placing *placing, guint label, const Spot *spot, const GArray *points)
{
  const NzLabelJob *job = &placing->jobs[label];
  double cost = spot->cost, air = 2.5 * 4.2 * placing->unit;

  if (!is_inside (&spot->box, &placing->canvas))
    cost += COST_RIM;
  if (nz_rect_disc_depth (&spot->box, job->place, job->reach) > 0)
    cost += COST_SIGN;
  for (guint k = 0; k < placing->n_near[label]; k++)
    {
      const NzLabelJob *other = &placing->jobs[placing->near[label][k]];
      double depth = nz_rect_disc_depth (&spot->box, other->place, other->reach);

      if (depth > 0)
        cost += COST_SIGN + depth;
      else if (depth > -air)
        cost += COST_NEAR * (1 + depth / air);
    }
  for (guint k = 0; k < points->len; k++)
    {
      NzPoint p = g_array_index (points, NzPoint, k);

      if (p.x > spot->box.x && p.x < spot->box.x + spot->box.width && p.y > spot->box.y
          && p.y < spot->box.y + spot->box.height)
        cost += COST_TIE;
    }
  return cost;
}

static double
cost_pair (const Placing *placing, const Spot *a, const Spot *b)
{
  /* neighbours in a line need more air than lines below each other, but those too, or they read as one label
   */
  double across = 6 * placing->unit, down = 2.2 * placing->unit;
  NzRect wide = { a->box.x - across, a->box.y - down, a->box.width + 2 * across, a->box.height + 2 * down };
  double area = nz_rect_overlap (&wide, &b->box);

  if (area <= 0)
    return 0;
  if (nz_rect_overlap (&a->box, &b->box) > 0)
    return COST_LABEL + area / (10 * placing->unit * placing->unit);
  return 2 + area / (40 * placing->unit * placing->unit);
}

static void
make_spots (Placing *placing)
{
  for (guint i = 0; i < placing->n; i++)
    {
      const NzLabelJob *job = &placing->jobs[i];
      Spot *spots = placing->spots + (gsize)i * placing->per_label;
      guint n = 0;

      for (guint size = 0; size < job->n_sizes; size++)
        for (guint ring = 0; ring < RINGS; ring++)
          for (guint d = 0; d < SPOTS; d++)
            spots[n++] = make_spot (job, size, ring, &directions[d], placing->unit);
      placing->counts[i] = n;
    }
}

/* All that the label can ever cover, its sign included. */
static NzRect
extent (const Placing *placing, guint label)
{
  const Spot *spots = placing->spots + (gsize)label * placing->per_label;
  const NzLabelJob *job = &placing->jobs[label];
  double left = job->place.x - job->reach, top = job->place.y - job->reach;
  double right = job->place.x + job->reach, bottom = job->place.y + job->reach;
  double gap = 6 * placing->unit;

  for (guint k = 0; k < placing->counts[label]; k++)
    {
      left = MIN (left, spots[k].box.x);
      top = MIN (top, spots[k].box.y);
      right = MAX (right, spots[k].box.x + spots[k].box.width);
      bottom = MAX (bottom, spots[k].box.y + spots[k].box.height);
    }
  return (NzRect){ left - gap, top - gap, right - left + 2 * gap, bottom - top + 2 * gap };
}

static GArray *
points_in (const Placing *placing, NzRect area)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (NzPoint));

  for (guint i = 0; i < placing->n_lines && placing->n <= MANY; i++)
    for (guint k = 0; k < placing->lines[i].n_points; k++)
      {
        NzPoint p = placing->lines[i].points[k];

        if (p.x > area.x && p.x < area.x + area.width && p.y > area.y && p.y < area.y + area.height)
          g_array_append_val (points, p);
      }
  return points;
}

static void
rate_spots (Placing *placing)
{
  g_autofree NzRect *extents = g_new (NzRect, placing->n);

  for (guint i = 0; i < placing->n; i++)
    extents[i] = extent (placing, i);
  for (guint i = 0; i < placing->n; i++)
    {
      g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) points = points_in (placing, extents[i]);
      Spot *spots = placing->spots + (gsize)i * placing->per_label;

      for (guint j = 0; j < placing->n; j++)
        if (j != i && nz_rect_overlap (&extents[i], &extents[j]) > 0)
          g_array_append_val (near, j);
      placing->n_near[i] = near->len;
      placing->near[i] = g_memdup2 (near->data, near->len * sizeof (guint));
      for (guint k = 0; k < placing->counts[i]; k++)
        spots[k].cost = cost_alone (placing, i, &spots[k], points);
    }
}

static double
cost_of (const Placing *placing, const guint *chosen, guint label, guint choice)
{
  const Spot *spot = &placing->spots[(gsize)label * placing->per_label + choice];
  double cost = spot->cost;

  for (guint k = 0; k < placing->n_near[label]; k++)
    {
      guint other = placing->near[label][k];

      cost += cost_pair (placing, spot, &placing->spots[(gsize)other * placing->per_label + chosen[other]]);
    }
  return cost;
}

static double
cost_of_all (const Placing *placing, const guint *chosen)
{
  double cost = 0;

  for (guint i = 0; i < placing->n; i++)
    {
      double alone = placing->spots[(gsize)i * placing->per_label + chosen[i]].cost;

      cost += alone + (cost_of (placing, chosen, i, chosen[i]) - alone) / 2;
    }
  return cost;
}

static guint
cheapest (const Placing *placing, const guint *chosen, guint label)
{
  guint best = chosen[label];
  double least = cost_of (placing, chosen, label, best);

  for (guint k = 0; k < placing->counts[label]; k++)
    {
      double cost = cost_of (placing, chosen, label, k);

      if (cost < least)
        {
          least = cost;
          best = k;
        }
    }
  return best;
}

/* Of @n_labels labels, listed in @labels; the others stay as they are. */
static void
anneal (Placing *placing, NzRandom *random, const guint *labels, guint n_labels, guint *chosen)
{
  guint steps = STEPS * n_labels;
  double temperature = HOT, factor = 1 - 5.1 * 64 / MAX (steps, 512); /* ln (HOT / COLD) ≈ 5.1 */

  for (guint i = 0; i < steps; i++)
    {
      guint label = labels[nz_random_below (random, n_labels)];
      guint choice = nz_random_below (random, placing->counts[label]);
      double worse;

      if (i % 64 == 63)
        temperature = MAX (temperature * factor, COLD);
      worse = cost_of (placing, chosen, label, choice) - cost_of (placing, chosen, label, chosen[label]);
      if (worse <= 0 || nz_random_unit (random) < nz_exp_minus (worse / temperature))
        chosen[label] = choice;
    }
  /* then straight downhill; every change lowers the cost, the bound is for rounding only */
  for (guint round = 0, better = 1; better && round < 50; round++)
    {
      better = 0;
      for (guint i = 0; i < n_labels; i++)
        {
          guint best = cheapest (placing, chosen, labels[i]);

          better += best != chosen[labels[i]];
          chosen[labels[i]] = best;
        }
    }
}

/* Anneals @labels several times, each time from @chosen, and takes the best. */
static void
anneal_best (Placing *placing, const guint *labels, guint n_labels, gboolean fresh)
{
  gsize size = placing->n * sizeof (guint);
  g_autofree guint *start = g_memdup2 (placing->chosen, size), *trial = g_new (guint, placing->n);
  double least = fresh ? G_MAXDOUBLE : cost_of_all (placing, start);

  for (guint run = 0; run < RUNS; run++)
    {
      NzRandom random;
      double cost;

      nz_random_seed (&random, 1999 + run);
      memcpy (trial, start, size);
      for (guint i = 0; i < n_labels && fresh; i++)
        trial[labels[i]] = cheapest (placing, trial, labels[i]);
      anneal (placing, &random, labels, n_labels, trial);
      cost = cost_of_all (placing, trial);
      if (cost < least)
        {
          least = cost;
          memcpy (placing->chosen, trial, size);
        }
    }
}

static void
choose (Placing *placing)
{
  g_autofree guint *all = g_new (guint, placing->n);

  for (guint i = 0; i < placing->n; i++)
    all[i] = i;
  anneal_best (placing, all, placing->n, TRUE);
}

/* Straight downhill, and only for those who have a reason. */
static void
settle (Placing *placing, const gboolean *loose)
{
  for (guint round = 0, better = 1; better && round < 50; round++)
    {
      better = 0;
      for (guint i = 0; i < placing->n; i++)
        if (loose[i]
            || cost_of (placing, placing->chosen, i, placing->chosen[i]) > placing->jobs[i].cost + WORSE)
          {
            guint best = cheapest (placing, placing->chosen, i);

            better += best != placing->chosen[i];
            placing->chosen[i] = best;
          }
    }
}

static void
write_down (Placing *placing)
{
  for (guint i = 0; i < placing->n; i++)
    {
      const Spot *spot = &placing->spots[(gsize)i * placing->per_label + placing->chosen[i]];

      placing->jobs[i].box = spot->box;
      placing->jobs[i].size = spot->size;
      placing->jobs[i].align = spot->align;
      placing->jobs[i].spot = placing->chosen[i];
    }
}

static gboolean
is_in_conflict (const NzLabelJob *jobs, guint n, guint i, NzRect canvas)
{
  gboolean conflict = !is_inside (&jobs[i].box, &canvas);

  for (guint j = 0; j < n && !conflict; j++)
    conflict = nz_rect_disc_depth (&jobs[i].box, jobs[j].place, jobs[j].reach) > 0
               || (j != i && nz_rect_overlap (&jobs[i].box, &jobs[j].box) > 0);
  return conflict;
}

/* Labels that cover something, and all that they can touch, are annealed together. */
static void
mend_conflicts (Placing *placing)
{
  g_autofree gboolean *taken = g_new0 (gboolean, placing->n);
  g_autofree guint *labels = g_new (guint, placing->n);
  guint n_labels = 0;

  write_down (placing);
  for (guint i = 0; i < placing->n; i++)
    if (is_in_conflict (placing->jobs, placing->n, i, placing->canvas))
      {
        taken[i] = TRUE;
        for (guint k = 0; k < placing->n_near[i]; k++)
          taken[placing->near[i][k]] = TRUE;
      }
  for (guint i = 0; i < placing->n; i++)
    if (taken[i])
      labels[n_labels++] = i;
  if (n_labels > 0)
    anneal_best (placing, labels, n_labels, FALSE);
}

guint
nz_labels_conflicts (const NzLabelJob *jobs, guint n, NzRect canvas)
{
  guint conflicts = 0;

  for (guint i = 0; i < n; i++)
    conflicts += is_in_conflict (jobs, n, i, canvas);
  return conflicts;
}

static void
placing_init (Placing *placing)
{
  placing->per_label = NZ_WRAP_MAX * RINGS * SPOTS;
  placing->spots = g_new (Spot, (gsize)placing->n * placing->per_label);
  placing->counts = g_new0 (guint, placing->n);
  placing->near = g_new0 (guint *, placing->n);
  placing->n_near = g_new0 (guint, placing->n);
  placing->chosen = g_new0 (guint, placing->n);
  make_spots (placing);
  rate_spots (placing);
}

static void
placing_clear (Placing *placing)
{
  for (guint i = 0; i < placing->n; i++)
    g_free (placing->near[i]);
  g_free (placing->spots);
  g_free (placing->counts);
  g_free (placing->near);
  g_free (placing->n_near);
  g_free (placing->chosen);
}

guint
nz_labels_place (
    NzLabelJob *jobs, guint n, const NzLabelLine *lines, guint n_lines, NzRect canvas, double unit)
{
  Placing placing = { jobs, n, lines, n_lines, canvas, unit };

  if (n == 0)
    return 0;
  placing_init (&placing);
  choose (&placing);
  write_down (&placing);
  for (guint i = 0; i < n; i++)
    jobs[i].cost = cost_of (&placing, placing.chosen, i, placing.chosen[i]);
  placing_clear (&placing);
  return nz_labels_conflicts (jobs, n, canvas);
}

guint
nz_labels_mend (NzLabelJob *jobs,
                guint n,
                const gboolean *loose,
                const NzLabelLine *lines,
                guint n_lines,
                NzRect canvas,
                double unit)
{
  Placing placing = { jobs, n, lines, n_lines, canvas, unit };

  if (n == 0)
    return 0;
  placing_init (&placing);
  for (guint i = 0; i < n; i++)
    placing.chosen[i] = jobs[i].spot;
  settle (&placing, loose);
  mend_conflicts (&placing);
  write_down (&placing);
  placing_clear (&placing);
  return nz_labels_conflicts (jobs, n, canvas);
}
