/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NzSortPlace: where something stands among its like.
 * @rank: the smaller comes first
 * @name: (transfer none): among those of one rank; sorted as words (DIN 5007-1), as lists of organisations and groups are
 * @id: among those of one name, so that the order is always the same
 */
typedef struct
{
  int rank;
  const char *name;
  gint64 id;
} NzSortPlace;

typedef NzSortPlace (*NzSortPlaceOf) (gconstpointer item);

/* Sorts @items by their places; each place is asked for once. */
void nz_sort (GPtrArray *items, NzSortPlaceOf place_of);

G_END_DECLS
