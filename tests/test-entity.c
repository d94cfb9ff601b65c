/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "entity/nz-contact.h"
#include "base/nz-error.h"
#include "base/nz-text.h"
#include "entity/nz-record.h"

/* The descriptions themselves, and the generic record, over every field of every entity. */

typedef void (*FieldTest) (const NzEntity *entity, const NzField *field);

static void
each_field (FieldTest test)
{
  for (guint e = 0; e < nz_n_entities (); e++)
    for (guint f = 0; f < nz_entity_nth (e)->n_fields; f++)
      test (nz_entity_nth (e), &nz_entity_nth (e)->fields[f]);
}

/* --- descriptions
 * -------------------------------------------------------------------------------------------------- */

static void
check_description (const NzEntity *entity, const NzField *field)
{
  g_assert_cmpstr (field->en, !=, NULL);
  g_assert_cmpstr (field->de, !=, NULL);
  g_assert_true (nz_entity_field (entity, field->name) == field);
  g_assert_cmpint (field->type == NZ_TYPE_CHOICE, ==, field->choices != NULL);
  if (field->type == NZ_TYPE_REFERENCE || field->type == NZ_TYPE_TERMS)
    g_assert_nonnull (nz_field_target (field));
  if (field->type == NZ_TYPE_CONTACTS)
    g_assert_nonnull (field->target);
  g_assert_cmpint (field->group_en == NULL, ==, field->group_de == NULL);
}

/* What a field belongs to is a choice of the same record, with codes that it has. */
static void
check_only_if (const NzEntity *entity, const NzField *field)
{
  g_auto (GStrv) sides = g_strsplit (field->only_if != NULL ? field->only_if : "", "=", 2);
  g_auto (GStrv) codes = g_strsplit (field->only_if != NULL ? sides[1] : "", "|", -1);
  const NzField *choice = field->only_if != NULL ? nz_entity_field (entity, sides[0]) : NULL;

  for (guint i = 0; codes[i] != NULL; i++)
    g_assert_nonnull (nz_field_choice (choice, codes[i]));
  if (field->only_if != NULL)
    g_assert_cmpint (field->type, !=, NZ_TYPE_BOOLEAN);
}

static void
test_only_if (void)
{
  const NzField *minutes = nz_entity_field (&nz_entity_entry, "minutes");
  const NzField *text = nz_entity_field (&nz_entity_entry, "text");
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_entry);

  each_field (check_only_if);
  g_assert_false (nz_record_applies (record, minutes));
  nz_record_set_text (record, "kind", "call");
  g_assert_false (nz_record_applies (record, minutes));
  g_assert_true (nz_record_applies (record, text));
  nz_record_set_text (record, "kind", "advice");
  g_assert_true (nz_record_applies (record, minutes));
  g_assert_false (nz_record_applies (record, nz_entity_field (&nz_entity_entry, "passed_to")));
}

/* Both headings lead back to the field, in any case; synonyms must not be another field's name. */
static void
check_headings (const NzEntity *entity, const NzField *field)
{
  g_autofree char *shouted = g_utf8_strup (field->de, -1);
  g_auto (GStrv) synonyms = g_strsplit (field->synonyms != NULL ? field->synonyms : "", "|", -1);

  g_assert_true (nz_entity_parse_field (entity, field->en) == field);
  g_assert_true (nz_entity_parse_field (entity, field->de) == field);
  g_assert_true (nz_entity_parse_field (entity, shouted) == field);
  g_assert_true (nz_entity_parse_field (entity, field->name) == field);
  for (guint i = 0; synonyms[i] != NULL; i++)
    if (*synonyms[i] != '\0')
      g_assert_nonnull (nz_entity_parse_field (entity, synonyms[i]));
}

static void
check_choices (const NzEntity *entity, const NzField *field)
{
  if (field->choices == NULL)
    return;
  for (const NzChoice *c = field->choices; c->code != NULL; c++)
    {
      g_auto (GStrv) synonyms = g_strsplit (c->synonyms, "|", -1);
      g_assert_true (nz_field_parse_choice (field, c->code) == c);
      g_assert_true (nz_field_parse_choice (field, c->en) == c);
      g_assert_true (nz_field_parse_choice (field, c->de) == c);
      for (guint i = 0; synonyms[i] != NULL; i++)
        if (*synonyms[i] != '\0' && nz_field_parse_choice (field, synonyms[i]) != c)
          g_error ("%s.%s: the synonym “%s” of %s means another choice", entity->name, field->name,
                   synonyms[i], c->code);
    }
  g_assert_null (nz_field_parse_choice (field, "gibt es nicht"));
}

