/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever was done, in whatever mixture: undo and redo give back every row, also across restarts; who
 * listens hears of exactly the records that changed; index and sort keys follow. */

#include "nz-store-fixture.h"

static const char *const words[]
    = { "Förderzentrum", "Straße",       "Müller", "O’Connor", "„Regenbogen“", "Łódź", "😀",
        "e.V.",          "0361 1234567", "Ähre",   "a|b",      "x\ny" };

static gint64
random_id (GRand *rand)
{
  return ((gint64)g_rand_int (rand) << 30 | g_rand_int (rand) >> 2) + 1;
}

/* Any record of the entity; 0 where there is none. */
static gint64
pick (NzStore *store, GRand *rand, const char *sql)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_finalize (statement);
  return ids->len == 0 ? 0 : g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint32)ids->len));
}

static gint64
pick_target (NzStore *store, GRand *rand, const NzField *field)
{
  const char *kind = nz_field_term_kind (field);
  g_autofree char *sql
      = kind != NULL ? g_strdup_printf ("SELECT id FROM term WHERE kind = '%s' ORDER BY id", kind)
                     : g_strdup_printf ("SELECT id FROM \"%s\" ORDER BY id", nz_field_target (field)->name);

  return pick (store, rand, sql);
}

static void
set_random_list (NzStore *store, GRand *rand, NzRecord *record, const NzField *field)
{
  int n = g_rand_int_range (rand, 0, 4);

  if (field->type == NZ_TYPE_TERMS)
    {
      gint64 ids[4];
      guint m = 0;

      for (int i = 0; i < n; i++)
        {
          gint64 id = pick_target (store, rand, field);
          gboolean known = id == 0;

          for (guint j = 0; j < m; j++)
            known |= ids[j] == id;
          if (!known)
            ids[m++] = id;
        }
      nz_record_set_ids (record, field->name, ids, m);
    }
  else
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) values = NULL;

      for (int i = 0; i < n; i++)
        {
          g_autofree char *value = g_strdup_printf ("030 23125-%03d", g_rand_int_range (rand, 0, 1000));
          g_strv_builder_add (builder, value);
        }
      values = g_strv_builder_end (builder);
      nz_record_set_list (record, field->name, (const char *const *)values);
    }
}

static void
set_random (NzStore *store, GRand *rand, NzRecord *record, const NzField *field)
{
  guint n_choices = 0;
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
      text = g_strdup_printf ("%s %d", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words) - 1)],
                              g_rand_int_range (rand, 0, 100));
      nz_record_set_text (record, field->name, text);
      break;
    case NZ_TYPE_DATE:
      nz_record_set_date (
          record, field->name,
          nz_date (((field->flags & NZ_FIELD_UNTIL) != 0 ? 2030 : 2000) + g_rand_int_range (rand, 0, 20),
                   g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29)));
      break;
    case NZ_TYPE_CHOICE:
      while (field->choices[n_choices].code != NULL)
        n_choices++;
      nz_record_set_text (record, field->name,
                          field->choices[g_rand_int_range (rand, 0, (gint32)n_choices)].code);
      break;
    case NZ_TYPE_REFERENCE:
      nz_record_set_int (record, field->name, pick_target (store, rand, field));
      break;
    case NZ_TYPE_TERMS:
    case NZ_TYPE_CONTACTS:
      set_random_list (store, rand, record, field);
      break;
    case NZ_TYPE_BOOLEAN:
      nz_record_set_int (record, field->name, g_rand_boolean (rand));
      break;
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_TIME:
    default:
      nz_record_set_int (record, field->name,
                         g_rand_int_range (rand, MAX (field->min, 0) + 1, MAX (field->max, 23)));
      break;
    }
}

static void
insert_random (NzStore *store, GRand *rand, const NzEntity *entity)
{
  g_autoptr (NzRecord) record = nz_record_new (entity);

  nz_record_set_id (record, random_id (rand));
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & NZ_FIELD_REQUIRED) != 0 || g_rand_int_range (rand, 0, 3) == 0)
      set_random (store, rand, record, &entity->fields[i]);
  nz_store_save (store, record, NULL); /* refused where what it must refer to is missing */
}

static void
update_random (NzStore *store, GRand *rand, const NzEntity *entity, gint64 id)
{
  g_autoptr (NzRecord) record = nz_store_get (store, entity, id, NULL);
  int n = g_rand_int_range (rand, 1, 4);

  g_assert_nonnull (record);
  for (int i = 0; i < n; i++)
    set_random (store, rand, record, &entity->fields[g_rand_int_range (rand, 0, (gint32)entity->n_fields)]);
  nz_store_save (store, record, NULL);
}

