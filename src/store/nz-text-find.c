/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-store-private.h"

/* Which records have what was typed. The text index holds the rows of all entities, one behind the other, and
 * a question to it costs first of all finding the words; so there are as few questions as can be: one for the
 * rows, and one for their rank where they are not too many. Where they are, and some have what was typed only
 * inside a word, those that begin so are asked for by themselves and come first. */

/* Up to so many hits of an entity are ranked by relevance; more are shown as they come, those in the name
 * first: whoever typed one letter will type a second. */
#define MOST_RANKED 3000
/* A rank looks at every phrase in every row: of so many together, which takes some milliseconds. */
#define MOST_WEIGHED 50000
/* Rowids of an entity's rows: room for 2^40 records each. */
#define RANGE_BITS 40

typedef struct
{
  NzStore *store;
  const NzTextMatch *match;
  gboolean with_parts; /* words that have it only inside stand in the expression, too */
  const char *expression;
  const char *groups;
  char *in_name;     /* the expression for the names alone */
  guint limit;       /* of each entity; 0: all */
  guint most_ranked; /* MOST_RANKED, or fewer where there are many phrases */
  GArray **ids;      /* the answer: for each entity, ranked */
} Search;

void
nz_text_index_range (const NzEntity *entity, gint64 *first, gint64 *last)
{
  *first = ((gint64)nz_entity_index (entity) << RANGE_BITS) + 1;
  *last = ((gint64)nz_entity_index (entity) + 1) << RANGE_BITS;
}

static const NzEntity *
entity_of (gint64 row)
{
  return nz_entity_nth ((guint)((row - 1) >> RANGE_BITS));
}

static gint64
at (GArray *rows, guint index)
{
  return g_array_index (rows, gint64, index);
}

/* (transfer full) (element-type gint64): at most @limit rows, -1 for all.
 * @groups: (nullable): by rank; %NULL: they ascend */
static GArray *
read_rows (NzStore *store,
           const char *groups,
           const char *expression,
           gint64 first,
           gint64 last,
           gint64 limit,
           GError **error)
{
  static const char *const as_they_come
      = "SELECT nz_collect (rowid, ?5) FROM (SELECT rowid FROM text_index WHERE text_index MATCH ?1 "
        "AND rowid BETWEEN ?2 AND ?3 LIMIT ?4)";
  static const char *const by_rank
      = "SELECT nz_collect (rowid, ?5) FROM (SELECT rowid FROM text_index WHERE text_index MATCH ?1 "
        "AND rowid BETWEEN ?2 AND ?3 ORDER BY nz_rank (text_index, ?6), rowid LIMIT ?4)";
  sqlite3_stmt *statement = nz_sql_prepare (store, groups != NULL ? by_rank : as_they_come, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, expression, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, first);
  sqlite3_bind_int64 (statement, 3, last);
  sqlite3_bind_int64 (statement, 4, limit);
  sqlite3_bind_pointer (statement, 5, rows, NZ_COLLECT_POINTER, NULL);
  if (groups != NULL)
    sqlite3_bind_text (statement, 6, groups, -1, SQLITE_TRANSIENT);
  return nz_sql_run (store, statement, error) ? g_steal_pointer (&rows) : NULL;
}

GArray *
nz_text_find_rows (
    NzStore *store, const char *expression, gint64 first, gint64 last, gint64 limit, GError **error)
{
  return read_rows (store, NULL, expression, first, last, limit, error);
}

/* (transfer full): the ascending @rows, which are all that match between the first and the last of them, by
 * rank. */
static GArray *
rank_rows (Search *search, const char *expression, GArray *rows, GError **error)
{
  if (rows->len < 2)
    return g_array_ref (rows);
  return read_rows (search->store, search->groups, expression, at (rows, 0), at (rows, rows->len - 1), -1,
                    error);
}

/* (transfer full): @n of @rows from @from on */
static GArray *
part_of (GArray *rows, guint from, guint n)
{
  return g_array_append_vals (g_array_sized_new (FALSE, FALSE, sizeof (gint64), n),
                              &g_array_index (rows, gint64, from), n);
}

/* --- from rows to records ------------------------------------------------------------------------------- */

/* As many of @rows as there is still room for. */
static gboolean
append_records (Search *search, const NzEntity *entity, GArray *rows, GError **error)
{
  GArray *ids = search->ids[nz_entity_index (entity)];
  guint room = search->limit == 0 ? G_MAXUINT : search->limit - MIN (search->limit, ids->len);
  guint n = MIN (rows->len, room);

  return nz_text_rows_append_records (search->store, entity, rows, n, ids, error);
}

/* --- few and many -------------------------------------------------------------------------------------- */

static gboolean
has_names (const NzEntity *entity)
{
  return nz_entity_field_with (entity, NZ_FIELD_NAME) != NULL;
}

