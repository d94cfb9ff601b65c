/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "store/nz-past-private.h"

/* What a record is called, by the title of its description: "{a|b}" is the first field that is not empty,
 * "[…]" vanishes where a field in it is empty. The rule is in nz-entity.h. Only the columns that the title
 * names are read. */

/* A title's references lead at most through invitation → meeting → working group. */
#define MOST_DEPTH 4

/* The columns that a title reads. */
typedef struct
{
  char *sql;
  GPtrArray *fields; /* (element-type NzField), in the order of the columns */
} Plan;

/* Where the values of one title come from. */
typedef struct
{
  NzStore *store;
  NzLanguage language;
  int depth;
  const Plan *plan;
  char **values;    /* of a row, per field of the plan */
  NzRecord *record; /* or of a record */
} Source;

static char *title_at (NzStore *store, const NzEntity *entity, gint64 id, NzLanguage language, int depth);

/* --- plans ---------------------------------------------------------------------------------------------- */

static void
plan_add (Plan *plan, const NzEntity *entity, const char *name)
{
  const NzField *field = nz_entity_field (entity, name);

  g_assert (field != NULL && nz_field_is_column (field));
  if (!g_ptr_array_find (plan->fields, field, NULL))
    g_ptr_array_add (plan->fields, (gpointer)field);
}

static gpointer
plan_new (const NzEntity *entity)
{
  Plan *plan = g_new0 (Plan, 1);
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  plan->fields = g_ptr_array_new ();
  for (const char *start = strchr (entity->title, '{'); start != NULL; start = strchr (start, '{'))
    {
      const char *end = strchr (++start, '}');
      g_assert (end != NULL);
      g_autofree char *inside = g_strndup (start, (gsize)(end - start));
      g_auto (GStrv) names = g_strsplit (inside, "|", -1);

      for (guint i = 0; names[i] != NULL; i++)
        plan_add (plan, entity, names[i]);
    }
  for (guint i = 0; i < plan->fields->len; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "",
                            ((const NzField *)g_ptr_array_index (plan->fields, i))->name);
  g_string_append_printf (sql, " FROM \"%s\" WHERE id = ?1", entity->name);
  plan->sql = g_string_free (g_steal_pointer (&sql), FALSE);
  return plan;
}

static const Plan *
plan_of (const NzEntity *entity)
{
  static NzEntityCache plans;
  return nz_entity_cache_get (&plans, entity, plan_new);
}

/* --- values --------------------------------------------------------------------------------------------- */

/* A value as the file has it, for eyes. (transfer full): "" for none. */
static char *
format_stored (const Source *source, const NzField *field, const char *stored)
{
  NzDate date;

  if (stored == NULL)
    return g_strdup ("");
  switch (field->type)
    {
    case NZ_TYPE_REFERENCE:
      return title_at (source->store, nz_field_target (field), g_ascii_strtoll (stored, NULL, 10),
                       source->language, source->depth + 1);
    case NZ_TYPE_CHOICE:
      {
        const NzChoice *choice = nz_field_choice (field, stored);
        return g_strdup (choice != NULL ? nz_choice_label (choice, source->language) : stored);
      }
    case NZ_TYPE_DATE:
      return nz_date_parse_iso (stored, &date) ? nz_date_format (date, source->language, NZ_DATE_LONG)
                                               : g_strdup (stored);
    case NZ_TYPE_TIME:
      return nz_time_format (atoi (stored));
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_BOOLEAN:
    case NZ_TYPE_TERMS:
    case NZ_TYPE_CONTACTS:
    default:
      return g_strdup (stored);
    }
}

/* (transfer full): "" for none. */
static char *
value_of (const Source *source, const NzField *field)
{
  guint index;

  if (source->record == NULL)
    {
      g_ptr_array_find (source->plan->fields, field, &index);
      return format_stored (source, field, source->values[index]);
    }
  if (field->type == NZ_TYPE_REFERENCE)
    {
      gint64 id = nz_record_get_int (source->record, field->name);
      char *title
          = title_at (source->store, nz_field_target (field), id, source->language, source->depth + 1);

      /* only a record out of the history names one that is gone */
      if (*title != '\0' || id == 0)
        return title;
      g_free (title);
      return nz_title_of_gone (source->store, nz_field_target (field), id);
    }
  return nz_record_dup_display (source->record, field, source->language);
}

