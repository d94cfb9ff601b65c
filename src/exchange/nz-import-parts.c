/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-id.h"
#include "base/nz-text.h"
#include "exchange/nz-import-private.h"
#include "entity/nz-person-name.h"
#include "exchange/nz-split.h"

/* A sheet taken apart. Cells that hold several things are split into further columns of a copy of the table,
 * so that every part's column is one cell of one field; lines stay the same. */

#define MOST_PEOPLE 8

typedef struct
{
  NzImport *import;
  NzSheetPlan *sheet;
  guint index;
  NzTable *table;
  gboolean is_copy;
  guint next_cell;
  NzPart *main, *organisation;
  NzPart *people[MOST_PEOPLE], *positions[MOST_PEOPLE];
  guint n_people;
  guint name_cell; /* of the sheet: with several people in it; G_MAXUINT: none */
} Builder;

/* --- further columns -------------------------------------------------------------------------------------
 */

/* Columns behind the last; 0 when there are too many. */
static guint
add_cells (Builder *builder, guint n)
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

static void
set_text (Builder *builder, gsize row, guint cell, const char *text)
{
  if (*text != '\0')
    nz_table_set_cell (builder->table, row, cell, text);
}

static const NzImportColumn *
column_at (Builder *builder, guint index)
{
  return builder->sheet->public.columns->pdata[index];
}

static gsize
first_row (Builder *builder)
{
  return builder->sheet->public.heading + 1;
}

/* --- parts -----------------------------------------------------------------------------------------------
 */

static NzPart *
add_part (Builder *builder, const NzEntity *entity)
{
  NzPart *part = nz_part_new (nz_table_get_name (builder->table), builder->index, builder->table,
                              builder->sheet->public.heading, entity);

  g_ptr_array_add (builder->import->parts, part);
  if (entity == &nz_entity_organisation)
    part->kind = builder->sheet->public.kind;
  return part;
}

