/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-geometry.h"

G_BEGIN_DECLS

/* Width of a line of a label in units of the picture; whoever sets type measures it. Called from the thread
 * that lays out. */
typedef double (*NzMeasure) (const char *text, gpointer user_data);

/* A label wrapped in one way. */
typedef struct
{
  char **lines;
  guint n_lines;
  double width; /* of the longest line */
} NzWrap;

typedef enum
{
  NZ_LABEL_START,  /* lines begin at the left edge of the box */
  NZ_LABEL_MIDDLE, /* lines are centred */
  NZ_LABEL_END,    /* lines end at the right edge of the box */
} NzLabelAlign;

/* At most this many ways to wrap a label: in one, two and three lines. */
#define NZ_WRAP_MAX 3

/* Wraps @text in one to three lines no wider than @widest; breaks between words, after a hyphen, at a soft
 * hyphen, before the last part of a German compound (Jugendmigrations-dienst) and, where nothing else helps,
 * anywhere; what does not fit in three lines ends in "…". Fewest lines first. Returns how many ways there
 * are, at least one; @wraps (array length NZ_WRAP_MAX) is filled with lines that nz_wrap_clear() frees. */
guint nz_wrap (const char *text, double widest, NzMeasure measure, gpointer user_data, NzWrap *wraps);
void nz_wrap_clear (NzWrap *wrap);

/**
 * NzLabelJob: what the placing of labels knows of a node.
 * @place, @reach: of its sign
 * @sizes: (array length=n_sizes): the boxes of the ways to wrap the label; the first is liked best
 * @box, @size, @align: (out): where the label lies and which way it is wrapped
 * @spot, @cost: (out): which of the possible places that is, and what it costs there; nz_labels_mend() starts
 * from both
 */
typedef struct
{
  NzPoint place;
  double reach;
  struct
  {
    double width, height;
  } sizes[NZ_WRAP_MAX];
  guint n_sizes;
  NzRect box;
  guint size;
  NzLabelAlign align;
  guint spot;
  double cost;
} NzLabelJob;

/* A tie as the labels see it: points along its curve. */
typedef struct
{
  guint a, b;
  const NzPoint *points;
  guint n_points;
} NzLabelLine;

/* Chooses a place for each label beside its sign, so that it lies on the canvas, on no other label and no
 * sign, and on as few ties as may be: Christensen, Marks, Shieber, "An empirical study of algorithms for
 * point-feature label placement" (simulated annealing), 1995. Deterministic.
 * @unit: of signs; @gap: wanted between a label and its neighbours. Returns how many labels still cover a
 * label, a sign or the rim. */
guint nz_labels_place (
    NzLabelJob *jobs, guint n, const NzLabelLine *lines, guint n_lines, NzRect canvas, double unit);
/* The same for labels that were placed before and some of whose signs have moved since: @loose ones look for
 * the best place anew, others only where theirs has become worse; those look farther who still cover
 * something after that, and their neighbours. All others stay. */
guint nz_labels_mend (NzLabelJob *jobs,
                      guint n,
                      const gboolean *loose,
                      const NzLabelLine *lines,
                      guint n_lines,
                      NzRect canvas,
                      double unit);
/* The same count for labels as they lie. */
guint nz_labels_conflicts (const NzLabelJob *jobs, guint n, NzRect canvas);

G_END_DECLS
