/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-store-fixture.h"

static NzRecord *
organisation (const char *name, const char *kind, const char *town)
{
  NzRecord *record = nz_record_new (&nz_entity_organisation);

  nz_record_set_text (record, "name", name);
  nz_record_set_text (record, "kind", kind);
  nz_record_set_text (record, "town", town);
  return record;
}

static gint64
save (NzStore *store, NzRecord *record)
{
  g_autoptr (NzRecord) owned = record;
  g_autoptr (GError) error = NULL;

  nz_store_save (store, owned, &error);
  g_assert_no_error (error);
  return nz_record_get_id (owned);
}

/* Titles of what a query finds, joined. (transfer full) */
static char *
ask (NzStore *store, const NzQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = nz_query_ids (store, query, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *title = nz_store_title (store, query->entity, g_array_index (ids, gint64, i));
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", title);
    }
  if (query->limit == 0)
    g_assert_cmpint (nz_query_count (store, query, NULL), ==, ids->len);
  return g_strdup (text->str);
}

#define ASSERT_QUERY(store, expected, ...)                                                                   \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    const NzQuery query_ = { .entity = &nz_entity_organisation, __VA_ARGS__ };                               \
    g_autofree char *found_ = ask (store, &query_);                                                          \
    g_assert_cmpstr (found_, ==, expected);                                                                  \
  }                                                                                                          \
  G_STMT_END

#define SORT(...)                                                                                            \
  .sorts = (const NzSort[]){ __VA_ARGS__ }, .n_sorts = G_N_ELEMENTS (((const NzSort[]){ __VA_ARGS__ }))

static void
fill (NzStore *store)
{
  gint64 topic = nz_sql_int (store, "SELECT min(id) FROM term WHERE kind = 'topic'", 0);
  gint64 district
      = nz_sql_int (store, "SELECT id FROM term WHERE kind = 'district' ORDER BY name LIMIT 1", 0);
  NzRecord *record;

  record = organisation ("Zebra", "company", "Erfurt");
  nz_record_set_ids (record, "topics", &topic, 1);
  save (store, record);
  record = organisation ("Ärztehaus", "association", "Weimar");
  nz_record_set_date (record, "since", nz_date (2004, 3, 0));
  nz_record_set_date (record, "until", nz_date (2010, 0, 0));
  nz_record_set_int (record, "public_name", 0);
  save (store, record);
  record = organisation ("AG 10", "office", "Arnstadt");
  nz_record_set_int (record, "district", district);
  save (store, record);
  record = organisation ("AG 2", "office", NULL);
  nz_record_set_date (record, "since", nz_date (1999, 10, 1));
  save (store, record);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  fill (f->store);
  ASSERT_QUERY (f->store, "AG 2, AG 10, Ärztehaus, Zebra", );
  ASSERT_QUERY (f->store, "Zebra, Ärztehaus, AG 10, AG 2", SORT ({ "name", TRUE }));
  ASSERT_QUERY (f->store, "Zebra, Ärztehaus, AG 10, AG 2", SORT ({ "name", TRUE }));
  ASSERT_QUERY (f->store, "AG 2, AG 10", .limit = 2);
  /* By text, what is empty last in both directions. */
  ASSERT_QUERY (f->store, "AG 10, Zebra, Ärztehaus, AG 2", SORT ({ "town" }));
  ASSERT_QUERY (f->store, "Ärztehaus, Zebra, AG 10, AG 2", SORT ({ "town", TRUE }));
  /* By choice in the order of the choices, then by name. */
  ASSERT_QUERY (f->store, "AG 2, AG 10, Ärztehaus, Zebra", SORT ({ "kind" }));
  ASSERT_QUERY (f->store, "Zebra, Ärztehaus, AG 2, AG 10", SORT ({ "kind", TRUE }));
  ASSERT_QUERY (f->store, "AG 2, Ärztehaus, AG 10, Zebra", SORT ({ "since" }));
  ASSERT_QUERY (f->store, "AG 10, AG 2, Ärztehaus, Zebra", SORT ({ "district" }));
  ASSERT_QUERY (f->store, "Zebra, AG 2, AG 10, Ärztehaus", SORT ({ "topics" }));
  ASSERT_QUERY (f->store, "Ärztehaus, AG 2, AG 10, Zebra", SORT ({ "public_name" }));
}

