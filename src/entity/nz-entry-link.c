/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* Whom and what an entry of the journal concerns besides those that it names itself. */

static const NzField fields[] = {
  { "entry", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Journal entry", "Journaleintrag", "Eintrag", .target = "entry" },
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Organisation", "Akteur", "Organization|Einrichtung", .target = "organisation" },
  { "person", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_OWNER | NZ_FIELD_PERSONAL, "Person", "Person", "Ansprechperson", .target = "person" },
  { "working_group", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Working group", "Arbeitsgruppe", "AG|Gruppe|group", .target = "working_group" },
  { "meeting", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Meeting", "Termin", "Tagung|conference", .target = "meeting" },
};

const NzEntity nz_entity_entry_link = {
  .name = "entry_link",
  .en = "Participant of an Entry", .de = "Beteiligte eines Eintrags",
  .plural_en = "Participants of Entries", .plural_de = "Beteiligte an Einträgen",
  .synonyms = "participants|Beteiligte",
  .title = "{organisation|person|working_group|meeting}",
  .sort = "organisation",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
