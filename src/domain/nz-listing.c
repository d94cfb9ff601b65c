/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-listing.h"

#include "domain/nz-cell-text.h"

/* As many records are in memory at once. */
#define CHUNK 500

void
nz_listing_free (NzListing *listing)
{
  if (listing == NULL)
    return;
  g_free (listing->title);
  g_free (listing->subtitle);
  g_ptr_array_unref (listing->headings);
  g_array_unref (listing->weights);
  g_ptr_array_unref (listing->rows);
  g_free (listing);
}

static gboolean
add_row (NzListing *listing,
         NzStore *store,
         NzRecord *record,
         const NzField *const *fields,
         guint n,
         NzDate day,
         GError **error)
{
  g_auto (GStrv) cells = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      cells[i] = nz_cell_text (store, record, fields[i], day, nz_get_language (), error);
      if (cells[i] == NULL)
        return FALSE;
    }
  g_ptr_array_add (listing->rows, g_steal_pointer (&cells));
  return TRUE;
}

NzListing *
nz_listing_new (NzStore *store,
                const NzEntity *entity,
                const gint64 *ids,
                guint n,
                const NzField *const *fields,
                const double *weights,
                guint n_fields,
                NzDate day,
                GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL && n_fields > 0, NULL);

  g_autoptr (NzListing) listing = g_new0 (NzListing, 1);
  listing->title = g_strdup (nz_entity_plural (entity, nz_get_language ()));
  listing->headings = g_ptr_array_new_with_free_func (g_free);
  listing->weights = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (double)), weights, n_fields);
  listing->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  for (guint i = 0; i < n_fields; i++)
    g_ptr_array_add (listing->headings, g_strdup (nz_field_label (fields[i], nz_get_language ())));
  for (guint i = 0; i < n; i += CHUNK)
    {
      g_autoptr (GPtrArray) records = nz_store_get_many (store, entity, ids + i, MIN (CHUNK, n - i), error);

      if (records == NULL)
        return NULL;
      for (guint k = 0; k < records->len; k++)
        if (!add_row (listing, store, records->pdata[k], fields, n_fields, day, error))
          return NULL;
    }
  return g_steal_pointer (&listing);
}
