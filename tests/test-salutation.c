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
  g_test_add_func ("/salutation/nobody", test_nobody);
  g_test_add_func ("/salutation/doubt-names-person", test_doubt_names_person);
  g_test_add_func ("/salutation/address-line", test_address_line);
  return g_test_run ();
}
