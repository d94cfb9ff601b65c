/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-step-changes.h"

#include "base/nz-error.h"
#include "store/nz-past-private.h"

static void
field_change_free (gpointer data)
{
  NzFieldChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

void
nz_record_change_free (NzRecordChange *change)
{
  if (change == NULL)
    return;
  g_free (change->title);
  g_clear_object (&change->before);
  g_clear_object (&change->after);
  g_ptr_array_unref (change->fields);
  g_free (change);
}

void
nz_step_changes_free (NzStepChanges *changes)
{
  if (changes == NULL)
    return;
  nz_step_free (changes->step);
  g_ptr_array_unref (changes->records);
  g_free (changes);
}

/* A boolean of a record that has just come is worth a line only where somebody chose it. */
static gboolean
says_something (NzRecord *record, const NzField *field)
{
  if (field->type == NZ_TYPE_BOOLEAN)
    return nz_record_get_int (record, field->name) != ((field->flags & NZ_FIELD_DEFAULT_TRUE) != 0);
  return nz_record_has (record, field->name);
}

static gboolean
differs (NzRecord *before, NzRecord *after, const NzField *field)
{
  if (before != NULL && after != NULL)
    return !nz_record_field_equal (before, after, field);
  return says_something (before != NULL ? before : after, field);
}

/* The last name: a record that is there by its present title, so that it is found under it. */
static char *
title_of (NzStore *store, NzRecord *record)
{
  char *title = nz_title_of_record (store, record);

  if (*title == '\0')
    {
      g_free (title);
      title = g_strdup (nz_entity_label (nz_record_get_entity (record), nz_get_language ()));
    }
  return title;
}

NzRecordChange *
nz_record_change_new (NzStore *store, NzRecord *before, NzRecord *after)
{
  NzRecordChange *change = g_new0 (NzRecordChange, 1);
  NzRecord *one = after != NULL ? after : before;

  change->entity = nz_record_get_entity (one);
  change->id = nz_record_get_id (one);
  change->operation = before == NULL ? 'i' : after == NULL ? 'd' : 'u';
  change->title = title_of (store, one);
  change->before = before != NULL ? g_object_ref (before) : NULL;
  change->after = after != NULL ? g_object_ref (after) : NULL;
  change->fields = g_ptr_array_new_with_free_func (field_change_free);
  for (guint i = 0; i < change->entity->n_fields; i++)
    {
      const NzField *field = &change->entity->fields[i];

      if (!differs (before, after, field))
        continue;
      NzFieldChange *line = g_new0 (NzFieldChange, 1);
      line->field = field;
      line->before
          = before != NULL ? nz_store_display_ever (store, before, field, nz_get_language ()) : g_strdup ("");
      line->after
          = after != NULL ? nz_store_display_ever (store, after, field, nz_get_language ()) : g_strdup ("");
      g_ptr_array_add (change->fields, line);
    }
  return change;
}

/* --- walks
 * ---------------------------------------------------------------------------------------------------------
 */

/* Takes the steps back one after the other. From the first that is not kept on only their names are told. */
static GPtrArray *
walk (NzStore *store, NzPast *past, GPtrArray *steps, guint most, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_step_changes_free);
  gboolean kept = TRUE;

  for (guint i = 0; i < steps->len; i++)
    {
      NzStepChanges *changes = g_new0 (NzStepChanges, 1);
      const NzStep *step = steps->pdata[i];
      g_autoptr (GError) local = NULL;

      changes->step = g_memdup2 (step, sizeof *step);
      changes->step->label = g_strdup (step->label);
      changes->step->desk = g_strdup (step->desk);
      g_ptr_array_add (all, changes);
      if (kept && !nz_past_take_back (past, step->step, most, &changes->records, &changes->more, &local))
        {
          if (!g_error_matches (local, NZ_ERROR, NZ_ERROR_NOT_FOUND))
            {
              changes->records = g_ptr_array_new ();
              g_propagate_error (error, g_steal_pointer (&local));
              return NULL;
            }
          kept = FALSE;
        }
      changes->kept = kept;
      if (changes->records == NULL)
        changes->records = g_ptr_array_new ();
    }
  return g_steal_pointer (&all);
}

GPtrArray *
nz_store_record_changes (NzStore *self, const NzEntity *entity, gint64 id, guint limit, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && entity != NULL, NULL);

  g_autoptr (GPtrArray) steps = nz_store_history (self, entity, id, limit, error);
  g_autoptr (NzPast) past = nz_past_new (self, entity, id);

  return steps != NULL ? walk (self, past, steps, 0, error) : NULL;
}

static NzStep *
read_step (sqlite3_stmt *statement)
{
  NzStep *step = g_new0 (NzStep, 1);

  step->step = sqlite3_column_int64 (statement, 0);
  step->time = sqlite3_column_int64 (statement, 1);
  step->label = nz_history_dup_label (statement, 2);
  step->desk = nz_sql_dup_text (statement, 3);
  step->operation = 'u';
  return step;
}

