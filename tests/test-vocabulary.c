/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Vocabularies: names, merging, order, retiring, where used. */

#include "nz-store-fixture.h"

#include "base/nz-error.h"
#include "base/nz-id.h"
#include "domain/nz-vocabulary.h"

static gint64
add (Fixture *f, const char *kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  nz_vocabulary_add (f->store, kind, name, &id, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
save (Fixture *f, NzRecord *record)
{
  g_autoptr (GError) error = NULL;

  nz_store_save (f->store, record, &error);
  g_assert_no_error (error);
  return nz_record_get_id (record);
}

static gint64
add_organisation (Fixture *f, const char *name, const gint64 *topics, guint n, gint64 district)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);

  nz_record_set_text (record, "name", name);
  nz_record_set_text (record, "kind", "association");
  nz_record_set_ids (record, "topics", topics, n);
  nz_record_set_int (record, "district", district);
  return save (f, record);
}

static gint64
add_position (Fixture *f, gint64 organisation, const char *function)
{
  g_autoptr (NzRecord) person = nz_record_new (&nz_entity_person);
  g_autoptr (NzRecord) position = nz_record_new (&nz_entity_position);

  nz_record_set_text (person, "family_name", "Becker");
  save (f, person);
  nz_record_set_int (position, "person", nz_record_get_id (person));
  nz_record_set_int (position, "organisation", organisation);
  nz_record_set_text (position, "function", function);
  return save (f, position);
}

static const NzVocabularyEntry *
find (GPtrArray *entries, gint64 id, guint *place)
{
  for (guint i = 0; i < entries->len; i++)
    if (((NzVocabularyEntry *)entries->pdata[i])->id == id)
      {
        if (place != NULL)
          *place = i;
        return entries->pdata[i];
      }
  return NULL;
}

static guint
place_of (Fixture *f, const char *kind, gint64 id)
{
  g_autoptr (GPtrArray) entries = nz_vocabulary_load (f->store, kind, NULL);
  guint place = G_MAXUINT;

  g_assert_nonnull (find (entries, id, &place));
  return place;
}

static guint
uses_of (Fixture *f, const char *kind, gint64 id)
{
  g_autoptr (GPtrArray) entries = nz_vocabulary_load (f->store, kind, NULL);
  g_autoptr (GArray) uses = nz_vocabulary_uses (f->store, id, 0, NULL);
  const NzVocabularyEntry *entry = find (entries, id, NULL);

  g_assert_nonnull (entry);
  g_assert_cmpuint (uses->len, >=, entry != NULL ? entry->uses : G_MAXUINT);
  return entry != NULL ? entry->uses : G_MAXUINT;
}

