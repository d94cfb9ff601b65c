/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-record-list.h"
#include "nz-store-fixture.h"
#include "store/nz-query.h"

/* A list whose search has many hits shows the first ones at once and all of them a moment later. */

#define MANY 1200
#define FIRST 500

static gint64
organisation (Fixture *f, const char *name, const char *until)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autoptr (GError) error = NULL;

  nz_record_set_text (record, "name", name);
  nz_record_set_text (record, "kind", "association");
  if (until != NULL)
    g_assert_true (
        nz_record_set_input (record, nz_entity_field (&nz_entity_organisation, "until"), until, &error));
  g_assert_no_error (error);
  g_assert_true (nz_store_save (f->store, record, &error));
  g_assert_no_error (error);
  return nz_record_get_id (record);
}

/* Every third one has left; half of them are called Verein, the others have it in no field. */
static void
fill (Fixture *f)
{
  g_assert_true (nz_store_begin (f->store, "many", NULL));
  for (guint i = 0; i < MANY * 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", i % 2 == 0 ? "Verein" : "Amt", i);

      organisation (f, name, i % 3 == 0 ? "2020-01-01" : NULL);
    }
  g_assert_true (nz_store_commit (f->store, NULL));
}

static guint
n_items (NzRecordList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* What the list has is the beginning of, and when complete all of, what the store answers. */
static void
assert_answer (Fixture *f, NzRecordList *list, NzDate day, const char *typed, guint n)
{
  const NzQuery query = { .entity = &nz_entity_organisation, .day = day, .search = typed };
  g_autoptr (GArray) all = nz_query_ids (f->store, &query, NULL);

  g_assert_cmpuint (n_items (list), ==, n);
  g_assert_cmpuint (n, <=, all->len);
  if (nz_record_list_is_complete (list))
    g_assert_cmpuint (n, ==, all->len);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (nz_record_list_get_id (list, i), ==, g_array_index (all, gint64, i));
}

static void
count (guint *calls)
{
  (*calls)++;
}

static void
wait_for (NzRecordList *list)
{
  while (!nz_record_list_is_complete (list))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_first_hits (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecordList) list = NULL;
  guint completed = 0;

  fill (f);
  list = nz_record_list_new (f->store, &nz_entity_organisation);
  g_signal_connect_swapped (list, "completed", G_CALLBACK (count), &completed);
  assert_answer (f, list, NZ_DATE_NONE, NULL, MANY * 2);

  nz_record_list_set_search (list, "v");
  g_assert_false (nz_record_list_is_complete (list));
  assert_answer (f, list, NZ_DATE_NONE, "v", FIRST);
  wait_for (list);
  g_assert_cmpuint (completed, ==, 1);
  assert_answer (f, list, NZ_DATE_NONE, "v", MANY);

  /* the same first hits: nothing moves meanwhile */
  nz_record_list_set_search (list, "ve");
  g_assert_false (nz_record_list_is_complete (list));
  g_assert_cmpuint (n_items (list), ==, MANY);
  nz_record_list_complete (list);
  g_assert_cmpuint (completed, ==, 2);
  assert_answer (f, list, NZ_DATE_NONE, "ve", MANY);

  /* few hits are all there, also when those of the letter before are still under way */
  nz_record_list_set_search (list, "a");
  g_assert_false (nz_record_list_is_complete (list));
  nz_record_list_set_search (list, "amt 2399");
  g_assert_true (nz_record_list_is_complete (list));
  assert_answer (f, list, NZ_DATE_NONE, "amt 2399", 1);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_answer (f, list, NZ_DATE_NONE, "amt 2399", 1);
  nz_record_list_set_search (list, "");
  assert_answer (f, list, NZ_DATE_NONE, NULL, MANY * 2);
}

static void
test_active (Fixture *f, gconstpointer data)
{
  NzDate today = nz_date (2026, 5, 1);
  g_autoptr (NzRecordList) list = NULL;

  fill (f);
  list = nz_record_list_new (f->store, &nz_entity_organisation);
  nz_record_list_set_active_on (list, today);
  nz_record_list_set_search (list, "v");
  assert_answer (f, list, today, "v", FIRST);
  nz_record_list_complete (list);
  assert_answer (f, list, today, "v", MANY * 2 / 3);

  /* what is remembered of who is active follows an edit, its undo and another program */
  gint64 gone = nz_record_list_get_id (list, 0);
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_organisation, gone, NULL);
  g_autofree char *elsewhere
      = g_strdup_printf ("UPDATE organisation SET until = '2021' WHERE id = %" G_GINT64_FORMAT, gone);
  g_assert_true (
      nz_record_set_input (record, nz_entity_field (&nz_entity_organisation, "until"), "2020", NULL));
  g_assert_true (nz_store_save (f->store, record, NULL));
  g_assert_cmpuint (nz_record_list_find (list, gone), ==, G_MAXUINT);
  assert_answer (f, list, today, "v", MANY * 2 / 3 - 1);
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_cmpuint (nz_record_list_find (list, gone), ==, 0);
  fixture_run_sql (f->path, elsewhere);
  nz_record_list_set_search (list, "ve");
  nz_record_list_complete (list);
  g_assert_cmpuint (nz_record_list_find (list, gone), ==, G_MAXUINT);
}

