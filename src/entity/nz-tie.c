/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzChoice intensities[] = {
  { "1", "Information exchange", "Informationsaustausch", "Austausch|exchange|information|Information",
    "We inform each other", "Wir informieren uns gegenseitig" },
  { "2", "Coordination", "Absprachen", "Absprache|Abstimmung|Koordination",
    "We coordinate dates and offers", "Wir sprechen Termine und Angebote ab" },
  { "3", "Cooperation", "Kooperation", "Zusammenarbeit|cooperate",
    "We carry something out together", "Wir führen etwas gemeinsam durch" },
  { "4", "Joint responsibility", "Gemeinsame Verantwortung", "Verantwortung|responsibility",
    "We answer for something together, agreed in writing", "Wir verantworten etwas gemeinsam, schriftlich vereinbart" },
  { NULL },
};

static const NzField fields[] = {
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Organisation", "Akteur", "Organization|from|source|Akteur A|von Akteur|Organisation A", .target = "organisation" },
  { "partner", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Partner", "Partner", "to|target|Akteur B|mit Akteur|mit|with|Organisation B", .target = "organisation" },
  { "intensity", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Intensity", "Intensität", "Stufe|Stärke|weight|level", .choices = intensities },
  { "since", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_SINCE, "Since", "Seit", "ab|beginn" },
  { "until", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_UNTIL, "Until", "Bis", "ende" },
  { "stated_by", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Stated by", "Angegeben von", "genannt von|source of statement", .target = "organisation" },
  { "confirmed", NZ_TYPE_BOOLEAN, NZ_FIELD_NONE, "Confirmed by the other side", "Von der anderen Seite bestätigt", "confirmed|bestätigt" },
  { "entered_on", NZ_TYPE_DATE, NZ_FIELD_FULL_DATE | NZ_FIELD_HIDDEN, "Entered on", "Erfasst am", "entered|erfasst" },
  { "notes", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Notes", "Notiz", "Note|Notizen|Bemerkung|Bemerkungen|Anmerkung|comment" },
};

const NzEntity nz_entity_tie = {
  .name = "tie",
  .en = "Collaboration", .de = "Zusammenarbeit",
  .plural_en = "Collaborations", .plural_de = "Zusammenarbeiten",
  .synonyms = "ties|edges|Kanten|Verbindungen|Kooperationen|cooperation",
  .title = "{organisation} – {partner}",
  .sort = "since",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
