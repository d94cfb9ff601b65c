/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-address.h"
#include "base/nz-id.h"
#include "base/nz-text.h"

#include <string.h>

/* What full-text search does: every word of the query begins a word of the index. */
static gboolean
finds (const char *query, const char *text)
{
  g_autofree char *index = nz_text_fold_for_index (text);
  g_auto (GStrv) words = g_strsplit (index, " ", -1);
  g_auto (GStrv) wanted = nz_text_fold_query (query);

  for (char **want = wanted; *want != NULL; want++)
    {
      gboolean found = FALSE;

      for (char **word = words; *word != NULL && !found; word++)
        found = g_str_has_prefix (*word, *want);
      if (!found)
        return FALSE;
    }
  return wanted[0] != NULL;
}

static void
test_search (void)
{
  const struct
  {
    const char *text;
    const char *queries[8];
  } rows[] = {
    { "Förderzentrum Regenbogen e.V.",
      { "Foerderzentrum", "förderzentrum", "Forderzentrum", "FÖRDER", "fo\xcc\x88rder", "regenb förd",
        "e.V." } },
    { "Rosa-Luxemburg-Straße 50", { "strasse", "Straße", "STRASSE", "luxemburg 50", "Rosa-Lux" } },
    { "Mueller", { "Müller", "Muller", "mueller", "MÜLL" } },
    { "Müller", { "mueller", "muller", "Müller" } },
    { "neue Bauer Quelle", { "neue", "bauer", "quelle" } },
    { "José Łukasz Đorđević Søren Ægir", { "jose", "lukasz", "dordevic", "soren", "soeren", "aegir" } },
    { "Иванов Οδυσσέας 日本", { "иванов", "ИВАН", "οδυσσεας", "日本" } },
    { "0361 1234567-18",
      { "0361 1234567-18", "03611234567", "+49 361 1234567", "0049361 123", "0361/123", "(0361) 12",
        "1234567", "+49 (0)361 1234567" } },
    { "+49 361 1234567", { "0361 1234567", "0361/1234567", "+493611234", "361 12345", "1234567" } },
    { "+33 1 2345 6789", { "+33 1 23", "0033 12345678" } },
    { "07743 Jena", { "07743", "077", "Jena 07743" } },
    { "99086 Erfurt, Straße 50", { "50 99086", "99086 Erf" } },
    { "info@example.org", { "info@example.org", "info@ex", "example.org" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize q = 0; q < 8 && rows[i].queries[q] != NULL; q++)
      if (!finds (rows[i].queries[q], rows[i].text))
        {
          g_autofree char *index = nz_text_fold_for_index (rows[i].text);

          g_error ("“%s” does not find “%s” (%s)", rows[i].queries[q], rows[i].text, index);
        }
  g_assert_false (finds ("Bogen", "Förderzentrum Regenbogen"));
  g_assert_false (finds ("0362 1234567", "0361 1234567"));
  g_assert_false (finds ("😀 - …", "alles"));
  g_assert_false (finds ("", "alles"));
}

static void
test_index_text (void)
{
  g_autofree char *centre = nz_text_fold_for_index ("Förderzentrum");
  g_autofree char *number = nz_text_fold_for_index ("0361 1234567-18");
  g_autofree char *nothing = nz_text_fold_for_index (" 😀\n–");

  g_assert_cmpstr (centre, ==, "forderzentrum foerderzentrum");
  g_assert_cmpstr (number, ==, "0361 1234567 18 0361123456718 361123456718");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_match_key (void)
{
  const char *const equal[][2] = {
    { "  Förderzentrum\t Regenbogen  e.V.", "foerderzentrum REGENBOGEN e.v." },
    { "Straße", "STRASSE" },
    { "STRAẞE", "strasse" },
    { "Fo\xcc\x88rder", "FÖRDER" },
    { "Telefon\xc2\xa0privat", "telefon privat" },
    { "Café", "cafe" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (equal); i++)
    {
      g_autofree char *a = nz_text_match_key (equal[i][0]);
      g_autofree char *b = nz_text_match_key (equal[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
  {
    g_autofree char *a = nz_text_match_key ("AG Sprache");
    g_autofree char *b = nz_text_match_key ("AG-Sprache");

    g_assert_cmpstr (a, !=, b);
  }
}

static void
assert_order (char *(*key) (const char *), const char *const *texts)
{
  for (gsize i = 0; texts[i] != NULL && texts[i + 1] != NULL; i++)
    {
      g_autofree char *first = key (texts[i]);
      g_autofree char *second = key (texts[i + 1]);

      if (strcmp (first, second) >= 0)
        g_error ("“%s” does not sort before “%s”", texts[i], texts[i + 1]);
    }
}

static void
test_order (void)
{
  const char *const words[] = { "AG 2", "AG 10",  "Goethe", "Goldmann", "Göthe", "Gotz",
                                "Götz", "Muffel", "Müller", "Zebra",    "Иван",  NULL };

  /* DIN 5007-2: Göbel (goebel) … Goethe, Göthe, Götz (goetz) before Goldmann; Müller as Mueller before Muffel
   */
  const char *const people[] = { "Göbel", "Goethe", "Götz", "Goldmann", "Müller", "Muffel", NULL };

  assert_order (nz_text_sort_key_names, people);
  assert_order (nz_text_sort_key_names, (const char *const[]){ "", "AG 2", "AG 10", NULL });
  assert_order (nz_text_sort_key_words, words);
  g_assert_cmpint (nz_text_collator_version ()[0], !=, '\0');
}

static void
test_long_texts (void)
{
  g_autofree char *text = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree char *key = nz_text_sort_key_names (text);
  g_autofree char *match = nz_text_match_key (text);

  g_assert_cmpuint (strlen (key), <, 64 * 1024);
  g_assert_cmpuint (strlen (match), ==, strlen (text));
}

static void
test_normalise (void)
{
  const struct
  {
    const char *text;
    const char *line;
    const char *lines;
  } rows[] = {
    { "  a \t b  ", "a b", "a b" },     { "\r\na\r\nb\rc\n\n", "a b c", "a\nb\nc" },
    { "a\n\n\n b", "a b", "a\n\n\nb" }, { "a \n b", "a b", "a\nb" },
    { "\xc2\xa0\xe2\x80\xaf", "", "" }, { "ä\xe2\x80\xa8ö", "ä ö", "ä\nö" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = nz_text_normalise (rows[i].text, FALSE);
      g_autofree char *lines = nz_text_normalise (rows[i].text, TRUE);

      g_assert_cmpstr (line, ==, rows[i].line);
      g_assert_cmpstr (lines, ==, rows[i].lines);
    }
}

static void
test_hidden (void)
{
  const char *const hidden[] = { "a\001",
                                 "a\xe2\x80\xae"
                                 "b",
                                 "\xef\xbb\xbf"
                                 "a",
                                 "\xe2\x81\xa6",
                                 "\x7f",
                                 "\xc2\x85" };
  g_autofree char *clean = nz_text_strip_hidden ("\xef\xbb\xbf"
                                                 "Ver\xe2\x80\xae"
                                                 "ein\001 \n",
                                                 FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (hidden); i++)
    g_assert_true (nz_text_has_hidden (hidden[i], TRUE));
  g_assert_true (nz_text_has_hidden ("a\nb", FALSE));
  g_assert_false (nz_text_has_hidden ("a\nb\tc", TRUE));
  g_assert_false (nz_text_has_hidden ("שלום‏ 👨‍👩‍👧 ä", FALSE));
  g_assert_cmpstr (clean, ==, "Verein ");
}

typedef gboolean (*Check) (const char *);

static void
assert_checks (Check check, gboolean expected, const char *const *texts)
{
  for (; *texts != NULL; texts++)
    if (check (*texts) != expected)
      g_error ("“%s” %s", *texts, expected ? "is refused" : "is taken");
}

static void
test_checks (void)
{
  assert_checks (
      nz_text_is_email, TRUE,
      (const char *const[]){ "info@example.org", "a.b+c@sub.example-x.de", "jörg@müller.de", NULL });
  assert_checks (nz_text_is_email, FALSE,
                 (const char *const[]){ "", "info", "@example.org", "a@b", "a b@c.de", "a@b..de", ".a@b.de",
                                        "a.@b.de", "a@-b.de", "a@b-.de", "a@b.de, c@d.de", "a@b.de.", NULL });
  assert_checks (nz_text_is_postcode, TRUE, (const char *const[]){ "99086", "01067", NULL });
  assert_checks (nz_text_is_postcode, FALSE,
                 (const char *const[]){ "", "9908", "990866", "00000", "D-99086", "9908a", NULL });
  assert_checks (nz_text_is_telephone, TRUE,
                 (const char *const[]){ "0361 1234567-18", "+49 361 1234567", "(0361) 123/45", "112", NULL });
  assert_checks (
      nz_text_is_telephone, FALSE,
      (const char *const[]){ "", "12", "0361 abc", "49+361123", "0361 123456789012345678901", NULL });
  assert_checks (nz_text_is_web, TRUE,
                 (const char *const[]){ "example.org", "https://www.example.org/a?b#c",
                                        "http://example.org:8080/", NULL });
  assert_checks (nz_text_is_web, FALSE,
                 (const char *const[]){ "", "example", "https://", "a b.de", "ftp://x.de",
                                        "javascript:alert(1)", NULL });
}

static void
test_initials (void)
{
  const char *const rows[][2] = {
    { "Dr. Anna Müller", "AM" },
    { "Förderzentrum Regenbogen e.V.", "FR" },
    { "Anna", "A" },
    { "", "" },
    { "ärzte", "Ä" },
    { "Amt für Soziales und Gesundheit", "AG" },
    { "Dr.", "D" },
    { "😀 Bo", "B" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *initials = nz_text_initials (rows[i][0]);

      g_assert_cmpstr (initials, ==, rows[i][1]);
    }
}

static void
test_initial (void)
{
  const char *const rows[][2]
      = { { "Ärztehaus", "A" }, { "erfurt", "E" }, { "1990 e. V.", "#" }, { "", "#" }, { "Łódź", "Ł" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *initial = nz_text_initial (rows[i][0]);

      g_assert_cmpstr (initial, ==, rows[i][1]);
    }
}

static void
test_ids (void)
{
  char text[NZ_ID_TEXT_SIZE];
  gint64 back;

  for (int i = 0; i < 10000; i++)
    {
      gint64 id = nz_id_new ();

      g_assert_cmpint (id, >, 0);
      g_assert_cmpuint (strlen (nz_id_to_text (id, text)), ==, 13);
      g_assert_true (nz_id_parse (text, &back));
      g_assert_cmpint (back, ==, id);
    }
  g_assert_cmpstr (nz_id_to_text (G_MAXINT64, text), ==, "7ZZZZZZZZZZZZ");
  g_assert_true (nz_id_parse ("7zzzzzzzzzzzz", &back) && back == G_MAXINT64);
  g_assert_true (nz_id_parse ("OOOOOOOOOOOIL", &back) && back == 33);
  g_assert_false (nz_id_parse ("8000000000000", &back));
  g_assert_false (nz_id_parse ("0000000000000", &back));
  g_assert_false (nz_id_parse ("000000000000U", &back));
  g_assert_false (nz_id_parse ("00000000001", &back));
  g_assert_false (nz_id_parse (NULL, &back));
}

static void
test_address (void)
{
  NzAddress address = { .organisation = "Internationaler Bund e.V.\n",
                        .person = "Dr. Anna  Müller",
                        .addition = "",
                        .street = "Rosa-Luxemburg-Straße 50",
                        .postcode = "D-99086",
                        .town = "Erfurt",
                        .country = "Deutschland" };
  g_auto (GStrv) lines = nz_address_lines (&address);
  g_autofree char *joined = g_strjoinv ("/", lines);
  g_autofree char *one = nz_address_one_line (&address);

  g_assert_cmpstr (joined, ==,
                   "Internationaler Bund e.V./Dr. Anna Müller/Rosa-Luxemburg-Straße 50/99086 Erfurt");
  g_assert_cmpstr (one, ==, "Rosa-Luxemburg-Straße 50, 99086 Erfurt");
  g_assert_true (nz_address_is_complete (&address));
  address.person = address.organisation = " ";
  g_assert_false (nz_address_is_complete (&address));
  address.organisation = "X";
  address.country = "Österreich";
  address.town = NULL;
  g_assert_false (nz_address_is_complete (&address));
  g_strfreev (lines);
  lines = nz_address_lines (&address);
  g_assert_cmpstr (lines[3], ==, "ÖSTERREICH");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/search", test_search);
  g_test_add_func ("/text/index", test_index_text);
  g_test_add_func ("/text/match-key", test_match_key);
  g_test_add_func ("/text/order", test_order);
  g_test_add_func ("/text/long", test_long_texts);
  g_test_add_func ("/text/normalise", test_normalise);
  g_test_add_func ("/text/hidden", test_hidden);
  g_test_add_func ("/text/checks", test_checks);
  g_test_add_func ("/text/initials", test_initials);
  g_test_add_func ("/text/initial", test_initial);
  g_test_add_func ("/text/ids", test_ids);
  g_test_add_func ("/text/address", test_address);
  return g_test_run ();
}
