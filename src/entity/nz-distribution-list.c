/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

/* @rule is an NzRule (store/nz-rule.h) over the records of @rule_entity; empty: only those that the list names. */
static const NzField fields[] = {
  { "name", NZ_TYPE_TEXT, NZ_FIELD_REQUIRED | NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME, "Name", "Name", "Verteiler|Bezeichnung|list",
    .group_en = "General", .group_de = "Allgemeines" },
  { "purpose", NZ_TYPE_TEXT, NZ_FIELD_COLUMN | NZ_FIELD_SEARCHABLE, "Purpose", "Zweck", "wofür" },
  { "rule_entity", NZ_TYPE_TEXT, NZ_FIELD_HIDDEN | NZ_FIELD_RULED, "Rule for", "Regel für", "" },
  { "rule", NZ_TYPE_LONG_TEXT, NZ_FIELD_HIDDEN | NZ_FIELD_RULE, "Rule", "Regel", "" },
  { "notes", NZ_TYPE_LONG_TEXT, NZ_FIELD_SEARCHABLE, "Notes", "Notiz", "Note|Notizen|Bemerkung|Bemerkungen|Anmerkung|comment" },
};

const NzEntity nz_entity_distribution_list = {
  .name = "distribution_list",
  .en = "Distribution List", .de = "Verteiler",
  .plural_en = "Distribution Lists", .plural_de = "Verteiler",
  .synonyms = "lists|mailing lists|Verteilerlisten",
  .flags = NZ_ENTITY_SECTION,
  .title = "{name}",
  .sort = "name",
  .fields = fields, .n_fields = G_N_ELEMENTS (fields),
};
