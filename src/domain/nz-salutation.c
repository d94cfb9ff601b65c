/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-salutation.h"

#include "base/nz-text.h"
#include "domain/nz-attention.h"
#include "domain/nz-title.h"

#include <string.h>

/* The forms of NORMS (DIN 5008 and usage). They are rules of the language of the letter, not translations of
 * each other, and so do not stand in the catalogue. */
typedef struct
{
  const char *female, *male, *neutral, *nobody, *household;
} Forms;

static const Forms forms[] = {
  [NZ_LANGUAGE_EN] = { "Dear Ms %s,", "Dear Mr %s,", "Dear %s,", "Dear Sir or Madam,", "Dear %s," },
  [NZ_LANGUAGE_DE] = { "Sehr geehrte Frau %s,", "Sehr geehrter Herr %s,", "Guten Tag %s,",
                       "Sehr geehrte Damen und Herren,", "Sehr geehrte %s," },
};

typedef enum
{
  GENDER_UNKNOWN, /* nobody has said */
  GENDER_NONE,    /* neither "Ms" nor "Mr", on purpose */
  GENDER_FEMALE,
  GENDER_MALE,
} Gender;

/* A person's name, taken apart. */
typedef struct
{
  NzTitle title;
  char *given;
  char *rank;              /* "Freiherr": "" for most */
  const char *rank_spoken; /* (nullable): said instead of "Frau" and "Herr" */
  char *family;            /* without the rank */
  Gender gender;
  gboolean is_attention; /* the name field said "z. Hd. …" */
} Name;

static void
name_clear (Name *name)
{
  nz_title_clear (&name->title);
  g_clear_pointer (&name->given, g_free);
  g_clear_pointer (&name->rank, g_free);
  g_clear_pointer (&name->family, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Name, name_clear)

static void
set_doubt (char **doubt, char *reason)
{
  if (doubt != NULL && *doubt == NULL)
    *doubt = reason;
  else
    g_free (reason);
}

static const char *
text_of (NzRecord *person, const char *field)
{
  const char *text = nz_record_get_text (person, field);
  return text != NULL ? text : "";
}

/* Parts with one blank between them, empty ones left out. */
static char *
join (const char *a, const char *b, const char *c, const char *d)
{
  g_autofree char *raw = g_strconcat (a, " ", b, " ", c, " ", d, NULL);
  return nz_text_normalise (raw, FALSE);
}

/* --- taking a name apart --- */

/* "Graf" alone is a family name like any other, "Graf Lambsdorff" is not; the lesser ranks are words of too
 * many names ("Ritter") and count only before "von" or "zu". */
static gboolean
begins_with_rank (const char *family, gsize *length)
{
  static const char *const lesser[] = { "ritter", "edler", "edle" };
  const char *blank = strchr (family, ' '), *spoken;
  gboolean female;

  if (blank == NULL)
    return FALSE;
  g_autofree char *word = g_strndup (family, (gsize)(blank - family));
  g_autofree char *key = nz_text_match_key (word);
  if (!nz_title_is_rank (word, &spoken, &female))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lesser); i++)
    if (g_str_equal (key, lesser[i]) && !g_str_has_prefix (blank + 1, "v")
        && !g_str_has_prefix (blank + 1, "z"))
      return FALSE;
  *length = (gsize)(blank - family);
  return TRUE;
}

static void
split_rank (Name *name)
{
  gsize length;
  gboolean female = FALSE;

  if (begins_with_rank (name->family, &length))
    {
      g_autofree char *whole = name->family;
      name->rank = g_strndup (whole, length);
      name->family = g_strdup (whole + length + 1);
    }
  else
    name->rank = g_strdup (name->title.rank);
  if (*name->rank == '\0' || !nz_title_is_rank (name->rank, &name->rank_spoken, &female))
    return;
  if (name->gender == GENDER_UNKNOWN)
    name->gender = female ? GENDER_FEMALE : GENDER_MALE;
}

static Gender
gender_of (NzRecord *person)
{
  const char *code = nz_record_get_text (person, "salutation");

  return code == NULL                   ? GENDER_UNKNOWN
         : g_str_equal (code, "female") ? GENDER_FEMALE
         : g_str_equal (code, "male")   ? GENDER_MALE
                                        : GENDER_NONE;
}

