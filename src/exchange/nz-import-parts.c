/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-id.h"
#include "base/nz-text.h"
#include "exchange/nz-import-parts-private.h"
#include "exchange/nz-split.h"

/* A sheet taken apart. Cells that hold several things are split into further columns of a copy of the table,
 * so that every part's column is one cell of one field; lines stay the same. */

/* --- further columns -------------------------------------------------------------------------------------
 */

/* Columns behind the last; 0 when there are too many. */
guint
nz_parts_add_cells (NzPartsBuilder *builder, guint n)
{
  guint first = builder->next_cell;

  if (first + n > NZ_TABLE_MOST_COLUMNS)
    return 0;
  if (!builder->is_copy)
    {
      builder->table = nz_table_copy (builder->table);
      g_ptr_array_add (builder->import->tables, builder->table);
      builder->is_copy = TRUE;
    }
  builder->next_cell += n;
  return first;
}

void
nz_parts_set_text (NzPartsBuilder *builder, gsize row, guint cell, const char *text)
{
  if (*text != '\0')
    nz_table_set_cell (builder->table, row, cell, text);
}

const NzImportColumn *
nz_parts_column_at (NzPartsBuilder *builder, guint index)
{
  return builder->sheet->public.columns->pdata[index];
}

gsize
nz_parts_first_row (NzPartsBuilder *builder)
{
  return builder->sheet->public.heading + 1;
}

/* --- parts -----------------------------------------------------------------------------------------------
 */

NzPart *
nz_parts_add_part (NzPartsBuilder *builder, const NzEntity *entity)
{
  NzPart *part = nz_part_new (nz_table_get_name (builder->table), builder->index, builder->table,
                              builder->sheet->public.heading, entity);

  g_ptr_array_add (builder->import->parts, part);
  if (entity == &nz_entity_organisation)
    part->kind = builder->sheet->public.kind;
  return part;
}

void
nz_parts_add_column (NzPartsBuilder *builder, NzPart *part, guint index, const NzField *field, guint cell)
{
  const NzImportColumn *column = nz_parts_column_at (builder, index);
  NzPartColumn *added
      = nz_part_add_column (part, column->heading, field, cell, index, builder->import->result);

  added->values = builder->sheet->values->pdata[index];
}

static const NzField *
field_of (const NzEntity *entity, const char *name)
{
  return nz_entity_field (entity, name);
}

/* Whether any column speaks of this kind of record. */
static gboolean
has_target (NzPartsBuilder *builder, const NzEntity *entity)
{
  for (guint i = 0; i < builder->sheet->public.columns->len; i++)
    {
      const NzImportTarget *target = &nz_parts_column_at (builder, i)->target;

      if ((target->use == NZ_IMPORT_FIELD || target->use == NZ_IMPORT_NAME
           || target->use == NZ_IMPORT_ADDRESS)
          && target->entity == entity)
        return TRUE;
    }
  return FALSE;
}

/* --- addresses -------------------------------------------------------------------------------------------
 */

/* "PLZ Ort": the street stands in a column of its own, or nowhere. */
static gboolean
is_town_only (const char *heading)
{
  g_autofree char *key = nz_text_match_key (heading);

  return g_str_has_prefix (key, "plz") || g_str_has_prefix (key, "postleitzahl")
         || g_str_has_prefix (key, "postcode");
}

static void
add_address (NzPartsBuilder *builder, NzPart *part, guint index)
{
  static const char *const fields[] = { "street", "addition", "postcode", "town" };
  gboolean town_only = is_town_only (nz_parts_column_at (builder, index)->heading);
  guint first = nz_parts_add_cells (builder, G_N_ELEMENTS (fields));

  if (first == 0)
    return;
  for (gsize row = nz_parts_first_row (builder); row < nz_table_get_n_rows (builder->table); row++)
    {
      const char *text = nz_import_cell (builder->table, row, index);
      g_auto (NzPostalParts) parts = { 0 };

      if (town_only)
        nz_split_town (text, &parts);
      else
        nz_split_address (text, &parts);
      nz_parts_set_text (builder, row, first, parts.street);
      nz_parts_set_text (builder, row, first + 1, parts.addition);
      nz_parts_set_text (builder, row, first + 2, parts.postcode);
      nz_parts_set_text (builder, row, first + 3, parts.town);
    }
  for (guint f = town_only ? 2 : 0; f < G_N_ELEMENTS (fields); f++)
    nz_parts_add_column (builder, part, index, field_of (part->entity, fields[f]), first + f);
}

