/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records.h"
#include "store/nz-rule.h"

#include <string.h>

static NzRule *
parse (const NzEntity *entity, const char *text)
{
  g_autoptr (GError) error = NULL;
  NzRule *rule = nz_rule_parse (entity, text, &error);

  g_assert_no_error (error);
  return rule;
}

/* Titles of what the rule finds, joined. (transfer full) */
static char *
find_on (NzStore *store, const NzEntity *entity, const char *text, NzDate day)
{
  g_autoptr (NzRule) rule = parse (entity, text);
  const NzQuery query = { .entity = entity, .rule = rule, .day = day };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = nz_query_ids (store, &query, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *title = nz_store_title (store, entity, g_array_index (ids, gint64, i));
      g_string_append_printf (found, "%s%s", i > 0 ? ", " : "", title);
    }
  return g_strdup (found->str);
}

#define ASSERT_FINDS_ON(entity, text, day, expected)                                                         \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *found_ = find_on (f->store, entity, text, day);                                         \
    g_assert_cmpstr (found_, ==, expected);                                                                  \
  }                                                                                                          \
  G_STMT_END
#define ASSERT_FINDS(text, expected) ASSERT_FINDS_ON (&nz_entity_organisation, text, NZ_DATE_NONE, expected)

/* --- what conditions mean ------------------------------------------------------------------------------- */

typedef struct
{
  gint64 school, club, office, group, topic;
  char topic_text[NZ_ID_TEXT_SIZE];
  char group_text[NZ_ID_TEXT_SIZE];
} Town;

static Town
fill_town (Fixture *f)
{
  Town town;

  town.topic = records_add (f, &nz_entity_term, "kind", "topic", "name", "Sprachförderung", NULL);
  town.group = records_add (f, &nz_entity_working_group, "name", "AG Bildung", "kind", "permanent", NULL);
  nz_id_to_text (town.topic, town.topic_text);
  nz_id_to_text (town.group, town.group_text);
  town.school = records_add (f, &nz_entity_organisation, "name", "Förderschule", "kind", "education", "town",
                             "Erfurt", "since", "2004", "topics", town.topic_text, NULL);
  town.club
      = records_add (f, &nz_entity_organisation, "name", "Mueller-Verein", "kind", "association", "town",
                     "Weimar", "since", "2010-03", "email", "a@verein.de (Büro)|b@verein.de", NULL);
  town.office = records_add (f, &nz_entity_organisation, "name", "Amt", "kind", "office", "until",
                             "2015-06-30", NULL);
  records_add (f, &nz_entity_membership, "@working_group", town.group, "@organisation", town.school, "role",
               "chair", "until", "2012", NULL);
  records_add (f, &nz_entity_membership, "@working_group", town.group, "@organisation", town.club, "role",
               "member", "since", "2012-06-01", NULL);
  return town;
}

static void
test_conditions (Fixture *f, gconstpointer data)
{
  fill_town (f);

  ASSERT_FINDS ("", "Amt, Förderschule, Mueller-Verein");
  ASSERT_FINDS ("any ()", "Amt, Förderschule, Mueller-Verein");
  ASSERT_FINDS ("all (any (); all (any ())); town is weimar", "Mueller-Verein");
  ASSERT_FINDS ("kind is association|office", "Amt, Mueller-Verein");
  ASSERT_FINDS ("kind is not association|office", "Förderschule");
  /* As search folds. */
  ASSERT_FINDS ("name contains forder", "Förderschule");
  ASSERT_FINDS ("name contains FOERDER", "Förderschule");
  ASSERT_FINDS ("name contains förder", "Förderschule");
  ASSERT_FINDS ("name contains müller", "Mueller-Verein");
  ASSERT_FINDS ("name contains \"%\"", "");
  ASSERT_FINDS ("town is \"  erfurt \"", "Förderschule");
  /* What has no value is not anything. */
  ASSERT_FINDS ("town is not Erfurt", "Amt, Mueller-Verein");
  ASSERT_FINDS ("town contains not e", "Amt");
  ASSERT_FINDS ("town empty", "Amt");
  ASSERT_FINDS ("town not empty; name contains schule|amt", "Förderschule");
  ASSERT_FINDS ("any (town is Erfurt; town empty)", "Amt, Förderschule");
}

