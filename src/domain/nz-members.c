/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-members.h"

#include <string.h>

#include "base/nz-text.h"
#include "domain/nz-load.h"

void
nz_member_free (NzMember *member)
{
  g_free (member->group_name);
  g_free (member->organisation_name);
  g_free (member->person_name);
  g_free (member);
}

typedef struct
{
  NzMember *member;
  int rank;
  char *key;
} Sorted;

static void
sorted_clear (gpointer data)
{
  g_free (((Sorted *)data)->key);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Sorted *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank - other->rank;
  int order = strcmp (one->key, other->key);
  if (order != 0)
    return order;
  return one->member->membership < other->member->membership ? -1 : 1;
}

static int
role_rank (const char *role)
{
  return strcmp (role, "chair") == 0 ? 0 : strcmp (role, "member") == 0 ? 1 : 2;
}

static void
sort_members (GPtrArray *members, gboolean by_group)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (Sorted), members->len);
  g_array_set_clear_func (sorted, sorted_clear);
  for (guint i = 0; i < members->len; i++)
    {
      NzMember *member = members->pdata[i];
      const char *name = by_group ? member->group_name : member->organisation_name;
      Sorted one = { member, by_group ? 0 : role_rank (member->role), nz_text_sort_key_words (name) };
      g_array_append_val (sorted, one);
    }
  g_array_sort (sorted, compare);
  for (guint i = 0; i < members->len; i++)
    members->pdata[i] = g_array_index (sorted, Sorted, i).member;
}

/* @column of membership is @id. */
static GPtrArray *
read_members (NzStore *store, const char *column, gint64 id, NzDate day, GError **error)
{
  g_autofree char *active
      = nz_date_is_set (day) ? nz_date_active_sql ("m", "since", "until", 1) : g_strdup ("1");
  g_autofree char *sql = g_strdup_printf (
      "SELECT m.id, m.working_group, m.organisation, m.person, g.name, o.name, "
      "nullif (trim (coalesce (p.title || ' ', '') || coalesce (p.given_name || ' ', '') || coalesce "
      "(p.family_name, '')), ''), "
      "m.role, m.since, m.until FROM membership AS m "
      "JOIN working_group AS g ON g.id = m.working_group JOIN organisation AS o ON o.id = m.organisation "
      "LEFT JOIN person AS p ON p.id = m.person WHERE m.%s = ?2 AND %s",
      column, active);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_member_free);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, day);
  nz_rows_bind_int (rows, 2, id);
  while (nz_rows_next (rows, &local))
    {
      NzMember *member = g_new0 (NzMember, 1);
      *member = (NzMember){
        .membership = nz_rows_int (rows, 0),
        .working_group = nz_rows_int (rows, 1),
        .organisation = nz_rows_int (rows, 2),
        .person = nz_rows_int (rows, 3),
        .group_name = g_strdup (nz_rows_text (rows, 4)),
        .organisation_name = g_strdup (nz_rows_text (rows, 5)),
        .person_name = g_strdup (nz_rows_text (rows, 6)),
        .role = g_intern_string (nz_rows_text (rows, 7)),
        .since = nz_rows_date (rows, 8),
        .until = nz_rows_date (rows, 9),
      };
      g_ptr_array_add (members, member);
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&members) : NULL;
}

GPtrArray *
nz_members_of_group (NzStore *store, gint64 working_group, NzDate day, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);
  GPtrArray *members = read_members (store, "working_group", working_group, day, error);
  if (members != NULL)
    sort_members (members, FALSE);
  return members;
}

GPtrArray *
nz_groups_of_organisation (NzStore *store, gint64 organisation, NzDate day, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);
  GPtrArray *members = read_members (store, "organisation", organisation, day, error);
  if (members != NULL)
    sort_members (members, TRUE);
  return members;
}

GPtrArray *
nz_groups_of_person (NzStore *store, gint64 person, NzDate day, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);
  GPtrArray *members = read_members (store, "person", person, day, error);
  if (members != NULL)
    sort_members (members, TRUE);
  return members;
}