/* --- marks -----------------------------------------------------------------------------------------------
 */

static void
add_mark (NzPartsBuilder *builder, guint index, const NzImportTarget *target)
{
  const NzEntity *entity = target->use == NZ_IMPORT_MEMBER   ? &nz_entity_membership
                           : target->use == NZ_IMPORT_LISTED ? &nz_entity_list_entry
                                                             : &nz_entity_invitation;
  const NzEntity *named = target->use == NZ_IMPORT_MEMBER   ? &nz_entity_working_group
                          : target->use == NZ_IMPORT_LISTED ? &nz_entity_distribution_list
                                                            : &nz_entity_meeting;
  const char *field = target->use == NZ_IMPORT_MEMBER   ? "role"
                      : target->use == NZ_IMPORT_LISTED ? "reason"
                                                        : "attendance";
  gint64 id = nz_import_resolve_heading (builder->import, builder->index, index, named, target->name);
  NzPart *part;

  if (id == 0)
    return;
  part = nz_parts_add_part (builder, entity);
  part->is_mark = TRUE;
  nz_part_link (part, named->name, NULL, id);
  /* On a list stands somebody or an organisation, not both. */
  if (builder->organisation != NULL
      && !(target->use == NZ_IMPORT_LISTED && builder->main != builder->organisation))
    nz_part_link (part, "organisation", builder->organisation, 0);
  if (target->use != NZ_IMPORT_MEMBER && builder->main == builder->organisation)
    part->stand_in = builder->people[0];
  if (builder->main == builder->people[0] && builder->people[0] != NULL)
    nz_part_link (part, "person", builder->people[0], 0);
  nz_parts_add_column (builder, part, index, field_of (entity, field), index);
}

/* --- the sheet -------------------------------------------------------------------------------------------
 */

static void
add_field (NzPartsBuilder *builder, guint index, const NzImportTarget *target)
{
  if (target->entity == &nz_entity_person && builder->people[0] != NULL)
    nz_parts_add_shared (builder, index, target);
  else if (target->entity == &nz_entity_position && builder->positions[0] != NULL)
    nz_parts_add_shared (builder, index, target);
  else if (target->entity == &nz_entity_organisation && builder->organisation != NULL)
    nz_parts_add_column (builder, builder->organisation, index, target->field, index);
  else if (target->entity == builder->main->entity)
    nz_parts_add_column (builder, builder->main, index, target->field, index);
  else
    nz_parts_add_column (builder, builder->main, index, NULL, index);
}

/* Where more is known than that the column is not known. */
static void
tell_why (NzPartsBuilder *builder, guint index)
{
  const NzImportColumn *column = nz_parts_column_at (builder, index);
  g_autofree char *text
      = column->why != NULL ? g_strdup_printf (_ ("The column was left aside. %s"), column->why) : NULL;

  if (text == NULL)
    return;
  ((NzPartColumn *)builder->main->columns->pdata[builder->main->columns->len - 1])->is_told = TRUE;
  nz_import_add_note (builder->import->result, nz_table_get_name (builder->table),
                      nz_table_get_line (builder->table, builder->sheet->public.heading), column->heading,
                      text);
}

static void
add_target (NzPartsBuilder *builder, guint index)
{
  const NzImportTarget *target = &nz_parts_column_at (builder, index)->target;

  switch (target->use)
    {
    case NZ_IMPORT_ID:
      nz_parts_add_column (builder, builder->main, index, NULL, index);
      ((NzPartColumn *)builder->main->columns->pdata[builder->main->columns->len - 1])->is_id = TRUE;
      break;
    case NZ_IMPORT_FIELD:
      add_field (builder, index, target);
      break;
    case NZ_IMPORT_NAME:
      if (builder->people[0] != NULL)
        nz_parts_add_names (builder, index);
      break;
    case NZ_IMPORT_ADDRESS:
      add_address (builder, target->entity == &nz_entity_person ? builder->people[0] : builder->organisation,
                   index);
      break;
    case NZ_IMPORT_MEMBER:
    case NZ_IMPORT_LISTED:
    case NZ_IMPORT_ATTENDED:
      break; /* once those are known who are marked */
    case NZ_IMPORT_ASIDE:
    default:
      nz_parts_add_column (builder, builder->main, index, NULL, index);
      tell_why (builder, index);
    }
}

