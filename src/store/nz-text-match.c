/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-text.h"
#include "store/nz-store-private.h"

/* Nobody types more; each further word costs a search of its own. */
#define MOST_WORDS 32
/* Up to so many hits are ranked by relevance; of more, a first page is shown as they come: whoever typed one
 * letter will type a second. */
#define MOST_RANKED 3000
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
  gint64 first, last; /* the entity's rowids */
  guint limit;
  GArray *ids;      /* gint64, the answer */
  GHashTable *seen; /* rowids that are in it: exact in a gint64 as key */
} Search;

static sqlite3_stmt *
prepare_search (Search *search, const char *sql, const char *match, gint64 limit, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (search->store, sql, error);

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, search->first);
  sqlite3_bind_int64 (statement, 3, search->last);
  sqlite3_bind_int64 (statement, 4, limit);
  return statement;
}

static gboolean
are_few (Search *search, const char *match)
{
  sqlite3_stmt *statement = prepare_search (search,
                                            "SELECT count(*) FROM (SELECT 1 FROM text_index WHERE text_index "
                                            "MATCH ?1 AND rowid BETWEEN ?2 AND ?3 LIMIT ?4)",
                                            match, MOST_RANKED + 1, NULL);
  gboolean few;

  if (statement == NULL)
    return FALSE;
  few = sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_int (statement, 0) <= MOST_RANKED;
  sqlite3_reset (statement);
  return few;
}

/* Hits of one kind behind those that are there. */
static gboolean
append_hits (Search *search, const char *match, GError **error)
{
  static const char *const by_rank
      = "SELECT r.id, r.record FROM text_index JOIN text_index_row AS r ON r.id = text_index.rowid "
        "WHERE text_index MATCH ?1 AND text_index.rowid BETWEEN ?2 AND ?3 "
        "ORDER BY " NZ_TEXT_INDEX_RANK ", r.id LIMIT ?4";
  static const char *const as_they_come
      = "SELECT r.id, r.record FROM text_index JOIN text_index_row AS r ON r.id = text_index.rowid "
        "WHERE text_index MATCH ?1 AND text_index.rowid BETWEEN ?2 AND ?3 LIMIT ?4";
  gboolean ranked = search->limit == 0 || are_few (search, match);
  gint64 limit = search->limit == 0 ? -1 : (gint64)search->limit + (gint64)search->ids->len;
  sqlite3_stmt *statement = prepare_search (search, ranked ? by_rank : as_they_come, match, limit, error);
  int rc = SQLITE_DONE;

  if (statement == NULL)
    return FALSE;
  while ((search->limit == 0 || search->ids->len < search->limit)
         && (rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      gint64 row = sqlite3_column_int64 (statement, 0), record = sqlite3_column_int64 (statement, 1);

      if (g_hash_table_contains (search->seen, &row))
        continue;
      g_hash_table_add (search->seen, g_memdup2 (&row, sizeof row));
      g_array_append_val (search->ids, record);
    }
  if (rc != SQLITE_DONE && rc != SQLITE_ROW)
    nz_sql_set_error (search->store, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE || rc == SQLITE_ROW;
}

GArray *
nz_text_index_ids (NzStore *store, const NzEntity *entity, const char *typed, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *match = nz_text_index_match (typed);
  g_autofree char *in_name = NULL;
  Search search = { .store = store, .limit = limit, .ids = ids, .seen = seen };

  if (match == NULL)
    return g_steal_pointer (&ids);
  nz_text_index_range (entity, &search.first, &search.last);
  in_name = g_strdup_printf ("name : (%s)", match);
  if (!append_hits (&search, in_name, error))
    return NULL;
  if ((limit == 0 || ids->len < limit) && !append_hits (&search, match, error))
    return NULL;
  return g_steal_pointer (&ids);
}
