/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "store/nz-past-private.h"

typedef struct
{
  const NzEntity *entity;
  gint64 id;
} Key;

struct _NzPast
{
  NzStore *store;
  const NzEntity *entity; /* (nullable): all */
  gint64 id;
  gint64 step;        /* that is being taken back */
  GHashTable *tables; /* name → NzPastTable */
  GHashTable *owned;  /* Key → set of NzPastRow of contact and term_use that it owns or owned */
};

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;
  return g_int64_hash (&key->id) ^ g_direct_hash (key->entity);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *one = a, *two = b;
  return one->id == two->id && one->entity == two->entity;
}

static void
table_free (gpointer data)
{
  nz_past_table_free (data);
}

NzPast *
nz_past_new (NzStore *store, const NzEntity *entity, gint64 id)
{
  NzPast *past = g_new0 (NzPast, 1);

  past->store = g_object_ref (store);
  past->entity = entity;
  past->id = id;
  past->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, table_free);
  past->owned = g_hash_table_new_full (key_hash, key_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  return past;
}

void
nz_past_free (NzPast *past)
{
  if (past == NULL)
    return;
  g_hash_table_unref (past->owned);
  g_hash_table_unref (past->tables);
  g_object_unref (past->store);
  g_free (past);
}

/* (transfer none) (nullable): %NULL without an error for a table that holds no records. */
static NzPastTable *
find_table (NzPast *past, const char *name, GError **error)
{
  NzPastTable *table = g_hash_table_lookup (past->tables, name);

  if (table == NULL)
    {
      table = nz_past_table_new (past->store, name, error);
      if (table != NULL)
        g_hash_table_insert (past->tables, table->name, table);
    }
  return table;
}

/* --- lists of a record
 * ------------------------------------------------------------------------------------------------- */

/* Reads the rows that the record owns now, besides those that are known already. */
static gboolean
read_owned (NzPast *past, const Key *key, GHashTable *rows, const char *name, GError **error)
{
  NzPastTable *table = find_table (past, name, error);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1", name, key->entity->name);

  if (table == NULL)
    return FALSE;
  if (nz_past_table_column (table, key->entity->name) < 0)
    return TRUE;
  g_autoptr (GArray) ids = nz_past_read_ids (past->store, sql, key->id, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      NzPastRow *row = nz_past_table_row (table, past->store, g_array_index (ids, gint64, i), error);

      if (row == NULL)
        return FALSE;
      g_hash_table_add (rows, row);
    }
  return TRUE;
}

static gboolean
has_lists (const NzEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (nz_field_is_list (&entity->fields[i]))
      return TRUE;
  return FALSE;
}

/* (transfer none): the rows that the record owns or owned at a moment that the walk has passed. */
static GHashTable *
owned_rows (NzPast *past, const NzEntity *entity, gint64 id, GError **error)
{
  const Key key = { entity, id };
  GHashTable *rows = g_hash_table_lookup (past->owned, &key);

  if (rows != NULL)
    return rows;
  rows = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (past->owned, g_memdup2 (&key, sizeof key), rows);
  if (has_lists (entity)
      && (!read_owned (past, &key, rows, "contact", error)
          || !read_owned (past, &key, rows, "term_use", error)))
    return NULL;
  return rows;
}

/* --- records
 * -----------------------------------------------------------------------------------------------------------
 */

static gboolean
set_list (NzPast *past, NzRecord *record, const NzField *field, GHashTable *owned, GError **error)
{
  NzPastTable *table = find_table (past, field->type == NZ_TYPE_TERMS ? "term_use" : "contact", error);

  if (table == NULL)
    return FALSE;
  nz_past_fill_list (record, table, owned, field);
  return TRUE;
}

NzRecord *
nz_past_get (NzPast *past, const NzEntity *entity, gint64 id, GError **error)
{
  NzPastTable *table = find_table (past, entity->name, error);
  NzPastRow *row = table != NULL ? nz_past_table_row (table, past->store, id, error) : NULL;
  GHashTable *owned;

  if (row == NULL || row->values == NULL)
    return NULL;
  owned = owned_rows (past, entity, id, error);
  if (owned == NULL)
    return NULL;

  g_autoptr (NzRecord) record = nz_record_new (entity);
  nz_record_set_id (record, id);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if (!nz_field_is_column (field))
        {
          if (!set_list (past, record, field, owned, error))
            return NULL;
          continue;
        }
      nz_past_fill_column (record, table, row, field);
    }
  return g_steal_pointer (&record);
}

