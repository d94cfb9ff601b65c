/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-field-rows.h"

static GType
row_type (const NzField *field)
{
  switch (field->type)
    {
    case NZ_TYPE_LONG_TEXT:
      return NZ_TYPE_FIELD_TEXT_ROW;
    case NZ_TYPE_BOOLEAN:
      return NZ_TYPE_FIELD_SWITCH_ROW;
    case NZ_TYPE_CHOICE:
      return NZ_TYPE_FIELD_CHOICE_ROW;
    case NZ_TYPE_REFERENCE:
      return NZ_TYPE_FIELD_REFERENCE_ROW;
    case NZ_TYPE_TERMS:
      return NZ_TYPE_FIELD_TERMS_ROW;
    case NZ_TYPE_CONTACTS:
      return NZ_TYPE_FIELD_LIST_ROW;
    case NZ_TYPE_TEXT:
    case NZ_TYPE_DATE:
    case NZ_TYPE_TIME:
    case NZ_TYPE_INTEGER:
    default:
      return NZ_TYPE_FIELD_ENTRY_ROW;
    }
}

GtkWidget *
nz_field_row_new (NzRecordEditor *editor, const NzField *field)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (editor) && field != NULL, NULL);
  return g_object_new (row_type (field), "editor", editor, "field", field, NULL);
}
