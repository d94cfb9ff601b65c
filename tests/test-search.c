/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person types finds what she means, whatever the spelling, name before note; nothing typed is ever a
 * syntax error; the index follows every change, undo included. */

#include "nz-store-fixture.h"
#include "store/nz-query.h"
#include "base/nz-text.h"

static gint64
save (Fixture *f, NzRecord *record)
{
  g_autoptr (GError) error = NULL;

  nz_store_save (f->store, record, &error);
  g_assert_no_error (error);
  return nz_record_get_id (record);
}

static gint64
organisation (Fixture *f, const char *name, const char *field, const char *value)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  const char *list[] = { value, NULL };

  nz_record_set_text (record, "name", name);
  nz_record_set_text (record, "kind", "association");
  if (field != NULL && nz_entity_field (&nz_entity_organisation, field)->type == NZ_TYPE_CONTACTS)
    nz_record_set_list (record, field, list);
  else if (field != NULL)
    nz_record_set_text (record, field, value);
  return save (f, record);
}

static gint64
person (Fixture *f, const char *given, const char *family)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_person);

  nz_record_set_text (record, "given_name", given);
  nz_record_set_text (record, "family_name", family);
  return save (f, record);
}

static gint64
term (Fixture *f, const char *kind, const char *name)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_term);

  nz_record_set_text (record, "kind", kind);
  nz_record_set_text (record, "name", name);
  return save (f, record);
}

static void
change (Fixture *f, const NzEntity *entity, gint64 id, const char *field, const char *text)
{
  g_autoptr (NzRecord) record = nz_store_get (f->store, entity, id, NULL);

  nz_record_set_text (record, field, text);
  save (f, record);
}

static GArray *
search (Fixture *f, const NzEntity *entity, const char *typed, guint limit)
{
  g_autoptr (GError) error = NULL;

  nz_text_words_load (f->store, FALSE, NULL, &error);
  g_assert_no_error (error);
  return fixture_search (f, entity, typed, limit);
}

static gboolean
found (Fixture *f, const NzEntity *entity, const char *typed, gint64 id)
{
  g_autoptr (GArray) ids = search (f, entity, typed, 0);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

#define assert_found(f, typed, id) g_assert_true (found (f, &nz_entity_organisation, typed, id))
#define assert_missed(f, typed, id) g_assert_false (found (f, &nz_entity_organisation, typed, id))

static void
test_spelling (Fixture *f, gconstpointer data)
{
  static const char *const spellings[] = {
    "Förderzentrum",
    "förderzentrum",
    "FÖRDERZENTRUM",
    "Foerderzentrum",
    "foerderzentrum",
    "Forderzentrum",
    "förd",
    "foerd",
    "ford",
    "Forderzentrum Regenb",
    "regenbogen foerder",
    "e.V.",
    "e v",
    "  Förderzentrum   ",
    "Fo\xcc\x88rderzentrum" /* o with a combining diaeresis */,
  };
  gint64 id = organisation (f, "Förderzentrum Regenbogen e.V.", "street", "Große Ähren-Straße 5");
  gint64 old = organisation (f, "Foerderverein Mueller", NULL, NULL);
  gint64 other = organisation (f, "Zentrum", "town", "Gera");

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      assert_found (f, spellings[i], id);
      assert_missed (f, spellings[i], other);
    }
  assert_found (f, "Strasse", id);
  assert_found (f, "straße", id);
  assert_found (f, "STRASSE", id);
  assert_found (f, "gros", id);
  assert_found (f, "groß", id);
  assert_found (f, "aehren", id);
  assert_found (f, "ahren", id);
  assert_found (f, "ähren-str", id);
  /* written without umlauts, typed with them */
  assert_found (f, "Förderverein", old);
  assert_found (f, "Müller", old);
  assert_found (f, "muller", old);
  assert_missed (f, "en", id); /* parts of words from three letters on */
  assert_missed (f, "Regenbogen Gera", id);
}

