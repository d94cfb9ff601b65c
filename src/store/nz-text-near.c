/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-phonetic.h"
#include "base/nz-text.h"
#include "store/nz-query.h"
#include "store/nz-store-private.h"

/* What else somebody may have meant: words of the index that sound like a typed one, or differ from it by one
 * mistake, a long one by two where none is nearer, beside those that have it inside (nz-text-match.c). */

/* Shorter words are too like each other. */
#define LEAST_FOR_MISTAKE 4
#define LEAST_FOR_SOUND 3
#define LEAST_FOR_TWO 8
/* Longer words are not compared letter by letter. */
#define MOST_LETTERS 40
/* So many words stand for a typed one at most; the rest of the index is not asked for them all. */
#define MOST_NEAR 48
/* The same for those that have it inside: more than a question on every key stroke may have. */
#define MOST_INSIDE 500
#define MOST_WORDS 8

/* A typed word, and what it sounds like. */
typedef struct
{
  char *folded;
  gunichar *letters;
  glong n_letters;
  char *code;      /* (nullable) */
  GPtrArray *near; /* (element-type utf8) words of the index */
  GPtrArray *far;  /* (element-type utf8) those with two mistakes */
} Typed;

static void
typed_free (gpointer data)
{
  Typed *typed = data;

  g_free (typed->folded);
  g_free (typed->letters);
  g_free (typed->code);
  g_ptr_array_unref (typed->near);
  g_ptr_array_unref (typed->far);
  g_free (typed);
}

static Typed *
typed_new (const char *folded)
{
  Typed *typed = g_new0 (Typed, 1);

  typed->folded = g_strdup (folded);
  typed->letters = g_utf8_to_ucs4_fast (folded, -1, &typed->n_letters);
  typed->near = g_ptr_array_new_with_free_func (g_free);
  typed->far = g_ptr_array_new_with_free_func (g_free);
  if (typed->n_letters >= LEAST_FOR_SOUND && !g_ascii_isdigit (*folded))
    typed->code = nz_phonetic_code (folded);
  if (typed->code != NULL && strlen (typed->code) < 2)
    g_clear_pointer (&typed->code, g_free);
  return typed;
}

/* At most one letter more, less, other, or two neighbours exchanged (Damerau 1964). */
static gboolean
within_one (const gunichar *a, glong n_a, const gunichar *b, glong n_b)
{
  glong i = 0;

  if (n_a - n_b > 1 || n_b - n_a > 1)
    return FALSE;
  while (i < n_a && i < n_b && a[i] == b[i])
    i++;
  if (n_a > n_b)
    return memcmp (a + i + 1, b + i, (gsize)(n_b - i) * sizeof *a) == 0;
  if (n_b > n_a)
    return memcmp (a + i, b + i + 1, (gsize)(n_a - i) * sizeof *a) == 0;
  if (i >= n_a - 1 || memcmp (a + i + 1, b + i + 1, (gsize)(n_a - i - 1) * sizeof *a) == 0)
    return TRUE;
  return a[i] == b[i + 1] && a[i + 1] == b[i]
         && memcmp (a + i + 2, b + i + 2, (gsize)(n_a - i - 2) * sizeof *a) == 0;
}

/* Whether @word, or a beginning of it, is got from what was typed by two such changes: the usual table of
 * distances between beginnings of both, of which only the five diagonals around the middle can be that near.
 */
