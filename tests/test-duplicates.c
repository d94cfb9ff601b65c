/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-duplicates.h"

#include "records.h"

#define NONE NULL, NULL, NULL, NULL, NULL

/* A record as in a table; %NULL where nothing is known. */
typedef struct
{
  const char *name, *short_name, *street, *postcode, *town, *telephone, *email, *web;
} Row;

typedef struct
{
  Row a, b;
  gboolean one; /* whether the two are to be proposed */
} Case;

static void
set_if (NzRecord *record, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (text != NULL)
    nz_record_set_plain (record, nz_entity_field (nz_record_get_entity (record), field), text, &error);
  g_assert_no_error (error);
}

static gint64
add_row (Fixture *f, const NzEntity *entity, const Row *row)
{
  g_autoptr (NzRecord) record = nz_record_new (entity);
  g_autoptr (GError) error = NULL;
  gboolean person = entity == &nz_entity_person;

  set_if (record, person ? "family_name" : "name", row->name);
  set_if (record, person ? "given_name" : "short_name", row->short_name);
  set_if (record, "street", row->street);
  set_if (record, "postcode", row->postcode);
  set_if (record, "town", row->town);
  set_if (record, "telephone", row->telephone);
  set_if (record, "email", row->email);
  set_if (record, "web", row->web);
  if (!person)
    nz_record_set_text (record, "kind", "association");
  nz_store_save (f->store, record, &error);
  g_assert_no_error (error);
  return nz_record_get_id (record);
}

/* Organisations among which words are as frequent as in a town's network. */
static void
add_background (Fixture *f)
{
  static const char *const names[]
      = { "Jugendamt Erfurt",           "Kita Spatzennest",        "Kita Sonnenschein",
          "Grundschule 3 Erfurt",       "Kulturverein Nord e. V.", "Sportverein Blau-Weiß e. V.",
          "Beratungsstelle für Frauen", "Internationaler Treff",   "Caritasverband Gera",
          "Evangelische Gemeinde Süd",  "Förderverein Zoo e. V.",  "Zentrum für Bildung gGmbH",
          "Haus der Begegnung",         "Amt für Soziales" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *street = g_strdup_printf ("Testweg %" G_GSIZE_FORMAT, i + 1);
      const Row row = {
        .name = names[i], .street = street, .postcode = "99085", .town = i % 5 == 0 ? "Weimar" : "Erfurt"
      };

      add_row (f, &nz_entity_organisation, &row);
    }
}

