/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-store-private.h"

/* All rows that match, also where what was typed is inside more words than one expression can have: the rows
 * of each typed word are read and what all have in common is kept. FTS5 looks at every phrase of an
 * expression for every row that it gives, so each word of the index is asked for by itself, where it stands
 * (https://www.sqlite.org/fts5.html#the_fts5vocab_virtual_table_module). */

/* The rows of one typed word, or what several have in common; ascending, each once. */
typedef struct
{
  GArray *in_name, *all; /* (element-type gint64) */
} Rows;

static void
rows_init (Rows *rows)
{
  rows->in_name = g_array_new (FALSE, FALSE, sizeof (gint64));
  rows->all = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
rows_clear (Rows *rows)
{
  g_clear_pointer (&rows->in_name, g_array_unref);
  g_clear_pointer (&rows->all, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static gint64
at (GArray *rows, guint index)
{
  return g_array_index (rows, gint64, index);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *)a, two = *(const gint64 *)b;

  return (one > two) - (one < two);
}

static void
sort_once (GArray *rows)
{
  guint kept = 0;

  g_array_sort (rows, compare);
  for (guint i = 0; i < rows->len; i++)
    if (kept == 0 || at (rows, kept - 1) != at (rows, i))
      g_array_index (rows, gint64, kept++) = at (rows, i);
  g_array_set_size (rows, kept);
}

static void
append_row (GArray *rows, gint64 row)
{
  /* A word may stand there more than once. */
  if (rows->len == 0 || at (rows, rows->len - 1) != row)
    g_array_append_val (rows, row);
}

/* The rows from @first to @last that have just this word. */
static gboolean
add_word (NzStore *store, const char *word, gint64 first, gint64 last, Rows *rows, GError **error)
{
  sqlite3_stmt *statement
      = nz_sql_prepare (store, "SELECT doc, col = 'name' FROM temp.text_place WHERE term = ?1", error);
  int code;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, word, -1, SQLITE_TRANSIENT);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (statement, 0);

      if (row > last)
        break;
      if (row < first)
        continue;
      append_row (rows->all, row);
      if (sqlite3_column_int (statement, 1) != 0)
        append_row (rows->in_name, row);
    }
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    nz_sql_set_error (store, error);
  sqlite3_reset (statement);
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

/* The rows with words that begin with @word. */
static gboolean
add_beginnings (NzStore *store, const char *word, gint64 first, gint64 last, Rows *rows, GError **error)
{
  g_autofree char *expression = nz_text_match_dup_beginnings (store, word);

  if (expression == NULL)
    return TRUE;
  g_autofree char *for_names = g_strdup_printf ("name : (%s)", expression);
  g_autoptr (GArray) all = nz_text_find_rows (store, expression, first, last, -1, error);
  g_autoptr (GArray) in_name
      = all != NULL ? nz_text_find_rows (store, for_names, first, last, -1, error) : NULL;
  if (in_name == NULL)
    return FALSE;
  g_array_append_vals (rows->all, all->data, all->len);
  g_array_append_vals (rows->in_name, in_name->data, in_name->len);
  return TRUE;
}

static gboolean
read_word (NzStore *store, const char *word, gint64 first, gint64 last, Rows *rows, GError **error)
{
  g_autoptr (GPtrArray) inside = nz_text_words_with (store, word, G_MAXUINT);
  gboolean ok = add_beginnings (store, word, first, last, rows, error);

  for (guint i = 0; ok && i < inside->len; i++)
    ok = add_word (store, inside->pdata[i], first, last, rows, error);
  sort_once (rows->all);
  sort_once (rows->in_name);
  return ok;
}

/* Keeps of @rows what is in @others. */
static void
intersect (GArray *rows, GArray *others)
{
  guint kept = 0, place = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      while (place < others->len && at (others, place) < at (rows, i))
        place++;
      if (place < others->len && at (others, place) == at (rows, i))
        g_array_index (rows, gint64, kept++) = at (rows, i);
    }
  g_array_set_size (rows, kept);
}

gboolean
nz_text_whole_rows (NzStore *store,
                    const NzEntity *entity,
                    const NzTextMatch *match,
                    GArray **in_name,
                    GArray **all,
                    GError **error)
{
  g_auto (Rows) common = { 0 };
  gint64 first, last;

  if (nz_text_vocabulary_attach (store->db) != SQLITE_OK)
    {
      nz_sql_set_error (store, error);
      return FALSE;
    }
  nz_text_index_range (entity, &first, &last);
  rows_init (&common);
  for (guint i = 0; i < match->n_words; i++)
    {
      g_auto (Rows) rows = { 0 };

      rows_init (&rows);
      if (!read_word (store, match->words[i], first, last, i == 0 ? &common : &rows, error))
        return FALSE;
      if (i == 0)
        continue;
      intersect (common.all, rows.all);
      intersect (common.in_name, rows.in_name);
    }
  *in_name = g_steal_pointer (&common.in_name);
  *all = g_steal_pointer (&common.all);
  return TRUE;
}