static gboolean
within_two (const Typed *typed, const gunichar *word, glong n_word)
{
  glong n = typed->n_letters, n_columns = MIN (n_word, n + 2);
  const gunichar *letters = typed->letters;
  guint8 rows[3][MOST_LETTERS + 3];
  guint8 *before = rows[0], *last = rows[1], *row = rows[2];

  for (glong k = 0; k <= n_columns; k++)
    last[k] = (guint8)k;
  for (glong i = 1; i <= n; i++)
    {
      guint8 *oldest = before, least = 3;

      for (glong k = 0; k <= n_columns; k++)
        {
          guint8 cost = 3;

          if (k == 0)
            cost = (guint8)MIN (i, 3);
          else if (ABS (i - k) <= 2)
            {
              cost = (guint8)(last[k - 1] + (letters[i - 1] != word[k - 1]));
              cost = (guint8)MIN (cost, MIN (last[k], row[k - 1]) + 1);
              if (i > 1 && k > 1 && letters[i - 1] == word[k - 2] && letters[i - 2] == word[k - 1])
                cost = (guint8)MIN (cost, before[k - 2] + 1);
            }
          row[k] = MIN (cost, 3);
          least = MIN (least, row[k]);
        }
      if (least > 2)
        return FALSE;
      before = last;
      last = row;
      row = oldest;
    }
  for (glong k = MAX (n - 2, 0); k <= n_columns; k++)
    if (last[k] <= 2)
      return TRUE;
  return FALSE;
}

/* Asked where none is nearer; long words only, as short ones are too like each other. */
static gboolean
is_mistyped_twice (const Typed *typed, const char *word)
{
  glong n;

  if (typed->n_letters < LEAST_FOR_TWO || typed->n_letters > MOST_LETTERS
      || g_utf8_get_char (word) != typed->letters[0] || g_ascii_isdigit (*word))
    return FALSE;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (word, -1, &n);
  return n >= typed->n_letters - 2 && within_two (typed, letters, n);
}

/* What was typed may be the beginning of the word. The first letter is rarely wrong, and asking for it spares
 * most of the index. */
static gboolean
is_mistyped (const Typed *typed, const char *word)
{
  if (typed->n_letters < LEAST_FOR_MISTAKE || g_utf8_get_char (word) != typed->letters[0]
      || g_ascii_isdigit (*word))
    return FALSE;
  glong n;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (word, -1, &n);
  for (glong length = typed->n_letters - 1; length <= typed->n_letters + 1 && length <= n; length++)
    if (within_one (typed->letters, typed->n_letters, letters, length))
      return TRUE;
  return FALSE;
}

static gboolean
sounds_same (const Typed *typed, const char *word)
{
  if (typed->code == NULL || g_ascii_isdigit (*word)
      || g_utf8_strlen (word, LEAST_FOR_SOUND * 4) < LEAST_FOR_SOUND)
    return FALSE;
  g_autofree char *code = nz_phonetic_code (word);
  return g_str_equal (code, typed->code);
}

typedef struct
{
  GPtrArray *all; /* (element-type Typed) */
  GCancellable *cancellable;
  guint n;
} Looking;

static gboolean
look_at (const char *word, gpointer data)
{
  Looking *looking = data;

  for (guint i = 0; i < looking->all->len; i++)
    {
      Typed *typed = looking->all->pdata[i];
      if (typed->near->len < MOST_NEAR && (is_mistyped (typed, word) || sounds_same (typed, word)))
        g_ptr_array_add (typed->near, g_strdup (word));
      else if (typed->near->len == 0 && typed->far->len < MOST_NEAR && is_mistyped_twice (typed, word))
        g_ptr_array_add (typed->far, g_strdup (word));
    }
  return ++looking->n % 1024 != 0 || !g_cancellable_is_cancelled (looking->cancellable);
}

