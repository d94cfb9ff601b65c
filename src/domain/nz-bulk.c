/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-bulk.h"

#include <string.h>

#include "base/nz-error.h"
#include "domain/nz-load.h"

/* As many records are in memory at once. */
#define CHUNK 500

static void
change_free (gpointer data)
{
  NzBulkChange *change = data;

  g_free (change->title);
  g_free (change->before);
  g_free (change->after);
  g_free (change->problem);
  g_free (change);
}

void
nz_bulk_free (NzBulk *bulk)
{
  if (bulk == NULL)
    return;
  g_ptr_array_unref (bulk->changes);
  g_free (bulk->value);
  g_free (bulk);
}

gboolean
nz_bulk_can_change (const NzField *field)
{
  return (field->flags & (NZ_FIELD_HIDDEN | NZ_FIELD_IMAGE | NZ_FIELD_NAME | NZ_FIELD_CONFIDENTIAL)) == 0;
}

/* --- one record
 * ------------------------------------------------------------------------------------------------------ */

static gboolean
has_id (const gint64 *ids, guint n, gint64 id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* The terms of @record and of @wanted together, or the first without the second. */
static void
join_ids (NzRecord *record, NzRecord *wanted, const NzField *field, gboolean add)
{
  guint n_old, n_new;
  const gint64 *old = nz_record_get_ids (record, field->name, &n_old);
  const gint64 *new = nz_record_get_ids (wanted, field->name, &n_new);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_old; i++)
    if (add || !has_id (new, n_new, old[i]))
      g_array_append_val (ids, old[i]);
  for (guint i = 0; add && i < n_new; i++)
    if (!has_id (old, n_old, new[i]))
      g_array_append_val (ids, new[i]);
  nz_record_set_ids (record, field->name, (const gint64 *)ids->data, ids->len);
}

static void
join_texts (NzRecord *record, NzRecord *wanted, const NzField *field, gboolean add)
{
  g_auto (GStrv) old = g_strdupv ((char **)nz_record_get_list (record, field->name));
  const char *const *new = nz_record_get_list (wanted, field->name);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; old[i] != NULL; i++)
    if (add || !g_strv_contains (new, old[i]))
      g_ptr_array_add (texts, old[i]);
  for (guint i = 0; add && new[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)old, new[i]))
      g_ptr_array_add (texts, (gpointer) new[i]);
  g_ptr_array_add (texts, NULL);
  nz_record_set_list (record, field->name, (const char *const *)texts->pdata);
}

static gboolean
change_record (const NzBulk *bulk, NzRecord *record, NzRecord *wanted, GError **error)
{
  const NzField *field = bulk->field;

  switch (bulk->how)
    {
    case NZ_BULK_SET:
      if (!nz_record_set_plain (record, field, bulk->value, error))
        return FALSE;
      break;
    case NZ_BULK_ADD:
    case NZ_BULK_REMOVE:
      if (field->type == NZ_TYPE_TERMS)
        join_ids (record, wanted, field, bulk->how == NZ_BULK_ADD);
      else
        join_texts (record, wanted, field, bulk->how == NZ_BULK_ADD);
      break;
    case NZ_BULK_CLEAR:
    default:
      nz_record_clear (record, field->name);
      break;
    }
  return nz_record_is_valid (record, error);
}

/* A record is not what it belongs to itself. */
static gboolean
points_at_itself (const NzBulk *bulk, NzRecord *record, GError **error)
{
  if (nz_field_target (bulk->field) != bulk->entity || bulk->field->type != NZ_TYPE_REFERENCE
      || nz_record_get_int (record, bulk->field->name) != nz_record_get_id (record))
    return FALSE;
  g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("An entry cannot refer to itself here."));
  return TRUE;
}

/* (transfer full) (nullable): %NULL where the record has the value already. */
static NzBulkChange *
preview (NzBulk *bulk, NzStore *store, NzRecord *old, NzRecord *wanted)
{
  g_autoptr (NzRecord) record = nz_record_copy (old);
  g_autoptr (GError) error = NULL;
  gboolean good = change_record (bulk, record, wanted, &error);

  if (nz_record_field_equal (old, record, bulk->field))
    return NULL;
  good = good && !points_at_itself (bulk, record, &error);
  NzBulkChange *change = g_new0 (NzBulkChange, 1);
  change->id = nz_record_get_id (old);
  change->title = nz_store_title (store, bulk->entity, change->id);
  change->before = nz_store_display (store, old, bulk->field, nz_get_language ());
  change->after = nz_store_display (store, record, bulk->field, nz_get_language ());
  change->problem = good ? NULL : g_strdup (error->message);
  return change;
}

/* --- all records
 * ------------------------------------------------------------------------------------------------------ */

static gboolean
check_question (NzBulk *bulk, NzRecord *wanted, GError **error)
{
  const NzField *field = bulk->field;

  if (bulk->how != NZ_BULK_CLEAR && !nz_record_set_plain (wanted, field, bulk->value, error))
    return FALSE;
  if ((field->flags & NZ_FIELD_REQUIRED) != 0 && bulk->how != NZ_BULK_ADD && bulk->how != NZ_BULK_REMOVE
      && (bulk->how == NZ_BULK_CLEAR || !nz_record_has (wanted, field->name)))
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("%s must not be empty."),
                   nz_field_label (field, nz_get_language ()));
      return FALSE;
    }
  return TRUE;
}