/* An edit between the first hits and the others. */
static void
test_edit (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecordList) list = NULL;

  fill (f);
  list = nz_record_list_new (f->store, &nz_entity_organisation);
  nz_record_list_set_search (list, "v");
  g_assert_false (nz_record_list_is_complete (list));
  organisation (f, "Verein, ein neuer", NULL);
  g_assert_true (nz_record_list_is_complete (list));
  assert_answer (f, list, NZ_DATE_NONE, "v", MANY + 1);

  /* and a list that goes away before */
  nz_record_list_set_search (list, "a");
  g_clear_object (&list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* More words have it inside than a first answer asks for: the list does not say that it has all. */
static void
test_parts_in_many_words (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecordList) list = NULL;

  g_assert_true (nz_store_begin (f->store, "many", NULL));
  for (guint i = 0; i < 130; i++)
    {
      g_autofree char *name = g_strdup_printf ("Vor%c%camt", 'a' + i / 26, 'a' + i % 26);

      organisation (f, name, NULL);
    }
  g_assert_true (nz_store_commit (f->store, NULL));
  list = nz_record_list_new (f->store, &nz_entity_organisation);
  nz_record_list_set_search (list, "amt");
  wait_for (list);
  assert_answer (f, list, NZ_DATE_NONE, "amt", 130);
  nz_record_list_set_search (list, "oraaamt");
  g_assert_true (nz_record_list_is_complete (list));
  nz_record_list_set_search (list, "amt");
  g_autoptr (GArray) ids = nz_record_list_dup_ids (list);
  g_assert_cmpuint (ids->len, ==, 130);
}

/* More words than are read between two key strokes. */
static void
fill_words (Fixture *f)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 16000; i++)
    g_string_append_printf (notes, "w%u ", i);
  nz_record_set_text (record, "name", "Jugendamt");
  nz_record_set_text (record, "kind", "association");
  nz_record_set_text (record, "notes", notes->str);
  nz_store_save (f->store, record, &error);
  g_assert_no_error (error);
}

/* Another program writes while the words are read: they are read once more, and the list is not complete
 * before. */
static void
test_words_of_others (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autoptr (NzRecordList) list = NULL;
  g_autoptr (NzStore) writer = NULL;
  g_autoptr (GError) error = NULL;

  fill_words (f);
  list = nz_record_list_new (f->store, &nz_entity_organisation);
  nz_record_list_set_search (list, "gendam");
  g_assert_false (nz_record_list_is_complete (list));
  writer = nz_store_lend (f->store, &error);
  g_assert_no_error (error);
  nz_record_set_text (record, "name", "Gegendamm");
  nz_record_set_text (record, "kind", "association");
  nz_store_save (writer, record, &error);
  g_assert_no_error (error);
  nz_store_give_back (f->store, writer);
  wait_for (list);
  assert_answer (f, list, NZ_DATE_NONE, "gendam", 2);
}

/* A list that goes away does not wait for the words. */
static void
test_words_without_list (Fixture *f, gconstpointer data)
{
  NzRecordList *list;
  gpointer gone;

  fill_words (f);
  list = nz_record_list_new (f->store, &nz_entity_organisation);
  nz_record_list_set_search (list, "gendam");
  g_assert_false (nz_record_list_is_complete (list));
  gone = list;
  g_object_add_weak_pointer (G_OBJECT (list), &gone);
  g_object_unref (list);
  g_assert_null (gone);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Rule and sort keys, and what follows an edit. */
static void
test_rule (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRule) rule = nz_rule_parse (&nz_entity_organisation, "name contains b", NULL);
  g_autoptr (NzRule) nothing = nz_rule_parse (&nz_entity_organisation, "any ()", NULL);
  const NzSort sorts[] = { { "until", TRUE }, { "name", TRUE } };
  gint64 a = organisation (f, "AB", "2020");
  gint64 b = organisation (f, "B", "2019");
  gint64 c = organisation (f, "C", NULL);
  g_autoptr (NzRecordList) list = nz_record_list_new (f->store, &nz_entity_organisation);
  guint n;

  nz_record_list_set_rule (list, rule);
  g_assert_true (nz_record_list_is_narrowed (list));
  g_assert_true (nz_rule_equal (nz_record_list_get_rule (list), rule));
  g_assert_cmpuint (n_items (list), ==, 2);
  g_assert_cmpuint (nz_record_list_find (list, c), ==, G_MAXUINT);
  organisation (f, "Bb", NULL);
  g_assert_cmpuint (n_items (list), ==, 3);

  nz_record_list_set_rule (list, nothing);
  g_assert_false (nz_record_list_is_narrowed (list));
  nz_record_list_set_sorts (list, sorts, G_N_ELEMENTS (sorts));
  g_assert_cmpint (nz_record_list_get_id (list, 0), ==, a);
  g_assert_cmpint (nz_record_list_get_id (list, 1), ==, b);
  g_assert_cmpint (nz_record_list_get_id (list, 2), ==, c);
  g_assert_cmpstr (nz_record_list_get_sorts (list, &n)[1].field, ==, "name");
  g_assert_cmpuint (n, ==, 2);
  nz_record_list_set_sorts (list, NULL, 0);
  g_assert_cmpint (nz_record_list_get_id (list, 1), ==, b);
}

