/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "store/nz-past-private.h"

/* Bringing back what a step took: a value, or a record with what went along with it. */

/* --- one value
 * ------------------------------------------------------------------------------------------------------- */

/* Whether all that the value names is still there. */
static gboolean
check_value (NzStore *store, NzRecord *record, const NzField *field, GError **error)
{
  const NzEntity *target = nz_field_target (field);
  gint64 one = 0;
  const gint64 *ids = &one;
  guint n = 1;

  if (target == NULL)
    return TRUE;
  if (field->type == NZ_TYPE_TERMS)
    ids = nz_record_get_ids (record, field->name, &n);
  else
    one = nz_record_get_int (record, field->name);
  for (guint i = 0; i < n; i++)
    if (ids[i] != 0 && !nz_record_exists (store, target, ids[i]))
      {
        g_autofree char *title = nz_store_title_ever (store, target, ids[i]);

        g_set_error (error, NZ_ERROR, NZ_ERROR_REFERENCED,
                     _ ("“%s” cannot be restored: “%s” has been deleted. Restore that first."),
                     nz_field_label (field, nz_get_language ()), title);
        return FALSE;
      }
  return TRUE;
}

static gboolean
set_same (NzRecord *to, NzRecord *from, const NzField *field, GError **error)
{
  g_autofree char *plain = NULL;

  if (field->type == NZ_TYPE_TERMS)
    {
      guint n;
      const gint64 *ids = nz_record_get_ids (from, field->name, &n);
      nz_record_set_ids (to, field->name, ids, n);
      return TRUE;
    }
  if (field->type == NZ_TYPE_CONTACTS)
    {
      nz_record_set_list (to, field->name, nz_record_get_list (from, field->name));
      return TRUE;
    }
  plain = nz_record_dup_plain (from, field);
  return nz_record_set_plain (to, field, plain, error);
}

gboolean
nz_store_restore_value (
    NzStore *self, const NzEntity *entity, gint64 id, const char *name, gint64 step, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && entity != NULL && name != NULL, FALSE);

  const NzField *field = nz_entity_field (entity, name);
  g_return_val_if_fail (field != NULL, FALSE);

  if (!nz_record_exists (self, entity, id))
    {
      g_autofree char *title = nz_store_title_ever (self, entity, id);

      g_set_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND,
                   _ ("“%s” has been deleted. Restore the record first, then its values."), title);
      return FALSE;
    }
  g_autoptr (NzRecord) before = nz_store_get_before (self, entity, id, step, error);
  g_autoptr (NzRecord) record = before != NULL ? nz_store_get (self, entity, id, error) : NULL;
  if (record == NULL || !check_value (self, before, field, error) || !set_same (record, before, field, error))
    return FALSE;

  g_autofree char *title = nz_title_of_record (self, record);
  g_autofree char *label
      = g_strdup_printf (_ ("Restore %s: %s"), nz_field_label (field, nz_get_language ()), title);
  return nz_store_save_as (self, record, label, error);
}

/* --- a record
 * -------------------------------------------------------------------------------------------------------- */

typedef struct
{
  NzStore *store;
  GPtrArray *changes; /* (element-type NzRecordChange): of the step that deleted it */
  GHashTable *back;   /* "entity id" of what comes back → NzRecordChange */
  GPtrArray *left_out;
} Restore;

static char *
key_of (const NzEntity *entity, gint64 id)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, entity->name, id);
}

static NzRecordChange *
find_back (const Restore *self, const NzEntity *entity, gint64 id)
{
  g_autofree char *key = key_of (entity, id);
  return g_hash_table_lookup (self->back, key);
}

static gboolean
cannot_be_without (const NzField *field)
{
  return field->type == NZ_TYPE_REFERENCE && (field->flags & (NZ_FIELD_REQUIRED | NZ_FIELD_OWNER)) != 0;
}

/* Whether the record belongs to one that comes back. */
static gboolean
belongs (const Restore *self, NzRecordChange *change)
{
  for (guint i = 0; i < change->entity->n_fields; i++)
    {
      const NzField *field = &change->entity->fields[i];

      if (cannot_be_without (field)
          && find_back (self, nz_field_target (field), nz_record_get_int (change->before, field->name)))
        return TRUE;
    }
  return FALSE;
}