/* German puts words together: each typed word may be a part of one, and all must be there. */
static void
test_parts (Fixture *f, gconstpointer data)
{
  gint64 youth = organisation (f, "Jugendamt Erfurt", NULL, NULL);
  gint64 whole = organisation (f, "Amt für Soziales", NULL, NULL);
  gint64 noted = organisation (f, "Verein Nord", "notes", "Das Amt hilft.");
  g_autoptr (GArray) ids = search (f, &nz_entity_organisation, "amt", 0);

  /* the name before the note, and beginnings before parts */
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, whole);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, youth);
  g_assert_cmpint (g_array_index (ids, gint64, 2), ==, noted);
  assert_found (f, "gend furt", youth);
  assert_found (f, "AMT erf", youth);
  assert_missed (f, "amt nord", youth);
  assert_found (f, "amt nord", noted);

  /* written after the words were read, and undone */
  gint64 office = organisation (f, "Gesundheitsämter", NULL, NULL);
  assert_found (f, "heitsamt", office);
  assert_found (f, "heitsämt", office);
  assert_found (f, "heitsaemt", office);
  change (f, &nz_entity_organisation, office, "name", "Standesamt");
  assert_missed (f, "heitsamt", office);
  assert_found (f, "desam", office);
  g_assert_true (nz_store_undo (f->store, NULL));
  assert_found (f, "heitsamt", office);
  assert_missed (f, "desam", office);
}

/* What another connection writes is found, too. */
static void
test_parts_of_others (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) person = nz_record_new (&nz_entity_person);
  g_autoptr (NzStore) writer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (found (f, &nz_entity_person, "witz", 1));
  g_assert_true (nz_query_has_words (f->store));
  writer = nz_store_lend (f->store, &error);
  g_assert_no_error (error);
  nz_record_set_text (person, "given_name", "Anna");
  nz_record_set_text (person, "family_name", "Rabinowitz");
  nz_store_save (writer, person, &error);
  g_assert_no_error (error);
  nz_store_give_back (f->store, writer);
  g_assert_true (found (f, &nz_entity_person, "nowit", nz_record_get_id (person)));
}

static void
take_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

#define MANY_WORDS 130

/* However many words have it inside, the whole answer has all, in any order and however it is asked; a quick
 * first page says that it may lack some. */
static void
test_parts_in_many_words (Fixture *f, gconstpointer data)
{
  const NzSort sort = { "town", TRUE };
  const NzFilter filter = { .field = "kind", .text = "association" };
  gboolean lacks = FALSE;
  NzQuery query = { .entity = &nz_entity_organisation, .search = "amt", .lacks = &lacks };
  NzQuery quick
      = { .entity = &nz_entity_organisation, .search = "amt", .lacks = &lacks, .quick = TRUE, .limit = 500 };

  g_assert_true (nz_store_begin (f->store, "many", NULL));
  gint64 noted = organisation (f, "Alpha", "notes", "Das Stadtteilzzamt hilft.");
  for (guint i = 0; i < MANY_WORDS; i++)
    {
      g_autofree char *name
          = g_strdup_printf ("Vor%c%camt%s", 'a' + i / 26, 'a' + i % 26, i < 5 ? " Nordbüro" : "");

      organisation (f, name, NULL, NULL);
    }
  gint64 whole = organisation (f, "Amt", NULL, NULL);
  gint64 person_id = person (f, "Anna", "Vorzzamt");
  g_assert_true (nz_store_commit (f->store, NULL));

  g_autoptr (GArray) all = nz_query_ids (f->store, &query, NULL);
  g_assert_cmpuint (all->len, ==, MANY_WORDS + 2);
  g_assert_false (lacks);
  g_assert_cmpint (g_array_index (all, gint64, 0), ==, whole);
  g_assert_cmpint (g_array_index (all, gint64, all->len - 1), ==, noted);
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, MANY_WORDS + 2);

  g_autoptr (GArray) first = nz_query_ids (f->store, &quick, NULL);
  g_assert_true (lacks);
  g_assert_cmpuint (first->len, >, 0);
  g_assert_cmpuint (first->len, <, all->len);
  quick.search = "nordb";
  g_autoptr (GArray) few = nz_query_ids (f->store, &quick, NULL);
  g_assert_cmpuint (few->len, ==, 5);
  g_assert_false (lacks);

  query.limit = MANY_WORDS + 1;
  g_autoptr (GArray) limited = nz_query_ids (f->store, &query, NULL);
  g_assert_cmpuint (limited->len, ==, MANY_WORDS + 1);
  query.limit = 0;
  query.sorts = &sort;
  query.n_sorts = 1;
  query.filters = &filter;
  query.n_filters = 1;
  g_autoptr (GArray) sorted = nz_query_ids (f->store, &query, NULL);
  g_assert_cmpuint (sorted->len, ==, MANY_WORDS + 2);
  query.n_sorts = 0;
  query.search = "amt ordbu";
  g_autoptr (GArray) both = nz_query_ids (f->store, &query, NULL);
  g_assert_cmpuint (both->len, ==, 5);
  query.search = "amt gibtesnicht";
  g_autoptr (GArray) none = nz_query_ids (f->store, &query, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (found (f, &nz_entity_person, "zamt", person_id));
}