static void
test_descriptions (void)
{
  each_field (check_description);
}

static void
test_headings (void)
{
  each_field (check_headings);
  g_assert_cmpstr (nz_entity_parse_field (&nz_entity_organisation, "PLZ")->name, ==, "postcode");
  g_assert_cmpstr (nz_entity_parse_field (&nz_entity_organisation, "strasse")->name, ==, "street");
  g_assert_cmpstr (nz_entity_parse_field (&nz_entity_organisation, "Straße / Nr.")->name, ==, "street");
  g_assert_cmpstr (nz_entity_parse_field (&nz_entity_person, "E-Mail:")->name, ==, "email");
  g_assert_null (nz_entity_parse_field (&nz_entity_organisation, "Lieblingsfarbe"));
  g_assert_null (nz_entity_parse_field (&nz_entity_organisation, "(/)"));
}

static void
test_choices (void)
{
  each_field (check_choices);
}

static void
test_entities (void)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      g_assert_true (nz_entity_by_name (entity->name) == entity);
      g_assert_true (nz_entity_parse (entity->de) == entity);
      g_assert_true (nz_entity_parse (entity->plural_en) == entity);
      g_assert_nonnull (nz_entity_field (entity, entity->sort));
      for (guint f = 0; f < entity->n_fields; f++)
        {
          const NzEntity *target = nz_field_target (&entity->fields[f]);
          if (target != NULL)
            g_assert_cmpuint (nz_entity_index (target), <=, i);
        }
    }
  g_assert_true (nz_entity_parse ("Tagungen") == &nz_entity_meeting);
  g_assert_null (nz_entity_parse ("Kuchen"));
}

/* --- records
 * -------------------------------------------------------------------------------------------------------- */

/* A hard value that the field must keep to the letter, in plain form. */
static char *
hard_value (const NzField *field)
{
  switch (field->type)
    {
    case NZ_TYPE_TEXT:
      return g_strdup ("Größe „ß“ \"'; DROP TABLE x; -- 🧑‍🤝‍🧑 العربية =1+1");
    case NZ_TYPE_LONG_TEXT:
      return g_strdup ("erste Zeile\n\tzweite; \"dritte\"\n\n🎉");
    case NZ_TYPE_DATE:
      return g_strdup ((field->flags & NZ_FIELD_FULL_DATE) != 0 ? "9999-12-31" : "1999-10");
    case NZ_TYPE_TIME:
      return g_strdup ("23:59");
    case NZ_TYPE_INTEGER:
      return g_strdup_printf ("%d", field->max > field->min ? field->max : 7);
    case NZ_TYPE_BOOLEAN:
      return g_strdup ((field->flags & NZ_FIELD_DEFAULT_TRUE) != 0 ? "0" : "1");
    case NZ_TYPE_CHOICE:
      return g_strdup (field->choices[1].code);
    case NZ_TYPE_REFERENCE:
      return g_strdup ("7ZZZZZZZZZZZZ");
    case NZ_TYPE_TERMS:
      return g_strdup ("7ZZZZZZZZZZZZ|0000000000001");
    case NZ_TYPE_CONTACTS:
      return g_strdup ("a\\|b|c\\\\d|+49 361 1");
    default:
      g_assert_not_reached ();
    }
}

static void
check_round_trip (const NzEntity *entity, const NzField *field)
{
  g_autoptr (NzRecord) record = nz_record_new (entity);
  g_autoptr (NzRecord) other = nz_record_new (entity);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = hard_value (field);

  g_assert_true (nz_record_set_plain (record, field, value, &error));
  g_assert_no_error (error);
  g_autofree char *back = nz_record_dup_plain (record, field);
  g_assert_cmpstr (back, ==, value);
  g_assert_true (nz_record_has (record, field->name));

  g_autoptr (NzRecord) copy = nz_record_copy (record);
  g_assert_true (nz_record_equal (copy, record));
  g_assert_false (nz_record_field_equal (record, other, field));

  /* the GObject face */
  GParamSpec *spec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), field->name);
  g_auto (GValue) property = G_VALUE_INIT;
  g_value_init (&property, spec->value_type);
  g_object_get_property (G_OBJECT (record), spec->name, &property);
  g_object_set_property (G_OBJECT (other), spec->name, &property);
  g_assert_true (nz_record_field_equal (record, other, field));

  g_assert_true (nz_record_set_plain (record, field, "", &error));
  if (field->type != NZ_TYPE_BOOLEAN)
    g_assert_false (nz_record_has (record, field->name));
}

