/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-value.h"

#include <string.h>

void
nz_value_init (const NzField *field, NzValue *value)
{
  if (field->type == NZ_TYPE_BOOLEAN)
    {
      value->is_set = TRUE;
      value->integer = (field->flags & NZ_FIELD_DEFAULT_TRUE) != 0;
    }
}

void
nz_value_clear (const NzField *field, NzValue *value)
{
  switch (field->type)
    {
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_CHOICE:
      g_free (value->text);
      break;
    case NZ_TYPE_CONTACTS:
      g_strfreev (value->list);
      break;
    case NZ_TYPE_TERMS:
      g_clear_pointer (&value->ids, g_array_unref);
      break;
    default:
      break;
    }
  memset (value, 0, sizeof *value);
  value->is_set = field->type == NZ_TYPE_BOOLEAN;
}

gboolean
nz_value_is_set (const NzField *field, const NzValue *value)
{
  switch (field->type)
    {
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_CHOICE:
      return value->text != NULL;
    case NZ_TYPE_DATE:
      return nz_date_is_set (value->date);
    case NZ_TYPE_CONTACTS:
      return value->list != NULL;
    case NZ_TYPE_TERMS:
      return value->ids != NULL;
    default:
      return value->is_set;
    }
}

gboolean
nz_value_equal (const NzField *field, const NzValue *a, const NzValue *b)
{
  if (nz_value_is_set (field, a) != nz_value_is_set (field, b))
    return FALSE;
  if (!nz_value_is_set (field, a))
    return TRUE;

  switch (field->type)
    {
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_CHOICE:
      return g_str_equal (a->text, b->text);
    case NZ_TYPE_DATE:
      return nz_date_equal (a->date, b->date);
    case NZ_TYPE_CONTACTS:
      return g_strv_equal ((const char *const *)a->list, (const char *const *)b->list);
    case NZ_TYPE_TERMS:
      return a->ids->len == b->ids->len
             && memcmp (a->ids->data, b->ids->data, a->ids->len * sizeof (gint64)) == 0;
    default:
      return a->integer == b->integer;
    }
}

void
nz_value_copy (const NzField *field, const NzValue *from, NzValue *to)
{
  nz_value_clear (field, to);
  switch (field->type)
    {
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_CHOICE:
      to->text = g_strdup (from->text);
      break;
    case NZ_TYPE_CONTACTS:
      to->list = g_strdupv (from->list);
      break;
    case NZ_TYPE_TERMS:
      to->ids = from->ids != NULL ? g_array_copy (from->ids) : NULL;
      break;
    default:
      *to = *from;
    }
}

void
nz_value_add_id (NzValue *value, gint64 id)
{
  if (id == 0)
    return;
  if (value->ids == NULL)
    value->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < value->ids->len; i++)
    if (g_array_index (value->ids, gint64, i) == id)
      return;
  g_array_append_val (value->ids, id);
}
