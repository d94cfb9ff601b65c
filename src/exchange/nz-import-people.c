/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "entity/nz-person-name.h"
#include "exchange/nz-import-parts-private.h"
#include "exchange/nz-split.h"

/* The people of a sheet's rows: several in a cell, and what of the row is theirs. */

/* --- people ----------------------------------------------------------------------------------------------
 */

static guint
count_people (NzPartsBuilder *builder, guint index)
{
  guint most = 1;

  for (gsize row = nz_parts_first_row (builder); row < nz_table_get_n_rows (builder->table); row++)
    {
      const char *text = nz_import_cell (builder->table, row, index);

      if (strpbrk (text, ";,\n|/&+") != NULL || strstr (text, " u") != NULL || strstr (text, " and ") != NULL)
        {
          g_auto (GStrv) people = nz_split_people (text);
          most = MAX (most, g_strv_length (people));
        }
    }
  return MIN (most, NZ_IMPORT_MOST_PEOPLE);
}

/* "N. N." is nobody. */
static gboolean
is_nobody (NzPartsBuilder *builder, guint index, gsize row, const char *text)
{
  g_autofree char *shown = nz_import_shorten (text);
  g_autofree char *note = g_strdup_printf (_ ("“%s” is taken as empty."), shown);

  if (!nz_import_is_nothing (text))
    return FALSE;
  nz_import_add_note (builder->import->result, nz_table_get_name (builder->table),
                      nz_table_get_line (builder->table, row), nz_parts_column_at (builder, index)->heading,
                      note);
  return TRUE;
}

static void
split_names (NzPartsBuilder *builder, guint index, guint first)
{
  for (gsize row = nz_parts_first_row (builder); row < nz_table_get_n_rows (builder->table); row++)
    {
      g_auto (GStrv) people = nz_split_people (nz_import_cell (builder->table, row, index));

      for (guint i = 0; people[i] != NULL && i < builder->n_people; i++)
        {
          g_auto (NzPersonName) name = { 0 };

          if (is_nobody (builder, index, row, people[i]))
            continue;
          nz_person_name_parse (people[i], &name);
          nz_parts_set_text (builder, row, first + 4 * i, name.salutation);
          nz_parts_set_text (builder, row, first + 4 * i + 1, name.title);
          nz_parts_set_text (builder, row, first + 4 * i + 2, name.given);
          nz_parts_set_text (builder, row, first + 4 * i + 3, name.family);
        }
      if (g_strv_length (people) > builder->n_people)
        {
          g_autofree char *text
              = g_strdup_printf (_ ("There are more than %u people in the cell; the others were left aside."),
                                 builder->n_people);
          nz_import_add_note (builder->import->result, nz_table_get_name (builder->table),
                              nz_table_get_line (builder->table, row),
                              nz_parts_column_at (builder, index)->heading, text);
        }
    }
}

void
nz_parts_add_names (NzPartsBuilder *builder, guint index)
{
  static const char *const fields[] = { "salutation", "title", "given_name", "family_name" };
  guint first = nz_parts_add_cells (builder, 4 * builder->n_people);

  if (first == 0)
    return;
  split_names (builder, index, first);
  for (guint i = 0; i < builder->n_people; i++)
    {
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        nz_parts_add_column (builder, builder->people[i], index,
                             nz_entity_field (&nz_entity_person, fields[f]), first + 4 * i + f);
      if (i > 0 || builder->people[i] != builder->main)
        builder->people[i]->needs = first + 4 * i + 3;
    }
}

/* A cell with as many values as there are people says one of each; otherwise all of it is the first one's. */
static char **
share (NzPartsBuilder *builder, gsize row, const char *text, const NzField *field)
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

void
nz_parts_add_shared (NzPartsBuilder *builder, guint index, const NzImportTarget *target)
{
  NzPart **parts = target->entity == &nz_entity_position ? builder->positions : builder->people;
  guint first = builder->n_people > 1 && builder->name_cell != G_MAXUINT
                    ? nz_parts_add_cells (builder, builder->n_people)
                    : 0;

  if (first == 0)
    {
      nz_parts_add_column (builder, parts[0], index, target->field, index);
      return;
    }
  for (gsize row = nz_parts_first_row (builder); row < nz_table_get_n_rows (builder->table); row++)
    {
      g_autofree char *text = g_strdup (nz_import_cell (builder->table, row, index));
      g_auto (GStrv) values = *text != '\0' ? share (builder, row, text, target->field) : NULL;

      for (guint i = 0; values != NULL && values[i] != NULL && i < builder->n_people; i++)
        nz_parts_set_text (builder, row, first + i, g_strstrip (values[i]));
      if (values == NULL)
        nz_parts_set_text (builder, row, first, text);
    }
  for (guint i = 0; i < builder->n_people; i++)
    nz_parts_add_column (builder, parts[i], index, target->field, first + i);
}

