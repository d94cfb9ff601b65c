/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-text.h"
#include "records.h"

/* However the search goes about it to be quick, it finds what FTS5 finds when it is asked plainly, in the
 * order of its bm25(), names first; and the search over everything says of each section what the section's
 * own says. */

#define N_WORDS 12
static const char *const words[N_WORDS]
    = { "Haus",       "Hausmeister",     "Haushalt",      "Nachbarschaft", "Nachbarhaus", "Beratung",
        "Beratungen", "Beratungsstelle", "Förderzentrum", "Erfurt",        "Nord",        "Комитет" };

static char *
random_text (GRand *rand, int most)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 1, most); n > 0; n--)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            words[g_rand_int_range (rand, 0, N_WORDS)]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill (Fixture *f, guint n)
{
  g_autoptr (GError) error = NULL;
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  nz_store_begin (f->store, "Fill", &error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = random_text (rand, 4);
      g_autofree char *notes = random_text (rand, 12);

      records_add (f, &nz_entity_organisation, "name", name, "kind", "association", "notes", notes, NULL);
    }
  nz_store_commit (f->store, &error);
  g_assert_no_error (error);
}

/* Asked plainly: those with all words in the name by bm25(), then the others. */
static GArray *
ask_plainly (Fixture *f, const char *typed)
{
  g_auto (GStrv) folded = nz_text_fold_query (typed);
  g_autofree char *beginnings = g_strjoinv ("\"* \"", folded);
  g_autofree char *match = g_strdup_printf ("\"%s\"*", beginnings);
  g_autofree char *in_name = g_strdup_printf ("name : (%s)", match);
  sqlite3_stmt *statement
      = nz_sql_prepare (f->store,
                        "SELECT r.record FROM text_index_row r JOIN (SELECT rowid AS id, 0 AS tier, bm25 "
                        "(text_index, 10.0, 1.0) AS "
                        "rank FROM text_index WHERE text_index MATCH ?1 UNION ALL SELECT rowid, 1, bm25 "
                        "(text_index, 10.0, 1.0) FROM "
                        "text_index WHERE text_index MATCH ?2 AND rowid NOT IN (SELECT rowid FROM text_index "
                        "WHERE text_index MATCH "
                        "?1)) USING (id) WHERE r.entity = 'organisation' ORDER BY tier, rank, id",
                        NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_nonnull (statement);
  sqlite3_bind_text (statement, 1, in_name, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, match, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }
  sqlite3_reset (statement);
  return ids;
}

static void
test_as_bm25 (Fixture *f, gconstpointer data)
{
  static const char *const typed[]
      = { "h",     "haus",    "hausm", "nachb",  "nachbarschaft",     "berat", "beratungs", "förderz",
          "erfur", "комитет", "нет",   "xyzxyz", "nachbarschaftshaus" };

  fill (f, 400);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GArray) plain = ask_plainly (f, typed[i]);
      g_autoptr (GArray) ids = fixture_search (f, &nz_entity_organisation, typed[i], 0);

      g_test_message ("%s", typed[i]);
      g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), plain->data, plain->len * sizeof (gint64));
    }
}

static int
compare_ids (const void *a, const void *b)
{
  gint64 one = *(const gint64 *)a, two = *(const gint64 *)b;

  return (one > two) - (one < two);
}

/* Several words: the same records. */
static void
test_several (Fixture *f, gconstpointer data)
{
  static const char *const typed[]
      = { "haus nachb", "beratung förderz", "nord haus erfur", "hausm haush xyz", "erf комит" };

  fill (f, 400);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GArray) plain = ask_plainly (f, typed[i]);
      g_autoptr (GArray) ids = fixture_search (f, &nz_entity_organisation, typed[i], 0);

      g_test_message ("%s", typed[i]);
      g_array_sort (plain, compare_ids);
      g_array_sort (ids, compare_ids);
      g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), plain->data, plain->len * sizeof (gint64));
    }
}