static void
test_round_trip (void)
{
  each_field (check_round_trip);
}

static void
count (GObject *object, GParamSpec *spec, guint *n)
{
  (*n)++;
}

static void
test_notify (void)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  guint n = 0;

  g_signal_connect (record, "notify::short-name", G_CALLBACK (count), &n);
  nz_record_set_text (record, "short_name", "IB");
  nz_record_set_text (record, "short_name", "IB");
  nz_record_set_text (record, "name", "Internationaler Bund");
  g_assert_cmpuint (n, ==, 1);
}

static void
assert_input (NzRecord *record, const char *field_name, const char *typed, const char *plain)
{
  const NzField *field = nz_entity_field (nz_record_get_entity (record), field_name);
  g_autoptr (GError) error = NULL;
  gboolean taken = nz_record_set_input (record, field, typed, &error);

  if (plain == NULL)
    {
      g_assert_false (taken);
      g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
      return;
    }
  g_assert_no_error (error);
  g_autofree char *back = nz_record_dup_plain (record, field);
  g_assert_cmpstr (back, ==, plain);
}

static void
test_input (void)
{
  g_autoptr (NzRecord) organisation = nz_record_new (&nz_entity_organisation);
  g_autoptr (NzRecord) meeting = nz_record_new (&nz_entity_meeting);

  assert_input (organisation, "name", "  Haus \t der  Begegnung ", "Haus der Begegnung");
  assert_input (organisation, "kind", "Träger", "provider");
  assert_input (organisation, "kind", "traeger", "provider");
  assert_input (organisation, "kind", "Raumschiff", NULL);
  assert_input (organisation, "since", "15.3.2004", "2004-03-15");
  assert_input (organisation, "since", "März 2004", "2004-03");
  assert_input (organisation, "since", "30.2.2004", NULL);
  assert_input (organisation, "public_name", "nein", "0");
  assert_input (organisation, "public_name", "x", "1");
  assert_input (organisation, "public_name", "vielleicht", NULL);
  assert_input (organisation, "telephone", " 0361 1 | 0361 2 ", "0361 1|0361 2");
  assert_input (meeting, "number", "1 63", "163");
  assert_input (meeting, "number", "0", NULL);
  assert_input (meeting, "starts", "13 Uhr", "13:00");
  assert_input (meeting, "starts", "25:00", NULL);
}

/* How many findings of at least @level the record has. */
static guint
n_findings (NzRecord *record, NzFindingLevel level)
{
  g_autoptr (GPtrArray) findings = nz_record_check (record);
  guint n = 0;
  for (guint i = 0; i < findings->len; i++)
    n += ((NzFinding *)findings->pdata[i])->level >= level;
  return n;
}

static void
test_check (void)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autofree char *longest = g_strnfill (NZ_TEXT_MAX, 'x');
  g_autofree char *too_long = g_strnfill (NZ_TEXT_MAX + 1, 'x');

  g_assert_cmpuint (n_findings (record, NZ_FINDING_ERROR), ==, 2); /* name and kind */
  nz_record_set_text (record, "name", longest);
  nz_record_set_text (record, "kind", "association");
  g_assert_true (nz_record_is_valid (record, NULL));
  nz_record_set_text (record, "name", too_long);
  g_assert_false (nz_record_is_valid (record, NULL));
  nz_record_set_text (record, "name",
                      "Ver\xe2\x80\xae"
                      "ein");
  g_assert_cmpuint (n_findings (record, NZ_FINDING_WARNING), ==, 1);
  nz_record_set_text (record, "name", "Verein");
  nz_record_set_text (record, "postcode", "9908");
  g_assert_true (nz_record_is_valid (record, NULL));
  g_assert_cmpuint (n_findings (record, NZ_FINDING_NOTE), ==, 1);
  nz_record_set_date (record, "since", nz_date (2004, 0, 0));
  nz_record_set_date (record, "until", nz_date (2003, 12, 31));
  g_assert_false (nz_record_is_valid (record, NULL));
  nz_record_set_date (record, "until", nz_date (2004, 1, 0));
  g_assert_true (nz_record_is_valid (record, NULL));
  nz_record_set_date (record, "checked_on", nz_date (2004, 1, 0));
  g_assert_false (nz_record_is_valid (record, NULL)); /* needs a day */
}