/* What is equal by the first key is ordered by the next. */
static void
test_several_sorts (Fixture *f, gconstpointer data)
{
  fill (f->store);
  save (f->store, organisation ("Amt", "office", "Weimar"));
  ASSERT_QUERY (f->store, "AG 10, Amt, AG 2, Ärztehaus, Zebra", SORT ({ "kind" }, { "town" }));
  ASSERT_QUERY (f->store, "Amt, AG 10, AG 2, Ärztehaus, Zebra", SORT ({ "kind" }, { "town", TRUE }));
  ASSERT_QUERY (f->store, "Zebra, Ärztehaus, Amt, AG 10, AG 2", SORT ({ "kind", TRUE }, { "name", TRUE }));
  ASSERT_QUERY (f->store, "Ärztehaus, Amt, Zebra, AG 10, AG 2",
                SORT ({ "town", TRUE }, { "public_name" }, { "name" }));
  /* The entity's own first: names that are equal. */
  save (f->store, organisation ("Amt", "body", "Arnstadt"));
  ASSERT_QUERY (f->store, "AG 2, AG 10, Amt, Amt, Ärztehaus, Zebra", SORT ({ "name" }, { "town" }));
  ASSERT_QUERY (f->store, "Amt, Amt", SORT ({ "name" }, { "kind", TRUE }), .search = "amt");
}

/* Every field of every entity can be sorted by. */
static void
test_every_sort (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    for (guint k = 0; k < nz_entity_nth (i)->n_fields; k++)
      {
        NzSort sort = { nz_entity_nth (i)->fields[k].name };
        NzQuery query = { .entity = nz_entity_nth (i), .sorts = &sort, .n_sorts = 1, .search = "a" };
        g_autofree char *found = ask (f->store, &query);

        query.search = NULL;
        sort.descending = TRUE;
        query.day = nz_date (2026, 1, 1);
        g_free (found);
        found = ask (f->store, &query);
      }
}

/* The order is kept in memory: it must follow every change, here, undone, given up and elsewhere. */
static void
test_order_follows (Fixture *f, gconstpointer data)
{
  g_autoptr (NzStore) reader = nz_store_open_again (f->store, NULL);
  NzRecord *record;
  gint64 id;

  fill (f->store);
  ASSERT_QUERY (reader, "AG 2, AG 10, Ärztehaus, Zebra", );
  ASSERT_QUERY (f->store, "AG 2, AG 10, Ärztehaus, Zebra", );
  id = save (f->store, organisation ("Bach", "office", NULL));
  ASSERT_QUERY (f->store, "AG 2, AG 10, Ärztehaus, Bach, Zebra", );
  ASSERT_QUERY (reader, "AG 2, AG 10, Ärztehaus, Bach, Zebra", );

  record = nz_store_get (f->store, &nz_entity_organisation, id, NULL);
  nz_record_set_text (record, "name", "Zzz");
  save (f->store, record);
  ASSERT_QUERY (f->store, "AG 2, AG 10, Ärztehaus, Zebra, Zzz", );
  g_assert_true (nz_store_undo (f->store, NULL));
  ASSERT_QUERY (f->store, "AG 2, AG 10, Ärztehaus, Bach, Zebra", );
  ASSERT_QUERY (reader, "AG 2, AG 10, Ärztehaus, Bach, Zebra", );

  g_assert_true (nz_store_begin (f->store, "Try", NULL));
  g_assert_true (nz_store_delete (f->store, &nz_entity_organisation, id, NULL));
  nz_store_rollback (f->store);
  ASSERT_QUERY (f->store, "AG 2, AG 10, Ärztehaus, Bach, Zebra", );
  ASSERT_QUERY (f->store, "Zebra, Bach, Ärztehaus, AG 10, AG 2", SORT ({ "name", TRUE }));
}

static void
test_filters (Fixture *f, gconstpointer data)
{
  gint64 topic, district;

  fill (f->store);
  topic = nz_sql_int (f->store, "SELECT min(id) FROM term WHERE kind = 'topic'", 0);
  district = nz_sql_int (f->store, "SELECT max(district) FROM organisation", 0);

#define FILTER(...) .filters = (const NzFilter[]){ { __VA_ARGS__ } }, .n_filters = 1
  ASSERT_QUERY (f->store, "AG 2, AG 10", FILTER ("kind", "office"));
  ASSERT_QUERY (f->store, "AG 2", FILTER ("town"));
  ASSERT_QUERY (f->store, "AG 10", FILTER ("district", NULL, district));
  ASSERT_QUERY (f->store, "AG 2, Ärztehaus, Zebra", FILTER ("district"));
  ASSERT_QUERY (f->store, "Zebra", FILTER ("topics", NULL, topic));
  ASSERT_QUERY (f->store, "", FILTER ("target_groups", NULL, topic));
  ASSERT_QUERY (f->store, "Ärztehaus", FILTER ("public_name", NULL, 0));
  ASSERT_QUERY (f->store, "", FILTER ("telephone", "0361"));
#undef FILTER
  ASSERT_QUERY (f->store, "AG 10",
                .filters = (const NzFilter[]){ { "kind", "office" }, { "town", "Arnstadt" } },
                .n_filters = 2);
}

