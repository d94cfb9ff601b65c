/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"
#include "domain/nz-bulk.h"
#include "nz-store-fixture.h"
#include "store/nz-query.h"

/* One field of many records, deleting many, many into a group or on a list: what is shown before, what is
 * there after, and that one undo takes it all back. */

static gint64
save (Fixture *f, NzRecord *record)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nz_store_save (f->store, record, &error));
  g_assert_no_error (error);
  return nz_record_get_id (record);
}

static gint64
organisation (Fixture *f, const char *name, const char *town)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);

  nz_record_set_text (record, "name", name);
  nz_record_set_text (record, "kind", "association");
  nz_record_set_text (record, "town", town);
  return save (f, record);
}

static gint64
person (Fixture *f, const char *family_name, gint64 organisation)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_person);

  nz_record_set_text (record, "family_name", family_name);
  gint64 id = save (f, record);
  if (organisation != 0)
    {
      g_autoptr (NzRecord) position = nz_record_new (&nz_entity_position);
      nz_record_set_int (position, "person", id);
      nz_record_set_int (position, "organisation", organisation);
      save (f, position);
    }
  return id;
}

static gint64
named (Fixture *f, const NzEntity *entity, const char *name)
{
  g_autoptr (NzRecord) record = nz_record_new (entity);

  nz_record_set_text (record, "name", name);
  if (nz_entity_field (entity, "kind") != NULL)
    nz_record_set_text (record, "kind", entity == &nz_entity_term ? "topic" : "permanent");
  return save (f, record);
}

static NzBulk *
bulk_new (Fixture *f, const gint64 *ids, guint n, const char *field, NzBulkHow how, const char *value)
{
  g_autoptr (GError) error = NULL;
  NzBulk *bulk = nz_bulk_new (f->store, &nz_entity_organisation, ids, n,
                              nz_entity_field (&nz_entity_organisation, field), how, value, &error);

  g_assert_no_error (error);
  return bulk;
}

/* Applies, looks, undoes: as it was; does it again. */
static void
assert_one_step (Fixture *f, GHashTable *before, const char *label)
{
  g_autofree char *undo = nz_store_dup_undo_label (f->store);
  g_autoptr (GHashTable) after = fixture_dump (f->store);

  g_assert_cmpstr (undo, ==, label);
  g_assert_true (nz_store_undo (f->store, NULL));
  g_autoptr (GHashTable) undone = fixture_dump (f->store);
  fixture_assert_same (before, undone);
  g_assert_true (nz_store_redo (f->store, NULL));
  g_autoptr (GHashTable) redone = fixture_dump (f->store);
  fixture_assert_same (after, redone);
}

static void
test_set (Fixture *f, gconstpointer data)
{
  gint64 ids[] = { organisation (f, "A", "Erfurt"), organisation (f, "B", NULL),
                   organisation (f, "C", "Gotha"), organisation (f, "D", "Gera") };
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  g_autoptr (NzBulk) bulk = bulk_new (f, ids, 3, "town", NZ_BULK_SET, "Erfurt");

  g_assert_cmpuint (bulk->n, ==, 3);
  g_assert_cmpuint (bulk->changes->len, ==, 2);
  g_assert_cmpuint (bulk->n_refused, ==, 0);
  const NzBulkChange *second = bulk->changes->pdata[1];
  g_assert_cmpint (second->id, ==, ids[2]);
  g_assert_cmpstr (second->title, ==, "C");
  g_assert_cmpstr (second->before, ==, "Gotha");
  g_assert_cmpstr (second->after, ==, "Erfurt");
  /* nothing is written before */
  g_autoptr (GHashTable) looked = fixture_dump (f->store);
  fixture_assert_same (before, looked);

  g_assert_true (nz_bulk_apply (bulk, f->store, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_organisation, ids[i], NULL);
      g_assert_cmpstr (nz_record_get_text (record, "town"), ==, i < 3 ? "Erfurt" : "Gera");
    }
  assert_one_step (f, before, "Change Town of 2 records");
}