/* What went along with the record, and with that, and so on. */
static void
find_belongings (Restore *self)
{
  gboolean more = TRUE;

  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < self->changes->len; i++)
        {
          NzRecordChange *change = self->changes->pdata[i];

          if (change->operation != 'd' || find_back (self, change->entity, change->id) != NULL
              || nz_record_exists (self->store, change->entity, change->id) || !belongs (self, change))
            continue;
          g_hash_table_insert (self->back, key_of (change->entity, change->id), change);
          more = TRUE;
        }
    }
}

static gboolean
is_there (const Restore *self, const NzEntity *entity, gint64 id)
{
  return id == 0 || find_back (self, entity, id) != NULL || nz_record_exists (self->store, entity, id);
}

/* The first reference that the record cannot be without and whose record is gone; %NULL if there is none. */
static const NzField *
find_missing (const Restore *self, NzRecord *record)
{
  const NzEntity *entity = nz_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    if (cannot_be_without (&entity->fields[i])
        && !is_there (self, nz_field_target (&entity->fields[i]),
                      nz_record_get_int (record, entity->fields[i].name)))
      return &entity->fields[i];
  return NULL;
}

static void
leave_out (Restore *self, NzRecord *record, const NzField *field, gint64 id)
{
  g_autofree char *title = nz_title_of_record (self->store, record);
  g_autofree char *gone = nz_store_title_ever (self->store, nz_field_target (field), id);

  g_ptr_array_add (self->left_out, g_strdup_printf (_ ("%s: “%s” without “%s”, which has been deleted."),
                                                    title, nz_field_label (field, nz_get_language ()), gone));
}

/* Takes out what the record names and is gone, as deleting it later would have. */
static void
empty_missing (Restore *self, NzRecord *record)
{
  const NzEntity *entity = nz_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      const NzEntity *target = nz_field_target (field);

      if (field->type == NZ_TYPE_REFERENCE
          && !is_there (self, target, nz_record_get_int (record, field->name)))
        {
          leave_out (self, record, field, nz_record_get_int (record, field->name));
          nz_record_clear (record, field->name);
        }
      else if (field->type == NZ_TYPE_TERMS)
        {
          g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
          guint n;
          const gint64 *ids = nz_record_get_ids (record, field->name, &n);

          for (guint k = 0; k < n; k++)
            if (is_there (self, target, ids[k]))
              g_array_append_val (kept, ids[k]);
            else
              leave_out (self, record, field, ids[k]);
          nz_record_set_ids (record, field->name, (const gint64 *)(void *)kept->data, kept->len);
        }
    }
}

/* Saves what comes back, each after those that it refers to. */
static gboolean
save_back (Restore *self, NzRecordChange *change, gboolean is_the_one, GError **error)
{
  g_autoptr (NzRecord) record = nz_record_copy (change->before);
  const NzField *missing = find_missing (self, record);
  g_autofree char *key = key_of (change->entity, change->id);

  if (missing != NULL)
    {
      gint64 id = nz_record_get_int (record, missing->name);
      g_autofree char *gone = nz_store_title_ever (self->store, nz_field_target (missing), id);

      if (is_the_one)
        {
          g_set_error (error, NZ_ERROR, NZ_ERROR_REFERENCED,
                       _ ("“%s” cannot be restored: “%s” (%s) has been deleted. Restore that first."),
                       change->title, gone, nz_field_label (missing, nz_get_language ()));
          return FALSE;
        }
      g_ptr_array_add (self->left_out,
                       g_strdup_printf (_ ("“%s” stays away: “%s” has been deleted."), change->title, gone));
      g_hash_table_remove (self->back, key);
      return TRUE;
    }
  empty_missing (self, record);
  return nz_store_save (self->store, record, error);
}

/* --- where it was named -----------------------------------------------------------------------------------
 */

