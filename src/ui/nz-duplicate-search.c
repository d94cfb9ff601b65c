/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-duplicate-search.h"

#include "store/nz-store-read.h"

typedef struct
{
  const NzEntity *entity;
  gboolean wants_pairs;
} Search;

typedef struct
{
  NzDuplicates *duplicates;
  GArray *pairs; /* (nullable) */
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->duplicates, nz_duplicates_free);
  g_clear_pointer (&found->pairs, g_array_unref);
  g_free (found);
}

static gpointer
search (NzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Search *wanted = data;
  Found *found = g_new0 (Found, 1);

  found->duplicates = nz_duplicates_new (store, wanted->entity, cancellable, error);
  if (found->duplicates != NULL && wanted->wants_pairs)
    found->pairs = nz_duplicates_pairs (found->duplicates, cancellable, error);
  if (found->duplicates != NULL && (found->pairs != NULL || !wanted->wants_pairs))
    return found;
  found_free (found);
  return NULL;
}

void
nz_duplicate_search_async (NzStore *store,
                           const NzEntity *entity,
                           gboolean pairs,
                           GCancellable *cancellable,
                           GAsyncReadyCallback done,
                           gpointer data)
{
  g_return_if_fail (NZ_IS_STORE (store) && nz_duplicates_has (entity));

  const Search wanted = { entity, pairs };

  nz_store_read_async (store, search, found_free, g_memdup2 (&wanted, sizeof wanted), g_free, cancellable,
                       done, data);
}

NzDuplicates *
nz_duplicate_search_finish (GAsyncResult *result, GArray **pairs, GError **error)
{
  Found *found = nz_store_read_finish (result, error);
  NzDuplicates *duplicates;

  if (found == NULL)
    return NULL;
  if (pairs != NULL)
    *pairs = g_steal_pointer (&found->pairs);
  duplicates = g_steal_pointer (&found->duplicates);
  found_free (found);
  return duplicates;
}