static void
test_lists (Fixture *f, gconstpointer data)
{
  gint64 ids[] = { organisation (f, "A", NULL), organisation (f, "B", NULL) };
  gint64 language = named (f, &nz_entity_term, "Sport"), work = named (f, &nz_entity_term, "Arbeitsrecht");
  char first[NZ_ID_TEXT_SIZE], both[2 * NZ_ID_TEXT_SIZE + 2], other[NZ_ID_TEXT_SIZE];
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_organisation, ids[0], NULL);
  guint n;

  nz_record_set_ids (record, "topics", &work, 1);
  save (f, record);
  nz_id_to_text (language, first);
  nz_id_to_text (work, other);
  g_snprintf (both, sizeof both, "%s|%s", first, other);

  g_autoptr (NzBulk) add = bulk_new (f, ids, 2, "topics", NZ_BULK_ADD, both);
  g_assert_cmpuint (add->changes->len, ==, 2);
  g_assert_cmpstr (((NzBulkChange *)add->changes->pdata[0])->before, ==, "Arbeitsrecht");
  g_assert_cmpstr (((NzBulkChange *)add->changes->pdata[0])->after, ==, "Arbeitsrecht, Sport");
  g_assert_true (nz_bulk_apply (add, f->store, NULL));

  g_autoptr (NzBulk) remove = bulk_new (f, ids, 2, "topics", NZ_BULK_REMOVE, other);
  g_assert_cmpuint (remove->changes->len, ==, 2);
  g_assert_true (nz_bulk_apply (remove, f->store, NULL));
  g_autoptr (NzRecord) after = nz_store_get (f->store, &nz_entity_organisation, ids[0], NULL);
  g_assert_cmpint (nz_record_get_ids (after, "topics", &n)[0], ==, language);
  g_assert_cmpuint (n, ==, 1);

  g_autoptr (NzBulk) again = bulk_new (f, ids, 2, "topics", NZ_BULK_REMOVE, other);
  g_assert_cmpuint (again->changes->len, ==, 0);

  g_autoptr (NzBulk) mails = bulk_new (f, ids, 2, "email", NZ_BULK_ADD, "post@example.org");
  g_assert_true (nz_bulk_apply (mails, f->store, NULL));
  g_autoptr (NzBulk) mails_again = bulk_new (f, ids, 2, "email", NZ_BULK_ADD, "post@example.org");
  g_assert_cmpuint (mails_again->changes->len, ==, 0);
  g_autoptr (NzBulk) clear = bulk_new (f, ids, 2, "email", NZ_BULK_CLEAR, NULL);
  g_assert_cmpuint (clear->changes->len, ==, 2);
}

/* What a record would not take is told before and left as it is; the others are changed. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  gint64 ids[] = { organisation (f, "A", NULL), organisation (f, "B", NULL) };
  char text[NZ_ID_TEXT_SIZE];
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_organisation, ids[0], NULL);
  const NzField *kind = nz_entity_field (&nz_entity_organisation, "kind");
  g_autoptr (GError) error = NULL;

  nz_record_set_date (record, "since", nz_date (2020, 1, 1));
  save (f, record);
  g_autoptr (NzBulk) until = bulk_new (f, ids, 2, "until", NZ_BULK_SET, "2019-12-31");
  g_assert_cmpuint (until->changes->len, ==, 2);
  g_assert_cmpuint (until->n_refused, ==, 1);
  g_assert_nonnull (((NzBulkChange *)until->changes->pdata[0])->problem);
  g_assert_null (((NzBulkChange *)until->changes->pdata[1])->problem);
  g_assert_true (nz_bulk_apply (until, f->store, NULL));
  g_autoptr (NzRecord) first = nz_store_get (f->store, &nz_entity_organisation, ids[0], NULL);
  g_autoptr (NzRecord) second = nz_store_get (f->store, &nz_entity_organisation, ids[1], NULL);
  g_assert_false (nz_record_has (first, "until"));
  g_assert_true (nz_record_has (second, "until"));

  g_autoptr (NzBulk) parent = bulk_new (f, ids, 2, "parent", NZ_BULK_SET, nz_id_to_text (ids[0], text));
  g_assert_cmpuint (parent->n_refused, ==, 1);

  g_assert_null (nz_bulk_new (f->store, &nz_entity_organisation, ids, 2, kind, NZ_BULK_CLEAR, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (
      nz_bulk_new (f->store, &nz_entity_organisation, ids, 2, kind, NZ_BULK_SET, "nonsense", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_assert_false (nz_bulk_can_change (nz_entity_field (&nz_entity_organisation, "name")));
}

static void
test_delete (Fixture *f, gconstpointer data)
{
  gint64 ids[] = { organisation (f, "A", NULL), organisation (f, "B", NULL), organisation (f, "C", NULL) };
  g_autoptr (NzRecord) tie = nz_record_new (&nz_entity_tie);

  person (f, "Becker", ids[0]);
  person (f, "Tesfaye", ids[1]);
  nz_record_set_int (tie, "organisation", ids[0]);
  nz_record_set_int (tie, "partner", ids[1]);
  nz_record_set_text (tie, "intensity", nz_entity_field (&nz_entity_tie, "intensity")->choices[0].code);
  save (f, tie);
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  g_autoptr (GArray) dependents = nz_bulk_dependents (f->store, &nz_entity_organisation, ids, 2, NULL);
  guint positions = 0, ties = 0;

  for (guint i = 0; i < dependents->len; i++)
    if (g_array_index (dependents, NzDependent, i).entity == &nz_entity_position)
      positions = g_array_index (dependents, NzDependent, i).count;
    else if (g_array_index (dependents, NzDependent, i).entity == &nz_entity_tie)
      ties = g_array_index (dependents, NzDependent, i).count;
  g_assert_cmpuint (positions, ==, 2);
  /* between two of them: one */
  g_assert_cmpuint (ties, ==, 1);
  g_assert_true (nz_bulk_delete (f->store, &nz_entity_organisation, ids, 2, NULL));
  const NzQuery query = { .entity = &nz_entity_organisation };
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, 1);
  assert_one_step (f, before, "Delete 2 Organisations");

  /* one that is gone: nothing happens to the others */
  g_assert_false (nz_bulk_delete (f->store, &nz_entity_organisation, (gint64[]){ ids[2], ids[0] }, 2, NULL));
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, 1);
}