/* What begins so stands before what only has it inside a word, also where they are too many to be ranked. */
static void
test_beginnings_of_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nz_store_begin (f->store, "many", NULL));
  for (guint i = 0; i < 3100; i++)
    organisation (f, "Sportverein", NULL, NULL);
  gint64 begins = organisation (f, "Verein", NULL, NULL);
  gint64 begins_long = organisation (f, "Großer schöner Verein für alle", NULL, NULL);
  gint64 anna = person (f, "Anna", "Sportverein");
  g_assert_true (nz_store_commit (f->store, NULL));

  g_autoptr (GArray) ids = search (f, &nz_entity_organisation, "verein", 0);
  g_assert_cmpuint (ids->len, ==, 3102);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, begins);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, begins_long);

  g_autoptr (GArray) hits = nz_query_everything (f->store, "verein", 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 4);
  g_assert_cmpint (g_array_index (hits, NzHit, 0).id, ==, begins);
  g_assert_cmpint (g_array_index (hits, NzHit, 1).id, ==, begins_long);
  g_assert_true (g_array_index (hits, NzHit, 2).entity == &nz_entity_organisation);
  g_assert_cmpint (g_array_index (hits, NzHit, 3).id, ==, anna);
}

/* Then they are ranked as always: the name before the note, however many words of the latter begin so. */
static void
test_rank_of_beginnings (Fixture *f, gconstpointer data)
{
  g_assert_true (nz_store_begin (f->store, "many", NULL));
  gint64 noted
      = organisation (f, "A", "notes", "Vereine Vereins Verein Vereinte Vereinen Vereinbarung Sport");
  gint64 named
      = organisation (f, "Ein sehr langer Name mit vielen Wörtern und Sport am Ende, ein Verein", NULL, NULL);
  for (guint i = 0; i < 3100; i++)
    organisation (f, "Sportverein", NULL, NULL);
  g_assert_true (nz_store_commit (f->store, NULL));

  g_autoptr (GArray) ids = search (f, &nz_entity_organisation, "verei sport", 0);
  g_assert_cmpuint (ids->len, ==, 3102);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, named);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, noted);
}

/* A large index is read beside the main loop; what is written meanwhile is found as well. */
static void
test_parts_of_many (Fixture *f, gconstpointer data)
{
  NzQuery query = { .entity = &nz_entity_organisation, .search = "gendam", .quick = TRUE };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) few = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; i < 16000; i++)
    g_string_append_printf (notes, "w%u ", i);
  organisation (f, "Jugendamt", "notes", notes->str);
  g_assert_false (nz_query_has_words (f->store));
  few = nz_query_ids (f->store, &query, NULL);
  g_assert_cmpuint (few->len, ==, 0);
  nz_query_read_words_async (f->store, NULL, take_result, &result);
  organisation (f, "Gegendamm", NULL, NULL);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (nz_query_read_words_finish (f->store, result, NULL));
  g_assert_true (nz_query_has_words (f->store));
  all = nz_query_ids (f->store, &query, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, 2);
}

