/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-i18n.h"
#include "store/nz-query.h"
#include "store/nz-store-private.h"
#include "store/nz-store-read.h"

/* The words of the text index (fts5vocab,
 * https://www.sqlite.org/fts5.html#the_fts5vocab_virtual_table_module) in one piece of memory, in which any
 * part of a word is found at once. Words that this connection writes are added; those that no record has any
 * more stay, for they find nothing. Good until another connection has written. */

/* So many words are read in some ten milliseconds, which a key stroke may take. */
#define FEW 15000
#define LEAST_DIGITS 5
/* After so many new words, all are read again. */
#define MOST_ADDED 4000

struct _NzTextWords
{
  GBytes *all;       /* (nullable): each between two NUL bytes; %NULL: not read yet. Readers share it */
  GHashTable *added; /* (element-type utf8) since then */
  gint64 version;
  gboolean is_large; /* not read because they are many */
};

/* Changes when another connection commits (https://www.sqlite.org/pragma.html#pragma_data_version). */
static gint64
version (NzStore *store)
{
  return nz_sql_int (store, "PRAGMA data_version", 0);
}

static void
words_clear (gpointer data)
{
  NzTextWords *words = data;

  g_clear_pointer (&words->all, g_bytes_unref);
  g_hash_table_unref (words->added);
}

static void
words_unref (gpointer words)
{
  g_rc_box_release_full (words, words_clear);
}

void
nz_text_words_forget (NzStore *store)
{
  g_clear_pointer (&store->words, words_unref);
}

/* (transfer none): with nothing read yet, if what was read is no longer good */
static NzTextWords *
ensure (NzStore *store)
{
  gint64 now = version (store);

  if (store->words != NULL && store->words->version != now)
    nz_text_words_forget (store);
  if (store->words == NULL)
    {
      store->words = g_rc_box_new0 (NzTextWords);
      store->words->added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      store->words->version = now;
    }
  return store->words;
}

/* (transfer full) (nullable): %NULL without an error where there are more than @most (0: no bound). */
static GBytes *
read_all (NzStore *store, guint most, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) all = g_string_new_len ("", 1);
  sqlite3_stmt *statement;
  guint n = 0;
  int code;

  if (nz_text_vocabulary_attach (store->db) != SQLITE_OK)
    {
      nz_sql_set_error (store, error);
      return NULL;
    }
  statement = nz_sql_prepare (store, "SELECT term FROM temp.text_word", error);
  if (statement == NULL)
    return NULL;
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *word = (const char *)sqlite3_column_text (statement, 0);

      if ((most > 0 && n == most) || (++n % 1024 == 0 && g_cancellable_is_cancelled (cancellable)))
        break;
      if (word != NULL && g_utf8_validate (word, -1, NULL))
        g_string_append_len (all, word, (gssize)strlen (word) + 1);
    }
  if (code != SQLITE_DONE && code != SQLITE_ROW)
    nz_sql_set_error (store, error);
  sqlite3_reset (statement);
  if (code == SQLITE_ROW)
    g_cancellable_set_error_if_cancelled (cancellable, error);
  return code == SQLITE_DONE ? g_string_free_to_bytes (g_steal_pointer (&all)) : NULL;
}

gboolean
nz_text_words_load (NzStore *store, gboolean quick, GCancellable *cancellable, GError **error)
{
  NzTextWords *words = ensure (store);
  g_autoptr (GError) failed = NULL;

  if (words->all != NULL || (quick && words->is_large))
    return TRUE;
  words->all = read_all (store, quick ? FEW : 0, cancellable, &failed);
  words->is_large = quick && words->all == NULL && failed == NULL;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static void
add_text (NzTextWords *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_hash_table_add (words->added, g_strdup (parts[i]));
}

void
nz_text_words_add (NzStore *store, const NzIndexText *text)
{
  if (store->words == NULL)
    return;
  add_text (store->words, text->name);
  add_text (store->words, text->body);
  if (g_hash_table_size (store->words->added) > MOST_ADDED)
    nz_text_words_forget (store);
}

void
nz_text_words_each (NzStore *store, NzTextWordFunc func, gpointer data)
{
  const NzTextWords *words = store->words;
  GHashTableIter iterator;
  gpointer word;
  const char *all;
  gsize n;

  if (words == NULL || words->all == NULL)
    return;
  all = g_bytes_get_data (words->all, &n);
  for (const char *p = all + 1; p < all + n; p += strlen (p) + 1)
    if (!func (p, data))
      return;
  g_hash_table_iter_init (&iterator, words->added);
  while (g_hash_table_iter_next (&iterator, &word, NULL))
    {
      gsize size = strlen (word) + 1;
      g_autofree char *whole = g_malloc0 (size + 1); /* with the NUL byte before it */

      memcpy (whole + 1, word, size);
      if (memmem (all, n, whole, size + 1) == NULL && !func (word, data))
        return;
    }
}

gboolean
nz_query_finds_inside (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);
  /* Numbers have every few digits somewhere. */
  gboolean is_number = word[strspn (word, "0123456789")] == '\0';

  return g_utf8_strlen (word, -1) >= (is_number ? LEAST_DIGITS : NZ_QUERY_LEAST_INSIDE);
}

