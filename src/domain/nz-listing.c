/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-listing.h"

#include "base/nz-text.h"
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
  g_clear_pointer (&listing->groups, g_ptr_array_unref);
  g_free (listing);
}

char *
nz_listing_heading (const char *text, gboolean by_letter)
{
  g_return_val_if_fail (text != NULL, NULL);
  if (by_letter)
    return nz_text_initial (text);
  return g_strdup (*text != '\0' ? text : _ ("Without"));
}

/* (transfer full) (nullable): as the heading over its group says it; %NULL and @error on failure. */
static char *
group_of (NzStore *store, NzRecord *record, const NzListingShape *shape, NzDate day, GError **error)
{
  const NzEntity *entity = nz_record_get_entity (record);
  const NzField *field = shape->group != NULL ? shape->group : nz_entity_field (entity, entity->sort);
  g_autofree char *text = nz_cell_text (store, record, field, day, nz_get_language (), error);

  return text != NULL ? nz_listing_heading (text, shape->group == NULL) : NULL;
}

static gboolean
add_row (NzListing *listing,
         NzStore *store,
         NzRecord *record,
         const NzListingShape *shape,
         NzDate day,
         GError **error)
{
  g_auto (GStrv) cells = g_new0 (char *, shape->n_fields + 1);
  g_autofree char *group = shape->is_grouped ? group_of (store, record, shape, day, error) : NULL;

  if (shape->is_grouped && group == NULL)
    return FALSE;
  for (guint i = 0; i < shape->n_fields; i++)
    {
      cells[i] = nz_cell_text (store, record, shape->fields[i], day, nz_get_language (), error);
      if (cells[i] == NULL)
        return FALSE;
    }
  g_ptr_array_add (listing->rows, g_steal_pointer (&cells));
  if (group != NULL)
    g_ptr_array_add (listing->groups, g_steal_pointer (&group));
  return TRUE;
}

NzListing *
nz_listing_new (NzStore *store,
                const NzEntity *entity,
                const gint64 *ids,
                guint n,
                const NzListingShape *shape,
                NzDate day,
                GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL && shape != NULL && shape->n_fields > 0, NULL);

  g_autoptr (NzListing) listing = g_new0 (NzListing, 1);
  listing->title = g_strdup (nz_entity_plural (entity, nz_get_language ()));
  listing->headings = g_ptr_array_new_with_free_func (g_free);
  listing->weights
      = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (double)), shape->weights, shape->n_fields);
  listing->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  listing->groups = shape->is_grouped ? g_ptr_array_new_with_free_func (g_free) : NULL;
  for (guint i = 0; i < shape->n_fields; i++)
    g_ptr_array_add (listing->headings, g_strdup (nz_field_label (shape->fields[i], nz_get_language ())));
  for (guint i = 0; i < n; i += CHUNK)
    {
      g_autoptr (GPtrArray) records = nz_store_get_many (store, entity, ids + i, MIN (CHUNK, n - i), error);

      if (records == NULL)
        return NULL;
      for (guint k = 0; k < records->len; k++)
        if (!add_row (listing, store, records->pdata[k], shape, day, error))
          return NULL;
    }
  return g_steal_pointer (&listing);
}
