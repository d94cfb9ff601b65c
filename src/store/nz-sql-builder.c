/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-sql-builder.h"

#include <string.h>

typedef struct
{
  char *text; /* (nullable) */
  gint64 integer;
  gboolean is_null;
  gpointer pointer; /* (nullable): then of the type below */
  const char *pointer_type;
} Parameter;

static void
parameter_clear (gpointer data)
{
  g_free (((Parameter *)data)->text);
}

void
nz_sql_builder_init (NzSqlBuilder *builder, const NzEntity *entity)
{
  builder->entity = entity;
  builder->where = g_string_new (NULL);
  builder->parameters = g_array_new (FALSE, TRUE, sizeof (Parameter));
  builder->once = FALSE;
  builder->found = NULL;
  builder->found_set = NULL;
  g_array_set_clear_func (builder->parameters, parameter_clear);
}

void
nz_sql_builder_clear (NzSqlBuilder *builder)
{
  if (builder->where == NULL)
    return;
  g_string_free (builder->where, TRUE);
  g_array_unref (builder->parameters);
  g_clear_pointer (&builder->found_set, g_hash_table_unref);
  g_clear_pointer (&builder->found, g_array_unref);
  builder->where = NULL;
}

int
nz_sql_builder_text (NzSqlBuilder *builder, const char *text)
{
  Parameter parameter = { .text = g_strdup (text), .is_null = text == NULL };

  g_array_append_val (builder->parameters, parameter);
  return (int)builder->parameters->len;
}

int
nz_sql_builder_int (NzSqlBuilder *builder, gint64 integer)
{
  Parameter parameter = { .integer = integer };

  g_array_append_val (builder->parameters, parameter);
  return (int)builder->parameters->len;
}

int
nz_sql_builder_pointer (NzSqlBuilder *builder, gpointer pointer, const char *type)
{
  Parameter parameter = { .pointer = pointer, .pointer_type = type };

  g_array_append_val (builder->parameters, parameter);
  return (int)builder->parameters->len;
}

void
nz_sql_builder_bind (const NzSqlBuilder *builder, sqlite3_stmt *statement)
{
  for (guint i = 0; i < builder->parameters->len; i++)
    {
      const Parameter *parameter = &g_array_index (builder->parameters, Parameter, i);

      if (parameter->pointer != NULL)
        sqlite3_bind_pointer (statement, (int)i + 1, parameter->pointer, parameter->pointer_type, NULL);
      else if (parameter->text != NULL)
        sqlite3_bind_text (statement, (int)i + 1, parameter->text, -1, SQLITE_STATIC);
      else if (!parameter->is_null)
        sqlite3_bind_int64 (statement, (int)i + 1, parameter->integer);
    }
}

char *
nz_sql_builder_dup_question (const NzSqlBuilder *builder, const char *sql)
{
  g_autoptr (GString) question = g_string_new (sql);

  for (guint i = 0; i < builder->parameters->len; i++)
    {
      const Parameter *parameter = &g_array_index (builder->parameters, Parameter, i);

      const char *text = parameter->text != NULL ? parameter->text : "";

      /* with its length: a text with line breaks reads like several */
      g_string_append_printf (question, "\n%d %" G_GINT64_FORMAT " %zu %s", parameter->is_null,
                              parameter->integer, strlen (text), text);
    }
  return g_string_free (g_steal_pointer (&question), FALSE);
}

/* --- conditions ----------------------------------------------------------------------------------------- */

char *
nz_date_active_on_sql (const char *table, const char *since, const char *until, const char *day)
{
  g_autofree char *prefix = table != NULL ? g_strconcat (table, ".", NULL) : g_strdup ("");
  g_autofree char *begun = NULL;
  g_autofree char *going = NULL;

  if (since != NULL)
    begun = g_strdup_printf ("(%s\"%s\" IS NULL OR %s\"%s\" <= %s)", prefix, since, prefix, since, day);
  /* An until that is known to the month holds to the last day of that month. */
  if (until != NULL)
    going = g_strdup_printf ("(%s\"%s\" IS NULL OR %s\"%s\" >= substr(%s, 1, length(%s\"%s\")))", prefix,
                             until, prefix, until, day, prefix, until);
  if (begun != NULL && going != NULL)
    return g_strdup_printf ("(%s AND %s)", begun, going);
  return g_strdup (begun != NULL ? begun : going != NULL ? going : "1");
}

char *
nz_date_active_sql (const char *table, const char *since, const char *until, int parameter)
{
  char day[16];

  g_snprintf (day, sizeof day, "?%d", parameter);
  return nz_date_active_on_sql (table, since, until, day);
}

static void
add_day (NzSqlBuilder *builder, NzDate day)
{
  const NzField *since = nz_entity_field_with (builder->entity, NZ_FIELD_SINCE);
  const NzField *until = nz_entity_field_with (builder->entity, NZ_FIELD_UNTIL);
  char iso[NZ_DATE_TEXT_SIZE];
  g_autofree char *active = NULL;

  if (!nz_date_is_set (day) || (since == NULL && until == NULL))
    return;
  active = nz_date_active_sql ("t", since != NULL ? since->name : NULL, until != NULL ? until->name : NULL,
                               nz_sql_builder_text (builder, nz_date_to_iso (nz_date_first_day (day), iso)));
  g_string_append_printf (builder->where, " AND %s", active);
}

