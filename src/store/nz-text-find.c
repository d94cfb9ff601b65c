/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-store-private.h"

/* Which records have what was typed. The text index holds the rows of all entities, one behind the other, and
 * a question to it costs first of all finding the words; so there are as few questions as can be: one for the
 * rows, and one for their rank where they are not too many. A further one goes before where words have what
 * was typed inside: each of them makes every question dearer, so where very many rows have words that begin
 * so, those come first, and the others behind them when all are asked for. */

/* Up to so many hits of an entity are ranked by relevance; more are shown as they come, those in the name
 * first: whoever typed one letter will type a second. */
#define MOST_RANKED 3000
/* Up to so many hits it is quicker to look their records up than to read those of all rows. */
#define FEW 500
/* Rowids of an entity's rows: room for 2^40 records each. */
#define RANGE_BITS 40

typedef struct
{
  NzStore *store;
  const char *expression;
  const char *groups;
  char *in_name; /* the expression for the names alone */
  guint limit;   /* of each entity; 0: all */
  GArray **ids;  /* the answer: for each entity, ranked */
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

/* (transfer full) (element-type gint64): at most @limit rows, -1 for all; not ranked they ascend. */
static GArray *
find_rows (Search *search,
           gboolean ranked,
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
  sqlite3_stmt *statement = nz_sql_prepare (search->store, ranked ? by_rank : as_they_come, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, expression, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, first);
  sqlite3_bind_int64 (statement, 3, last);
  sqlite3_bind_int64 (statement, 4, limit);
  sqlite3_bind_pointer (statement, 5, rows, NZ_COLLECT_POINTER, NULL);
  if (ranked)
    sqlite3_bind_text (statement, 6, search->groups, -1, SQLITE_TRANSIENT);
  return nz_sql_run (search->store, statement, error) ? g_steal_pointer (&rows) : NULL;
}

/* (transfer full): @n of @rows from @from on */
static GArray *
part_of (GArray *rows, guint from, guint n)
{
  return g_array_append_vals (g_array_sized_new (FALSE, FALSE, sizeof (gint64), n),
                              &g_array_index (rows, gint64, from), n);
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

/* --- from rows to records ------------------------------------------------------------------------------- */

static void
append_known (GArray *ids, const NzTextRows *known, GArray *rows, guint n)
{
  guint place = 0;

  for (guint i = 0; i < n; i++)
    {
      place = place_of (known->rows, place, at (rows, i));
      if (place < known->rows->len && at (known->rows, place) == at (rows, i))
        {
          g_array_append_val (ids, g_array_index (known->records, gint64, place));
          place++;
        }
    }
}

static gboolean
append_looked_up (NzStore *store, GArray *ids, GArray *rows, guint n, GError **error)
{
  sqlite3_stmt *statement = nz_sql_prepare (store, "SELECT record FROM text_index_row WHERE id = ?1", error);
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

          g_array_append_val (ids, record);
        }
      else if (rc != SQLITE_DONE)
        nz_sql_set_error (store, error);
      sqlite3_reset (statement);
    }
  return rc == SQLITE_DONE || rc == SQLITE_ROW;
}