GPtrArray *
nz_store_changes_since (NzStore *self, gint64 since, guint most, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self), NULL);

  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_step_free);
  g_autoptr (NzPast) past = nz_past_new (self, NULL, 0);
  /* the clock of a computer may have been set back: what counts is the order of the steps */
  sqlite3_stmt *statement
      = nz_sql_prepare (self,
                        "SELECT step, time, label, desk FROM history WHERE state = 'done' AND step >= "
                        "(SELECT min(step) FROM history WHERE time >= ?1) ORDER BY step DESC",
                        error);
  int code;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, since);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (steps, read_step (statement));
  if (code != SQLITE_DONE)
    nz_sql_set_error (self, error);
  sqlite3_reset (statement);
  if (code != SQLITE_DONE)
    return NULL;
  return walk (self, past, steps, most, error);
}

NzRecord *
nz_store_get_before (NzStore *self, const NzEntity *entity, gint64 id, gint64 number, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && entity != NULL, NULL);

  g_autoptr (GPtrArray) steps = nz_store_history (self, entity, id, 0, error);
  g_autoptr (NzPast) past = nz_past_new (self, entity, id);
  g_autoptr (GError) local = NULL;
  NzRecord *record;

  if (steps == NULL)
    return NULL;
  for (guint i = 0; i < steps->len; i++)
    {
      const NzStep *step = steps->pdata[i];

      if (step->step < number)
        break;
      if (!nz_past_take_back (past, step->step, 0, NULL, NULL, error))
        return NULL;
    }
  record = nz_past_get (past, entity, id, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (record == NULL)
    g_set_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND, "%s", _ ("The record did not exist before that step."));
  return record;
}

/* --- what was deleted
 * ---------------------------------------------------------------------------------------------- */

/* (transfer full) (element-type gint64): the steps that deleted something and are kept, newest first. */
static GArray *
deleting_steps (NzStore *store, GError **error)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = nz_sql_prepare (
      store,
      "SELECT DISTINCT r.step FROM step_record AS r JOIN history AS h ON h.step = r.step "
      "WHERE r.operation = 'd' AND h.state = 'done' "
      "AND EXISTS (SELECT 1 FROM change_set AS c WHERE c.step = r.step) ORDER BY r.step DESC",
      error);

  int code;

  if (statement == NULL)
    return steps;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 step = sqlite3_column_int64 (statement, 0);
      g_array_append_val (steps, step);
    }
  if (code != SQLITE_DONE)
    nz_sql_set_error (store, error);
  sqlite3_reset (statement);
  return steps;
}

static NzStep *
find_step (NzStore *store, gint64 number)
{
  sqlite3_stmt *statement
      = nz_sql_prepare (store, "SELECT step, time, label, desk FROM history WHERE step = ?1", NULL);
  NzStep *step;

  if (statement == NULL)
    return g_new0 (NzStep, 1);
  sqlite3_bind_int64 (statement, 1, number);
  step = sqlite3_step (statement) == SQLITE_ROW ? read_step (statement) : g_new0 (NzStep, 1);
  step->operation = 'd';
  sqlite3_reset (statement);
  return step;
}

/* What was deleted by itself in a step and is gone to this day. */
static gboolean
add_deleted (NzStore *store, gint64 number, guint limit, GHashTable *seen, GPtrArray *all, GError **error)
{
  g_autoptr (NzPast) past = nz_past_new (store, NULL, 0);
  g_autoptr (GPtrArray) changes = NULL;

  if (!nz_past_take_back (past, number, limit, &changes, NULL, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      NzRecordChange *change = changes->pdata[i];
      g_autofree char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, change->entity->name, change->id);

      if (!change->direct || change->operation != 'd' || nz_record_exists (store, change->entity, change->id)
          || !g_hash_table_add (seen, g_steal_pointer (&key)))
        continue;
      NzStepChanges *found = g_new0 (NzStepChanges, 1);
      found->step = find_step (store, number);
      found->kept = TRUE;
      found->records = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_record_change_free);
      g_ptr_array_add (found->records, nz_record_change_new (store, change->before, NULL));
      g_ptr_array_add (all, found);
    }
  return TRUE;
}

GPtrArray *
nz_store_deleted (NzStore *self, guint limit, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self), NULL);

  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_step_changes_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) steps = deleting_steps (self, &local);

  for (guint i = 0; local == NULL && i < steps->len && (limit == 0 || all->len < limit); i++)
    add_deleted (self, g_array_index (steps, gint64, i), limit, seen, all, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (limit > 0 && all->len > limit)
    g_ptr_array_set_size (all, (int)limit);
  return g_steal_pointer (&all);
}
