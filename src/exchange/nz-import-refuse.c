/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-private.h"

/* Single fields of records that are there, which a row would change and must not. They are kept by row,
 * record and field, so that they hold whatever else is chosen for the row or its columns. */

static char *
dup_key (gsize row, const NzEntity *entity, gint64 id, const NzField *field)
{
  return g_strdup_printf ("%" G_GSIZE_FORMAT " %s %" G_GINT64_FORMAT " %s", row, entity->name, id,
                          field->name);
}

static void
copy_field (NzRecord *from, NzRecord *to, const NzField *field)
{
  g_autofree char *plain = nz_record_dup_plain (from, field);

  nz_record_set_plain (to, field, plain, NULL);
}

NzRecord *
nz_import_dup_kept (NzImport *import, const NzPlanned *plan)
{
  const NzSheetPlan *sheet = import->sheets->pdata[plan->part->sheet];
  const NzEntity *entity = plan->part->entity;
  g_autoptr (NzRecord) kept = g_object_ref (plan->record);

  for (guint i = 0; plan->before != NULL && g_hash_table_size (sheet->refused) > 0 && i < entity->n_fields;
       i++)
    {
      const NzField *field = &entity->fields[i];
      g_autofree char *key = dup_key (plan->row, entity, nz_record_get_id (plan->before), field);

      if (!g_hash_table_contains (sheet->refused, key) || nz_record_field_equal (kept, plan->before, field))
        continue;
      if (kept == plan->record)
        {
          g_object_unref (kept);
          kept = nz_record_copy (plan->record);
        }
      copy_field (plan->before, kept, field);
    }
  return g_steal_pointer (&kept);
}

/* What would go stays where that was refused for the name that it has. */
static void
keep_gone (NzImport *import, NzPlanned *plan)
{
  const NzSheetPlan *sheet = import->sheets->pdata[plan->part->sheet];
  const NzField *field = ((const NzPartColumn *)plan->part->columns->pdata[0])->field;
  g_autofree char *key = dup_key (plan->row, plan->part->entity, nz_record_get_id (plan->before), field);

  if (g_hash_table_contains (sheet->refused, key))
    plan->offered = g_object_ref (plan->record);
}

void
nz_import_keep_refused (NzImport *import, NzPlanned *plan)
{
  if (plan->is_gone)
    {
      keep_gone (import, plan);
      return;
    }

  NzRecord *kept = nz_import_dup_kept (import, plan);

  if (kept != plan->record)
    plan->offered = g_object_ref (plan->record);
  g_object_unref (plan->record);
  plan->record = kept;
}

gboolean
nz_import_is_refused (NzImport *import, const NzPlanned *plan, const NzField *field)
{
  const NzSheetPlan *sheet = import->sheets->pdata[plan->part->sheet];

  if (plan->offered == NULL)
    return FALSE;
  g_autofree char *key = dup_key (plan->row, plan->part->entity, nz_record_get_id (plan->before), field);
  return g_hash_table_contains (sheet->refused, key);
}

void
nz_import_plan_refuse (NzImportPlan *self,
                       guint index,
                       const NzImportDifference *difference,
                       gboolean is_refused)
{
  GPtrArray *lines = nz_import_plan_get_lines (self);

  g_return_if_fail (index < lines->len && difference->record != 0 && !self->is_running);

  const NzImportLine *line = lines->pdata[index];
  const NzSheetPlan *sheet = self->sheets->pdata[line->sheet];
  g_autofree char *key = dup_key (line->row, difference->entity, difference->record, difference->field);

  if (is_refused)
    g_hash_table_add (sheet->refused, g_steal_pointer (&key));
  else
    g_hash_table_remove (sheet->refused, key);
}
