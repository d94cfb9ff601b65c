/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-store-private.h"

/* Answers to questions that are asked again and again, kept in memory: a section that is opened again costs a
 * copy of numbers instead of a walk over the whole index, and a letter typed in the search of active records
 * does not ask for each of them anew whether it is active. Good as long as neither this connection nor
 * another one has written anything. */

/* Answers that are kept: each filter that is tried makes one, of eight bytes a record. */
#define MOST_KEPT 24

typedef struct
{
  GArray *ids; /* (element-type gint64) */
  gint64 own_changes;
  gint64 version;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_array_unref (order->ids);
  g_free (order);
}

static gint64
own_changes (NzStore *store)
{
  return sqlite3_total_changes64 (store->db);
}

/* Changes when another connection commits (https://www.sqlite.org/pragma.html#pragma_data_version). */
static gint64
version (NzStore *store)
{
  return nz_sql_int (store, "PRAGMA data_version", 0);
}

static gboolean
is_good (NzStore *store, const Order *order)
{
  /* Inside an action a later rollback could make it wrong without a trace. */
  return order != NULL && store->session == NULL && order->own_changes == own_changes (store)
         && order->version == version (store);
}

GArray *
nz_order_peek (NzStore *store, const char *question)
{
  const Order *order = store->orders != NULL ? g_hash_table_lookup (store->orders, question) : NULL;

  return is_good (store, order) ? order->ids : NULL;
}

void
nz_order_keep (NzStore *store, const char *question, GArray *ids)
{
  Order *order;

  if (store->session != NULL)
    return;
  if (store->orders == NULL)
    store->orders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, order_free);
  if (g_hash_table_size (store->orders) >= MOST_KEPT)
    g_hash_table_remove_all (store->orders);
  order = g_new0 (Order, 1);
  order->ids = g_array_ref (ids);
  order->own_changes = own_changes (store);
  order->version = version (store);
  g_hash_table_insert (store->orders, g_strdup (question), order);
}

void
nz_order_forget (NzStore *store)
{
  g_clear_pointer (&store->orders, g_hash_table_unref);
}
