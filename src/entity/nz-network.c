/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* What belongs to the network and so lies in its file: letterhead, planning rules, language of documents. One record, id 1. */

static const NzChoice languages[] = {
  { "de", "German", "Deutsch", "" },
  { "en", "English", "Englisch", "" },
  { NULL },
};

static const NzChoice papers[] = {
  { "drawn", "Drawn by the program", "Vom Programm gezeichnet", "" },
  { "background", "The office’s PDF as background", "PDF der Verwaltung als Hintergrund", "" },
  { "preprinted", "Preprinted paper", "Vorgedrucktes Papier", "" },
  { NULL },
};

static const NzChoice weekdays[] = {
  { "1", "Monday", "Montag", "" }, { "2", "Tuesday", "Dienstag", "" }, { "3", "Wednesday", "Mittwoch", "" },
  { "4", "Thursday", "Donnerstag", "" }, { "5", "Friday", "Freitag", "" }, { NULL },
};

static const NzField fields[] = {
  { "name", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Name of the network", "Name des Netzwerks", "Netzwerk|network", .group_en = "Letterhead", .group_de = "Briefkopf" },
  { "subtitle", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Second line", "Zweite Zeile", "Untertitel" },
  { "office", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Office", "Geschäftsstelle", "Büro" },
  { "street", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Street", "Straße", "Strasse" },
  { "postcode", NZ_TYPE_TEXT, NZ_FIELD_POSTCODE, "Postcode", "Postleitzahl", "PLZ" },
  { "town", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Town", "Ort", "Stadt" },
  { "telephone", NZ_TYPE_TEXT, NZ_FIELD_TELEPHONE, "Telephone", "Telefon", "Tel." },
  { "email", NZ_TYPE_TEXT, NZ_FIELD_EMAIL, "E-mail", "E-Mail", "Mail" },
  { "web", NZ_TYPE_TEXT, NZ_FIELD_WEB, "Website", "Website", "Web" },
  { "contact", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Contact person", "Ansprechperson", "Bearbeitung" },
  { "reference", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Our reference", "Unser Zeichen", "Aktenzeichen" },
  { "provider", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Carried by", "Träger", "provider" },
  { "commissioned_by", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Commissioned by", "Auftraggeber", "im Auftrag" },
  { "signatory", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Signed by", "Unterzeichnet von", "signatory" },
  { "signatory_function", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Function of the signatory", "Funktion der unterzeichnenden Person", "" },
  { "second_signatory", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Second signatory", "Zweite Unterschrift", "" },
  { "second_signatory_function", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Function of the second signatory", "Funktion zur zweiten Unterschrift", "" },
  { "logo", NZ_TYPE_TEXT, NZ_FIELD_HIDDEN | NZ_FIELD_IMAGE, "Logo (image)", "Logo (Bild)", "" },
  { "background", NZ_TYPE_TEXT, NZ_FIELD_HIDDEN | NZ_FIELD_IMAGE, "Letterhead (PDF)", "Briefbogen (PDF)", "" },
  { "letter_paper", NZ_TYPE_CHOICE, NZ_FIELD_NONE, "Letter paper", "Briefpapier", "", .choices = papers },
  { "language", NZ_TYPE_CHOICE, NZ_FIELD_NONE, "Language of documents", "Sprache der Schriftstücke", "", .choices = languages },
  { "weekday", NZ_TYPE_CHOICE, NZ_FIELD_NONE, "Preferred weekday", "Bevorzugter Wochentag", "Wochentag", .choices = weekdays,
    .group_en = "Planning the year", .group_de = "Jahresplanung" },
  { "starts", NZ_TYPE_TIME, NZ_FIELD_NONE, "Conferences start at", "Tagungen beginnen um", "Beginn" },
  { "minutes", NZ_TYPE_INTEGER, NZ_FIELD_NONE, "Length in minutes", "Dauer in Minuten", "Dauer", .min = 30, .max = 720 },
  { "per_year", NZ_TYPE_INTEGER, NZ_FIELD_NONE, "Conferences a year", "Tagungen im Jahr", "", .min = 1, .max = 12 },
  { "lead_days", NZ_TYPE_INTEGER, NZ_FIELD_NONE, "Invitations go out (days before)", "Einladungen versenden (Tage vorher)", "", .min = 7, .max = 120 },
  { "reply_days", NZ_TYPE_INTEGER, NZ_FIELD_NONE, "Replies are due (days before)", "Rückmeldungen erbeten (Tage vorher)", "", .min = 1, .max = 60 },
  { "place", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Usual place", "Üblicher Tagungsort", "" },
  { "room", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Usual room", "Üblicher Raum", "" },
  { "place_street", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Its street", "Straße des Tagungsorts", "" },
  { "place_postcode", NZ_TYPE_TEXT, NZ_FIELD_POSTCODE, "Its postcode", "Postleitzahl des Tagungsorts", "" },
  { "place_town", NZ_TYPE_TEXT, NZ_FIELD_NONE, "Its town", "Stadt des Tagungsorts", "" },
  { "example", NZ_TYPE_BOOLEAN, NZ_FIELD_HIDDEN, "Example data", "Beispieldaten", "" },
};

const NzEntity nz_entity_network = {
  .name = "network",
  .en = "Network", .de = "Netzwerk",
  .plural_en = "Settings of the network", .plural_de = "Einstellungen des Netzwerks",
  .synonyms = "settings|Einstellungen",
  .flags = NZ_ENTITY_SINGLETON,
  .title = "{name}",
  .sort = "name",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
