/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "store/nz-sql-builder.h"

/* Queries by description: the SQL of filters and orders. The default order stands in sort_key, so that the
 * ids of a long list come from one index without a look at the records. */

/* --- orders --------------------------------------------------------------------------------------------- */

/* An expression that sorts as the field's values do for eyes. (transfer full) */
static char *
own_order_expression (const NzEntity *entity, const NzField *field, const char *table)
{
  switch (field->type)
    {
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
      return g_strdup_printf ("nz_sort_key (%s.\"%s\", %d)", table, field->name,
                              entity->sort_as_name && (field->flags & NZ_FIELD_NAME) != 0);
    case NZ_TYPE_CHOICE:
      {
        GString *sql = g_string_new ("CASE");
        g_string_append_printf (sql, " %s.\"%s\"", table, field->name);
        for (guint i = 0; field->choices[i].code != NULL; i++)
          g_string_append_printf (sql, " WHEN '%s' THEN %u", field->choices[i].code, i);
        g_string_append (sql, " END");
        return g_string_free (sql, FALSE);
      }
    case NZ_TYPE_REFERENCE:
      return g_strdup_printf ("(SELECT s.key FROM sort_key s WHERE s.entity = '%s' AND s.record = %s.\"%s\")",
                              nz_field_target (field)->name, table, field->name);
    case NZ_TYPE_TERMS:
      return g_strdup_printf (
          "(SELECT s.key FROM term_use u JOIN sort_key s ON s.entity = 'term' AND s.record = u.term "
          "WHERE u.\"%s\" = %s.id AND u.field = '%s' ORDER BY u.position LIMIT 1)",
          entity->name, table, field->name);
    case NZ_TYPE_CONTACTS:
      return g_strdup_printf ("(SELECT c.value FROM contact c WHERE c.\"%s\" = %s.id AND c.kind = '%s' "
                              "ORDER BY c.position LIMIT 1)",
                              entity->name, table, field->target);
    case NZ_TYPE_DATE:
    case NZ_TYPE_TIME:
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_BOOLEAN:
    default:
      return g_strdup_printf ("%s.\"%s\"", table, field->name);
    }
}

/* The same of a derived column, on the day of the question. */
static char *
order_expression (const NzQuery *query, const NzField *field, NzSqlBuilder *builder)
{
  const NzEntity *via = nz_field_get_via (query->entity, field, NULL);

  if (via == NULL)
    return own_order_expression (query->entity, field, "t");
  NzDate day = nz_date_is_set (query->rule_day) ? query->rule_day : query->day;
  char iso[NZ_DATE_TEXT_SIZE];
  g_autofree char *value = own_order_expression (via, nz_entity_field (via, field->name), "v");
  int parameter = nz_sql_builder_text (
      builder, nz_date_to_iso (nz_date_first_day (nz_date_is_set (day) ? day : nz_date_today ()), iso));
  g_autofree char *rows = nz_derived_sql (query->entity, field, value, "t.id", parameter);

  return g_strdup_printf ("(%s LIMIT 1)", rows);
}

/* Whether @sort is what the kept keys are made of. */
static gboolean
is_kept_sort (const NzQuery *query, const NzSort *sort)
{
  return g_str_equal (sort->field, query->entity->sort);
}

static gboolean
is_default_order (const NzQuery *query)
{
  return query->n_sorts == 0 || (query->n_sorts == 1 && is_kept_sort (query, query->sorts));
}

static gboolean
is_descending (const NzQuery *query)
{
  return query->n_sorts == 1 && query->sorts[0].descending;
}

/* The entity's own order. (transfer full) */
static char *
ids_sql (const NzQuery *query, const NzSqlBuilder *builder)
{
  const char *entity = query->entity->name;
  const char *direction = is_descending (query) ? "DESC" : "ASC";
  g_autofree char *limit = query->limit > 0 ? g_strdup_printf (" LIMIT %u", query->limit) : g_strdup ("");
  g_autofree char *join = builder->where->len > 0
                              ? g_strdup_printf (" CROSS JOIN \"%s\" t ON t.id = k.record", entity)
                              : g_strdup ("");
  return g_strdup_printf (
      "SELECT k.record AS id FROM sort_key k%s WHERE k.entity = '%s'%s ORDER BY k.key %s, k.record %s%s",
      join, entity, builder->where->str, direction, direction, limit);
}

/* --- answers -------------------------------------------------------------------------------------------- */

