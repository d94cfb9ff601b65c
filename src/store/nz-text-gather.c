/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-text.h"
#include "store/nz-store-private.h"

/* To be raised when this file or the folding in base/ makes other texts of the same record: every file then
 * makes its index anew. */
#define GATHERING_VERSION 1

/* U+FFFE sorts below everything else in the root collation (UTS 35, "merge separator"): "Müller, Anna" stands
 * before "Müllerin, Anna", and Müller and Mueller are one name whose people are sorted by their given names.
 */
#define MERGE_SEPARATOR "\xef\xbf\xbe"

/* How the texts of an entity's record are read: put together once from the description. */
typedef struct
{
  char *select;             /* ?1 the id */
  GPtrArray *columns;       /* const NzField *, in the order of the select */
  const NzField *sort;      /* (nullable) */
  char *contacts, *terms;   /* (nullable): statements that give a text and what it is of, ?1 the owner */
  GPtrArray *kinds, *lists; /* of which contacts and terms the texts are taken */
} Plan;

gboolean
nz_index_text_uses (const NzEntity *entity, const NzField *field)
{
  if ((field->flags & NZ_FIELD_CONFIDENTIAL) != 0)
    return FALSE;
  return (field->flags & (NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME)) != 0
         || g_strcmp0 (entity->sort, field->name) == 0;
}

/* In the order of the owner's index: any order does that stays, and for each record a sorter or a set for IN
 * would cost more than all the rest. So what is not searched is left out here and not in SQL. */
static void
plan_lists (Plan *plan, const NzEntity *entity)
{
  plan->kinds = g_ptr_array_new ();
  plan->lists = g_ptr_array_new ();
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if (!nz_index_text_uses (entity, field))
        continue;
      if (field->type == NZ_TYPE_CONTACTS)
        g_ptr_array_add (plan->kinds, (gpointer)field->target);
      else if (field->type == NZ_TYPE_TERMS)
        g_ptr_array_add (plan->lists, (gpointer)field->name);
    }
  if (plan->kinds->len > 0)
    plan->contacts = g_strdup_printf ("SELECT value, kind FROM contact WHERE \"%s\" = ?1", entity->name);
  if (plan->lists->len > 0)
    plan->terms = g_strdup_printf ("SELECT t.name, u.field FROM term_use AS u CROSS JOIN term AS t "
                                   "ON t.id = u.term WHERE u.\"%s\" = ?1",
                                   entity->name);
}

static gpointer
plan_new (const NzEntity *entity)
{
  Plan *plan = g_new0 (Plan, 1);
  g_autoptr (GString) sql = g_string_new ("SELECT id");

  plan->columns = g_ptr_array_new ();
  if (entity->sort != NULL)
    plan->sort = nz_entity_field (entity, entity->sort);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if (!nz_field_is_column (field) || !nz_index_text_uses (entity, field))
        continue;
      g_ptr_array_add (plan->columns, (gpointer)field);
      g_string_append_printf (sql, ", \"%s\"", field->name);
    }
  g_string_append_printf (sql, " FROM \"%s\" WHERE id = ?1", entity->name);
  plan->select = g_strdup (sql->str);
  plan_lists (plan, entity);
  return plan;
}

static const Plan *
get_plan (const NzEntity *entity)
{
  static NzEntityCache plans;
  return nz_entity_cache_get (&plans, entity, plan_new);
}

/* --- texts of one record
 * ------------------------------------------------------------------------------------------ */

typedef struct
{
  NzStore *store;
  const NzEntity *entity;
  const Plan *plan;
  /* values, one a line, so that no telephone number runs on into the next */
  GString *name, *body;
  /* the sort field's value, of a text as it is, of others in a form that sorts */
  char *sort;
  /* what the sort field does not say of the name */
  GString *rest;
} Gathering;

static void
add_line (GString *text, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
title_of (NzStore *store, const NzField *field, gint64 id)
{
  const NzEntity *target = nz_field_target (field);

  if (target == &nz_entity_term) /* by far the most frequent, and in the middle of an import */
    {
      sqlite3_stmt *statement = nz_sql_prepare (store, "SELECT name FROM term WHERE id = ?1", NULL);
      char *name = NULL;

      if (statement == NULL)
        return NULL;
      sqlite3_bind_int64 (statement, 1, id);
      if (sqlite3_step (statement) == SQLITE_ROW)
        name = nz_sql_dup_text (statement, 0);
      sqlite3_reset (statement);
      return name;
    }
  return target == NULL ? NULL : nz_store_title (store, target, id);
}

/* A value as words that somebody may search for. (transfer full) (nullable) */
static char *
value_as_words (NzStore *store, const NzField *field, sqlite3_stmt *statement, int column)
{
  const NzChoice *choice;

  switch (field->type)
    {
    case NZ_TYPE_REFERENCE:
      return title_of (store, field, sqlite3_column_int64 (statement, column));
    case NZ_TYPE_CHOICE:
      choice = nz_field_choice (field, (const char *)sqlite3_column_text (statement, column));
      return choice == NULL ? NULL : g_strdup_printf ("%s\n%s", choice->en, choice->de);
    case NZ_TYPE_TIME:
      return nz_time_format (sqlite3_column_int (statement, column));
    case NZ_TYPE_BOOLEAN:
      return NULL;
    default:
      return nz_sql_dup_text (statement, column);
    }
}

/* A value in a form whose bytes sort as the values do. (transfer full) */
static char *
value_as_key (NzStore *store, const NzField *field, sqlite3_stmt *statement, int column)
{
  const NzChoice *choice;

  switch (field->type)
    {
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_TIME:
    case NZ_TYPE_BOOLEAN:
      return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", (guint64)sqlite3_column_int64 (statement, column)
                                                                ^ (G_GUINT64_CONSTANT (1) << 63));
    case NZ_TYPE_CHOICE: /* in the order of the description */
      choice = nz_field_choice (field, (const char *)sqlite3_column_text (statement, column));
      return g_strdup_printf ("%04d", choice == NULL ? 9999 : (int)(choice - field->choices));
    case NZ_TYPE_REFERENCE:
      return title_of (store, field, sqlite3_column_int64 (statement, column));
    default:
      return nz_sql_dup_text (statement, column);
    }
}

