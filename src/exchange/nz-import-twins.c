/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-duplicates.h"
#include "exchange/nz-import-private.h"

/* New records that look like one that is there, or like another row. They are taken all the same unless
 * somebody chooses otherwise. */

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

/* --- the search ------------------------------------------------------------------------------------------
 */

/* One kind of record to look at, with all that are there. */
typedef struct
{
  const NzEntity *entity;
  NzDuplicates *duplicates;
} Search;

typedef struct
{
  const NzPlanned *plan;
  NzDuplicate duplicate;
} Found;

struct _NzTwins
{
  NzImport *import;
  GHashTable *organisations;
  GArray *searches; /* (element-type Search) */
  GArray *found;    /* (element-type Found) */
  GThread *thread;  /* (nullable) */
  int is_stopped;   /* atomic */
};

static void
clear_search (gpointer data)
{
  nz_duplicates_free (((Search *)data)->duplicates);
}

static void
twins_free (NzTwins *twins)
{
  g_hash_table_unref (twins->organisations);
  g_array_unref (twins->searches);
  g_array_unref (twins->found);
  g_free (twins);
}

static gboolean
is_candidate (const NzPlanned *plan, const NzEntity *entity)
{
  return plan->part->entity == entity && plan->before == NULL;
}

static void
search_one (NzTwins *twins, const Search *search, const NzPlanned *plan)
{
  gint64 id = nz_record_get_id (plan->record);
  GArray *at = g_hash_table_lookup (twins->organisations, &id);
  g_autoptr (GArray) found = nz_duplicates_take (search->duplicates, plan->record, at, 1);

  if (found->len > 0 && g_array_index (found, NzDuplicate, 0).score >= NZ_DUPLICATE_LIKELY)
    {
      const Found one = { plan, g_array_index (found, NzDuplicate, 0) };
      g_array_append_val (twins->found, one);
    }
}

/* Reads records that nobody changes any more. @tells: whether it may tell how far it is. */
static gboolean
search_all (NzTwins *twins, gboolean tells, GError **error)
{
  guint n = twins->import->plans->len;

  for (guint s = 0; s < twins->searches->len; s++)
    {
      const Search *search = &g_array_index (twins->searches, Search, s);

      for (guint i = 0; i < n && !g_atomic_int_get (&twins->is_stopped); i++)
        {
          double done = (s + (double)i / n) / twins->searches->len;

          if (tells && i % NZ_IMPORT_ROWS_PER_STEP == 0
              && !nz_import_tell_second_half (twins->import, done, error))
            return FALSE;
          if (is_candidate (twins->import->plans->pdata[i], search->entity))
            search_one (twins, search, twins->import->plans->pdata[i]);
        }
    }
  return TRUE;
}

static gpointer
search_beside (gpointer data)
{
  search_all (data, FALSE, NULL);
  return NULL;
}

static gboolean
add_search (NzTwins *twins, const NzEntity *entity, GError **error)
{
  for (guint i = 0; i < twins->import->plans->len; i++)
    if (is_candidate (twins->import->plans->pdata[i], entity))
      {
        const Search search = { entity, nz_duplicates_new (twins->import->store, entity, NULL, error) };

        if (search.duplicates == NULL)
          return FALSE;
        g_array_append_val (twins->searches, search);
        return TRUE;
      }
  return TRUE;
}

NzTwins *
nz_import_twins_start (NzImport *import, gboolean beside, GError **error)
{
  NzTwins *twins = g_new0 (NzTwins, 1);

  twins->import = import;
  twins->organisations = gather_organisations (import);
  twins->searches = g_array_new (FALSE, FALSE, sizeof (Search));
  g_array_set_clear_func (twins->searches, clear_search);
  twins->found = g_array_new (FALSE, FALSE, sizeof (Found));
  for (guint i = 0; i < nz_n_entities (); i++)
    if (nz_duplicates_has (nz_entity_nth (i)) && !add_search (twins, nz_entity_nth (i), error))
      {
        twins_free (twins);
        return NULL;
      }
  if (beside)
    twins->thread = g_thread_new ("duplicates", search_beside, twins);
  else if (!search_all (twins, TRUE, error))
    g_clear_pointer (&twins, twins_free);
  return twins;
}

void
nz_import_twins_finish (NzTwins *twins, gboolean is_wanted)
{
  if (!is_wanted)
    g_atomic_int_set (&twins->is_stopped, TRUE);
  if (twins->thread != NULL)
    g_thread_join (twins->thread);
  for (guint i = 0; is_wanted && i < twins->found->len; i++)
    {
      const Found *found = &g_array_index (twins->found, Found, i);
      tell (twins->import, found->plan, &found->duplicate);
    }
  twins_free (twins);
}
