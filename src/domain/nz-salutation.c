/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-salutation.h"

#include "base/nz-text.h"

#include <string.h>

/* The forms of NORMS (DIN 5008 and usage). They are rules of the language of the letter, not translations of
 * each other, and so do not stand in the catalogue. */
typedef struct
{
  const char *female, *male, *neutral, *nobody;
} Forms;

static const Forms forms[] = {
  [NZ_LANGUAGE_EN] = { "Dear Ms %s,", "Dear Mr %s,", "Dear %s,", "Dear Sir or Madam," },
  [NZ_LANGUAGE_DE]
  = { "Sehr geehrte Frau %s,", "Sehr geehrter Herr %s,", "Guten Tag %s,", "Sehr geehrte Damen und Herren," },
};

/* Words of a title, folded: what they become in a salutation. NULL: left out there (diplomas and what follows
 * a doctorate). */
static const struct
{
  const char *word, *spoken;
} known_titles[] = {
  { "prof.", "Prof." },
  { "prof", "Prof." },
  { "professor", "Prof." },
  { "professorin", "Prof." },
  { "prof.in", "Prof." },
  { "jun.-prof.", "Prof." },
  { "juniorprof.", "Prof." },
  { "apl.", NULL },
  { "hon.-prof.", "Prof." },
  { "dr.", "Dr." },
  { "dr", "Dr." },
  { "dr.in", "Dr." },
  { "dr.-ing.", "Dr." },
  { "doktor", "Dr." },
  { "pd", NULL },
  { "priv.-doz.", NULL },
  { "h.", NULL },
  { "c.", NULL },
  { "h.c.", NULL },
  { "mult.", NULL },
  { "habil.", NULL },
  { "med.", NULL },
  { "dent.", NULL },
  { "vet.", NULL },
  { "phil.", NULL },
  { "jur.", NULL },
  { "iur.", NULL },
  { "utr.", NULL },
  { "theol.", NULL },
  { "paed.", NULL },
  { "oec.", NULL },
  { "rer.", NULL },
  { "nat.", NULL },
  { "pol.", NULL },
  { "soc.", NULL },
  { "publ.", NULL },
  { "sc.", NULL },
  { "ing.", NULL },
  { "phd", NULL },
  { "ph.d.", NULL },
  { "m.a.", NULL },
  { "m.sc.", NULL },
  { "b.a.", NULL },
  { "b.sc.", NULL },
  { "mag.", NULL },
  { "magister", NULL },
  { "mba", NULL },
  { "llm", NULL },
  { "ll.m.", NULL },
};

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

/* FALSE for a word that is no known academic title; "Dipl.-…" is one of many. */
static gboolean
look_up (const char *word, const char **spoken)
{
  g_autofree char *key = nz_text_match_key (word);

  *spoken = NULL;
  if (g_str_has_prefix (key, "dipl"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (known_titles); i++)
    if (g_str_equal (key, known_titles[i].word))
      {
        *spoken = known_titles[i].spoken;
        return TRUE;
      }
  /* written without blanks: "Dr.med.", "Prof.Dr." */
  if (g_str_has_prefix (key, "prof.") || g_str_has_prefix (key, "dr."))
    *spoken = *key == 'p' ? "Prof." : "Dr.";
  return *spoken != NULL;
}

/* The title as it is said: "Prof. Dr. Dr. h. c." → "Prof.", "Dr. med." → "Dr.", "Dipl.-Päd." → "". A title
 * that is no academic one
 * ("Pfarrerin") stays, with a doubt. */
static char *
spoken_title (const char *title, char **doubt)
{
  g_autofree char *clean = nz_text_normalise (title, FALSE);
  g_auto (GStrv) words = g_strsplit (clean, " ", -1);
  g_autoptr (GString) other = g_string_new (NULL);
  gboolean professor = FALSE, doctor = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *spoken = NULL;
      if (*words[i] == '\0')
        continue;
      if (!look_up (words[i], &spoken))
        g_string_append_printf (other, "%s%s", other->len > 0 ? " " : "", words[i]);
      professor = professor || g_strcmp0 (spoken, "Prof.") == 0;
      doctor = doctor || g_strcmp0 (spoken, "Dr.") == 0;
    }
  if (other->len > 0)
    set_doubt (doubt,
               g_strdup_printf (_ ("“%s” is not a usual title: please look at the salutation."), other->str));
  if (professor || doctor)
    return g_strdup_printf ("%s%s%s", other->str, other->len > 0 ? " " : "", professor ? "Prof." : "Dr.");
  return g_string_free (g_steal_pointer (&other), FALSE);
}

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

