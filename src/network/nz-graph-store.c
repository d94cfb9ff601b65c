/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-graph.h"

#include "domain/nz-load.h"

/* The network of a day, read from the store. Each reader takes one table; a tie counts while both sides are
 * active, which the builder sees to by leaving out what names an unknown node. */

static gboolean
read_nodes (NzGraphBuilder *builder, NzStore *store, NzDate day, GError **error)
{
  g_autofree char *active = nz_date_active_sql ("o", "since", "until", 1);
  g_autofree char *sql = g_strdup_printf (
      "SELECT o.id, o.name, o.short_name, o.kind, o.public_name FROM organisation o WHERE %s", active);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 1, day);
  while (nz_rows_next (rows, &failure))
    nz_graph_builder_add_node (builder, nz_rows_int (rows, 0), nz_rows_text (rows, 1), nz_rows_text (rows, 2),
                               nz_rows_text (rows, 3), nz_rows_int (rows, 4) != 0);
  return nz_load_done (&failure, error);
}

static gboolean
read_ties (NzGraphBuilder *builder, NzStore *store, NzDate day, GError **error)
{
  g_autofree char *active = nz_date_active_sql ("t", "since", "until", 1);
  g_autofree char *sql
      = g_strdup_printf ("SELECT t.organisation, t.partner, t.intensity, t.confirmed, t.since, "
                         "t.until FROM tie t WHERE %s ORDER BY t.id",
                         active);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 1, day);
  while (nz_rows_next (rows, &failure))
    {
      const char *intensity = nz_rows_text (rows, 2);

      nz_graph_builder_add_tie (builder, nz_rows_int (rows, 0), nz_rows_int (rows, 1),
                                intensity ? (guint)g_ascii_strtoull (intensity, NULL, 10) : 1,
                                nz_rows_int (rows, 3) != 0, nz_rows_date (rows, 4), nz_rows_date (rows, 5));
    }
  return nz_load_done (&failure, error);
}

static gboolean
read_groups (NzGraphBuilder *builder, NzStore *store, NzDate day, GError **error)
{
  g_autofree char *active = nz_date_active_sql ("g", "since", "until", 1);
  g_autofree char *member_active = nz_date_active_sql ("m", "since", "until", 1);
  g_autofree char *sql = g_strdup_printf ("SELECT g.id, g.name FROM working_group g WHERE %s", active);
  g_autofree char *member_sql
      = g_strdup_printf ("SELECT m.working_group, m.organisation FROM membership m WHERE %s", member_active);
  g_autoptr (NzRows) groups = nz_rows_new (store, sql, error);
  g_autoptr (NzRows) members = NULL;
  g_autoptr (GError) failure = NULL;

  if (groups == NULL)
    return FALSE;
  nz_rows_bind_date (groups, 1, day);
  while (nz_rows_next (groups, &failure))
    nz_graph_builder_add_group (builder, nz_rows_int (groups, 0), nz_rows_text (groups, 1));
  if (failure == NULL && (members = nz_rows_new (store, member_sql, &failure)) != NULL)
    {
      nz_rows_bind_date (members, 1, day);
      while (nz_rows_next (members, &failure))
        nz_graph_builder_add_member (builder, nz_rows_int (members, 0), nz_rows_int (members, 1));
    }
  return nz_load_done (&failure, error);
}

static gboolean
read_pins (NzGraphBuilder *builder, NzStore *store, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (store, "SELECT organisation, x, y FROM pin ORDER BY id", error);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  while (nz_rows_next (rows, &failure))
    nz_graph_builder_add_pin (builder, nz_rows_int (rows, 0), (double)nz_rows_int (rows, 1) / 1000,
                              (double)nz_rows_int (rows, 2) / 1000);
  return nz_load_done (&failure, error);
}

NzGraph *
nz_graph_for_day (NzStore *store, NzDate day, NzGraphFlags flags, GError **error)
{
  g_autoptr (NzGraphBuilder) builder = NULL;

  g_return_val_if_fail (NZ_IS_STORE (store), NULL);
  g_return_val_if_fail (nz_date_is_full (day), NULL);

  builder = nz_graph_builder_new (day);
  if (!read_nodes (builder, store, day, error) || !read_ties (builder, store, day, error))
    return NULL;
  if (!(flags & NZ_GRAPH_NO_GROUPS) && !read_groups (builder, store, day, error))
    return NULL;
  if (!(flags & NZ_GRAPH_NO_PINS) && !read_pins (builder, store, error))
    return NULL;
  return nz_graph_builder_finish (g_steal_pointer (&builder));
}
