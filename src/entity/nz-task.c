/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* What somebody took on at a meeting. It is asked for again (task_answer) until it is done or no longer
 * needed. */

static const NzChoice states[] = {
  { "open", "Open", "offen", "in Arbeit|pending" },
  { "done", "Done", "erledigt", "fertig|ja|finished" },
  { "dropped", "No longer needed", "entfallen", "hinfällig|dropped" },
  { NULL },
};

static const NzField fields[] = {
  { "name", NZ_TYPE_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME, "Task",
    "Aufgabe", "Name|Was|Auftrag|to do", .group_en = "Task", .group_de = "Aufgabe" },
  { "organisation", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN, "Organisation", "Akteur",
    "Organization|Einrichtung|Wer", .target = "organisation" },
  { "person", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN | NZ_FIELD_PERSONAL, "Person", "Person",
    "Ansprechperson|zuständig", .target = "person" },
  { "working_group", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Working group", "Arbeitsgruppe", "AG|Gruppe|group",
    .target = "working_group" },
  { "since", NZ_TYPE_DATE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_FULL_DATE, "Open since",
    "Offen seit", "Datum|seit|vom" },
  { "due", NZ_TYPE_DATE, NZ_FIELD_COLUMN | NZ_FIELD_FULL_DATE, "Due", "Zu erledigen bis",
    "bis|fällig|Termin|deadline" },
  { "state", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "State", "Stand", "Status",
    .choices = states },
  { "done_on", NZ_TYPE_DATE, NZ_FIELD_FULL_DATE, "Done on", "Erledigt am", "erledigt|finished on" },
  { "meeting", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Decided at", "Beschlossen bei", "Tagung|conference|meeting",
    .target = "meeting", .group_en = "Origin", .group_de = "Herkunft" },
  { "agenda_item", NZ_TYPE_REFERENCE, NZ_FIELD_NONE, "Agenda item", "Tagesordnungspunkt", "TOP|item",
    .target = "agenda_item" },
  { "notes", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Notes", "Notiz",
    "Note|Notizen|Bemerkung|Bemerkungen|Anmerkung|comment", .group_en = "Notes", .group_de = "Notiz" },
};

const NzEntity nz_entity_task = {
  .name = "task",
  .en = "Task",
  .de = "Aufgabe",
  .plural_en = "Tasks",
  .plural_de = "Aufgaben",
  .synonyms = "to-dos|Aufträge",
  .flags = NZ_ENTITY_SECTION,
  .title = "{name}",
  .sort = "due",
  .newest_first = TRUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
