/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzChoice kinds[] = {
  { "office", "Office", "Amt", "city office|department|Dezernat|Stadtverwaltung|Dienststelle",
    "Part of the city administration", "Teil der Stadtverwaltung" },
  { "authority", "Authority", "Behörde", "state authority|Bundesbehörde|Landesbehörde|Jobcenter",
    "Authority of the state or the federation, the Jobcenter included", "Behörde des Landes oder des Bundes, auch das Jobcenter" },
  { "provider", "Provider", "Träger", "freier Träger|Organisation|Wohlfahrtsverband|welfare organisation",
    "Runs services with paid staff, whatever its legal form", "Arbeitet mit bezahltem Personal, gleich in welcher Rechtsform" },
  { "association", "Association", "Verein", "e. V.|e.V.|club|society|Initiative",
    "Mainly voluntary", "Überwiegend ehrenamtlich" },
  { "education", "Educational institution", "Bildungseinrichtung", "school|Schule|Hochschule|Kita|university|Bildungsträger",
    "School, university, adult education", "Schule, Hochschule, Erwachsenenbildung" },
  { "religion", "Religious community", "Religionsgemeinschaft", "church|mosque|Kirche|Gemeinde|Kirchengemeinde|Moschee",
    "Church, mosque, synagogue or other community of faith", "Kirche, Moschee, Synagoge oder andere Glaubensgemeinschaft" },
  { "company", "Company", "Firma", "Unternehmen|Betrieb|business|GmbH",
    "Works for profit", "Arbeitet gewerblich" },
  { "individual", "Individual", "Einzelperson", "person|Privatperson",
    "One human being: the whole record is personal data", "Ein einzelner Mensch: Der ganze Eintrag gilt als personenbezogen" },
  { "body", "Advisory body", "Beirat, Beauftragte", "Beirat|Beauftragte|Beauftragter|Gremium|commissioner|council|body",
    "Advisory council or commissioner", "Beirat oder Beauftragte" },
  { NULL },
};

static const NzChoice legal_forms[] = {
  { "ev", "Registered association", "Eingetragener Verein", "e. V.|e.V.|eV|Eingetragener Verein (e. V.)" },
  { "association", "Unregistered association", "Nicht eingetragen", "Nicht eingetragener Verein|Verein ohne Eintrag|Initiative|unregistered" },
  { "ggmbh", "Charitable company", "Gemeinnützige GmbH", "gGmbH|Gemeinnützige GmbH (gGmbH)" },
  { "gmbh", "Limited company", "GmbH", "UG|Ltd." },
  { "company", "Another company", "Andere Gesellschaft", "AG|KG|OHG|GbR|eG|Genossenschaft|Einzelunternehmen" },
  { "foundation", "Foundation", "Stiftung", "Stiftung bürgerlichen Rechts" },
  { "public", "Public corporation", "Öffentlich-rechtlich", "Körperschaft oder Anstalt des öffentlichen Rechts|Körperschaft des öffentlichen Rechts|Anstalt des öffentlichen Rechts|KdöR|K. d. ö. R.|AöR|public" },
  { "church", "Church or its institution", "Kirchliche Einrichtung", "Kirche|kirchlich" },
  { "part", "Part of another body", "Unselbständig", "Dienststelle|Abteilung|Außenstelle" },
  { NULL },
};

static const NzChoice successions[] = {
  { "renamed", "Renamed", "umbenannt", "Umbenennung|neuer Name" },
  { "merged", "Merged", "zusammengelegt", "Fusion|fusioniert|merged" },
  { "handed", "Handed over", "übergeben", "Übergabe|Trägerwechsel" },
  { NULL },
};

