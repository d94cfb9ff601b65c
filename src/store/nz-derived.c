/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-query.h"

/* The rows that a derived column is read from. */

char *
nz_derived_sql (
    const NzEntity *entity, const NzField *field, const char *value, const char *owner, int day_parameter)
{
  g_return_val_if_fail (entity != NULL && field != NULL && value != NULL && owner != NULL, NULL);

  const NzField *link = NULL;
  const NzEntity *via = nz_field_get_via (entity, field, &link);
  g_return_val_if_fail (via != NULL, NULL);
  const NzField *since = nz_entity_field_with (via, NZ_FIELD_SINCE);
  const NzField *until = nz_entity_field_with (via, NZ_FIELD_UNTIL);
  g_autofree char *active = nz_date_active_sql ("v", since != NULL ? since->name : NULL,
                                                until != NULL ? until->name : NULL, day_parameter);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s FROM \"%s\" v WHERE v.\"%s\" = %s AND %s", value, via->name, link->name,
                   owner, active);
  /* The first row counts even where it says nothing: two columns of one row must not come from two. */
  if (field->first_by == NULL)
    g_string_append_printf (sql, " AND v.\"%s\" IS NOT NULL", field->name);
  g_string_append (sql, " ORDER BY ");
  if (field->first_by != NULL)
    g_string_append_printf (sql, "v.\"%s\" DESC, ", field->first_by);
  else if (field->type == NZ_TYPE_REFERENCE)
    g_string_append_printf (sql,
                            "(SELECT k.key FROM sort_key k WHERE k.entity = '%s' AND k.record = v.\"%s\"), ",
                            nz_field_target (field)->name, field->name);
  if (since != NULL)
    g_string_append_printf (sql, "v.\"%s\", ", since->name);
  g_string_append (sql, "v.id");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}