/* (nullable): kept for the next time unless the builder says otherwise; then to be finalised. */
static sqlite3_stmt *
prepare (NzStore *store, const char *sql, const NzSqlBuilder *builder, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (!builder->once)
    return nz_sql_prepare (store, sql, error);
  if (sqlite3_prepare_v2 (store->db, sql, -1, &statement, NULL) != SQLITE_OK)
    nz_sql_set_error (store, error);
  return statement;
}

/* @sql: gives one column called id. */
static GArray *
collect (NzStore *store, const char *sql, const NzSqlBuilder *builder, GError **error)
{
  int pointer = (int)builder->parameters->len + 1;
  /* SQLite keeps the order of a subquery for an aggregate that it does not know. */
  g_autofree char *collecting = g_strdup_printf ("SELECT nz_collect (id, ?%d) FROM (%s)", pointer, sql);
  sqlite3_stmt *statement = prepare (store, collecting, builder, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean ok;

  if (statement == NULL)
    return NULL;
  nz_sql_builder_bind (builder, statement);
  sqlite3_bind_pointer (statement, pointer, ids, NZ_COLLECT_POINTER, NULL);
  ok = nz_sql_run (store, statement, error);
  /* Texts are the builder's. */
  if (builder->once)
    sqlite3_finalize (statement);
  else
    sqlite3_clear_bindings (statement);
  return ok ? g_steal_pointer (&ids) : NULL;
}

/* As collect (), without asking again what was asked before and is still true. */
static GArray *
collect_once (NzStore *store, const char *sql, const NzSqlBuilder *builder, GError **error)
{
  g_autofree char *question = nz_sql_builder_dup_question (builder, sql);
  GArray *ids = nz_order_peek (store, question);

  if (ids != NULL)
    return g_array_ref (ids);
  ids = collect (store, sql, builder, error);
  if (ids != NULL)
    nz_order_keep (store, question, ids);
  return ids;
}

/* The records that do not meet day, filters and rule, by id. */
static GArray *
failing_ids (NzStore *store, const NzQuery *query, GError **error)
{
  g_auto (NzSqlBuilder) builder = { 0 };
  g_autofree char *sql = NULL;

  if (!nz_sql_builder_ask (&builder, store, query, NULL, error))
    return NULL;
  if (builder.where->len == 0)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  sql = g_strdup_printf ("SELECT t.id AS id FROM \"%s\" t WHERE (1%s) IS NOT 1 ORDER BY t.id",
                         query->entity->name, builder.where->str);
  return collect_once (store, sql, &builder, error);
}

/* All records of the entity: the first so many of them are quick to ask for, all of them are kept. */
static GArray *
all_ids (NzStore *store, const NzEntity *entity, GError **error)
{
  g_auto (NzSqlBuilder) builder = { 0 };
  g_autofree char *sql = g_strdup_printf (
      "SELECT record AS id FROM sort_key WHERE entity = '%s' ORDER BY key, record", entity->name);

  nz_sql_builder_init (&builder, entity);
  return collect_once (store, sql, &builder, error);
}

/* (transfer full) (element-type gint64): to be freed before @ids */
static GHashTable *
set_of (GArray *ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

/* A copy of @ids without those of @without, at most @limit of them, backwards if so asked. */
static GArray *
take (GArray *ids, GArray *without, gboolean backwards, guint limit)
{
  GArray *taken
      = g_array_sized_new (FALSE, FALSE, sizeof (gint64), limit > 0 ? MIN (limit, ids->len) : ids->len);
  g_autoptr (GHashTable) left_out = NULL;

  if (without->len == 0 && !backwards)
    return g_array_append_vals (taken, ids->data, limit > 0 ? MIN (limit, ids->len) : ids->len);
  left_out = set_of (without);
  for (guint i = 0; i < ids->len && (limit == 0 || taken->len < limit); i++)
    {
      gint64 *id = &g_array_index (ids, gint64, backwards ? ids->len - 1 - i : i);

      if (!g_hash_table_contains (left_out, id))
        g_array_append_val (taken, *id);
    }
  return taken;
}

/* Those of the ranked hits that meet the conditions too. */
static GArray *
ranked_ids (NzStore *store, const NzQuery *query, const NzTextMatch *match, GError **error)
{
  g_autoptr (GArray) failing = failing_ids (store, query, error);
  /* However many of the first hits fail, those of the first page are among so many. */
  guint most = query->limit > 0 && failing != NULL ? query->limit + failing->len : 0;
  g_autoptr (GArray) ranked
      = failing != NULL ? nz_text_index_ids (store, query->entity, match, most, error) : NULL;

  if (ranked == NULL || failing->len == 0)
    return g_steal_pointer (&ranked);
  return take (ranked, failing, FALSE, query->limit);
}

/* The default order under conditions. To look each record up in that order would be to jump about in the
 * table; so the table is read as it lies, and what does not meet the conditions is left out of the order. */
static GArray *
ids_in_order (NzStore *store, const NzQuery *query, GError **error)
{
  g_autoptr (GArray) all = all_ids (store, query->entity, error);
  g_autoptr (GArray) failing = all != NULL ? failing_ids (store, query, error) : NULL;

  return failing != NULL ? take (all, failing, is_descending (query), query->limit) : NULL;
}

/* By several fields, or one of which no key is kept. @place: an expression for where a record stands in the
 * entity's own order. (transfer full) */
static char *
sorted_sql (const NzQuery *query, NzSqlBuilder *builder, const char *place)
{
  const char *entity = query->entity->name;
  g_autofree char *limit = query->limit > 0 ? g_strdup_printf (" LIMIT %u", query->limit) : g_strdup ("");
  g_autoptr (GString) values = g_string_new (NULL);
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < query->n_sorts; i++)
    {
      const NzSort *sort = &query->sorts[i];
      const NzField *field = nz_entity_column (query->entity, sort->field);
      g_autofree char *expression = NULL;

      /* What nobody lacks stands in the entity's own order as it is. */
      if (is_kept_sort (query, sort) && i == query->n_sorts - 1 && (field->flags & NZ_FIELD_REQUIRED) != 0)
        {
          g_string_append_printf (order, "place %s, ", sort->descending ? "DESC" : "ASC");
          continue;
        }
      expression
          = is_kept_sort (query, sort) ? g_strdup_printf (
                "(SELECT nullif (k.key, '') FROM sort_key k WHERE k.entity = '%s' AND k.record = t.id)",
                entity)
                                       : order_expression (query, field, builder);

      g_string_append_printf (values, ", %s AS value%u", expression, i);
      /* What is empty stands last in both directions. */
      g_string_append_printf (order, "value%u IS NULL, value%u %s, ", i, i,
                              sort->descending ? "DESC" : "ASC");
    }
  return g_strdup_printf ("SELECT id FROM (SELECT t.id AS id, %s AS place%s FROM \"%s\" t WHERE 1%s) "
                          "ORDER BY %splace, id%s",
                          place, values->str, entity, builder->where->str, order->str, limit);
}

/* Where each of @ids stands. (transfer full): to be freed before @ids */
static GHashTable *
places_of (GArray *ids)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (places, &g_array_index (ids, gint64, i), GINT_TO_POINTER (i));
  return places;
}

