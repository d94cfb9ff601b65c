/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-text.h"
#include "store/nz-store-private.h"

/* Nobody types more; each further word costs a search of its own. */
#define MOST_WORDS 32
/* FTS5 keeps the rows of every beginning up to so many letters (0002-history-and-index.sql). For a longer one
 * it joins the rows of all words that begin so before it gives the first, and does so for every question: at
 * 100,000 rows some milliseconds each. Asked for the words themselves, it goes at once to the rows that are
 * wanted. */
#define KEPT_LETTERS 4
/* More words are left to FTS5. */
#define MOST_BEGINNING 64
/* So many words that have a typed one inside are in the expression at most, shared among all that was typed:
 * each makes every question dearer. Further ones are asked for where the whole answer is wanted
 * (nz-text-whole.c). */
#define MOST_INSIDE 64

/* "word"*: a quoted string is never syntax; a quote in it is doubled (https://sqlite.org/fts5.html, "FTS5
 * Strings"). */
static void
append_prefix (GString *match, const char *word)
{
  g_string_append_c (match, '"');
  for (const char *p = word; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *p);
    }
  g_string_append (match, "\"*");
}

/* What the tokenizer makes nothing of (punctuation, emoji) would make the whole expression empty. */
static gboolean
has_letter (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* --- words of the index --------------------------------------------------------------------------------- */

/* What the tokenizer surely takes as it is. */
static gboolean
is_plain (const char *word)
{
  for (const char *p = word; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p))
      return FALSE;
  return TRUE;
}

int
nz_text_vocabulary_attach (sqlite3 *db)
{
  return sqlite3_exec (
      db,
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.text_word USING fts5vocab ('main', 'text_index', 'row');"
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.text_place USING fts5vocab ('main', 'text_index', "
      "'instance');",
      NULL, NULL, NULL);
}

/* The first word of the index from @from on. (transfer none) (nullable): until the next question */
static const char *
next_word (sqlite3_stmt *statement, const char *from)
{
  sqlite3_reset (statement);
  sqlite3_bind_text (statement, 1, from, -1, SQLITE_TRANSIENT);
  return sqlite3_step (statement) == SQLITE_ROW ? (const char *)sqlite3_column_text (statement, 0) : NULL;
}

/* (transfer full) (nullable) (element-type utf8): the words of the index that begin with @word; %NULL where
 * they are many or cannot be asked for: nothing depends on it but time. Looked for from word to word: to read
 * on to the next one would be to read all rows of one. */
static GPtrArray *
words_beginning (NzStore *store, const char *word)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *from = g_strdup (word);
  sqlite3_stmt *statement;
  const char *next;

  if (nz_text_vocabulary_attach (store->db) != SQLITE_OK)
    return NULL;
  statement = nz_sql_prepare (store, "SELECT term FROM temp.text_place WHERE term >= ?1 LIMIT 1", NULL);
  if (statement == NULL)
    return NULL;
  while ((next = next_word (statement, from)) != NULL && g_str_has_prefix (next, word)
         && words->len <= MOST_BEGINNING)
    {
      g_ptr_array_add (words, g_strdup (next));
      g_free (from);
      /* Nothing sorts between a word and this. */
      from = g_strconcat (words->pdata[words->len - 1], "\001", NULL);
    }
  gboolean failed = next == NULL && (sqlite3_errcode (store->db) & 0xff) != SQLITE_DONE
                    && (sqlite3_errcode (store->db) & 0xff) != SQLITE_OK;
  sqlite3_reset (statement);
  return failed || words->len > MOST_BEGINNING ? NULL : g_steal_pointer (&words);
}

/* How many phrases stand for the words that begin with @word. */
static guint
append_beginnings (NzStore *store, GString *expression, const char *word)
{
  g_autoptr (GPtrArray) words = NULL;

  if (is_plain (word) && strlen (word) > KEPT_LETTERS)
    words = words_beginning (store, word);
  if (words == NULL)
    {
      append_prefix (expression, word);
      return 1;
    }
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (expression, "%s\"%s\"", i > 0 ? " OR " : "", (const char *)words->pdata[i]);
  return words->len;
}

