/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-addressee.h"
#include "records.h"

static const NzDate day = { 2027, 3, 1 };

static GPtrArray *
read_all (Fixture *f, const NzEntity *entity)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = nz_addressees_new (f->store, entity, NULL, 0, day, NZ_LANGUAGE_DE, &error);
  g_assert_no_error (error);
  return all;
}

static const NzAddressee *
find (GPtrArray *all, const char *name)
{
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((NzAddressee *)all->pdata[i])->name, name))
      return all->pdata[i];
  g_error ("“%s” is not among them", name);
}

static void
assert_lines (const NzAddressee *addressee, const char *expected)
{
  g_autofree char *lines = g_strjoinv ("|", addressee->lines);
  g_assert_cmpstr (lines, ==, expected);
}

static void
test_organisations (Fixture *f, gconstpointer data)
{
  gint64 top = records_add (f, &nz_entity_organisation, "name", "Träger", "kind", "provider", "street",
                            "Fischmarkt 1", "postcode", "99084", "town", "Erfurt", "postal_street",
                            "Postfach 100", "postal_postcode", "99002", NULL);
  records_add (f, &nz_entity_organisation, "name", "Außenstelle", "kind", "provider", "@parent", top, NULL);
  records_add (f, &nz_entity_organisation, "name", "Amt", "kind", "office", "street", "Markt 1", "postcode",
               "99084", "town", "Erfurt", "postal_postcode", "99111", NULL);
  records_add (f, &nz_entity_organisation, "name", "Halb", "kind", "office", "street", "Markt 2", "postcode",
               "99084", "town", "Erfurt", "postal_street", "Postfach 7", NULL);
  records_add (f, &nz_entity_organisation, "name", "Ohne", "kind", "office", "town", "Erfurt", NULL);
  records_add (f, &nz_entity_organisation, "name", "Früher", "kind", "office", "until", "2020", NULL);
  /* half a name: the salutation is doubtful as well; what the label shows goes before it */
  records_add (f, &nz_entity_organisation, "name", "Ziffer", "kind", "individual", "street", "Markt 9",
               "postcode", "9909", "town", "Erfurt", NULL);
  g_autoptr (GPtrArray) all = read_all (f, &nz_entity_organisation);

  g_assert_cmpuint (all->len, ==, 6);
  g_assert_cmpstr (find (all, "Ziffer")->doubt, ==, "“9909” cannot be a German postcode.");
  g_assert_true (find (all, "Ziffer")->address_is_doubtful);
  g_assert_false (find (all, "Amt")->address_is_doubtful);
  assert_lines (find (all, "Träger"), "Träger|Postfach 100|99002 Erfurt");
  assert_lines (find (all, "Außenstelle"), "Außenstelle|Postfach 100|99002 Erfurt");
  /* a postcode of the receiver's own needs no street */
  assert_lines (find (all, "Amt"), "Amt|99111 Erfurt");
  g_assert_null (find (all, "Amt")->problem);
  assert_lines (find (all, "Halb"), "Halb|Markt 2|99084 Erfurt");
  g_assert_cmpstr (find (all, "Halb")->doubt, ==,
                   "The postal address of Halb is incomplete, so the visiting address is used.");
  g_assert_cmpstr (find (all, "Ohne")->problem, ==, "The address of Ohne is incomplete: street, postcode.");
  g_assert_cmpstr (find (all, "Amt")->salutation, ==, "Sehr geehrte Damen und Herren,");
  /* words are sorted by DIN 5007-1 */
  g_assert_cmpstr (((NzAddressee *)all->pdata[0])->name, ==, "Amt");

  g_autoptr (GPtrArray) order = nz_addressees_preview (all);
  g_assert_cmpstr (((NzAddressee *)order->pdata[0])->name, ==, "Ohne");
  g_assert_cmpstr (((NzAddressee *)order->pdata[1])->name, ==, "Halb");
}

static void
test_people (Fixture *f, gconstpointer data)
{
  gint64 place = records_organisation (f, "Förderzentrum");
  gint64 other = records_organisation (f, "Andere");
  gint64 anna = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Müller", "title",
                             "Dr.", "salutation", "female", NULL);
  records_add (f, &nz_entity_position, "@person", anna, "@organisation", other, "since", "2010", NULL);
  records_add (f, &nz_entity_position, "@person", anna, "@organisation", place, "main", "1", NULL);
  gint64 kim = records_add (f, &nz_entity_person, "given_name", "Kim", "family_name", "Vogel", "street",
                            "Gasse 3", "postcode", "99086", "town", "Erfurt", NULL);
  gint64 olena
      = records_add (f, &nz_entity_person, "given_name", "Олена", "family_name", "Шевченко", "salutation",
                     "female", "street", "Gasse 3", "postcode", "99086", "town", "Erfurt", NULL);
  g_autoptr (GPtrArray) active = read_all (f, &nz_entity_person);
  g_assert_cmpuint (active->len, ==, 1);
  assert_lines (active->pdata[0], "Förderzentrum|Frau Dr. Anna Müller|Fischmarkt 1|99084 Erfurt");

  const gint64 ids[] = { kim, olena, anna };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) chosen
      = nz_addressees_new (f->store, &nz_entity_person, ids, 3, day, NZ_LANGUAGE_EN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chosen->len, ==, 3);
  assert_lines (find (chosen, "Vogel, Kim"), "Kim Vogel|Gasse 3|99086 Erfurt");
  g_assert_nonnull (find (chosen, "Vogel, Kim")->doubt);
  g_assert_cmpstr (find (chosen, "Шевченко, Олена")->doubt, ==,
                   "The post cannot read “Ms Олена Шевченко”: it is not written in Latin letters.");
  g_assert_cmpstr (find (chosen, "Müller, Anna")->salutation, ==, "Dear Dr Müller,");
}

static gint64
add_resident (Fixture *f, const char *given, const char *salutation, const char *street)
{
  return records_add (f, &nz_entity_person, "given_name", given, "family_name", "Müller", "salutation",
                      salutation, "street", street, "postcode", "99086", "town", "Erfurt", NULL);
}

static void
test_households (Fixture *f, gconstpointer data)
{
  const gint64 ids[] = {
    add_resident (f, "Peter", "male", "Gasse 3"),
    add_resident (f, "Anna", "female", "Gasse 3"),
    add_resident (f, "Uwe", "male", "Gasse 4"),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all
      = nz_addressees_new (f->store, &nz_entity_person, ids, 3, day, NZ_LANGUAGE_DE, &error);
  g_assert_no_error (error);
  nz_addressees_doubt_households (all);
  g_assert_cmpstr (find (all, "Müller, Anna")->doubt, ==,
                   "Müller, Peter lives at the same address: one letter for both?");
  g_assert_nonnull (find (all, "Müller, Peter")->doubt);
  g_assert_null (find (all, "Müller, Uwe")->doubt);

  g_assert_cmpuint (nz_addressees_unite (f->store, all, NZ_LANGUAGE_DE), ==, 1);
  g_assert_cmpuint (all->len, ==, 2);
  const NzAddressee *both = all->pdata[0];
  assert_lines (both, "Frau Anna Müller|Herrn Peter Müller|Gasse 3|99086 Erfurt");
  g_assert_cmpstr (both->salutation, ==, "Sehr geehrte Frau Müller, sehr geehrter Herr Müller,");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/addressee/organisations", test_organisations);
  ADD ("/addressee/people", test_people);
  ADD ("/addressee/households", test_households);
  return g_test_run ();
}
