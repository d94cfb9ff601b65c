/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-bench.h"

#include <glib/gstdio.h>
#include "exchange/nz-export.h"

/* A whole file as JSON against sqlite3's .dump of the same file, both into a file on the disk. */

#define TIMES 5
#define GOAL 3

typedef struct
{
  NzStore *store;
  const char *path;
} Work;

static void
export_json (gpointer data)
{
  const Work *work = data;
  const NzExportOptions options = { .format = NZ_EXPORT_JSON };
  g_autoptr (GError) error = NULL;

  if (!nz_export_file (work->store, "bench-export.json", &options, NULL, &error))
    g_error ("%s", error->message);
}

static void
dump (gpointer data)
{
  const Work *work = data;
  g_autofree char *line = g_strdup_printf ("sqlite3 '%s' .dump > bench-export.sql", work->path);
  const char *argv[] = { "/bin/sh", "-c", line, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  NzStore *store = nz_bench_big_store_new ("bench-export.netzwerk");
  Work work = { store, "bench-export.netzwerk" };
  double ours, reference;

  nz_bench_turns (TIMES, export_json, &work, dump, &work, &ours, &reference);
  nz_bench_against ("JSON of 100,000 organisations and 200,000 journal entries", ours, "sqlite3 .dump",
                    reference, GOAL);
  g_remove ("bench-export.json");
  g_remove ("bench-export.sql");
  nz_bench_store_free (store);
  return 0;
}
