/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzField fields[] = {
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Organisation", "Akteur", "", .target = "organisation" },
  { "other_organisation", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Other organisation", "Anderer Akteur", "", .target = "organisation" },
  { "person", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_OWNER | NZ_FIELD_PERSONAL, "Person", "Person", "", .target = "person" },
  { "other_person", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_OWNER | NZ_FIELD_PERSONAL, "Other person", "Andere Person", "", .target = "person" },
};

const NzEntity nz_entity_distinct_pair = {
  .name = "distinct_pair",
  .en = "No Duplicate", .de = "Kein Doppel",
  .plural_en = "No Duplicates", .plural_de = "Keine Doppel",
  .synonyms = "distinct",
  .title = "{organisation|person} – {other_organisation|other_person}",
  .sort = "organisation",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
