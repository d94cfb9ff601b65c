/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-id.h"
#include "exchange/nz-import-private.h"

/* One row: which record is it, and what becomes of it? */

static NzIdentity *
identity_of (NzImport *import, const NzEntity *entity, GError **error)
{
  NzIdentity **identity = &import->identities[nz_entity_index (entity)];

  if (*identity == NULL)
    *identity = nz_identity_new (import->store, entity, error);
  return *identity;
}

static NzImportPlan *
planned (NzImport *import, const NzEntity *entity, gint64 id)
{
  return g_hash_table_lookup (import->planned[nz_entity_index (entity)], &id);
}

/* --- what is wrong with the record -----------------------------------------------------------------------
 */

/* A required field that has no column is one fault of the table, not one of each row. */
static gboolean
is_missing_column (NzImportRow *row, const NzFinding *finding, NzRecord *record)
{
  NzSheet *sheet = row->sheet;
  g_autofree char *reason = NULL;
  guint index;

  if (finding->field == NULL || nz_record_has (record, finding->field->name)
      || nz_sheet_column_of (sheet, finding->field) != NULL)
    return FALSE;
  row->n_faults++;
  index = nz_field_index (sheet->entity, finding->field);
  if (sheet->missing_told[index])
    return TRUE;
  sheet->missing_told[index] = TRUE;
  reason = g_strdup_printf (_ ("The column “%s” is missing; new records need it."),
                            nz_field_label (finding->field, nz_get_language ()));
  nz_import_add_fault (row->import->result, sheet->name, nz_table_get_line (sheet->table, 0), NULL, reason);
  return TRUE;
}

static const char *
heading_of (const NzImportRow *row, const NzField *field)
{
  const NzColumn *column = field != NULL ? nz_sheet_column_of (row->sheet, field) : NULL;

  if (column != NULL)
    return column->heading;
  return field != NULL ? nz_field_label (field, nz_get_language ()) : NULL;
}

static void
check_record (NzImportRow *row, NzRecord *record)
{
  g_autoptr (GPtrArray) findings = nz_record_check (record);

  for (guint i = 0; i < findings->len; i++)
    {
      const NzFinding *finding = findings->pdata[i];

      if (finding->field != NULL && row->faulty[nz_field_index (row->sheet->entity, finding->field)])
        continue;
      if (finding->level != NZ_FINDING_ERROR)
        nz_import_add_note (row->import->result, row->sheet->name, row->line,
                            heading_of (row, finding->field), finding->message);
      else if (!is_missing_column (row, finding, record))
        nz_import_row_fault (row, finding->field, finding->message);
    }
}

/* --- plans ------------------------------------------------------------------------------------------------
 */

static gboolean
same_record (NzRecord *a, NzRecord *b)
{
  return a != NULL && b != NULL && nz_record_equal (a, b);
}

/* Adds a record's plan. Takes @record and @before. */
static void
add_plan (NzImportRow *row, NzIdentity *identity, NzRecord *record, NzRecord *before)
{
  NzImport *import = row->import;
  const NzEntity *entity = row->sheet->entity;
  NzImportPlan *plan = g_new0 (NzImportPlan, 1);
  gint64 id = nz_record_get_id (record);

  plan->sheet = row->sheet;
  plan->row = row->row;
  plan->record = record;
  plan->before = before;
  plan->place = g_strdup_printf ("%s:%d", row->sheet->name, row->line);
  g_ptr_array_add (import->plans, plan);
  g_hash_table_insert (import->planned[nz_entity_index (entity)], g_memdup2 (&id, sizeof id), plan);
  nz_lookup_add (import->lookup, record);
  nz_identity_claim (identity, record, plan->place);
  if (!same_record (record, before))
    check_record (row, record);
}