static void
test_dates (Fixture *f, gconstpointer data)
{
  fill_town (f);

  ASSERT_FINDS ("since is 2010", "Mueller-Verein");
  ASSERT_FINDS ("since is 2010-03-15", "");
  ASSERT_FINDS ("since before 2010-03-01", "Förderschule");
  /* Only what is certainly so. */
  ASSERT_FINDS ("since before 2004-06-01", "");
  ASSERT_FINDS ("since after 2004", "Mueller-Verein");
  ASSERT_FINDS ("since after 2010-03-01", "");
  ASSERT_FINDS ("until empty", "Förderschule, Mueller-Verein");
  ASSERT_FINDS ("active 2009-01-01", "Amt, Förderschule");
  ASSERT_FINDS ("active on 1.1.2020", "Förderschule, Mueller-Verein");
  ASSERT_FINDS_ON (&nz_entity_organisation, "active", nz_date (2009, 1, 1), "Amt, Förderschule");
}

static void
test_what_hangs_on (Fixture *f, gconstpointer data)
{
  Town town = fill_town (f);
  g_autofree char *member = g_strdup_printf ("membership.working_group is %s", town.group_text);
  g_autofree char *no_member = g_strdup_printf ("membership.working_group is not %s", town.group_text);
  g_autofree char *topic = g_strdup_printf ("topics is %s", town.topic_text);
  g_autofree char *no_topic = g_strdup_printf ("topics is not %s", town.topic_text);

  ASSERT_FINDS (topic, "Förderschule");
  ASSERT_FINDS (no_topic, "Amt, Mueller-Verein");
  ASSERT_FINDS ("topics empty", "Amt, Mueller-Verein");
  ASSERT_FINDS ("email contains @VEREIN.de", "Mueller-Verein");
  /* Without its label. */
  ASSERT_FINDS ("email is a@verein.de", "Mueller-Verein");
  ASSERT_FINDS ("email contains not b@", "Amt, Förderschule");
  ASSERT_FINDS ("email empty", "Amt, Förderschule");

  ASSERT_FINDS (member, "Mueller-Verein");
  ASSERT_FINDS (no_member, "Amt, Förderschule");
  /* The club's own record only begins in 2010. */
  ASSERT_FINDS_ON (&nz_entity_organisation, member, nz_date (2011, 1, 1), "Förderschule");
  ASSERT_FINDS_ON (&nz_entity_organisation, member, nz_date (2012, 7, 1), "Förderschule, Mueller-Verein");
  ASSERT_FINDS ("membership.role is chair", "");
  ASSERT_FINDS_ON (&nz_entity_organisation, "membership.role is chair", nz_date (2011, 1, 1), "Förderschule");
  ASSERT_FINDS ("membership.working_group empty", "Amt, Förderschule");
  ASSERT_FINDS_ON (&nz_entity_working_group, "membership.role is member", NZ_DATE_NONE, "AG Bildung");
}

/* Both ends of a tie are the record's, what somebody stated about two others is not. */
static void
test_ties (Fixture *f, gconstpointer data)
{
  Town town = fill_town (f);

  records_add (f, &nz_entity_tie, "@organisation", town.school, "@partner", town.club, "intensity", "3",
               "@stated_by", town.office, NULL);
  ASSERT_FINDS ("tie.intensity is 3", "Förderschule, Mueller-Verein");
  ASSERT_FINDS ("tie.intensity empty", "Amt");
}

static void
test_with_search_and_sorts (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRule) rule = parse (&nz_entity_organisation, "town not empty");
  const NzSort sort = { "town", TRUE };
  NzQuery query = { .entity = &nz_entity_organisation, .rule = rule, .search = "verein" };
  g_autoptr (GArray) found = NULL;

  fill_town (f);
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, 1);
  found = nz_query_ids (f->store, &query, NULL);
  g_assert_cmpint (found->len, ==, 1);
  query.search = "amt";
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, 0);
  query.search = NULL;
  query.sorts = &sort;
  query.n_sorts = 1;
  g_array_unref (found);
  found = nz_query_ids (f->store, &query, NULL);
  g_assert_cmpint (found->len, ==, 2);
  g_autofree char *first
      = nz_store_title (f->store, &nz_entity_organisation, g_array_index (found, gint64, 0));
  g_assert_cmpstr (first, ==, "Mueller-Verein");
}

/* --- text ----------------------------------------------------------------------------------------------- */

static void
assert_text (const NzEntity *entity, const char *typed, const char *text)
{
  g_autoptr (NzRule) rule = parse (entity, typed);
  g_autofree char *found = nz_rule_to_text (rule);
  g_autoptr (NzRule) again = parse (entity, found);

  g_assert_cmpstr (found, ==, text);
  g_assert_true (nz_rule_equal (rule, again));
}