static void
test_telephone (Fixture *f, gconstpointer data)
{
  static const char *const stored[] = { "0361 1234567-18", "+49 361 1234567-18", "0361/1234567-18",
                                        "(0361) 12 34 567 - 18", "0049 361 123456718" };
  static const char *const typed[] = { "0361/1234567-18",       "0361 1234567-18",  "+49 361 1234567-18",
                                       "+49 (0)361 1234567 18", "0361123456718",    "0361 12345",
                                       "(0361) 1234567",        "0049 361 1234567", "0361" };
  gint64 other = organisation (f, "Other", "telephone", "030 23125-001");

  for (gsize i = 0; i < G_N_ELEMENTS (stored); i++)
    {
      gint64 id = organisation (f, "Verein", "telephone", stored[i]);

      for (gsize j = 0; j < G_N_ELEMENTS (typed); j++)
        {
          if (!found (f, &nz_entity_organisation, typed[j], id))
            g_error ("“%s” does not find “%s”", typed[j], stored[i]);
          assert_missed (f, typed[j], other);
        }
      assert_missed (f, "0361 7654321", id);
    }
  /* together with a word */
  assert_found (f, "oth 030 23125", other);
}

static void
test_two_numbers (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  static const char *const telephones[] = { "030 23125-001", "030 23125-002", NULL };
  gint64 id;

  nz_record_set_text (record, "name", "A");
  nz_record_set_text (record, "kind", "association");
  nz_record_set_text (record, "postcode", "99086");
  nz_record_set_list (record, "telephone", telephones);
  id = save (f, record);
  /* each is a number of its own */
  assert_found (f, "030 23125-002", id);
  assert_found (f, "03023125001", id);
  assert_found (f, "99086", id);
}

static void
test_ranking (Fixture *f, gconstpointer data)
{
  gint64 in_note = organisation (f, "Alpha", "notes",
                                 "arbeitet mit dem Regenbogen zusammen, Regenbogen Regenbogen Regenbogen");
  gint64 in_name
      = organisation (f, "Ein sehr langer Name mit vielen Wörtern und dem Regenbogen am Ende", NULL, NULL);
  gint64 in_both = organisation (f, "Regenbogen", "notes", "Regenbogen");
  g_autoptr (GArray) ids = search (f, &nz_entity_organisation, "regenb", 0);
  g_autoptr (GArray) first = search (f, &nz_entity_organisation, "regenb", 2);

  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 2), ==, in_note);
  g_assert_true (g_array_index (ids, gint64, 0) == in_both || g_array_index (ids, gint64, 0) == in_name);
  g_assert_cmpuint (first->len, ==, 2);
  g_assert_cmpint (g_array_index (first, gint64, 0), ==, g_array_index (ids, gint64, 0));
}

static void
test_sections (Fixture *f, gconstpointer data)
{
  gint64 o = organisation (f, "Sternwarte", NULL, NULL), p = person (f, "Anna", "Stern");

  g_assert_true (found (f, &nz_entity_organisation, "stern", o));
  g_assert_false (found (f, &nz_entity_organisation, "stern", p));
  g_assert_true (found (f, &nz_entity_person, "stern", p));
  g_assert_true (found (f, &nz_entity_person, "stern an", p));
  g_assert_false (found (f, &nz_entity_person, "sternw", p));
}

static gboolean
restricts_nothing (Fixture *f, const char *typed)
{
  g_auto (NzTextMatch) match = { 0 };

  nz_text_match_init (&match, f->store, typed);
  g_assert_null (match.expression);
  return match.n_words == 0;
}