static void
test_day (Fixture *f, gconstpointer data)
{
  fill (f->store);
  ASSERT_QUERY (f->store, "AG 10, Zebra", .day = nz_date (1999, 9, 30));
  ASSERT_QUERY (f->store, "AG 2, AG 10, Zebra", .day = nz_date (1999, 10, 1));
  ASSERT_QUERY (f->store, "AG 2, AG 10, Zebra", .day = nz_date (2004, 2, 29));
  ASSERT_QUERY (f->store, "AG 2, AG 10, Ärztehaus, Zebra", .day = nz_date (2004, 3, 1));
  ASSERT_QUERY (f->store, "AG 2, AG 10, Ärztehaus, Zebra", .day = nz_date (2010, 12, 31));
  ASSERT_QUERY (f->store, "AG 2, AG 10, Zebra", .day = nz_date (2011, 1, 1));
}

static void
test_search (Fixture *f, gconstpointer data)
{
  fill (f->store);
  ASSERT_QUERY (f->store, "Ärztehaus", .search = "aerz");
  ASSERT_QUERY (f->store, "Ärztehaus", .search = "arzt");
  ASSERT_QUERY (f->store, "", .search = "aerz", .day = nz_date (2020, 1, 1));
  ASSERT_QUERY (f->store, "Ärztehaus", .search = "aerz", .day = nz_date (2005, 1, 1));
  ASSERT_QUERY (f->store, "AG 10, AG 2", .search = "ag", SORT ({ "town" }));
  ASSERT_QUERY (f->store, "AG 10", .search = "ag", .filters = (const NzFilter[]){ { "town", "Arnstadt" } },
                .n_filters = 1);
  /* Nothing to find is nothing to restrict. */
  ASSERT_QUERY (f->store, "AG 2, AG 10, Ärztehaus, Zebra", .search = "  ");
}

static void
test_everything (Fixture *f, gconstpointer data)
{
  NzRecord *person = nz_record_new (&nz_entity_person);
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) none = NULL;
  guint last = 0;

  fill (f->store);
  nz_record_set_text (person, "family_name", "Zebrowski");
  save (f->store, person);
  hits = nz_query_everything (f->store, "zebr", 5, NULL);
  g_assert_cmpint (hits->len, ==, 2);
  g_assert_true (g_array_index (hits, NzHit, 0).entity == &nz_entity_organisation);
  g_assert_true (g_array_index (hits, NzHit, 1).entity == &nz_entity_person);
  none = nz_query_everything (f->store, " ", 5, NULL);
  g_assert_cmpint (none->len, ==, 0);

  g_array_unref (hits);
  hits = nz_query_everything (f->store, "a", 2, NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      const NzEntity *entity = g_array_index (hits, NzHit, i).entity;

      last = i > 0 && entity == g_array_index (hits, NzHit, i - 1).entity ? last + 1 : 1;
      g_assert_cmpint (last, <=, 2);
    }
}

static void
test_find_text (Fixture *f, gconstpointer data)
{
  fill (f->store);
  g_assert_cmpint (nz_query_find_text (f->store, &nz_entity_organisation, "name", "Zebra"), !=, 0);
  g_assert_cmpint (nz_query_find_text (f->store, &nz_entity_organisation, "name", "zebra"), ==, 0);
}

static void
test_records (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;

  fill (f->store);
  records = nz_query_records (f->store, &(NzQuery){ .entity = &nz_entity_organisation }, NULL);
  g_assert_cmpint (records->len, ==, 4);
  g_assert_cmpstr (nz_record_get_text (g_ptr_array_index (records, 0), "name"), ==, "AG 2");
}

