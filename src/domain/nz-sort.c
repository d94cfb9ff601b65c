/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-sort.h"

#include <string.h>

#include "base/nz-text.h"

typedef struct
{
  gpointer item;
  int rank;
  char *key;
  gint64 id;
} Sorted;

static void
sorted_clear (gpointer data)
{
  g_free (((Sorted *)data)->key);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Sorted *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  int order = strcmp (one->key, other->key);
  if (order != 0)
    return order;
  return one->id < other->id ? -1 : one->id > other->id;
}

void
nz_sort (GPtrArray *items, NzSortPlaceOf place_of)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (Sorted), items->len);

  g_array_set_clear_func (sorted, sorted_clear);
  for (guint i = 0; i < items->len; i++)
    {
      NzSortPlace place = place_of (items->pdata[i]);
      Sorted one = { items->pdata[i], place.rank, nz_text_sort_key_words (place.name), place.id };
      g_array_append_val (sorted, one);
    }
  g_array_sort (sorted, compare);
  for (guint i = 0; i < items->len; i++)
    items->pdata[i] = g_array_index (sorted, Sorted, i).item;
}
