/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-load.h"

gboolean
nz_load_done (GError **local, GError **error)
{
  if (*local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (local));
  return FALSE;
}

static NzRows *
rows_for (NzStore *store, const char *sql, NzDate day, gint64 parameter, GError **error)
{
  NzRows *rows = nz_rows_new (store, sql, error);
  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, day);
  nz_rows_bind_int (rows, 2, parameter);
  return rows;
}

GArray *
nz_load_ids (NzStore *store, const char *sql, NzDate day, gint64 parameter, GError **error)
{
  g_autoptr (NzRows) rows = rows_for (store, sql, day, parameter, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  while (nz_rows_next (rows, &local))
    {
      gint64 id = nz_rows_int (rows, 0);
      g_array_append_val (ids, id);
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&ids) : NULL;
}

GPtrArray *
nz_load_records (
    NzStore *store, const NzEntity *entity, const char *sql, NzDate day, gint64 parameter, GError **error)
{
  g_autoptr (GArray) ids = nz_load_ids (store, sql, day, parameter, error);
  return ids != NULL ? nz_store_get_many (store, entity, (const gint64 *)ids->data, ids->len, error) : NULL;
}

gint64
nz_load_int (NzStore *store, const char *sql, NzDate day, gint64 parameter, gint64 fallback)
{
  g_autoptr (NzRows) rows = rows_for (store, sql, day, parameter, NULL);
  if (rows == NULL || !nz_rows_next (rows, NULL) || nz_rows_is_null (rows, 0))
    return fallback;
  return nz_rows_int (rows, 0);
}

GHashTable *
nz_load_table (GPtrArray *records)
{
  GHashTable *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = nz_record_get_id (records->pdata[i]);
      g_hash_table_insert (table, g_memdup2 (&id, sizeof id), g_object_ref (records->pdata[i]));
    }
  return table;
}

NzRecord *
nz_load_find (GHashTable *table, gint64 id)
{
  return id != 0 ? g_hash_table_lookup (table, &id) : NULL;
}
