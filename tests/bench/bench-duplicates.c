/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-duplicates.h"
#include "nz-bench.h"
#include "store/nz-query.h"

/* The pairs of a hundred thousand organisations, a hundredth of which are two of one, and the rows of an
 * import beside them. */

#define MANY 100000
#define TWINS 1000
#define ROWS 10000
#define GOAL_MS 10000
#define ROWS_GOAL_MS 5000

/* Every hundredth organisation again, as somebody else writes it. */
static void
add_twins (NzStore *store)
{
  g_autoptr (GError) error = NULL;

  nz_store_begin (store, "Twins", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < TWINS; i++)
    {
      g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
      g_autofree char *plain = nz_bench_name (i * (MANY / TWINS));
      g_autoptr (GString) name = g_string_new (plain);

      g_string_replace (name, "ö", "oe", 0);
      g_string_append (name, " e. V.");
      nz_record_set_text (record, "name", name->str);
      nz_record_set_text (record, "kind", "association");
      nz_store_save (store, record, &error);
      g_assert_no_error (error);
    }
  nz_store_commit (store, &error);
  g_assert_no_error (error);
}

static NzDuplicates *
read_all (NzStore *store)
{
  g_autoptr (GError) error = NULL;
  NzDuplicates *duplicates = nz_duplicates_new (store, &nz_entity_organisation, NULL, &error);

  g_assert_no_error (error);
  return duplicates;
}

static void
search (gpointer data)
{
  g_autoptr (NzDuplicates) duplicates = read_all (data);
  g_autoptr (GArray) pairs = nz_duplicates_pairs (duplicates, NULL, NULL);

  g_assert_cmpuint (pairs->len, ==, TWINS);
}

static void
match_rows (gpointer data)
{
  g_autoptr (NzDuplicates) duplicates = read_all (data);
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  guint known = 0;

  for (guint i = 0; i < ROWS; i++)
    {
      g_autofree char *name = nz_bench_name (i % 2 == 0 ? i : MANY + i);
      nz_record_set_text (record, "name", name);
      nz_record_set_id (record, MANY + i + 1);
      g_autoptr (GArray) similar = nz_duplicates_take (duplicates, record, NULL, 1);
      known += similar->len;
    }
  g_assert_cmpuint (known, >=, ROWS / 2);
}

int
main (void)
{
  NzStore *store = nz_bench_store_new ("bench-duplicates.netzwerk", MANY);

  add_twins (store);
  nz_bench_within ("the duplicates of 100,000 organisations", nz_bench_median (3, search, store), GOAL_MS);
  nz_bench_within ("10,000 rows of an import beside 100,000 organisations",
                   nz_bench_median (3, match_rows, store), ROWS_GOAL_MS);
  nz_bench_store_free (store);
  return 0;
}