static void
add_column (Builder *builder, NzPart *part, guint index, const NzField *field, guint cell)
{
  const NzImportColumn *column = column_at (builder, index);
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
has_target (Builder *builder, const NzEntity *entity)
{
  for (guint i = 0; i < builder->sheet->public.columns->len; i++)
    {
      const NzImportTarget *target = &column_at (builder, i)->target;

      if ((target->use == NZ_IMPORT_FIELD || target->use == NZ_IMPORT_NAME
           || target->use == NZ_IMPORT_ADDRESS)
          && target->entity == entity)
        return TRUE;
    }
  return FALSE;
}

/* --- people ----------------------------------------------------------------------------------------------
 */

static guint
count_people (Builder *builder, guint index)
{
  guint most = 1;

  for (gsize row = first_row (builder); row < nz_table_get_n_rows (builder->table); row++)
    {
      const char *text = nz_import_cell (builder->table, row, index);

      if (strpbrk (text, ";,\n|/&+") != NULL || strstr (text, " u") != NULL || strstr (text, " and ") != NULL)
        {
          g_auto (GStrv) people = nz_split_people (text);
          most = MAX (most, g_strv_length (people));
        }
    }
  return MIN (most, MOST_PEOPLE);
}

static void
split_names (Builder *builder, guint index, guint first)
{
  for (gsize row = first_row (builder); row < nz_table_get_n_rows (builder->table); row++)
    {
      g_auto (GStrv) people = nz_split_people (nz_import_cell (builder->table, row, index));

      for (guint i = 0; people[i] != NULL && i < builder->n_people; i++)
        {
          g_auto (NzPersonName) name = { 0 };

          nz_person_name_parse (people[i], &name);
          set_text (builder, row, first + 4 * i, name.salutation);
          set_text (builder, row, first + 4 * i + 1, name.title);
          set_text (builder, row, first + 4 * i + 2, name.given);
          set_text (builder, row, first + 4 * i + 3, name.family);
        }
      if (g_strv_length (people) > builder->n_people)
        {
          g_autofree char *text
              = g_strdup_printf (_ ("There are more than %u people in the cell; the others were left aside."),
                                 builder->n_people);
          nz_import_add_note (builder->import->result, nz_table_get_name (builder->table),
                              nz_table_get_line (builder->table, row), column_at (builder, index)->heading,
                              text);
        }
    }
}

static void
add_names (Builder *builder, guint index)
{
  static const char *const fields[] = { "salutation", "title", "given_name", "family_name" };
  guint first = add_cells (builder, 4 * builder->n_people);

  if (first == 0)
    return;
  split_names (builder, index, first);
  for (guint i = 0; i < builder->n_people; i++)
    {
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        add_column (builder, builder->people[i], index, field_of (&nz_entity_person, fields[f]),
                    first + 4 * i + f);
      if (i > 0 || builder->people[i] != builder->main)
        builder->people[i]->needs = first + 4 * i + 3;
    }
}

/* A cell with as many values as there are people says one of each; otherwise all of it is the first one's. */
static char **
share (Builder *builder, gsize row, const char *text, const NzField *field)
{
  g_auto (GStrv) people = nz_split_people (nz_import_cell (builder->table, row, builder->name_cell));
  char **values = NULL;

  if ((field->flags & (NZ_FIELD_TELEPHONE | NZ_FIELD_EMAIL | NZ_FIELD_WEB)) != 0)
    values = nz_split_values (text, (field->flags & NZ_FIELD_TELEPHONE) != 0 ? NZ_SPLIT_TELEPHONES
                                                                             : NZ_SPLIT_ADDRESSES);
  else
    values = g_strsplit_set (text, strpbrk (text, ";\n") != NULL ? ";\n" : "/", -1);
  if (g_strv_length (values) == g_strv_length (people))
    return values;
  g_strfreev (values);
  return NULL;
}

static void
add_shared (Builder *builder, guint index, const NzImportTarget *target)
{
  NzPart **parts = target->entity == &nz_entity_position ? builder->positions : builder->people;
  guint first
      = builder->n_people > 1 && builder->name_cell != G_MAXUINT ? add_cells (builder, builder->n_people) : 0;

  if (first == 0)
    {
      add_column (builder, parts[0], index, target->field, index);
      return;
    }
  for (gsize row = first_row (builder); row < nz_table_get_n_rows (builder->table); row++)
    {
      g_autofree char *text = g_strdup (nz_import_cell (builder->table, row, index));
      g_auto (GStrv) values = *text != '\0' ? share (builder, row, text, target->field) : NULL;

      for (guint i = 0; values != NULL && values[i] != NULL && i < builder->n_people; i++)
        set_text (builder, row, first + i, g_strstrip (values[i]));
      if (values == NULL)
        set_text (builder, row, first, text);
    }
  for (guint i = 0; i < builder->n_people; i++)
    add_column (builder, parts[i], index, target->field, first + i);
}

/* A number of nobody: the row names no person, so it is the organisation's. */
static void
add_fallback (Builder *builder, guint index, const NzImportTarget *target)
{
  const NzField *field = target->field->type == NZ_TYPE_CONTACTS
                             ? nz_entity_field (&nz_entity_organisation, target->field->name)
                             : NULL;
  guint needs = builder->people[0]->needs, cell;

  if (field == NULL || builder->organisation == NULL || needs == G_MAXUINT
      || builder->people[0] == builder->main)
    return;
  cell = add_cells (builder, 1);
  for (gsize row = first_row (builder); cell > 0 && row < nz_table_get_n_rows (builder->table); row++)
    if (nz_import_cell (builder->table, row, needs)[0] == '\0')
      {
        g_autofree char *text = g_strdup (nz_import_cell (builder->table, row, index));
        set_text (builder, row, cell, text);
        for (guint i = 0; *text != '\0' && i < builder->people[0]->columns->len; i++)
          {
            const NzPartColumn *column = builder->people[0]->columns->pdata[i];
            if (column->shown == index && column->cell != index)
              nz_table_set_cell (builder->table, row, column->cell, "");
          }
      }
  if (cell > 0)
    add_column (builder, builder->organisation, index, field, cell);
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
add_address (Builder *builder, NzPart *part, guint index)
{
  static const char *const fields[] = { "street", "addition", "postcode", "town" };
  gboolean town_only = is_town_only (column_at (builder, index)->heading);
  guint first = add_cells (builder, G_N_ELEMENTS (fields));

  if (first == 0)
    return;
  for (gsize row = first_row (builder); row < nz_table_get_n_rows (builder->table); row++)
    {
      const char *text = nz_import_cell (builder->table, row, index);
      g_auto (NzPostalParts) parts = { 0 };

      if (town_only)
        nz_split_town (text, &parts);
      else
        nz_split_address (text, &parts);
      set_text (builder, row, first, parts.street);
      set_text (builder, row, first + 1, parts.addition);
      set_text (builder, row, first + 2, parts.postcode);
      set_text (builder, row, first + 3, parts.town);
    }
  for (guint f = town_only ? 2 : 0; f < G_N_ELEMENTS (fields); f++)
    add_column (builder, part, index, field_of (part->entity, fields[f]), first + f);
}

/* --- marks -----------------------------------------------------------------------------------------------
 */

static void
add_mark (Builder *builder, guint index, const NzImportTarget *target)
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
  part = add_part (builder, entity);
  part->is_mark = TRUE;
  nz_part_link (part, named->name, NULL, id);
  /* On a list stands somebody or an organisation, not both. */
  if (builder->organisation != NULL
      && !(target->use == NZ_IMPORT_LISTED && builder->main != builder->organisation))
    nz_part_link (part, "organisation", builder->organisation, 0);
  if (builder->main == builder->people[0] && builder->people[0] != NULL)
    nz_part_link (part, "person", builder->people[0], 0);
  add_column (builder, part, index, field_of (entity, field), index);
}

/* --- the sheet -------------------------------------------------------------------------------------------
 */

static void
add_field (Builder *builder, guint index, const NzImportTarget *target)
{
  if (target->entity == &nz_entity_person && builder->people[0] != NULL)
    add_shared (builder, index, target);
  else if (target->entity == &nz_entity_position && builder->positions[0] != NULL)
    add_shared (builder, index, target);
  else if (target->entity == &nz_entity_organisation && builder->organisation != NULL)
    add_column (builder, builder->organisation, index, target->field, index);
  else if (target->entity == builder->main->entity)
    add_column (builder, builder->main, index, target->field, index);
  else
    add_column (builder, builder->main, index, NULL, index);
}

/* Where more is known than that the column is not known. */
static void
tell_why (Builder *builder, guint index)
{
  const NzImportColumn *column = column_at (builder, index);
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
add_target (Builder *builder, guint index)
{
  const NzImportTarget *target = &column_at (builder, index)->target;

  switch (target->use)
    {
    case NZ_IMPORT_ID:
      add_column (builder, builder->main, index, NULL, index);
      ((NzPartColumn *)builder->main->columns->pdata[builder->main->columns->len - 1])->is_id = TRUE;
      break;
    case NZ_IMPORT_FIELD:
      add_field (builder, index, target);
      break;
    case NZ_IMPORT_NAME:
      if (builder->people[0] != NULL)
        add_names (builder, index);
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
      add_column (builder, builder->main, index, NULL, index);
      tell_why (builder, index);
    }
}

static void
make_people (Builder *builder)
{
  gboolean is_main = builder->main->entity == &nz_entity_person;

  builder->name_cell = G_MAXUINT;
  builder->n_people = 1;
  for (guint i = 0; i < builder->sheet->public.columns->len; i++)
    if (column_at (builder, i)->target.use == NZ_IMPORT_NAME && builder->name_cell == G_MAXUINT)
      {
        builder->name_cell = i;
        builder->n_people = count_people (builder, i);
      }
  for (guint i = 0; i < builder->n_people; i++)
    builder->people[i] = i == 0 && is_main ? builder->main : add_part (builder, &nz_entity_person);
  for (guint i = 0; i < builder->n_people && builder->organisation != NULL; i++)
    {
      builder->positions[i] = add_part (builder, &nz_entity_position);
      nz_part_link (builder->positions[i], "person", builder->people[i], 0);
      nz_part_link (builder->positions[i], "organisation", builder->organisation, 0);
    }
}

/* A by-product is there in rows that name it. */
static void
set_needs (Builder *builder, NzPart *part, const char *field)
{
  const NzPartColumn *column = nz_part_column_of (part, nz_entity_field (part->entity, field));

  if (part != builder->main && part->needs == G_MAXUINT && column != NULL)
    part->needs = column->cell;
}

/* In a list of organisations a row without one may be about a person alone. */
static void
allow_other (Builder *builder)
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

/* A column of references with several names in a cell, where the entity has a place for the further ones. */
static void
add_further (Builder *builder, guint index, const NzImportTarget *target)
{
  const NzEntity *further
      = target->entity == builder->main->entity ? nz_field_get_further (target->entity, target->field) : NULL;
  gboolean has_several = FALSE;
  NzPart *part;

  for (gsize row = first_row (builder);
       further != NULL && !has_several && row < nz_table_get_n_rows (builder->table); row++)
    has_several = strchr (nz_import_cell (builder->table, row, index), '|') != NULL;
  if (!has_several)
    return;
  part = add_part (builder, further);
  part->is_further = TRUE;
  nz_part_link (part, target->entity->name, builder->main, 0);
  add_column (builder, part, index, nz_entity_field (further, target->field->name), index);
}

static void
finish_parts (Builder *builder, guint first_part)
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
  Builder builder = { .import = import, .sheet = sheet, .index = index, .table = sheet->public.table };
  const NzEntity *entity = sheet->public.entity;
  guint first_part = import->parts->len;
  guint n_columns = sheet->public.columns->len;

  builder.next_cell = MAX (n_columns, nz_table_get_n_columns (builder.table));
  builder.main = add_part (&builder, entity);
  builder.main->is_main = TRUE;
  builder.main->n_own_cells = builder.next_cell;
  if (nz_table_is_guarded (builder.table))
    builder.main->n_headings = n_columns;
  if (entity == &nz_entity_organisation
      || (entity == &nz_entity_person && has_target (&builder, &nz_entity_organisation)))
    builder.organisation
        = entity == &nz_entity_organisation ? builder.main : add_part (&builder, &nz_entity_organisation);
  if (entity == &nz_entity_person
      || (entity == &nz_entity_organisation && has_target (&builder, &nz_entity_person)))
    make_people (&builder);
  for (guint i = 0; i < n_columns; i++)
    add_target (&builder, i);
  if (builder.organisation != NULL)
    set_needs (&builder, builder.organisation, "name");
  for (guint i = 0; i < builder.n_people; i++)
    set_needs (&builder, builder.people[i], "family_name");
  allow_other (&builder);
  for (guint i = 0; i < n_columns; i++)
    {
      const NzImportTarget *target = &column_at (&builder, i)->target;

      if (target->use == NZ_IMPORT_FIELD && target->entity == &nz_entity_person && builder.people[0] != NULL)
        add_fallback (&builder, i, target);
      else if (target->use == NZ_IMPORT_MEMBER || target->use == NZ_IMPORT_LISTED
               || target->use == NZ_IMPORT_ATTENDED)
        add_mark (&builder, i, target);
    }
  for (guint i = 0; i < n_columns; i++)
    if (column_at (&builder, i)->target.use == NZ_IMPORT_FIELD)
      add_further (&builder, i, &column_at (&builder, i)->target);
  finish_parts (&builder, first_part);
}