static const NzField fields[] = {
  { "name", NZ_TYPE_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME, "Name", "Name",
    "Organisation|Akteur|Bezeichnung|Einrichtung|Name der Einrichtung|Name der Organisation|Name des Akteurs|Name des Vereins|Name der Institution|"
    "Name des Trägers|Name der Dienststelle|Name der Firma|Einrichtungsname|Vereinsname|Organisationsname|Name of organisation", .group_en = "General", .group_de = "Allgemeines" },
  { "short_name", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME, "Short name", "Kurzname", "Kürzel|Abkürzung|Kurzbezeichnung|abbreviation" },
  { "kind", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Kind", "Art", "Typ|Type|Kategorie", .choices = kinds },
  { "legal_form", NZ_TYPE_CHOICE, NZ_FIELD_NONE, "Legal form", "Rechtsform", "", .choices = legal_forms },
  { "register_number", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE, "Register number", "Registernummer", "Vereinsregister|VR|HRB|Register" },
  { "parent", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Branch of", "Gehört zu", "Dachorganisation|Mutterorganisation|Träger des Akteurs|parent|übergeordnet", .target = "organisation" },
  { "logo", NZ_TYPE_TEXT, NZ_FIELD_IMAGE, "Logo", "Logo", "" },
  { "street", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE, "Street", "Straße", "Strasse|Str.|Anschrift|Adresse|address|Straße und Hausnummer|Straße Nr|Straße und Nr|Straße Hausnr|Straße Hausnummer|street and number",
    .group_en = "Address", .group_de = "Anschrift" },
  { "addition", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE, "Address addition", "Adresszusatz", "Zusatz|addition|Anschriftenzusatz|c/o" },
  { "postcode", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE | NZ_FIELD_POSTCODE, "Postcode", "Postleitzahl", "PLZ|ZIP|Zip code|postal code" },
  { "town", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE, "Town", "Ort", "Stadt|City|Wohnort" },
  { "district", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE, "District", "Stadtteil", "Ortsteil|Bezirk", .target = "term:district" },
  { "postal_street", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE, "Postal address: street or box", "Postanschrift: Straße oder Postfach", "Postfach|Postanschrift|P.O. box" },
  { "postal_postcode", NZ_TYPE_TEXT, NZ_FIELD_POSTCODE, "Postal address: postcode", "Postanschrift: Postleitzahl", "PLZ Postfach|Postfach-PLZ" },
  { "postal_town", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Postal address: town", "Postanschrift: Ort", "Ort Postfach" },
  { "telephone", NZ_TYPE_CONTACTS, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_TELEPHONE, "Telephone", "Telefon", "Tel.|Tel|Phone|Rufnummer|Telefonnummer|Telephones",
    .target = "telephone", .group_en = "Contact", .group_de = "Kontakt" },
  { "fax", NZ_TYPE_CONTACTS, NZ_FIELD_SEARCHABLE | NZ_FIELD_TELEPHONE, "Fax", "Fax", "Telefax|Faxnummer", .target = "fax" },
  { "email", NZ_TYPE_CONTACTS, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_EMAIL, "E-mail", "E-Mail", "Mail|Email|E-Mail-Adresse|e-mail address", .target = "email" },
  { "web", NZ_TYPE_CONTACTS, NZ_FIELD_SEARCHABLE | NZ_FIELD_WEB, "Website", "Website", "Web|Internet|Homepage|URL|Webseite", .target = "web" },
  { "opening_hours", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Opening hours", "Öffnungszeiten", "Sprechzeiten|Sprechstunde|hours" },
  { "letter_channel", NZ_TYPE_CHOICE, NZ_FIELD_NONE, "Invited by", "Versandart", "Letter channel|channel|Versand|Weg|Kanal|Einladung per", .choices = nz_choices_channel },
  { "topics", NZ_TYPE_TERMS, NZ_FIELD_SEARCHABLE, "Topics", "Themen", "Topic|Thema|Schwerpunkte|Arbeitsfelder", .target = "topic",
    .group_en = "Work", .group_de = "Arbeit" },
  { "target_groups", NZ_TYPE_TERMS, NZ_FIELD_SEARCHABLE, "Target groups", "Zielgruppen", "Target group|Zielgruppe", .target = "target_group" },
  { "languages", NZ_TYPE_TERMS, NZ_FIELD_SEARCHABLE, "Languages", "Sprachen", "Language|Sprache", .target = "language" },
  { "districts", NZ_TYPE_TERMS, NZ_FIELD_SEARCHABLE, "Works in districts", "Tätig in Stadtteilen", "Districts|Einzugsgebiet|Wirkungsgebiet", .target = "district" },
  { "links", NZ_TYPE_CONTACTS, NZ_FIELD_FILE, "Files and folders", "Dateien und Ordner", "Links|Dateien|Ordner|files", .target = "link" },
  { "since", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_SINCE, "Member since", "Mitglied seit", "since|seit|Beitritt|im Netzwerk seit|Mitglied im Netzwerk seit|dabei seit|joined",
    .group_en = "In the network", .group_de = "Im Netzwerk" },
  { "until", NZ_TYPE_DATE, NZ_FIELD_UNTIL, "Member until", "Mitglied bis", "until|bis|Austritt|left" },
  { "successor", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Succeeded by", "Nachfolger", "Nachfolge|aufgegangen in|successor", .target = "organisation" },
  { "succession", NZ_TYPE_CHOICE, NZ_FIELD_NONE, "How it was succeeded", "Art der Nachfolge", "", .choices = successions },
  { "public_name", NZ_TYPE_BOOLEAN, NZ_FIELD_DEFAULT_TRUE, "May be named publicly", "Darf öffentlich genannt werden", "public|öffentlich|Nennung" },
  { "checked_on", NZ_TYPE_DATE, NZ_FIELD_FULL_DATE, "Checked on", "Geprüft am", "checked|geprüft|Stand" },
  { "notes", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Notes", "Notiz", "Note|Notizen|Bemerkung|Bemerkungen|Anmerkung|comment",
    .group_en = "Notes", .group_de = "Notiz" },
};

static const NzField derived[] = {
  { "working_group", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Working groups", "Arbeitsgruppen", .target = "working_group", .via = "membership" },
  { "person", NZ_TYPE_REFERENCE, NZ_FIELD_PERSONAL, "People", "Personen", .target = "person", .via = "position" },
};

const NzEntity nz_entity_organisation = {
  .name = "organisation",
  .en = "Organisation", .de = "Akteur",
  .plural_en = "Organisations", .plural_de = "Akteure",
  .synonyms = "organisations|organization|organizations|Organisationen|Einrichtungen|actors|actor|members|Mitglieder",
  .flags = NZ_ENTITY_SECTION,
  .title = "{name}",
  .sort = "name",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
  .derived = derived, .n_derived = G_N_ELEMENTS (derived),
};
