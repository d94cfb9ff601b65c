/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-store-private.h"

/* What hangs on a record, by the descriptions: a row that belongs to it or must name it goes with it, any
 * other loses the reference. The same as ON DELETE in the migrations; a test compares the two. */

static gboolean
goes_with (const NzField *field)
{
  return (field->flags & (NZ_FIELD_REQUIRED | NZ_FIELD_OWNER)) != 0;
}

/* " OR "-joined conditions of @entity's fields that point at @target and @go with it or do not. (transfer
 * full) (nullable) */
static char *
conditions (const NzEntity *entity, const NzEntity *target, gboolean go)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      const char *separator = sql->len > 0 ? " OR " : "";

      if (nz_field_target (field) != target || goes_with (field) != go)
        continue;
      if (nz_field_is_column (field))
        g_string_append_printf (sql, "%s\"%s\" = ?1", separator, field->name);
      else
        g_string_append_printf (sql, "%sid IN (SELECT \"%s\" FROM term_use WHERE term = ?1 AND field = '%s')",
                                separator, entity->name, field->name);
    }
  return sql->len > 0 ? g_strdup (sql->str) : NULL;
}

static gboolean
append_count (
    NzStore *store, GArray *dependents, NzDependent dependent, const char *where, gint64 id, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE %s", dependent.entity->name, where);
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  if (sqlite3_step (statement) != SQLITE_ROW)
    {
      nz_sql_set_error (store, error);
      sqlite3_reset (statement);
      return FALSE;
    }
  dependent.count = (guint)sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  if (dependent.count > 0)
    g_array_append_val (dependents, dependent);
  return TRUE;
}

GArray *
nz_store_dependents (NzStore *self, const NzEntity *entity, gint64 id, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && !self->closed && entity != NULL, NULL);

  g_autoptr (GArray) dependents = g_array_new (FALSE, FALSE, sizeof (NzDependent));

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *other = nz_entity_nth (i);
      g_autofree char *go = conditions (other, entity, TRUE);
      g_autofree char *lose = conditions (other, entity, FALSE);

      if (go != NULL && !append_count (self, dependents, (NzDependent){ other, 0, TRUE }, go, id, error))
        return NULL;
      if (lose != NULL)
        {
          g_autofree char *where
              = go != NULL ? g_strdup_printf ("(%s) AND NOT (%s)", lose, go) : g_strdup (lose);

          if (!append_count (self, dependents, (NzDependent){ other, 0, FALSE }, where, id, error))
            return NULL;
        }
    }
  return g_steal_pointer (&dependents);
}

/* --- moving --------------------------------------------------------------------------------------------- */

static gboolean
run_move (NzStore *store, const char *sql, gint64 from, gint64 to, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, from);
  sqlite3_bind_int64 (statement, 2, to);
  return nz_sql_run (store, statement, error);
}

/* A list that has @to already loses @from, any other gets @to in its place. */
static gboolean
move_terms (
    NzStore *store, const NzEntity *entity, const NzField *field, gint64 from, gint64 to, GError **error)
{
  g_autofree char *drop
      = g_strdup_printf ("DELETE FROM term_use WHERE term = ?1 AND field = '%s' AND EXISTS (SELECT 1 FROM "
                         "term_use AS kept WHERE "
                         "kept.term = ?2 AND kept.field = '%s' AND kept.\"%s\" = term_use.\"%s\")",
                         field->name, field->name, entity->name, entity->name);
  g_autofree char *move = g_strdup_printf (
      "UPDATE term_use SET term = ?2 WHERE term = ?1 AND field = '%s' AND \"%s\" IS NOT NULL", field->name,
      entity->name);

  return run_move (store, drop, from, to, error) && run_move (store, move, from, to, error);
}

gboolean
nz_store_move_references (NzStore *self, const NzEntity *entity, gint64 from, gint64 to, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && nz_store_in_action (self) && entity != NULL && from != to,
                        FALSE);

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *other = nz_entity_nth (i);

      for (guint k = 0; k < other->n_fields; k++)
        {
          const NzField *field = &other->fields[k];

          if (nz_field_target (field) != entity)
            continue;
          if (!nz_field_is_column (field))
            {
              if (!move_terms (self, other, field, from, to, error))
                return FALSE;
              continue;
            }
          g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE \"%s\" = ?1",
                                                  other->name, field->name, field->name);
          if (!run_move (self, sql, from, to, error))
            return FALSE;
        }
    }
  return TRUE;
}
