/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-text.h"

#include <string.h>

/* Folding works letter by letter, so that it stays quick for a hundred thousand records: ASCII directly,
 * letters that Unicode does not decompose by a table, all others by their decomposition without its marks. */

typedef enum
{
  UMLAUT_PLAIN,    /* ä as a */
  UMLAUT_EXPANDED, /* ä as ae (DIN 5007-2) */
} Umlauts;

typedef struct
{
  gunichar letter; /* lower case */
  const char *plain;
  const char *expanded;
} Special;

static const Special SPECIALS[] = {
  { 0xe4, "a", "ae" },  { 0xf6, "o", "oe" }, { 0xfc, "u", "ue" }, { 0xdf, "ss", "ss" },
  { 0xe6, "ae", "ae" }, { 0xf8, "o", "oe" }, { 0xe5, "a", "aa" }, { 0x153, "oe", "oe" },
  { 0x142, "l", "l" },  { 0x111, "d", "d" }, { 0xf0, "d", "d" },  { 0xfe, "th", "th" },
  { 0x127, "h", "h" },  { 0x131, "i", "i" }, { 0x14b, "n", "n" }, { 0x167, "t", "t" },
  { 0x2019, "'", "'" },
};

static const Special *
find_special (gunichar letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (SPECIALS); i++)
    if (SPECIALS[i].letter == letter)
      return &SPECIALS[i];
  return NULL;
}

static void
fold_letter (GString *folded, gunichar letter, Umlauts umlauts)
{
  const Special *special;
  gunichar parts[18];
  gsize n_parts;

  if (letter < 0x80)
    {
      g_string_append_c (folded, g_ascii_tolower ((char)letter));
      return;
    }
  letter = g_unichar_tolower (letter);
  special = find_special (letter);
  if (special != NULL)
    {
      g_string_append (folded, umlauts == UMLAUT_EXPANDED ? special->expanded : special->plain);
      return;
    }
  n_parts = g_unichar_fully_decompose (letter, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    if (!g_unichar_ismark (parts[i]))
      g_string_append_unichar (folded, g_unichar_tolower (parts[i]));
}

/* Whether normalising would change nothing: all below U+0300, where the combining marks begin. */
static gboolean
is_composed (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar)*text >= 0xcc)
      return FALSE;
  return TRUE;
}

/* (transfer full): letters and their marks in one character each, so that "a" with a combining diaeresis is
 * ä. */
static char *
compose (const char *text)
{
  char *composed = is_composed (text) ? NULL : g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  return composed != NULL ? composed : g_strdup (text);
}

static char *
make_key (const char *text, Umlauts umlauts)
{
  g_autofree char *composed = compose (text);
  GString *key = g_string_sized_new (strlen (composed) + 8);
  gboolean gap = FALSE;

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isspace (letter))
        {
          gap = key->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (key, ' ');
      gap = FALSE;
      fold_letter (key, letter, umlauts);
    }
  return g_string_free (key, FALSE);
}

char *
nz_text_match_key (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  return make_key (text, UMLAUT_EXPANDED);
}

char *
nz_text_plain_key (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  return make_key (text, UMLAUT_PLAIN);
}

/* The key of short plain ASCII, as most texts are: both keys are the same. FALSE where it is not that. */
static gboolean
fold_ascii (const char *text, char *key, gsize size)
{
  gsize length = 0;
  gboolean gap = FALSE;

  for (; *text != '\0'; text++)
    {
      if ((guchar)*text >= 0x80 || length + 3 > size)
        return FALSE;
      if (g_ascii_isspace (*text) || *text == '\v')
        {
          gap = length > 0;
          continue;
        }
      if (gap)
        key[length++] = ' ';
      gap = FALSE;
      key[length++] = g_ascii_tolower (*text);
    }
  key[length] = '\0';
  return TRUE;
}

gboolean
nz_text_contains_key (const char *text, const char *expanded, const char *plain)
{
  char buffer[256];
  g_autofree char *key = NULL;
  g_autofree char *plain_key = NULL;

  g_return_val_if_fail (text != NULL && expanded != NULL && plain != NULL, FALSE);

  if (fold_ascii (text, buffer, sizeof (buffer)))
    return strstr (buffer, expanded) != NULL || strstr (buffer, plain) != NULL;
  key = make_key (text, UMLAUT_EXPANDED);
  if (strstr (key, expanded) != NULL)
    return TRUE;
  plain_key = make_key (text, UMLAUT_PLAIN);
  return strstr (plain_key, plain) != NULL;
}

static gboolean
is_word_letter (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

static void
add_word (GString *words, const char *word, gsize length)
{
  if (length == 0)
    return;
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append_len (words, word, (gssize)length);
}

/* Whether the e at @p stretches the vowel before it, and is no sound of its own ("neue", "Bauer", "Quelle").
 */
static gboolean
is_stretching (const char *word, const char *p)
{
  if (*p != 'e' || p == word || (p[-1] != 'a' && p[-1] != 'o' && p[-1] != 'u'))
    return FALSE;
  return p - 1 == word || strchr ("aeiouq", p[-2]) == NULL;
}

/* "mueller" as "muller", so that it is found by "Müller" too. FALSE where nothing changes. */
static gboolean
contract (const char *word, GString *contracted)
{
  const char *p = word;

  while (*p != '\0' && !is_stretching (word, p))
    p++;
  if (*p == '\0')
    return FALSE;
  g_string_truncate (contracted, 0);
  for (p = word; *p != '\0'; p++)
    if (!is_stretching (word, p))
      g_string_append_c (contracted, *p);
  return TRUE;
}

typedef void (*WordFunc) (const char *word, gsize length, gpointer data);

static void
each_word (const char *text, WordFunc func, gpointer data)
{
  const char *start = NULL;
  const char *p;

  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean inside = (guchar)*p < 0x80 ? g_ascii_isalnum (*p) : is_word_letter (g_utf8_get_char (p));

      if (inside && start == NULL)
        start = p;
      if (!inside && start != NULL)
        {
          func (start, (gsize)(p - start), data);
          start = NULL;
        }
    }
  if (start != NULL)
    func (start, (gsize)(p - start), data);
}

