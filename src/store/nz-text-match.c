/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-text.h"
#include "store/nz-store-private.h"

/* Nobody types more; each further word costs a search of its own. */
#define MOST_WORDS 32
/* Up to so many hits are ranked by relevance; more are shown as they come, those in the name first: whoever
 * typed one letter will type a second. */
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
  GHashTable *seen; /* rowids that are in it, as pointers */
} Search;

typedef struct
{
  gint64 row;
  gint64 record;
} Hit;

/* (transfer full) (element-type Hit): at most @limit, -1 for all. */
static GArray *
find_hits (Search *search, gboolean ranked, const char *match, gint64 limit, GError **error)
{
  static const char *const as_they_come
      = "SELECT r.id, r.record FROM text_index JOIN text_index_row AS r ON r.id = text_index.rowid "
        "WHERE text_index MATCH ?1 AND text_index.rowid BETWEEN ?2 AND ?3 LIMIT ?4";
  static const char *const by_rank
      = "SELECT r.id, r.record FROM text_index JOIN text_index_row AS r ON r.id = text_index.rowid "
        "WHERE text_index MATCH ?1 AND text_index.rowid BETWEEN ?2 AND ?3 "
        "ORDER BY " NZ_TEXT_INDEX_RANK ", r.id LIMIT ?4";
  sqlite3_stmt *statement = nz_sql_prepare (search->store, ranked ? by_rank : as_they_come, error);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  int rc;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, search->first);
  sqlite3_bind_int64 (statement, 3, search->last);
  sqlite3_bind_int64 (statement, 4, limit);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      Hit hit = { sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1) };

      g_array_append_val (hits, hit);
    }
  if (rc != SQLITE_DONE)
    nz_sql_set_error (search->store, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE ? g_steal_pointer (&hits) : NULL;
}

/* Hits of one kind behind those that are there. What a search costs is finding the words, so it is done once
 * where hits are many, and ranked in a second one only where they are few. */
static gboolean
append_hits (Search *search, const char *match, GError **error)
{
  gint64 wanted = search->limit == 0 ? -1 : (gint64)search->limit + (gint64)search->ids->len;
  g_autoptr (GArray) hits
      = find_hits (search, FALSE, match, wanted < 0 ? -1 : MAX (wanted, MOST_RANKED + 1), error);

  if (hits == NULL)
    return FALSE;
  if (hits->len > 1 && hits->len <= MOST_RANKED)
    {
      g_array_unref (hits);
      hits = find_hits (search, TRUE, match, wanted, error);
      if (hits == NULL)
        return FALSE;
    }
  for (guint i = 0; i < hits->len && (search->limit == 0 || search->ids->len < search->limit); i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      if (g_hash_table_add (search->seen, GSIZE_TO_POINTER (hit->row)))
        g_array_append_val (search->ids, hit->record);
    }
  return TRUE;
}

GArray *
nz_text_index_ids (NzStore *store, const NzEntity *entity, const char *typed, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
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
