/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzChoice roles[] = {
  { "chair", "Chair", "Leitung", "Leiter|Leiterin|Vorsitz|Sprecher|Sprecherin|leitet" },
  { "deputy", "Deputy chair", "Stellvertretende Leitung", "Stellvertretung|Stellvertreter|Stellvertreterin|stv. Leitung|vice" },
  { "member", "Member", "Mitglied", "ja|x|1|yes" },
  { "guest", "Guest", "Gast", "Beobachter|observer" },
  { NULL },
};

static const NzField fields[] = {
  { "working_group", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Working group", "Arbeitsgruppe", "AG|Gruppe|group", .target = "working_group" },
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Organisation", "Akteur", "Organization|Einrichtung|Mitglied", .target = "organisation" },
  { "person", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_PERSONAL, "Person", "Person", "Ansprechperson|Vertretung|represented by", .target = "person" },
  { "role", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Role", "Rolle", "Aufgabe|Funktion", .choices = roles },
  { "vacant", NZ_TYPE_BOOLEAN, NZ_FIELD_NONE, "Not yet named", "Noch nicht benannt", "vakant|offen|vacant|open seat" },
  { "since", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_SINCE, "Since", "Seit", "from|von|ab" },
  { "until", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_UNTIL, "Until", "Bis", "to|ende" },
};

const NzEntity nz_entity_membership = {
  .name = "membership",
  .en = "Membership", .de = "Mitgliedschaft",
  .plural_en = "Memberships", .plural_de = "Mitgliedschaften",
  .synonyms = "group members|AG-Mitgliedschaften",
  .title = "{organisation} – {working_group}",
  .sort = "since",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
