/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzChoice salutations[] = {
  { "female", "Ms", "Frau", "Mrs|Mrs.|Ms.|Fr.|w|weiblich|f" },
  { "male", "Mr", "Herr", "Mr.|Hr.|m|männlich|Herrn" },
  { "none", "Without “Ms” or “Mr”", "Ohne Frau/Herr", "none|neutral|divers|d|keine|x" },
  { NULL },
};

/* Art. 6 (1) GDPR. */
static const NzChoice legal_bases[] = {
  { "public_task", "Public task", "Öffentliche Aufgabe", "Art. 6 Abs. 1 e|6 (1) e",
    "Official contacts of the network (Art. 6 (1) (e) GDPR)", "Dienstliche Kontakte des Netzwerks (Art. 6 Abs. 1 Buchst. e DSGVO)" },
  { "interest", "Legitimate interest", "Berechtigtes Interesse", "Art. 6 Abs. 1 f|6 (1) f",
    "Art. 6 (1) (f) GDPR", "Art. 6 Abs. 1 Buchst. f DSGVO" },
  { "contract", "Contract", "Vertrag", "Art. 6 Abs. 1 b|6 (1) b", "Art. 6 (1) (b) GDPR", "Art. 6 Abs. 1 Buchst. b DSGVO" },
  { "consent", "Consent", "Einwilligung", "Art. 6 Abs. 1 a|6 (1) a", "Art. 6 (1) (a) GDPR", "Art. 6 Abs. 1 Buchst. a DSGVO" },
  { NULL },
};

static const NzField fields[] = {
  { "title", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE | NZ_FIELD_PERSONAL, "Title", "Titel", "Akademischer Titel|academic title",
    .group_en = "Name", .group_de = "Name" },
  { "given_name", NZ_TYPE_TEXT, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME | NZ_FIELD_PERSONAL, "Given name", "Vorname", "First name|Rufname" },
  { "family_name", NZ_TYPE_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME | NZ_FIELD_PERSONAL,
    "Family name", "Nachname", "Last name|Surname|Familienname|Name" },
  { "salutation", NZ_TYPE_CHOICE, NZ_FIELD_PERSONAL, "Salutation", "Anrede", "Gender|Geschlecht", .choices = salutations },
  { "own_salutation", NZ_TYPE_TEXT, NZ_FIELD_PERSONAL, "Own salutation", "Eigene Anrede", "Briefanrede|Individuelle Anrede" },
  { "telephone", NZ_TYPE_CONTACTS, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_TELEPHONE | NZ_FIELD_PERSONAL, "Telephone", "Telefon",
    "Tel.|Tel|Phone|Rufnummer|Durchwahl|Mobil|Handy", .target = "telephone", .group_en = "Contact", .group_de = "Kontakt" },
  { "email", NZ_TYPE_CONTACTS, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_EMAIL | NZ_FIELD_PERSONAL, "E-mail", "E-Mail",
    "Mail|Email|E-Mail-Adresse|e-mail address", .target = "email" },
  { "web", NZ_TYPE_CONTACTS, NZ_FIELD_SEARCHABLE | NZ_FIELD_WEB | NZ_FIELD_PERSONAL, "Website", "Website", "Web|Internet|Homepage|URL|Webseite", .target = "web" },
  { "letter_channel", NZ_TYPE_CHOICE, NZ_FIELD_NONE, "Invited by", "Versandart", "Letter channel|channel|Versand|Weg|Kanal|Einladung per", .choices = nz_choices_channel },
  { "languages", NZ_TYPE_TERMS, NZ_FIELD_SEARCHABLE | NZ_FIELD_PERSONAL, "Languages", "Sprachen", "Language|Sprache", .target = "language" },
  { "street", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE | NZ_FIELD_PERSONAL, "Street", "Straße", "Strasse|Str.|Anschrift|Adresse|address|Straße und Hausnummer|Straße Nr|Straße und Nr|Straße Hausnr|Straße Hausnummer|Privatanschrift",
    .group_en = "Private address", .group_de = "Privatanschrift" },
  { "addition", NZ_TYPE_TEXT, NZ_FIELD_PERSONAL, "Address addition", "Adresszusatz", "Zusatz|c/o" },
  { "postcode", NZ_TYPE_TEXT, NZ_FIELD_PERSONAL | NZ_FIELD_POSTCODE, "Postcode", "Postleitzahl", "PLZ|ZIP|Zip code|postal code" },
  { "town", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE | NZ_FIELD_PERSONAL, "Town", "Ort", "Stadt|City|Wohnort" },
  { "public_name", NZ_TYPE_BOOLEAN, NZ_FIELD_NONE, "May be named publicly", "Darf öffentlich genannt werden", "public|öffentlich|Nennung",
    .group_en = "Privacy", .group_de = "Datenschutz" },
  { "legal_basis", NZ_TYPE_CHOICE, NZ_FIELD_NONE, "Legal basis", "Rechtsgrundlage", "Rechtsgrund|basis", .choices = legal_bases },
  { "source", NZ_TYPE_TEXT, NZ_FIELD_PERSONAL, "Source of the data", "Herkunft der Daten", "Quelle|source|Herkunft" },
  { "informed_on", NZ_TYPE_DATE, NZ_FIELD_FULL_DATE | NZ_FIELD_PERSONAL, "Privacy note given on", "Datenschutzhinweise erhalten am", "informiert am|privacy note|Datenschutzhinweis" },
  { "checked_on", NZ_TYPE_DATE, NZ_FIELD_FULL_DATE, "Checked on", "Geprüft am", "checked|geprüft|Stand" },
  { "notes", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE | NZ_FIELD_PERSONAL, "Notes", "Notiz", "Note|Notizen|Bemerkung|Bemerkungen|Anmerkung|comment",
    .group_en = "Notes", .group_de = "Notiz" },
};

/* "Who is at the Jobcenter?" */
static const NzField derived[] = {
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_PERSONAL, "Organisation", "Akteur", .target = "organisation", .via = "position", .first_by = "main" },
  { "function", NZ_TYPE_TEXT, NZ_FIELD_COLUMN | NZ_FIELD_PERSONAL, "Function", "Funktion", .via = "position", .first_by = "main" },
  { "working_group", NZ_TYPE_REFERENCE, NZ_FIELD_PERSONAL, "Working groups", "Arbeitsgruppen", .target = "working_group", .via = "membership" },
};

const NzEntity nz_entity_person = {
  .name = "person",
  .en = "Person", .de = "Person",
  .plural_en = "People", .plural_de = "Personen",
  .synonyms = "persons|Ansprechperson|Ansprechpersonen|Ansprechpartner|contacts|Kontakte",
  .flags = NZ_ENTITY_SECTION | NZ_ENTITY_PERSONAL,
  .title = "{title} {given_name} {family_name}",
  .sort = "family_name",
  .sort_as_name = TRUE,
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
  .derived = derived, .n_derived = G_N_ELEMENTS (derived),
};
