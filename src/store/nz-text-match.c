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
/* So many words that have a typed one inside stand for it at most. Whoever types what is inside more of them
 * types on. */
#define MOST_INSIDE 100

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

gsize
nz_text_match_append (
    NzStore *store, GString *expression, const char *word, guint *n_beginning, guint *n_inside)
{
  g_autoptr (GPtrArray) inside = nz_text_words_with (store, word, MOST_INSIDE);
  gsize length;

  *n_beginning = append_beginnings (store, expression, word);
  *n_inside = inside->len;
  length = expression->len;
  for (guint i = 0; i < inside->len; i++)
    g_string_append_printf (expression, "%s\"%s\"", *n_beginning + i > 0 ? " OR " : "",
                            (const char *)inside->pdata[i]);
  return length;
}

void
nz_text_match_clear (NzTextMatch *match)
{
  g_clear_pointer (&match->expression, g_free);
  g_clear_pointer (&match->groups, g_free);
  g_clear_pointer (&match->beginnings, g_free);
}

/* "… AND (…)" for one more word. */
static void
append_word (GString *expression, const char *phrases, gsize length)
{
  g_string_append (expression, expression->len > 0 ? " AND (" : "(");
  g_string_append_len (expression, phrases, (gssize)length);
  g_string_append_c (expression, ')');
}

void
nz_text_match_init (NzTextMatch *match, NzStore *store, const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed != NULL ? typed : "", -1);
  g_auto (GStrv) words = nz_text_fold_query (valid);
  g_autoptr (GString) expression = g_string_new (NULL);
  g_autoptr (GString) beginnings = g_string_new (NULL);
  g_autoptr (GString) groups = g_string_new (NULL);
  gboolean any = TRUE, any_beginning = TRUE;

  *match = (NzTextMatch){ 0 };
  for (guint i = 0; words[i] != NULL && match->n_words < MOST_WORDS && any; i++)
    {
      g_autoptr (GString) phrases = g_string_new (NULL);
      guint n_beginning, n_inside;

      if (!has_letter (words[i]))
        continue;
      gsize length = nz_text_match_append (store, phrases, words[i], &n_beginning, &n_inside);
      append_word (expression, phrases->str, phrases->len);
      append_word (beginnings, phrases->str, length);
      g_string_append_printf (groups, "%u+%u ", n_beginning, n_inside);
      match->n_words++;
      match->has_parts |= n_inside > 0;
      any = n_beginning + n_inside > 0;
      any_beginning &= n_beginning > 0;
    }
  if (match->n_words == 0 || !any)
    return;
  match->expression = g_string_free (g_steal_pointer (&expression), FALSE);
  match->groups = g_string_free (g_steal_pointer (&groups), FALSE);
  if (any_beginning)
    match->beginnings = g_string_free (g_steal_pointer (&beginnings), FALSE);
}