/* --- one step
 * ----------------------------------------------------------------------------------------------------------
 */

/* A record that the step touches. */
typedef struct
{
  Key key;
  char operation;
  gboolean direct;
  NzRecord *after;
} Touched;

static void
touched_free (gpointer data)
{
  Touched *touched = data;
  g_clear_object (&touched->after);
  g_free (touched);
}

typedef struct
{
  NzPast *past;
  GHashTable *found;  /* Key → Touched */
  GPtrArray *touched; /* (element-type Touched) (nullable): the same, in order */
} Step;

static void
touch (Step *step, const NzEntity *entity, gint64 id, char operation, gboolean direct)
{
  const Key key = { entity, id };
  Touched *touched = g_hash_table_lookup (step->found, &key);

  if (touched == NULL)
    {
      touched = g_new0 (Touched, 1);
      touched->key = key;
      touched->operation = 'u';
      g_ptr_array_add (step->touched, touched);
      g_hash_table_insert (step->found, &touched->key, touched);
    }
  if (operation != 'u')
    touched->operation = operation;
  touched->direct |= direct;
}

/* A row that joins the record to another, and the steps of its own that were not taken back in it yet. */
typedef struct
{
  NzPastTable *table;
  NzPastRow *row;
} Joint;

static gboolean
revert_joint (sqlite3_changeset_iter *iterator,
              const char *name,
              int n_columns,
              int operation,
              gboolean indirect,
              gint64 id,
              gpointer data,
              GError **error)
{
  Joint *joint = data;

  if (id == joint->row->id && g_str_equal (name, joint->table->name))
    nz_past_row_revert (joint->table, joint->row, iterator, n_columns, operation);
  return TRUE;
}

/* A position that was moved to another organisation is changed there in steps that are no part of the history
 * of the one that it left: they are taken back in this row alone, so that it is as the step at hand left it.
 */
