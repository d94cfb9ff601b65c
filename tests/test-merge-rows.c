/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-merge-rows.h"

#include <string.h>

#include "domain/nz-load.h"
#include "merging.h"

static guint
count (Fixture *f, const char *sql)
{
  return (guint)nz_load_int (f->store, sql, NZ_DATE_NONE, 0, 0);
}

static void
test_ties (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "A"), b = records_organisation (f, "A e. V."),
         c = records_organisation (f, "C");

  records_add (f, &nz_entity_tie, "@organisation", a, "@partner", c, "intensity", "2", "since", "2004",
               "until", "2012", NULL);
  records_add (f, &nz_entity_tie, "@organisation", c, "@partner", b, "intensity", "3", "since", "2010-05",
               "until", "2016", "notes", "Sprachkurs", NULL);
  /* in touch with both, and so one with them */
  records_add (f, &nz_entity_tie, "@organisation", a, "@partner", c, "intensity", "1", "since", "2015", NULL);
  /* before: it stays one of its own */
  records_add (f, &nz_entity_tie, "@organisation", b, "@partner", c, "intensity", "4", "since", "1999",
               "until", "2001", NULL);
  records_add (f, &nz_entity_tie, "@organisation", a, "@partner", b, "intensity", "4", "since", "2007", NULL);

  g_autoptr (NzRecord) one = merge_now (f, &nz_entity_organisation, a, b);
  g_assert_cmpuint (count (f, "SELECT count(*) FROM tie"), ==, 2);
  g_assert_cmpuint (count (f, "SELECT count(*) FROM tie WHERE organisation = partner"), ==, 0);
  g_assert_cmpuint (count (f, "SELECT count(*) FROM tie WHERE since = '2004' AND until IS NULL AND intensity "
                              "= '3' AND notes = 'Sprachkurs'"),
                    ==, 1);
  g_assert_cmpuint (
      count (f, "SELECT count(*) FROM tie WHERE since = '1999' AND until = '2001' AND intensity = '4'"), ==,
      1);
  g_assert_nonnull (strstr (nz_record_get_text (one, "notes"), "2007"));
  g_assert_nonnull (strstr (nz_record_get_text (one, "notes"), "Coordination"));
}

static void
test_memberships (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "A"), b = records_organisation (f, "A e. V.");
  gint64 group = records_add (f, &nz_entity_working_group, "name", "AG Bildung", "kind", "permanent", NULL);
  gint64 anna = records_add (f, &nz_entity_person, "family_name", "Müller", NULL),
         omar = records_add (f, &nz_entity_person, "family_name", "Ahmad", NULL);

  records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", a, "role", "member",
               "since", "2010", NULL);
  records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", b, "@person", anna, "role",
               "chair", "since", "2012", "until", "2014", NULL);
  records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", b, "@person", omar, "role",
               "guest", "since", "2015", NULL);

  g_autoptr (NzRecord) one = merge_now (f, &nz_entity_organisation, a, b);
  g_assert_cmpuint (count (f, "SELECT count(*) FROM membership"), ==, 2);
  g_assert_cmpuint (
      count (f, "SELECT count(*) FROM membership WHERE role = 'chair' AND since = '2010' AND until IS NULL"),
      ==, 1);
}

/**
 * Periods: of two rows that say one thing, and what becomes of them
 * @noted: (nullable): what does not win, found in the note
 */
typedef struct
{
  const char *since, *until, *other_since, *other_until;
  const char *united_since, *united_until;
  const char *noted;
} Periods;

static const Periods periods[] = {
  /* nobody knows is less than a day that somebody knows */
  { "2009-09-10", NULL, NULL, NULL, "2009-09-10", NULL, NULL },
  { "2009-09-10", NULL, "2011", NULL, "2009-09-10", NULL, "2011" },
  { "2009-09-10", NULL, "2009", NULL, "2009-09-10", NULL, "2009" },
  /* goes on in one of them */
  { "2009", "2012-06", NULL, NULL, "2009", NULL, "June 2012" },
  { "2009", "2012-06", "2010", NULL, "2009", NULL, "June 2012" },
  /* will go on in one of them, which says nothing of today */
  { "2009", "2098", "2097", NULL, "2009", "2098", "2097" },
  { "2009", "2012", NULL, "2014-03", "2009", "2014-03", "2012" },
};

