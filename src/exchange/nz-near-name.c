/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-near-name.h"

#include <string.h>

#include "base/nz-similarity.h"
#include "base/nz-text.h"

/* Shorter beginnings stand for too many words. */
#define LEAST_BEGINNING 3
/* The similarity from which a word is one with a typing mistake in it. */
#define MISTAKE 0.92

typedef struct
{
  char *text;
  gsize length;
  guint32 letters; /* those in it, a bit each */
  gboolean has_digit;
} Word;

struct _NzNearName
{
  char *key;
  GArray *words;     /* (element-type Word): those that say something */
  GString *letters;  /* the first ones of @words */
  GString *initials; /* the first ones of all words but those for a kind of group */
};

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

static void
word_clear (gpointer data)
{
  g_free (((Word *)data)->text);
}

static void
add_word (NzNearName *self, const char *text)
{
  Word word = { .text = g_strdup (text), .length = strlen (text) };

  for (const char *c = text; *c != '\0'; c++)
    {
      word.letters |= 1u << ((guchar)*c % 32);
      word.has_digit = word.has_digit || g_ascii_isdigit (*c);
    }
  g_array_append_val (self->words, word);
  g_string_append_unichar (self->letters, g_utf8_get_char (text));
}

NzNearName *
nz_near_name_new (const char *text)
{
  static const char *const kinds[]
      = { "ag", "arbeitsgruppe", "arbeitskreis", "ak", "wg", "working", "group", "gruppe", NULL };
  NzNearName *self = g_new0 (NzNearName, 1);
  g_autofree char *key = nz_text_match_key (text);
  g_auto (GStrv) parts = NULL;

  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (self->words, word_clear);
  self->letters = g_string_new (NULL);
  self->initials = g_string_new (NULL);
  self->key = g_strdup (key);
  for (char *c = key; *c != '\0'; c++)
    if (g_ascii_ispunct (*c))
      *c = ' ';
  parts = g_strsplit (key, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0' && !is_one_of (parts[i], kinds))
        g_string_append_unichar (self->initials, g_utf8_get_char (parts[i]));
      if (*parts[i] != '\0' && !is_filler (parts[i]))
        add_word (self, parts[i]);
    }
  return self;
}

void
nz_near_name_free (NzNearName *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_array_unref (self->words);
  g_string_free (self->letters, TRUE);
  g_string_free (self->initials, TRUE);
  g_free (self);
}

static guint
count_bits (guint32 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/* At most so alike can they be by the letters that only one of them has: it takes far less time than to
 * compare them. */
static gboolean
may_be_mistake (const Word *a, const Word *b)
{
  gsize most_a, most_b;
  double measure;

  if (MAX (a->length, b->length) > NZ_SIMILARITY_MAX)
    return TRUE;
  most_a = a->length - count_bits (a->letters & ~b->letters);
  most_b = b->length - count_bits (b->letters & ~a->letters);
  measure = (double)MIN (most_a, most_b);
  measure = (measure / (double)a->length + measure / (double)b->length + 1) / 3;
  return measure + 0.4 * (1 - measure) >= MISTAKE;
}

static gboolean
is_word_of (const Word *word, const GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      const Word *other = &g_array_index (words, Word, i);

      if (g_str_equal (word->text, other->text))
        return TRUE;
      if (word->has_digit || other->has_digit)
        continue;
      if (word->length >= LEAST_BEGINNING && g_str_has_prefix (other->text, word->text))
        return TRUE;
      if (word->length > LEAST_BEGINNING && may_be_mistake (word, other)
          && nz_similarity (word->text, other->text) >= MISTAKE)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_within (const GArray *words, const GArray *others)
{
  for (guint i = 0; i < words->len; i++)
    if (!is_word_of (&g_array_index (words, Word, i), others))
      return FALSE;
  return words->len > 0;
}

/* Whether @joined is all words one behind the other: "aua", "a" "u" "a" */
static gboolean
are_words_joined (const GArray *words, const GString *joined)
{
  const char *rest = joined->str;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if ((words->len > 1 && word->length > 1) || !g_str_has_prefix (rest, word->text))
        return FALSE;
      rest += word->length;
    }
  return words->len > 0 && *rest == '\0';
}

/* "aua" of "Arbeit und Ausbildung" */
static gboolean
is_initials (const NzNearName *self, const NzNearName *other)
{
  return other->words->len > 1
         && (are_words_joined (self->words, other->initials)
             || are_words_joined (self->words, other->letters));
}

double
nz_near_name_compare (const NzNearName *a, const NzNearName *b)
{
  if (!is_within (a->words, b->words) && !is_within (b->words, a->words) && !is_initials (a, b)
      && !is_initials (b, a))
    return -1;
  return nz_similarity (a->key, b->key);
}

gboolean
nz_near_name (const char *text, const char *name)
{
  g_autoptr (NzNearName) a = nz_near_name_new (text);
  g_autoptr (NzNearName) b = nz_near_name_new (name);

  return nz_near_name_compare (a, b) >= 0;
}
