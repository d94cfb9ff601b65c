/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzChoice kinds[] = {
  { "school", "School holidays", "Schulferien", "Ferien" },
  { "closed", "Day off", "Freier Tag", "Schließtag|public|Feiertag" },
  { NULL },
};

static const NzField fields[] = {
  { "name", NZ_TYPE_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_NAME, "Name", "Bezeichnung", "Ferien|holiday" },
  { "kind", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Kind", "Art", "Typ|Type", .choices = kinds },
  { "since", NZ_TYPE_DATE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_SINCE | NZ_FIELD_FULL_DATE, "First day", "Erster Tag", "from|von|since" },
  { "until", NZ_TYPE_DATE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_UNTIL | NZ_FIELD_FULL_DATE, "Last day", "Letzter Tag", "to|bis|until" },
};

const NzEntity nz_entity_holiday = {
  .name = "holiday",
  .en = "Holiday", .de = "Ferien",
  .plural_en = "Holidays", .plural_de = "Ferien und freie Tage",
  .synonyms = "Schulferien|school holidays|Feiertage",
  .title = "{name}",
  .sort = "since",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
