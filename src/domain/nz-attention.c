/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-attention.h"

#include "base/nz-text.h"
#include "domain/nz-title.h"

#include <string.h>

/* As they are typed; the longer ones first. */
static const char *const openings[] = {
  "z. Hd.", "z.Hd.", "z. H.",  "z.H.",  "zu Händen", "zu Haenden", "zuhanden",
  "zhd.",   "zHd",   "Attn.:", "Attn:", "Attn.",     "Attn",
};

static const char *
skip_opening (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      gsize length = strlen (openings[i]);
      if (g_ascii_strncasecmp (text, openings[i], length) == 0)
        return text + length;
    }
  return NULL;
}

/* What begins a family name of several words. */
static gboolean
is_particle (const char *word)
{
  static const char *const words[]
      = { "von", "vom", "zu", "zum", "zur", "v.",  "van", "de",  "del", "della", "di", "da",
          "dos", "la",  "le", "al",  "el",  "bin", "ben", "abu", "ter", "ten",   "st." };
  g_autofree char *key = nz_text_match_key (word);
  gboolean female;
  const char *spoken;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (key, words[i]))
      return TRUE;
  return nz_title_is_rank (word, &spoken, &female);
}

static const char *
salutation_of (const char *word)
{
  static const struct
  {
    const char *word, *code;
  } words[] = { { "frau", "female" }, { "fr.", "female" }, { "ms", "female" }, { "mrs", "female" },
                { "herrn", "male" },  { "herr", "male" },  { "hr.", "male" },  { "mr", "male" } };
  g_autofree char *key = nz_text_match_key (word);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (key, words[i].word))
      return words[i].code;
  return NULL;
}

static void
set_words (NzRecord *person, const char *field, char **words, guint first, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i]);
  nz_record_set_text (person, field, text->str);
}

/* "der Leitung", "dem Vorstand": nobody by name. */
static gboolean
names_nobody (char **words, guint first, guint n)
{
  static const char *const articles[] = { "der", "die", "das", "des", "dem", "den", "the" };

  for (guint i = 0; first < n && i < G_N_ELEMENTS (articles); i++)
    if (g_ascii_strcasecmp (words[first], articles[i]) == 0)
      return TRUE;
  return first == n;
}

/* @n words from @first on, title and salutation before the names. NULL if there is no name. */
static NzRecord *
read_name (char **words, guint first, guint n)
{
  const char *salutation = first < n ? salutation_of (words[first]) : NULL;
  if (salutation != NULL)
    first++;
  guint name = first;
  while (name < n && nz_title_is_word (words[name]))
    name++;
  if (names_nobody (words, name, n))
    return NULL;
  guint family = name;
  while (family + 1 < n && !is_particle (words[family]))
    family++;

  NzRecord *person = nz_record_new (&nz_entity_person);
  nz_record_set_text (person, "salutation", salutation);
  set_words (person, "title", words, first, name);
  set_words (person, "given_name", words, name, family);
  set_words (person, "family_name", words, family, n);
  return person;
}

NzRecord *
nz_attention_name (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *clean = nz_text_normalise (text, FALSE);
  g_auto (GStrv) words = g_strsplit (clean, " ", -1);
  return *clean != '\0' ? read_name (words, 0, g_strv_length (words)) : NULL;
}

NzRecord *
nz_attention_person (const char *text)
{
  const char *rest = text != NULL ? skip_opening (text) : NULL;
  if (rest == NULL)
    return NULL;

  g_autofree char *clean = nz_text_normalise (rest, FALSE);
  g_auto (GStrv) words = g_strsplit (clean, " ", -1);
  guint n = *clean != '\0' ? g_strv_length (words) : 0;
  /* "z. Hd. von Frau Müller", but "z. Hd. von der Heide" */
  gboolean has_of = n > 1 && g_ascii_strcasecmp (words[0], "von") == 0 && salutation_of (words[1]) != NULL;
  return read_name (words, has_of ? 1 : 0, n);
}