static void
test_text (void)
{
  const NzEntity *entity = &nz_entity_organisation;

  assert_text (entity, "", "");
  assert_text (entity, "Art ist Verein|Träger", "kind is association|provider");
  assert_text (entity, "Ort enthält Bad Berka", "town contains \"Bad Berka\"");
  assert_text (entity, "Mitglied seit liegt vor 1. März 2004\n\n  Stadtteil ist nicht leer;",
               "since before 2004-03-01; district not empty");
  assert_text (entity, "Darf öffentlich genannt werden ist ja", "public_name is 1");
  assert_text (entity, "Mitgliedschaft.Rolle ist Leitung", "membership.role is chair");
  assert_text (entity, "oder (PLZ ist 99084; und (Ort ist leer))",
               "any (postcode is 99084; all (town empty))");
  assert_text (entity, "any (any (town empty))", "any (any (town empty))");
  assert_text (entity, "all (town empty)", "town empty");
  assert_text (entity, "name is \"leer\"", "name is \"leer\"");
  assert_text (entity, "name contains \"a;b|\"\"c\"\" (d)\"", "name contains \"a;b|\"\"c\"\" (d)\"");
  assert_text (entity, "aktiv am 23.11.2026", "active 2026-11-23");
  assert_text (entity, "\"Postal address: town\" is Erfurt", "postal_town is Erfurt");
}

static void
assert_refused (const NzEntity *entity, const char *text, const char *place, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRule) rule = nz_rule_parse (entity, text, &error);

  g_assert_null (rule);
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  if (strstr (error->message, place) == NULL || strstr (error->message, reason) == NULL)
    g_error ("“%s” is refused with: %s", text, error->message);
}

static void
test_refused (void)
{
  const NzEntity *entity = &nz_entity_organisation;
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("town empty");
  g_autoptr (GString) many = g_string_new ("town is a");

  assert_refused (entity, "town", "at its end", "is expected");
  assert_refused (entity, "town empty; colour is red", "character 13 (“colour", "name of a field");
  assert_refused (entity, "town like Erfurt", "character 6", "“contains”");
  assert_refused (entity, "kind is Vereinchen", "character 9", "none of the choices");
  assert_refused (entity, "since before gestern", "character 14", "gestern");
  assert_refused (entity, "since contains 2004", "character 1 ", "cannot be asked");
  assert_refused (entity, "membership.colour is red", "character 1 ", "name of a field");
  /* Nothing of a vocabulary belongs to an actor. */
  assert_refused (entity, "term.name is x", "character 1 ", "name of a field");
  assert_refused (entity, "town is", "character 1 ", "a value is missing");
  assert_refused (entity, "town is Erfurt|", "at its end", "a value is missing");
  assert_refused (entity, "town is \"Erfurt", "character 9", "closing quotation mark");
  assert_refused (entity, "any (town empty", "at its end", "closing parenthesis");
  assert_refused (entity, "town empty)", "character 11", "“;”");
  assert_refused (entity, "name contains Verein (neu)", "character 22", "quotation marks");
  assert_refused (entity, "town empty Erfurt", "character 1 ", "takes no value");
  assert_refused (entity, "parent is Caritas", "character 11", "id of a record");
  assert_refused (entity, "active 2026-13", "character 8", "2026-13");
  assert_refused (entity, "active 2026-11", "character 1 ", "2026-11");
  assert_refused (&nz_entity_person, "active", "character 1 ", "neither a beginning");
  assert_refused (entity, "town is \xff", "UTF-8", "");

  for (guint i = 0; i < 1000; i++)
    {
      g_string_append (deep, "any (");
      g_string_append (wide, "; town empty");
    }
  for (guint i = 0; i < NZ_RULE_MOST_VALUES; i++)
    g_string_append (many, "|a");
  assert_refused (entity, deep->str, "", "too deep");
  assert_refused (entity, wide->str, "", "too large");
  assert_refused (entity, many->str, "", "too large");
}

static gboolean
find_name (
    const NzEntity *target, const char *kind, const char *name, gint64 *id, gpointer data, GError **error)
{
  g_assert_true (target == &nz_entity_term);
  if (g_str_equal (kind, "topic") && g_str_equal (name, "Bildung und Sprache"))
    {
      *id = 32;
      return TRUE;
    }
  g_set_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND, "nobody is called %s", name);
  return FALSE;
}

static void
test_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRule) rule = nz_rule_parse_names (&nz_entity_organisation, "Themen ist Bildung und Sprache",
                                                 find_name, NULL, &error);
  g_autofree char *text = nz_rule_to_text (rule);

  g_assert_cmpstr (text, ==, "topics is 0000000000010");
  g_assert_null (nz_rule_parse_names (&nz_entity_organisation, "district is Mond", find_name, NULL, &error));
  g_assert_nonnull (strstr (error->message, "character 13"));
  g_assert_nonnull (strstr (error->message, "nobody is called Mond"));
}

