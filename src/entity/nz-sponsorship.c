/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzChoice states[] = {
  { "requested", "Requested", "angefragt", "Anfrage" },
  { "proposed", "Proposed", "vorgeschlagen", "matched|vermittelt|Vorschlag" },
  { "meeting", "Getting to know each other", "Kennenlernen", "kennenlernen" },
  { "active", "Active", "läuft", "laufend|aktiv" },
  { "paused", "Paused", "ruht", "pausiert" },
  { "ended", "Ended", "beendet", "abgeschlossen|Ende" },
  { NULL },
};

static const NzField fields[] = {
  { "mentee", NZ_TYPE_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME, "Mentee’s code name", "Deckname der begleiteten Person",
    "mentee|Mentee|Deckname|Code|code name|begleitete Person", .group_en = "Sponsorship", .group_de = "Patenschaft" },
  { "sponsor", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_PERSONAL, "Sponsor", "Pate oder Patin", "Pate|Patin|Lotse|Lotsin|guide", .target = "person" },
  { "state", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "State", "Stand", "Status", .choices = states },
  { "requested_on", NZ_TYPE_DATE, NZ_FIELD_NONE, "Requested on", "Angefragt am", "requested|Anfrage am" },
  { "matched_on", NZ_TYPE_DATE, NZ_FIELD_NONE, "Matched on", "Vermittelt am", "matched|vorgeschlagen am" },
  { "since", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_SINCE, "Started on", "Begonnen am", "started|started_on|Beginn|since|seit" },
  { "until", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_UNTIL, "Ended on", "Beendet am", "ended|ended_on|Ende|until|bis" },
  { "accompanied_by", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Accompanied by", "Begleitet von", "Begleitung|Träger", .target = "organisation" },
  { "district", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN, "District", "Stadtteil", "Ortsteil|Bezirk", .target = "term:district" },
  { "languages", NZ_TYPE_TERMS, NZ_FIELD_SEARCHABLE, "Languages", "Sprachen", "Language|Sprache", .target = "language" },
  { "notes", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Notes", "Notiz", "Note|Notizen|Bemerkung|Bemerkungen|Anmerkung|comment",
    .group_en = "Notes", .group_de = "Notiz" },
};

const NzEntity nz_entity_sponsorship = {
  .name = "sponsorship",
  .en = "Sponsorship", .de = "Patenschaft",
  .plural_en = "Sponsorships", .plural_de = "Patenschaften",
  .synonyms = "Paten|mentoring",
  .flags = NZ_ENTITY_SECTION | NZ_ENTITY_PERSONAL,
  .title = "{mentee}",
  .sort = "mentee",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
