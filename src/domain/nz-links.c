/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-links.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/nz-text.h"
#include "domain/nz-load.h"

void
nz_link_free (NzLink *link)
{
  if (link == NULL)
    return;
  g_free (link->target);
  g_free (link);
}

char *
nz_link_dup_path (const char *target)
{
  g_return_val_if_fail (target != NULL, NULL);

  if (g_path_is_absolute (target))
    return g_strdup (target);
  if (g_str_has_prefix (target, "~/"))
    return g_build_filename (g_get_home_dir (), target + 2, NULL);
  if (g_ascii_strncasecmp (target, "file:", 5) == 0)
    return g_filename_from_uri (target, NULL, NULL);
  return NULL;
}

char *
nz_link_dup_uri (const char *target)
{
  g_autofree char *path = nz_link_dup_path (target);

  if (path != NULL)
    return g_filename_to_uri (path, NULL, NULL);
  if (!nz_text_is_web (target))
    return NULL;
  gboolean whole
      = g_ascii_strncasecmp (target, "https://", 8) == 0 || g_ascii_strncasecmp (target, "http://", 7) == 0;
  g_autofree char *escaped = g_uri_escape_string (target, "%:/?#@!$&'()*+,;=", TRUE);
  return whole ? g_steal_pointer (&escaped) : g_strconcat ("https://", escaped, NULL);
}

gboolean
nz_link_is_broken (const char *target)
{
  g_autofree char *path = nz_link_dup_path (target);
  return path != NULL && g_access (path, F_OK) != 0;
}

/* Values of one field's kind of contact; the label is a column of its own. */
static gboolean
gather (NzStore *store, const NzEntity *entity, const NzField *field, GPtrArray *links, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT \"%s\", value FROM contact WHERE kind = ?1 AND \"%s\" IS NOT NULL ORDER BY "
                         "\"%s\", position",
                         entity->name, entity->name, entity->name);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_text (rows, 1, field->target);
  while (nz_rows_next (rows, &local))
    {
      const char *target = nz_rows_text (rows, 1);
      if (!nz_link_is_broken (target))
        continue;
      NzLink *link = g_new0 (NzLink, 1);
      *link = (NzLink){ entity, nz_rows_int (rows, 0), g_strdup (target) };
      g_ptr_array_add (links, link);
    }
  return nz_load_done (&local, error);
}

GPtrArray *
nz_links_broken (NzStore *store, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_link_free);

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      for (guint k = 0; k < entity->n_fields; k++)
        if ((entity->fields[k].flags & NZ_FIELD_FILE) != 0
            && !gather (store, entity, &entity->fields[k], links, error))
          return NULL;
    }
  return g_steal_pointer (&links);
}