void
nz_text_match_append (
    NzStore *store, GString *expression, const char *word, guint most_inside, NzTextPhrases *phrases)
{
  g_autoptr (GPtrArray) inside = nz_text_words_with (store, word, most_inside + 1);

  phrases->n_beginning = append_beginnings (store, expression, word);
  phrases->n_inside = MIN (inside->len, most_inside);
  phrases->has_more = inside->len > most_inside;
  phrases->length = expression->len;
  for (guint i = 0; i < phrases->n_inside; i++)
    g_string_append_printf (expression, "%s\"%s\"", phrases->n_beginning + i > 0 ? " OR " : "",
                            (const char *)inside->pdata[i]);
}

void
nz_text_match_clear (NzTextMatch *match)
{
  g_clear_pointer (&match->words, g_strfreev);
  g_clear_pointer (&match->expression, g_free);
  g_clear_pointer (&match->groups, g_free);
  g_clear_pointer (&match->beginnings, g_free);
  g_clear_pointer (&match->beginning_groups, g_free);
}

/* "… AND (…)" for one more word. */
static void
append_word (GString *expression, const char *phrases, gsize length)
{
  g_string_append (expression, expression->len > 0 ? " AND (" : "(");
  g_string_append_len (expression, phrases, (gssize)length);
  g_string_append_c (expression, ')');
}

/* (transfer full): of what was typed, what can be searched for. */
static GStrv
typed_words (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed != NULL ? typed : "", -1);
  g_auto (GStrv) folded = nz_text_fold_query (valid);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; folded[i] != NULL && n < MOST_WORDS; i++)
    if (has_letter (folded[i]))
      {
        g_strv_builder_add (words, folded[i]);
        n++;
      }
  return g_strv_builder_end (words);
}

void
nz_text_match_init (NzTextMatch *match, NzStore *store, const char *typed)
{
  g_autoptr (GString) expression = g_string_new (NULL);
  g_autoptr (GString) beginnings = g_string_new (NULL);
  g_autoptr (GString) groups = g_string_new (NULL);
  g_autoptr (GString) beginning_groups = g_string_new (NULL);
  guint left = MOST_INSIDE;
  gboolean any_beginning = TRUE;

  *match = (NzTextMatch){ .words = typed_words (typed) };
  match->n_words = g_strv_length (match->words);
  for (guint i = 0; i < match->n_words; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      NzTextPhrases phrases;

      nz_text_match_append (store, text, match->words[i], left / (match->n_words - i), &phrases);
      /* There is room for some of each: MOST_INSIDE is more than MOST_WORDS. */
      if (phrases.n_beginning + phrases.n_inside == 0)
        return;
      append_word (expression, text->str, text->len);
      append_word (beginnings, text->str, phrases.length);
      g_string_append_printf (groups, "%u+%u ", phrases.n_beginning, phrases.n_inside);
      g_string_append_printf (beginning_groups, "%u+0 ", phrases.n_beginning);
      left -= phrases.n_inside;
      match->n_phrases += phrases.n_beginning + phrases.n_inside;
      match->has_parts |= phrases.n_inside > 0;
      match->is_bounded |= phrases.has_more;
      any_beginning &= phrases.n_beginning > 0;
    }
  if (match->n_words == 0)
    return;
  match->expression = g_string_free (g_steal_pointer (&expression), FALSE);
  match->groups = g_string_free (g_steal_pointer (&groups), FALSE);
  if (!any_beginning)
    return;
  match->beginnings = g_string_free (g_steal_pointer (&beginnings), FALSE);
  match->beginning_groups = g_string_free (g_steal_pointer (&beginning_groups), FALSE);
}

char *
nz_text_match_dup_beginnings (NzStore *store, const char *word)
{
  g_autoptr (GString) expression = g_string_new (NULL);

  append_beginnings (store, expression, word);
  return expression->len > 0 ? g_string_free (g_steal_pointer (&expression), FALSE) : NULL;
}