/* A second row of a record that this import has had already: nothing new may stand in it. */
static void
repeat_plan (NzImportRow *row, NzImportPlan *plan, const NzField *field)
{
  g_autoptr (NzRecord) again = nz_record_copy (plan->record);
  g_autofree char *text = NULL;

  row->is_quiet = TRUE;
  nz_import_fill (row, again);
  row->is_quiet = FALSE;
  if (nz_record_equal (again, plan->record))
    {
      text = g_strdup_printf (_ ("The same stands in %s already."), plan->place);
      nz_import_add_note (row->import->result, row->sheet->name, row->line, heading_of (row, field), text);
      return;
    }
  text = g_strdup_printf (_ ("The same record stands in %s already, with other values."), plan->place);
  nz_import_row_fault (row, field, text);
}

/* Fills a copy of what the store has. */
static gboolean
change_plan (NzImportRow *row, NzIdentity *identity, gint64 id, gboolean is_quiet, GError **error)
{
  g_autoptr (NzRecord) before = nz_store_get (row->import->store, row->sheet->entity, id, error);
  g_autoptr (NzRecord) record = NULL;

  if (before == NULL)
    return FALSE;
  record = nz_record_copy (before);
  row->is_quiet = is_quiet;
  nz_import_fill (row, record);
  row->is_quiet = FALSE;
  add_plan (row, identity, g_steal_pointer (&record), g_steal_pointer (&before));
  return TRUE;
}

/* --- rows with an id --------------------------------------------------------------------------------------
 */

void
nz_import_collect_term_ids (NzImport *import, NzSheet *sheet)
{
  if (sheet->entity != &nz_entity_term)
    return;
  for (gsize row = 1; row < nz_table_get_n_rows (sheet->table); row++)
    {
      NzImportRow r = { .import = import, .sheet = sheet, .row = row, .is_quiet = TRUE };
      gint64 id;

      if (nz_import_read_id (&r, &id) && id != 0)
        g_hash_table_add (import->term_ids, g_memdup2 (&id, sizeof id));
    }
}

/* Another desk's id of a word that this file has as well: it is the same word, unless the tables have both,
 * as two words. */
static gint64
id_of_same_term (NzImportRow *row, NzIdentity *identity, NzRecord *record, gint64 id)
{
  g_autoptr (GArray) twins = NULL;
  const NzTwin *twin;

  if (row->sheet->entity != &nz_entity_term)
    return id;
  twins = nz_identity_find (identity, record);
  twin = &g_array_index (twins, NzTwin, 0);
  if (twins->len != 1 || g_hash_table_contains (row->import->term_ids, &twin->id))
    return id;
  nz_lookup_add_alias (row->import->lookup, &nz_entity_term, id, twin->id);
  return twin->id;
}

static gboolean
plan_own_row (NzImportRow *row, NzIdentity *identity, gint64 id, GError **error)
{
  const NzEntity *entity = row->sheet->entity;
  g_autoptr (NzRecord) record = NULL;
  NzImportPlan *plan = planned (row->import, entity, id);
  gboolean is_quiet = FALSE;

  if (plan == NULL && !nz_lookup_has (row->import->lookup, entity, id))
    {
      gint64 same;

      record = nz_record_new (entity);
      nz_record_set_id (record, id);
      nz_import_fill (row, record);
      same = id_of_same_term (row, identity, record, id);
      if (same == id)
        {
          add_plan (row, identity, g_steal_pointer (&record), NULL);
          return TRUE;
        }
      id = same;
      is_quiet = TRUE;
      plan = planned (row->import, entity, id);
    }
  if (plan != NULL)
    {
      repeat_plan (row, plan, nz_identity_get_field (identity));
      return TRUE;
    }
  return change_plan (row, identity, id, is_quiet, error);
}

/* --- rows without an id -----------------------------------------------------------------------------------
 */

/* Of several records of which each may be the row: the one that already is what the row says, else the first
 * that no row has taken. */
static gint64
choose_repeat (NzImportRow *row, GArray *twins, GError **error)
{
  gint64 chosen = 0;

  for (guint i = 0; i < twins->len; i++)
    {
      const NzTwin *twin = &g_array_index (twins, NzTwin, i);
      g_autoptr (NzRecord) before = NULL;
      g_autoptr (NzRecord) record = NULL;

      if (twin->place != NULL)
        continue;
      before = nz_store_get (row->import->store, row->sheet->entity, twin->id, error);
      if (before == NULL)
        return -1;
      record = nz_record_copy (before);
      row->is_quiet = TRUE;
      nz_import_fill (row, record);
      row->is_quiet = FALSE;
      if (nz_record_equal (record, before))
        return twin->id;
      if (chosen == 0)
        chosen = twin->id;
    }
  return chosen;
}