GPtrArray *
nz_text_words_with (NzStore *store, const char *part, guint most)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  const NzTextWords *words = store->words;
  gsize length = strlen (part);
  GHashTableIter iterator;
  gpointer word;

  if (words == NULL || words->all == NULL || !nz_query_finds_inside (part))
    return found;
  gsize n;
  const char *all = g_bytes_get_data (words->all, &n);
  const char *end = all + n;
  for (const char *p = all; found->len < most && p < end;)
    {
      p = memmem (p, (gsize)(end - p), part, length);
      if (p == NULL)
        break;
      const char *begin = p;
      while (begin[-1] != '\0')
        begin--;
      if (begin != p)
        g_ptr_array_add (found, g_strdup (begin));
      p += strlen (p);
    }
  g_hash_table_iter_init (&iterator, words->added);
  while (found->len < most && g_hash_table_iter_next (&iterator, &word, NULL))
    if (!g_str_has_prefix (word, part) && strstr (word, part) != NULL
        && !g_ptr_array_find_with_equal_func (found, word, g_str_equal, NULL))
      g_ptr_array_add (found, g_strdup (word));
  return found;
}

/* --- in another thread ---------------------------------------------------------------------------------- */

static void
bytes_free (gpointer bytes)
{
  g_bytes_unref (bytes);
}

void
nz_text_words_share (NzStore *from, NzStore *to)
{
  const NzTextWords *words = from->words != NULL ? ensure (from) : NULL;
  GHashTableIter iterator;
  gpointer word;

  if (words == NULL || words->all == NULL)
    return;
  g_clear_pointer (&ensure (to)->all, g_bytes_unref);
  to->words->all = g_bytes_ref (words->all);
  g_hash_table_iter_init (&iterator, words->added);
  while (g_hash_table_iter_next (&iterator, &word, NULL))
    g_hash_table_add (to->words->added, g_strdup (word));
}

static gpointer
read_in_thread (NzStore *store, gpointer job, GCancellable *cancellable, GError **error)
{
  return read_all (store, 0, cancellable, error);
}

gboolean
nz_query_has_words (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);
  /* What cannot be read is not waited for. */
  return store->closed || !nz_text_words_load (store, TRUE, NULL, NULL) || ensure (store)->all != NULL;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  NzStore *store = g_task_get_source_object (task);
  NzTextWords *words = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *all = nz_store_read_finish (result, &error);

  if (all != NULL && store->closed)
    {
      g_clear_pointer (&all, g_bytes_unref);
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The file is closed."));
    }
  if (all == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Forgotten meanwhile: another has written, or very much was. */
  if (store->words != words || words->version != version (store) || words->all != NULL)
    g_bytes_unref (all);
  else
    words->all = all;
  g_task_return_boolean (task, TRUE);
}

void
nz_query_read_words_async (NzStore *store, GCancellable *cancellable, GAsyncReadyCallback done, gpointer data)
{
  g_return_if_fail (NZ_IS_STORE (store) && !store->closed);

  GTask *task = g_task_new (store, cancellable, done, data);

  g_task_set_source_tag (task, nz_query_read_words_async);
  /* From now on new words are added here, whether the thread sees them or not. */
  g_task_set_task_data (task, g_rc_box_acquire (ensure (store)), words_unref);
  nz_store_read_async (store, read_in_thread, bytes_free, NULL, NULL, cancellable, on_read, task);
}

gboolean
nz_query_read_words_finish (NzStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