static void
test_words (Fixture *f, gconstpointer data)
{
  Town town = fill_town (f);
  g_autofree char *text = g_strdup_printf (
      "kind is association|provider; any (town contains Erfurt; district empty); topics is %s; "
      "membership.working_group is not %s; all (since before 2004)",
      town.topic_text, town.group_text);
  g_autoptr (NzRule) rule = parse (&nz_entity_organisation, text);
  g_autofree char *english = nz_rule_words (rule, f->store, NZ_LANGUAGE_EN);

  g_assert_cmpstr (
      english, ==,
      "Kind is Association or Provider and (Town contains “Erfurt” or District is empty) and Topics "
      "with Sprachförderung and Membership: Working group is not AG Bildung and Member since is "
      "before 2004");
  g_autoptr (NzRule) empty = parse (&nz_entity_organisation, "any (all ())");
  g_autofree char *nothing = nz_rule_words (empty, f->store, NZ_LANGUAGE_EN);
  g_assert_cmpstr (nothing, ==, "");
  g_autoptr (NzRule) neither
      = parse (&nz_entity_organisation, "kind is not office|company; active 2026-11-23");
  g_autofree char *words = nz_rule_words (neither, f->store, NZ_LANGUAGE_EN);
  g_assert_cmpstr (words, ==, "Kind is neither Office nor Company and active on 23 November 2026");
}

/* As large as a rule may be, SQLite takes it. */
static void
test_largest (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRule) rule = nz_rule_new (&nz_entity_organisation, NZ_RULE_ANY);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  NzRule *inner = rule;
  g_autoptr (GError) error = NULL;
  const NzQuery query = { .entity = &nz_entity_organisation, .rule = rule };

  fill_town (f);
  for (guint i = 0; i < NZ_RULE_MOST_VALUES - NZ_RULE_MOST_PARTS; i++)
    g_ptr_array_add (values, g_strdup_printf ("x%u", i));
  g_ptr_array_add (values, g_strdup ("schule"));
  g_ptr_array_add (values, NULL);
  for (guint depth = 1; depth < NZ_RULE_MOST_DEPTH; depth++)
    {
      NzRule *part = nz_rule_new (&nz_entity_organisation, depth % 2 != 0 ? NZ_RULE_ALL : NZ_RULE_ANY);
      nz_rule_add_group (inner, part);
      inner = part;
    }
  nz_rule_add (inner, "name", NZ_RULE_CONTAINS, (const char *const *)values->pdata, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < NZ_RULE_MOST_PARTS - NZ_RULE_MOST_DEPTH - 1; i++)
    nz_rule_add (rule, "town", NZ_RULE_IS, (const char *const[]){ "Weimar", NULL }, &error);
  g_autoptr (GArray) ids = nz_query_ids (f->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ids->len, ==, 2);
  nz_rule_add_group (inner, nz_rule_new (&nz_entity_organisation, NZ_RULE_ANY));
  nz_rule_add (rule, "town", NZ_RULE_EMPTY, NULL, &error);
  g_assert_null (nz_query_ids (f->store, &query, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
}

/* "organisation.name" leads to another record; no heading of a table may be understood in its place,
 * where there are lists with rules. */
static void
test_paths_are_no_headings (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    for (guint k = 0; k < nz_n_entities (); k++)
      for (guint n = 0; n < nz_entity_nth (k)->n_fields; n++)
        {
          const NzEntity *host = nz_entity_nth (i), *other = nz_entity_nth (k);
          g_autofree char *path = g_strdup_printf ("%s.%s", other->name, other->fields[n].name);

          if ((host->flags & NZ_ENTITY_SECTION) != 0 && nz_entity_parse_field (host, path) != NULL)
            g_error ("%s: %s", host->name, path);
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule/text", test_text);
  g_test_add_func ("/rule/refused", test_refused);
  g_test_add_func ("/rule/names", test_names);
#define TEST(name, func) g_test_add ("/rule/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  TEST ("conditions", test_conditions);
  TEST ("dates", test_dates);
  TEST ("what-hangs-on", test_what_hangs_on);
  TEST ("ties", test_ties);
  TEST ("with-search-and-sorts", test_with_search_and_sorts);
  TEST ("words", test_words);
  TEST ("largest", test_largest);
  TEST ("paths-are-no-headings", test_paths_are_no_headings);
#undef TEST
  return g_test_run ();
}
