/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-cell-text.h"
#include "exchange/nz-export-set.h"

static char *
dup_terms (NzLookup *lookup, NzRecord *record, const NzField *field, NzLanguage language)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n;
  const gint64 *ids = nz_record_get_ids (record, field->name, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name
          = nz_lookup_name (lookup, &nz_entity_term, nz_field_term_kind (field), ids[i], language);
      nz_list_append (list, name);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
dup_reference (NzLookup *lookup, NzRecord *record, const NzField *field, NzLanguage language)
{
  gint64 id = nz_record_get_int (record, field->name);

  return id != 0 ? nz_lookup_name (lookup, nz_field_target (field), nz_field_term_kind (field), id, language)
                 : g_strdup ("");
}

/* All whom the list on the screen names there: for reading, or as a list that is read back. */
static char *
dup_references (NzExportSet *set,
                NzLookup *lookup,
                NzRecord *record,
                const NzField *field,
                NzLanguage language,
                GError **error)
{
  g_autoptr (GArray) ids = nz_cell_references (nz_export_set_get_store (set), record, field, error);
  const NzEntity *target = nz_field_target (field);
  g_autoptr (GString) names = g_string_new (NULL);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (nz_export_set_is_hidden (set, target, id))
        continue;
      g_autofree char *name = nz_lookup_name (lookup, target, nz_field_term_kind (field), id, language);
      if (nz_export_set_get_options (set)->as_listed)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
      else
        nz_list_append (names, name);
    }
  /* the record itself names nobody, only its further rows do */
  if (!nz_export_set_get_options (set)->as_listed && names->len > 0 && !nz_record_has (record, field->name))
    g_string_prepend_c (names, '|');
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* By its label, where that is understood as this choice again. */
static const char *
choice_text (NzRecord *record, const NzField *field, NzLanguage language)
{
  const char *code = nz_record_get_text (record, field->name);
  const NzChoice *choice = code != NULL ? nz_field_choice (field, code) : NULL;
  const char *label = choice != NULL ? nz_choice_label (choice, language) : NULL;

  if (label != NULL && nz_field_parse_choice (field, label) != choice)
    label = NULL;
  return label != NULL ? label : code != NULL ? code : "";
}

char *
nz_export_cell (NzExportSet *set,
                NzLookup *lookup,
                NzRecord *record,
                const NzField *field,
                NzLanguage language,
                GError **error)
{
  const NzExportOptions *options = nz_export_set_get_options (set);

  if (field->via != NULL)
    return nz_cell_text (nz_export_set_get_store (set), record, field, options->day, language, error);
  switch (field->type)
    {
    case NZ_TYPE_TERMS:
      return dup_terms (lookup, record, field, language);
    case NZ_TYPE_REFERENCE:
      if (options->as_listed || nz_field_get_further (nz_record_get_entity (record), field) != NULL)
        return dup_references (set, lookup, record, field, language, error);
      return dup_reference (lookup, record, field, language);
    case NZ_TYPE_CHOICE:
      return g_strdup (choice_text (record, field, language));
    case NZ_TYPE_BOOLEAN:
      if (nz_record_get_int (record, field->name) != 0)
        return g_strdup (language == NZ_LANGUAGE_DE ? "ja" : "yes");
      return g_strdup (language == NZ_LANGUAGE_DE ? "nein" : "no");
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
      return g_strdup (nz_record_has (record, field->name) ? nz_record_get_text (record, field->name) : "");
    case NZ_TYPE_DATE:
    case NZ_TYPE_TIME:
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_CONTACTS:
    default:
      return nz_record_dup_plain (record, field);
    }
}

const char *
nz_export_heading (const NzEntity *entity, const NzField *field, NzLanguage language)
{
  const char *label = nz_field_label (field, language);

  /* a derived column is never read back */
  return field->via != NULL || nz_entity_parse_field (entity, label) == field ? label : field->name;
}