static void
gather_column (Gathering *gathering, const NzField *field, sqlite3_stmt *statement, int column)
{
  gboolean is_name = (field->flags & NZ_FIELD_NAME) != 0;
  g_autofree char *words = NULL;

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return;
  if (field == gathering->plan->sort)
    gathering->sort = value_as_key (gathering->store, field, statement, column);
  if ((field->flags & (NZ_FIELD_SEARCHABLE | NZ_FIELD_NAME)) == 0)
    return;
  words = value_as_words (gathering->store, field, statement, column);
  add_line (is_name ? gathering->name : gathering->body, words);
  if (is_name && field != gathering->plan->sort && words != NULL)
    {
      if (gathering->rest->len > 0)
        g_string_append (gathering->rest, MERGE_SEPARATOR);
      g_string_append (gathering->rest, words);
    }
}

static gboolean
is_wanted (GPtrArray *wanted, const char *name)
{
  for (guint i = 0; i < wanted->len; i++)
    if (g_strcmp0 (g_ptr_array_index (wanted, i), name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
gather_list (Gathering *gathering, const char *sql, GPtrArray *wanted, gint64 id, GError **error)
{
  sqlite3_stmt *statement;
  int rc;

  if (sql == NULL)
    return TRUE;
  statement = nz_sql_prepare (gathering->store, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autofree char *value = nz_sql_dup_text (statement, 0);

      if (is_wanted (wanted, (const char *)sqlite3_column_text (statement, 1)))
        add_line (gathering->body, value);
    }
  if (rc != SQLITE_DONE)
    nz_sql_set_error (gathering->store, error);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE;
}

static gboolean
gather_row (Gathering *gathering, gint64 id, gboolean *exists, GError **error)
{
  const Plan *plan = gathering->plan;
  sqlite3_stmt *statement = nz_sql_prepare (gathering->store, plan->select, error);
  int rc;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  rc = sqlite3_step (statement);
  *exists = rc == SQLITE_ROW;
  for (guint i = 0; *exists && i < plan->columns->len; i++)
    gather_column (gathering, g_ptr_array_index (plan->columns, i), statement, (int)i + 1);
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    nz_sql_set_error (gathering->store, error);
  sqlite3_reset (statement);
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

/* Texts by the collator; other values as they are, those that are equal by the rest of the name. */
static char *
make_sort_key (const Gathering *gathering)
{
  const NzField *field = gathering->plan->sort;
  const char *value = gathering->sort == NULL ? "" : gathering->sort;
  gboolean is_text = field != NULL
                     && (field->type == NZ_TYPE_TEXT || field->type == NZ_TYPE_LONG_TEXT
                         || field->type == NZ_TYPE_REFERENCE);
  g_autofree char *joined = NULL, *rest = NULL;

  if (is_text)
    {
      joined = gathering->rest->len == 0 ? g_strdup (value)
                                         : g_strconcat (value, MERGE_SEPARATOR, gathering->rest->str, NULL);
      return gathering->entity->sort_as_name ? nz_text_sort_key_names (joined)
                                             : nz_text_sort_key_words (joined);
    }
  if (gathering->rest->len == 0)
    return g_strdup (value);
  rest = nz_text_sort_key_words (gathering->rest->str);
  return g_strconcat (value, " ", rest, NULL);
}

void
nz_index_text_clear (NzIndexText *text)
{
  g_clear_pointer (&text->name, g_free);
  g_clear_pointer (&text->body, g_free);
  g_clear_pointer (&text->sort_key, g_free);
  text->exists = FALSE;
}

gboolean
nz_index_text_gather (NzStore *store, const NzEntity *entity, gint64 id, NzIndexText *text, GError **error)
{
  const Plan *plan = get_plan (entity);
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GString) rest = g_string_new (NULL);
  Gathering gathering = { store, entity, plan, name, body, NULL, rest };
  gboolean ok;

  nz_index_text_clear (text);
  ok = gather_row (&gathering, id, &text->exists, error);
  if (ok && text->exists)
    ok = gather_list (&gathering, plan->contacts, plan->kinds, id, error)
         && gather_list (&gathering, plan->terms, plan->lists, id, error);
  if (ok && text->exists)
    {
      text->name = nz_text_fold_for_index (name->str);
      text->body = nz_text_fold_for_index (body->str);
      text->sort_key = make_sort_key (&gathering);
    }
  g_free (gathering.sort);
  return ok;
}

char *
nz_index_text_version (void)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *digest = NULL;

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      g_autofree char *head = g_strdup_printf (
          "%s %s %d;", entity->name, entity->sort == NULL ? "" : entity->sort, entity->sort_as_name);

      g_checksum_update (checksum, (const guchar *)head, -1);
      for (guint j = 0; j < entity->n_fields; j++)
        {
          const NzField *field = &entity->fields[j];
          g_autofree char *line = g_strdup_printf ("%s %d %u;", field->name, field->type, field->flags);

          if (nz_index_text_uses (entity, field))
            g_checksum_update (checksum, (const guchar *)line, -1);
        }
    }
  digest = g_strndup (g_checksum_get_string (checksum), 16);
  return g_strdup_printf ("%d %s %s", GATHERING_VERSION, nz_text_collator_version (), digest);
}
