/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-ties.h"

#include <string.h>

#include "base/nz-text.h"
#include "domain/nz-load.h"

void
nz_tie_free (NzTie *tie)
{
  g_free (tie->name);
  g_free (tie);
}

typedef struct
{
  NzTie *tie;
  char *key;
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

  if (one->tie->intensity != other->tie->intensity)
    return other->tie->intensity - one->tie->intensity;
  int order = strcmp (one->key, other->key);
  if (order != 0)
    return order;
  return one->tie->tie < other->tie->tie ? -1 : one->tie->tie > other->tie->tie;
}

/* The strongest first, then by name (DIN 5007-1: these are names of organisations, which lists sort as
 * words). */
static void
sort_ties (GPtrArray *ties)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (Sorted), ties->len);
  g_array_set_clear_func (sorted, sorted_clear);
  for (guint i = 0; i < ties->len; i++)
    {
      NzTie *tie = ties->pdata[i];
      Sorted one = { tie, nz_text_sort_key_words (tie->name) };
      g_array_append_val (sorted, one);
    }
  g_array_sort (sorted, compare);
  for (guint i = 0; i < ties->len; i++)
    ties->pdata[i] = g_array_index (sorted, Sorted, i).tie;
}

static char *
ties_sql (gboolean any_day)
{
  g_autofree char *tie = any_day ? g_strdup ("1") : nz_date_active_sql ("t", "since", "until", 1);
  g_autofree char *partner = any_day ? g_strdup ("1") : nz_date_active_sql ("o", "since", "until", 1);
  return g_strdup_printf (
      "SELECT t.id, o.id, o.name, o.kind, t.intensity, t.since, t.until, t.confirmed FROM tie AS t "
      "JOIN organisation AS o ON o.id = iif (t.organisation = ?2, t.partner, t.organisation) "
      "WHERE (t.organisation = ?2 OR t.partner = ?2) AND o.id <> ?2 AND %s AND %s",
      tie, partner);
}

GPtrArray *
nz_ties_of (NzStore *store, gint64 organisation, NzDate day, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autofree char *sql = ties_sql (!nz_date_is_set (day));
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GPtrArray) ties = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_tie_free);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, day);
  nz_rows_bind_int (rows, 2, organisation);
  while (nz_rows_next (rows, &local))
    {
      NzTie *tie = g_new0 (NzTie, 1);
      const char *intensity = nz_rows_text (rows, 4);
      *tie = (NzTie){
        .tie = nz_rows_int (rows, 0),
        .partner = nz_rows_int (rows, 1),
        .name = g_strdup (nz_rows_text (rows, 2)),
        .kind = g_intern_string (nz_rows_text (rows, 3)),
        .intensity = intensity != NULL ? CLAMP (*intensity - '0', 1, 4) : 1,
        .since = nz_rows_date (rows, 5),
        .until = nz_rows_date (rows, 6),
        .confirmed = nz_rows_int (rows, 7) != 0,
      };
      g_ptr_array_add (ties, tie);
    }
  if (!nz_load_done (&local, error))
    return NULL;
  sort_ties (ties);
  return g_steal_pointer (&ties);
}

GArray *
nz_ties_on (NzStore *store, NzDate day, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), NULL);

  g_autofree char *tie = nz_date_active_sql ("t", "since", "until", 1);
  g_autofree char *a = nz_date_active_sql ("a", "since", "until", 1);
  g_autofree char *b = nz_date_active_sql ("b", "since", "until", 1);
  g_autofree char *sql = g_strdup_printf (
      "SELECT min (a.id, b.id) AS one, max (a.id, b.id) AS other, max (t.intensity) FROM tie AS t "
      "JOIN organisation AS a ON a.id = t.organisation JOIN organisation AS b ON b.id = t.partner "
      "WHERE a.id <> b.id AND %s AND %s AND %s GROUP BY one, other ORDER BY one, other",
      tie, a, b);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (NzPair));
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, day);
  while (nz_rows_next (rows, &local))
    {
      const char *intensity = nz_rows_text (rows, 2);
      NzPair pair = { nz_rows_int (rows, 0), nz_rows_int (rows, 1),
                      intensity != NULL ? CLAMP (*intensity - '0', 1, 4) : 1 };
      g_array_append_val (pairs, pair);
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&pairs) : NULL;
}
