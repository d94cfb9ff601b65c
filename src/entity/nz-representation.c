/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* A further organisation for which somebody is at a meeting. */

static const NzField fields[] = {
  { "invitation", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Invitation",
    "Einladung", "Teilnahme", .target = "invitation" },
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Organisation",
    "Akteur", "Organization|Einrichtung|vertritt auch", .target = "organisation" },
};

const NzEntity nz_entity_representation = {
  .name = "representation",
  .en = "Further organisation represented",
  .de = "Weitere vertretene Einrichtung",
  .plural_en = "Further organisations represented",
  .plural_de = "Weitere vertretene Einrichtungen",
  .synonyms = "representations|Vertretungen",
  .title = "{organisation}: {invitation}",
  .sort = "organisation",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