/* Of two words the rarer one tells more, however many words begin with what was typed. */
static void
test_rarer (Fixture *f, gconstpointer data)
{
  gint64 often, seldom;

  fill (f, 200);
  often = records_add (f, &nz_entity_organisation, "name", "A", "kind", "association", "notes",
                       "Beratung Beratung Beratung Sternwarte", NULL);
  seldom = records_add (f, &nz_entity_organisation, "name", "B", "kind", "association", "notes",
                        "Beratung Sternwarte Sternwarte Sternwarte", NULL);
  g_autoptr (GArray) ids = fixture_search (f, &nz_entity_organisation, "beratu sternw", 0);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, seldom);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, often);
}

/* More words begin so than are asked for one by one. */
static void
test_many_words (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Schulung%c%c", 'a' + (int)(i / 26), 'a' + (int)(i % 26));
      g_autoptr (GArray) ids = NULL;

      records_organisation (f, name);
      ids = fixture_search (f, &nz_entity_organisation, "schulung", 0);
      g_assert_cmpuint (ids->len, ==, i + 1);
    }
}

static void
assert_sections_agree (Fixture *f, const char *typed, guint limit)
{
  g_autoptr (GArray) hits = nz_query_everything (f->store, typed, limit, NULL);
  guint n = 0;

  g_test_message ("%s", typed);
  g_assert_nonnull (hits);
  for (guint i = 0; i < hits->len;)
    {
      const NzEntity *entity = g_array_index (hits, NzHit, i).entity;
      g_autoptr (GArray) ids = fixture_search (f, entity, typed, limit);

      g_assert_cmpuint (ids->len, >, 0);
      for (guint k = 0; k < ids->len; k++, i++)
        {
          g_assert_cmpuint (i, <, hits->len);
          g_assert_true (g_array_index (hits, NzHit, i).entity == entity);
          g_assert_cmpint (g_array_index (hits, NzHit, i).id, ==, g_array_index (ids, gint64, k));
        }
    }
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      g_autoptr (GArray) ids = fixture_search (f, nz_entity_nth (i), typed, limit);
      n += ids->len;
    }
  g_assert_cmpuint (n, ==, hits->len);
}

/* Few and many hits of several kinds of records, more than are read at a time. */
static void
test_everything (Fixture *f, gconstpointer data)
{
  static const char *const typed[] = { "h", "haus", "hausme", "hausmeister", "erf",    "erfurt",
                                       "1", "199",  "haus 3", "g",           "garten", "nirgends" };
  g_autoptr (GError) error = NULL;

  nz_store_begin (f->store, "Fill", &error);
  for (guint i = 0; i < 3100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Haus %u", i);

      records_add (f, &nz_entity_organisation, "name", name, "kind", "association", "town", "Erfurt", NULL);
      if (i < 1700)
        records_add (f, &nz_entity_person, "given_name", i % 2 == 0 ? "Garten" : "Anna", "family_name",
                     "Hausmeister", "notes", name, NULL);
      if (i < 1500)
        records_add (f, &nz_entity_working_group, "name", i % 3 == 0 ? name : "Garten", "kind", "permanent",
                     NULL);
      if (i < 20)
        records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-01-01", "text", name, NULL);
    }
  nz_store_commit (f->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      assert_sections_agree (f, typed[i], 6);
      assert_sections_agree (f, typed[i], 1);
    }
  assert_sections_agree (f, "haus", 2000);
}

/* As on a network file system, where reading beside is reading a copy in memory that nobody may write. */
static void
test_copy (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = records_organisation (f, "Förderzentrum Regenbogen");
  g_autoptr (NzStore) copy = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) near = NULL;

  f->store->access = NZ_ACCESS_EXCLUSIVE;
  copy = nz_store_open_again (f->store, &error);
  g_assert_no_error (error);
  hits = nz_query_everything (copy, "regenbo", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (g_array_index (hits, NzHit, 0).id, ==, id);
  near = nz_query_near (copy, "regenbgoen", 5, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (near->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function)                                                                                 \
  g_test_add ("/search/rank/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  TEST ("as-bm25", test_as_bm25);
  TEST ("several", test_several);
  TEST ("rarer", test_rarer);
  TEST ("many-words", test_many_words);
  TEST ("everything", test_everything);
  TEST ("copy", test_copy);
#undef TEST
  return g_test_run ();
}
