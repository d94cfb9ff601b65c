/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzChoice kinds[] = {
  { "permanent", "Permanent", "ständig", "standing|dauerhaft|Ständige Arbeitsgruppe" },
  { "temporary", "Temporary", "zeitweilig", "temporär|befristet|Zeitweilige Arbeitsgruppe" },
  { NULL },
};

static const NzField fields[] = {
  { "name", NZ_TYPE_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME, "Name", "Name", "Arbeitsgruppe|AG|Gruppe|group|Bezeichnung",
    .group_en = "General", .group_de = "Allgemeines" },
  { "kind", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Kind", "Art", "Typ|Type", .choices = kinds },
  { "theme", NZ_TYPE_TEXT, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE, "Theme", "Thema", "Aufgabe" },
  { "mandate", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Mandate", "Auftrag", "Aufgabenstellung|Ziel" },
  { "topics", NZ_TYPE_TERMS, NZ_FIELD_SEARCHABLE, "Topics", "Themen", "Topic|Schwerpunkte", .target = "topic" },
  { "rhythm", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE, "Rhythm of sessions", "Sitzungsrhythmus", "Rhythmus|Turnus|trifft sich|rhythm" },
  { "since", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_SINCE, "Since", "Seit", "from|von|ab|gegründet|founded" },
  { "until", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_UNTIL, "Until", "Bis", "to|ende|beendet|ended" },
  { "result", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Ended with the result", "Beendet mit dem Ergebnis", "Ergebnis|result" },
  { "notes", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Notes", "Notiz", "Note|Notizen|Bemerkung|Bemerkungen|Anmerkung|comment",
    .group_en = "Notes", .group_de = "Notiz" },
};

const NzEntity nz_entity_working_group = {
  .name = "working_group",
  .en = "Working Group", .de = "Arbeitsgruppe",
  .plural_en = "Working Groups", .plural_de = "Arbeitsgruppen",
  .synonyms = "AG|AGs|group|groups|working-group|working-groups|Gruppen",
  .flags = NZ_ENTITY_SECTION,
  .title = "{name}",
  .sort = "name",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