static gboolean
look_for_near (NzStore *store, GPtrArray *all, GCancellable *cancellable, GError **error)
{
  Looking looking = { .all = all, .cancellable = cancellable };

  if (!nz_text_words_load (store, FALSE, cancellable, error))
    return FALSE;
  nz_text_words_each (store, look_at, &looking);
  for (guint i = 0; i < all->len; i++)
    {
      Typed *typed = all->pdata[i];

      if (typed->near->len == 0)
        g_ptr_array_extend_and_steal (typed->near, g_ptr_array_ref (typed->far));
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* ("moller" OR "muller" OR "mueller") AND …; empty where a word is neither there nor near, and where nothing
 * stands for any but what begins so. */
static void
make_match (NzStore *store, GPtrArray *all, NzTextMatch *match)
{
  g_autoptr (GString) expression = g_string_new (NULL);
  g_autoptr (GString) groups = g_string_new (NULL);
  guint n_other = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const Typed *typed = all->pdata[i];

      g_string_append (expression, i > 0 ? " AND (" : "(");
      NzTextPhrases phrases;
      nz_text_match_append (store, expression, typed->folded, MOST_INSIDE, &phrases);
      guint n_phrases = phrases.n_beginning + phrases.n_inside;
      if (n_phrases + typed->near->len == 0)
        return;
      for (guint k = 0; k < typed->near->len; k++)
        g_string_append_printf (expression, "%s\"%s\"", n_phrases + k > 0 ? " OR " : "",
                                (const char *)typed->near->pdata[k]);
      g_string_append_c (expression, ')');
      g_string_append_printf (groups, "%u+%u ", phrases.n_beginning, phrases.n_inside + typed->near->len);
      n_other += phrases.n_inside + typed->near->len;
      match->n_phrases += n_phrases + typed->near->len;
    }
  if (n_other == 0)
    return;
  match->expression = g_string_free (g_steal_pointer (&expression), FALSE);
  match->groups = g_string_free (g_steal_pointer (&groups), FALSE);
}

/* Whether all that was typed stands for words of its name. */
static gboolean
is_in_name (NzStore *store, const NzTextMatch *match, const NzHit *hit)
{
  sqlite3_stmt *statement
      = nz_sql_prepare (store,
                        "SELECT 1 FROM text_index WHERE text_index MATCH ?1 AND rowid = (SELECT id FROM "
                        "text_index_row WHERE record = ?2 AND entity = ?3)",
                        NULL);
  g_autofree char *in_name = g_strdup_printf ("name : (%s)", match->expression);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, in_name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, hit->id);
  sqlite3_bind_text (statement, 3, hit->entity->name, -1, SQLITE_STATIC);
  found = sqlite3_step (statement) == SQLITE_ROW;
  sqlite3_reset (statement);
  return found;
}

/* Of the sections, those whose best hit has it all in its name first: somebody who types "doan emre" means
 * the person and not the organisation in whose texts both are alike to something. The order does not fail:
 * what cannot be asked stays behind. (transfer full) */
static GArray *
named_first (NzStore *store, const NzTextMatch *match, GArray *hits)
{
  GArray *ordered = g_array_new (FALSE, FALSE, sizeof (NzHit));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (NzHit));

  for (guint begin = 0, end; begin < hits->len; begin = end)
    {
      const NzHit *first = &g_array_index (hits, NzHit, begin);
      GArray *to = is_in_name (store, match, first) ? ordered : others;

      for (end = begin; end < hits->len && g_array_index (hits, NzHit, end).entity == first->entity; end++)
        g_array_append_val (to, g_array_index (hits, NzHit, end));
    }
  return g_array_append_vals (ordered, others->data, others->len);
}

GArray *
nz_query_near (
    NzStore *store, const char *search, guint limit, GCancellable *cancellable, char ***words, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && search != NULL, NULL);

  g_autofree char *valid = g_utf8_make_valid (search, -1);
  g_auto (GStrv) folded = nz_text_fold_query (valid);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (typed_free);
  g_autoptr (GStrvBuilder) meant = g_strv_builder_new ();
  g_auto (NzTextMatch) match = { 0 };
  g_autoptr (GArray) hits = NULL;

  for (guint i = 0; folded[i] != NULL && i < MOST_WORDS; i++)
    if (g_unichar_isalnum (g_utf8_get_char (folded[i])) && strchr (folded[i], '"') == NULL)
      g_ptr_array_add (all, typed_new (folded[i]));
  if (all->len > 0 && !look_for_near (store, all, cancellable, error))
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      const Typed *typed = all->pdata[i];
      for (guint k = 0; k < typed->near->len; k++)
        g_strv_builder_add (meant, typed->near->pdata[k]);
    }
  make_match (store, all, &match);
  hits = nz_text_match_everything (store, &match, limit, error);
  if (hits == NULL)
    return NULL;
  if (words != NULL)
    *words = g_strv_builder_end (meant);
  return named_first (store, &match, hits);
}
