/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-bulk.h"

#include "domain/nz-members.h"
#include "store/nz-query.h"

void
nz_bulk_join_free (NzBulkJoin *join)
{
  if (join == NULL)
    return;
  g_array_unref (join->ids);
  g_free (join);
}

static gboolean
is_group (const NzBulkJoin *join)
{
  return join->target == &nz_entity_working_group;
}

/* A person's main organisation on the day, 0 if there is none. */
static gint64
organisation_of (NzStore *store, gint64 person, NzDate day, GError **error)
{
  g_autofree char *active = nz_date_active_sql ("p", "since", "until", 2);
  g_autofree char *sql = g_strdup_printf ("SELECT p.organisation FROM position AS p WHERE p.person = ?1 AND "
                                          "p.organisation IS NOT NULL AND %s "
                                          "ORDER BY p.main DESC, p.since, p.id LIMIT 1",
                                          active);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);

  if (rows == NULL)
    return 0;
  nz_rows_bind_int (rows, 1, person);
  nz_rows_bind_date (rows, 2, day);
  return nz_rows_next (rows, error) ? nz_rows_int (rows, 0) : 0;
}

/* Sets of ids that are in the group or on the list; of the list also those kept out. */
static gboolean
read_members (NzBulkJoin *join, NzStore *store, GHashTable *there, GHashTable *excluded, GError **error)
{
  g_autofree char *active = nz_date_active_sql ("m", "since", "until", 2);
  g_autofree char *sql
      = is_group (join)
            ? g_strdup_printf ("SELECT m.\"%s\", 0 FROM membership AS m WHERE m.working_group = ?1 AND %s",
                               join->entity->name, active)
            : g_strdup_printf (
                "SELECT \"%s\", excluded FROM list_entry WHERE distribution_list = ?1 AND ?2 IS NOT NULL",
                join->entity->name);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_int (rows, 1, join->target_id);
  nz_rows_bind_date (rows, 2, join->day);
  while (nz_rows_next (rows, &failure))
    {
      gint64 id = nz_rows_int (rows, 0);
      g_hash_table_add (nz_rows_int (rows, 1) != 0 ? excluded : there, g_memdup2 (&id, sizeof id));
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return error == NULL || *error == NULL;
}

NzBulkJoin *
nz_bulk_join_new (NzStore *store,
                  const NzEntity *entity,
                  const gint64 *ids,
                  guint n,
                  const NzEntity *target,
                  gint64 target_id,
                  NzDate day,
                  GError **error)
{
  g_return_val_if_fail (entity == &nz_entity_organisation || entity == &nz_entity_person, NULL);
  g_return_val_if_fail (target == &nz_entity_working_group || target == &nz_entity_distribution_list, NULL);

  g_autoptr (NzBulkJoin) join = g_new0 (NzBulkJoin, 1);
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) excluded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) failure = NULL;

  *join = (NzBulkJoin){ .entity = entity, .target = target, .target_id = target_id, .day = day };
  join->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!read_members (join, store, there, excluded, &failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    if (g_hash_table_contains (there, &ids[i]))
      join->n_there++;
    else if (g_hash_table_contains (excluded, &ids[i]))
      join->n_excluded++;
    else if (is_group (join) && entity == &nz_entity_person
             && organisation_of (store, ids[i], day, NULL) == 0)
      join->n_without++;
    else
      g_array_append_val (join->ids, ids[i]);
  return g_steal_pointer (&join);
}

/* (transfer full) */
static NzRecord *
membership_new (NzBulkJoin *join, NzStore *store, gint64 id)
{
  NzRecord *record = nz_record_new (&nz_entity_membership);
  gboolean is_person = join->entity == &nz_entity_person;
  gint64 organisation = is_person ? organisation_of (store, id, join->day, NULL) : id;
  /* Who alone stands for an organisation does so here too, as where it is entered by itself. */
  gint64 person = is_person ? id : nz_sole_person_of (store, id, join->day);

  nz_record_set_int (record, "working_group", join->target_id);
  nz_record_set_int (record, "organisation", organisation);
  nz_record_set_int (record, "person", person);
  nz_record_set_text (record, "role", "member");
  nz_record_set_date (record, "since", join->day);
  return record;
}

static NzRecord *
entry_new (NzBulkJoin *join, gint64 id)
{
  NzRecord *record = nz_record_new (&nz_entity_list_entry);

  nz_record_set_int (record, "distribution_list", join->target_id);
  nz_record_set_int (record, join->entity->name, id);
  return record;
}

gboolean
nz_bulk_join_apply (NzBulkJoin *join, NzStore *store, GError **error)
{
  g_return_val_if_fail (join != NULL && NZ_IS_STORE (store), FALSE);
  g_autofree char *title = nz_store_title (store, join->target, join->target_id);
  g_autofree char *label
      = g_strdup_printf (_ ("Add %u %s to %s"), join->ids->len,
                         join->ids->len == 1 ? nz_entity_label (join->entity, nz_get_language ())
                                             : nz_entity_plural (join->entity, nz_get_language ()),
                         title);

  if (!nz_store_begin (store, label, error))
    return FALSE;
  for (guint i = 0; i < join->ids->len; i++)
    {
      gint64 id = g_array_index (join->ids, gint64, i);
      g_autoptr (NzRecord) record = is_group (join) ? membership_new (join, store, id) : entry_new (join, id);

      if (!nz_store_tell (store, i, join->ids->len, error) || !nz_store_save (store, record, error))
        {
          nz_store_rollback (store);
          return FALSE;
        }
    }
  return nz_store_commit (store, error);
}
