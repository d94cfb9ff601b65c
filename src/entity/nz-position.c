/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzField fields[] = {
  { "person", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_OWNER | NZ_FIELD_PERSONAL, "Person", "Person", "Ansprechperson|Ansprechpartner|contact", .target = "person" },
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Organisation", "Akteur", "Organization|Einrichtung|bei", .target = "organisation" },
  { "function", NZ_TYPE_TEXT, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_PERSONAL, "Function", "Funktion", "Position|Aufgabe|role|Stelle", .target = "function" },
  { "main", NZ_TYPE_BOOLEAN, NZ_FIELD_NONE, "Main position", "Hauptfunktion", "main|Haupt" },
  { "invited", NZ_TYPE_BOOLEAN, NZ_FIELD_DEFAULT_TRUE, "Receives invitations", "Erhält Einladungen", "Einladung|invitations|wird eingeladen|eingeladen" },
  { "since", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_SINCE, "Since", "Seit", "from|von|ab|beginn" },
  { "until", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_UNTIL, "Until", "Bis", "to|ende" },
};

const NzEntity nz_entity_position = {
  .name = "position",
  .en = "Position", .de = "Funktion",
  .plural_en = "Positions", .plural_de = "Funktionen",
  .synonyms = "Stellen|posts",
  .title = "{person}[ – {function}][, {organisation}]",
  .sort = "since",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
