/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"
#include "base/nz-text.h"
#include "store/nz-rule-private.h"
#include "store/nz-sql-builder.h"

/* A rule as SQL over the table "t". Every condition gives 0 or 1, never NULL, so that NOT is the opposite.
 * What hangs on a record is asked by "IN (SELECT …)", which SQLite answers once for all records. */

typedef struct
{
  NzSqlBuilder *builder;
  NzDate day;
} Context;

/* A condition or a part of one, appended to @sql. */
typedef void (*AppendFunc) (Context *context, GString *sql, gconstpointer data, guint index);

/* "((a OR b) OR (c OR d))": SQLite's limit is on the depth. */
static void
append_balanced (Context *context,
                 GString *sql,
                 const char *word,
                 AppendFunc append,
                 gconstpointer data,
                 guint first,
                 guint n)
{
  if (n == 1)
    {
      append (context, sql, data, first);
      return;
    }
  g_string_append_c (sql, '(');
  append_balanced (context, sql, word, append, data, first, n / 2);
  g_string_append_printf (sql, " %s ", word);
  append_balanced (context, sql, word, append, data, first + n / 2, n - n / 2);
  g_string_append_c (sql, ')');
}

/* --- one value ------------------------------------------------------------------------------------------ */

/* What is compared: "t" and "name"; of contacts "c" and "value". */
typedef struct
{
  const NzRule *rule;
  NzRuleKind kind; /* never negative */
  const char *column;
} Comparison;

static int
number (Context *context, const NzField *field, const char *value)
{
  gint64 id = 0;
  int minutes = 0;

  switch (field->type)
    {
    case NZ_TYPE_REFERENCE:
    case NZ_TYPE_TERMS:
      nz_id_parse (value, &id);
      return nz_sql_builder_int (context->builder, id);
    case NZ_TYPE_TIME:
      nz_time_parse (value, &minutes);
      return nz_sql_builder_int (context->builder, minutes);
    default:
      return nz_sql_builder_int (context->builder, g_ascii_strtoll (value, NULL, 10));
    }
}

/* One value of those of which one must fit. */
static void
append_value (Context *context, GString *sql, gconstpointer data, guint index)
{
  const Comparison *comparison = data;
  const char *column = comparison->column;
  const char *value = comparison->rule->values[index];
  const char *sign = comparison->kind == NZ_RULE_BEFORE ? "<" : ">";

  if (comparison->kind == NZ_RULE_CONTAINS)
    {
      g_autofree char *expanded = nz_text_match_key (value);
      g_autofree char *plain = nz_text_plain_key (value);
      int a = nz_sql_builder_text (context->builder, expanded);
      int b = nz_sql_builder_text (context->builder, plain);

      g_string_append_printf (sql, "nz_contains (%s, ?%d, ?%d)", column, a, b);
    }
  else if (comparison->rule->field->type != NZ_TYPE_DATE)
    g_string_append_printf (sql, "%s %s ?%d", column, sign, number (context, comparison->rule->field, value));
  else
    {
      int v = nz_sql_builder_text (context->builder, value);

      if (comparison->kind == NZ_RULE_IS)
        g_string_append_printf (sql, "substr (%s, 1, length (?%d)) = ?%d", column, v, v);
      else
        /* As far as both are known. */
        g_string_append_printf (sql, "substr (%s, 1, length (?%d)) %s substr (?%d, 1, length (%s))", column,
                                v, sign, v, column);
    }
}

/* "column IN (?1, ?2)" */
static void
append_in (Context *context, GString *sql, const Comparison *comparison)
{
  const NzField *field = comparison->rule->field;
  gboolean is_text
      = field->type == NZ_TYPE_TEXT || field->type == NZ_TYPE_LONG_TEXT || field->type == NZ_TYPE_CONTACTS;

  g_string_append_printf (sql, is_text ? "nz_fold (%s) IN (" : "%s IN (", comparison->column);
  for (guint i = 0; comparison->rule->values[i] != NULL; i++)
    {
      const char *value = comparison->rule->values[i];
      g_autofree char *key = is_text ? nz_text_match_key (value) : NULL;
      int parameter = is_text                         ? nz_sql_builder_text (context->builder, key)
                      : field->type == NZ_TYPE_CHOICE ? nz_sql_builder_text (context->builder, value)
                                                      : number (context, field, value);

      g_string_append_printf (sql, "%s?%d", i > 0 ? ", " : "", parameter);
    }
  g_string_append_c (sql, ')');
}

/* What a column must fulfil; NULL where it is empty. */
static void
append_comparison (Context *context, GString *sql, const Comparison *comparison)
{
  if (comparison->kind == NZ_RULE_NOT_EMPTY)
    g_string_append_printf (sql, "%s IS NOT NULL", comparison->column);
  else if (comparison->kind == NZ_RULE_IS && comparison->rule->field->type != NZ_TYPE_DATE)
    append_in (context, sql, comparison);
  else
    append_balanced (context, sql, "OR", append_value, comparison, 0,
                     g_strv_length (comparison->rule->values));
}

/* --- a field -------------------------------------------------------------------------------------------- */

