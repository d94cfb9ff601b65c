/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-text.h"
#include "store/nz-store-private.h"

/* Nobody types more; each further word costs a search of its own. */
#define MOST_WORDS 32
/* Up to so many hits are ranked by relevance; more are shown as they come, those in the name first: whoever
 * typed one letter will type a second. */
#define MOST_RANKED 3000
/* Up to so many hits it is quicker to look their records up than to read those of all rows. */
#define FEW 500
/* Rowids of an entity's rows: room for 2^40 records each. */
#define RANGE_BITS 40

void
nz_text_index_range (const NzEntity *entity, gint64 *first, gint64 *last)
{
  *first = ((gint64)nz_entity_index (entity) << RANGE_BITS) + 1;
  *last = ((gint64)nz_entity_index (entity) + 1) << RANGE_BITS;
}

/* "word"*: a quoted string is never syntax; a quote in it is doubled (https://sqlite.org/fts5.html, "FTS5
 * Strings"). */
static void
append_word (GString *match, const char *word)
{
  if (match->len > 0)
    g_string_append_c (match, ' ');
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

char *
nz_text_index_match (const char *typed)
{
  g_autofree char *valid = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) match = g_string_new (NULL);
  guint n = 0;

  if (typed == NULL || *typed == '\0')
    return NULL;
  valid = g_utf8_make_valid (typed, -1);
  words = nz_text_fold_query (valid);
  /* Words side by side are an implicit AND, which FTS5 reads without nesting. */
  for (guint i = 0; words[i] != NULL && n < MOST_WORDS; i++)
    if (has_letter (words[i]))
      {
        append_word (match, words[i]);
        n++;
      }
  return n == 0 ? NULL : g_strdup (match->str);
}

/* --- ranked ids
 * ---------------------------------------------------------------------------------------------------- */

typedef struct
{
  NzStore *store;
  const NzEntity *entity;
  guint limit; /* 0: all */
  GArray *ids; /* gint64, the answer */
} Search;

static gint64
at (GArray *rows, guint index)
{
  return g_array_index (rows, gint64, index);
}

/* (transfer full) (element-type gint64): at most @limit rows, -1 for all; not ranked they ascend. */
static GArray *
find_rows (Search *search, gboolean ranked, const char *match, gint64 limit, GError **error)
{
  static const char *const as_they_come
      = "SELECT nz_collect (rowid, ?5) FROM (SELECT rowid FROM text_index WHERE text_index MATCH ?1 "
        "AND rowid BETWEEN ?2 AND ?3 LIMIT ?4)";
  static const char *const by_rank
      = "SELECT nz_collect (rowid, ?5) FROM (SELECT rowid FROM text_index WHERE text_index MATCH ?1 "
        "AND rowid BETWEEN ?2 AND ?3 ORDER BY " NZ_TEXT_INDEX_RANK ", rowid LIMIT ?4)";
  sqlite3_stmt *statement = nz_sql_prepare (search->store, ranked ? by_rank : as_they_come, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 first, last;

  if (statement == NULL)
    return NULL;
  nz_text_index_range (search->entity, &first, &last);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, first);
  sqlite3_bind_int64 (statement, 3, last);
  sqlite3_bind_int64 (statement, 4, limit);
  sqlite3_bind_pointer (statement, 5, rows, NZ_COLLECT_POINTER, NULL);
  return nz_sql_run (search->store, statement, error) ? g_steal_pointer (&rows) : NULL;
}

/* The place in ascending @rows of @row, or of the next higher one: just behind @near (where one walks through
 * them in order), or looked for. */
