/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-split.h"

#include "entity/nz-person-name.h"

static void
test_person (void)
{
  static const char *const rows[][5] = {
    { "Dr. Anna Müller", "", "Dr.", "Anna", "Müller" },
    { "Frau Prof. Dr. Anna Maria von der Heide", "Frau", "Prof. Dr.", "Anna Maria", "von der Heide" },
    { "Müller, Anna", "", "", "Anna", "Müller" },
    { "Dr. Müller, Anna", "", "Dr.", "Anna", "Müller" },
    { "Herr Weber", "Herr", "", "", "Weber" },
    { "Weber", "", "", "", "Weber" },
    { "  Jan   Weber ", "", "", "Jan", "Weber" },
    { "Mohammed al Hassan", "", "", "Mohammed", "al Hassan" },
    { "Dipl.-Päd. Eva Klein", "", "Dipl.-Päd.", "Eva", "Klein" },
    { "Nguyễn Thị Lan", "", "", "Nguyễn Thị", "Lan" },
    { "", "", "", "", "" },
    { "Dr.", "", "Dr.", "", "" },
    { ",", "", "", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (NzPersonName) name = { 0 };

      nz_person_name_parse (rows[i][0], &name);
      g_assert_cmpstr (name.salutation, ==, rows[i][1]);
      g_assert_cmpstr (name.title, ==, rows[i][2]);
      g_assert_cmpstr (name.given, ==, rows[i][3]);
      g_assert_cmpstr (name.family, ==, rows[i][4]);
    }
}

static void
test_record (void)
{
  g_autoptr (NzRecord) person = nz_record_new (&nz_entity_person);

  nz_person_set_name (person, "Frau Dr. Amira von der Heide");
  g_assert_cmpstr (nz_record_get_text (person, "salutation"), ==, "female");
  g_assert_cmpstr (nz_record_get_text (person, "title"), ==, "Dr.");
  g_assert_cmpstr (nz_record_get_text (person, "given_name"), ==, "Amira");
  g_assert_cmpstr (nz_record_get_text (person, "family_name"), ==, "von der Heide");
  nz_person_set_name (person, "Frau Dr.");
  g_assert_cmpstr (nz_record_get_text (person, "family_name"), ==, "Frau Dr.");
  g_assert_false (nz_record_has (person, "title") || nz_record_has (person, "salutation"));
  nz_person_set_name (person, "Mrs. Anna Bell");
  g_assert_cmpstr (nz_record_get_text (person, "salutation"), ==, "female");
  nz_person_set_name (person, "Frau Herr Anna Bell");
  g_assert_cmpstr (nz_record_get_text (person, "given_name"), ==, "Frau Herr Anna");
}

static void
test_people (void)
{
  static const char *const rows[][2] = {
    { "Anna Müller; Jan Weber", "Anna Müller+Jan Weber" },
    { "Anna Müller und Jan Weber", "Anna Müller+Jan Weber" },
    { "Anna Müller, Jan Weber", "Anna Müller+Jan Weber" },
    { "Frau Müller, Dr. Weber", "Frau Müller+Dr. Weber" },
    { "Frau Vu, Thi Lan", "Frau Vu, Thi Lan" },
    { "Müller, Anna", "Müller, Anna" },
    { "Müller, Anna; Weber, Jan", "Müller, Anna+Weber, Jan" },
    { "Anna und Jan Weber", "Anna Weber+Jan Weber" },
    { "Frau Becker / Herr Klein", "Frau Becker+Herr Klein" },
    { "Anna Müller\nJan Weber\n", "Anna Müller+Jan Weber" },
    { "A B, C D und E F", "A B+C D+E F" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) people = nz_split_people (rows[i][0]);
      g_autofree char *joined = g_strjoinv ("+", people);

      g_assert_cmpstr (joined, ==, rows[i][1]);
    }
}

static void
test_address (void)
{
  static const char *const rows[][5] = {
    { "Weg 5, 99084 Erfurt", "Weg 5", "", "99084", "Erfurt" },
    { "Haus der Dienste, Juri-Gagarin-Ring 150, 99084 Erfurt", "Juri-Gagarin-Ring 150", "Haus der Dienste",
      "99084", "Erfurt" },
    { "Weg 5\n99084 Erfurt", "Weg 5", "", "99084", "Erfurt" },
    { "Weg 5, D-99084 Erfurt", "Weg 5", "", "99084", "Erfurt" },
    { "99084 Erfurt", "", "", "99084", "Erfurt" },
    { "Weg 5", "Weg 5", "", "", "" },
    { "Weg 12345a", "Weg 12345a", "", "", "" },
    { "Weg 5, 99084 Erfurt-Nord, OT Rieth", "Weg 5", "", "99084", "Erfurt-Nord, OT Rieth" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (NzPostalParts) parts = { 0 };

      g_assert_cmpint (nz_split_address (rows[i][0], &parts), ==, rows[i][3][0] != '\0');
      g_assert_cmpstr (parts.street, ==, rows[i][1]);
      g_assert_cmpstr (parts.addition, ==, rows[i][2]);
      g_assert_cmpstr (parts.postcode, ==, rows[i][3]);
      g_assert_cmpstr (parts.town, ==, rows[i][4]);
    }
}

static void
test_values (void)
{
  static const struct
  {
    const char *text;
    NzSplitKind kind;
    const char *expected;
  } rows[] = {
    { "0361 1234567 / 0170 12345", NZ_SPLIT_TELEPHONES, "0361 1234567+0170 12345" },
    { "0361/1234567", NZ_SPLIT_TELEPHONES, "0361/1234567" },
    { "0361 / 1234567", NZ_SPLIT_TELEPHONES, "0361 / 1234567" },
    { "0361 12345, 0361 12346\n0361 12347", NZ_SPLIT_TELEPHONES, "0361 12345+0361 12346+0361 12347" },
    { "0361 12345 / 46", NZ_SPLIT_TELEPHONES, "0361 12345 / 46" },
    { "12|34", NZ_SPLIT_TELEPHONES, "12+34" },
    { "a@example.org; b@example.org", NZ_SPLIT_ADDRESSES, "a@example.org+b@example.org" },
    { "a@example.org,b@example.org", NZ_SPLIT_ADDRESSES, "a@example.org+b@example.org" },
    { "siehe Website; später", NZ_SPLIT_ADDRESSES, "siehe Website; später" },
    { "", NZ_SPLIT_ADDRESSES, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) values = nz_split_values (rows[i].text, rows[i].kind);
      g_autofree char *joined = g_strjoinv ("+", values);

      g_assert_cmpstr (joined, ==, rows[i].expected);
    }
}

static void
test_marks (void)
{
  g_assert_cmpint (nz_split_mark (" X "), ==, NZ_MARK_YES);
  g_assert_cmpint (nz_split_mark ("Ja"), ==, NZ_MARK_YES);
  g_assert_cmpint (nz_split_mark ("✓"), ==, NZ_MARK_YES);
  g_assert_cmpint (nz_split_mark ("nein"), ==, NZ_MARK_NO);
  g_assert_cmpint (nz_split_mark ("–"), ==, NZ_MARK_NO);
  g_assert_cmpint (nz_split_mark ("  "), ==, NZ_MARK_NONE);
  g_assert_cmpint (nz_split_mark ("Leitung"), ==, NZ_MARK_OTHER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/split/person", test_person);
  g_test_add_func ("/split/record", test_record);
  g_test_add_func ("/split/people", test_people);
  g_test_add_func ("/split/address", test_address);
  g_test_add_func ("/split/values", test_values);
  g_test_add_func ("/split/marks", test_marks);
  return g_test_run ();
}
