/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "nz-bench.h"

/* One durable edit (a field changed, validated, indexed, in the history, on the disk) against writing a page
 * of 4096 bytes and asking for it to be on the disk. */

typedef struct
{
  NzStore *store;
  gint64 id;
  guint count;
  int fd;
} Bench;

static void
edit (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) record = nz_store_get (bench->store, &nz_entity_organisation, bench->id, &error);
  g_autofree char *street = g_strdup_printf ("Neuer Weg %u", ++bench->count);

  g_assert_no_error (error);
  nz_record_set_text (record, "street", street);
  nz_store_save_as (bench->store, record, "Change", &error);
  g_assert_no_error (error);
}

static void
write_raw (gpointer data)
{
  Bench *bench = data;
  char page[4096] = { 0 };

  g_assert_cmpint (write (bench->fd, page, sizeof page), ==, sizeof page);
  g_assert_cmpint (fdatasync (bench->fd), ==, 0);
}

int
main (void)
{
  Bench bench = { .store = nz_bench_store_new ("bench-edit.netzwerk", 1000) };
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);

  nz_record_set_text (record, "name", "Förderzentrum Regenbogen");
  nz_record_set_text (record, "kind", "association");
  g_assert_true (nz_store_save (bench.store, record, NULL));
  bench.id = nz_record_get_id (record);
  bench.fd = g_open ("bench-edit.raw", O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
  g_assert_cmpint (bench.fd, >=, 0);

  double ours, raw;
  nz_bench_turns (300, edit, &bench, write_raw, &bench, &ours, &raw);
  nz_bench_against ("one durable edit", ours, "a raw write with fdatasync", raw, 4);

  close (bench.fd);
  g_unlink ("bench-edit.raw");
  nz_bench_store_free (bench.store);
  return 0;
}
