/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One of many things with what it is sorted by. @index: which one. */
typedef struct
{
  double value;
  guint index;
} NzRanked;

/* For qsort(): rising; equal ones stay in the order of their indices, so that the result never varies. */
int nz_ranked_compare (const void *a, const void *b);

G_END_DECLS