void
nz_parts_make_people (NzPartsBuilder *builder)
{
  gboolean is_main = builder->main->entity == &nz_entity_person;

  builder->name_cell = G_MAXUINT;
  builder->n_people = 1;
  for (guint i = 0; i < builder->sheet->public.columns->len; i++)
    if (nz_parts_column_at (builder, i)->target.use == NZ_IMPORT_NAME && builder->name_cell == G_MAXUINT)
      {
        builder->name_cell = i;
        builder->n_people = count_people (builder, i);
      }
  for (guint i = 0; i < builder->n_people; i++)
    builder->people[i] = i == 0 && is_main ? builder->main : nz_parts_add_part (builder, &nz_entity_person);
  for (guint i = 0; i < builder->n_people && builder->organisation != NULL; i++)
    {
      builder->positions[i] = nz_parts_add_part (builder, &nz_entity_position);
      nz_part_link (builder->positions[i], "person", builder->people[i], 0);
      nz_part_link (builder->positions[i], "organisation", builder->organisation, 0);
    }
}

/* --- rows of one without the other -----------------------------------------------------------------------
 */

/* Whether the row names nobody for @from, but for @to. */
static gboolean
is_other_alone (NzPartsBuilder *builder, const NzPart *from, guint to_needs, gsize row)
{
  return nz_import_cell (builder->table, row, from->needs)[0] == '\0'
         && (to_needs == G_MAXUINT || nz_import_cell (builder->table, row, to_needs)[0] != '\0');
}

static gboolean
is_handed_over (NzPartsBuilder *builder, const NzPart *from, guint to_needs, gsize row, guint cell)
{
  return nz_import_cell (builder->table, row, cell)[0] != '\0'
         && is_other_alone (builder, from, to_needs, row);
}

/* One column: in those rows it is @field of @to. */
static void
hand_over_column (NzPartsBuilder *builder,
                  NzPart *from,
                  NzPartColumn *column,
                  NzPart *to,
                  guint to_needs,
                  const NzField *field)
{
  gsize n_rows = nz_table_get_n_rows (builder->table), row = nz_parts_first_row (builder);
  guint cell;

  while (row < n_rows && !is_handed_over (builder, from, to_needs, row, column->cell))
    row++;
  cell = row < n_rows ? nz_parts_add_cells (builder, 1) : 0;
  if (cell == 0)
    return;
  for (; row < n_rows; row++)
    if (is_handed_over (builder, from, to_needs, row, column->cell))
      {
        g_autofree char *text = g_strdup (nz_import_cell (builder->table, row, column->cell));
        nz_parts_set_text (builder, row, cell, text);
      }
  column->handed_over = cell;
  nz_parts_add_column (builder, to, column->shown, field, cell);
}

static void
hand_over (NzPartsBuilder *builder, NzPart *from, NzPart *to, guint to_needs, gboolean only_contacts)
{
  guint n = from->columns->len;

  for (guint i = 0; i < n && from->needs != G_MAXUINT; i++)
    {
      NzPartColumn *column = from->columns->pdata[i];
      const NzField *field = column->field != NULL ? nz_entity_field (to->entity, column->field->name) : NULL;

      if (field != NULL && field->type == column->field->type
          && (!only_contacts || field->type == NZ_TYPE_CONTACTS))
        hand_over_column (builder, from, column, to, to_needs, field);
    }
}

void
nz_parts_hand_over (NzPartsBuilder *builder)
{
  NzPart *organisation = builder->organisation, *person = builder->people[0];

  if (organisation == NULL || person == NULL)
    return;
  if (person != builder->main)
    {
      person->stands_for = builder->main;
      /* a number of nobody: the row names no person */
      hand_over (builder, person, organisation, G_MAXUINT, TRUE);
    }
  /* somebody without an organisation: number, address, notes, all is theirs */
  hand_over (builder, organisation, person, person->needs, FALSE);
}