static void
name_init (Name *name, NzRecord *person)
{
  g_autoptr (NzRecord) named = nz_attention_person (text_of (person, "family_name"));
  g_autofree char *titles
      = join (text_of (person, "title"), named != NULL ? text_of (named, "title") : "", "", "");
  const char *given = text_of (person, "given_name");

  nz_title_parse (titles, &name->title);
  name->is_attention = named != NULL;
  name->gender = gender_of (person);
  if (named != NULL && name->gender == GENDER_UNKNOWN)
    name->gender = gender_of (named);
  if (named != NULL && *given == '\0')
    given = text_of (named, "given_name");
  name->given = nz_text_normalise (given, FALSE);
  name->family = nz_text_normalise (text_of (named != NULL ? named : person, "family_name"), FALSE);
  split_rank (name);
}

static char *
full_name (const Name *name, const char *title)
{
  g_autofree char *family = join (name->rank, name->family, "", "");
  return join (title, name->given, family, "");
}

/* --- what a human should look at --- */

/* "Müller, Anna", "Dr. Müller", "Frau Müller", "Müller (Vertretung)", "Müller 2": names that were typed into
 * the wrong field. */
static gboolean
is_odd_name (const char *name)
{
  static const char *const starts[]
      = { "frau ", "herr ", "herrn ", "dr. ", "dr ", "prof. ", "prof ", "ms ", "mr ", "mrs " };
  g_autofree char *key = nz_text_match_key (name);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (key, starts[i]))
      return TRUE;
  return strpbrk (name, ",;()/0123456789@") != NULL;
}

/* "Anna und Peter", "Becker & Vogt", not "von und zu Hausen". */
static gboolean
is_two (const char *name)
{
  static const char *const words[] = { " und ", " u. ", " u ", " and ", " & ", " + " };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (name, words[i]);
      if (found != NULL && !g_str_has_prefix (found + strlen (words[i]), "zu "))
        return TRUE;
    }
  return FALSE;
}

/* "Familie Müller", "Eheleute Müller". */
static gboolean
is_household (const char *name)
{
  static const char *const starts[] = { "familie ", "fam. ", "eheleute ", "ehepaar " };
  g_autofree char *key = nz_text_match_key (name);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (key, starts[i]))
      return TRUE;
  return FALSE;
}

static void
check_name (const Name *name, char **doubt)
{
  if (*name->family == '\0')
    set_doubt (doubt, g_strdup_printf (_ ("The family name of %s is missing."),
                                       *name->given != '\0' ? name->given : _ ("this person")));
  else if (name->is_attention)
    set_doubt (doubt, g_strdup_printf (_ ("“For the attention of” stands in the name of %s."), name->family));
  else if (is_odd_name (name->family))
    set_doubt (doubt, g_strdup_printf (_ ("“%s” does not look like a family name."), name->family));
  else if (is_odd_name (name->given))
    set_doubt (doubt, g_strdup_printf (_ ("“%s” does not look like a given name."), name->given));
  if (*name->title.unusual != '\0')
    set_doubt (doubt, g_strdup_printf (_ ("“%s” is not a usual title: please look at the salutation."),
                                       name->title.unusual));
}

/* --- saying it --- */

