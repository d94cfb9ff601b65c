/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-cell-text.h"

#include "base/nz-text.h"

char *
nz_cell_text (NzStore *store, NzRecord *record, const NzField *field)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (record) && field != NULL, NULL);

  switch (field->type)
    {
    case NZ_TYPE_TEXT:
      return g_strdup (nz_record_has (record, field->name) ? nz_record_get_text (record, field->name) : "");
    case NZ_TYPE_LONG_TEXT:
      return nz_record_has (record, field->name)
                 ? nz_text_normalise (nz_record_get_text (record, field->name), FALSE)
                 : g_strdup ("");
    case NZ_TYPE_DATE:
      return nz_record_has (record, field->name) ? nz_date_format (nz_record_get_date (record, field->name),
                                                                   nz_get_language (), NZ_DATE_NUMERIC)
                                                 : g_strdup ("");
    case NZ_TYPE_BOOLEAN:
      return g_strdup (nz_record_get_int (record, field->name) != 0 ? _ ("yes") : "");
    case NZ_TYPE_TIME:
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_CHOICE:
    case NZ_TYPE_REFERENCE:
    case NZ_TYPE_TERMS:
    case NZ_TYPE_CONTACTS:
    default:
      return nz_store_display (store, record, field, nz_get_language ());
    }
}
