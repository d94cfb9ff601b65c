/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* What was said about a task on a day. Without a text: under this item of an agenda it will be asked for. */

static const NzField fields[] = {
  { "task", NZ_TYPE_REFERENCE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_OWNER, "Task", "Aufgabe",
    "Auftrag|to do", .target = "task" },
  { "agenda_item", NZ_TYPE_REFERENCE, NZ_FIELD_COLUMN, "Agenda item", "Tagesordnungspunkt", "TOP|item",
    .target = "agenda_item" },
  { "day", NZ_TYPE_DATE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_FULL_DATE, "Day", "Tag",
    "Date|Datum|am" },
  { "text", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Answer", "Antwort", "Text|Rückmeldung|Sachstand" },
};

const NzEntity nz_entity_task_answer = {
  .name = "task_answer",
  .en = "Answer to a task",
  .de = "Antwort zur Aufgabe",
  .plural_en = "Answers to tasks",
  .plural_de = "Antworten zu Aufgaben",
  .synonyms = "task-answer|Sachstände",
  .title = "{task}, {day}",
  .sort = "day",
  .newest_first = TRUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