/* The entity's own order, by which what is equal is sorted in the end, is in memory: numbers are compared
 * quicker than its keys. */
static GArray *
sorted_ids (NzStore *store, const NzQuery *query, const NzTextMatch *match, GError **error)
{
  g_autoptr (GArray) all = all_ids (store, query->entity, error);
  g_autoptr (GHashTable) places = all != NULL ? places_of (all) : NULL;
  g_auto (NzSqlBuilder) builder = { 0 };
  g_autofree char *place = NULL;
  g_autofree char *sql = NULL;

  if (all == NULL || !nz_sql_builder_ask (&builder, store, query, match, error))
    return NULL;
  place
      = g_strdup_printf ("nz_place (t.id, ?%d)", nz_sql_builder_pointer (&builder, places, NZ_PLACE_POINTER));
  sql = sorted_sql (query, &builder, place);
  return collect (store, sql, &builder, error);
}

/* Whether only what refers to one record is asked for: few, found by the index of the reference. */
static gboolean
is_narrow (const NzQuery *query)
{
  for (guint i = 0; i < query->n_filters; i++)
    {
      const NzField *field = nz_entity_field (query->entity, query->filters[i].field);

      if (field != NULL && field->type == NZ_TYPE_REFERENCE && query->filters[i].integer != 0)
        return TRUE;
    }
  return FALSE;
}

/* Few records: each brings its own key, and no others are looked at. */
static GArray *
narrow_ids (NzStore *store, const NzQuery *query, const NzTextMatch *match, GError **error)
{
  NzQuery narrow = *query;
  g_auto (NzSqlBuilder) builder = { 0 };
  g_autofree char *place = g_strdup_printf (
      "(SELECT p.key FROM sort_key p WHERE p.entity = '%s' AND p.record = t.id)", query->entity->name);
  g_autofree char *sql = NULL;

  if (!nz_sql_builder_ask (&builder, store, query, match, error))
    return NULL;
  /* the entity's own order is that of the keys as they are */
  if (is_default_order (query))
    narrow.n_sorts = 0;
  sql = sorted_sql (&narrow, &builder, place);
  return collect (store, sql, &builder, error);
}

