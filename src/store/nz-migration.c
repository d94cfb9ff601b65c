/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "store/nz-store-private.h"
#include "nz-store-resources.h"

/* The numbered SQL files of migrations/, compiled in. Their number is the file's user_version. */

#define MIGRATIONS_PATH "/org/zim/Netzwerk/migrations/"

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* (transfer full): the names in the order of their numbers, without a gap from 1 on. */
static char **
list_migrations (void)
{
  char **names = g_resource_enumerate_children (nz_store_resources_get_resource (), MIGRATIONS_PATH,
                                                G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

static char **
migrations (void)
{
  static gsize once = 0;
  static char **names;

  if (g_once_init_enter (&once))
    {
      names = list_migrations ();
      g_once_init_leave (&once, 1);
    }
  return names;
}

int
nz_migration_newest (void)
{
  return (int)g_strv_length (migrations ());
}

static gboolean
apply_one (NzStore *store, int number, GError **error)
{
  g_autofree char *path = g_strconcat (MIGRATIONS_PATH, migrations ()[number - 1], NULL);
  /* Named explicitly, so that whoever links the static library gets the resource with it. */
  g_autoptr (GBytes) sql
      = g_resource_lookup_data (nz_store_resources_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", number);

  g_assert (sql != NULL);
  /* Resource data ends in a NUL that is not counted. */
  return nz_sql_exec (store, g_bytes_get_data (sql, NULL), error) && nz_sql_exec (store, version, error);
}

gboolean
nz_migration_apply (NzStore *store, int from, int to, GError **error)
{
  g_return_val_if_fail (from >= 0 && to <= nz_migration_newest (), FALSE);

  for (int number = from + 1; number <= to; number++)
    {
      g_autoptr (GError) local = NULL;

      if (!apply_one (store, number, &local))
        {
          g_autofree char *name = g_filename_display_basename (store->path);

          g_set_error (error, NZ_ERROR, local->code,
                       _ ("“%s” could not be brought up to date and was left as it was: %s"), name,
                       local->message);
          return FALSE;
        }
    }
  return TRUE;
}
