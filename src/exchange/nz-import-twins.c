/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "domain/nz-duplicates.h"
#include "exchange/nz-import-private.h"

/* New records that look like one that is there, or like another row. They are taken all the same unless
 * somebody chooses otherwise. */

#define ROWS_PER_STEP 256

/* Where the people of this import have positions: person → organisations. */
static GHashTable *
gather_organisations (NzImport *import)
{
  GHashTable *table
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);

  for (guint i = 0; i < import->plans->len; i++)
    {
      const NzPlanned *plan = import->plans->pdata[i];
      gint64 person, organisation;
      GArray *list;

      if (plan->part->entity != &nz_entity_position)
        continue;
      person = nz_record_get_int (plan->record, "person");
      organisation = nz_record_get_int (plan->record, "organisation");
      list = g_hash_table_lookup (table, &person);
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (table, g_memdup2 (&person, sizeof person), list);
        }
      g_array_append_val (list, organisation);
    }
  return table;
}

/* "Chor Erfurt (same name, same telephone)" */
static char *
describe (NzImport *import, const NzDuplicate *duplicate, gboolean is_stored)
{
  g_auto (GStrv) reasons = nz_duplicate_reasons (duplicate);
  g_autofree char *joined = g_strjoinv (", ", reasons);
  const NzPlanned *plan
      = g_hash_table_lookup (import->planned[nz_entity_index (duplicate->entity)], &duplicate->b);
  g_autofree char *title = is_stored ? nz_store_title (import->store, duplicate->entity, duplicate->b)
                                     : g_strdup (plan != NULL ? plan->place : "");

  return g_strdup_printf (_ ("Looks like %s: %s"), title, joined);
}

static void
tell (NzImport *import, const NzPlanned *plan, const NzDuplicate *duplicate)
{
  NzLineState *line = nz_import_line (import, plan->part->sheet, plan->row);
  const NzPlanned *other
      = g_hash_table_lookup (import->planned[nz_entity_index (duplicate->entity)], &duplicate->b);
  gboolean is_stored = other == NULL || other->before != NULL;
  g_autofree char *reason = describe (import, duplicate, is_stored);

  import->result->n_duplicates++;
  nz_import_add_note (import->result, plan->part->name, nz_table_get_line (plan->part->table, plan->row),
                      NULL, reason);
  if (line->twin_reason != NULL)
    return;
  line->twin_reason = g_steal_pointer (&reason);
  line->twin_entity = duplicate->entity;
  line->twin = is_stored ? duplicate->b : 0;
}

static gboolean
report (NzImport *import, gsize i, GError **error)
{
  if (i % ROWS_PER_STEP != 0 || import->progress == NULL || import->progress (0.4, import->progress_data))
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_CANCELLED, _ ("The import was cancelled; nothing was changed."));
  return FALSE;
}

static gboolean
find_of (NzImport *import, const NzEntity *entity, GHashTable *organisations, GError **error)
{
  g_autoptr (NzDuplicates) duplicates = NULL;

  for (guint i = 0; i < import->plans->len; i++)
    {
      const NzPlanned *plan = import->plans->pdata[i];
      gint64 id = nz_record_get_id (plan->record);
      GArray *at = g_hash_table_lookup (organisations, &id);
      g_autoptr (GArray) found = NULL;

      if (plan->part->entity != entity || plan->before != NULL)
        continue;
      if (!report (import, i, error))
        return FALSE;
      if (duplicates == NULL)
        duplicates = nz_duplicates_new (import->store, entity, NULL, error);
      if (duplicates == NULL)
        return FALSE;
      found = nz_duplicates_similar (duplicates, plan->record, at, 1);
      if (found->len > 0 && g_array_index (found, NzDuplicate, 0).score >= NZ_DUPLICATE_LIKELY)
        tell (import, plan, &g_array_index (found, NzDuplicate, 0));
      nz_duplicates_add (duplicates, plan->record, at);
    }
  return TRUE;
}

gboolean
nz_import_find_twins (NzImport *import, GError **error)
{
  g_autoptr (GHashTable) organisations = gather_organisations (import);

  for (guint i = 0; i < nz_n_entities (); i++)
    if (nz_duplicates_has (nz_entity_nth (i)) && !find_of (import, nz_entity_nth (i), organisations, error))
      return FALSE;
  return TRUE;
}
