/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

static const NzChoice kinds[] = {
  { "opening", "Opening", "Begrüßung", "Eröffnung|welcome" },
  { "agenda", "Approval of the agenda", "Genehmigung der Tagesordnung", "approval of agenda" },
  { "minutes", "Approval of the last minutes", "Genehmigung des letzten Protokolls", "Protokoll|approval of minutes" },
  { "presentation", "Presentation", "Vorstellung", "Vortrag|introduction" },
  { "news", "News", "Neues aus den Einrichtungen", "Neues|Aktuelles|Informationen" },
  { "report", "Group report", "Bericht aus der Arbeitsgruppe", "Bericht|report|AG-Bericht" },
  { "focus", "Focus topic", "Schwerpunktthema", "Schwerpunkt|focus" },
  { "review", "Project review", "Auswertung", "Projektauswertung|review" },
  { "discussion", "Discussion", "Aussprache", "Diskussion" },
  { "resolution", "Resolution", "Beschluss", "vote|Abstimmung" },
  { "election", "Election", "Wahl", "Wahlen" },
  { "break", "Break", "Pause", "Kaffeepause|coffee" },
  { "other", "Any other business", "Verschiedenes", "Sonstiges|AOB" },
  { "next", "Next date", "Nächster Termin", "next meeting|Termin" },
  { NULL },
};

static const NzField fields[] = {
  { "meeting", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_OWNER, "Meeting", "Termin", "Tagung|conference", .target = "meeting" },
  { "rank", NZ_TYPE_INTEGER, NZ_FIELD_HIDDEN, "Order", "Reihenfolge", "position|Nr.|Nummer|TOP", .min = 0, .max = 1000000 },
  { "kind", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Kind", "Art", "Typ|Type", .choices = kinds },
  { "name", NZ_TYPE_TEXT, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME, "Title", "Titel", "Name|Thema|Punkt|item" },
  { "minutes", NZ_TYPE_INTEGER, NZ_FIELD_COLUMN, "Minutes", "Minuten", "Duration|Dauer", .min = 0, .max = 1440 },
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN, "Presented by (organisation)", "Vorgestellt von (Akteur)", "Akteur|Organization|Organisation", .target = "organisation" },
  { "person", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_PERSONAL, "Presented by (person)", "Vorgestellt von (Person)", "Person|Referent|Referentin|speaker", .target = "person" },
  { "working_group", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Working group", "Arbeitsgruppe", "AG|Gruppe|group", .target = "working_group" },
  { "material", NZ_TYPE_TEXT, NZ_FIELD_SEARCHABLE, "Material", "Material", "Unterlagen|Technik|handout" },
  { "record", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Minutes of the item", "Protokolltext", "Niederschrift|was gesagt wurde" },
  { "postponed", NZ_TYPE_BOOLEAN, NZ_FIELD_NONE, "Postponed", "Vertagt", "verschoben|adjourned" },
  { "resumes", NZ_TYPE_REFERENCE, NZ_FIELD_HIDDEN, "Takes up again", "Nimmt wieder auf", "vertagt von|resumes", .target = "agenda_item" },
  { "notes", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Notes", "Notiz", "Note|Notizen|Bemerkung|Bemerkungen|Anmerkung|comment" },
};

const NzEntity nz_entity_agenda_item = {
  .name = "agenda_item",
  .en = "Agenda item", .de = "Tagesordnungspunkt",
  .plural_en = "Agenda items", .plural_de = "Tagesordnungspunkte",
  .synonyms = "agenda|Tagesordnung|TOP|TOPs|agenda-item|agenda-items",
  .title = "{name|kind}",
  .sort = "rank",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
