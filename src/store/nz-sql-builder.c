/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-sql-builder.h"

typedef struct
{
  char *text; /* (nullable) */
  gint64 integer;
  gboolean is_null;
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
  g_array_set_clear_func (builder->parameters, parameter_clear);
}

void
nz_sql_builder_clear (NzSqlBuilder *builder)
{
  if (builder->where == NULL)
    return;
  g_string_free (builder->where, TRUE);
  g_array_unref (builder->parameters);
  builder->where = NULL;
}

int
nz_sql_builder_text (NzSqlBuilder *builder, const char *text)
{
  Parameter parameter = { g_strdup (text), 0, text == NULL };

  g_array_append_val (builder->parameters, parameter);
  return (int)builder->parameters->len;
}

int
nz_sql_builder_int (NzSqlBuilder *builder, gint64 integer)
{
  Parameter parameter = { NULL, integer, FALSE };

  g_array_append_val (builder->parameters, parameter);
  return (int)builder->parameters->len;
}

void
nz_sql_builder_bind (const NzSqlBuilder *builder, sqlite3_stmt *statement)
{
  for (guint i = 0; i < builder->parameters->len; i++)
    {
      const Parameter *parameter = &g_array_index (builder->parameters, Parameter, i);

      if (parameter->text != NULL)
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

      g_string_append_printf (question, "\n%d %" G_GINT64_FORMAT " %s", parameter->is_null,
                              parameter->integer, parameter->text != NULL ? parameter->text : "");
    }
  return g_string_free (g_steal_pointer (&question), FALSE);
}
