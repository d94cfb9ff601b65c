/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-record-list.h"
#include "nz-bench.h"

/* From opening a section, or from a key stroke in its search, to the first page of a hundred thousand
 * organisations. */

#define MANY 100000
#define PAGE 30

static void
read_page (NzRecordList *list)
{
  for (guint i = 0; i < PAGE; i++)
    {
      g_autoptr (NzListItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_assert_nonnull (item);
    }
}

static void
open_list (gpointer data)
{
  g_autoptr (NzRecordList) list = nz_record_list_new (data, &nz_entity_organisation);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY);
  read_page (list);
}

static void
type_in_search (gpointer data)
{
  static guint count;
  static const char *const typed[] = { "Foerderz", "beratung 7", "Bündnis nachb", "f" };

  nz_record_list_set_search (data, typed[count++ % G_N_ELEMENTS (typed)]);
  read_page (data);
}

int
main (void)
{
  NzStore *store = nz_bench_store_new ("bench-list.netzwerk", MANY);

  nz_bench_within ("opening a list of 100,000, with its first page", nz_bench_median (20, open_list, store),
                   16);

  g_autoptr (NzRecordList) list = nz_record_list_new (store, &nz_entity_organisation);
  nz_bench_within ("a key stroke in the search of 100,000, with its first page",
                   nz_bench_median (20, type_in_search, list), 16);
  g_clear_object (&list);
  nz_bench_store_free (store);
  return 0;
}
