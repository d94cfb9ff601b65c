/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* A letter that came back (Rückläufer) or a mail that bounced. @address is what was written on it, so that a corrected address is another one. */

static const NzChoice kinds[] = {
  { "letter", "Letter", "Brief", "Post" },
  { "mail", "E-mail", "E-Mail", "Mail|Email" },
  { NULL },
};

static const NzField fields[] = {
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Organisation", "Akteur", "Organization|Einrichtung", .target = "organisation" },
  { "person", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_OWNER | NZ_FIELD_PERSONAL, "Person", "Person", "Ansprechperson", .target = "person" },
  { "kind", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Kind", "Art", "Typ|Type", .choices = kinds },
  { "address", NZ_TYPE_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_PERSONAL, "Address", "Anschrift", "Adresse|E-Mail-Adresse" },
  { "day", NZ_TYPE_DATE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_FULL_DATE, "Came back on", "Zurück am", "Tag|Datum|day" },
  { "checked_on", NZ_TYPE_DATE, NZ_FIELD_FULL_DATE, "Address checked on", "Anschrift geprüft am", "geprüft|checked" },
  { "notes", NZ_TYPE_LONG_TEXT, NZ_FIELD_PERSONAL, "Notes", "Notiz", "Note|Notizen|Bemerkung|Bemerkungen|Anmerkung|comment" },
};

const NzEntity nz_entity_returned = {
  .name = "returned",
  .en = "Returned Mail", .de = "Rückläufer",
  .plural_en = "Returned Mail", .plural_de = "Rückläufer",
  .synonyms = "bounces|returns|Rückläufe",
  .title = "{person|organisation}, {day}",
  .sort = "day",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