static void
test_active (void)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_position);

  g_assert_true (nz_record_is_active (record, nz_date (1999, 10, 1)));
  nz_record_set_date (record, "since", nz_date (2004, 3, 0));
  g_assert_false (nz_record_is_active (record, nz_date (2004, 2, 29)));
  g_assert_true (nz_record_is_active (record, nz_date (2004, 3, 1)));
  nz_record_set_date (record, "until", nz_date (2005, 0, 0));
  g_assert_true (nz_record_is_active (record, nz_date (2005, 12, 31)));
  g_assert_false (nz_record_is_active (record, nz_date (2006, 1, 1)));
}

static void
test_personal (void)
{
  g_autoptr (NzRecord) organisation = nz_record_new (&nz_entity_organisation);
  g_autoptr (NzRecord) person = nz_record_new (&nz_entity_person);

  nz_record_set_text (organisation, "kind", "association");
  g_assert_false (nz_record_is_personal (organisation));
  nz_record_set_text (organisation, "kind", "individual");
  g_assert_true (nz_record_is_personal (organisation));
  g_assert_true (nz_record_is_personal (person));
  g_assert_false (nz_record_get_int (person, "public_name"));
}

static void
test_contact (void)
{
  static const struct
  {
    const char *text, *value, *label;
    gboolean is_private;
  } cases[] = {
    { "0361 1234567 (Sekretariat)", "0361 1234567", "Sekretariat", FALSE },
    { "0170 1 (privat)", "0170 1", "privat", TRUE },
    { "a@example.org (Home)", "a@example.org", "Home", TRUE },
    { "0361 123 (45)", "0361 123 (45)", NULL, FALSE },
    { "(0361) 123", "(0361) 123", NULL, FALSE },
    { "(Büro)", "(Büro)", NULL, FALSE },
    { "x ((Büro))", "x ((Büro))", NULL, FALSE },
    { "x  (Büro)", "x ", "Büro", FALSE },
    { "x(Büro)", "x(Büro)", NULL, FALSE },
    { "x ()", "x ()", NULL, FALSE },
    { "x (y) (z)", "x (y)", "z", FALSE },
    { "x (ein sehr langes Wort, das kein Name einer Nummer mehr ist)",
      "x (ein sehr langes Wort, das kein Name einer Nummer mehr ist)", NULL, FALSE },
    { "\xff (Büro)", "\xff (Büro)", NULL, FALSE },
    { "", "", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *value = NULL;
      g_autofree char *label = NULL;
      g_autofree char *again = NULL;

      nz_contact_split (cases[i].text, &value, &label);
      again = nz_contact_join (value, label);
      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_cmpstr (again, ==, cases[i].text);
      g_assert_cmpint (nz_contact_is_private (cases[i].text), ==, cases[i].is_private);
    }
}

/* What is offered must come back as a label, and only the last one makes a number a private one. */
static void
test_contact_offers (void)
{
  static const NzLanguage languages[] = { NZ_LANGUAGE_EN, NZ_LANGUAGE_DE };

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      const char *offer;
      guint n = 0, n_private = 0;

      for (; (offer = nz_contact_offer (n, languages[l])) != NULL; n++)
        {
          g_autofree char *text = nz_contact_join ("0361 1", offer);
          g_autofree char *value = NULL;
          g_autofree char *label = NULL;

          nz_contact_split (text, &value, &label);
          g_assert_cmpstr (value, ==, "0361 1");
          g_assert_cmpstr (label, ==, offer);
          n_private += nz_contact_is_private (text) != FALSE;
        }
      g_assert_cmpuint (n, ==, 5);
      g_assert_cmpuint (n_private, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entity/only-if", test_only_if);
  g_test_add_func ("/entity/descriptions", test_descriptions);
  g_test_add_func ("/entity/headings", test_headings);
  g_test_add_func ("/entity/choices", test_choices);
  g_test_add_func ("/entity/entities", test_entities);
  g_test_add_func ("/record/round-trip", test_round_trip);
  g_test_add_func ("/record/notify", test_notify);
  g_test_add_func ("/record/input", test_input);
  g_test_add_func ("/record/check", test_check);
  g_test_add_func ("/record/active", test_active);
  g_test_add_func ("/record/personal", test_personal);
  g_test_add_func ("/entity/contact", test_contact);
  g_test_add_func ("/entity/contact-offers", test_contact_offers);
  return g_test_run ();
}
