/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-legal-form.h"
#include "base/nz-text.h"
#include "exchange/nz-import-private.h"

/* What no cell says of a new organisation and is known all the same: its kind and legal form from its name,
 * since when it is a member, whether it may be named publicly. */

/* The commonest. */
#define ASSUMED_KIND "provider"
#define ASSUMED_GROUP "permanent"

/* --- the kind --------------------------------------------------------------------------------------------
 */

/* "e. V." tells an association; the first word that fits, from the name's end. */
const char *
nz_import_guess_kind (const char *name)
{
  static const struct
  {
    const char *word;
    const char *kind;
  } words[] = {
    { "jobcenter", "authority" },
    { "agentur fuer arbeit", "authority" },
    { "landesamt", "authority" },
    { "bundesamt", "authority" },
    { "polizei", "authority" },
    { "e. v.", "association" },
    { "e.v.", "association" },
    { "verein", "association" },
    { "initiative", "association" },
    { "schule", "education" },
    { "universitaet", "education" },
    { "hochschule", "education" },
    { "volkshochschule", "education" },
    { "kirche", "religion" },
    { "kirchengemeinde", "religion" },
    { "moschee", "religion" },
    { "gemeinde", "religion" },
    { "gmbh", "company" },
    { "beirat", "body" },
    { "beauftragte", "body" },
    { "amt", "office" },
    { "stadtverwaltung", "office" },
    { "dezernat", "office" },
    { "caritas", "provider" },
    { "diakonie", "provider" },
    { "awo", "provider" },
    { "drk", "provider" },
    { "malteser", "provider" },
  };
  g_autofree char *key = nz_text_match_key (name);
  g_autofree char *padded = g_strconcat (" ", key, " ", NULL);

  if (strstr (padded, " ggmbh ") != NULL)
    return "provider";
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *place = strstr (padded, words[i].word);
      gsize length = strlen (words[i].word);

      /* compound words end with it: Sozialamt, Grundschule */
      if (place != NULL && (place[length] == ' ' || place[length] == ',' || place[length] == ')')
          && (length > 3 || place[-1] == ' ' || g_str_equal (words[i].word, "amt")))
        return words[i].kind;
    }
  return NULL;
}

/* An organisation must have a kind. Where no column says it, the user's choice does, else its name; one that
 * only comes along with other records gets the commonest, and a note. */
void
nz_import_tell_kind (NzImportRow *row, NzRecord *record)
{
  NzPart *part = row->part;
  const NzField *field = nz_entity_field (&nz_entity_organisation, "kind");
  const char *kind = part->kind;

  if (nz_record_has (record, "kind") || row->faulty[nz_field_index (part->entity, field)]
      || nz_record_get_text (record, "name") == NULL)
    return;
  if (kind == NULL && nz_part_column_of (part, field) != NULL)
    return;
  if (kind == NULL)
    kind = nz_import_guess_kind (nz_record_get_text (record, "name"));
  if (kind == NULL && !part->is_alone)
    kind = ASSUMED_KIND;
  if (kind != NULL)
    nz_record_set_text (record, "kind", kind);
}

/* --- the legal form --------------------------------------------------------------------------------------
 */

/* (nullable): the legal form that the name says for certain. "AG" may be a working group; what neighbours
 * have is none of ours. */
static const char *
legal_form_of (const char *name)
{
  static const struct
  {
    const char *form, *code;
  } forms[] = {
    { "ev", "ev" },       { "ggmbh", "ggmbh" },      { "gug", "ggmbh" },  { "gmbh", "gmbh" },
    { "ug", "gmbh" },     { "gmbhcokg", "company" }, { "eg", "company" }, { "gbr", "company" },
    { "kg", "company" },  { "ohg", "company" },      { "ek", "company" }, { "kdoer", "public" },
    { "aoer", "public" },
  };
  const char *form = name != NULL ? nz_legal_form_of (name) : NULL;

  for (gsize i = 0; form != NULL && i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].form, form))
      return forms[i].code;
  return NULL;
}

/* --- a new one -------------------------------------------------------------------------------------------
 */

static gboolean
is_said (const NzImportRow *row, const char *field)
{
  return nz_part_column_of (row->part, nz_entity_field (&nz_entity_organisation, field)) != NULL;
}

/* Since when a new organisation is a member, where no column could say it. */
static void
tell_since (NzImportRow *row, NzRecord *record)
{
  if (row->is_own || is_said (row, "since") || nz_record_has (record, "since")
      || nz_record_has (record, "until"))
    return;
  row->import->n_undated++;
  nz_record_set_date (record, "since", row->import->since);
}

/* NORMS.md: an individual is named publicly only where that is ticked. */
static gboolean
is_individual (NzRecord *record)
{
  return g_strcmp0 (nz_record_get_text (record, "kind"), "individual") == 0;
}

void
nz_import_tell_group (NzImportRow *row, NzRecord *record)
{
  const NzField *field = nz_entity_field (&nz_entity_working_group, "kind");

  if (!nz_record_has (record, "kind") && nz_part_column_of (row->part, field) == NULL)
    nz_record_set_text (record, "kind", ASSUMED_GROUP);
}

/* Whether nothing but the commonest kind told what it is. */
static gboolean
is_assumed (const NzPart *part, NzRecord *record)
{
  return part->kind == NULL && nz_part_column_of (part, nz_entity_field (part->entity, "kind")) == NULL
         && g_strcmp0 (nz_record_get_text (record, "kind"), ASSUMED_KIND) == 0
         && nz_import_guess_kind (nz_record_get_text (record, "name")) == NULL;
}

void
nz_import_tell_new (NzImportRow *row, NzRecord *record)
{
  row->part->n_kinds_guessed += !row->is_own && !row->part->is_alone && is_assumed (row->part, record);
  tell_since (row, record);
  if (!row->is_own && !is_said (row, "legal_form"))
    nz_record_set_text (record, "legal_form", legal_form_of (nz_record_get_text (record, "name")));
  if (!is_said (row, "public_name") && is_individual (record))
    nz_record_set_int (record, "public_name", FALSE);
}

const char *
nz_import_why_told (const NzPlanned *plan, const NzField *field)
{
  if (plan->before != NULL || nz_part_column_of (plan->part, field) != NULL)
    return NULL;
  if (plan->part->entity == &nz_entity_working_group && g_str_equal (field->name, "kind"))
    return _ ("assumed");
  if (plan->part->entity != &nz_entity_organisation)
    return NULL;
  if (g_str_equal (field->name, "legal_form"))
    return _ ("told by the name");
  if (g_str_equal (field->name, "public_name") && is_individual (plan->record))
    return _ ("an individual");
  if (g_str_equal (field->name, "kind") && is_assumed (plan->part, plan->record))
    return _ ("assumed");
  if (g_str_equal (field->name, "kind") && plan->part->kind == NULL
      && g_strcmp0 (nz_import_guess_kind (nz_record_get_text (plan->record, "name")),
                    nz_record_get_text (plan->record, "kind"))
             == 0)
    return _ ("told by the name");
  return NULL;
}