/* As many of @rows as there is still room for. */
static gboolean
append_records (Search *search, const NzEntity *entity, GArray *rows, GError **error)
{
  GArray *ids = search->ids[nz_entity_index (entity)];
  guint room = search->limit == 0 ? G_MAXUINT : search->limit - MIN (search->limit, ids->len);
  guint n = MIN (rows->len, room);
  const NzTextRows *known = nz_text_rows_peek (search->store, entity);

  if (known == NULL && n <= FEW)
    return append_looked_up (search->store, ids, rows, n, error);
  if (known == NULL)
    known = nz_text_rows_load (search->store, entity, error);
  if (known == NULL)
    return FALSE;
  append_known (ids, known, rows, n);
  return TRUE;
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
  g_autoptr (GArray) ranked = rows->len > 1 ? find_rows (search, TRUE, search->expression, at (rows, 0),
                                                         at (rows, rows->len - 1), -1, error)
                                            : g_array_ref (rows);
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
append_many (Search *search, const NzEntity *entity, GArray *rows, gint64 most, GError **error)
{
  g_autoptr (GArray) named = NULL;
  g_autoptr (GArray) ranked = NULL;
  gint64 first, last;

  if (!has_names (entity))
    return append_records (search, entity, rows, error);
  nz_text_index_range (entity, &first, &last);
  named = find_rows (search, FALSE, search->in_name, first, last, most, error);
  if (named == NULL)
    return FALSE;
  if (named->len > 1 && named->len <= MOST_RANKED)
    ranked = find_rows (search, TRUE, search->in_name, at (named, 0), at (named, named->len - 1), -1, error);
  else
    ranked = g_array_ref (named);
  if (ranked == NULL || !append_records (search, entity, ranked, error))
    return FALSE;
  subtract (rows, named);
  return append_records (search, entity, rows, error);
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
      if (end - begin > MOST_RANKED)
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
  gint64 most = search->limit == 0 ? -1 : MAX (2 * (gint64)search->limit, MOST_RANKED + 1);

  while (first <= last)
    {
      g_autoptr (GArray) rows = find_rows (search, FALSE, search->expression, first, last, most, error);

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
run (Search *search, const char *expression, gint64 first, gint64 last, GError **error)
{
  gboolean ok;

  search->expression = expression;
  search->in_name = g_strdup_printf ("name : (%s)", expression);
  ok = search_range (search, first, last, error);
  g_free (search->in_name);
  return ok;
}

/* @many: (out): more rows than can be ranked have words that begin with what was typed */
static gboolean
ask_how_many (
    Search *search, const NzTextMatch *match, gint64 first, gint64 last, gboolean *many, GError **error)
{
  *many = FALSE;
  if (!match->has_parts || match->beginnings == NULL)
    return TRUE;

  g_autoptr (GArray) rows = find_rows (search, FALSE, match->beginnings, first, last, MOST_RANKED + 1, error);
  *many = rows != NULL && rows->len > MOST_RANKED;
  return rows != NULL;
}

/* Those of @entity that only have a word that has inside what was typed. */
static gboolean
append_parts (Search *search, const NzEntity *entity, const NzTextMatch *match, GError **error)
{
  GArray *ids = search->ids[nz_entity_index (entity)];
  gint64 first, last;

  if (search->limit > 0 && ids->len >= search->limit)
    return TRUE;
  nz_text_index_range (entity, &first, &last);
  g_autoptr (GArray) rows = find_rows (search, FALSE, match->expression, first, last, -1, error);
  g_autoptr (GArray) begin
      = rows != NULL ? find_rows (search, FALSE, match->beginnings, first, last, -1, error) : NULL;
  if (begin == NULL)
    return FALSE;
  subtract (rows, begin);
  return append_records (search, entity, rows, error);
}

static gboolean
search_entity (Search *search, const NzEntity *entity, const NzTextMatch *match, GError **error)
{
  gint64 first, last;
  gboolean many;

  nz_text_index_range (entity, &first, &last);
  return ask_how_many (search, match, first, last, &many, error)
         && run (search, many ? match->beginnings : match->expression, first, last, error)
         && (!many || append_parts (search, entity, match, error));
}

GArray *
nz_text_index_ids (
    NzStore *store, const NzEntity *entity, const NzTextMatch *match, guint limit, GError **error)
{
  g_autofree GArray **ids = g_new0 (GArray *, nz_n_entities ());
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  Search search = { .store = store, .groups = match->groups, .limit = limit, .ids = ids };

  ids[nz_entity_index (entity)] = found;
  if (match->expression == NULL || search_entity (&search, entity, match, error))
    return g_steal_pointer (&found);
  return NULL;
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
search_all (Search *search, const NzTextMatch *match, GError **error)
{
  gint64 first, last, rest;
  gboolean ok = TRUE;

  nz_text_index_range (nz_entity_nth (0), &first, &rest);
  nz_text_index_range (nz_entity_nth (nz_n_entities () - 1), &rest, &last);
  if (match->expression == NULL)
    return TRUE;
  if (!match->has_parts)
    return run (search, match->expression, first, last, error);
  for (guint i = 0; ok && i < nz_n_entities (); i++)
    ok = search_entity (search, nz_entity_nth (i), match, error);
  return ok;
}

GArray *
nz_text_match_everything (NzStore *store, const NzTextMatch *match, guint limit, GError **error)
{
  g_autofree GArray **ids = g_new (GArray *, nz_n_entities ());
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (NzHit));
  Search search = { .store = store, .groups = match->groups, .limit = limit, .ids = ids };
  gboolean ok;

  for (guint i = 0; i < nz_n_entities (); i++)
    ids[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  ok = search_all (&search, match, error);
  if (ok)
    {
      append_hits (hits, ids, TRUE);
      append_hits (hits, ids, FALSE);
    }
  for (guint i = 0; i < nz_n_entities (); i++)
    g_array_unref (ids[i]);
  return ok ? g_steal_pointer (&hits) : NULL;
}