static guint
place_of (GArray *rows, guint near, gint64 row)
{
  guint low = 0, high = rows->len;

  if (near < rows->len && at (rows, near) >= row && (near == 0 || at (rows, near - 1) < row))
    return near;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (at (rows, middle) < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Takes away from @rows what is in @others, which ascend. */
static void
subtract (GArray *rows, GArray *others)
{
  guint kept = 0, place = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 row = at (rows, i);

      place = place_of (others, place, row);
      if (place < others->len && at (others, place) == row)
        place++;
      else
        g_array_index (rows, gint64, kept++) = row;
    }
  g_array_set_size (rows, kept);
}

/* --- from rows to records
 * -------------------------------------------------------------------------------------------- */

static void
append_known (Search *search, const NzTextRows *known, GArray *rows, guint n)
{
  guint place = 0;

  for (guint i = 0; i < n; i++)
    {
      place = place_of (known->rows, place, at (rows, i));
      if (place < known->rows->len && at (known->rows, place) == at (rows, i))
        {
          g_array_append_val (search->ids, g_array_index (known->records, gint64, place));
          place++;
        }
    }
}

static gboolean
append_looked_up (Search *search, GArray *rows, guint n, GError **error)
{
  sqlite3_stmt *statement
      = nz_sql_prepare (search->store, "SELECT record FROM text_index_row WHERE id = ?1", error);
  int rc = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n && (rc == SQLITE_DONE || rc == SQLITE_ROW); i++)
    {
      sqlite3_bind_int64 (statement, 1, at (rows, i));
      rc = sqlite3_step (statement);
      if (rc == SQLITE_ROW)
        {
          gint64 record = sqlite3_column_int64 (statement, 0);

          g_array_append_val (search->ids, record);
        }
      else if (rc != SQLITE_DONE)
        nz_sql_set_error (search->store, error);
      sqlite3_reset (statement);
    }
  return rc == SQLITE_DONE || rc == SQLITE_ROW;
}

static gboolean
append_records (Search *search, GArray *rows, GError **error)
{
  guint room = search->limit == 0 ? G_MAXUINT : search->limit - search->ids->len;
  guint n = MIN (rows->len, room);
  const NzTextRows *known = nz_text_rows_peek (search->store, search->entity);

  if (known == NULL && n <= FEW)
    return append_looked_up (search, rows, n, error);
  if (known == NULL)
    known = nz_text_rows_load (search->store, search->entity, error);
  if (known == NULL)
    return FALSE;
  append_known (search, known, rows, n);
  return TRUE;
}

/* Hits of one kind behind those that are there. What a search costs is finding the words, so it is done once
 * where hits are many, and ranked in a second one only where they are few. @without: (nullable) rows that are
 * there already, ascending. (transfer full): the rows that were found, ascending; %NULL on failure. */
static GArray *
append_hits (Search *search, const char *match, GArray *without, GError **error)
{
  guint n_without = without != NULL ? without->len : 0;
  gint64 most = search->limit == 0 ? -1 : MAX ((gint64)search->limit + n_without, MOST_RANKED + 1);
  g_autoptr (GArray) found = find_rows (search, FALSE, match, most, error);
  g_autoptr (GArray) rows = NULL;

  if (found == NULL || found->len == n_without)
    return g_steal_pointer (&found);
  if (found->len > 1 && found->len <= MOST_RANKED)
    rows = find_rows (search, TRUE, match, -1, error);
  else
    rows = g_array_copy (found);
  if (rows == NULL)
    return NULL;
  if (without != NULL)
    subtract (rows, without);
  return append_records (search, rows, error) ? g_steal_pointer (&found) : NULL;
}

GArray *
nz_text_index_ids (NzStore *store, const NzEntity *entity, const char *typed, guint limit, GError **error)
{
  g_autofree char *match = nz_text_index_match (typed);

  return match != NULL ? nz_text_index_find (store, entity, match, limit, error)
                       : g_array_new (FALSE, FALSE, sizeof (gint64));
}

GArray *
nz_text_index_find (NzStore *store, const NzEntity *entity, const char *match, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) named = NULL;
  g_autoptr (GArray) others = NULL;
  g_autofree char *in_name = NULL;
  Search search = { .store = store, .entity = entity, .limit = limit, .ids = ids };

  in_name = g_strdup_printf ("name : (%s)", match);
  named = append_hits (&search, in_name, NULL, error);
  if (named == NULL)
    return NULL;
  if (limit == 0 || ids->len < limit)
    {
      others = append_hits (&search, match, named, error);
      if (others == NULL)
        return NULL;
    }
  return g_steal_pointer (&ids);
}