/* The person's own words, ended as a salutation ends. */
static char *
own_salutation (const char *own)
{
  char *clean = nz_text_normalise (own, FALSE);
  if (*clean != '\0' && strchr (",.!:", clean[strlen (clean) - 1]) == NULL)
    {
      g_autofree char *open = clean;
      clean = g_strconcat (open, ",", NULL);
    }
  return clean;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static char *
with_name (const char *form, const char *name)
{
  return g_strdup_printf (form, name);
}

#pragma GCC diagnostic pop

/* English says "Dear Dr Becker," and "Dear Professor Becker," without Ms or Mr. */
static char *
english_titled (const char *title, const char *family)
{
  const char *word = g_str_has_suffix (title, "Prof.") ? "Professor"
                     : g_str_has_suffix (title, "Dr.") ? "Dr"
                                                       : title;
  g_autofree char *name = join (word, family, "", "");
  return g_strdup_printf ("Dear %s,", name);
}

/* "Sehr geehrter Dr. Graf von Hardenberg,": the rank stands for "Herr". */
static char *
ranked (const Name *name, NzLanguage language)
{
  g_autofree char *text = join (name->title.spoken, name->rank_spoken, name->family, "");

  if (language == NZ_LANGUAGE_EN)
    return g_strdup_printf ("Dear %s,", text);
  return g_strdup_printf (name->gender == GENDER_FEMALE ? "Sehr geehrte %s," : "Sehr geehrter %s,", text);
}

/* Several people in one entry: NULL if it is one. */
static char *
several (const Name *name, NzLanguage language, char **doubt)
{
  g_autofree char *all = full_name (name, name->title.spoken);
  gboolean household = is_household (name->family) && *name->given == '\0';

  if (!household && !is_two (name->given) && !is_two (name->family))
    return NULL;
  set_doubt (doubt, g_strdup_printf (_ ("“%s” are several people in one entry."), all));
  return with_name (household ? forms[language].household : forms[language].neutral, all);
}

char *
nz_salutation (NzRecord *person, NzLanguage language, char **doubt)
{
  g_return_val_if_fail (person == NULL || nz_record_get_entity (person) == &nz_entity_person, NULL);

  const Forms *form = &forms[language];
  g_auto (Name) name = { 0 };
  if (doubt != NULL)
    *doubt = NULL;
  if (person == NULL)
    return g_strdup (form->nobody);
  if (nz_record_has (person, "own_salutation"))
    return own_salutation (text_of (person, "own_salutation"));

  name_init (&name, person);
  char *together = several (&name, language, doubt);
  if (together != NULL)
    return together;
  check_name (&name, doubt);
  if ((name.gender == GENDER_FEMALE || name.gender == GENDER_MALE) && *name.family != '\0')
    {
      if (name.rank_spoken != NULL)
        return ranked (&name, language);
      if (language == NZ_LANGUAGE_EN && *name.title.spoken != '\0')
        return english_titled (name.title.spoken, name.family);
      g_autofree char *said = join (name.title.spoken, name.family, "", "");
      return with_name (name.gender == GENDER_FEMALE ? form->female : form->male, said);
    }

  g_autofree char *all = full_name (&name, name.title.spoken);
  if (name.gender == GENDER_UNKNOWN && *all != '\0')
    set_doubt (doubt, g_strdup_printf (_ ("It is not known whether %s is addressed as “Ms” or “Mr”."), all));
  return *all != '\0' ? with_name (form->neutral, all) : g_strdup (form->nobody);
}

char *
nz_salutation_organisation (NzRecord *organisation, NzLanguage language, char **doubt)
{
  g_return_val_if_fail (nz_record_get_entity (organisation) == &nz_entity_organisation, NULL);

  g_autoptr (NzRecord) named = nz_attention_person (text_of (organisation, "addition"));
  if (named == NULL)
    return nz_salutation (NULL, language, doubt);
  char *salutation = nz_salutation (named, language, doubt);
  set_doubt (doubt,
             g_strdup_printf (_ ("The address names a person: “%s”."), text_of (organisation, "addition")));
  return salutation;
}

/* "Sehr geehrter" in the middle of a line. */
static char *
lower_first (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *lower = g_utf8_strdown (first, -1);
  return g_strconcat (lower, g_utf8_next_char (text), NULL);
}

gboolean
nz_salutation_first (NzRecord *a, NzRecord *b)
{
  return !(gender_of (a) == GENDER_MALE && gender_of (b) == GENDER_FEMALE);
}

char *
nz_salutation_two (NzRecord *a, NzRecord *b, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_RECORD (a) && NZ_IS_RECORD (b), NULL);

  gboolean in_order = nz_salutation_first (a, b);
  g_autofree char *first = nz_salutation (in_order ? a : b, language, NULL);
  g_autofree char *second = nz_salutation (in_order ? b : a, language, NULL);

  if (language == NZ_LANGUAGE_EN && g_str_has_prefix (first, "Dear ") && g_str_has_prefix (second, "Dear ")
      && g_str_has_suffix (first, ","))
    return g_strdup_printf ("%.*s and %s", (int)strlen (first) - 1, first, second + strlen ("Dear "));
  g_autofree char *lower = lower_first (second);
  return g_strdup_printf ("%s %s", first, lower);
}

/* --- the address and lists --- */

char *
nz_address_person (NzRecord *person, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_RECORD (person), NULL);

  g_auto (Name) name = { 0 };
  const char *prefix = "";
  name_init (&name, person);
  if (is_two (name.given) || is_two (name.family) || is_household (name.family))
    prefix = "";
  else if (name.gender == GENDER_FEMALE)
    prefix = language == NZ_LANGUAGE_DE ? "Frau " : "Ms ";
  else if (name.gender == GENDER_MALE)
    prefix = language == NZ_LANGUAGE_DE ? "Herrn " : "Mr ";
  /* "Ms Dr" is no English. */
  if (language == NZ_LANGUAGE_EN && *name.title.academic != '\0')
    prefix = "";
  g_autofree char *all = full_name (&name, name.title.academic);
  return g_strconcat (prefix, all, NULL);
}

char *
nz_person_list_name (NzRecord *person)
{
  g_return_val_if_fail (NZ_IS_RECORD (person), NULL);

  const char *given = text_of (person, "given_name");
  const char *family = text_of (person, "family_name");
  return g_strconcat (family, *family != '\0' && *given != '\0' ? ", " : "", given, NULL);
}