static const Case organisations[] = {
  /* one */
  { { "Förderzentrum Regenbogen e. V." }, { "Foerderzentrum Regenbogen" }, TRUE },
  { { "Förderzentrum Regenbogen e. V." }, { "Regenbogen Förderzentrum" }, TRUE },
  { { "Förderzentrum Regenbogen e. V.", .telephone = "0361 2312510" },
    { "FZ Regenbogen", .telephone = "+49 361 23125-10", .email = "a@example.org" },
    FALSE },
  { { "Förderzentrum Regenbogen e. V.", .town = "Erfurt" },
    { "Förderzentrum Regenbogn", .town = "Erfurt" },
    TRUE },
  { { "Förderzentrum Regenbogen", .telephone = "0361 2312510", .email = "info@example.org" },
    { "Regenbogen e. V.", .telephone = "0361/2312510", .email = "INFO@example.org" },
    TRUE },
  { { "AWO Kreisverband Erfurt" }, { "Arbeiterwohlfahrt Kreisverband Erfurt e. V." }, TRUE },
  { { "DRK Kreisverband Erfurt", .telephone = "0361 23125" },
    { "Deutsches Rotes Kreuz Kreisverband Erfurt", .telephone = "036123125" },
    TRUE },
  { { "Kulturbrücke Palästina", .street = "Rosa-Luxemburg-Straße 50", .postcode = "99086" },
    { "Kulturbruecke Palaestina e.V.", .street = "Rosa-Luxemburg-Str. 50", .postcode = "99086" },
    TRUE },
  { { "Союз украинцев" }, { "Sojus ukrainzew" }, TRUE },
  { { "Migrationsdienst Thüringen", .web = "https://www.example.org/" },
    { "Migrationsdienste Thüringen", .web = "example.org" },
    TRUE },
  { { "Haus der Vereine", .street = "Weg 1", .postcode = "99084", .town = "Erfurt" },
    { "Haus der Vereine", .street = "Allee 9", .postcode = "99084", .town = "Erfurt" },
    TRUE },

  { { "Haus der Vereine", .street = "Weg 1", .postcode = "99084", .town = "Erfurt",
      .telephone = "0361 2312510" },
    { "Haus der Vereine", .street = "Allee 9", .postcode = "99086", .town = "Erfurt",
      .telephone = "0361 2312520" },
    TRUE },

  { { "Grundschule 12a" }, { "Grundschule 12 a" }, TRUE },
  { { "Grundschule 12a" }, { "Grundschule 12-A e. V." }, TRUE },
  { { "Grundschule 12 (seit 1998)" }, { "Grundschule 12 (gegr. 1999)" }, TRUE },
  { { "Grundschule 12, gegründet 1998" }, { "Grundschule 12" }, TRUE },
  /* two */
  { { "Grundschule 12a", .telephone = "0361 23125" },
    { "Grundschule 12b", .telephone = "0361 23125" },
    FALSE },
  { { "Grundschule 12", .telephone = "0361 23125", .email = "k@example.org" },
    { "Grundschule 12a", .telephone = "0361 23125", .email = "k@example.org" },
    FALSE },
  { { "Haus 3, Wohngruppe 1", .telephone = "0361 23125", .email = "k@example.org" },
    { "Haus 3, Wohngruppe 2", .telephone = "0361 23125", .email = "k@example.org" },
    FALSE },
  { { "Beratungsstelle 12 Erfurt Nord", .telephone = "0361 23125", .email = "k@example.org" },
    { "Beratungsstelle 27 Erfurt Rieth", .telephone = "0361 23125", .email = "k@example.org" },
    FALSE },
  { { "Caritasverband Erfurt" }, { "Caritasverband Weimar" }, FALSE },
  { { "Caritasverband", .town = "Erfurt" }, { "Caritasverband", .town = "Weimar" }, FALSE },
  { { "Grundschule 1" }, { "Grundschule 2" }, FALSE },
  { { "Grundschule 1", .telephone = "0361 23125", .email = "s@example.org" },
    { "Grundschule 2", .telephone = "0361 23125", .email = "s@example.org" },
    FALSE },
  { { "Kita Regenbogen", .telephone = "0361 231251", .email = "kita@example.org", .street = "Weg 1",
      .postcode = "99084" },
    { "Kita Sonnenblume", .telephone = "0361 231251", .email = "kita@example.org", .street = "Weg 1",
      .postcode = "99084" },
    FALSE },
  { { "Deutsch-Ukrainischer Kulturverein" }, { "Deutsch-Russischer Kulturverein" }, FALSE },
  { { "Deutsch-Ukrainischer Kulturverein", .street = "Weg 1", .postcode = "99084" },
    { "Deutsch-Russischer Kulturverein", .street = "Weg 1", .postcode = "99084" },
    FALSE },
  { { "Lebenshilfe e. V." }, { "Lebenshilfe gGmbH" }, FALSE },
  { { "Amt für Bildung" }, { "Amt für Ordnung" }, FALSE },
  { { "Stadtteilzentrum Nord" }, { "Stadtteilzentrum Süd" }, FALSE },
  { { "Frauenzentrum", .telephone = "0361 231251" },
    { "Familienzentrum", .telephone = "0361 231251" },
    FALSE },
  { { "Verein A" }, { "Verein B" }, FALSE },
  { { "Caritas", .street = "Weg 1", .postcode = "99084", .town = "Erfurt" },
    { "Caritas", .street = "Allee 9", .postcode = "99086", .town = "Erfurt" },
    FALSE },
};

