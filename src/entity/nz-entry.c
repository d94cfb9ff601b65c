/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* The journal: what happened between the conferences. An enquiry keeps the kind of asker and never a name. */

static const NzChoice kinds[] = {
  { "call", "Call", "Anruf", "Telefonat|phone|telephone" },
  { "visit", "Visit", "Besuch", "Gespräch|meeting|Treffen" },
  { "letter", "Letter", "Brief", "Schreiben|post" },
  { "mail", "E-mail", "E-Mail", "Mail|Email" },
  { "note", "Note", "Notiz", "Vermerk|memo" },
  { "enquiry", "Enquiry", "Anfrage", "Nachfrage|question|inquiry" },
  { "advice", "Advice", "Beratung", "counselling|consultation" },
  { NULL },
};

static const NzChoice askers[] = {
  { "migrant", "Migrant", "Zugewanderte Person", "Migrantin|Migrant|Geflüchtete|Klient" },
  { "volunteer", "Volunteer", "Ehrenamtliche Person", "Ehrenamt|Pate|Patin" },
  { "professional", "Professional", "Fachkraft", "Lehrkraft|Sozialarbeit|professional" },
  { "association", "Association", "Verein", "Initiative|association" },
  { "office", "Office or authority", "Amt oder Behörde", "Amt|Behörde|Verwaltung" },
  { "employer", "Employer", "Arbeitgeber", "Firma|Unternehmen|Betrieb" },
  { "press", "Press", "Presse", "Medien|media" },
  { "citizen", "Citizen", "Bürgerin oder Bürger", "Bürger|Bürgerin|Privatperson" },
  { "other", "Other", "Sonstige", "andere|else" },
  { NULL },
};

static const NzChoice outcomes[] = {
  { "open", "Open", "offen", "in Arbeit|pending" },
  { "answered", "Answered", "beantwortet", "erledigt|done" },
  { "passed", "Passed on", "weitervermittelt", "vermittelt|weitergeleitet|verwiesen|referred" },
  { NULL },
};

/* What is counted of them. */
#define ENQUIRY "kind=enquiry|advice"

static const NzField fields[] = {
  { "kind", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Kind", "Art", "Typ|Type", .choices = kinds,
    .group_en = "Journal", .group_de = "Journal" },
  { "day", NZ_TYPE_DATE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_FULL_DATE, "Day", "Tag", "Date|Datum|am" },
  { "text", NZ_TYPE_LONG_TEXT, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_PERSONAL, "Text", "Text", "Inhalt|Eintrag|content|Betreff" },
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN, "Organisation", "Akteur", "Organization|Einrichtung|mit Akteur", .target = "organisation",
    .group_en = "About", .group_de = "Bezug" },
  { "person", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_PERSONAL, "Person", "Person", "Ansprechperson|mit", .target = "person" },
  { "working_group", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Working group", "Arbeitsgruppe", "AG|Gruppe|group", .target = "working_group" },
  { "meeting", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Meeting", "Termin", "Tagung|conference", .target = "meeting" },
  { "asker", NZ_TYPE_CHOICE, NZ_FIELD_NONE, "Who asked", "Wer fragt", "Anfragende|Fragesteller|asker", .choices = askers, .only_if = ENQUIRY,
    .group_en = "Enquiry", .group_de = "Anfrage" },
  { "topic", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Topic", "Thema", "Themen|subject", .target = "term:topic", .only_if = ENQUIRY },
  { "outcome", NZ_TYPE_CHOICE, NZ_FIELD_NONE, "Outcome", "Ergebnis", "Stand|result", .choices = outcomes, .only_if = ENQUIRY },
  { "passed_to", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Passed on to", "Weitervermittelt an", "verwiesen an|referred to", .target = "organisation", .only_if = "outcome=passed" },
  { "minutes", NZ_TYPE_INTEGER, NZ_FIELD_NONE, "Minutes", "Minuten", "Dauer|duration", .min = 0, .max = 1440, .only_if = ENQUIRY },
  { "follow_up_on", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_FULL_DATE, "Follow up on", "Wiedervorlage am", "Wiedervorlage|due|fällig",
    .group_en = "Follow-up", .group_de = "Wiedervorlage" },
  { "follow_up_by", NZ_TYPE_TEXT, NZ_FIELD_PERSONAL, "By", "Durch", "wer|zuständig|responsible" },
  { "done_on", NZ_TYPE_DATE, NZ_FIELD_FULL_DATE, "Done on", "Erledigt am", "erledigt|done" },
};

const NzEntity nz_entity_entry = {
  .name = "entry",
  .en = "Journal Entry", .de = "Journaleintrag",
  .plural_en = "Journal", .plural_de = "Journal",
  .synonyms = "journal|entries|Einträge|Kontakte|Gesprächsnotizen|Wiedervorlagen",
  .flags = NZ_ENTITY_SECTION,
  .title = "{kind}[, {day}][: {organisation|person|working_group}]",
  .sort = "day",
  .newest_first = TRUE,
  .further = "entry_link",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
