/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-id.h"
#include "exchange/nz-import-private.h"

/* One row: which record is it, and what becomes of it? */

NzIdentity *
nz_import_identity (NzImport *import, const NzEntity *entity, GError **error)
{
  NzIdentity **identity = &import->identities[nz_entity_index (entity)];

  if (*identity == NULL)
    *identity = nz_identity_new (import->store, entity, error);
  return *identity;
}

static NzPlanned *
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
  NzPart *part = row->part;
  g_autofree char *reason = NULL;
  guint index;

  if (finding->field == NULL || nz_record_has (record, finding->field->name)
      || nz_part_column_of (part, finding->field) != NULL)
    return FALSE;
  row->n_faults++;
  index = nz_field_index (part->entity, finding->field);
  reason = g_strdup_printf (_ ("The column “%s” is missing; new records need it."),
                            nz_field_label (finding->field, nz_get_language ()));
  nz_import_line_fault (row, finding->field, G_MAXUINT, reason);
  if (!part->missing_told[index])
    nz_import_add_fault (row->import->result, part->name, nz_table_get_line (part->table, part->heading),
                         NULL, reason);
  part->missing_told[index] = TRUE;
  return TRUE;
}

static const char *
heading_of (const NzImportRow *row, const NzField *field)
{
  const NzPartColumn *column = field != NULL ? nz_part_column_of (row->part, field) : NULL;

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

      if (finding->field != NULL && row->faulty[nz_field_index (row->part->entity, finding->field)])
        continue;
      if (finding->level != NZ_FINDING_ERROR)
        nz_import_add_note (row->import->result, row->part->name, row->line, heading_of (row, finding->field),
                            finding->message);
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

void
nz_import_add_plan (NzImportRow *row, NzIdentity *identity, NzRecord *record, NzRecord *before)
{
  NzImport *import = row->import;
  const NzEntity *entity = row->part->entity;
  NzPlanned *plan = g_new0 (NzPlanned, 1);
  gint64 id = nz_record_get_id (record);

  if (before == NULL && entity == &nz_entity_organisation)
    nz_import_tell_new (row, record);
  plan->part = row->part;
  plan->row = row->row;
  plan->record = record;
  plan->before = before;
  plan->place = g_strdup_printf ("%s:%d", row->part->name, row->line);
  g_ptr_array_add (import->plans, plan);
  g_hash_table_insert (import->planned[nz_entity_index (entity)], g_memdup2 (&id, sizeof id), plan);
  row->part->ids[row->row] = id;
  nz_lookup_add (import->lookup, record);
  nz_identity_claim (identity, record, plan->place);
  g_autoptr (NzRecord) kept = nz_import_dup_kept (import, plan);
  if (!same_record (kept, before))
    check_record (row, kept);
}

/* A second value for a field that has one: a list takes it, otherwise the first stays and a note names the
 * other. */
static void
unite_field (NzImportRow *row, NzPlanned *plan, NzRecord *again, const NzField *field)
{
  const NzPartColumn *column = nz_part_column_of (row->part, field);
  NzRecord *record = plan->record;

  if (column == NULL || !nz_record_has (again, field->name) || nz_record_field_equal (again, record, field)
      || field->type == NZ_TYPE_BOOLEAN)
    return;
  g_autofree char *value = nz_record_dup_plain (again, field);
  if (!nz_record_has (record, field->name))
    nz_record_set_plain (record, field, value, NULL);
  else if (field->type == NZ_TYPE_LONG_TEXT)
    {
      g_autofree char *both = nz_import_unite_texts (nz_record_get_text (record, field->name), value);
      nz_record_set_text (record, field->name, both);
    }
  else if (nz_field_is_list (field))
    {
      g_autofree char *before = nz_record_dup_plain (record, field);
      g_autofree char *both = g_strconcat (before, "|", value, NULL);
      g_auto (GStrv) values = nz_list_split (both, FALSE);
      g_autoptr (GString) united = g_string_new (NULL);

      for (guint i = 0; values[i] != NULL; i++)
        {
          gboolean is_first = TRUE;

          for (guint j = 0; j < i && is_first; j++)
            is_first = !g_str_equal (values[j], values[i]);
          if (is_first)
            nz_list_append (united, values[i]);
        }
      nz_record_set_plain (record, field, united->str, NULL);
    }
  else
    {
      g_autofree char *shown = nz_import_shorten (nz_import_cell (row->part->table, row->row, column->cell));
      g_autofree char *text = g_strdup_printf (
          _ ("“%s” was left aside: %s says otherwise of the same record."), shown, plan->place);

      nz_import_add_note (row->import->result, row->part->name, row->line, column->heading, text);
    }
}

/* Rows that make several records repeat some of them: an organisation with two people has two rows. */
static void
unite (NzImportRow *row, NzPlanned *plan)
{
  g_autoptr (NzRecord) again = nz_record_new (row->part->entity);

  nz_import_fill (row, again);
  for (guint i = 0; i < row->part->entity->n_fields; i++)
    unite_field (row, plan, again, &row->part->entity->fields[i]);
}

/* A second row of a record that this import has had already: nothing new may stand in it. */
static void
repeat_plan (NzImportRow *row, NzPlanned *plan, const NzField *field)
{
  g_autoptr (NzRecord) again = NULL;
  g_autofree char *text = NULL;

  row->part->ids[row->row] = nz_record_get_id (plan->record);
  if (!row->part->is_alone)
    {
      unite (row, plan);
      return;
    }
  again = nz_record_copy (plan->record);
  row->is_quiet = TRUE;
  nz_import_fill (row, again);
  row->is_quiet = FALSE;
  if (nz_record_equal (again, plan->record))
    {
      /* what could not be read of the row may be what makes it another one */
      if (row->n_faults > 0)
        return;
      text = g_strdup_printf (_ ("The same stands in %s already."), plan->place);
      nz_import_add_note (row->import->result, row->part->name, row->line, heading_of (row, field), text);
      return;
    }
  text = g_strdup_printf (_ ("The same record stands in %s already, with other values."), plan->place);
  nz_import_row_fault (row, field, text);
}

/* Fills a copy of what the store has. */
static gboolean
change_plan (NzImportRow *row, NzIdentity *identity, gint64 id, gboolean is_quiet, GError **error)
{
  g_autoptr (NzRecord) before = nz_store_get (row->import->store, row->part->entity, id, error);
  g_autoptr (NzRecord) record = NULL;

  if (before == NULL)
    return FALSE;
  record = nz_record_copy (before);
  row->is_quiet = is_quiet;
  nz_import_fill (row, record);
  row->is_quiet = FALSE;
  nz_import_add_plan (row, identity, g_steal_pointer (&record), g_steal_pointer (&before));
  return TRUE;
}

/* --- rows with an id --------------------------------------------------------------------------------------
 */

void
nz_import_collect_term_ids (NzImport *import, NzPart *part)
{
  if (part->entity != &nz_entity_term)
    return;
  for (gsize row = part->heading + 1; row < nz_table_get_n_rows (part->table); row++)
    {
      NzImportRow r = { .import = import, .part = part, .row = row, .is_quiet = TRUE };
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

  if (row->part->entity != &nz_entity_term)
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
  const NzEntity *entity = row->part->entity;
  g_autoptr (NzRecord) record = NULL;
  NzPlanned *plan = planned (row->import, entity, id);
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
          nz_import_add_plan (row, identity, g_steal_pointer (&record), NULL);
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
      before = nz_store_get (row->import->store, row->part->entity, twin->id, error);
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
  NzPlanned *plan = planned (row->import, row->part->entity, twin->id);

  if (plan == NULL)
    return change_plan (row, identity, twin->id, TRUE, error);
  repeat_plan (row, plan, nz_identity_get_field (identity));
  return TRUE;
}

static gboolean
plan_foreign_row (NzImportRow *row, NzIdentity *identity, GError **error)
{
  g_autoptr (NzRecord) record = nz_record_new (row->part->entity);
  g_autoptr (GArray) twins = NULL;

  nz_import_fill (row, record);
  if (row->part->positions != NULL)
    {
      const NzTwin held = { nz_import_find_position (row->part, record), NULL };

      if (held.id != 0)
        return plan_twin (row, identity, &held, error);
    }
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
  nz_import_check_ended (row, record);
  gboolean is_namesake = nz_identity_has_namesake (identity, record);
  gint64 made = nz_import_claim_made (row->import, record);
  nz_record_set_id (record, made != 0 ? made : nz_id_new ());
  nz_import_add_plan (row, identity, g_steal_pointer (&record), NULL);
  if (is_namesake)
    g_ptr_array_add (row->import->namesakes, row->import->plans->pdata[row->import->plans->len - 1]);
  return TRUE;
}

static NzImportRow
row_of (NzImport *import, NzPart *part, gsize index, gboolean *faulty)
{
  return (NzImportRow){
    .import = import,
    .part = part,
    .row = index,
    .line = nz_table_get_line (part->table, index),
    .faulty = faulty,
  };
}

void
nz_import_plan_own_references (NzImport *import, NzPart *part)
{
  g_autofree gboolean *faulty = g_new0 (gboolean, part->entity->n_fields);

  if (!nz_part_has_own_references (part))
    return;
  for (guint i = 0; i < import->plans->len; i++)
    {
      NzPlanned *plan = import->plans->pdata[i];
      gint64 id;

      /* another part's rows are another table's */
      if (plan->part != part)
        continue;
      NzImportRow row = row_of (import, part, plan->row, faulty);
      if (!nz_import_read_id (&row, &id))
        continue;
      row.is_own = id != 0;
      nz_import_fill_own_references (&row, plan->record);
    }
}

/* Whether the row says nothing of this part: its name is empty, or what it joins is not there. What stands in
 * its other cells must not be lost without a word. */
static gboolean
is_absent (NzImportRow *row)
{
  const NzPart *part = row->part;
  gboolean is_absent
      = part->needs != G_MAXUINT && nz_import_cell (part->table, row->row, part->needs)[0] == '\0';

  if (is_absent && part->instead != G_MAXUINT)
    is_absent = nz_import_cell (part->table, row->row, part->instead)[0] != '\0';
  for (guint i = 0; i < part->links->len && !is_absent; i++)
    {
      const NzLink *link = &g_array_index (part->links, NzLink, i);
      is_absent = link->part != NULL && (link->field->flags & NZ_FIELD_REQUIRED) != 0
                  && link->part->ids[row->row] == 0;
    }
  if (!is_absent)
    return FALSE;
  for (guint i = 0; i < part->columns->len; i++)
    {
      NzPartColumn *column = part->columns->pdata[i];
      const char *text = nz_import_cell (part->table, row->row, column->cell);
      gboolean is_lost = *text != '\0' && column->field != NULL
                         && (column->handed_over == 0
                             || nz_import_cell (part->table, row->row, column->handed_over)[0] == '\0')
                         && (part->stand_in == NULL || part->stand_in->ids[row->row] == 0);
      g_autofree char *shown = is_lost ? nz_import_shorten (text) : NULL;
      g_autofree char *note = NULL;

      column->n_left_aside += column->field == NULL && *text != '\0';
      if (shown == NULL || nz_import_line (row->import, part->sheet, row->row)->n_faults > 0)
        continue;
      note = g_strdup_printf (_ ("“%s” was left aside: the row does not say whose it is."), shown);
      nz_import_add_note (row->import->result, part->name, row->line, column->heading, note);
    }
  return TRUE;
}

static gboolean
is_empty_row (const NzPart *part, gsize row)
{
  for (guint i = 0; i < part->columns->len; i++)
    if (nz_import_cell (part->table, row, ((const NzPartColumn *)part->columns->pdata[i])->cell)[0] != '\0')
      return FALSE;
  return TRUE;
}

gboolean
nz_import_plan_row (NzImport *import, NzPart *part, gsize index, GError **error)
{
  const NzSheetPlan *sheet = import->sheets->pdata[part->sheet];
  const NzRowChoice *choice = g_hash_table_lookup (sheet->choices, GSIZE_TO_POINTER (index));
  g_autofree gboolean *faulty = NULL;
  NzImportRow row;
  NzIdentity *identity;
  gint64 id;

  if (nz_import_is_left_out (import, part->sheet, index))
    {
      nz_import_line (import, part->sheet, index)->is_left_out = TRUE;
      return TRUE;
    }
  faulty = g_new0 (gboolean, part->entity->n_fields);
  row = row_of (import, part, index, faulty);
  if (!part->is_alone && (is_absent (&row) || (part->is_main && is_empty_row (part, index))))
    return TRUE;
  if (part->is_mark)
    return nz_import_plan_mark (&row, error);
  if (part->is_further)
    return nz_import_plan_further (&row, error);
  identity = nz_import_identity (import, part->entity, error);
  if (identity == NULL)
    return FALSE;
  if (!nz_import_read_id (&row, &id))
    return TRUE;
  row.is_own = id != 0;
  if ((part->entity->flags & NZ_ENTITY_SINGLETON) != 0)
    id = 1;
  if (id != 0)
    return plan_own_row (&row, identity, id, error);
  if (choice != NULL && choice->choice == NZ_IMPORT_INTO_TWIN && choice->entity == part->entity
      && planned (import, part->entity, choice->twin) == NULL)
    return change_plan (&row, identity, choice->twin, FALSE, error);
  return plan_foreign_row (&row, identity, error);
}
