/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-query.h"

/* Which records name another one: by their own reference, or by a row of their entity of further ones. A view
 * would say it too, but a file may bring no views of its own (nz-connection.c). SQLite asks the index of each
 * part. */

char *
nz_about_sql (const NzEntity *entity, const NzField *field)
{
  g_return_val_if_fail (entity != NULL && field != NULL && field->type == NZ_TYPE_REFERENCE, NULL);

  const NzEntity *further = nz_field_get_further (entity, field);
  g_autofree char *own
      = g_strdup_printf ("SELECT id AS record, \"%s\" AS target FROM \"%s\" WHERE \"%s\" IS NOT NULL",
                         field->name, entity->name, field->name);

  if (further == NULL)
    return g_strdup_printf ("(%s)", own);
  return g_strdup_printf ("(%s UNION ALL SELECT \"%s\", \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL)", own,
                          entity->name, field->name, further->name, field->name);
}