static const Case people[] = {
  /* one */
  { { "Müller", "Anna" }, { "Mueller", "Anna" }, TRUE },
  { { "Müller", "Anna" }, { "Мюллер", "Анна" }, TRUE },
  { { "Müller", "Anna" }, { "Anna", "Müller" }, TRUE },
  { { "Meier", "Karl", .email = "k@example.org" }, { "Maier", "Karl", .email = "k@example.org" }, TRUE },
  { { "Müller", "Anna", .email = "am@example.org" }, { "Müller", "A.", .email = "AM@example.org" }, TRUE },
  { { "Müller", NULL, .email = "am@example.org" }, { "Müller", "Anna", .email = "am@example.org" }, TRUE },
  { { "Müller", "Anna Maria", .telephone = "0361 231251" },
    { "Müller", "Anna", .telephone = "0361 231251" },
    TRUE },
  { { "Müller", "Anna", .email = "anna@example.org" },
    { "Schmidt", "Anna", .email = "anna@example.org" },
    TRUE },
  { { "Müller", "Anna", .email = "anna@example.org", .telephone = "0361 231251" },
    { "Müller-Schmidt", "Anna", .email = "anna@example.org" },
    TRUE },
  { { "Haddad", NULL, .telephone = "0361 231251", .email = "info@example.org" },
    { "Haddad", "Rania", .telephone = "0361 231251", .email = "rania@example.org" },
    TRUE },
  { { "Haddad", "R.", .telephone = "0361 231251", .email = "info@example.org" },
    { "Haddad", "Rania", .telephone = "0361 231251", .email = "rania@example.org" },
    TRUE },
  { { "Schewtschenko", "Olena" }, { "Шевченко", "Олена" }, TRUE },
  { { "Nguyen", "Thi Lan", .telephone = "0361 231251" },
    { "Nguyễn", "Thị Lan", .telephone = "0361 231251" },
    TRUE },

  /* two */
  { { "Müller", "Anna", .email = "anna@example.org" },
    { "Müller", "Anna", .email = "a.mueller@example.net" },
    FALSE },
  { { "Müller", "Anna", .telephone = "0361 231251", .street = "Weg 1", .postcode = "99084" },
    { "Müller", "Andreas", .telephone = "0361 231251", .street = "Weg 1", .postcode = "99084" },
    FALSE },
  { { "Müller", "Anna", .telephone = "0361 231251" },
    { "Becker", "Anna", .telephone = "0361 231251" },
    FALSE },
  { { "Meier", "Karl" }, { "Maier", "Karl" }, FALSE },
  { { "Müller", "A." }, { "Müller", "Andreas" }, FALSE },
  { { "Müller", NULL }, { "Müller", "Anna" }, FALSE },
  { { "Haddad", "S.", .telephone = "0361 231251" },
    { "Haddad", "Rania", .telephone = "0361 231251" },
    FALSE },
  { { "Haddad", NULL, .street = "Weg 1" }, { "Haddad", "Rania", .street = "Weg 1" }, FALSE },
  { { "Al Ahmad", "Omar" }, { "Al Hassan", "Omar" }, FALSE },
};

static gboolean
is_proposed (Fixture *f, const NzEntity *entity, gint64 a, gint64 b, NzDuplicate *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzDuplicates) duplicates = nz_duplicates_new (f->store, entity, NULL, &error);
  g_autoptr (GArray) pairs = NULL;

  g_assert_no_error (error);
  pairs = nz_duplicates_pairs (duplicates, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < pairs->len; i++)
    {
      const NzDuplicate *pair = &g_array_index (pairs, NzDuplicate, i);

      if ((pair->a == a && pair->b == b) || (pair->a == b && pair->b == a))
        {
          if (found != NULL)
            *found = *pair;
          return TRUE;
        }
    }
  return FALSE;
}