static void
test_group (Fixture *f, gconstpointer data)
{
  NzDate day = nz_date (2026, 11, 23);
  gint64 group = named (f, &nz_entity_working_group, "AG Sprache");
  gint64 ids[] = { organisation (f, "A", NULL), organisation (f, "B", NULL), organisation (f, "C", NULL) };
  gint64 becker = person (f, "Becker", ids[0]), nobody = person (f, "Ohne", 0);
  g_autoptr (NzRecord) former = nz_record_new (&nz_entity_membership);

  nz_record_set_int (former, "working_group", group);
  nz_record_set_int (former, "organisation", ids[1]);
  nz_record_set_text (former, "role", "member");
  nz_record_set_date (former, "until", nz_date (2020, 1, 1));
  save (f, former);
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  g_autoptr (NzBulkJoin) join = nz_bulk_join_new (f->store, &nz_entity_organisation, ids, 3,
                                                  &nz_entity_working_group, group, day, NULL);

  /* who was a member becomes one again */
  g_assert_cmpuint (join->ids->len, ==, 3);
  g_assert_true (nz_bulk_join_apply (join, f->store, NULL));
  assert_one_step (f, before, "Add 3 Organisations to AG Sprache");
  g_autoptr (NzBulkJoin) again = nz_bulk_join_new (f->store, &nz_entity_organisation, ids, 3,
                                                   &nz_entity_working_group, group, day, NULL);
  g_assert_cmpuint (again->ids->len, ==, 0);
  g_assert_cmpuint (again->n_there, ==, 3);

  /* Becker stands for A already: she alone has a position there */
  g_autoptr (NzBulkJoin) people = nz_bulk_join_new (f->store, &nz_entity_person, (gint64[]){ becker, nobody },
                                                    2, &nz_entity_working_group, group, day, NULL);
  g_assert_cmpuint (people->n_there, ==, 1);
  g_assert_cmpuint (people->n_without, ==, 1);
}

static void
test_list (Fixture *f, gconstpointer data)
{
  NzDate day = nz_date (2026, 11, 23);
  gint64 list = named (f, &nz_entity_distribution_list, "Presse");
  gint64 ids[] = { organisation (f, "A", NULL), organisation (f, "B", NULL), organisation (f, "C", NULL) };
  g_autoptr (NzRecord) out = nz_record_new (&nz_entity_list_entry);

  nz_record_set_int (out, "distribution_list", list);
  nz_record_set_int (out, "organisation", ids[1]);
  nz_record_set_int (out, "excluded", 1);
  save (f, out);
  g_autoptr (NzBulkJoin) join = nz_bulk_join_new (f->store, &nz_entity_organisation, ids, 3,
                                                  &nz_entity_distribution_list, list, day, NULL);
  /* whoever was kept out on purpose stays out */
  g_assert_cmpuint (join->ids->len, ==, 2);
  g_assert_cmpuint (join->n_excluded, ==, 1);
  g_assert_true (nz_bulk_join_apply (join, f->store, NULL));
  const NzQuery query = { .entity = &nz_entity_list_entry };
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bulk/set", Fixture, NULL, fixture_set_up, test_set, fixture_tear_down);
  g_test_add ("/bulk/lists", Fixture, NULL, fixture_set_up, test_lists, fixture_tear_down);
  g_test_add ("/bulk/refused", Fixture, NULL, fixture_set_up, test_refused, fixture_tear_down);
  g_test_add ("/bulk/delete", Fixture, NULL, fixture_set_up, test_delete, fixture_tear_down);
  g_test_add ("/bulk/group", Fixture, NULL, fixture_set_up, test_group, fixture_tear_down);
  g_test_add ("/bulk/list", Fixture, NULL, fixture_set_up, test_list, fixture_tear_down);
  return g_test_run ();
}