static void
test_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRows) rows = NULL;

  fill (f->store);
  g_assert_null (nz_rows_new (f->store, "DELETE FROM organisation", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (nz_rows_new (f->store, "SELECT nothing FROM nowhere", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  rows = nz_rows_new (f->store, "SELECT name, since, town FROM organisation WHERE since >= ?1 ORDER BY since",
                      &error);
  nz_rows_bind_date (rows, 1, nz_date (1999, 0, 0));
  g_assert_true (nz_rows_next (rows, &error));
  g_assert_cmpstr (nz_rows_text (rows, 0), ==, "AG 2");
  g_assert_true (nz_date_equal (nz_rows_date (rows, 1), nz_date (1999, 10, 1)));
  g_assert_true (nz_rows_is_null (rows, 2));
  g_assert_true (nz_rows_next (rows, &error));
  g_assert_cmpstr (nz_rows_text (rows, 2), ==, "Weimar");
  g_assert_false (nz_rows_next (rows, &error));
  g_assert_no_error (error);
}

/* --- "active on" in SQL and in C ------------------------------------------------------------------------ */

static NzDate
random_date (gboolean may_be_partial)
{
  int year = g_test_rand_int_range (1999, 2003);
  int month = g_test_rand_int_range (may_be_partial ? 0 : 1, 13);
  int day
      = month == 0 ? 0 : g_test_rand_int_range (may_be_partial ? 0 : 1, nz_days_in_month (year, month) + 1);

  if (may_be_partial && g_test_rand_int_range (0, 6) == 0)
    return NZ_DATE_NONE;
  return nz_date (year, month, day);
}

/* What another program wrote need not be UTF-8: all texts of a row stay good together. */
static void
test_rows_repaired (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRows) rows = NULL;
  const char *name, *short_name, *town;

  save (f->store, organisation ("Förderzentrum", "association", "Erfurt"));
  g_assert_true (nz_sql_exec (f->store,
                              "UPDATE organisation SET name = CAST (x'46f67264657276657265696e' AS TEXT), "
                              "short_name = CAST (x'46f656' AS TEXT)",
                              &error));
  rows = nz_rows_new (f->store, "SELECT name, short_name, town FROM organisation", &error);
  g_assert_no_error (error);
  g_assert_true (nz_rows_next (rows, &error));
  name = nz_rows_text (rows, 0);
  short_name = nz_rows_text (rows, 1);
  town = nz_rows_text (rows, 2);
  g_assert_cmpstr (name, ==, "F\357\277\275rderverein");
  g_assert_cmpstr (short_name, ==, "F\357\277\275V");
  g_assert_cmpstr (town, ==, "Erfurt");
  g_assert_true (name != short_name);
  g_assert_false (nz_rows_next (rows, &error));
  g_assert_no_error (error);
}

/* An action that is given up inside a loop over rows: the loop goes on with its next row. */
static void
test_rows_rollback (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRows) rows = nz_rows_new (f->store, "SELECT id FROM holiday ORDER BY id", &error);
  gint64 last = 0;
  guint n = 0;

  g_assert_no_error (error);
  while (nz_rows_next (rows, &error))
    {
      g_autoptr (NzRecord) record = organisation ("Förderzentrum", "association", "Erfurt");

      g_assert_cmpint (nz_rows_int (rows, 0), >, last);
      last = nz_rows_int (rows, 0);
      n++;
      g_assert_true (nz_store_begin (f->store, "Add", NULL));
      g_assert_true (nz_store_save (f->store, record, NULL));
      g_assert_true (nz_store_delete (f->store, &nz_entity_holiday, last, NULL));
      nz_store_rollback (f->store);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 60);
  g_assert_cmpint (nz_query_count (f->store, &(NzQuery){ .entity = &nz_entity_organisation }, NULL), ==, 0);
  g_assert_cmpint (nz_query_count (f->store, &(NzQuery){ .entity = &nz_entity_holiday }, NULL), ==, 60);
}

static void
test_active (Fixture *f, gconstpointer data)
{
  g_autofree char *active = nz_date_active_sql ("t", "since", "until", 3);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM (SELECT ?1 AS since, ?2 AS until) t", active);
  g_autoptr (GString) wrong = g_string_new (NULL);
  guint yes = 0;

  for (int i = 0; i < 20000; i++)
    {
      NzDate since = random_date (TRUE), until = random_date (TRUE), day = random_date (FALSE);
      g_autoptr (NzRows) rows = nz_rows_new (f->store, sql, NULL);
      char a[NZ_DATE_TEXT_SIZE], b[NZ_DATE_TEXT_SIZE], c[NZ_DATE_TEXT_SIZE];
      gboolean expected = nz_date_active_on (since, until, day);

      nz_rows_bind_date (rows, 1, since);
      nz_rows_bind_date (rows, 2, until);
      nz_rows_bind_date (rows, 3, day);
      g_assert_true (nz_rows_next (rows, NULL));
      if (nz_rows_int (rows, 0) != expected)
        g_string_append_printf (wrong, "%s to %s on %s\n", nz_date_to_iso (since, a),
                                nz_date_to_iso (until, b), nz_date_to_iso (day, c));
      yes += expected;
    }
  g_assert_cmpstr (wrong->str, ==, "");
  g_assert_cmpint (yes, >, 2000);
  g_assert_cmpint (yes, <, 18000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function)                                                                                 \
  g_test_add ("/store/query/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  TEST ("order", test_order);
  TEST ("order-follows", test_order_follows);
  TEST ("several-sorts", test_several_sorts);
  TEST ("every-sort", test_every_sort);
  TEST ("filters", test_filters);
  TEST ("day", test_day);
  TEST ("search", test_search);
  TEST ("everything", test_everything);
  TEST ("find-text", test_find_text);
  TEST ("records", test_records);
  TEST ("rows", test_rows);
  TEST ("rows-repaired", test_rows_repaired);
  TEST ("rows-rollback", test_rows_rollback);
  TEST ("active", test_active);
#undef TEST
  return g_test_run ();
}
