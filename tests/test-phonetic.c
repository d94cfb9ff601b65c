/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-legal-form.h"
#include "base/nz-phonetic.h"
#include "base/nz-similarity.h"

typedef struct
{
  const char *text;
  const char *want;
} Pair;

/* Worked examples of the rules; most are those that other implementations of Postel's table are tested with.
 */
static void
test_code (void)
{
  static const Pair rows[] = {
    { "Wikipedia", "3412" },
    { "Müller-Lüdenscheidt", "65752682" },
    { "Breschnew", "17863" },
    { "Müller", "657" },
    { "Schmidt", "862" },
    { "Schneider", "8627" },
    { "Fischer", "387" },
    { "Weber", "317" },
    { "Wagner", "3467" },
    { "Becker", "147" },
    { "Hoffmann", "0366" },
    { "Schäfer", "837" },
    { "Meyer", "67" },
    { "Maier", "67" },
    { "peter", "127" },
    { "pharma", "376" },
    { "mönchengladbach", "664645214" },
    { "deutsch", "28" },
    { "deutz", "28" },
    { "hamburg", "06174" },
    { "hannover", "0637" },
    { "christstollen", "478256" },
    { "Xanthippe", "48621" },
    { "Zacharias", "8478" },
    { "Holzbau", "0581" },
    { "matsch", "68" },
    { "matz", "68" },
    { "Arbeitsamt", "071862" },
    { "Eberhard", "01772" },
    { "Eberhardt", "01772" },
    { "Celsius", "8588" },
    { "Ace", "08" },
    { "shch", "84" },
    { "xch", "484" },
    { "heithabu", "021" },
    { "bergisch-gladbach", "174845214" },
    { "hhhh", "" },
    { "", "" },
    { "–", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *code = nz_phonetic_code (rows[i].text);

      if (g_strcmp0 (code, rows[i].want) != 0)
        g_error ("“%s” is %s, not %s", rows[i].text, code, rows[i].want);
    }
}

/* One name in several spellings and scripts sounds the same. */
static void
test_alike (void)
{
  static const char *const rows[][5] = {
    { "Müller", "Mueller", "Мюллер", "Muller", "MÜLLER" },
    { "Meier", "Mayer", "Meyr", "Майер", "Mu\xcc\x88hr" },
    { "Schmidt", "Schmitt", "Шмидт", "Schmid", NULL },
    { "Tschernow", "Чернов", "Černov", "Tschernoff", NULL },
    { "Schewtschenko", "Шевченко", NULL, NULL, NULL },
    { "Mohammed", "محمد", "Mohamed", "Muhammad", NULL },
    { "Ahmad", "أحمد", "Ahmed", NULL, NULL },
    { "Hussein", "حسين", "Husein", "Hosain", NULL },
    { "Yusuf", "يوسف", "Jusuf", "Yousof", NULL },
    { "Khaled", "خالد", "Chaled", "Kaled", NULL },
    { "Çelik", "Tschelik", "Çelick", NULL, NULL },
    { "Şahin", "Schahin", "Sahin", NULL, NULL },
    { "Łukasz", "Lukasz", "Lucas", NULL, NULL },
    { "Papadopoulos", "Παπαδόπουλος", NULL, NULL, NULL },
    { "Philipp", "Filip", NULL, NULL, NULL },
  };
  static const char *const different[][2] = {
    { "Schewtschenko", "Sommer" }, { "Müller", "Möbius" }, { "Ahmad", "Achmet Bey" },
    { "Becker", "Bäder" },         { "محمد", "أحمد" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *first = nz_phonetic_code (rows[i][0]);

      for (gsize k = 1; k < 5 && rows[i][k] != NULL; k++)
        {
          g_autofree char *code = nz_phonetic_code (rows[i][k]);

          if (g_strcmp0 (code, first) != 0)
            g_error ("“%s” is %s, “%s” %s", rows[i][0], first, rows[i][k], code);
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (different); i++)
    {
      g_autofree char *a = nz_phonetic_code (different[i][0]);
      g_autofree char *b = nz_phonetic_code (different[i][1]);

      g_assert_cmpstr (a, !=, b);
    }
}

static void
test_latin (void)
{
  static const Pair rows[] = {
    { "Ärztehaus Nr. 5", "aerztehaus nr. 5" },
    { "Мюллер", "mjuller" },
    { "Щербаков Юрий", "schtscherbakow jurij" },
    { "Київ", "kijiw" },
    { "محمد", "mahmd" },
    { "Νίκος", "nikos" },
    { "Đorđević", "dordevitsch" },
    { "Große Straße", "grosse strasse" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *latin = nz_phonetic_latin (rows[i].text);

      g_assert_cmpstr (latin, ==, rows[i].want);
    }
}

static void
test_words (void)
{
  g_auto (GStrv) words = nz_phonetic_words ("AG 2, Müller-Lüdenscheidt & h");

  g_assert_cmpuint (g_strv_length (words), ==, 4);
  g_assert_cmpstr (words[0], ==, "04");
  g_assert_cmpstr (words[1], ==, "2");
  g_assert_cmpstr (words[2], ==, "657");
  g_assert_cmpstr (words[3], ==, "52682");
}

/* Winkler's own examples (1990, 1999), to three places. */
static void
test_similarity (void)
{
  static const struct
  {
    const char *a, *b;
    double want;
  } rows[] = {
    { "martha", "marhta", 0.961 },
    { "dwayne", "duane", 0.840 },
    { "dixon", "dicksonx", 0.813 },
    { "jones", "johnson", 0.832 },
    { "abroms", "abrams", 0.922 },
    { "same", "same", 1 },
    { "abc", "xyz", 0 },
    { "", "x", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpfloat_with_epsilon (nz_similarity (rows[i].a, rows[i].b), rows[i].want, 0.0006);
      g_assert_cmpfloat_with_epsilon (nz_similarity (rows[i].b, rows[i].a), rows[i].want, 0.0006);
    }
}

static void
test_legal_form (void)
{
  static const struct
  {
    const char *name, *core, *kind;
  } rows[] = {
    { "Förderzentrum Regenbogen e. V.", "Förderzentrum Regenbogen", "ev" },
    { "Förderzentrum Regenbogen e.V.", "Förderzentrum Regenbogen", "ev" },
    { "Förderzentrum Regenbogen eV", "Förderzentrum Regenbogen", "ev" },
    { "Förderzentrum Regenbogen, eingetragener Verein", "Förderzentrum Regenbogen", "ev" },
    { "Förderzentrum Regenbogen (e. V.)", "Förderzentrum Regenbogen", "ev" },
    { "Bildung gGmbH", "Bildung", "ggmbh" },
    { "Bildung gemeinnützige GmbH", "Bildung", "ggmbh" },
    { "Müller GmbH & Co. KG", "Müller", "gmbhcokg" },
    { "Bau UG (haftungsbeschränkt)", "Bau", "ug" },
    { "Siemens AG", "Siemens", "ag" },
    { "Treffpunkt Die ag", "Treffpunkt Die ag", NULL },
    { "Jugendamt", "Jugendamt", NULL },
    { "e. V.", "e. V.", NULL },
    { "Verein 2", "Verein 2", NULL },
    { "", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *core = nz_legal_form_strip (rows[i].name);

      g_assert_cmpstr (core, ==, rows[i].core);
      g_assert_cmpstr (nz_legal_form_of (rows[i].name), ==, rows[i].kind);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phonetic/code", test_code);
  g_test_add_func ("/phonetic/alike", test_alike);
  g_test_add_func ("/phonetic/latin", test_latin);
  g_test_add_func ("/phonetic/words", test_words);
  g_test_add_func ("/similarity", test_similarity);
  g_test_add_func ("/legal-form", test_legal_form);
  return g_test_run ();
}
