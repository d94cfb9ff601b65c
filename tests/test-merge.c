/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-merge.h"

#include <string.h>

#include "domain/nz-load.h"
#include "domain/nz-merged-into.h"
#include "exchange/nz-example.h"
#include "merging.h"

static NzMergeField *
find_field (NzMerge *merge, const char *name)
{
  GPtrArray *fields = nz_merge_get_fields (merge);

  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((NzMergeField *)fields->pdata[i])->field->name, name))
      return fields->pdata[i];
  g_error ("no field %s", name);
}

/* --- values -----------------------------------------------------------------------------------------------
 */

static void
test_fields (Fixture *f, gconstpointer data)
{
  gint64 a = records_add (f, &nz_entity_organisation, "name", "Förderzentrum Regenbogen e. V.", "kind",
                          "association", "street", "Weg 1", "postcode", "99084", "telephone",
                          "0361 23125 (Büro)|0361 23126", "email", "a@example.org", "since", "2004",
                          "checked_on", "2026-05-03", "notes", "Alt.", NULL);
  gint64 b = records_add (f, &nz_entity_organisation, "name", "Foerderzentrum Regenbogen", "short_name",
                          "FZR", "kind", "provider", "street", "Allee 9", "postcode", "99085", "town",
                          "Erfurt", "telephone", "0361 23125|0361 23127", "email", "A@example.org", "since",
                          "2001-03", "until", "2010", "notes", "Neu.", NULL);
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  g_autoptr (NzMerge) merge = new_merge (f, &nz_entity_organisation, a, b);

  g_assert_cmpint (find_field (merge, "name")->choice, ==, NZ_MERGE_A);
  g_assert_cmpint (find_field (merge, "short_name")->choice, ==, NZ_MERGE_B);
  g_assert_cmpint (find_field (merge, "street")->choice, ==, NZ_MERGE_A);
  g_assert_cmpstr (find_field (merge, "street")->why, ==, "checked later");
  g_assert_cmpint (find_field (merge, "postcode")->choice, ==, NZ_MERGE_A);
  /* only one has a town: it is not emptied */
  g_assert_cmpint (find_field (merge, "town")->choice, ==, NZ_MERGE_B);
  g_assert_cmpint (find_field (merge, "telephone")->choice, ==, NZ_MERGE_BOTH);
  g_assert_cmpint (find_field (merge, "since")->choice, ==, NZ_MERGE_B);
  g_assert_cmpint (find_field (merge, "until")->choice, ==, NZ_MERGE_A);
  g_assert_true (find_field (merge, "public_name")->same);

  g_autoptr (NzRecord) one = merge_now (f, &nz_entity_organisation, a, b);
  g_assert_cmpstr (nz_record_get_text (one, "name"), ==, "Förderzentrum Regenbogen e. V.");
  g_autofree char *telephones
      = nz_record_dup_plain (one, nz_entity_field (&nz_entity_organisation, "telephone"));
  g_assert_cmpstr (telephones, ==, "0361 23125 (Büro)|0361 23126|0361 23127");
  g_autofree char *mails = nz_record_dup_plain (one, nz_entity_field (&nz_entity_organisation, "email"));
  g_assert_cmpstr (mails, ==, "a@example.org");
  g_assert_false (nz_record_has (one, "until"));
  g_assert_cmpstr (nz_record_get_text (one, "town"), ==, "Erfurt");
  const char *notes = nz_record_get_text (one, "notes");
  static const char *const kept[]
      = { "Alt.", "Neu.", "Foerderzentrum Regenbogen", "Allee 9", "99085", "2004", "2010", "Provider" };
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (strstr (notes, kept[i]) == NULL)
      g_error ("“%s” is lost in “%s”", kept[i], notes);

  g_autofree char *label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Merge Förderzentrum Regenbogen e. V. with Foerderzentrum Regenbogen");
  undo (f);
  g_autoptr (GHashTable) after = fixture_dump (f->store);
  fixture_assert_same (before, after);
}

