/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-column-layout.h"

#include <stdlib.h>
#include <string.h>

#define LEAST_WIDTH 40
#define MOST_WIDTH 2000

static NzColumn *
column_at (const NzColumnLayout *layout, guint i)
{
  return &g_array_index (layout->columns, NzColumn, i);
}

static NzSort *
sort_at (const NzColumnLayout *layout, guint i)
{
  return &g_array_index (layout->sorts, NzSort, i);
}

gboolean
nz_column_layout_can_show (const NzField *field)
{
  return (field->flags & (NZ_FIELD_HIDDEN | NZ_FIELD_CONFIDENTIAL | NZ_FIELD_IMAGE)) == 0;
}

static NzColumnLayout *
empty_new (const NzEntity *entity)
{
  NzColumnLayout *layout = g_new (NzColumnLayout, 1);

  layout->entity = entity;
  layout->columns = g_array_new (FALSE, FALSE, sizeof (NzColumn));
  layout->sorts = g_array_new (FALSE, FALSE, sizeof (NzSort));
  return layout;
}

void
nz_column_layout_free (NzColumnLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->columns);
  g_array_unref (layout->sorts);
  g_free (layout);
}

static void
add_column (NzColumnLayout *layout, const NzField *field, int width)
{
  const NzColumn column = { field, width };

  if (nz_column_layout_find (layout, field) < 0)
    g_array_append_val (layout->columns, column);
}

/* Of @fields those with all of @flags. */
static void
add_columns (NzColumnLayout *layout, const NzField *fields, guint n, guint flags)
{
  for (guint i = 0; i < n; i++)
    if ((fields[i].flags & flags) == flags && nz_column_layout_can_show (&fields[i]))
      add_column (layout, &fields[i], 0);
}

/* The description's columns; where it has none, the parts of the name, at worst the first field. Whom a
 * record belongs to stands behind its name. */
static void
add_default_columns (NzColumnLayout *layout)
{
  const NzEntity *entity = layout->entity;

  if (layout->columns->len == 0 && entity->n_derived > 0)
    {
      add_columns (layout, entity->fields, entity->n_fields, NZ_FIELD_COLUMN | NZ_FIELD_NAME);
      add_columns (layout, entity->derived, entity->n_derived, NZ_FIELD_COLUMN);
      add_columns (layout, entity->fields, entity->n_fields, NZ_FIELD_COLUMN);
    }
  for (guint flag = NZ_FIELD_COLUMN; layout->columns->len == 0; flag = NZ_FIELD_NAME)
    {
      for (guint i = 0; i < entity->n_fields; i++)
        if ((entity->fields[i].flags & flag) != 0 && nz_column_layout_can_show (&entity->fields[i]))
          add_column (layout, &entity->fields[i], 0);
      if (flag == NZ_FIELD_NAME && layout->columns->len == 0)
        add_column (layout, &entity->fields[0], 0);
    }
}

NzColumnLayout *
nz_column_layout_new (const NzEntity *entity)
{
  g_return_val_if_fail (entity != NULL, NULL);

  NzColumnLayout *layout = empty_new (entity);
  add_default_columns (layout);
  return layout;
}

NzColumnLayout *
nz_column_layout_parse (const NzEntity *entity, const char *text)
{
  g_return_val_if_fail (entity != NULL, NULL);

  NzColumnLayout *layout = empty_new (entity);
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "|", 2);
  g_auto (GStrv) columns = g_strsplit (parts[0] != NULL ? parts[0] : "", ",", -1);
  g_auto (GStrv) sorts = g_strsplit (parts[0] != NULL && parts[1] != NULL ? parts[1] : "", ",", -1);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      char *equals = strchr (columns[i], '=');
      int width = equals != NULL ? atoi (equals + 1) : 0;

      if (equals != NULL)
        *equals = '\0';
      const NzField *field = nz_entity_column (entity, columns[i]);
      if (field != NULL && nz_column_layout_can_show (field))
        add_column (layout, field, width < LEAST_WIDTH || width > MOST_WIDTH ? 0 : width);
    }
  add_default_columns (layout);
  for (guint i = 0; sorts[i] != NULL; i++)
    {
      gboolean descending = sorts[i][0] == '-';
      const NzField *field = nz_entity_column (entity, sorts[i] + descending);

      if (field != NULL)
        nz_column_layout_sort (layout, field, descending, TRUE);
    }
  return layout;
}