static void
add_period (Fixture *f, const NzEntity *entity, gint64 row, const char *since, const char *until)
{
  if (since != NULL)
    records_set (f, entity, row, "since", since, NULL);
  if (until != NULL)
    records_set (f, entity, row, "until", until, NULL);
}

static void
assert_period (NzRecord *row, const char *name, const char *date)
{
  g_autofree char *plain = nz_record_dup_plain (row, nz_entity_field (nz_record_get_entity (row), name));

  g_assert_cmpstr (plain, ==, date != NULL ? date : "");
}

/* One row of @entity is left, with the period that is wanted; @turn: the other one comes over. */
static void
check_period (Fixture *f, const NzEntity *entity, const Periods *p, gboolean turn)
{
  gint64 a = records_organisation (f, "A"), b = records_organisation (f, "A e. V."), row[2];
  gint64 c = entity == &nz_entity_membership
                 ? records_add (f, &nz_entity_working_group, "name", "AG", "kind", "permanent", NULL)
             : entity == &nz_entity_position ? records_add (f, &nz_entity_person, "family_name", "Ada", NULL)
                                             : records_organisation (f, "C");

  for (guint i = 0; i < 2; i++)
    {
      gint64 side = (i == 0) == turn ? b : a;

      row[i] = entity == &nz_entity_membership ? records_add (f, entity, "@working_group", c, "@organisation",
                                                              side, "role", "member", NULL)
               : entity == &nz_entity_position
                   ? records_add (f, entity, "@person", c, "@organisation", side, NULL)
                   : records_add (f, entity, "@organisation", side, "@partner", c, "intensity", "2", NULL);
    }
  add_period (f, entity, row[0], p->since, p->until);
  add_period (f, entity, row[1], p->other_since, p->other_until);
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  g_autoptr (NzRecord) one = merge_now (f, &nz_entity_organisation, a, b);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE organisation = ?2", entity->name);
  g_autoptr (GPtrArray) rows
      = nz_load_records (f->store, entity, sql, NZ_DATE_NONE, nz_record_get_id (one), NULL);
  const char *notes = nz_record_get_text (one, "notes");

  g_assert_cmpuint (rows->len, ==, 1);
  assert_period (rows->pdata[0], "since", p->united_since);
  assert_period (rows->pdata[0], "until", p->united_until);
  if (p->noted != NULL)
    g_assert_nonnull (strstr (notes, p->noted));
  else
    g_assert_true (notes == NULL || strstr (notes, "2009") == NULL);
  undo (f);
  g_autoptr (GHashTable) after = fixture_dump (f->store);
  fixture_assert_same (before, after);
}

static void
test_periods (Fixture *f, gconstpointer data)
{
  static const NzEntity *const entities[] = { &nz_entity_membership, &nz_entity_tie, &nz_entity_position };

  for (gsize e = 0; e < G_N_ELEMENTS (entities); e++)
    for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
      for (guint turn = 0; turn < 2; turn++)
        check_period (f, entities[e], &periods[i], turn == 1);
}

/* Who stands in for them is known in one of the two only, whichever it is. */
static void
test_represented (Fixture *f, gconstpointer data)
{
  gint64 anna = records_add (f, &nz_entity_person, "family_name", "Müller", NULL);

  for (guint turn = 0; turn < 2; turn++)
    {
      gint64 a = records_organisation (f, "A"), b = records_organisation (f, "A e. V.");
      gint64 group
          = records_add (f, &nz_entity_working_group, "name", "AG Bildung", "kind", "permanent", NULL);

      records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", turn == 0 ? a : b,
                   "@person", anna, "role", "member", NULL);
      records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", turn == 0 ? b : a,
                   "role", "member", "since", "2009-09-10", NULL);
      g_autoptr (NzRecord) one = merge_now (f, &nz_entity_organisation, a, b);
      g_autoptr (GPtrArray) rows = nz_load_records (f->store, &nz_entity_membership,
                                                    "SELECT id FROM membership WHERE organisation = ?2",
                                                    NZ_DATE_NONE, nz_record_get_id (one), NULL);
      g_assert_cmpuint (rows->len, ==, 1);
      g_assert_cmpint (nz_record_get_int (rows->pdata[0], "person"), ==, anna);
      assert_period (rows->pdata[0], "since", "2009-09-10");
    }
}