/* Whether the word has letters that are not ASCII, of which alone there may be two spellings. */
static gboolean
fold_word (const char *word, gsize length, Umlauts umlauts, GString *folded)
{
  const char *end = word + length;
  gboolean special = FALSE;

  g_string_truncate (folded, 0);
  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    if ((guchar)*p < 0x80)
      g_string_append_c (folded, g_ascii_tolower (*p));
    else
      {
        fold_letter (folded, g_utf8_get_char (p), umlauts);
        special = TRUE;
      }
  return special;
}

typedef struct
{
  GString *words;
  GString *plain;
  GString *other;
} IndexData;

static void
index_word (const char *word, gsize length, gpointer data)
{
  IndexData *d = data;

  if (fold_word (word, length, UMLAUT_PLAIN, d->plain))
    {
      fold_word (word, length, UMLAUT_EXPANDED, d->other);
      add_word (d->words, d->plain->str, d->plain->len);
      if (!g_string_equal (d->plain, d->other))
        add_word (d->words, d->other->str, d->other->len);
    }
  else
    add_word (d->words, d->plain->str, d->plain->len);
  if (contract (d->plain->str, d->other))
    add_word (d->words, d->other->str, d->other->len);
}

/* A telephone number: begins with + or 0, then digits and what people write between them. @digits gets the
 * national form with its 0 for Germany and the bare international digits for other countries. */
static const char *
take_telephone (const char *start, GString *digits, int *n_groups)
{
  const char *end = start;
  gboolean inside = FALSE;
  gsize skip = 0;

  g_string_truncate (digits, 0);
  *n_groups = 0;
  for (const char *p = start; *p != '\0' && strchr ("+0123456789 ()/.-", *p) != NULL; p++)
    {
      if (*p == '+' && p != start)
        break;
      /* the (0) that some write behind the country's number */
      if (g_str_has_prefix (p, "(0)") && digits->len > 0)
        {
          p += 2;
          inside = FALSE;
          continue;
        }
      if (g_ascii_isdigit (*p))
        {
          g_string_append_c (digits, *p);
          *n_groups += inside ? 0 : 1;
          end = p + 1;
        }
      inside = g_ascii_isdigit (*p);
    }
  if (start[0] != '+' && digits->str[0] == '0' && digits->str[1] == '0')
    skip = 2;
  if ((start[0] == '+' || skip == 2) && g_str_has_prefix (digits->str + skip, "49"))
    {
      g_string_erase (digits, 0, (gssize)skip + 2);
      g_string_prepend_c (digits, '0');
    }
  else
    g_string_erase (digits, 0, (gssize)skip);
  return end;
}

static gboolean
is_telephone_start (const char *text, const char *p)
{
  if (*p != '+' && *p != '0' && *p != '(')
    return FALSE;
  if ((*p == '(' && p[1] != '0') || (*p == '+' && !g_ascii_isdigit (p[1])))
    return FALSE;
  return p == text || !is_word_letter (g_utf8_get_char (g_utf8_prev_char (p)));
}

char *
nz_text_fold_for_index (const char *text)
{
  g_autofree char *composed = NULL;
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);
  IndexData data = { g_string_new (NULL), plain, other };
  int n_groups;

  g_return_val_if_fail (text != NULL, NULL);

  composed = compose (text);
  each_word (composed, index_word, &data);
  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *end;

      if (!is_telephone_start (composed, p))
        continue;
      end = take_telephone (p, plain, &n_groups);
      if (plain->len >= 6)
        {
          add_word (data.words, plain->str, plain->len);
          if (plain->str[0] == '0')
            add_word (data.words, plain->str + 1, plain->len - 1);
        }
      if (end > p)
        p = end - 1;
    }
  return g_string_free (data.words, FALSE);
}

typedef struct
{
  GPtrArray *words;
  GString *folded;
} QueryData;

static void
query_word (const char *word, gsize length, gpointer data)
{
  QueryData *d = data;

  fold_word (word, length, UMLAUT_PLAIN, d->folded);
  if (d->folded->len > 0)
    g_ptr_array_add (d->words, g_strdup (d->folded->str));
}

char **
nz_text_fold_query (const char *text)
{
  g_autofree char *composed = NULL;
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GString) rest = g_string_new (NULL);
  QueryData data = { g_ptr_array_new (), folded };
  int n_groups;

  g_return_val_if_fail (text != NULL, NULL);

  composed = compose (text);
  for (const char *p = composed; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);

      if (is_telephone_start (composed, p))
        {
          const char *end = take_telephone (p, folded, &n_groups);

          /* A lone "0361" or "07743" is a word as it stands. */
          if (folded->len >= 6 || (folded->len > 2 && (*p == '+' || n_groups > 1)))
            {
              g_ptr_array_add (data.words, g_strdup (folded->str));
              g_string_append_c (rest, ' ');
              p = end;
              continue;
            }
        }
      g_string_append_len (rest, p, next - p);
      p = next;
    }
  each_word (rest->str, query_word, &data);
  g_ptr_array_add (data.words, NULL);
  return (char **)g_ptr_array_free (data.words, FALSE);
}