/* A field of @owner, whose table is called @table in the question. */
static void
append_field (Context *context,
              GString *sql,
              const NzRule *rule,
              NzRuleKind kind,
              const NzEntity *owner,
              const char *table)
{
  const NzField *field = rule->field;
  gboolean is_further = nz_field_get_further (owner, field) != NULL;
  g_autofree char *own = g_strdup_printf ("%s.\"%s\"", table, field->name);
  Comparison comparison = { rule, kind, own };

  if (field->type == NZ_TYPE_TERMS)
    {
      comparison.column = "u.term";
      g_string_append_printf (sql,
                              "%s.id IN (SELECT u.\"%s\" FROM term_use u WHERE u.\"%s\" IS NOT NULL AND "
                              "u.field = '%s' AND ",
                              table, owner->name, owner->name, field->name);
    }
  else if (field->type == NZ_TYPE_CONTACTS)
    {
      comparison.column = "c.value";
      g_string_append_printf (sql,
                              "%s.id IN (SELECT c.\"%s\" FROM contact c WHERE c.\"%s\" IS NOT NULL AND "
                              "c.kind = '%s' AND ",
                              table, owner->name, owner->name, field->target);
    }
  else if (is_further)
    {
      g_autofree char *about = nz_about_sql (owner, field);

      comparison.column = "a.target";
      g_string_append_printf (sql, "%s.id IN (SELECT a.record FROM %s a WHERE ", table, about);
    }
  else
    g_string_append (sql, "coalesce (");
  append_comparison (context, sql, &comparison);
  g_string_append (sql, nz_field_is_list (field) || is_further ? ")" : ", 0)");
}

static char *
active_sql (Context *context, const NzEntity *entity, const char *table, NzDate day)
{
  const NzField *since = nz_entity_field_with (entity, NZ_FIELD_SINCE);
  const NzField *until = nz_entity_field_with (entity, NZ_FIELD_UNTIL);
  char iso[NZ_DATE_TEXT_SIZE];

  if (since == NULL && until == NULL)
    return g_strdup ("1");
  return nz_date_active_sql (
      table, since != NULL ? since->name : NULL, until != NULL ? until->name : NULL,
      nz_sql_builder_text (context->builder, nz_date_to_iso (nz_date_first_day (day), iso)));
}

typedef struct
{
  const NzRule *rule;
  NzRuleKind kind;
  GPtrArray *links;
} Via;

/* What hangs on the record by one reference. */
static void
append_via (Context *context, GString *sql, gconstpointer data, guint index)
{
  const Via *via = data;
  const NzEntity *owner = via->rule->via;
  const NzField *link = via->links->pdata[index];
  g_autofree char *active = active_sql (context, owner, "v", context->day);
  g_autofree char *about = nz_about_sql (owner, link);

  if (nz_field_get_further (owner, link) != NULL)
    g_string_append_printf (
        sql, "t.id IN (SELECT b.target FROM %s b JOIN \"%s\" v ON v.id = b.record WHERE %s AND ", about,
        owner->name, active);
  else
    g_string_append_printf (sql,
                            "t.id IN (SELECT v.\"%s\" FROM \"%s\" v WHERE v.\"%s\" IS NOT NULL AND %s AND ",
                            link->name, owner->name, link->name, active);
  append_field (context, sql, via->rule, via->kind, owner, "v");
  g_string_append_c (sql, ')');
}

static void
append_condition (Context *context, GString *sql, const NzRule *rule)
{
  NzRuleKind positive;
  gboolean negative = nz_rule_kind_is_negative (rule->kind, &positive);

  if (rule->kind == NZ_RULE_ACTIVE)
    {
      NzDate day = context->day;
      g_autofree char *active = NULL;

      if (rule->values[0] != NULL)
        nz_date_parse_iso (rule->values[0], &day);
      active = active_sql (context, rule->entity, "t", day);
      g_string_append (sql, active);
      return;
    }
  if (negative)
    g_string_append (sql, "NOT ");
  if (rule->via != NULL)
    {
      g_autoptr (GPtrArray) links = nz_rule_links (rule->entity, rule->via);
      Via via = { rule, positive, links };

      append_balanced (context, sql, "OR", append_via, &via, 0, links->len);
    }
  else
    append_field (context, sql, rule, positive, rule->entity, "t");
}

/* --- groups --------------------------------------------------------------------------------------------- */

static void append_group (Context *context, GString *sql, const NzRule *group);

static void
append_part (Context *context, GString *sql, gconstpointer data, guint index)
{
  const NzRule *part = g_ptr_array_index ((GPtrArray *)data, index);

  if (nz_rule_is_group (part))
    append_group (context, sql, part);
  else
    append_condition (context, sql, part);
}

/* @group: not empty. */
static void
append_group (Context *context, GString *sql, const NzRule *group)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < group->parts->len; i++)
    if (!nz_rule_is_empty (group->parts->pdata[i]))
      g_ptr_array_add (parts, group->parts->pdata[i]);
  append_balanced (context, sql, group->kind == NZ_RULE_ANY ? "OR" : "AND", append_part, parts, 0,
                   parts->len);
}

gboolean
nz_rule_append_sql (const NzRule *rule, NzSqlBuilder *builder, NzDate day, GError **error)
{
  Context context = { builder, nz_date_is_set (day) ? day : nz_date_today () };

  if (nz_rule_is_empty (rule))
    return TRUE;
  if (!nz_rule_fits (rule, error))
    return FALSE;
  builder->once = TRUE;
  g_string_append (builder->where, " AND ");
  if (nz_rule_is_group (rule))
    append_group (&context, builder->where, rule);
  else
    append_condition (&context, builder->where, rule);
  return TRUE;
}
