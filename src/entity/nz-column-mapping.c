/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* How the columns of a spreadsheet with these headings were read the last time (exchange/). */
static const NzField fields[] = {
  { "headings", NZ_TYPE_LONG_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_HIDDEN, "Headings", "Überschriften", "" },
  { "mapping", NZ_TYPE_LONG_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_HIDDEN, "Columns", "Spalten", "" },
};

const NzEntity nz_entity_column_mapping = {
  .name = "column_mapping",
  .en = "Columns of a Spreadsheet", .de = "Spalten einer Tabelle",
  .plural_en = "Columns of Spreadsheets", .plural_de = "Spalten von Tabellen",
  .synonyms = "",
  .title = "{headings}",
  .sort = "headings",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
