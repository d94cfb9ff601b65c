/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzChoice kinds[] = {
  { "topic", "Topic", "Thema", "Themen|topics" },
  { "target_group", "Target group", "Zielgruppe", "Zielgruppen|target groups" },
  { "district", "District", "Stadtteil", "Ortsteil|Stadtteile|districts" },
  { "language", "Language", "Sprache", "Sprachen|languages" },
  { "function", "Function", "Funktion", "Funktionen|functions" },
  { NULL },
};

static const NzField fields[] = {
  { "kind", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Kind", "Art", "Typ|Type", .choices = kinds },
  { "name", NZ_TYPE_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME, "Name", "Bezeichnung", "term|Begriff|Wort" },
  { "code", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Code", "Schlüssel", "Kürzel|ISO" },
  { "colour", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Colour", "Farbe", "color" },
  { "rank", NZ_TYPE_INTEGER, NZ_FIELD_HIDDEN, "Order", "Reihenfolge", "rank|Nr.", .min = 0, .max = 1000000 },
  { "retired", NZ_TYPE_BOOLEAN, NZ_FIELD_NONE, "No longer offered", "Wird nicht mehr angeboten", "retired|ausgesondert|alt" },
};

const NzEntity nz_entity_term = {
  .name = "term",
  .en = "Term", .de = "Begriff",
  .plural_en = "Vocabulary", .plural_de = "Begriffe",
  .synonyms = "terms|Vokabular|Schlagwörter",
  .title = "{name}",
  .sort = "name",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
