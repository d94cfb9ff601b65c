/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-ties.h"

#include "domain/nz-load.h"
#include "domain/nz-sort.h"

void
nz_tie_free (NzTie *tie)
{
  g_free (tie->name);
  g_free (tie);
}

/* The strongest first. */
static NzSortPlace
place_of (gconstpointer item)
{
  const NzTie *tie = item;
  return (NzSortPlace){ -tie->intensity, tie->name, tie->tie };
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
  nz_sort (ties, place_of);
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
