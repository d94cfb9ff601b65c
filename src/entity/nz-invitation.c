/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzChoice replies[] = {
  { "yes", "Accepted", "zugesagt", "ja|Zusage|coming" },
  { "no", "Declined", "abgesagt", "nein|Absage" },
  { "deputy", "Sends a deputy", "Vertretung kommt", "Vertretung" },
  { NULL },
};

static const NzChoice attendances[] = {
  { "present", "Represented", "vertreten", "x|ja|da|anwesend|1" },
  { "excused", "Excused", "entschuldigt", "e|E|entsch." },
  { "absent", "Not represented", "nicht vertreten", "gefehlt|fehlt|nein|0" },
  { NULL },
};

static const NzField fields[] = {
  { "meeting", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_OWNER, "Meeting", "Termin", "Tagung|conference", .target = "meeting" },
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN, "Organisation", "Akteur", "Organization|Einrichtung", .target = "organisation" },
  { "person", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_PERSONAL, "Person", "Person", "Name|Ansprechperson", .target = "person" },
  { "deputy_for", NZ_TYPE_REFERENCE, NZ_FIELD_PERSONAL, "Deputy for", "In Vertretung für", "als Vertretung für", .target = "person" },
  { "channel", NZ_TYPE_CHOICE, NZ_FIELD_COLUMN, "Invited by", "Versandart", "Weg|Kanal|channel|Versand", .choices = nz_choices_channel },
  { "sent_on", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_FULL_DATE, "Sent on", "Versandt am", "sent|versandt|gesendet" },
  { "reply", NZ_TYPE_CHOICE, NZ_FIELD_COLUMN, "Reply", "Rückmeldung", "Antwort|RSVP", .choices = replies },
  { "replied_on", NZ_TYPE_DATE, NZ_FIELD_FULL_DATE, "Replied on", "Rückmeldung am", "replied" },
  { "people", NZ_TYPE_INTEGER, NZ_FIELD_NONE, "Number of people", "Anzahl Personen", "Personenzahl|Anzahl|people", .min = 0, .max = 1000 },
  { "wishes", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE, "Topics wished", "Gewünschte Themen", "Themenwunsch|Wunschthema|wishes" },
  /* Deleted after the day: what somebody needs to be able to come tells more about her than the network has to know. */
  { "needs", NZ_TYPE_TEXT, NZ_FIELD_PERSONAL, "Needs", "Bedarf", "Dolmetschen|Kinderbetreuung|barrierefrei|needs" },
  { "attendance", NZ_TYPE_CHOICE, NZ_FIELD_COLUMN, "Attendance", "Teilnahme", "Anwesenheit|attended", .choices = attendances },
  { "walk_in", NZ_TYPE_BOOLEAN, NZ_FIELD_NONE, "Came without an invitation", "Ohne Einladung gekommen", "spontan|walk-in" },
  { "arrived", NZ_TYPE_TIME, NZ_FIELD_NONE, "Arrived at", "Gekommen um", "arrived|Ankunft" },
  { "departed", NZ_TYPE_TIME, NZ_FIELD_NONE, "Left at", "Gegangen um", "left|Weggang" },
  { "notes", NZ_TYPE_LONG_TEXT, NZ_FIELD_NONE, "Notes", "Notiz", "Note|Notizen|Bemerkung|Bemerkungen|Anmerkung|comment" },
};

const NzEntity nz_entity_invitation = {
  .name = "invitation",
  .en = "Invitation", .de = "Einladung",
  .plural_en = "Invitations", .plural_de = "Einladungen",
  .synonyms = "attendance|Teilnahme|Teilnahmen|Rückmeldungen|replies",
  .title = "{person|organisation} – {meeting}",
  .sort = "sent_on",
  .further = "representation",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
