/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-members.h"

#include <string.h>

#include "domain/nz-load.h"
#include "domain/nz-sort.h"

void
nz_member_free (NzMember *member)
{
  g_free (member->group_name);
  g_free (member->organisation_name);
  g_free (member->person_name);
  g_free (member);
}

static NzSortPlace
place_in_group (gconstpointer item)
{
  const NzMember *member = item;
  int rank = strcmp (member->role, "chair") == 0 ? 0 : strcmp (member->role, "member") == 0 ? 1 : 2;
  return (NzSortPlace){ rank, member->organisation_name, member->membership };
}

static NzSortPlace
place_of_group (gconstpointer item)
{
  const NzMember *member = item;
  return (NzSortPlace){ 0, member->group_name, member->membership };
}

/* @column of membership is @id. */
static GPtrArray *
read_members (
    NzStore *store, const char *column, gint64 id, NzDate day, NzSortPlaceOf place_of, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autofree char *active
      = nz_date_is_set (day) ? nz_date_active_sql ("m", "since", "until", 1) : g_strdup ("1");
  g_autofree char *sql = g_strdup_printf (
      "SELECT m.id, m.working_group, m.organisation, m.person, g.name, o.name, "
      "nullif (trim (coalesce (p.title || ' ', '') || coalesce (p.given_name || ' ', '') || coalesce "
      "(p.family_name, '')), ''), "
      "m.role, m.since, m.until FROM " NZ_SQL_MEMBERS " "
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
  if (!nz_load_done (&local, error))
    return NULL;
  nz_sort (members, place_of);
  return g_steal_pointer (&members);
}

GPtrArray *
nz_members_of_group (NzStore *store, gint64 working_group, NzDate day, GError **error)
{
  return read_members (store, "working_group", working_group, day, place_in_group, error);
}

GPtrArray *
nz_groups_of_organisation (NzStore *store, gint64 organisation, NzDate day, GError **error)
{
  return read_members (store, "organisation", organisation, day, place_of_group, error);
}

GPtrArray *
nz_groups_of_person (NzStore *store, gint64 person, NzDate day, GError **error)
{
  return read_members (store, "person", person, day, place_of_group, error);
}

gint64
nz_sole_person_of (NzStore *store, gint64 organisation, NzDate day)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), 0);

  g_autofree char *holds = nz_date_active_sql ("p", "since", "until", 1);
  g_autofree char *sql = g_strdup_printf (
      "SELECT min (p.person), count (DISTINCT p.person) FROM position AS p WHERE p.organisation = ?2 AND %s",
      holds);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, NULL);

  if (rows == NULL)
    return 0;
  nz_rows_bind_date (rows, 1, day);
  nz_rows_bind_int (rows, 2, organisation);
  return nz_rows_next (rows, NULL) && nz_rows_int (rows, 1) == 1 ? nz_rows_int (rows, 0) : 0;
}