static void
fault_for_several (NzImportRow *row, GArray *twins, const NzField *field)
{
  char id[NZ_ID_TEXT_SIZE];
  g_autofree char *reason
      = g_strdup_printf (_ ("%u records may be meant. Give the id of one (%s …)."), twins->len,
                         nz_id_to_text (g_array_index (twins, NzTwin, 0).id, id));

  nz_import_row_fault (row, field, reason);
}

static gboolean
plan_twin (NzImportRow *row, NzIdentity *identity, const NzTwin *twin, GError **error)
{
  NzImportPlan *plan = planned (row->import, row->sheet->entity, twin->id);

  if (plan == NULL)
    return change_plan (row, identity, twin->id, TRUE, error);
  repeat_plan (row, plan, nz_identity_get_field (identity));
  return TRUE;
}

static gboolean
plan_foreign_row (NzImportRow *row, NzIdentity *identity, GError **error)
{
  g_autoptr (NzRecord) record = nz_record_new (row->sheet->entity);
  g_autoptr (GArray) twins = NULL;

  nz_import_fill (row, record);
  twins = nz_identity_find (identity, record);
  if (nz_identity_repeats (identity) && twins->len > 0)
    {
      gint64 id = choose_repeat (row, twins, error);

      if (id < 0)
        return FALSE;
      if (id > 0)
        return change_plan (row, identity, id, TRUE, error);
    }
  else if (twins->len == 1)
    return plan_twin (row, identity, &g_array_index (twins, NzTwin, 0), error);
  else if (twins->len > 1)
    {
      fault_for_several (row, twins, nz_identity_get_field (identity));
      return TRUE;
    }
  gboolean is_namesake = nz_identity_has_namesake (identity, record);
  nz_record_set_id (record, nz_id_new ());
  add_plan (row, identity, g_steal_pointer (&record), NULL);
  if (is_namesake)
    g_ptr_array_add (row->import->namesakes, row->import->plans->pdata[row->import->plans->len - 1]);
  return TRUE;
}

static NzImportRow
row_of (NzImport *import, NzSheet *sheet, gsize index, gboolean *faulty)
{
  return (NzImportRow){
    .import = import,
    .sheet = sheet,
    .row = index,
    .line = nz_table_get_line (sheet->table, index),
    .faulty = faulty,
  };
}

void
nz_import_plan_own_references (NzImport *import, NzSheet *sheet)
{
  g_autofree gboolean *faulty = g_new0 (gboolean, sheet->entity->n_fields);

  if (!nz_sheet_has_own_references (sheet))
    return;
  for (guint i = 0; i < import->plans->len; i++)
    {
      NzImportPlan *plan = import->plans->pdata[i];
      NzImportRow row = row_of (import, sheet, plan->row, faulty);
      gint64 id;

      if (plan->sheet != sheet || !nz_import_read_id (&row, &id))
        continue;
      row.is_own = id != 0;
      nz_import_fill_own_references (&row, plan->record);
    }
}

gboolean
nz_import_plan_row (NzImport *import, NzSheet *sheet, gsize index, GError **error)
{
  g_autofree gboolean *faulty = g_new0 (gboolean, sheet->entity->n_fields);
  NzImportRow row = row_of (import, sheet, index, faulty);
  NzIdentity *identity = identity_of (import, sheet->entity, error);
  gint64 id;

  if (identity == NULL)
    return FALSE;
  if (!nz_import_read_id (&row, &id))
    return TRUE;
  row.is_own = id != 0;
  if ((sheet->entity->flags & NZ_ENTITY_SINGLETON) != 0)
    id = 1;
  return id != 0 ? plan_own_row (&row, identity, id, error) : plan_foreign_row (&row, identity, error);
}