/* One to five changes, in any mixture. */
static void
change_at_random (NzStore *store, GRand *rand)
{
  int n = g_rand_int_range (rand, 1, 6);

  for (int i = 0; i < n; i++)
    {
      const NzEntity *entity = nz_entity_nth ((guint)g_rand_int_range (rand, 0, (gint32)nz_n_entities ()));
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" ORDER BY id", entity->name);
      gint64 id = pick (store, rand, sql);
      int what = g_rand_int_range (rand, 0, 10);

      if ((entity->flags & NZ_ENTITY_SINGLETON) != 0)
        update_random (store, rand, entity, id);
      else if (what < 4 || id == 0)
        insert_random (store, rand, entity);
      else if (what < 8)
        update_random (store, rand, entity, id);
      else
        nz_store_delete (store, entity, id, NULL);
    }
}

/* The shipped vocabulary is long, and every dump reads it: leave a little. */
static void
shorten_vocabulary (NzStore *store)
{
  g_assert_true (nz_sql_exec (
      store,
      "DELETE FROM term WHERE id NOT IN (SELECT id FROM term AS t WHERE (SELECT count(*) FROM term "
      "AS u WHERE u.kind = t.kind AND u.id < t.id) < 4); DELETE FROM holiday WHERE id NOT IN "
      "(SELECT id FROM holiday ORDER BY id LIMIT 5)",
      NULL));
  g_assert_true (nz_text_index_rebuild (store, NULL));
}

#define N_ACTIONS 120

/* Each action changes exactly the records that its signal names; going back through all of them gives every
 * dump that there was, forth too, with restarts on the way. */
static void
run_random (Fixture *f, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
  g_autoptr (GError) error = NULL;

  g_test_message ("seed %u", seed);
  shorten_vocabulary (f->store);
  g_ptr_array_add (dumps, fixture_dump (f->store));
  while (dumps->len <= N_ACTIONS)
    {
      g_autoptr (GHashTable) after = NULL;
      g_autofree char *expected = NULL, *said = NULL;
      guint signals = f->signals;

      g_clear_pointer (&f->last, nz_changes_unref);
      g_assert_true (nz_store_begin (f->store, "random", &error));
      change_at_random (f->store, rand);
      nz_store_commit (f->store, &error);
      g_assert_no_error (error);
      after = fixture_dump (f->store);
      expected = fixture_compare (g_ptr_array_index (dumps, dumps->len - 1), after);
      said = fixture_list_changes (f->last);
      g_assert_cmpstr (said, ==, expected);
      g_assert_cmpuint (f->signals - signals, ==, *expected == '\0' ? 0 : 1);
      if (*expected != '\0')
        g_ptr_array_add (dumps, g_steal_pointer (&after));
    }
  fixture_assert_index (f->store);

  for (int round = 0; round < 2; round++)
    {
      for (guint i = dumps->len - 1; i-- > 0;)
        {
          g_autoptr (GHashTable) now = NULL;

          nz_store_undo (f->store, &error);
          g_assert_no_error (error);
          now = fixture_dump (f->store);
          fixture_assert_same (now, g_ptr_array_index (dumps, i));
          if (i % 40 == 17)
            fixture_reopen (f);
          if (i % 20 == 3)
            fixture_assert_index (f->store);
        }
      g_assert_null (nz_store_dup_undo_label (f->store));
      fixture_assert_index (f->store);
      for (guint i = 1; i < dumps->len; i++)
        {
          g_autoptr (GHashTable) now = NULL;
          g_autofree char *expected = NULL, *said = NULL;

          nz_store_redo (f->store, &error);
          g_assert_no_error (error);
          now = fixture_dump (f->store);
          fixture_assert_same (now, g_ptr_array_index (dumps, i));
          expected = fixture_compare (g_ptr_array_index (dumps, i - 1), now);
          said = fixture_list_changes (f->last);
          g_assert_cmpstr (said, ==, expected);
          if (i % 50 == 23)
            fixture_reopen (f);
          if (i % 20 == 3)
            fixture_assert_index (f->store);
        }
      g_assert_null (nz_store_dup_redo_label (f->store));
      fixture_assert_index (f->store);
    }
}

static void
test_random (Fixture *f, gconstpointer data)
{
  run_random (f, GPOINTER_TO_UINT (data));
}

/* Another one every time; a failure prints the seed, which NZ_TEST_SEED brings back. */
static void
test_random_new (Fixture *f, gconstpointer data)
{
  const char *given = g_getenv ("NZ_TEST_SEED");

  run_random (f, given != NULL ? (guint32)g_ascii_strtoull (given, NULL, 10) : g_random_int ());
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/undo/random/1", Fixture, GUINT_TO_POINTER (1), fixture_set_up, test_random,
              fixture_tear_down);
  g_test_add ("/undo/random/1999", Fixture, GUINT_TO_POINTER (1999), fixture_set_up, test_random,
              fixture_tear_down);
  g_test_add ("/undo/random/new", Fixture, NULL, fixture_set_up, test_random_new, fixture_tear_down);

  return g_test_run ();
}