/* @rows of one or more entities, each with few: ranked by one question. */
static gboolean
append_ranked (Search *search, GArray *rows, GError **error)
{
  g_autoptr (GArray) ranked = rank_rows (search, search->expression, rows, error);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (ranked == NULL)
    return FALSE;
  for (guint from = 0; from < rows->len;)
    {
      const NzEntity *entity = entity_of (at (rows, from));

      while (from < rows->len && entity_of (at (rows, from)) == entity)
        from++;
      g_array_set_size (own, 0);
      for (guint i = 0; i < ranked->len; i++)
        if (entity_of (at (ranked, i)) == entity)
          g_array_append_val (own, g_array_index (ranked, gint64, i));
      if (!append_records (search, entity, own, error))
        return FALSE;
    }
  return TRUE;
}

/* Those of an entity with more than can be ranked; @rows: the first of them. Those in the name first, ranked
 * where they are few. */
static gboolean
append_unranked (Search *search, const NzEntity *entity, GArray *rows, gint64 most, GError **error)
{
  g_autoptr (GArray) named = NULL;
  g_autoptr (GArray) ranked = NULL;
  gint64 first, last;

  if (!has_names (entity))
    return append_records (search, entity, rows, error);
  nz_text_index_range (entity, &first, &last);
  named = nz_text_find_rows (search->store, search->in_name, first, last, most, error);
  if (named == NULL)
    return FALSE;
  ranked = named->len <= search->most_ranked ? rank_rows (search, search->in_name, named, error)
                                             : g_array_ref (named);
  if (ranked == NULL || !append_records (search, entity, ranked, error))
    return FALSE;
  nz_text_rows_subtract (rows, named);
  return append_records (search, entity, rows, error);
}

static gboolean run (Search *search, gboolean with_parts, gint64 first, gint64 last, GError **error);

/* Those of an entity that only have a word that has inside what was typed; those that begin so are in the
 * answer. Those in the name first. */
static gboolean
append_parts (Search *search, const NzEntity *entity, GError **error)
{
  guint n = search->ids[nz_entity_index (entity)]->len;
  g_autoptr (GArray) begin = NULL;
  g_autoptr (GArray) rows = NULL;
  gint64 first, last;

  if (search->limit > 0 && n >= search->limit)
    return TRUE;
  nz_text_index_range (entity, &first, &last);
  if (search->match->beginnings != NULL)
    begin = nz_text_find_rows (search->store, search->match->beginnings, first, last, -1, error);
  else
    begin = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (begin == NULL)
    return FALSE;
  /* So many are left when as many were found in names, and as many begin so. */
  gint64 most = search->limit > 0 ? 2 * (gint64)search->limit + begin->len : -1;
  rows = nz_text_find_rows (search->store, search->expression, first, last, most, error);
  if (rows == NULL)
    return FALSE;
  nz_text_rows_subtract (rows, begin);
  if (!has_names (entity))
    return append_records (search, entity, rows, error);

  g_autoptr (GArray) named = nz_text_find_rows (search->store, search->in_name, first, last, most, error);
  if (named == NULL)
    return FALSE;
  nz_text_rows_subtract (named, begin);
  nz_text_rows_subtract (rows, named);
  return append_records (search, entity, named, error) && append_records (search, entity, rows, error);
}

/* Those of an entity with more than can be ranked; @rows: the first of them. */
static gboolean
append_many (Search *search, const NzEntity *entity, GArray *rows, gint64 most, GError **error)
{
  Search beginning = *search;
  gint64 first, last;

  if (!search->with_parts)
    return append_unranked (search, entity, rows, most, error);
  nz_text_index_range (entity, &first, &last);
  return (search->match->beginnings == NULL || run (&beginning, FALSE, first, last, error))
         && append_parts (search, entity, error);
}

/* Takes as many of the ascending @rows as are all that their entities have, or more than can be ranked.
 * @whole: no more follow.
 * @next: (out): where to read on */
static gboolean
append_rows (Search *search, GArray *rows, gboolean whole, gint64 most, gint64 *next, GError **error)
{
  guint begin = 0, end = 0;
  gint64 first, last;
  g_autoptr (GArray) many = NULL;

  for (; begin < rows->len; begin = end)
    {
      const NzEntity *entity = entity_of (at (rows, begin));

      for (end = begin + 1; end < rows->len && entity_of (at (rows, end)) == entity;)
        end++;
      if (end - begin > search->most_ranked)
        many = part_of (rows, begin, end - begin);
      if (many != NULL || (!whole && end == rows->len))
        break;
    }
  nz_text_index_range (entity_of (at (rows, end - 1)), &first, &last);
  *next = many != NULL || begin == rows->len ? last + 1 : at (rows, begin);
  g_array_set_size (rows, begin);
  return (rows->len == 0 || append_ranked (search, rows, error))
         && (many == NULL || append_many (search, entity_of (first), many, most, error));
}