static void
test_choose (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "Haus der Vereine"),
         b = records_organisation (f, "Haus der Vereine e. V.");
  g_autoptr (NzMerge) merge = new_merge (f, &nz_entity_organisation, a, b);
  g_autoptr (GError) error = NULL;
  GPtrArray *fields = nz_merge_get_fields (merge);

  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((NzMergeField *)fields->pdata[i])->field->name, "name"))
      nz_merge_choose (merge, i, NZ_MERGE_A);
  nz_merge_apply (merge, &error);
  g_assert_no_error (error);
  g_autoptr (NzRecord) one
      = nz_store_get (f->store, &nz_entity_organisation, nz_merge_get_kept (merge), &error);
  g_assert_cmpstr (nz_record_get_text (one, "name"), ==, "Haus der Vereine");

  /* A second time there is only one of them. */
  g_assert_false (nz_merge_apply (merge, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
}

/* The postcode of one street is not that of another, but nothing that is empty replaces what is there. */
static void
test_together (Fixture *f, gconstpointer data)
{
  gint64 north = records_add (f, &nz_entity_term, "kind", "district", "name", "Nord", NULL);
  gint64 a = records_add (f, &nz_entity_organisation, "name", "A", "kind", "association", "street", "Weg 1",
                          "postcode", "99084", "town", "Erfurt", NULL);
  gint64 b = records_add (f, &nz_entity_organisation, "name", "A", "kind", "association", "street", "Allee 9",
                          "postcode", "99085", "town", "Weimar", "@district", north, NULL);
  g_autoptr (NzMerge) merge = new_merge (f, &nz_entity_organisation, a, b);
  GPtrArray *fields = nz_merge_get_fields (merge);

  for (NzMergeChoice side = NZ_MERGE_A; side <= NZ_MERGE_B; side++)
    {
      for (guint i = 0; i < fields->len; i++)
        if (g_str_equal (((NzMergeField *)fields->pdata[i])->field->name, "street"))
          nz_merge_choose (merge, i, side);
      g_assert_cmpint (find_field (merge, "postcode")->choice, ==, side);
      g_assert_cmpint (find_field (merge, "town")->choice, ==, side);
      g_assert_cmpint (find_field (merge, "district")->choice, ==, NZ_MERGE_B);
      g_assert_cmpstr (find_field (merge, "district")->why, ==, "only here");
    }

  /* who wants it empty says so */
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((NzMergeField *)fields->pdata[i])->field->name, "district"))
      nz_merge_choose (merge, i, NZ_MERGE_A);
  g_assert_cmpint (find_field (merge, "district")->choice, ==, NZ_MERGE_A);
}

/* Whoever has left in one record only is a member still, unless that one has not begun to be. */
static void
test_until (Fixture *f, gconstpointer data)
{
  gint64 left = records_add (f, &nz_entity_organisation, "name", "A", "kind", "association", "since", "2004",
                             "until", "2098", NULL);
  gint64 there
      = records_add (f, &nz_entity_organisation, "name", "A", "kind", "association", "since", "2005", NULL);
  gint64 later
      = records_add (f, &nz_entity_organisation, "name", "A", "kind", "association", "since", "2097", NULL);
  g_autoptr (NzMerge) open = new_merge (f, &nz_entity_organisation, left, there);
  g_autoptr (NzMerge) ends = new_merge (f, &nz_entity_organisation, later, left);

  g_assert_cmpint (find_field (open, "until")->choice, ==, NZ_MERGE_B);
  g_assert_cmpint (find_field (ends, "until")->choice, ==, NZ_MERGE_B);
}

/* (transfer full): the telephone numbers of one that is made of records with @a and @b; undone again. */
static char *
unite_numbers (Fixture *f, const char *a, const char *b)
{
  gint64 one
      = records_add (f, &nz_entity_organisation, "name", "A", "kind", "association", "telephone", a, NULL);
  gint64 other
      = records_add (f, &nz_entity_organisation, "name", "A", "kind", "association", "telephone", b, NULL);
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  g_autoptr (NzRecord) kept = merge_now (f, &nz_entity_organisation, one, other);
  char *numbers = nz_record_dup_plain (kept, nz_entity_field (&nz_entity_organisation, "telephone"));

  undo (f);
  g_autoptr (GHashTable) after = fixture_dump (f->store);
  fixture_assert_same (before, after);
  return numbers;
}

