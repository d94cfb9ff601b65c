/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-salutation.h"

typedef struct
{
  const char *title, *given, *family, *salutation, *own;
  const char *german, *english;
  gboolean doubt;
} Case;

static const Case cases[] = {
  /* the rules of NORMS */
  { NULL, "Natalia", "Becker", "female", NULL, "Sehr geehrte Frau Becker,", "Dear Ms Becker,", FALSE },
  { NULL, "Jens", "Vogt", "male", NULL, "Sehr geehrter Herr Vogt,", "Dear Mr Vogt,", FALSE },
  { "Dr.", "Natalia", "Becker", "female", NULL, "Sehr geehrte Frau Dr. Becker,", "Dear Dr Becker,", FALSE },
  { "Prof. Dr.", "Anna", "Müller", "female", NULL, "Sehr geehrte Frau Prof. Müller,",
    "Dear Professor Müller,", FALSE },
  { "Prof. Dr. Dr. h. c.", "Ali", "Demir", "male", NULL, "Sehr geehrter Herr Prof. Demir,",
    "Dear Professor Demir,", FALSE },
  { "Prof.", "Ali", "Demir", "male", NULL, "Sehr geehrter Herr Prof. Demir,", "Dear Professor Demir,",
    FALSE },
  { "Professor", "Ali", "Demir", "male", NULL, "Sehr geehrter Herr Prof. Demir,", "Dear Professor Demir,",
    FALSE },
  { "Prof.Dr.med.", "Ali", "Demir", "male", NULL, "Sehr geehrter Herr Prof. Demir,", "Dear Professor Demir,",
    FALSE },
  { "Dr. med.", "Ali", "Demir", "male", NULL, "Sehr geehrter Herr Dr. Demir,", "Dear Dr Demir,", FALSE },
  { "Dr.-Ing.", "Ali", "Demir", "male", NULL, "Sehr geehrter Herr Dr. Demir,", "Dear Dr Demir,", FALSE },
  { "Dr. Dr.", "Ali", "Demir", "male", NULL, "Sehr geehrter Herr Dr. Demir,", "Dear Dr Demir,", FALSE },
  { "PD Dr. phil. habil.", "Ali", "Demir", "male", NULL, "Sehr geehrter Herr Dr. Demir,", "Dear Dr Demir,",
    FALSE },
  { "Dipl.-Päd.", "Ali", "Demir", "male", NULL, "Sehr geehrter Herr Demir,", "Dear Mr Demir,", FALSE },
  { "M.A.", "Ali", "Demir", "male", NULL, "Sehr geehrter Herr Demir,", "Dear Mr Demir,", FALSE },
  { "  Dr.   ", "Ali", "  Demir ", "male", NULL, "Sehr geehrter Herr Dr. Demir,", "Dear Dr Demir,", FALSE },

  /* without "Ms" or "Mr": on purpose, or because nobody knows */
  { NULL, "Kim", "Vogel", "none", NULL, "Guten Tag Kim Vogel,", "Dear Kim Vogel,", FALSE },
  { NULL, "Kim", "Vogel", NULL, NULL, "Guten Tag Kim Vogel,", "Dear Kim Vogel,", TRUE },
  { "Dr.", "Kim", "Vogel", NULL, NULL, "Guten Tag Dr. Kim Vogel,", "Dear Dr. Kim Vogel,", TRUE },
  { "Prof. Dr.", "Kim", "Vogel", "none", NULL, "Guten Tag Prof. Kim Vogel,", "Dear Prof. Kim Vogel,", FALSE },
  { NULL, NULL, "Vogel", NULL, NULL, "Guten Tag Vogel,", "Dear Vogel,", TRUE },

  /* a salutation of one's own overrides everything */
  { "Prof. Dr.", "Anna", "Müller", "female", "Liebe Anna", "Liebe Anna,", "Liebe Anna,", FALSE },
  { NULL, "Anna", "Müller", NULL, "Liebe Frau Müller,", "Liebe Frau Müller,", "Liebe Frau Müller,", FALSE },
  { NULL, "Anna", "Müller", NULL, "  Hallo   Anna! ", "Hallo Anna!", "Hallo Anna!", FALSE },

  /* family names of more than one word */
  { NULL, "Olga", "von der Heide", "female", NULL, "Sehr geehrte Frau von der Heide,",
    "Dear Ms von der Heide,", FALSE },
  { NULL, "María", "García-López", "female", NULL, "Sehr geehrte Frau García-López,", "Dear Ms García-López,",
    FALSE },

  /* to be looked at */
  { "Pfarrerin", "Ute", "Klein", "female", NULL, "Sehr geehrte Frau Pfarrerin Klein,",
    "Dear Pfarrerin Klein,", TRUE },
  { "Pfarrer Dr.", "Uwe", "Klein", "male", NULL, "Sehr geehrter Herr Pfarrer Dr. Klein,", "Dear Dr Klein,",
    TRUE },
  { NULL, "Anna", "Dr. Müller", "female", NULL, "Sehr geehrte Frau Dr. Müller,", "Dear Ms Dr. Müller,",
    TRUE },
  { NULL, "Anna", "Müller, Vertretung", "female", NULL, "Sehr geehrte Frau Müller, Vertretung,",
    "Dear Ms Müller, Vertretung,", TRUE },
  { NULL, "Frau Anna", "Müller", "female", NULL, "Sehr geehrte Frau Müller,", "Dear Ms Müller,", TRUE },
  { NULL, "Samira", NULL, "female", NULL, "Guten Tag Samira,", "Dear Samira,", TRUE },
  { NULL, NULL, NULL, NULL, NULL, "Sehr geehrte Damen und Herren,", "Dear Sir or Madam,", TRUE },

  /* titles of many words, several of them */
  { "Prof. Dr. Dr. h. c. mult.", "Eva", "Lang", "female", NULL, "Sehr geehrte Frau Prof. Lang,",
    "Dear Professor Lang,", FALSE },
  { "Univ.-Prof. Dr. rer. nat.", "Eva", "Lang", "female", NULL, "Sehr geehrte Frau Prof. Lang,",
    "Dear Professor Lang,", FALSE },
  { "Dr. E. h.", "Uwe", "Lang", "male", NULL, "Sehr geehrter Herr Dr. Lang,", "Dear Dr Lang,", FALSE },
  { "Dr. rer. pol. Dipl.-Kfm.", "Uwe", "Lang", "male", NULL, "Sehr geehrter Herr Dr. Lang,", "Dear Dr Lang,",
    FALSE },
  { "Dipl.-Ing. (FH)", "Uwe", "Lang", "male", NULL, "Sehr geehrter Herr Lang,", "Dear Mr Lang,", FALSE },
  { "Dr.in", "Eva", "Lang", "female", NULL, "Sehr geehrte Frau Dr. Lang,", "Dear Dr Lang,", FALSE },
  { "Prof. Dr.", "Eva", NULL, "female", NULL, "Guten Tag Prof. Eva,", "Dear Prof. Eva,", TRUE },
  { "Dr.", NULL, NULL, NULL, NULL, "Guten Tag Dr.,", "Dear Dr.,", TRUE },

  /* nobility: counts and above by their rank, barons by their name */
  { NULL, "Karl", "von Stein", "male", NULL, "Sehr geehrter Herr von Stein,", "Dear Mr von Stein,", FALSE },
  { NULL, "Ada", "von und zu Hausen", "female", NULL, "Sehr geehrte Frau von und zu Hausen,",
    "Dear Ms von und zu Hausen,", FALSE },
  { NULL, "Rita", "zur Mühlen", "female", NULL, "Sehr geehrte Frau zur Mühlen,", "Dear Ms zur Mühlen,",
    FALSE },
  { NULL, "Karl", "Freiherr von Stein", "male", NULL, "Sehr geehrter Herr von Stein,", "Dear Mr von Stein,",
    FALSE },
  { "Dr. Freiherr", "Karl", "von Stein", "male", NULL, "Sehr geehrter Herr Dr. von Stein,",
    "Dear Dr von Stein,", FALSE },
  { NULL, "Ada", "Freifrau von Stein", NULL, NULL, "Sehr geehrte Frau von Stein,", "Dear Ms von Stein,",
    FALSE },
  { NULL, "Otto", "Graf Hardenberg", "male", NULL, "Sehr geehrter Graf Hardenberg,", "Dear Graf Hardenberg,",
    FALSE },
  { "Dr.", "Ada", "Gräfin von Hardenberg", "female", NULL, "Sehr geehrte Dr. Gräfin von Hardenberg,",
    "Dear Dr. Gräfin von Hardenberg,", FALSE },
  { "Prinz", "Emil", "von Baden", NULL, NULL, "Sehr geehrter Prinz von Baden,", "Dear Prinz von Baden,",
    FALSE },
  { NULL, "Steffi", "Graf", "female", NULL, "Sehr geehrte Frau Graf,", "Dear Ms Graf,", FALSE },
  { NULL, "Paul", "Ritter", "male", NULL, "Sehr geehrter Herr Ritter,", "Dear Mr Ritter,", FALSE },
  { NULL, "Paul", "Ritter von Wiesental", "male", NULL, "Sehr geehrter Herr von Wiesental,",
    "Dear Mr von Wiesental,", FALSE },

  /* double names */
  { NULL, "Anna-Lena", "Müller-Lüdenscheidt", "female", NULL, "Sehr geehrte Frau Müller-Lüdenscheidt,",
    "Dear Ms Müller-Lüdenscheidt,", FALSE },
  { "Dr.", "Hans Peter", "Meyer zu Hörste", "male", NULL, "Sehr geehrter Herr Dr. Meyer zu Hörste,",
    "Dear Dr Meyer zu Hörste,", FALSE },
  { NULL, "María José", "Fernández Ruiz", "female", NULL, "Sehr geehrte Frau Fernández Ruiz,",
    "Dear Ms Fernández Ruiz,", FALSE },

  /* several people in one entry */
  { NULL, "Anna und Peter", "Müller", NULL, NULL, "Guten Tag Anna und Peter Müller,",
    "Dear Anna und Peter Müller,", TRUE },
  { NULL, "Anna & Peter", "Müller", "female", NULL, "Guten Tag Anna & Peter Müller,",
    "Dear Anna & Peter Müller,", TRUE },
  { NULL, NULL, "Becker und Vogt", NULL, NULL, "Guten Tag Becker und Vogt,", "Dear Becker und Vogt,", TRUE },
  { NULL, NULL, "Familie Müller", NULL, NULL, "Sehr geehrte Familie Müller,", "Dear Familie Müller,", TRUE },
  { NULL, NULL, "Eheleute Dr. Müller", NULL, NULL, "Sehr geehrte Eheleute Dr. Müller,",
    "Dear Eheleute Dr. Müller,", TRUE },

  /* Turkish */
  { NULL, "Ayşe", "Yılmaz", "female", NULL, "Sehr geehrte Frau Yılmaz,", "Dear Ms Yılmaz,", FALSE },
  { "Doç. Dr.", "İsmail", "Öztürk", "male", NULL, "Sehr geehrter Herr Dr. Öztürk,", "Dear Dr Öztürk,",
    FALSE },
  { NULL, "Deniz", "Çelik", NULL, NULL, "Guten Tag Deniz Çelik,", "Dear Deniz Çelik,", TRUE },

  /* Vietnamese */
  { NULL, "Thị Lan", "Nguyễn", "female", NULL, "Sehr geehrte Frau Nguyễn,", "Dear Ms Nguyễn,", FALSE },
  { NULL, "Văn Minh", "Trần", "male", NULL, "Sehr geehrter Herr Trần,", "Dear Mr Trần,", FALSE },
  { NULL, "Anh", "Phạm", "none", NULL, "Guten Tag Anh Phạm,", "Dear Anh Phạm,", FALSE },

  /* Arabic */
  { NULL, "Samira", "Al-Hassan", "female", NULL, "Sehr geehrte Frau Al-Hassan,", "Dear Ms Al-Hassan,",
    FALSE },
  { "Dr.", "Omar", "bin Said", "male", NULL, "Sehr geehrter Herr Dr. bin Said,", "Dear Dr bin Said,", FALSE },
  { NULL, "Yusuf", "Abu El Naga", "male", NULL, "Sehr geehrter Herr Abu El Naga,", "Dear Mr Abu El Naga,",
    FALSE },
  { NULL, "سميرة", "الحسن", "female", NULL, "Sehr geehrte Frau الحسن,", "Dear Ms الحسن,", FALSE },

  /* Ukrainian, Russian */
  { NULL, "Olena Petriwna", "Schewtschenko", "female", NULL, "Sehr geehrte Frau Schewtschenko,",
    "Dear Ms Schewtschenko,", FALSE },
  { NULL, "Олена", "Шевченко", "female", NULL, "Sehr geehrte Frau Шевченко,", "Dear Ms Шевченко,", FALSE },
  { NULL, "Mar’jana", "Kowal", NULL, NULL, "Guten Tag Mar’jana Kowal,", "Dear Mar’jana Kowal,", TRUE },

  /* "z. Hd." that was typed into the name */
  { NULL, NULL, "z. Hd. Frau Dr. Anna Müller", NULL, NULL, "Sehr geehrte Frau Dr. Müller,", "Dear Dr Müller,",
    TRUE },
  { NULL, NULL, "z.Hd. Herrn Vogt", NULL, NULL, "Sehr geehrter Herr Vogt,", "Dear Mr Vogt,", TRUE },
};