static void
check_cases (Fixture *f, const NzEntity *entity, const Case *cases, gsize n)
{
  guint wrong = 0;

  add_background (f);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 a = add_row (f, entity, &cases[i].a), b = add_row (f, entity, &cases[i].b);
      NzDuplicate found = { 0 };
      gboolean proposed = is_proposed (f, entity, a, b, &found);

      if (proposed != cases[i].one)
        {
          wrong++;
          g_test_message ("“%s, %s” and “%s, %s”: %s (%.2f)", cases[i].a.name, cases[i].a.short_name,
                          cases[i].b.name, cases[i].b.short_name, proposed ? "proposed" : "not proposed",
                          found.score);
        }
      nz_store_delete (f->store, entity, a, &error);
      nz_store_delete (f->store, entity, b, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_organisations (Fixture *f, gconstpointer data)
{
  check_cases (f, &nz_entity_organisation, organisations, G_N_ELEMENTS (organisations));
}

static void
test_people (Fixture *f, gconstpointer data)
{
  check_cases (f, &nz_entity_person, people, G_N_ELEMENTS (people));
}

/* Nobody in the background is taken for somebody else. */
static void
test_background (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzDuplicates) duplicates = NULL;
  g_autoptr (GArray) pairs = NULL;

  add_background (f);
  duplicates = nz_duplicates_new (f->store, &nz_entity_organisation, NULL, &error);
  pairs = nz_duplicates_pairs (duplicates, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pairs->len, ==, 0);
}

static void
test_reasons (Fixture *f, gconstpointer data)
{
  const Row a = { "Förderzentrum Regenbogen e. V.", .street = "Weg 1", .postcode = "99084",
                  .telephone = "0361 23125-10 (Büro)", .email = "a@example.org" };
  const Row b = { "Förderzentrum Regenbogen", .street = "weg 1", .postcode = "99084",
                  .telephone = "+49 361 2312510", .email = "A@Example.org" };
  gint64 one = add_row (f, &nz_entity_organisation, &a), other = add_row (f, &nz_entity_organisation, &b);
  NzDuplicate found;

  g_assert_true (is_proposed (f, &nz_entity_organisation, one, other, &found));
  g_auto (GStrv) reasons = nz_duplicate_reasons (&found);
  g_autofree char *text = g_strjoinv (", ", reasons);
  g_assert_cmpstr (text, ==, "same name, written otherwise, same e-mail, same telephone, same address");
  g_assert_cmpfloat (found.score, >, 0.9);
  g_assert_cmpfloat (found.score, <=, 1);
}

/* Two people of one name, at one organisation or at two. */
static void
test_positions (Fixture *f, gconstpointer data)
{
  const Row anna = { "Müller", "Anna" };
  gint64 office = records_organisation (f, "Jugendamt"), school = records_organisation (f, "Schule");
  gint64 a = add_row (f, &nz_entity_person, &anna), b = add_row (f, &nz_entity_person, &anna);
  NzDuplicate found;

  records_add (f, &nz_entity_position, "@person", a, "@organisation", office, NULL);
  gint64 position = records_add (f, &nz_entity_position, "@person", b, "@organisation", school, NULL);
  g_assert_false (is_proposed (f, &nz_entity_person, a, b, NULL));
  records_set (f, &nz_entity_position, position, "@organisation", office, NULL);
  g_assert_true (is_proposed (f, &nz_entity_person, a, b, &found));
  g_assert_cmpuint (found.reasons & NZ_DUPLICATE_SAME_ORGANISATION, !=, 0);
  records_set (f, &nz_entity_person, a, "salutation", "female", NULL);
  records_set (f, &nz_entity_person, b, "salutation", "male", NULL);
  g_assert_false (is_proposed (f, &nz_entity_person, a, b, NULL));
}

/* "Frau Haddad" beside "Rania Haddad" at one organisation, among many of the name elsewhere; but not two
 * whose given names both are known. */
static void
test_no_given_name (Fixture *f, gconstpointer data)
{
  const Row short_row = { "Haddad", NULL, .telephone = "0361 231251", .email = "info@example.org" };
  const Row whole = { "Haddad", "Rania", .telephone = "0361 231252", .email = "rania@example.org" };
  const Row other = { "Haddad", "Samir" };
  gint64 office = records_organisation (f, "Jugendamt"), school = records_organisation (f, "Schule");
  gint64 a = add_row (f, &nz_entity_person, &short_row);
  g_autoptr (GString) given = g_string_new (NULL);
  NzDuplicate found;

  for (guint i = 0; i < 70; i++)
    {
      g_string_printf (given, "%c%cna", 'a' + (int)(i % 26), 'a' + (int)(i / 26));
      const Row row = { "Haddad", given->str };
      add_row (f, &nz_entity_person, &row);
    }
  gint64 b = add_row (f, &nz_entity_person, &whole), c = add_row (f, &nz_entity_person, &other);
  records_set (f, &nz_entity_person, a, "salutation", "female", NULL);
  records_set (f, &nz_entity_person, c, "salutation", "male", NULL);
  records_add (f, &nz_entity_position, "@person", a, "@organisation", office, NULL);
  records_add (f, &nz_entity_position, "@person", c, "@organisation", office, NULL);
  g_assert_false (is_proposed (f, &nz_entity_person, a, b, NULL));
  gint64 position = records_add (f, &nz_entity_position, "@person", b, "@organisation", office, NULL);
  g_assert_true (is_proposed (f, &nz_entity_person, a, b, &found));
  g_auto (GStrv) reasons = nz_duplicate_reasons (&found);
  g_autofree char *text = g_strjoinv (", ", reasons);
  g_assert_cmpstr (text, ==,
                   "same family name, one given name missing or only its initial, same organisation");
  g_assert_false (is_proposed (f, &nz_entity_person, a, c, NULL));
  g_assert_false (is_proposed (f, &nz_entity_person, b, c, NULL));
  records_set (f, &nz_entity_position, position, "@organisation", school, NULL);
  g_assert_false (is_proposed (f, &nz_entity_person, a, b, NULL));
}

/* What was said to be two never comes again, until that is undone. */
static void
test_apart (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 a = records_organisation (f, "Haus der Vereine"),
         b = records_organisation (f, "Haus der Vereine e. V.");

  g_assert_true (is_proposed (f, &nz_entity_organisation, a, b, NULL));
  nz_duplicates_tell_apart (f->store, &nz_entity_organisation, b, a, &error);
  g_assert_no_error (error);
  g_assert_false (is_proposed (f, &nz_entity_organisation, a, b, NULL));
  nz_store_undo (f->store, &error);
  g_assert_no_error (error);
  g_assert_true (is_proposed (f, &nz_entity_organisation, a, b, NULL));
}

/* A branch is not its parent, nor a predecessor its successor, even in a loop. */
static void
test_related (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "Haus der Vereine"),
         b = records_organisation (f, "Haus der Vereine e. V."),
         middle = records_organisation (f, "Landesamt");

  records_set (f, &nz_entity_organisation, a, "@parent", middle, NULL);
  g_assert_true (is_proposed (f, &nz_entity_organisation, a, b, NULL));
  records_set (f, &nz_entity_organisation, middle, "@parent", b, NULL);
  g_assert_false (is_proposed (f, &nz_entity_organisation, a, b, NULL));
  records_set (f, &nz_entity_organisation, b, "@parent", a, NULL);
  g_assert_false (is_proposed (f, &nz_entity_organisation, a, b, NULL));
}