/* Whether the fields and the rule are the entity's. */
static gboolean
is_sound (const NzQuery *query)
{
  for (guint i = 0; i < query->n_sorts; i++)
    if (nz_entity_column (query->entity, query->sorts[i].field) == NULL)
      return FALSE;
  return query->rule == NULL || nz_rule_get_entity (query->rule) == query->entity;
}

/* What is searched for, as far as the question may take its time. */
static gboolean
init_match (NzStore *store, const NzQuery *query, NzTextMatch *match, GError **error)
{
  if (query->lacks != NULL)
    *query->lacks = FALSE;
  if (query->search == NULL)
    return TRUE;
  if (!nz_text_words_load (store, query->quick, NULL, error))
    return FALSE;
  nz_text_match_init (match, store, query->search);
  match->is_quick = query->quick && query->limit > 0;
  if (query->lacks != NULL)
    *query->lacks = match->is_quick && match->is_bounded;
  return TRUE;
}

GArray *
nz_query_ids (NzStore *store, const NzQuery *query, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && !store->closed && query != NULL && query->entity != NULL,
                        NULL);
  g_return_val_if_fail (is_sound (query), NULL);

  g_auto (NzTextMatch) match = { 0 };

  if (!init_match (store, query, &match, error))
    return NULL;
  if (match.n_words > 0 && query->n_sorts == 0)
    return ranked_ids (store, query, &match, error);
  if (is_narrow (query) && !(is_default_order (query) && is_descending (query)))
    return narrow_ids (store, query, &match, error);
  /* A first page needs no more than the beginning of the index. */
  if (match.n_words == 0 && is_default_order (query) && query->limit == 0)
    return ids_in_order (store, query, error);
  if (!is_default_order (query))
    return sorted_ids (store, query, &match, error);

  g_auto (NzSqlBuilder) builder = { 0 };
  g_autofree char *sql = NULL;

  if (!nz_sql_builder_ask (&builder, store, query, &match, error))
    return NULL;
  sql = ids_sql (query, &builder);
  return collect (store, sql, &builder, error);
}

gint64
nz_query_count (NzStore *store, const NzQuery *query, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && !store->closed && query != NULL && query->entity != NULL, 0);
  g_return_val_if_fail (is_sound (query), 0);

  g_auto (NzTextMatch) match = { 0 };

  if (!init_match (store, query, &match, error))
    return 0;

  g_auto (NzSqlBuilder) builder = { 0 };
  g_autoptr (GArray) counts = NULL;
  g_autofree char *sql = NULL;

  if (!nz_sql_builder_ask (&builder, store, query, &match, error))
    return 0;
  sql = g_strdup_printf ("SELECT count(*) AS id FROM \"%s\" t WHERE 1%s", query->entity->name,
                         builder.where->str);
  counts = collect (store, sql, &builder, error);
  return counts != NULL && counts->len == 1 ? g_array_index (counts, gint64, 0) : 0;
}

GPtrArray *
nz_query_records (NzStore *store, const NzQuery *query, GError **error)
{
  g_autoptr (GArray) ids = nz_query_ids (store, query, error);

  if (ids == NULL)
    return NULL;
  return nz_store_get_many (store, query->entity, (const gint64 *)ids->data, ids->len, error);
}

gint64
nz_query_find_text (NzStore *store, const NzEntity *entity, const char *field, const char *text)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && !store->closed && entity != NULL && text != NULL, 0);
  g_return_val_if_fail (nz_entity_field (entity, field) != NULL, 0);
  g_return_val_if_fail (nz_field_is_column (nz_entity_field (entity, field)), 0);

  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY id LIMIT 1", entity->name, field);
  sqlite3_stmt *statement = nz_sql_prepare (store, sql, NULL);
  gint64 id = 0;

  if (statement == NULL)
    return 0;
  sqlite3_bind_text (statement, 1, text, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) == SQLITE_ROW)
    id = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return id;
}

GArray *
nz_query_everything (NzStore *store, const char *search, guint limit, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && !store->closed && search != NULL, NULL);

  g_auto (NzTextMatch) match = { 0 };
  const NzQuery query = { .search = search, .quick = TRUE };

  if (!init_match (store, &query, &match, error))
    return NULL;
  return nz_text_match_everything (store, &match, limit, error);
}
