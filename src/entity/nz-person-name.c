/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-person-name.h"

#include <string.h>

#include "base/nz-text.h"
static gboolean
is_one_of (const char *word, const char *const *list)
{
  g_autofree char *key = nz_text_match_key (word);

  for (; *list != NULL; list++)
    if (g_str_equal (key, *list))
      return TRUE;
  return FALSE;
}

static gboolean
is_salutation (const char *word)
{
  static const char *const words[]
      = { "frau", "herr", "herrn", "fr.", "hr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", NULL };

  return is_one_of (word, words);
}

static gboolean
is_title (const char *word)
{
  static const char *const words[]
      = { "dr",        "dr.",        "prof",        "prof.", "professor", "professorin", "pd",   "med.",
          "phil.",     "jur.",       "rer.",        "nat.",  "h.",        "c.",          "h.c.", "mult.",
          "dipl.",     "dipl.-ing.", "dipl.-paed.", "ing.",  "mag.",      "m.a.",        "b.a.", "pfarrer",
          "pfarrerin", "pfr.",       "pol.",        "oec.",  NULL };

  return is_one_of (word, words) || g_ascii_strncasecmp (word, "dipl.-", 6) == 0;
}

static gboolean
is_particle (const char *word)
{
  static const char *const words[]
      = { "von", "van", "vom", "zu", "zum", "zur", "de",  "der", "den",  "del", "della", "di",  "da",
          "dos", "du",  "la",  "le", "el",  "al",  "ibn", "bin", "bint", "abu", "ter",   "ten", NULL };

  return is_one_of (word, words) && g_unichar_islower (g_utf8_get_char (word));
}

static char *
join (char **words, guint from, guint to)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
nz_person_name_clear (NzPersonName *name)
{
  g_free (name->salutation);
  g_free (name->title);
  g_free (name->given);
  g_free (name->family);
  *name = (NzPersonName){ 0 };
}

void
nz_person_name_parse (const char *text, NzPersonName *name)
{
  g_autofree char *plain = nz_text_normalise (text, FALSE);
  char *comma = strchr (plain, ',');
  g_autofree char *family = comma != NULL ? g_strstrip (g_strndup (plain, (gsize)(comma - plain))) : NULL;
  g_auto (GStrv) words = g_strsplit (comma != NULL ? comma + 1 : plain, " ", -1);
  guint n = 0, first = 0, last;
  guint titles;

  /* empty words out */
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        g_free (words[i]);
      else
        words[n++] = words[i];
    }
  words[n] = NULL;
  *name = (NzPersonName){ 0 };
  while (first < n && is_salutation (words[first]))
    first++;
  name->salutation = join (words, 0, first);
  titles = first;
  while (titles < n && is_title (words[titles]))
    titles++;
  name->title = join (words, first, titles);
  if (family != NULL)
    {
      /* "Dr. Müller, Anna": titles stand before the family name, too */
      NzPersonName before;

      nz_person_name_parse (family, &before);
      name->given = join (words, titles, n);
      name->family = *before.given != '\0' ? g_strconcat (before.given, " ", before.family, NULL)
                                           : g_strdup (before.family);
      if (*name->title == '\0')
        {
          g_free (name->title);
          name->title = g_strdup (before.title);
        }
      if (*name->salutation == '\0')
        {
          g_free (name->salutation);
          name->salutation = g_strdup (before.salutation);
        }
      nz_person_name_clear (&before);
      return;
    }
  last = n > titles ? n - 1 : titles;
  for (guint i = titles; i < last; i++)
    if (is_particle (words[i]))
      last = i;
  name->given = join (words, titles, last);
  name->family = join (words, last, n);
}

void
nz_person_set_name (NzRecord *person, const char *text)
{
  g_return_if_fail (person != NULL && nz_record_get_entity (person) == &nz_entity_person && text != NULL);
  g_auto (NzPersonName) name = { 0 };
  const NzChoice *salutation;
  g_autofree char *given = NULL;

  nz_person_name_parse (text, &name);
  salutation = nz_field_parse_choice (nz_entity_field (&nz_entity_person, "salutation"), name.salutation);
  if (*name.family == '\0')
    {
      /* "Dr." alone is what somebody is called */
      nz_record_clear (person, "salutation");
      nz_record_clear (person, "title");
      nz_record_clear (person, "given_name");
      nz_record_set_text (person, "family_name", text);
      return;
    }
  /* What is no salutation of ours ("Frau Herr") stays with the name. */
  given = salutation == NULL && *name.salutation != '\0'
              ? g_strconcat (name.salutation, *name.given != '\0' ? " " : "", name.given, NULL)
              : g_strdup (name.given);
  nz_record_set_text (person, "salutation", salutation != NULL ? salutation->code : NULL);
  nz_record_set_text (person, "title", name.title);
  nz_record_set_text (person, "given_name", given);
  nz_record_set_text (person, "family_name", name.family);
}