/* The terms that come back go to where they stood. */
static void
put_terms (const Restore *self, NzRecord *record, NzRecord *before, const NzField *field)
{
  guint n_before, n;
  const gint64 *was = nz_record_get_ids (before, field->name, &n_before);
  const gint64 *is = nz_record_get_ids (record, field->name, &n);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, is, n);
  for (guint i = 0; i < n_before; i++)
    {
      gboolean there = find_back (self, &nz_entity_term, was[i]) == NULL;

      for (guint k = 0; k < ids->len && !there; k++)
        there = g_array_index (ids, gint64, k) == was[i];
      if (!there)
        g_array_insert_val (ids, MIN (i, ids->len), was[i]);
    }
  nz_record_set_ids (record, field->name, (const gint64 *)(void *)ids->data, ids->len);
}

static gboolean
put_reference (Restore *self, NzRecordChange *change, GError **error)
{
  g_autoptr (NzRecord) record = nz_record_load (self->store, change->entity, change->id, error);

  if (record == NULL)
    return error == NULL || *error == NULL;
  for (guint i = 0; i < change->entity->n_fields; i++)
    {
      const NzField *field = &change->entity->fields[i];

      if (field->type == NZ_TYPE_TERMS)
        put_terms (self, record, change->before, field);
      else if (field->type == NZ_TYPE_REFERENCE && !nz_record_has (record, field->name)
               && find_back (self, nz_field_target (field), nz_record_get_int (change->before, field->name)))
        nz_record_set_int (record, field->name, nz_record_get_int (change->before, field->name));
    }
  return nz_store_save (self->store, record, error);
}

static gboolean
run (Restore *self, NzRecordChange *one, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!nz_store_defer_references (self->store, error) || !save_back (self, one, TRUE, error))
    return FALSE;
  for (guint e = 0; e < nz_n_entities (); e++)
    for (guint i = 0; i < self->changes->len; i++)
      {
        NzRecordChange *change = self->changes->pdata[i];

        if (change->entity == nz_entity_nth (e) && change != one && change->operation == 'd'
            && find_back (self, change->entity, change->id) != NULL
            && !save_back (self, change, FALSE, error))
          return FALSE;
      }
  for (guint i = 0; i < self->changes->len; i++)
    {
      NzRecordChange *change = self->changes->pdata[i];

      if (change->operation == 'u' && change->before != NULL && !put_reference (self, change, &local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

static NzRecordChange *
find_one (GPtrArray *changes, const NzEntity *entity, gint64 id)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      NzRecordChange *change = changes->pdata[i];

      if (change->entity == entity && change->id == id && change->before != NULL)
        return change;
    }
  return NULL;
}

gboolean
nz_store_restore_record (
    NzStore *self, const NzEntity *entity, gint64 id, GPtrArray **left_out, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && entity != NULL && !nz_store_in_action (self), FALSE);

  g_autoptr (NzPast) past = nz_past_new (self, NULL, 0);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GHashTable) back = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  gint64 step = nz_gone_find_deletion (self, entity, id);
  NzRecordChange *one;

  if (nz_record_exists (self, entity, id))
    {
      g_autofree char *title = nz_store_title (self, entity, id);

      g_set_error (error, NZ_ERROR, NZ_ERROR_EXISTS, _ ("“%s” is there already."), title);
      return FALSE;
    }
  /* the deletion alone, on what is there now: what it emptied is filled again where it is still empty */
  if (step != 0 && !nz_past_take_back (past, step, 0, &changes, NULL, error))
    return FALSE;
  one = find_one (changes, entity, id);
  if (one == NULL)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND, "%s",
                   _ ("The history of this file does not have that record any more."));
      return FALSE;
    }

  Restore restore = { self, changes, back, sentences };
  g_hash_table_insert (back, key_of (entity, id), one);
  find_belongings (&restore);
  g_autofree char *label = g_strdup_printf (_ ("Restore %s"), one->title);
  if (!nz_store_begin (self, label, error))
    return FALSE;
  if (!run (&restore, one, error))
    {
      nz_store_rollback (self);
      return FALSE;
    }
  if (!nz_store_commit (self, error))
    return FALSE;
  if (left_out != NULL)
    *left_out = g_steal_pointer (&sentences);
  return TRUE;
}
