/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-actor-sheet.h"

#include "domain/nz-inherit.h"
#include "domain/nz-members.h"

static void
row_free (gpointer data)
{
  NzActorSheetRow *row = data;
  g_free (row->label);
  g_free (row->value);
  g_free (row);
}

static void
sheet_free (gpointer data)
{
  NzActorSheet *sheet = data;
  g_free (sheet->name);
  g_free (sheet->about);
  g_ptr_array_unref (sheet->rows);
  g_ptr_array_unref (sheet->people);
  g_strfreev (sheet->groups);
  g_free (sheet->checked);
  g_clear_pointer (&sheet->logo, g_bytes_unref);
  g_free (sheet);
}

/* What is for the office alone, stands in one row with others, or elsewhere on the sheet. */
static gboolean
is_shown (const NzField *field)
{
  static const char *const left_out[]
      = { "addition", "postcode",  "town",       "postal_postcode", "postal_town", "letter_channel",
          "until",    "successor", "succession", "checked_on",      "notes" };

  if ((field->flags & (NZ_FIELD_HIDDEN | NZ_FIELD_FILE | NZ_FIELD_IMAGE)) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    if (g_str_equal (field->name, left_out[i]))
      return FALSE;
  return TRUE;
}

/* "Haus B, Fischmarkt 1, 99084 Erfurt" */
static char *
address (NzRecord *record, const char *addition, const char *street, const char *postcode, const char *town)
{
  const char *parts[] = { addition != NULL ? nz_record_get_text (record, addition) : NULL,
                          nz_record_get_text (record, street), nz_record_get_text (record, postcode),
                          nz_record_get_text (record, town) };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s",
                              text->len == 0               ? ""
                              : i == 3 && parts[2] != NULL ? " "
                                                           : ", ",
                              parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
value_of (NzStore *store, NzRecord *record, const NzField *field, NzLanguage language)
{
  if (g_str_equal (field->name, "street"))
    return address (record, "addition", "street", "postcode", "town");
  if (g_str_equal (field->name, "postal_street"))
    return address (record, NULL, "postal_street", "postal_postcode", "postal_town");
  if (field->type == NZ_TYPE_CONTACTS)
    {
      g_auto (GStrv) values = nz_directory_contacts (record, field->name);
      return g_strjoinv ("\n", values);
    }
  return nz_store_display (store, record, field, language);
}

static char *
label_of (const NzField *field, NzLanguage language)
{
  if (g_str_equal (field->name, "street"))
    return g_strdup (nz_text (language, "Address"));
  if (g_str_equal (field->name, "postal_street"))
    return g_strdup (nz_text (language, "Postal address"));
  return g_strdup (nz_field_label (field, language));
}

/* A value of the parent is named as such, so that a branch sees what is not its own. */
static char *
with_origin (
    NzStore *store, const NzInherited *inherited, const NzField *field, char *value, NzLanguage language)
{
  gint64 from = nz_inherited_from (inherited, field->name);
  if (from == 0 || *value == '\0')
    return value;

  g_autofree char *own = value;
  g_autofree char *parent = nz_store_title (store, &nz_entity_organisation, from);
  g_autoptr (GString) text = g_string_new (nz_text (language, "{value} (as {parent})"));
  g_string_replace (text, "{value}", own, 1);
  g_string_replace (text, "{parent}", parent, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
rows_of (NzStore *store, NzRecord *organisation, NzLanguage language)
{
  g_autoptr (NzInherited) inherited = nz_inherit (store, organisation);
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  for (guint i = 0; i < nz_entity_organisation.n_fields; i++)
    {
      const NzField *field = &nz_entity_organisation.fields[i];
      if (!is_shown (field))
        continue;
      NzActorSheetRow *row = g_new (NzActorSheetRow, 1);
      row->label = label_of (field, language);
      row->value = with_origin (store, inherited, field, value_of (store, inherited->record, field, language),
                                language);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

/* "AG Sprache (Leitung: Becker)" would tell more than the group's list: the role only. */
static char **
groups_of (NzStore *store, gint64 organisation, NzDate day, NzLanguage language, GError **error)
{
  g_autoptr (GPtrArray) found = nz_groups_of_organisation (store, organisation, day, error);
  const NzField *role = nz_entity_field (&nz_entity_membership, "role");
  if (found == NULL)
    return NULL;

  GPtrArray *names = g_ptr_array_new ();
  for (guint i = 0; i < found->len; i++)
    {
      const NzMember *one = found->pdata[i];
      const NzChoice *choice = nz_field_choice (role, one->role);
      g_ptr_array_add (names,
                       g_strdup_printf ("%s (%s)", one->group_name,
                                        choice != NULL ? nz_choice_label (choice, language) : one->role));
    }
  g_ptr_array_add (names, NULL);
  return (char **)g_ptr_array_free (names, FALSE);
}

static NzActorSheet *
sheet_new (NzStore *store, const NzDirectoryEntry *entry, NzDate day, NzLanguage language, GError **error)
{
  g_autoptr (NzRecord) organisation = nz_store_get (store, &nz_entity_organisation, entry->id, error);
  char **groups = organisation != NULL ? groups_of (store, entry->id, day, language, error) : NULL;
  if (groups == NULL)
    return NULL;

  NzActorSheet *sheet = g_new0 (NzActorSheet, 1);
  NzDate checked = nz_record_get_date (organisation, "checked_on");
  sheet->id = entry->id;
  sheet->name = g_strdup (entry->name);
  sheet->about = g_strdup (entry->about);
  sheet->rows = rows_of (store, organisation, language);
  sheet->people = g_ptr_array_ref (entry->people);
  sheet->groups = groups;
  if (nz_record_has (organisation, "logo"))
    sheet->logo = nz_store_get_image (store, nz_record_get_text (organisation, "logo"), NULL);
  sheet->checked = nz_date_is_set (checked) ? nz_date_format (checked, language, NZ_DATE_LONG) : NULL;
  return sheet;
}

GPtrArray *
nz_actor_sheets_new (
    NzStore *store, const gint64 *ids, gsize n, NzDate day, NzLanguage language, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autoptr (GPtrArray) entries
      = nz_directory_new (store, &nz_entity_organisation, ids, n, day, language, error);
  if (entries == NULL)
    return NULL;
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (sheet_free);
  for (guint i = 0; i < entries->len; i++)
    {
      NzActorSheet *sheet = sheet_new (store, entries->pdata[i], day, language, error);
      if (sheet == NULL)
        return NULL;
      g_ptr_array_add (sheets, sheet);
    }
  return g_steal_pointer (&sheets);
}