NzBulk *
nz_bulk_new (NzStore *store,
             const NzEntity *entity,
             const gint64 *ids,
             guint n,
             const NzField *field,
             NzBulkHow how,
             const char *value,
             GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL && field != NULL, NULL);
  g_return_val_if_fail (how != NZ_BULK_ADD || nz_field_is_list (field), NULL);
  g_return_val_if_fail (how != NZ_BULK_REMOVE || nz_field_is_list (field), NULL);

  g_autoptr (NzBulk) bulk = g_new0 (NzBulk, 1);
  g_autoptr (NzRecord) wanted = nz_record_new (entity);

  *bulk = (NzBulk){
    .entity = entity, .field = field, .how = how, .value = g_strdup (value != NULL ? value : "")
  };
  bulk->changes = g_ptr_array_new_with_free_func (change_free);
  if (!check_question (bulk, wanted, error))
    return NULL;
  for (guint i = 0; i < n; i += CHUNK)
    {
      g_autoptr (GPtrArray) records = nz_store_get_many (store, entity, ids + i, MIN (CHUNK, n - i), error);

      if (records == NULL || !nz_store_tell (store, i, n, error))
        return NULL;
      bulk->n += records->len;
      for (guint k = 0; k < records->len; k++)
        {
          NzBulkChange *change = preview (bulk, store, records->pdata[k], wanted);

          if (change == NULL)
            continue;
          bulk->n_refused += change->problem != NULL;
          g_ptr_array_add (bulk->changes, change);
        }
    }
  return g_steal_pointer (&bulk);
}

static gboolean
save_all (NzBulk *bulk, NzStore *store, GError **error)
{
  g_autoptr (NzRecord) wanted = nz_record_new (bulk->entity);

  if (bulk->how != NZ_BULK_CLEAR && !nz_record_set_plain (wanted, bulk->field, bulk->value, error))
    return FALSE;
  for (guint i = 0; i < bulk->changes->len; i++)
    {
      const NzBulkChange *change = bulk->changes->pdata[i];

      if (change->problem != NULL)
        continue;
      g_autoptr (NzRecord) record = nz_store_get (store, bulk->entity, change->id, error);
      if (record == NULL || !nz_store_tell (store, i, bulk->changes->len, error)
          || !change_record (bulk, record, wanted, error) || !nz_store_save (store, record, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
nz_bulk_apply (NzBulk *bulk, NzStore *store, GError **error)
{
  g_return_val_if_fail (bulk != NULL && NZ_IS_STORE (store), FALSE);
  guint n = bulk->changes->len - bulk->n_refused;
  g_autofree char *label
      = g_strdup_printf (nz_ngettext ("Change %s of %u record", "Change %s of %u records", n),
                         nz_field_label (bulk->field, nz_get_language ()), n);

  if (!nz_store_begin (store, label, error))
    return FALSE;
  if (!save_all (bulk, store, error))
    {
      nz_store_rollback (store);
      return FALSE;
    }
  return nz_store_commit (store, error);
}

/* --- deleting
 * -------------------------------------------------------------------------------------------------------- */

static void
add_dependent (GArray *all, const NzDependent *dependent)
{
  for (guint i = 0; i < all->len; i++)
    {
      NzDependent *known = &g_array_index (all, NzDependent, i);
      if (known->entity == dependent->entity && known->goes == dependent->goes)
        {
          known->count += dependent->count;
          return;
        }
    }
  g_array_append_val (all, *dependent);
}

static gboolean
is_reference (const NzField *field, const NzEntity *entity)
{
  return field->type == NZ_TYPE_REFERENCE && nz_field_target (field) == entity;
}

/* What joins two of the records (a collaboration) hangs on both and is one all the same. */
static gboolean
count_once (NzDependent *dependent,
            NzStore *store,
            const NzEntity *entity,
            const gint64 *ids,
            guint n,
            GError **error)
{
  const NzEntity *other = dependent->entity;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint references = 0;

  for (guint i = 0; i < other->n_fields; i++)
    references += is_reference (&other->fields[i], entity);
  for (guint i = 0; references > 1 && i < other->n_fields; i++)
    for (guint k = 0; is_reference (&other->fields[i], entity) && k < n; k++)
      {
        g_autofree char *sql
            = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?2", other->name, other->fields[i].name);
        g_autoptr (GArray) found = nz_load_ids (store, sql, NZ_DATE_NONE, ids[k], error);

        if (found == NULL)
          return FALSE;
        for (guint m = 0; m < found->len; m++)
          g_hash_table_add (seen, g_memdup2 (&g_array_index (found, gint64, m), sizeof (gint64)));
      }
  if (references > 1)
    dependent->count = MIN (dependent->count, g_hash_table_size (seen));
  return TRUE;
}

GArray *
nz_bulk_dependents (NzStore *store, const NzEntity *entity, const gint64 *ids, guint n, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, NULL);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (NzDependent));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) dependents = nz_store_dependents (store, entity, ids[i], error);

      if (dependents == NULL || !nz_store_tell (store, i, n, error))
        return NULL;
      for (guint k = 0; k < dependents->len; k++)
        if (g_array_index (dependents, NzDependent, k).entity != entity)
          add_dependent (all, &g_array_index (dependents, NzDependent, k));
    }
  for (guint i = 0; i < all->len; i++)
    if (!count_once (&g_array_index (all, NzDependent, i), store, entity, ids, n, error))
      return NULL;
  return g_steal_pointer (&all);
}

gboolean
nz_bulk_delete (NzStore *store, const NzEntity *entity, const gint64 *ids, guint n, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, FALSE);
  g_autofree char *label = g_strdup_printf (_ ("Delete %u %s"), n,
                                            n == 1 ? nz_entity_label (entity, nz_get_language ())
                                                   : nz_entity_plural (entity, nz_get_language ()));

  if (!nz_store_begin (store, label, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!nz_store_tell (store, i, n, error) || !nz_store_delete (store, entity, ids[i], error))
      {
        nz_store_rollback (store);
        return FALSE;
      }
  return nz_store_commit (store, error);
}