/* While somebody types, and row by row of an import. */
static void
test_similar (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 there = records_organisation (f, "Förderzentrum Regenbogen e. V.");
  g_autoptr (NzDuplicates) duplicates = NULL;
  g_autoptr (NzRecord) typed = nz_record_new (&nz_entity_organisation);

  add_background (f);
  duplicates = nz_duplicates_new (f->store, &nz_entity_organisation, NULL, &error);
  g_assert_no_error (error);
  for (guint round = 0; round < 3; round++)
    {
      nz_record_set_text (typed, "name", "foerderzentrum regenbogen");
      g_autoptr (GArray) similar = nz_duplicates_similar (duplicates, typed, NULL, 0);
      g_assert_cmpuint (similar->len, ==, 1);
      g_assert_cmpint (g_array_index (similar, NzDuplicate, 0).b, ==, there);

      nz_record_set_text (typed, "name", "Etwas ganz anderes");
      g_autoptr (GArray) none = nz_duplicates_similar (duplicates, typed, NULL, 0);
      g_assert_cmpuint (none->len, ==, 0);
    }
  nz_record_set_id (typed, 4711);
  g_autoptr (GArray) earlier = nz_duplicates_take (duplicates, typed, NULL, 1);
  g_assert_cmpuint (earlier->len, ==, 0);
  nz_record_set_id (typed, 0);
  g_autoptr (GArray) added = nz_duplicates_similar (duplicates, typed, NULL, 1);
  g_assert_cmpuint (added->len, ==, 1);
  g_assert_cmpint (g_array_index (added, NzDuplicate, 0).b, ==, 4711);
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (nz_duplicates_new (f->store, &nz_entity_person, cancellable, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_CANCELLED);
}

#define TEST(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  nz_set_language (NZ_LANGUAGE_EN);
  TEST ("/duplicates/organisations", test_organisations);
  TEST ("/duplicates/people", test_people);
  TEST ("/duplicates/background", test_background);
  TEST ("/duplicates/reasons", test_reasons);
  TEST ("/duplicates/positions", test_positions);
  TEST ("/duplicates/no-given-name", test_no_given_name);
  TEST ("/duplicates/apart", test_apart);
  TEST ("/duplicates/related", test_related);
  TEST ("/duplicates/similar", test_similar);
  TEST ("/duplicates/cancel", test_cancel);
  return g_test_run ();
}
