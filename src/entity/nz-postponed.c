/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* A line of the Overview (domain/nz-todo.h) that stays away until a day. The subject is "entity/ID"; empty: the whole kind stays away. It is text, because
 * it may be about any record, and what is left of one that is gone does no harm. */
static const NzChoice kinds[] = {
  { "follow_up", "Follow-ups", "Wiedervorlagen", "" },
  { "task", "Tasks", "Aufgaben", "" },
  { "meeting", "Next conference", "Nächste Tagung", "" },
  { "contact", "Stay in touch", "Kontakt auffrischen", "" },
  { "seat", "Open seats", "Offene Sitze", "" },
  { "check", "To be checked", "Zu prüfen", "" },
  { "ending", "Ending soon", "Läuft bald aus", "" },
  { "sponsorship", "Sponsorships without contact", "Patenschaften ohne Kontakt", "" },
  { "file", "Files that are missing", "Fehlende Dateien", "" },
  { NULL },
};

static const NzField fields[] = {
  { "kind", NZ_TYPE_CHOICE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN, "Kind", "Art", "Typ|Type", .choices = kinds },
  { "subject", NZ_TYPE_TEXT, NZ_FIELD_HIDDEN, "About", "Bezug", "subject" },
  { "until", NZ_TYPE_DATE, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_FULL_DATE, "Postponed until", "Zurückgestellt bis", "bis|until" },
};

const NzEntity nz_entity_postponed = {
  .name = "postponed",
  .en = "Postponed Line", .de = "Zurückgestellter Hinweis",
  .plural_en = "Postponed Lines", .plural_de = "Zurückgestellte Hinweise",
  .synonyms = "postponements|Zurückstellungen",
  .title = "{kind}",
  .sort = "until",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