static void
test_people (Fixture *f, gconstpointer data)
{
  gint64 a = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Müller", "public_name",
                          "1", NULL),
         b = records_add (f, &nz_entity_person, "given_name", "A.", "family_name", "Mueller", NULL);
  gint64 office = records_organisation (f, "Jugendamt"), school = records_organisation (f, "Schule");
  gint64 meeting = records_add (f, &nz_entity_meeting, "kind", "conference", "day", "2026-03-05", "state",
                                "planned", NULL);

  records_add (f, &nz_entity_position, "@person", a, "@organisation", office, "function", "Leiterin", "main",
               "1", NULL);
  records_add (f, &nz_entity_position, "@person", b, "@organisation", office, "since", "2020", NULL);
  records_add (f, &nz_entity_position, "@person", b, "@organisation", school, "main", "1", NULL);
  records_add (f, &nz_entity_invitation, "@meeting", meeting, "@organisation", office, "@person", a, "reply",
               "yes", NULL);
  records_add (f, &nz_entity_invitation, "@meeting", meeting, "@organisation", office, "@person", b,
               "attendance", "present", NULL);
  records_add (f, &nz_entity_invitation, "@meeting", meeting, "@organisation", school, "@person", a,
               "@deputy_for", b, NULL);
  records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-01-02", "@person", b, NULL);
  g_autoptr (GHashTable) before = fixture_dump (f->store);

  g_autoptr (NzRecord) one = merge_now (f, &nz_entity_person, a, b);
  g_assert_cmpuint (count (f, "SELECT count(*) FROM position"), ==, 2);
  g_assert_cmpuint (count (f, "SELECT count(*) FROM position WHERE main = 1"), ==, 1);
  g_assert_cmpuint (count (f, "SELECT count(*) FROM invitation"), ==, 2);
  g_assert_cmpuint (
      count (f, "SELECT count(*) FROM invitation WHERE reply = 'yes' AND attendance = 'present'"), ==, 1);
  g_assert_cmpuint (count (f, "SELECT count(*) FROM invitation WHERE deputy_for IS NOT NULL"), ==, 0);
  g_assert_cmpuint (count (f, "SELECT count(*) FROM entry WHERE person IS NOT NULL"), ==, 1);
  g_assert_cmpint (nz_record_get_int (one, "public_name"), ==, 0);
  undo (f);
  g_autoptr (GHashTable) after = fixture_dump (f->store);
  fixture_assert_same (before, after);
}

/* Filters and lists that name the one that goes name the one that stays. */
static void
test_rules (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "A"), b = records_organisation (f, "A e. V.");
  char a_text[NZ_ID_TEXT_SIZE], b_text[NZ_ID_TEXT_SIZE];
  g_autofree char *rule
      = g_strdup_printf ("parent is %s|%s", nz_id_to_text (a, a_text), nz_id_to_text (b, b_text));
  gint64 filter = records_add (f, &nz_entity_saved_filter, "name", "Zweige", "entity", "organisation", "rule",
                               rule, NULL);

  g_autoptr (NzRecord) one = merge_now (f, &nz_entity_organisation, a, b);
  gboolean kept_a = nz_record_get_id (one) == a;
  g_autoptr (NzRecord) saved = nz_store_get (f->store, &nz_entity_saved_filter, filter, NULL);
  g_assert_null (strstr (nz_record_get_text (saved, "rule"), kept_a ? b_text : a_text));
  g_assert_nonnull (strstr (nz_record_get_text (saved, "rule"), kept_a ? a_text : b_text));
}

#define TEST(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  nz_set_language (NZ_LANGUAGE_EN);
  TEST ("/merge-rows/ties", test_ties);
  TEST ("/merge-rows/memberships", test_memberships);
  TEST ("/merge-rows/periods", test_periods);
  TEST ("/merge-rows/represented", test_represented);
  TEST ("/merge-rows/people", test_people);
  TEST ("/merge-rows/rules", test_rules);
  return g_test_run ();
}