char *
nz_column_layout_to_text (const NzColumnLayout *layout)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < layout->columns->len; i++)
    {
      const NzColumn *column = column_at (layout, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", column->field->name);
      if (column->width > 0)
        g_string_append_printf (text, "=%d", column->width);
    }
  for (guint i = 0; i < layout->sorts->len; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? "," : "|", sort_at (layout, i)->descending ? "-" : "",
                            sort_at (layout, i)->field);
  return g_string_free (text, FALSE);
}

/* --- columns
 * ----------------------------------------------------------------------------------------------------------
 */

int
nz_column_layout_find (const NzColumnLayout *layout, const NzField *field)
{
  for (guint i = 0; i < layout->columns->len; i++)
    if (column_at (layout, i)->field == field)
      return (int)i;
  return -1;
}

void
nz_column_layout_show (NzColumnLayout *layout, const NzField *field, gboolean shown)
{
  int place = nz_column_layout_find (layout, field);

  if (shown && place < 0 && nz_column_layout_can_show (field))
    add_column (layout, field, 0);
  else if (!shown && place >= 0 && layout->columns->len > 1)
    g_array_remove_index (layout->columns, (guint)place);
}

void
nz_column_layout_move (NzColumnLayout *layout, const NzField *field, int place)
{
  int from = nz_column_layout_find (layout, field);

  if (from < 0)
    return;
  const NzColumn column = *column_at (layout, (guint)from);
  g_array_remove_index (layout->columns, (guint)from);
  place = CLAMP (place, 0, (int)layout->columns->len);
  g_array_insert_val (layout->columns, (guint)place, column);
}

void
nz_column_layout_set_width (NzColumnLayout *layout, const NzField *field, int width)
{
  int place = nz_column_layout_find (layout, field);

  if (place >= 0)
    column_at (layout, (guint)place)->width = width <= 0 ? 0 : CLAMP (width, LEAST_WIDTH, MOST_WIDTH);
}

/* What fields of a type mostly need at the size of the lists. */
static int
natural_width (const NzField *field)
{
  if ((field->flags & NZ_FIELD_NAME) != 0)
    return 280;
  /* Names of others are as long as names. */
  if (field->via != NULL)
    return 220;
  /* Addresses of mail and web are long words. */
  if ((field->flags & (NZ_FIELD_EMAIL | NZ_FIELD_WEB)) != 0)
    return 240;
  switch (field->type)
    {
    case NZ_TYPE_DATE:
    case NZ_TYPE_TIME:
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_BOOLEAN:
      return 110;
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_TERMS:
      return 240;
    case NZ_TYPE_TEXT:
    case NZ_TYPE_CHOICE:
    case NZ_TYPE_REFERENCE:
    case NZ_TYPE_CONTACTS:
    default:
      return 170;
    }
}

int
nz_column_layout_width (const NzColumnLayout *layout, const NzField *field)
{
  int place = nz_column_layout_find (layout, field);
  int width = place >= 0 ? column_at (layout, (guint)place)->width : 0;

  return width > 0 ? width : natural_width (field);
}

/* --- sort keys
 * -------------------------------------------------------------------------------------------------------- */

guint
nz_column_layout_sort_place (const NzColumnLayout *layout, const NzField *field, gboolean *descending)
{
  for (guint i = 0; i < layout->sorts->len; i++)
    if (g_str_equal (sort_at (layout, i)->field, field->name))
      {
        if (descending != NULL)
          *descending = sort_at (layout, i)->descending;
        return i + 1;
      }
  return 0;
}

void
nz_column_layout_sort (NzColumnLayout *layout, const NzField *field, gboolean descending, gboolean further)
{
  guint place = nz_column_layout_sort_place (layout, field, NULL);
  const NzSort sort = { field->name, descending };

  if (further && place > 0)
    {
      sort_at (layout, place - 1)->descending = descending;
      return;
    }
  if (!further)
    g_array_set_size (layout->sorts, 0);
  /* The one that counts least makes room. */
  if (layout->sorts->len == NZ_COLUMN_SORTS)
    g_array_set_size (layout->sorts, NZ_COLUMN_SORTS - 1);
  g_array_append_val (layout->sorts, sort);
}

void
nz_column_layout_unsort (NzColumnLayout *layout, const NzField *field)
{
  guint place = nz_column_layout_sort_place (layout, field, NULL);

  if (place > 0)
    g_array_remove_index (layout->sorts, place - 1);
}