static void
test_names (Fixture *f, gconstpointer data)
{
  gint64 id = add (f, "topic", "  Gärten   \"am\" | Rand; "), other = add (f, "topic", "Zirkus");
  g_autoptr (GError) error = NULL;
  g_autofree char *title = nz_store_title (f->store, &nz_entity_term, id);

  g_assert_cmpstr (title, ==, "Gärten \"am\" | Rand;");
  g_assert_false (nz_vocabulary_add (f->store, "topic", "ZIRKUS", NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (nz_vocabulary_rename (f->store, id, "zirkus", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_EXISTS);
  g_clear_error (&error);
  /* its own name in another spelling is its own */
  g_assert_true (nz_vocabulary_rename (f->store, other, "zirkus", &error));
  g_assert_true (nz_vocabulary_add (f->store, "language", "Zirkus", NULL, &error));
  g_assert_false (nz_vocabulary_add (f->store, "topic", "   ", NULL, &error));
  g_assert_nonnull (error);
}

static void
test_merge (Fixture *f, gconstpointer data)
{
  gint64 a = add (f, "topic", "Aaa"), b = add (f, "topic", "Bbb"), c = add (f, "topic", "Ccc");
  gint64 district = add (f, "district", "Hier"), there = add (f, "district", "Dort");
  const gint64 both[] = { a, b }, only_b[] = { b }, with_c[] = { c, b };
  gint64 first = add_organisation (f, "Eins", both, 2, district);
  gint64 second = add_organisation (f, "Zwei", only_b, 1, there);
  gint64 third = add_organisation (f, "Drei", with_c, 2, 0);
  g_autoptr (NzRecord) list = nz_record_new (&nz_entity_distribution_list);
  g_autoptr (NzRecord) record = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL, *rule_text = NULL;
  char id[NZ_ID_TEXT_SIZE];
  const gint64 *ids;
  guint n, signals;

  rule_text = g_strdup_printf ("topics is %s", nz_id_to_text (b, id));
  nz_record_set_text (list, "name", "Liste");
  nz_record_set_text (list, "rule_entity", "organisation");
  nz_record_set_text (list, "rule", rule_text);
  save (f, list);
  g_autoptr (NzRule) rule = nz_rule_parse (&nz_entity_organisation, rule_text, &error);
  g_assert_no_error (error);
  signals = f->signals;

  g_assert_cmpuint (uses_of (f, "topic", b), ==, 3);
  nz_vocabulary_merge (f->store, only_b, 1, a, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (f->signals, ==, signals + 1);
  g_assert_cmpuint (uses_of (f, "topic", a), ==, 3);
  record = nz_store_get (f->store, &nz_entity_organisation, first, NULL);
  ids = nz_record_get_ids (record, "topics", &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (ids[0], ==, a);
  again = nz_store_get (f->store, &nz_entity_organisation, third, NULL);
  ids = nz_record_get_ids (again, "topics", &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (ids[1], ==, a);

  /* rules that are kept, and those that a list shows just now */
  record = (g_object_unref (record),
            nz_store_get (f->store, &nz_entity_distribution_list, nz_record_get_id (list), NULL));
  g_assert_nonnull (strstr (nz_record_get_text (record, "rule"), nz_id_to_text (a, id)));
  g_assert_cmpint (nz_vocabulary_follow (f->store, b), ==, a);
  g_assert_cmpint (nz_vocabulary_follow (f->store, c), ==, c);
  g_autoptr (NzRule) followed = nz_vocabulary_follow_rule (f->store, rule);
  g_assert_nonnull (followed);
  const NzQuery query = { .entity = &nz_entity_organisation, .rule = followed };
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, 3);
  g_assert_null (nz_vocabulary_follow_rule (f->store, followed));

  label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Merge into “Aaa”");
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_cmpuint (uses_of (f, "topic", b), ==, 3);
  g_assert_cmpint (nz_vocabulary_follow (f->store, b), ==, b);

  nz_vocabulary_merge (f->store, &there, 1, district, &error);
  g_assert_no_error (error);
  record = (g_object_unref (record), nz_store_get (f->store, &nz_entity_organisation, second, NULL));
  g_assert_cmpint (nz_record_get_int (record, "district"), ==, district);
}

static void
test_merge_refused (Fixture *f, gconstpointer data)
{
  gint64 topic = add (f, "topic", "Aaa"), language = add (f, "language", "Bbb");
  g_autoptr (GHashTable) before = fixture_dump (f->store), after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (nz_vocabulary_merge (f->store, &language, 1, topic, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_clear_error (&error);
  after = fixture_dump (f->store);
  g_assert_cmpuint (g_hash_table_size (before), ==, g_hash_table_size (after));
  /* with itself: nothing happens */
  g_assert_true (nz_vocabulary_merge (f->store, &topic, 1, topic, &error));
  g_assert_cmpint (nz_vocabulary_follow (f->store, topic), ==, topic);
  g_assert_false (nz_vocabulary_merge (f->store, &topic, 1, 4711, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
}

static void
test_functions (Fixture *f, gconstpointer data)
{
  gint64 organisation = add_organisation (f, "Eins", NULL, 0, 0);
  gint64 leader = add (f, "function", "Leiterin"), head = add (f, "function", "Leitung");
  gint64 position = add_position (f, organisation, "Leiterin");
  g_autoptr (NzRecord) record = NULL;
  g_autoptr (GPtrArray) offered = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  add_position (f, organisation, "Hausmeister des Nordens");
  g_assert_cmpuint (uses_of (f, "function", leader), ==, 1);
  nz_vocabulary_rename (f->store, leader, "Chefin", &error);
  g_assert_no_error (error);
  record = nz_store_get (f->store, &nz_entity_position, position, NULL);
  g_assert_cmpstr (nz_record_get_text (record, "function"), ==, "Chefin");
  nz_vocabulary_merge (f->store, &leader, 1, head, &error);
  g_assert_no_error (error);
  record = (g_object_unref (record), nz_store_get (f->store, &nz_entity_position, position, NULL));
  g_assert_cmpstr (nz_record_get_text (record, "function"), ==, "Leitung");

  offered = nz_vocabulary_offer (f->store, "function", "nord", 10);
  g_assert_cmpuint (offered->len, ==, 1);
  g_assert_cmpstr (offered->pdata[0], ==, "Hausmeister des Nordens");
  g_assert_cmpuint (nz_vocabulary_count_strange_functions (f->store), ==, 1);
  nz_vocabulary_adopt_functions (f->store, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (nz_vocabulary_count_strange_functions (f->store), ==, 0);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  gint64 a = add (f, "function", "A"), b = add (f, "function", "B"), c = add (f, "function", "C");
  gint64 d = add (f, "function", "D");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (place_of (f, "function", d), ==, 3);
  nz_vocabulary_move (f->store, d, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (place_of (f, "function", d), ==, 0);
  g_assert_cmpuint (place_of (f, "function", a), ==, 1);
  nz_vocabulary_move (f->store, a, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (place_of (f, "function", a), ==, 3);
  g_assert_cmpuint (place_of (f, "function", c), ==, 2);
  g_assert_true (nz_vocabulary_retire (f->store, b, TRUE, &error));
  g_autoptr (GPtrArray) offered = nz_vocabulary_offer (f->store, "function", "", 0);
  g_assert_cmpuint (offered->len, ==, 3);
  g_assert_cmpstr (offered->pdata[0], ==, "D");
  g_assert_cmpstr (offered->pdata[2], ==, "A");
  nz_vocabulary_sort (f->store, "function", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (place_of (f, "function", a), ==, 0);
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_cmpuint (place_of (f, "function", a), ==, 3);
}

/* Any sequence of moves gives the order that a list would have. */
static void
test_moves (Fixture *f, gconstpointer data)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("F%u", i);
      gint64 id = add (f, "function", name);
      g_array_append_val (order, id);
    }
  for (guint i = 0; i < 60; i++)
    {
      guint from = (guint)g_rand_int_range (rand, 0, 9), to = (guint)g_rand_int_range (rand, 0, 9);
      gint64 id = g_array_index (order, gint64, from);

      g_array_remove_index (order, from);
      g_array_insert_val (order, to, id);
      g_assert_true (nz_vocabulary_move (f->store, id, to, NULL));
      g_autoptr (GPtrArray) entries = nz_vocabulary_load (f->store, "function", NULL);
      for (guint k = 0; k < 9; k++)
        g_assert_cmpint (((NzVocabularyEntry *)entries->pdata[k])->id, ==, g_array_index (order, gint64, k));
    }
}

static void
test_many (Fixture *f, gconstpointer data)
{
  gint64 last = 0;
  g_autoptr (GError) error = NULL;

  nz_store_begin (f->store, "Many", NULL);
  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (NzRecord) term = nz_record_new (&nz_entity_term);
      g_autofree char *name = g_strdup_printf ("Wort %04u", i);

      nz_record_set_text (term, "kind", "function");
      nz_record_set_text (term, "name", name);
      g_assert_true (nz_store_save (f->store, term, NULL));
      last = nz_record_get_id (term);
    }
  g_assert_true (nz_store_commit (f->store, NULL));
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GPtrArray) entries = nz_vocabulary_load (f->store, "function", NULL);
  g_autoptr (GPtrArray) offered = nz_vocabulary_offer (f->store, "function", "wort 49", 20);
  g_assert_cmpuint (entries->len, ==, 5000);
  g_assert_cmpuint (offered->len, ==, 20);
  nz_vocabulary_move (f->store, last, 4000, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (place_of (f, "function", last), ==, 4000);
  g_test_message ("5,000 entries: %.0f ms", (double)(g_get_monotonic_time () - begin) / 1000.0);
}

#define CASE(path, run) g_test_add (path, Fixture, NULL, fixture_set_up, run, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  nz_set_language (NZ_LANGUAGE_EN);
  CASE ("/vocabulary/names", test_names);
  CASE ("/vocabulary/merge", test_merge);
  CASE ("/vocabulary/merge-refused", test_merge_refused);
  CASE ("/vocabulary/functions", test_functions);
  CASE ("/vocabulary/order", test_order);
  CASE ("/vocabulary/moves", test_moves);
  CASE ("/vocabulary/many", test_many);
  return g_test_run ();
}
