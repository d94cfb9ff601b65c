/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-near-name.h"

#include <string.h>

#include "base/nz-similarity.h"
#include "base/nz-text.h"

/* Shorter beginnings stand for too many words. */
#define LEAST_BEGINNING 3
/* The similarity from which a word is one with a typing mistake in it. */
#define MISTAKE 0.92

static gboolean
is_one_of (const char *word, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_equal (word, *words))
      return TRUE;
  return FALSE;
}

static gboolean
is_filler (const char *word)
{
  static const char *const fillers[]
      = { "ag",  "arbeitsgruppe", "arbeitskreis", "ak",    "wg",   "working", "group", "gruppe", "und", "and",
          "u",   "fuer",          "for",          "der",   "die",  "das",     "the",   "of",     "im",  "in",
          "zum", "zur",           "verteiler",    "liste", "list", NULL };

  return is_one_of (word, fillers);
}

/* (transfer full) (element-type utf8): the words that say something. @initials: gets the first letters of all
 * words but those for a kind of group. */
static GPtrArray *
split (const char *text, GString *initials)
{
  static const char *const kinds[]
      = { "ag", "arbeitsgruppe", "arbeitskreis", "ak", "wg", "working", "group", "gruppe", NULL };
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *key = nz_text_match_key (text);
  g_auto (GStrv) parts = NULL;

  for (char *c = key; *c != '\0'; c++)
    if (g_ascii_ispunct (*c))
      *c = ' ';
  parts = g_strsplit (key, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0' && !is_one_of (parts[i], kinds))
        g_string_append_unichar (initials, g_utf8_get_char (parts[i]));
      if (*parts[i] != '\0' && !is_filler (parts[i]))
        g_ptr_array_add (words, g_strdup (parts[i]));
    }
  return words;
}

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

static gboolean
is_word_of (const char *word, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      const char *other = words->pdata[i];
      gboolean is_cut = strlen (word) >= LEAST_BEGINNING && g_str_has_prefix (other, word);

      if (g_str_equal (word, other))
        return TRUE;
      if (!has_digit (word) && !has_digit (other)
          && (is_cut || (strlen (word) > LEAST_BEGINNING && nz_similarity (word, other) >= MISTAKE)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_within (GPtrArray *words, GPtrArray *others)
{
  for (guint i = 0; i < words->len; i++)
    if (!is_word_of (words->pdata[i], others))
      return FALSE;
  return words->len > 0;
}

/* "aua" of "Arbeit und Ausbildung" */
static gboolean
is_initials (GPtrArray *words, const GString *initials, GPtrArray *others)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (words->len > 1 && strlen (words->pdata[i]) > 1)
        return FALSE;
      g_string_append (joined, words->pdata[i]);
    }
  for (guint i = 0; i < others->len; i++)
    g_string_append_unichar (letters, g_utf8_get_char (others->pdata[i]));
  return words->len > 0 && others->len > 1
         && (g_str_equal (joined->str, initials->str) || g_str_equal (joined->str, letters->str));
}

gboolean
nz_near_name (const char *text, const char *name)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  g_autoptr (GString) other_initials = g_string_new (NULL);
  g_autoptr (GPtrArray) words = split (text, initials);
  g_autoptr (GPtrArray) others = split (name, other_initials);

  return is_within (words, others) || is_within (others, words) || is_initials (words, other_initials, others)
         || is_initials (others, initials, words);
}
