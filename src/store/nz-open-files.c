/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-file-check.h"

#include <sys/stat.h>

/* Counted by real path: the same file can be open several times, in several threads. */
static GMutex mutex;
static GHashTable *open_files; /* path → count */

static char *
key_of (const char *path)
{
  g_autofree char *real = realpath (path, NULL);
  return g_strdup (real != NULL ? real : path);
}

char *
nz_open_files_add (const char *path)
{
  char *key = key_of (path);
  guint count;

  g_mutex_lock (&mutex);
  if (open_files == NULL)
    open_files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (open_files, key));
  g_hash_table_insert (open_files, g_strdup (key), GUINT_TO_POINTER (count + 1));
  g_mutex_unlock (&mutex);
  return key;
}

void
nz_open_files_remove (const char *key)
{
  guint count;

  g_mutex_lock (&mutex);
  count = open_files != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (open_files, key)) : 0;
  if (count > 1)
    g_hash_table_insert (open_files, g_strdup (key), GUINT_TO_POINTER (count - 1));
  else if (count == 1)
    g_hash_table_remove (open_files, key);
  g_mutex_unlock (&mutex);
}

gboolean
nz_open_files_has (const char *path)
{
  g_autofree char *key = key_of (path);
  gboolean has;

  g_mutex_lock (&mutex);
  has = open_files != NULL && g_hash_table_contains (open_files, key);
  g_mutex_unlock (&mutex);
  return has;
}
