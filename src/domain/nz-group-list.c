/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-group-list.h"

#include "domain/nz-directory.h"
#include "domain/nz-inherit.h"
#include "domain/nz-load.h"
#include "domain/nz-members.h"
#include "domain/nz-sort.h"

static void
member_free (gpointer data)
{
  NzGroupMember *member = data;
  g_free (member->organisation);
  g_free (member->person);
  g_free (member->role);
  g_free (member->contact);
  g_free (member);
}

static void
entry_free (gpointer data)
{
  NzGroupListEntry *entry = data;
  g_free (entry->name);
  g_free (entry->about);
  g_free (entry->theme);
  g_free (entry->mandate);
  g_ptr_array_unref (entry->members);
  g_free (entry);
}

static char *
first_telephone (NzRecord *record)
{
  g_auto (GStrv) all = record != NULL ? nz_directory_contacts (record, "telephone") : NULL;
  return all != NULL && all[0] != NULL ? g_strdup (all[0]) : NULL;
}

/* The person's number, else the organisation's. */
static char *
contact_of (NzStore *store, const NzMember *member)
{
  g_autoptr (NzRecord) person
      = member->person != 0 ? nz_store_get (store, &nz_entity_person, member->person, NULL) : NULL;
  g_autoptr (NzRecord) organisation
      = nz_store_get (store, &nz_entity_organisation, member->organisation, NULL);
  g_autoptr (NzInherited) inherited = organisation != NULL ? nz_inherit (store, organisation) : NULL;
  char *own = first_telephone (person);

  return own != NULL || inherited == NULL ? own : first_telephone (inherited->record);
}

static GPtrArray *
members_of (NzStore *store, gint64 group, NzDate day, NzLanguage language, GError **error)
{
  g_autoptr (GPtrArray) found = nz_members_of_group (store, group, day, error);
  const NzField *role = nz_entity_field (&nz_entity_membership, "role");
  if (found == NULL)
    return NULL;

  GPtrArray *members = g_ptr_array_new_with_free_func (member_free);
  for (guint i = 0; i < found->len; i++)
    {
      const NzMember *one = found->pdata[i];
      const NzChoice *choice = nz_field_choice (role, one->role);
      NzGroupMember *member = g_new0 (NzGroupMember, 1);
      member->organisation = g_strdup (one->organisation_name);
      member->person = g_strdup (one->person_name);
      member->role = g_strdup (choice != NULL ? nz_choice_label (choice, language) : one->role);
      member->contact = contact_of (store, one);
      g_ptr_array_add (members, member);
    }
  return members;
}

static char *
about (NzRecord *group, NzLanguage language)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *kind
      = nz_record_dup_display (group, nz_entity_field (&nz_entity_working_group, "kind"), language);
  g_autofree char *since = nz_date_format (nz_record_get_date (group, "since"), language, NZ_DATE_LONG);
  g_autofree char *until = nz_date_format (nz_record_get_date (group, "until"), language, NZ_DATE_LONG);

  g_string_append (text, kind);
  if (*since != '\0')
    g_string_append_printf (text, nz_text (language, " · since %s"), since);
  if (*until != '\0')
    g_string_append_printf (text, nz_text (language, " · until %s"), until);
  if (nz_record_has (group, "rhythm"))
    g_string_append_printf (text, " · %s", nz_record_get_text (group, "rhythm"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static NzSortPlace
place_of (gconstpointer item)
{
  const NzGroupListEntry *entry = item;
  return (NzSortPlace){ 0, entry->name, entry->id };
}

GPtrArray *
nz_group_list_new (
    NzStore *store, const gint64 *ids, gsize n, NzDate day, NzLanguage language, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), NULL);

  g_autofree char *active = nz_date_active_sql (NULL, "since", "until", 1);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM working_group WHERE %s", active);
  g_autoptr (GPtrArray) groups = ids != NULL
                                     ? nz_store_get_many (store, &nz_entity_working_group, ids, n, error)
                                     : nz_load_records (store, &nz_entity_working_group, sql, day, 0, error);
  if (groups == NULL)
    return NULL;

  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = 0; i < groups->len; i++)
    {
      NzRecord *group = groups->pdata[i];
      GPtrArray *members = members_of (store, nz_record_get_id (group), day, language, error);
      if (members == NULL)
        return NULL;
      NzGroupListEntry *entry = g_new0 (NzGroupListEntry, 1);
      entry->id = nz_record_get_id (group);
      entry->name = g_strdup (nz_record_get_text (group, "name"));
      entry->about = about (group, language);
      entry->theme = g_strdup (nz_record_get_text (group, "theme"));
      entry->mandate = g_strdup (nz_record_get_text (group, "mandate"));
      entry->members = members;
      g_ptr_array_add (entries, entry);
    }
  nz_sort (entries, place_of);
  return g_steal_pointer (&entries);
}
