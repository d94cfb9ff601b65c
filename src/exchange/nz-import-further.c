/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"
#include "domain/nz-load.h"
#include "exchange/nz-import-private.h"

/* A cell that names several records where the record itself holds one ("Chor | Amt" of an entry of the
 * journal): the first is the field's, the others become rows of the entity's further ones. */

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

/* What the store and the other tables of this import say already. */
gboolean
nz_import_prepare_further (NzImport *import, NzPart *part, GError **error)
{
  const char *owner = owner_of (part)->field->name, *named = field_of (part)->name;
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\", \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL", owner,
                                          named, part->entity->name, named);
  g_autoptr (NzRows) rows = nz_rows_new (import->store, sql, error);
  g_autoptr (GError) failure = NULL;

  if (rows == NULL)
    return FALSE;
  part->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (nz_rows_next (rows, &failure))
    g_hash_table_add (part->said, key_of (nz_rows_int (rows, 0), nz_rows_int (rows, 1)));
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
static void
say_own (NzImportRow *row, const NzEntity *entity, gint64 id, const char *named)
{
  const NzPlanned *own = g_hash_table_lookup (row->import->planned[nz_entity_index (entity)], &id);

  if (own != NULL && nz_record_has (own->record, named))
    g_hash_table_add (row->part->said, key_of (id, nz_record_get_int (own->record, named)));
}

gboolean
nz_import_plan_further (NzImportRow *row, GError **error)
{
  NzPart *part = row->part;
  NzPartColumn *column = part->columns->pdata[0];
  const NzLink *owner = owner_of (part);
  gint64 id = owner->part->ids[row->row];
  g_auto (GStrv) names = nz_list_split (nz_import_cell (part->table, row->row, column->cell), TRUE);
  NzIdentity *identity = nz_import_identity (row->import, part->entity, error);

  if (identity == NULL)
    return FALSE;
  say_own (row, owner->part->entity, id, column->field->name);
  for (guint i = 1; id != 0 && names[0] != NULL && names[i] != NULL; i++)
    {
      g_autoptr (NzRecord) record = nz_record_new (part->entity);

      nz_import_set_reference (row, column, names[i], record);
      gint64 named = nz_record_get_int (record, column->field->name);
      if (named == 0 || !g_hash_table_add (part->said, key_of (id, named)))
        continue;
      nz_record_set_int (record, owner->field->name, id);
      nz_record_set_id (record, nz_id_new ());
      nz_import_add_plan (row, identity, g_steal_pointer (&record), NULL);
    }
  return TRUE;
}

const char *
nz_import_first_name (const NzEntity *entity, const NzField *field, const char *text, char **first)
{
  g_auto (GStrv) names = nz_field_get_further (entity, field) != NULL ? nz_list_split (text, TRUE) : NULL;

  *first = names != NULL && names[0] != NULL ? g_strdup (names[0]) : NULL;
  return *first != NULL ? *first : text;
}
