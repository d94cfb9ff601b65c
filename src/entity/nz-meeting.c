/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzChoice kinds[] = {
  { "conference", "Network conference", "Netzwerktagung", "conference|Tagung" },
  { "seminar", "Integration seminar", "Integrationsseminar", "seminar|Seminar|Integrationsseminar im Rathaus" },
  { "event", "Event", "Veranstaltung", "Fest|festival" },
  { "training", "Training", "Fortbildung", "Schulung|workshop" },
  { "session", "Working group session", "AG-Sitzung", "group session|Sitzung|session" },
  { NULL },
};

static const NzChoice states[] = {
  { "planned", "Planned", "geplant", "draft" },
  { "held", "Held", "stattgefunden", "gehalten|done|erledigt" },
  { "cancelled", "Cancelled", "abgesagt", "canceled|ausgefallen" },
  { NULL },
};

static const NzChoice minutes_states[] = {
  { "draft", "Draft", "Entwurf", "in Arbeit|draft" },
  { "checked", "Checked", "geprüft", "durchgesehen|checked" },
  { "sent", "Sent", "versandt", "verschickt|sent" },
  { "approved", "Approved", "genehmigt", "bestätigt|approved" },
  { NULL },
};

static const NzField fields[] = {
  { "kind", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE, "Kind", "Art", "Typ|Type", .choices = kinds,
    .group_en = "General", .group_de = "Allgemeines" },
  { "number", NZ_TYPE_INTEGER, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE, "Number", "Nummer", "Nr.|Nr|No.", .min = 1, .max = 99999 },
  { "name", NZ_TYPE_TEXT, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME, "Title", "Titel", "Name|Bezeichnung" },
  { "day", NZ_TYPE_DATE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_FULL_DATE | NZ_FIELD_COPIED, "Day", "Tag", "Date|Datum|Termin" },
  { "starts", NZ_TYPE_TIME, NZ_FIELD_COLUMN | NZ_FIELD_COPIED, "Starts", "Beginn", "start|von|Uhrzeit|time" },
  { "ends", NZ_TYPE_TIME, NZ_FIELD_COPIED, "Ends", "Ende", "end|bis" },
  { "state", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_COPIED, "State", "Stand", "Status", .choices = states },
  { "place", NZ_TYPE_TEXT, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_COPIED, "Place", "Ort", "venue|Veranstaltungsort|Haus", .group_en = "Place", .group_de = "Ort" },
  { "room", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE | NZ_FIELD_COPIED, "Room", "Raum", "Saal" },
  { "room_confirmed", NZ_TYPE_BOOLEAN, NZ_FIELD_COPIED, "Room confirmed", "Raum zugesagt", "room booked|Raum gebucht" },
  { "capacity", NZ_TYPE_INTEGER, NZ_FIELD_NONE, "Seats", "Plätze", "Kapazität|capacity|Platzzahl", .min = 0, .max = 100000 },
  { "street", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE | NZ_FIELD_COPIED, "Street", "Straße", "Strasse|Adresse|address" },
  { "postcode", NZ_TYPE_TEXT, NZ_FIELD_POSTCODE | NZ_FIELD_COPIED, "Postcode", "Postleitzahl", "PLZ|ZIP" },
  { "town", NZ_TYPE_TEXT, NZ_FIELD_COPIED, "Town", "Stadt", "City" },
  { "working_group", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Working group", "Arbeitsgruppe", "AG|Gruppe|group", .target = "working_group" },
  { "host", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Host", "Gastgeber", "gastgebende Einrichtung|host", .target = "organisation" },
  { "chair", NZ_TYPE_REFERENCE, NZ_FIELD_PERSONAL, "Chaired by", "Leitung", "Moderation|Sitzungsleitung|chair", .target = "person" },
  { "focus", NZ_TYPE_TEXT, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE, "Focus", "Schwerpunkt", "Thema|topic|Themenschwerpunkt", .group_en = "Content", .group_de = "Inhalt" },
  { "reply_by", NZ_TYPE_DATE, NZ_FIELD_FULL_DATE, "Reply by", "Rückmeldung bis", "deadline|Antwort bis|RSVP" },
  { "letter_text", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Text of the invitation", "Einladungstext", "Brieftext|letter text" },
  { "head_count", NZ_TYPE_INTEGER, NZ_FIELD_NONE, "People counted", "Gezählte Personen", "Besucherzahl|Teilnehmerzahl|visitors", .min = 0, .max = 1000000 },
  { "minutes_by", NZ_TYPE_REFERENCE, NZ_FIELD_PERSONAL, "Minutes by", "Protokoll von", "Protokollführung|keeper of the minutes", .target = "person",
    .group_en = "Minutes", .group_de = "Protokoll" },
  { "minutes_state", NZ_TYPE_CHOICE, NZ_FIELD_NONE, "State of the minutes", "Stand des Protokolls", "Protokollstand", .choices = minutes_states },
  { "minutes_sent_on", NZ_TYPE_DATE, NZ_FIELD_FULL_DATE, "Minutes sent on", "Protokoll versandt am", "Protokoll|minutes" },
  { "minutes_approved_at", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Minutes approved at", "Protokoll genehmigt bei", "genehmigt bei|approved at", .target = "meeting" },
  { "notes", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Notes", "Notiz", "Note|Notizen|Bemerkung|Bemerkungen|Anmerkung|comment",
    .group_en = "Notes", .group_de = "Notiz" },
  /* What it is called in the calendar file that it came with: none of one of our own. */
  { "uid", NZ_TYPE_TEXT, NZ_FIELD_HIDDEN, "Calendar UID", "Kalender-UID", "" },
  { "uid_instance", NZ_TYPE_TEXT, NZ_FIELD_HIDDEN, "Date in the series", "Termin der Reihe", "RECURRENCE-ID" },
  { "uid_sequence", NZ_TYPE_INTEGER, NZ_FIELD_HIDDEN, "Calendar revision", "Kalender-Fassung", "", .min = 0, .max = G_MAXINT32 },
  { "uid_digest", NZ_TYPE_TEXT, NZ_FIELD_HIDDEN, "Calendar digest", "Kalender-Prüfsumme", "" },
};

const NzEntity nz_entity_meeting = {
  .name = "meeting",
  .en = "Meeting", .de = "Termin",
  .plural_en = "Meetings", .plural_de = "Termine",
  .synonyms = "conference|conferences|Tagung|Tagungen|Veranstaltungen|events",
  .flags = NZ_ENTITY_SECTION,
  .title = "[{number}. ]{name|kind}",
  .sort = "day",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