static gboolean
search_range (Search *search, gint64 first, gint64 last, GError **error)
{
  /* Twice the limit: so many are left when as many were found by their name. */
  gint64 most = search->limit == 0 ? -1 : MAX (2 * (gint64)search->limit, search->most_ranked + 1);

  while (first <= last)
    {
      g_autoptr (GArray) rows
          = nz_text_find_rows (search->store, search->expression, first, last, most, error);

      if (rows == NULL)
        return FALSE;
      if (rows->len == 0)
        break;
      gboolean whole = most < 0 || rows->len < most;
      if (!append_rows (search, rows, whole, most, &first, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (Search *search, gboolean with_parts, gint64 first, gint64 last, GError **error)
{
  const NzTextMatch *match = search->match;
  gboolean ok;

  search->with_parts = with_parts && match->has_parts;
  search->expression = with_parts ? match->expression : match->beginnings;
  search->groups = with_parts ? match->groups : match->beginning_groups;
  search->most_ranked = search->with_parts ? MIN (MOST_RANKED, MOST_WEIGHED / match->n_phrases) : MOST_RANKED;
  search->in_name = g_strdup_printf ("name : (%s)", search->expression);
  ok = search_range (search, first, last, error);
  g_free (search->in_name);
  return ok;
}

/* (transfer full) (element-type gint64) */
static GArray *
records_of (Search *search, const NzEntity *entity, GArray *rows, GError **error)
{
  g_autofree GArray **ids = g_new0 (GArray *, nz_n_entities ());
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));
  Search whole = *search;

  whole.limit = 0;
  whole.ids = ids;
  ids[nz_entity_index (entity)] = records;
  return append_records (&whole, entity, rows, error) ? g_steal_pointer (&records) : NULL;
}

/* (transfer full): pointers to @ids */
static GHashTable *
set_of (GArray *ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

/* Those of @ids that are in @set, or that are not. */
static void
append_those (GArray *to, GArray *ids, GHashTable *set, gboolean in_set)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (set, &g_array_index (ids, gint64, i)) == in_set)
      g_array_append_val (to, g_array_index (ids, gint64, i));
}

/* With what only those words find that the expression had no room for, behind the ranked ones; what is in
 * names stands first all the same.
 * @ranked: the answer of the expression. (transfer full) */
static GArray *
whole_answer (Search *search, const NzEntity *entity, GArray *ranked, GError **error)
{
  g_autoptr (GArray) named_rows = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) answer = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!nz_text_whole_rows (search->store, entity, search->match, &named_rows, &rows, error))
    return NULL;
  nz_text_rows_subtract (rows, named_rows);
  g_autoptr (GArray) named = records_of (search, entity, named_rows, error);
  g_autoptr (GArray) others = named != NULL ? records_of (search, entity, rows, error) : NULL;
  if (others == NULL)
    return NULL;
  g_autoptr (GHashTable) is_ranked = set_of (ranked);
  g_autoptr (GHashTable) is_named = set_of (named);
  append_those (answer, ranked, is_named, TRUE);
  append_those (answer, named, is_ranked, FALSE);
  append_those (answer, ranked, is_named, FALSE);
  append_those (answer, others, is_ranked, FALSE);
  if (search->limit > 0 && answer->len > search->limit)
    g_array_set_size (answer, search->limit);
  return g_steal_pointer (&answer);
}

GArray *
nz_text_index_ids (
    NzStore *store, const NzEntity *entity, const NzTextMatch *match, guint limit, GError **error)
{
  g_autofree GArray **ids = g_new0 (GArray *, nz_n_entities ());
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  Search search = { .store = store, .match = match, .limit = limit, .ids = ids };
  gint64 first, last;

  ids[nz_entity_index (entity)] = found;
  if (match->expression == NULL)
    return g_steal_pointer (&found);
  nz_text_index_range (entity, &first, &last);
  if (!run (&search, TRUE, first, last, error))
    return NULL;
  if (match->is_bounded && !match->is_quick)
    return whole_answer (&search, entity, found, error);
  return g_steal_pointer (&found);
}

static void
append_hits (GArray *hits, GArray **ids, gboolean sections)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    for (guint k = 0; k < ids[i]->len; k++)
      {
        NzHit hit = { nz_entity_nth (i), at (ids[i], k) };

        if (((hit.entity->flags & NZ_ENTITY_SECTION) != 0) == sections)
          g_array_append_val (hits, hit);
      }
}

static gboolean
search_all (Search *search, GError **error)
{
  gint64 first, last, rest;

  if (search->match->expression == NULL)
    return TRUE;
  nz_text_index_range (nz_entity_nth (0), &first, &rest);
  nz_text_index_range (nz_entity_nth (nz_n_entities () - 1), &rest, &last);
  return run (search, TRUE, first, last, error);
}

GArray *
nz_text_match_everything (NzStore *store, const NzTextMatch *match, guint limit, GError **error)
{
  g_autofree GArray **ids = g_new (GArray *, nz_n_entities ());
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (NzHit));
  Search search = { .store = store, .match = match, .limit = limit, .ids = ids };
  gboolean ok;

  for (guint i = 0; i < nz_n_entities (); i++)
    ids[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  ok = search_all (&search, error);
  if (ok)
    {
      append_hits (hits, ids, TRUE);
      append_hits (hits, ids, FALSE);
    }
  for (guint i = 0; i < nz_n_entities (); i++)
    g_array_unref (ids[i]);
  return ok ? g_steal_pointer (&hits) : NULL;
}