/* --- the template --------------------------------------------------------------------------------------- */

/* Appends what stands for "{a|b}"; FALSE if all of them are empty. */
static gboolean
append_first (
    GString *title, const Source *source, const NzEntity *entity, const char *start, const char *end)
{
  g_autofree char *inside = g_strndup (start, (gsize)(end - start));
  g_auto (GStrv) names = g_strsplit (inside, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = value_of (source, nz_entity_field (entity, names[i]));

      if (*value == '\0')
        continue;
      g_string_append (title, value);
      return TRUE;
    }
  return FALSE;
}

/* White space: none at the ends, one blank between words. */
static char *
normalise (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  gboolean blank = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          blank = out->len > 0;
          continue;
        }
      if (blank)
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static char *
expand (const Source *source, const NzEntity *entity)
{
  g_autoptr (GString) title = g_string_new (NULL);
  gsize part_start = 0;
  gboolean part_empty = FALSE;

  for (const char *p = entity->title; *p != '\0'; p++)
    {
      if (*p == '[')
        {
          part_start = title->len;
          part_empty = FALSE;
        }
      else if (*p == ']')
        {
          if (part_empty)
            g_string_truncate (title, part_start);
        }
      else if (*p == '{')
        {
          const char *end = strchr (p, '}');

          if (!append_first (title, source, entity, p + 1, end))
            part_empty = TRUE;
          p = end;
        }
      else
        g_string_append_c (title, *p);
    }
  return normalise (title->str);
}

/* --- titles --------------------------------------------------------------------------------------------- */

static char *
title_at (NzStore *store, const NzEntity *entity, gint64 id, NzLanguage language, int depth)
{
  const Plan *plan = plan_of (entity);
  g_autoptr (GPtrArray) values = NULL; /* an element is NULL where the column is */
  sqlite3_stmt *statement;

  if (id == 0 || depth > MOST_DEPTH)
    return g_strdup ("");
  statement = nz_sql_prepare (store, plan->sql, NULL);
  if (statement == NULL)
    return g_strdup ("");
  sqlite3_bind_int64 (statement, 1, id);
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      values = g_ptr_array_new_full (plan->fields->len, g_free);
      for (guint i = 0; i < plan->fields->len; i++)
        g_ptr_array_add (values, nz_sql_dup_text (statement, (int)i));
    }
  /* Before references are resolved, which may need the same statement. */
  sqlite3_reset (statement);
  if (values == NULL)
    return g_strdup ("");

  Source source = { store, language, depth, plan, (char **)values->pdata, NULL };
  return expand (&source, entity);
}

char *
nz_store_title (NzStore *self, const NzEntity *entity, gint64 id)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && entity != NULL && !self->closed, g_strdup (""));
  return title_at (self, entity, id, nz_get_language (), 0);
}

char *
nz_title_of_record (NzStore *store, NzRecord *record)
{
  Source source = { store, nz_get_language (), 0, NULL, NULL, record };

  return expand (&source, nz_record_get_entity (record));
}

char *
nz_store_display (NzStore *self, NzRecord *record, const NzField *field, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && NZ_IS_RECORD (record) && field != NULL, g_strdup (""));

  if (field->type == NZ_TYPE_REFERENCE)
    return title_at (self, nz_field_target (field), nz_record_get_int (record, field->name), language, 0);
  if (field->type == NZ_TYPE_TERMS)
    {
      guint n;
      const gint64 *ids = nz_record_get_ids (record, field->name, &n);
      GString *text = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *title = title_at (self, &nz_entity_term, ids[i], language, 0);

          if (*title != '\0')
            g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", title);
        }
      return g_string_free (text, FALSE);
    }
  return nz_record_dup_display (record, field, language);
}