static NzRecord *
person_of (const Case *one)
{
  NzRecord *person = nz_record_new (&nz_entity_person);
  nz_record_set_text (person, "title", one->title);
  nz_record_set_text (person, "given_name", one->given);
  nz_record_set_text (person, "family_name", one->family);
  nz_record_set_text (person, "salutation", one->salutation);
  nz_record_set_text (person, "own_salutation", one->own);
  return person;
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NzRecord) person = person_of (&cases[i]);
      g_autofree char *doubt = NULL;
      g_autofree char *german = nz_salutation (person, NZ_LANGUAGE_DE, &doubt);
      g_autofree char *english = nz_salutation (person, NZ_LANGUAGE_EN, NULL);

      g_assert_cmpstr (german, ==, cases[i].german);
      g_assert_cmpstr (english, ==, cases[i].english);
      if ((doubt != NULL) != cases[i].doubt)
        g_error ("“%s”: doubt is “%s”", german, doubt);
      if (doubt != NULL)
        g_assert_true (g_str_has_suffix (doubt, "."));
    }
}

/* An office whose address names somebody. */
static void
test_offices (void)
{
  static const struct
  {
    const char *addition, *german, *english;
    gboolean doubt;
  } offices[] = {
    { NULL, "Sehr geehrte Damen und Herren,", "Dear Sir or Madam,", FALSE },
    { "Haus B, 3. Stock", "Sehr geehrte Damen und Herren,", "Dear Sir or Madam,", FALSE },
    { "z. Hd. der Leitung", "Sehr geehrte Damen und Herren,", "Dear Sir or Madam,", FALSE },
    { "z. Hd.", "Sehr geehrte Damen und Herren,", "Dear Sir or Madam,", FALSE },
    { "z. Hd. Frau Müller", "Sehr geehrte Frau Müller,", "Dear Ms Müller,", TRUE },
    { "z. Hd. von Herrn Dr. Jens Vogt", "Sehr geehrter Herr Dr. Vogt,", "Dear Dr Vogt,", TRUE },
    { "zu Händen Frau Prof. Dr. Olga von der Heide", "Sehr geehrte Frau Prof. von der Heide,",
      "Dear Professor von der Heide,", TRUE },
    { "z.Hd. von der Heide", "Guten Tag von der Heide,", "Dear von der Heide,", TRUE },
    { "Attn: Kim Vogel", "Guten Tag Kim Vogel,", "Dear Kim Vogel,", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      g_autoptr (NzRecord) office = nz_record_new (&nz_entity_organisation);
      g_autofree char *doubt = NULL;
      nz_record_set_text (office, "addition", offices[i].addition);
      g_autofree char *german = nz_salutation_organisation (office, NZ_LANGUAGE_DE, &doubt);
      g_autofree char *english = nz_salutation_organisation (office, NZ_LANGUAGE_EN, NULL);
      g_assert_cmpstr (german, ==, offices[i].german);
      g_assert_cmpstr (english, ==, offices[i].english);
      g_assert_cmpint (doubt != NULL, ==, offices[i].doubt);
    }
}

static void
test_two (void)
{
  static const struct
  {
    Case a, b;
    const char *german, *english;
  } couples[] = {
    { { NULL, "Anna", "Müller", "female" },
      { NULL, "Peter", "Müller", "male" },
      "Sehr geehrte Frau Müller, sehr geehrter Herr Müller,",
      "Dear Ms Müller and Mr Müller," },
    { { NULL, "Peter", "Müller", "male" },
      { "Dr.", "Anna", "Müller", "female" },
      "Sehr geehrte Frau Dr. Müller, sehr geehrter Herr Müller,",
      "Dear Dr Müller and Mr Müller," },
    { { NULL, "Karl", "Vogt", "male" },
      { NULL, "Emil", "Becker", "male" },
      "Sehr geehrter Herr Vogt, sehr geehrter Herr Becker,",
      "Dear Mr Vogt and Mr Becker," },
    { { NULL, "Kim", "Vogel", "none" },
      { NULL, "Ayşe", "Yılmaz", "female", "Liebe Ayşe" },
      "Guten Tag Kim Vogel, liebe Ayşe,",
      "Dear Kim Vogel, liebe Ayşe," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (couples); i++)
    {
      g_autoptr (NzRecord) a = person_of (&couples[i].a);
      g_autoptr (NzRecord) b = person_of (&couples[i].b);
      g_autofree char *german = nz_salutation_two (a, b, NZ_LANGUAGE_DE);
      g_autofree char *english = nz_salutation_two (a, b, NZ_LANGUAGE_EN);
      g_assert_cmpstr (german, ==, couples[i].german);
      g_assert_cmpstr (english, ==, couples[i].english);
    }
}

static void
test_nobody (void)
{
  g_autofree char *doubt = NULL;
  g_autofree char *german = nz_salutation (NULL, NZ_LANGUAGE_DE, &doubt);
  g_autofree char *english = nz_salutation (NULL, NZ_LANGUAGE_EN, NULL);

  g_assert_cmpstr (german, ==, "Sehr geehrte Damen und Herren,");
  g_assert_cmpstr (english, ==, "Dear Sir or Madam,");
  g_assert_null (doubt);
}

static void
test_doubt_names_person (void)
{
  static const Case unknown = { "Dr.", "Kim", "Vogel", NULL, NULL, NULL, NULL, TRUE };
  g_autoptr (NzRecord) person = person_of (&unknown);
  g_autofree char *doubt = NULL;
  g_autofree char *german = nz_salutation (person, NZ_LANGUAGE_DE, &doubt);

  g_assert_cmpstr (doubt, ==, "It is not known whether Dr. Kim Vogel is addressed as “Ms” or “Mr”.");
}

static void
test_address_line (void)
{
  static const struct
  {
    Case person;
    const char *german, *english, *list;
  } lines[] = {
    { { "Dr.", "Natalia", "Becker", "female" },
      "Frau Dr. Natalia Becker",
      "Dr. Natalia Becker",
      "Becker, Natalia" },
    { { NULL, "Jens", "Vogt", "male" }, "Herrn Jens Vogt", "Mr Jens Vogt", "Vogt, Jens" },
    { { NULL, "Kim", "Vogel", "none" }, "Kim Vogel", "Kim Vogel", "Vogel, Kim" },
    { { NULL, "Kim", "Vogel", NULL }, "Kim Vogel", "Kim Vogel", "Vogel, Kim" },
    { { NULL, NULL, "Vogel", "female" }, "Frau Vogel", "Ms Vogel", "Vogel" },
    { { "Dr. Freiherr", "Karl", "von Stein", "male" },
      "Herrn Dr. Karl Freiherr von Stein",
      "Dr. Karl Freiherr von Stein",
      "von Stein, Karl" },
    { { NULL, "Otto", "Graf Hardenberg", "male" },
      "Herrn Otto Graf Hardenberg",
      "Mr Otto Graf Hardenberg",
      "Graf Hardenberg, Otto" },
    { { NULL, "Anna und Peter", "Müller", "female" },
      "Anna und Peter Müller",
      "Anna und Peter Müller",
      "Müller, Anna und Peter" },
    { { NULL, NULL, "z. Hd. Frau Müller", NULL }, "Frau Müller", "Ms Müller", "z. Hd. Frau Müller" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (NzRecord) person = person_of (&lines[i].person);
      g_autofree char *german = nz_address_person (person, NZ_LANGUAGE_DE);
      g_autofree char *english = nz_address_person (person, NZ_LANGUAGE_EN);
      g_autofree char *list = nz_person_list_name (person);
      g_assert_cmpstr (german, ==, lines[i].german);
      g_assert_cmpstr (english, ==, lines[i].english);
      g_assert_cmpstr (list, ==, lines[i].list);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/salutation/table", test_table);
  g_test_add_func ("/salutation/offices", test_offices);
  g_test_add_func ("/salutation/two", test_two);
  g_test_add_func ("/salutation/nobody", test_nobody);
  g_test_add_func ("/salutation/doubt-names-person", test_doubt_names_person);
  g_test_add_func ("/salutation/address-line", test_address_line);
  return g_test_run ();
}
