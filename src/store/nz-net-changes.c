/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-past-private.h"

/* Several steps as one: what a record was before the first and is after the last. */

static guint
change_hash (gconstpointer data)
{
  const NzRecordChange *change = data;
  return g_int64_hash (&change->id) ^ g_direct_hash (change->entity);
}

static gboolean
change_equal (gconstpointer a, gconstpointer b)
{
  const NzRecordChange *one = a, *two = b;
  return one->id == two->id && one->entity == two->entity;
}

/* The newest and the oldest change of a record. */
typedef struct
{
  NzRecordChange *last;
  NzRecordChange *first;
} Span;

static NzRecordChange *
unite (NzStore *store, const Span *span)
{
  NzRecord *before = span->first->before, *after = span->last->after;
  NzRecordChange *change;

  if (before == NULL && after == NULL)
    return NULL;
  change = nz_record_change_new (store, before, after);
  change->direct = span->last->direct;
  if (change->operation != 'u' || change->fields->len > 0)
    return change;
  nz_record_change_free (change);
  return NULL;
}

GPtrArray *
nz_store_net_changes (NzStore *self, GPtrArray *steps)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && steps != NULL, NULL);

  GPtrArray *net = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_record_change_free);
  g_autoptr (GHashTable) spans = g_hash_table_new_full (change_hash, change_equal, NULL, g_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      const NzStepChanges *step = steps->pdata[i];

      for (guint j = 0; j < step->records->len; j++)
        {
          NzRecordChange *change = step->records->pdata[j];
          Span *span = g_hash_table_lookup (spans, change);

          if (span == NULL)
            {
              span = g_new (Span, 1);
              *span = (Span){ change, change };
              g_hash_table_insert (spans, change, span);
              g_ptr_array_add (order, span);
            }
          span->first = change;
        }
    }
  for (guint i = 0; i < order->len; i++)
    {
      NzRecordChange *change = unite (self, order->pdata[i]);

      if (change != NULL)
        g_ptr_array_add (net, change);
    }
  return net;
}