static void
test_telephones (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *a, *b, *united;
  } cases[] = {
    { "030/23125151", "030 23125-151", "030 23125-151" },
    { "030/23125151", "03023125151", "030/23125151" },
    { "030/23125151 (Zentrale)", "030 23125-151", "030 23125-151 (Zentrale)" },
    { "030/23125151", "030 23125-151 (Zentrale)", "030 23125-151 (Zentrale)" },
    { "+49 30 23125-151", "030/23125151 (Zentrale)", "+49 30 23125-151 (Zentrale)" },
    { "030 23125-151|030/23125151", "03023125151 (Zentrale)", "030 23125-151 (Zentrale)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint turn = 0; turn < 2; turn++)
      {
        g_autofree char *united
            = unite_numbers (f, turn == 0 ? cases[i].a : cases[i].b, turn == 0 ? cases[i].b : cases[i].a);
        g_assert_cmpstr (united, ==, cases[i].united);
      }

  /* two labels are two, and so are two numbers */
  g_autofree char *labels = unite_numbers (f, "030 23125-151 (Zentrale)", "030/23125151 (Fax)");
  g_assert_nonnull (strchr (labels, '|'));
  g_autofree char *numbers = unite_numbers (f, "030 23125-151", "030 23125-152");
  g_assert_nonnull (strchr (numbers, '|'));
}

/* --- what is refused --------------------------------------------------------------------------------------
 */

static void
assert_refused (Fixture *f, gint64 a, gint64 b)
{
  g_autoptr (GHashTable) before = fixture_dump (f->store);

  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
          nz_merge_new (f->store, &nz_entity_organisation, turn == 0 ? a : b, turn == 0 ? b : a, &error));
      g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "“"));
    }
  g_autoptr (GHashTable) after = fixture_dump (f->store);
  fixture_assert_same (before, after);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "A"), b = records_organisation (f, "B"),
         c = records_organisation (f, "C");

  assert_refused (f, a, a);
  records_set (f, &nz_entity_organisation, a, "@parent", b, NULL);
  records_set (f, &nz_entity_organisation, b, "@parent", c, NULL);
  assert_refused (f, a, b);
  assert_refused (f, a, c);
  /* a loop ends, and who is in it is both above and below */
  records_set (f, &nz_entity_organisation, c, "@parent", a, NULL);
  assert_refused (f, a, b);
  gint64 d = records_organisation (f, "D");
  g_autoptr (NzRecord) one = merge_now (f, &nz_entity_organisation, a, d);
  g_assert_nonnull (one);
  gint64 old = records_organisation (f, "Old"), new = records_organisation (f, "New");
  records_set (f, &nz_entity_organisation, old, "@successor", new, "succession", "renamed", NULL);
  assert_refused (f, old, new);
}

static void
test_missing (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (nz_merge_new (f->store, &nz_entity_person, 4711, 4712, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
}

/* --- any two of the example --------------------------------------------------------------------------------
 */

/* "membership.organisation → 17" of every reference, that to @from as one to @to. What a merge must not lose.
 */
static GHashTable *
references (Fixture *f, const NzEntity *of, gint64 from, gint64 to)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\"", entity->name);
      g_autoptr (GPtrArray) rows = nz_load_records (f->store, entity, sql, NZ_DATE_NONE, 0, NULL);

      for (guint r = 0; r < rows->len; r++)
        for (guint k = 0; k < entity->n_fields; k++)
          {
            const NzField *field = &entity->fields[k];
            gint64 target;

            gint64 id = nz_record_get_id (rows->pdata[r]);

            if (field->type != NZ_TYPE_REFERENCE || nz_record_get_int (rows->pdata[r], field->name) == 0
                || g_str_equal (field->name, "deputy_for") || (entity == of && (id == from || id == to)))
              continue;
            target = nz_record_get_int (rows->pdata[r], field->name);
            g_hash_table_add (all, g_strdup_printf ("%s.%s %" G_GINT64_FORMAT, entity->name, field->name,
                                                    target == from ? to : target));
          }
    }
  return all;
}

static guint
count_left (Fixture *f, const NzEntity *target, gint64 id)
{
  g_autoptr (GArray) dependents = nz_store_dependents (f->store, target, id, NULL);
  return dependents->len;
}

/* A tie from A to B and another from B to A are one: its ends may be exchanged. Other references stay what
 * they are. */
static void
assert_nothing_lost (GHashTable *before, GHashTable *after)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (after, key) && !g_str_has_prefix (key, "tie.")
        && !g_str_has_prefix (key, "distinct_pair."))
      g_error ("%s is lost", (const char *)key);
}

static void
merge_any (Fixture *f, const NzEntity *entity, gint64 a, gint64 b)
{
  g_autoptr (NzMerge) merge = nz_merge_new (f->store, entity, a, b, NULL);
  g_autoptr (GError) error = NULL;

  if (merge == NULL)
    return;
  gint64 kept = nz_merge_get_kept (merge), gone = kept == a ? b : a;
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  g_autoptr (GHashTable) wanted = references (f, entity, gone, kept);

  nz_merge_apply (merge, &error);
  g_assert_no_error (error);
  g_autoptr (GHashTable) there = references (f, entity, gone, kept);
  g_assert_cmpuint (count_left (f, entity, gone), ==, 0);
  assert_nothing_lost (wanted, there);
  fixture_assert_index (f->store);
  g_autoptr (GHashTable) merged = fixture_dump (f->store);
  undo (f);
  g_autoptr (GHashTable) undone = fixture_dump (f->store);
  fixture_assert_same (before, undone);
  nz_store_redo (f->store, &error);
  g_assert_no_error (error);
  g_autoptr (GHashTable) redone = fixture_dump (f->store);
  fixture_assert_same (merged, redone);
  undo (f);
}

