/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* What was decided, by vote at a meeting or in writing between two: one series of numbers. */

static const NzChoice ways[] = {
  { "vote", "Vote at the meeting", "Abstimmung in der Sitzung", "Abstimmung|vote|Sitzung" },
  { "written", "Written resolution", "Umlaufbeschluss", "Umlauf|schriftlich|circular|Umlaufverfahren" },
  { NULL },
};

static const NzChoice results[] = {
  { "open", "Open", "offen", "läuft|pending" },
  { "carried", "Carried", "angenommen", "beschlossen|accepted|zugestimmt" },
  { "rejected", "Rejected", "abgelehnt", "rejected|nicht angenommen" },
  { "objected", "Procedure objected to", "Verfahren widersprochen", "Widerspruch|objection" },
  { NULL },
};

static const NzField fields[] = {
  { "number", NZ_TYPE_INTEGER, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE, "Number", "Nummer", "Nr.|Nr|No.",
    .min = 1, .max = 99999, .group_en = "Decision", .group_de = "Beschluss" },
  { "name", NZ_TYPE_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME,
    "Wording", "Wortlaut", "Text|Beschluss|Beschlusstext" },
  { "way", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED, "Way", "Verfahren", "Art|procedure", .choices = ways },
  { "day", NZ_TYPE_DATE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_FULL_DATE, "Day", "Tag",
    "Date|Datum|beschlossen am|am" },
  { "meeting", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN, "Meeting", "Termin", "Tagung|conference",
    .target = "meeting" },
  { "agenda_item", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Agenda item", "Tagesordnungspunkt", "TOP|item",
    .target = "agenda_item" },
  { "reply_by", NZ_TYPE_DATE, NZ_FIELD_FULL_DATE, "Reply by", "Rückmeldung bis", "deadline|Frist" },
  { "votes_for", NZ_TYPE_INTEGER, NZ_FIELD_NONE, "For", "Ja-Stimmen", "dafür|yes|Ja", .min = 0, .max = 99999,
    .group_en = "Votes", .group_de = "Stimmen" },
  { "votes_against", NZ_TYPE_INTEGER, NZ_FIELD_NONE, "Against", "Nein-Stimmen", "dagegen|no|Nein", .min = 0,
    .max = 99999 },
  { "abstentions", NZ_TYPE_INTEGER, NZ_FIELD_NONE, "Abstentions", "Enthaltungen", "Enthaltung|abstain",
    .min = 0, .max = 99999 },
  { "objections", NZ_TYPE_INTEGER, NZ_FIELD_NONE, "Objections to the procedure",
    "Widersprüche gegen das Verfahren", "Widersprüche|objections", .min = 0, .max = 99999 },
  { "result", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Result", "Ergebnis", "Stand|state",
    .choices = results },
  { "notes", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Notes", "Notiz",
    "Note|Notizen|Bemerkung|Bemerkungen|Anmerkung|comment", .group_en = "Notes", .group_de = "Notiz" },
};

const NzEntity nz_entity_decision = {
  .name = "decision",
  .en = "Decision",
  .de = "Beschluss",
  .plural_en = "Decisions",
  .plural_de = "Beschlüsse",
  .synonyms = "resolution|resolutions|Umlaufbeschlüsse",
  .title = "[{number}. ]{name}",
  .sort = "day",
  .newest_first = TRUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