static void
test_anything_typed (Fixture *f, gconstpointer data)
{
  static const char *const typed[] = { "\"",
                                       "\"\"",
                                       "a\"b",
                                       "'",
                                       "*",
                                       "a*",
                                       "* a",
                                       "AND",
                                       "OR",
                                       "NOT",
                                       "NEAR(",
                                       "a AND",
                                       "name:a",
                                       "name : a",
                                       "{a b}:c",
                                       "^a",
                                       "-a",
                                       "a -b",
                                       "a + b",
                                       "(",
                                       ")",
                                       "()",
                                       "((a)",
                                       "\\",
                                       "a\\\"",
                                       "%",
                                       "_",
                                       ";",
                                       "--",
                                       "/*",
                                       "😀",
                                       "😀 a",
                                       "a 😀",
                                       "\xff\xfe",
                                       "a\xff"
                                       "b",
                                       "+",
                                       "+49",
                                       "0",
                                       "00",
                                       "+ +",
                                       "½",
                                       "…",
                                       "a\tb\nc",
                                       "́",
                                       "अ",
                                       "日本語",
                                       "é",
                                       "a@b.c",
                                       "?1",
                                       "x'00'",
                                       "\x01\x02",
                                       "\xe2\x80\xae"
                                       "abc" };
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *lengthy = g_strnfill (100000, 'a');
  gint64 id = organisation (f, "a 日本語 é x@b.c", NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    g_array_unref (search (f, &nz_entity_organisation, typed[i], 0));
  for (int i = 0; i < 5000; i++)
    g_string_append (many, "a ( \" ");
  g_array_unref (search (f, &nz_entity_organisation, many->str, 0));
  g_array_unref (search (f, &nz_entity_organisation, lengthy, 0));

  assert_found (f, "日本", id);
  assert_found (f, "e", id);
  assert_found (f, "😀 a", id); /* what cannot be found restricts nothing */
  g_assert_true (restricts_nothing (f, ""));
  g_assert_true (restricts_nothing (f, " \t "));
  g_assert_true (restricts_nothing (f, "😀 \" * ("));
  g_assert_true (restricts_nothing (f, NULL));
}

static void
test_random_typed (Fixture *f, gconstpointer data)
{
  static const char alphabet[] = "ab\"*():^-+0149/ .'{}&|\\äß";
  guint32 seed = g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 2000; i++)
    {
      char typed[24];
      int n = g_rand_int_range (rand, 0, 23);

      for (int j = 0; j < n; j++)
        typed[j] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      typed[n] = '\0';
      g_array_unref (search (f, &nz_entity_organisation, typed, i % 2 == 0 ? 0 : 10));
    }
}

/* A term that is renamed, deleted or comes back is found with the records that use it. */
static void
test_terms (Fixture *f, gconstpointer data)
{
  gint64 topic = term (f, "topic", "Jugendmigration"), district = term (f, "district", "Melchendorf");
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  gint64 id;

  nz_record_set_text (record, "name", "A");
  nz_record_set_text (record, "kind", "association");
  nz_record_set_ids (record, "topics", &topic, 1);
  nz_record_set_int (record, "district", district);
  id = save (f, record);
  assert_found (f, "jugendm", id);
  assert_found (f, "melchen", id);

  change (f, &nz_entity_term, topic, "name", "Spracherwerb");
  assert_found (f, "spracher", id);
  assert_missed (f, "jugendm", id);
  change (f, &nz_entity_term, district, "name", "Rieth");
  assert_found (f, "rieth", id);
  assert_missed (f, "melchen", id);
  fixture_assert_index (f->store);

  nz_store_undo (f->store, NULL);
  nz_store_undo (f->store, NULL);
  assert_found (f, "jugendm", id);
  assert_found (f, "melchen", id);
  assert_missed (f, "spracher", id);
  nz_store_delete (f->store, &nz_entity_term, topic, NULL);
  assert_missed (f, "jugendm", id);
  nz_store_undo (f->store, NULL);
  assert_found (f, "jugendm", id);
  fixture_assert_index (f->store);
}

static void
test_follows_undo (Fixture *f, gconstpointer data)
{
  gint64 id = organisation (f, "Amsel", "telephone", "030 23125-001");

  change (f, &nz_entity_organisation, id, "name", "Drossel");
  assert_missed (f, "amsel", id);
  assert_found (f, "drossel", id);
  nz_store_undo (f->store, NULL);
  assert_found (f, "amsel", id);
  assert_missed (f, "drossel", id);
  nz_store_redo (f->store, NULL);
  assert_found (f, "drossel", id);
  nz_store_delete (f->store, &nz_entity_organisation, id, NULL);
  assert_missed (f, "drossel", id);
  nz_store_undo (f->store, NULL);
  assert_found (f, "drossel", id);
  assert_found (f, "23125", id);
  nz_store_undo (f->store, NULL);
  nz_store_undo (f->store, NULL);
  assert_missed (f, "amsel", id);
  fixture_assert_index (f->store);
}

/* A conference without a name of its own is found by what it is called: its number and its kind, in either
 * language. */