static void
test_example (Fixture *f, gconstpointer data)
{
  static const NzEntity *const entities[]
      = { &nz_entity_organisation, &nz_entity_person, &nz_entity_working_group };
  g_autoptr (GError) error = NULL;
  GRand *random = g_rand_new_with_seed (4);

  nz_example_fill (f->store, nz_date (2026, 11, 23), &error);
  g_assert_no_error (error);
  for (gsize e = 0; e < G_N_ELEMENTS (entities); e++)
    {
      const NzQuery query = { .entity = entities[e] };
      g_autoptr (GArray) ids = nz_query_ids (f->store, &query, NULL);

      for (guint i = 0; i < 8; i++)
        {
          gint64 a = g_array_index (ids, gint64, g_rand_int_range (random, 0, (int)ids->len));
          gint64 b = g_array_index (ids, gint64, g_rand_int_range (random, 0, (int)ids->len));

          merge_any (f, entities[e], a, b);
        }
    }
  g_rand_free (random);
}

/* A term that is merged is named by all who named either, once. */
static void
test_terms (Fixture *f, gconstpointer data)
{
  gint64 one = records_add (f, &nz_entity_term, "kind", "topic", "name", "Sprachkurse", NULL),
         other = records_add (f, &nz_entity_term, "kind", "topic", "name", "Sprachkurs", NULL);
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autoptr (GError) error = NULL;
  const gint64 both[] = { one, other };
  guint n;

  nz_record_set_text (record, "name", "A");
  nz_record_set_text (record, "kind", "association");
  nz_record_set_ids (record, "topics", both, 2);
  nz_store_save (f->store, record, &error);
  g_autoptr (NzRecord) kept = merge_now (f, &nz_entity_term, one, other);
  g_autoptr (NzRecord) now
      = nz_store_get (f->store, &nz_entity_organisation, nz_record_get_id (record), NULL);
  const gint64 *ids = nz_record_get_ids (now, "topics", &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (ids[0], ==, nz_record_get_id (kept));
  undo (f);
  g_autoptr (NzRecord) back
      = nz_store_get (f->store, &nz_entity_organisation, nz_record_get_id (record), NULL);
  nz_record_get_ids (back, "topics", &n);
  g_assert_cmpuint (n, ==, 2);
}

/* The list of what was deleted tells which went by a merge, and where to. */
static void
test_told (Fixture *f, gconstpointer data)
{
  gint64 a = records_add (f, &nz_entity_organisation, "name", "Verein Nord", "kind", "association",
                          "telephone", "0361 23125", NULL);
  gint64 b = records_add (f, &nz_entity_organisation, "name", "Verein Nord", "kind", "association", NULL);
  gint64 other = records_add (f, &nz_entity_organisation, "name", "Kino", "kind", "company", NULL);
  gint64 branch
      = records_add (f, &nz_entity_organisation, "name", "Zweigstelle", "kind", "association", NULL);
  g_autoptr (NzRecord) under = nz_store_get (f->store, &nz_entity_organisation, branch, NULL);
  g_autoptr (NzRecord) one = NULL;
  g_autoptr (GPtrArray) deleted = NULL;
  g_autoptr (GError) error = NULL;

  nz_record_set_int (under, "parent", b);
  g_assert_true (nz_store_save (f->store, under, &error));
  one = merge_now (f, &nz_entity_organisation, a, b);
  g_assert_true (nz_store_delete (f->store, &nz_entity_organisation, other, &error));
  deleted = nz_store_deleted (f->store, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deleted->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      NzMergedInto merged;

      g_assert_true (nz_merged_into_find (f->store, deleted->pdata[i], &merged, &error));
      g_assert_cmpstr (merged.name, ==, i == 0 ? NULL : "Verein Nord");
      g_assert_cmpint (merged.kept, ==, i == 0 ? 0 : nz_record_get_id (one));
      nz_merged_into_clear (&merged);
    }
}

#define TEST(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  nz_set_language (NZ_LANGUAGE_EN);
  TEST ("/merge/fields", test_fields);
  TEST ("/merge/choose", test_choose);
  TEST ("/merge/together", test_together);
  TEST ("/merge/until", test_until);
  TEST ("/merge/telephones", test_telephones);
  TEST ("/merge/refused", test_refused);
  TEST ("/merge/missing", test_missing);
  TEST ("/merge/terms", test_terms);
  TEST ("/merge/example", test_example);
  TEST ("/merge/told", test_told);
  return g_test_run ();
}
