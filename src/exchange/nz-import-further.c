/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-id.h"
#include "domain/nz-load.h"
#include "exchange/nz-import-private.h"

/* A cell that names several records where the record itself holds one ("Chor | Amt" of an entry of the
 * journal): the first is the field's, the others become rows of the entity's further ones. In a column that
 * has several somewhere a row with an id says all of them: those that it does not name go. */

/* "entry record" */
static char *
key_of (gint64 owner, gint64 named)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, owner, named);
}

static const NzLink *
owner_of (const NzPart *part)
{
  return &g_array_index (part->links, NzLink, 0);
}

static const NzField *
field_of (const NzPart *part)
{
  return ((const NzPartColumn *)part->columns->pdata[0])->field;
}

/* One row that the store has. */
typedef struct
{
  gint64 id, named;
} Standing;

static void
add_standing (GHashTable *standing, gint64 owner, gint64 id, gint64 named)
{
  GArray *list = g_hash_table_lookup (standing, &owner);
  const Standing one = { id, named };

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Standing));
      g_hash_table_insert (standing, g_memdup2 (&owner, sizeof owner), list);
    }
  g_array_append_val (list, one);
}

/* What the store and the other tables of this import say already. */
gboolean
nz_import_prepare_further (NzImport *import, NzPart *part, GError **error)
{
  const char *owner = owner_of (part)->field->name, *named = field_of (part)->name;
  g_autofree char *sql = g_strdup_printf ("SELECT id, \"%s\", \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL",
                                          owner, named, part->entity->name, named);
  g_autoptr (NzRows) rows = nz_rows_new (import->store, sql, error);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  part->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  part->standing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  while (nz_rows_next (rows, &failure))
    {
      g_hash_table_add (part->said, key_of (nz_rows_int (rows, 1), nz_rows_int (rows, 2)));
      add_standing (part->standing, nz_rows_int (rows, 1), nz_rows_int (rows, 0), nz_rows_int (rows, 2));
    }
  for (guint i = 0; i < import->plans->len; i++)
    {
      const NzPlanned *plan = import->plans->pdata[i];

      if (plan->part->entity == part->entity && nz_record_has (plan->record, named))
        g_hash_table_add (part->said, key_of (nz_record_get_int (plan->record, owner),
                                              nz_record_get_int (plan->record, named)));
    }
  return nz_load_done (&failure, error);
}

/* Whom the record names itself need not be named once more. */
static gint64
say_own (NzImportRow *row, const NzEntity *entity, gint64 id, const char *named)
{
  const NzPlanned *own = g_hash_table_lookup (row->import->planned[nz_entity_index (entity)], &id);

  if (own == NULL || !nz_record_has (own->record, named))
    return 0;
  g_hash_table_add (row->part->said, key_of (id, nz_record_get_int (own->record, named)));
  return nz_record_get_int (own->record, named);
}

/* A row with an id says all: whom the store names beyond that is named no more. */
static gboolean
drop_others (NzImportRow *row, gint64 id, GHashTable *names, GError **error)
{
  GArray *standing = g_hash_table_lookup (row->part->standing, &id);
  GHashTable *planned = row->import->planned[nz_entity_index (row->part->entity)];

  for (guint i = 0; standing != NULL && i < standing->len; i++)
    {
      const Standing *one = &g_array_index (standing, Standing, i);
      NzPlanned *plan;
      NzRecord *record;

      /* another table may have it */
      if (g_hash_table_contains (names, &one->named) || g_hash_table_contains (planned, &one->id))
        continue;
      record = nz_store_get (row->import->store, row->part->entity, one->id, error);
      if (record == NULL)
        return FALSE;
      plan = g_new0 (NzPlanned, 1);
      plan->part = row->part;
      plan->row = row->row;
      plan->record = record;
      plan->before = g_object_ref (record);
      plan->is_gone = TRUE;
      plan->place = g_strdup_printf ("%s:%d", row->part->name, row->line);
      g_ptr_array_add (row->import->plans, plan);
    }
  return TRUE;
}

static gboolean
has_id (const NzPart *owner, gsize row)
{
  for (guint i = 0; i < owner->columns->len; i++)
    {
      const NzPartColumn *column = owner->columns->pdata[i];

      if (column->is_id && nz_import_cell (owner->table, row, column->cell)[0] != '\0')
        return TRUE;
    }
  return FALSE;
}

gboolean
nz_import_plan_further (NzImportRow *row, GError **error)
{
  NzPart *part = row->part;
  NzPartColumn *column = part->columns->pdata[0];
  const NzLink *owner = owner_of (part);
  gint64 id = owner->part->ids[row->row];
  g_auto (GStrv) names = nz_import_split_names (row->import, column->field,
                                                nz_import_cell (part->table, row->row, column->cell));
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  NzIdentity *identity = nz_import_identity (row->import, part->entity, error);
  guint n_faults = row->n_faults;
  gint64 one;

  if (identity == NULL)
    return FALSE;
  one = say_own (row, owner->part->entity, id, column->field->name);
  g_hash_table_add (named, g_memdup2 (&one, sizeof one));
  for (guint i = 1; id != 0 && names[0] != NULL && names[i] != NULL; i++)
    {
      g_autoptr (NzRecord) record = nz_record_new (part->entity);

      nz_import_set_reference (row, column, names[i], record);
      one = nz_record_get_int (record, column->field->name);
      g_hash_table_add (named, g_memdup2 (&one, sizeof one));
      if (one == 0 || !g_hash_table_add (part->said, key_of (id, one)))
        continue;
      nz_record_set_int (record, owner->field->name, id);
      nz_record_set_id (record, nz_id_new ());
      nz_import_add_plan (row, identity, g_steal_pointer (&record), NULL);
    }
  return id == 0 || row->n_faults > n_faults || !has_id (owner->part, row->row)
         || drop_others (row, id, named, error);
}

/* "|Chor": the record itself names nobody. (transfer full) */
static char **
split_further (const char *text)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) further = nz_list_split (text, TRUE);

  g_strv_builder_add (names, "");
  g_strv_builder_addv (names, (const char **)further);
  return g_strv_builder_end (names);
}

static gboolean
is_name (NzImport *import, const NzField *field, const char *text)
{
  gint64 id;

  return nz_lookup_find (import->lookup, nz_field_target (field), nz_field_term_kind (field), text, &id)
         == NZ_LOOKUP_FOUND;
}

/* "Haus A|B" may be one name, where not each of its parts is one. */
char **
nz_import_split_names (NzImport *import, const NzField *field, const char *text)
{
  char **names = text[0] == '|' ? split_further (text) : nz_list_split (text, TRUE);
  gboolean are_names = text[0] == '|' || names[0] == NULL || names[1] == NULL;

  for (guint i = 0; !are_names && names[i] != NULL && is_name (import, field, names[i]); i++)
    are_names = names[i + 1] == NULL;
  if (are_names || !is_name (import, field, text))
    return names;
  g_strfreev (names);
  const char *const whole[] = { text, NULL };
  return g_strdupv ((char **)whole);
}

const char *
nz_import_first_name (
    NzImport *import, const NzEntity *entity, const NzField *field, const char *text, char **first)
{
  g_auto (GStrv) names
      = nz_field_get_further (entity, field) != NULL ? nz_import_split_names (import, field, text) : NULL;

  *first = names != NULL && names[0] != NULL ? g_strdup (names[0]) : NULL;
  return *first != NULL ? *first : text;
}