static gboolean
catch_up (NzPast *past, NzPastTable *table, NzPastRow *row, GError **error)
{
  Joint joint = { table, row };

  if (past->entity == NULL || table->entity == NULL || table->entity == past->entity
      || row->reached <= past->step)
    return TRUE;
  /* the text is the same for all rows of a table: the store keeps it prepared */
  g_autofree char *sql = g_strdup_printf (
      "SELECT r.step FROM step_record AS r JOIN history AS h ON h.step = r.step WHERE r.entity = '%s' AND "
      "r.record = ?1 AND h.state = 'done' ORDER BY r.step DESC",
      table->entity->name);
  g_autoptr (GArray) steps = nz_past_read_ids (past->store, sql, row->id, error);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      gint64 step = g_array_index (steps, gint64, i);
      if (step <= past->step || step >= row->reached)
        continue;
      g_autoptr (GError) local = NULL;
      g_autoptr (GBytes) changeset = nz_past_load_step (past->store, step, &local);

      /* Of a step that lies too far back nothing is left to take back: the row stays as it is known. */
      if (g_error_matches (local, NZ_ERROR, NZ_ERROR_NOT_FOUND))
        break;
      if (changeset == NULL || !nz_past_visit (changeset, revert_joint, &joint, &local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  row->reached = past->step;
  return steps != NULL;
}

/* The row that a change is of; %NULL without an error where it is of no record or of none that is asked for:
 * an import is one step of a hundred thousand rows, and the history of one record needs a few of them. */
static gboolean
find_row (NzPast *past,
          const char *name,
          const NzPastChange *change,
          NzPastTable **table,
          NzPastRow **row,
          GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean wanted = FALSE;

  *table = find_table (past, name, &local);
  if (*table != NULL)
    wanted = past->entity == NULL
             || nz_past_may_name (*table, past->store, change, past->entity, past->id, &local);
  if (wanted)
    *row = nz_past_table_row (*table, past->store, change->id, &local);
  if (local == NULL && (*row == NULL || catch_up (past, *table, *row, &local)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Whose record a change is of; %NULL if it does not concern what is asked for. */
static const NzEntity *
concerned (
    NzPast *past, const NzPastTable *table, const NzPastRow *row, const NzPastChange *change, gint64 *id)
{
  const NzEntity *entity = table->entity;

  if (entity != NULL)
    *id = row->id;
  else
    entity = nz_past_change_owner (table, row, change, id);
  if (entity == NULL || past->entity == NULL || (entity == past->entity && *id == past->id))
    return entity;
  return table->entity != NULL && nz_past_change_names (table, row, change, past->entity, past->id) ? entity
                                                                                                    : NULL;
}

/* First run: which records the step touches. */
static gboolean
note_change (sqlite3_changeset_iter *iterator,
             const char *name,
             int n_columns,
             int operation,
             gboolean indirect,
             gint64 id,
             gpointer data,
             GError **error)
{
  Step *step = data;
  const NzPastChange change = { iterator, n_columns, operation, id };
  NzPastTable *table = NULL;
  NzPastRow *row = NULL;
  const NzEntity *entity;
  gint64 record = 0;

  if (!find_row (step->past, name, &change, &table, &row, error))
    return FALSE;
  entity = row != NULL ? concerned (step->past, table, row, &change, &record) : NULL;
  if (entity == NULL)
    return TRUE;
  touch (step, entity, record,
         table->entity == NULL        ? 'u'
         : operation == SQLITE_INSERT ? 'i'
         : operation == SQLITE_DELETE ? 'd'
                                      : 'u',
         !indirect);
  return TRUE;
}

/* Second run: takes the changes back. */
static gboolean
revert_change (sqlite3_changeset_iter *iterator,
               const char *name,
               int n_columns,
               int operation,
               gboolean indirect,
               gint64 id,
               gpointer data,
               GError **error)
{
  NzPast *past = data;
  const NzPastChange change = { iterator, n_columns, operation, id };
  NzPastTable *table = NULL;
  NzPastRow *row = NULL;
  gint64 owner = 0;

  if (!find_row (past, name, &change, &table, &row, error))
    return FALSE;
  if (row == NULL || concerned (past, table, row, &change, &owner) == NULL)
    return TRUE;
  nz_past_row_revert (table, row, iterator, n_columns, operation);
  if (table->entity == NULL)
    {
      const NzEntity *entity = nz_past_row_owner (table, row, &owner);
      GHashTable *rows = entity != NULL ? owned_rows (past, entity, owner, error) : NULL;

      if (entity != NULL && rows == NULL)
        return FALSE;
      if (rows != NULL)
        g_hash_table_add (rows, row);
    }
  return TRUE;
}

/* In the order of the descriptions, what was touched itself before what came along. */
static int
compare_touched (gconstpointer a, gconstpointer b)
{
  const Touched *one = *(Touched *const *)a, *two = *(Touched *const *)b;

  if (one->direct != two->direct)
    return one->direct ? -1 : 1;
  if (one->key.entity != two->key.entity)
    return nz_entity_index (one->key.entity) < nz_entity_index (two->key.entity) ? -1 : 1;
  return (one->key.id > two->key.id) - (one->key.id < two->key.id);
}

/* Loads what the first @most of them are after the step. */
static gboolean
load_after (Step *step, guint most, guint *more, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_ptr_array_sort (step->touched, compare_touched);
  *more = most > 0 && step->touched->len > most ? step->touched->len - most : 0;
  if (*more > 0)
    g_ptr_array_set_size (step->touched, (int)most);
  for (guint i = 0; i < step->touched->len; i++)
    {
      Touched *touched = step->touched->pdata[i];

      touched->after = nz_past_get (step->past, touched->key.entity, touched->key.id, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

/* (transfer full) (element-type NzRecordChange) */
static GPtrArray *
compare_states (Step *step, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_record_change_free);
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < step->touched->len; i++)
    {
      Touched *touched = step->touched->pdata[i];
      g_autoptr (NzRecord) before = nz_past_get (step->past, touched->key.entity, touched->key.id, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (before == NULL && touched->after == NULL)
        continue;
      NzRecordChange *change = nz_record_change_new (step->past->store, before, touched->after);
      change->operation = touched->operation;
      change->direct = touched->direct;
      g_ptr_array_add (changes, change);
    }
  return g_steal_pointer (&changes);
}

gboolean
nz_past_take_back (NzPast *past, gint64 number, guint most, GPtrArray **changes, guint *more, GError **error)
{
  g_autoptr (GBytes) changeset = nz_past_load_step (past->store, number, error);
  g_autoptr (GHashTable) found = g_hash_table_new (key_hash, key_equal);
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (touched_free);
  Step step = { past, found, touched };
  guint rest = 0;

  if (changeset == NULL)
    return FALSE;
  past->step = number;
  if (changes != NULL
      && (!nz_past_visit (changeset, note_change, &step, error) || !load_after (&step, most, &rest, error)))
    return FALSE;
  if (!nz_past_visit (changeset, revert_change, past, error))
    return FALSE;
  if (more != NULL)
    *more = rest;
  if (changes != NULL)
    *changes = compare_states (&step, error);
  return changes == NULL || *changes != NULL;
}
