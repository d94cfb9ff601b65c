/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* A filter of a section that is kept. @rule is an NzRule (store/nz-rule.h) over the records of @entity. */
static const NzField fields[] = {
  { "name", NZ_TYPE_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_NAME, "Name", "Name", "Filter|Bezeichnung" },
  { "entity", NZ_TYPE_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_HIDDEN | NZ_FIELD_RULED, "Section", "Bereich", "entity" },
  { "rule", NZ_TYPE_LONG_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_HIDDEN | NZ_FIELD_RULE, "Rule", "Regel", "" },
  { "rank", NZ_TYPE_INTEGER, NZ_FIELD_HIDDEN, "Order", "Reihenfolge", "rank", .min = 0, .max = 1000000 },
};

const NzEntity nz_entity_saved_filter = {
  .name = "saved_filter",
  .en = "Saved Filter", .de = "Gespeicherter Filter",
  .plural_en = "Saved Filters", .plural_de = "Gespeicherte Filter",
  .synonyms = "filters|Filter",
  .title = "{name}",
  .sort = "name",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