static void
check_name (const char *given, const char *family, char **doubt)
{
  if (*family == '\0')
    set_doubt (doubt, g_strdup_printf (_ ("The family name of %s is missing."),
                                       *given != '\0' ? given : _ ("this person")));
  else if (is_odd_name (family))
    set_doubt (doubt, g_strdup_printf (_ ("“%s” does not look like a family name."), family));
  else if (is_odd_name (given))
    set_doubt (doubt, g_strdup_printf (_ ("“%s” does not look like a given name."), given));
}

/* Parts with one blank between them, empty ones left out. */
static char *
join (const char *a, const char *b, const char *c)
{
  g_autofree char *raw = g_strconcat (a, " ", b, " ", c, NULL);
  return nz_text_normalise (raw, FALSE);
}

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
  g_autofree char *name = join (word, family, "");
  return g_strdup_printf ("Dear %s,", name);
}

char *
nz_salutation (NzRecord *person, NzLanguage language, char **doubt)
{
  g_return_val_if_fail (person == NULL || nz_record_get_entity (person) == &nz_entity_person, NULL);

  const Forms *form = &forms[language];
  if (doubt != NULL)
    *doubt = NULL;
  if (person == NULL)
    return g_strdup (form->nobody);
  if (nz_record_has (person, "own_salutation"))
    return own_salutation (text_of (person, "own_salutation"));

  const char *given = text_of (person, "given_name");
  const char *family = text_of (person, "family_name");
  const char *salutation = nz_record_get_text (person, "salutation");
  gboolean female = g_strcmp0 (salutation, "female") == 0;
  gboolean male = g_strcmp0 (salutation, "male") == 0;

  check_name (given, family, doubt);
  g_autofree char *title = spoken_title (text_of (person, "title"), doubt);
  if ((female || male) && *family != '\0')
    {
      if (language == NZ_LANGUAGE_EN && *title != '\0')
        return english_titled (title, family);
      g_autofree char *name = join (title, family, "");
      return with_name (female ? form->female : form->male, name);
    }

  g_autofree char *name = join (title, given, family);
  if (salutation == NULL && *name != '\0')
    set_doubt (doubt, g_strdup_printf (_ ("It is not known whether %s is addressed as “Ms” or “Mr”."), name));
  return *name != '\0' ? with_name (form->neutral, name) : g_strdup (form->nobody);
}

char *
nz_address_person (NzRecord *person, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_RECORD (person), NULL);

  const char *salutation = nz_record_get_text (person, "salutation");
  const char *prefix = "";
  if (g_strcmp0 (salutation, "female") == 0)
    prefix = language == NZ_LANGUAGE_DE ? "Frau " : "Ms ";
  else if (g_strcmp0 (salutation, "male") == 0)
    prefix = language == NZ_LANGUAGE_DE ? "Herrn " : "Mr ";
  /* "Ms Dr" is no English. */
  if (language == NZ_LANGUAGE_EN && nz_record_has (person, "title"))
    prefix = "";
  g_autofree char *name
      = join (text_of (person, "title"), text_of (person, "given_name"), text_of (person, "family_name"));
  return g_strconcat (prefix, name, NULL);
}

char *
nz_person_list_name (NzRecord *person)
{
  g_return_val_if_fail (NZ_IS_RECORD (person), NULL);

  const char *given = text_of (person, "given_name");
  const char *family = text_of (person, "family_name");
  return g_strconcat (family, *family != '\0' && *given != '\0' ? ", " : "", given, NULL);
}
