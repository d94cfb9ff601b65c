/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzField fields[] = {
  { "distribution_list", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Distribution list", "Verteiler", "list", .target = "distribution_list" },
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Organisation", "Akteur", "Organization|Einrichtung", .target = "organisation" },
  { "person", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_OWNER | NZ_FIELD_PERSONAL, "Person", "Person", "Ansprechperson", .target = "person" },
  { "excluded", NZ_TYPE_BOOLEAN, NZ_FIELD_COLUMN, "Excluded", "Ausgenommen", "nicht|excluded" },
  { "reason", NZ_TYPE_TEXT, NZ_FIELD_COLUMN | NZ_FIELD_PERSONAL, "Reason", "Grund", "warum|Begründung" },
};

const NzEntity nz_entity_list_entry = {
  .name = "list_entry",
  .en = "Entry of a List", .de = "Eintrag im Verteiler",
  .plural_en = "Entries of Lists", .plural_de = "Einträge in Verteilern",
  .synonyms = "Verteilereinträge|recipients",
  .title = "{person|organisation} – {distribution_list}",
  .sort = "distribution_list",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
