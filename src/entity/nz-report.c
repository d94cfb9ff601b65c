/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzField fields[] = {
  { "working_group", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Working group", "Arbeitsgruppe", "AG|Gruppe|group", .target = "working_group" },
  { "day", NZ_TYPE_DATE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_FULL_DATE, "Day", "Tag", "Date|Datum" },
  { "text", NZ_TYPE_LONG_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_SEARCHABLE, "Report", "Bericht", "Text|Inhalt" },
  { "meeting", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN, "Presented at", "Vorgestellt bei", "Tagung|Termin|meeting", .target = "meeting" },
};

const NzEntity nz_entity_report = {
  .name = "report",
  .en = "Report", .de = "Bericht",
  .plural_en = "Reports", .plural_de = "Berichte",
  .synonyms = "AG-Berichte|group reports",
  .title = "{working_group}, {day}",
  .sort = "day",
  .newest_first = TRUE,
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