/* A by-product is there in rows that name it. */
static void
set_needs (NzPartsBuilder *builder, NzPart *part, const char *field)
{
  const NzPartColumn *column = nz_part_column_of (part, nz_entity_field (part->entity, field));

  if (part != builder->main && part->needs == G_MAXUINT && column != NULL)
    part->needs = column->cell;
}

/* In a list of organisations a row without one may be about a person alone. */
static void
allow_other (NzPartsBuilder *builder)
{
  const NzField *name = nz_entity_field (&nz_entity_organisation, "name");
  const NzPartColumn *column;

  if (builder->main != builder->organisation || builder->people[0] == NULL)
    return;
  column = nz_part_column_of (builder->main, name);
  builder->main->instead = builder->people[0]->needs;
  if (column != NULL && builder->main->instead != G_MAXUINT)
    builder->main->needs = column->cell;
}

/* A column of references with several names in a cell, where the entity has a place for the further ones. A
 * column of single names may leave the others to a table of their own. */
static void
add_further (NzPartsBuilder *builder, guint index, const NzImportTarget *target)
{
  const NzEntity *further
      = target->entity == builder->main->entity ? nz_field_get_further (target->entity, target->field) : NULL;
  gboolean has_several = FALSE;
  NzPart *part;

  for (gsize row = nz_parts_first_row (builder);
       further != NULL && !has_several && row < nz_table_get_n_rows (builder->table); row++)
    has_several = strchr (nz_import_cell (builder->table, row, index), '|') != NULL;
  if (!has_several)
    return;
  part = nz_parts_add_part (builder, further);
  part->is_further = TRUE;
  nz_part_link (part, target->entity->name, builder->main, 0);
  nz_parts_add_column (builder, part, index, nz_entity_field (further, target->field->name), index);
}

static void
finish_parts (NzPartsBuilder *builder, guint first_part)
{
  guint n = 0;

  for (guint i = first_part; i < builder->import->parts->len; i++)
    n += !((const NzPart *)builder->import->parts->pdata[i])->is_further;

  for (guint i = first_part; i < builder->import->parts->len; i++)
    {
      NzPart *part = builder->import->parts->pdata[i];

      part->is_alone = n == 1;
      part->table = builder->table;
    }
}

void
nz_import_add_parts (NzImport *import, NzSheetPlan *sheet, guint index)
{
  NzPartsBuilder builder = { .import = import, .sheet = sheet, .index = index, .table = sheet->public.table };
  const NzEntity *entity = sheet->public.entity;
  guint first_part = import->parts->len;
  guint n_columns = sheet->public.columns->len;

  builder.next_cell = MAX (n_columns, nz_table_get_n_columns (builder.table));
  builder.main = nz_parts_add_part (&builder, entity);
  builder.main->is_main = TRUE;
  builder.main->n_own_cells = builder.next_cell;
  if (nz_table_is_guarded (builder.table))
    builder.main->n_headings = n_columns;
  if (entity == &nz_entity_organisation
      || (entity == &nz_entity_person && has_target (&builder, &nz_entity_organisation)))
    builder.organisation = entity == &nz_entity_organisation
                               ? builder.main
                               : nz_parts_add_part (&builder, &nz_entity_organisation);
  if (entity == &nz_entity_person
      || (entity == &nz_entity_organisation && has_target (&builder, &nz_entity_person)))
    nz_parts_make_people (&builder);
  for (guint i = 0; i < n_columns; i++)
    add_target (&builder, i);
  if (builder.organisation != NULL)
    set_needs (&builder, builder.organisation, "name");
  for (guint i = 0; i < builder.n_people; i++)
    set_needs (&builder, builder.people[i], "family_name");
  allow_other (&builder);
  nz_parts_hand_over (&builder);
  for (guint i = 0; i < n_columns; i++)
    {
      const NzImportTarget *target = &nz_parts_column_at (&builder, i)->target;

      if (target->use == NZ_IMPORT_MEMBER || target->use == NZ_IMPORT_LISTED
          || target->use == NZ_IMPORT_ATTENDED)
        add_mark (&builder, i, target);
    }
  for (guint i = 0; i < n_columns; i++)
    if (nz_parts_column_at (&builder, i)->target.use == NZ_IMPORT_FIELD)
      add_further (&builder, i, &nz_parts_column_at (&builder, i)->target);
  finish_parts (&builder, first_part);
}