static void
test_conference (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_meeting);
  gint64 id;

  nz_record_set_text (record, "kind", "conference");
  nz_record_set_int (record, "number", 163);
  nz_record_set_text (record, "state", "planned");
  nz_record_set_date (record, "day", nz_date (2026, 11, 26));
  id = save (f, record);
  g_assert_true (found (f, &nz_entity_meeting, "163", id));
  g_assert_true (found (f, &nz_entity_meeting, "Netzwerktagung 163", id));
  g_assert_true (found (f, &nz_entity_meeting, "network conf", id));
  g_assert_false (found (f, &nz_entity_meeting, "164", id));
}

/* --- all of it
 * --------------------------------------------------------------------------------------------------- */

static void
test_rebuild (Fixture *f, gconstpointer data)
{
  gint64 id = organisation (f, "Förderzentrum", "telephone", "030 23125-001");
  g_autofree char *reason = NULL;

  g_assert_true (nz_text_index_is_current (f->store));
  fixture_assert_index (f->store);
  g_assert_true (nz_sql_exec (f->store, "DELETE FROM text_index; DELETE FROM sort_key", NULL));
  g_assert_false (nz_text_index_is_complete (f->store, &reason));
  g_assert_nonnull (reason);
  assert_missed (f, "foerder", id);
  g_assert_true (nz_text_index_rebuild (f->store, NULL));
  fixture_assert_index (f->store);
  assert_found (f, "foerder", id);

  /* keys of another collator are made again when the file is opened */
  g_assert_true (nz_sql_exec (
      f->store, "UPDATE meta SET value = '1 153.14/0 x' WHERE key = 'derived'; UPDATE sort_key SET key = 'x'",
      NULL));
  g_assert_false (nz_text_index_is_current (f->store));
  fixture_reopen (f);
  g_assert_true (nz_text_index_is_current (f->store));
  fixture_assert_index (f->store);
}

/* A first page comes in time when nearly everything matches, name before note all the same. */
static void
test_many (Fixture *f, gconstpointer data)
{
  const guint n = 5000;
  g_autoptr (GArray) page = NULL, all = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  g_assert_true (nz_store_begin (f->store, "many", NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Zentrum %u", i);

      organisation (f, name, "town", "Erfurt");
    }
  last = organisation (f, "Erfurter Verein", NULL, NULL);
  g_assert_true (nz_store_commit (f->store, &error));
  page = search (f, &nz_entity_organisation, "e", 60);
  all = search (f, &nz_entity_organisation, "e", 0);
  g_assert_cmpuint (page->len, ==, 60);
  g_assert_cmpuint (all->len, ==, n + 1);
  g_assert_cmpint (g_array_index (page, gint64, 0), ==, last);
  g_assert_cmpint (g_array_index (all, gint64, 0), ==, last);
  fixture_assert_index (f->store);

  /* what is remembered from that search follows additions, deletions, undo and another program */
  g_autofree char *elsewhere
      = g_strdup_printf ("UPDATE text_index_row SET record = 77 WHERE record = %" G_GINT64_FORMAT, last);
  gint64 late = organisation (f, "Spät", "town", "Erfurt");
  assert_found (f, "e", late);
  g_assert_true (nz_store_delete (f->store, &nz_entity_organisation, late, NULL));
  assert_missed (f, "e", late);
  g_assert_true (nz_store_undo (f->store, NULL));
  assert_found (f, "e", late);
  fixture_run_sql (f->path, elsewhere);
  assert_missed (f, "e", last);
  assert_found (f, "e", 77);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                                  \
  g_test_add ("/search/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("spelling", test_spelling);
  ADD ("parts", test_parts);
  ADD ("parts-of-others", test_parts_of_others);
  ADD ("parts-of-many", test_parts_of_many);
  ADD ("parts-in-many-words", test_parts_in_many_words);
  ADD ("beginnings-of-many", test_beginnings_of_many);
  ADD ("rank-of-beginnings", test_rank_of_beginnings);
  ADD ("telephone", test_telephone);
  ADD ("two-numbers", test_two_numbers);
  ADD ("ranking", test_ranking);
  ADD ("sections", test_sections);
  ADD ("anything-typed", test_anything_typed);
  ADD ("random-typed", test_random_typed);
  ADD ("terms", test_terms);
  ADD ("conference", test_conference);
  ADD ("follows-undo", test_follows_undo);
  ADD ("rebuild", test_rebuild);
  ADD ("many", test_many);
#undef ADD

  return g_test_run ();
}
