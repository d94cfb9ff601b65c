/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-bench.h"
#include "store/nz-query.h"
#include "store/nz-step-changes.h"

/* What was done to one record, and what was deleted, in a file of a hundred thousand organisations after
 * three hundred thousand changes: as the windows of the history and of deleted entries ask for it. */

#define STEPS 300
#define IN_A_STEP 1000
#define DELETED 100
/* As the windows ask. */
#define STEPS_SHOWN 60
#define STEPS_ON_PAGE 5
#define DELETED_SHOWN 201
#define GOAL_MS 16

typedef struct
{
  NzStore *store;
  gint64 id;
} Asking;

static void
change (NzStore *store, const gint64 *ids, guint step)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *street = g_strdup_printf ("Neuer Weg %u", step);

  nz_store_begin (store, "Change", &error);
  for (guint i = 0; i < IN_A_STEP && error == NULL; i++)
    {
      g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_organisation, ids[i], &error);

      nz_record_set_text (record, "street", street);
      nz_store_save (store, record, &error);
    }
  g_assert_no_error (error);
  nz_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
ask_record (gpointer data)
{
  const Asking *asking = data;
  g_autoptr (GPtrArray) steps
      = nz_store_record_changes (asking->store, &nz_entity_organisation, asking->id, STEPS_SHOWN, NULL);

  g_assert_cmpuint (steps->len, >=, 3);
}

static void
ask_page (gpointer data)
{
  const Asking *asking = data;
  g_autoptr (GPtrArray) steps
      = nz_store_history (asking->store, &nz_entity_organisation, asking->id, STEPS_ON_PAGE, NULL);

  g_assert_cmpuint (steps->len, >=, 3);
}

static void
ask_deleted (gpointer data)
{
  g_autoptr (GPtrArray) deleted = nz_store_deleted (((const Asking *)data)->store, DELETED_SHOWN, NULL);

  g_assert_cmpuint (deleted->len, ==, DELETED);
}

int
main (void)
{
  Asking asking = { .store = nz_bench_big_store_new ("bench-history.netzwerk") };
  const NzQuery query = { .entity = &nz_entity_organisation };
  g_autoptr (GArray) ids = nz_query_ids (asking.store, &query, NULL);
  const gint64 *all = (const gint64 *)(void *)ids->data;

  for (guint i = 0; i < STEPS; i++)
    change (asking.store, all + i % (ids->len / IN_A_STEP) * IN_A_STEP, i);
  for (guint i = 0; i < DELETED; i++)
    nz_store_delete (asking.store, &nz_entity_organisation, all[ids->len - 1 - i], NULL);
  asking.id = all[0];
  nz_bench_within ("what was done to one record after 300,000 changes",
                   nz_bench_median (10, ask_record, &asking), GOAL_MS);
  nz_bench_within ("the last steps of a record, on its page", nz_bench_median (10, ask_page, &asking),
                   GOAL_MS);
  nz_bench_within ("the list of what was deleted", nz_bench_median (10, ask_deleted, &asking), GOAL_MS);
  nz_bench_store_free (asking.store);
  return 0;
}