/* The rule of an editor or a saved filter says what the chips say, too, and finds the same. */
static void
test_whole_rule (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRule) rule = nz_rule_parse (&nz_entity_organisation, "any (name is AB; name is C)", NULL);
  g_autoptr (NzRecordList) list = nz_record_list_new (f->store, &nz_entity_organisation);

  organisation (f, "AB", "2020");
  gint64 c = organisation (f, "C", NULL);
  g_assert_null (nz_record_list_dup_rule (list));
  nz_record_list_set_rule (list, rule);
  g_autoptr (NzRule) alone = nz_record_list_dup_rule (list);
  g_assert_true (nz_rule_equal (alone, rule));

  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_organisation, c, NULL);
  nz_record_set_text (record, "kind", "office");
  g_assert_true (nz_store_save (f->store, record, NULL));
  nz_record_list_set_filter (list, "kind", "office", 0);
  g_autoptr (NzRule) whole = nz_record_list_dup_rule (list);
  g_autofree char *text = nz_rule_to_text (whole);
  g_assert_cmpstr (text, ==, "kind is office; any (name is AB; name is C)");
  nz_record_list_set_filter (list, "kind", NULL, 0);
  nz_record_list_set_rule (list, whole);
  g_assert_cmpuint (n_items (list), ==, 1);
  g_assert_cmpint (nz_record_list_get_id (list, 0), ==, c);
}

/* Rows that come back after they were filtered away have their items, also when something still holds the
 * item that stood for the record before. */
static void
test_come_back (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRule) clubs = nz_rule_parse (&nz_entity_organisation, "name contains Verein", NULL);
  g_autoptr (NzRule) offices = nz_rule_parse (&nz_entity_organisation, "name contains Amt", NULL);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (NzRecordList) list = NULL;

  fill (f);
  list = nz_record_list_new (f->store, &nz_entity_organisation);
  gint64 office = nz_record_list_get_id (list, 0);
  NzListItem *before = g_list_model_get_item (G_LIST_MODEL (list), 0);
  nz_record_list_set_rule (list, clubs);
  g_assert_cmpuint (n_items (list), ==, MANY);
  g_autoptr (NzListItem) row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  nz_record_list_set_rule (list, offices);
  g_assert_cmpuint (n_items (list), ==, MANY);
  g_assert_cmpint (nz_list_item_get_id (row), ==, office);
  g_object_unref (before);
  for (guint i = 1; i < 20; i++)
    g_ptr_array_add (others, g_list_model_get_item (G_LIST_MODEL (list), i));
  g_autoptr (NzListItem) again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (again == row);
  nz_record_list_set_rule (list, NULL);
  assert_answer (f, list, NZ_DATE_NONE, NULL, MANY * 2);
}

/* A journal begins with the newest day; a search is ranked, as everywhere. */
static void
test_newest_first (Fixture *f, gconstpointer data)
{
  static const char *const days[] = { "2026-03-01", "2026-11-01", "2025-12-24" };
  g_autoptr (NzRecordList) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (NzRecord) record = nz_record_new (&nz_entity_entry);
      nz_record_set_text (record, "kind", "note");
      g_assert_true (nz_record_set_input (record, nz_entity_field (&nz_entity_entry, "day"), days[i], NULL));
      g_assert_true (nz_store_save (f->store, record, NULL));
    }
  list = nz_record_list_new (f->store, &nz_entity_entry);
  g_assert_cmpuint (n_items (list), ==, 3);
  for (guint i = 1; i < n_items (list); i++)
    {
      g_autoptr (NzRecord) before
          = nz_store_get (f->store, &nz_entity_entry, nz_record_list_get_id (list, i - 1), NULL);
      g_autoptr (NzRecord) after
          = nz_store_get (f->store, &nz_entity_entry, nz_record_list_get_id (list, i), NULL);
      g_assert_cmpint (
          nz_date_compare (nz_record_get_date (before, "day"), nz_record_get_date (after, "day")), >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                                  \
  g_test_add ("/record-list/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("first-hits", test_first_hits);
  ADD ("active", test_active);
  ADD ("edit", test_edit);
  ADD ("many-words", test_parts_in_many_words);
  ADD ("words-of-others", test_words_of_others);
  ADD ("words-without-list", test_words_without_list);
  ADD ("rule", test_rule);
  ADD ("whole-rule", test_whole_rule);
  ADD ("come-back", test_come_back);
  ADD ("newest-first", test_newest_first);
  return g_test_run ();
}