static void
add_list_filter (NzSqlBuilder *builder, const NzField *field, const NzFilter *filter)
{
  const char *entity = builder->entity->name;

  if (field->type == NZ_TYPE_TERMS)
    g_string_append_printf (
        builder->where,
        " AND EXISTS (SELECT 1 FROM term_use u WHERE u.\"%s\" = t.id AND u.field = '%s' AND "
        "u.term = ?%d)",
        entity, field->name, nz_sql_builder_int (builder, filter->integer));
  else
    g_string_append_printf (
        builder->where,
        " AND EXISTS (SELECT 1 FROM contact c WHERE c.\"%s\" = t.id AND c.kind = '%s' AND "
        "c.value = ?%d)",
        entity, field->target, nz_sql_builder_text (builder, filter->text));
}

/* By the field itself or by a row of the entity's further ones. */
static void
add_about_filter (NzSqlBuilder *builder, const NzField *field, gint64 id)
{
  g_autofree char *about = nz_about_sql (builder->entity, field);

  if (id != 0)
    g_string_append_printf (builder->where, " AND t.id IN (SELECT a.record FROM %s a WHERE a.target = ?%d)",
                            about, nz_sql_builder_int (builder, id));
  else
    g_string_append_printf (builder->where, " AND t.id NOT IN (SELECT a.record FROM %s a)", about);
}

static void
add_filter (NzSqlBuilder *builder, const NzFilter *filter)
{
  const NzField *field = nz_entity_field (builder->entity, filter->field);

  g_return_if_fail (field != NULL);

  if (nz_field_is_list (field))
    {
      add_list_filter (builder, field, filter);
      return;
    }
  if (nz_field_get_further (builder->entity, field) != NULL)
    {
      add_about_filter (builder, field, filter->integer);
      return;
    }
  gboolean is_text = field->type == NZ_TYPE_TEXT || field->type == NZ_TYPE_LONG_TEXT
                     || field->type == NZ_TYPE_CHOICE || field->type == NZ_TYPE_DATE;

  /* "Without a value" can be asked for too. */
  if (is_text ? filter->text == NULL || *filter->text == '\0'
              : field->type == NZ_TYPE_REFERENCE && filter->integer == 0)
    g_string_append_printf (builder->where, " AND t.\"%s\" IS NULL", field->name);
  else
    g_string_append_printf (builder->where, " AND t.\"%s\" = ?%d", field->name,
                            is_text ? nz_sql_builder_text (builder, filter->text)
                                    : nz_sql_builder_int (builder, filter->integer));
}

/* Records that no single expression finds. */
static gboolean
add_found (NzSqlBuilder *builder, NzStore *store, const NzTextMatch *match, GError **error)
{
  builder->found = nz_text_index_ids (store, builder->entity, match, 0, error);
  if (builder->found == NULL)
    return FALSE;
  builder->found_set = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < builder->found->len; i++)
    g_hash_table_add (builder->found_set, &g_array_index (builder->found, gint64, i));
  g_string_append_printf (builder->where, " AND nz_in (t.id, ?%d)",
                          nz_sql_builder_pointer (builder, builder->found_set, NZ_PLACE_POINTER));
  return TRUE;
}

static gboolean
add_search (NzSqlBuilder *builder, NzStore *store, const NzTextMatch *match, GError **error)
{
  gint64 first, last;
  int a, b, c;

  if (match->n_words == 0)
    return TRUE;
  if (match->expression == NULL)
    {
      g_string_append (builder->where, " AND 0");
      return TRUE;
    }
  if (match->is_bounded && !match->is_quick)
    return add_found (builder, store, match, error);

  nz_text_index_range (builder->entity, &first, &last);
  a = nz_sql_builder_text (builder, match->expression);
  b = nz_sql_builder_int (builder, first);
  c = nz_sql_builder_int (builder, last);
  g_string_append_printf (
      builder->where,
      " AND t.id IN (SELECT r.record FROM text_index JOIN text_index_row r ON r.id = "
      "text_index.rowid WHERE text_index MATCH ?%d AND text_index.rowid BETWEEN ?%d AND ?%d)",
      a, b, c);
  return TRUE;
}

gboolean
nz_sql_builder_ask (
    NzSqlBuilder *builder, NzStore *store, const NzQuery *query, const NzTextMatch *match, GError **error)
{
  nz_sql_builder_init (builder, query->entity);
  add_day (builder, query->day);
  for (guint i = 0; i < query->n_filters; i++)
    add_filter (builder, &query->filters[i]);
  if (query->rule != NULL
      && !nz_rule_append_sql (query->rule, builder,
                              nz_date_is_set (query->rule_day) ? query->rule_day : query->day, error))
    return FALSE;
  return match == NULL || add_search (builder, store, match, error);
}
