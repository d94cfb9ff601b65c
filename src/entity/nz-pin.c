/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* Where an organisation was put on the diagram by hand, in thousandths of the layout's unit square. */
static const NzField fields[] = {
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_OWNER, "Organisation", "Akteur", "Organization", .target = "organisation" },
  { "x", NZ_TYPE_INTEGER, NZ_FIELD_HIDDEN, "Across", "Waagerecht", "x", .min = -1000000, .max = 1000000 },
  { "y", NZ_TYPE_INTEGER, NZ_FIELD_HIDDEN, "Down", "Senkrecht", "y", .min = -1000000, .max = 1000000 },
};

const NzEntity nz_entity_pin = {
  .name = "pin",
  .en = "Pin", .de = "Stecknadel",
  .plural_en = "Pins", .plural_de = "Stecknadeln",
  .title = "{organisation}",
  .sort = "x",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
