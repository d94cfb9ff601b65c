/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store-private.h"

G_BEGIN_DECLS

/* The conditions of a question under construction, with the values of its ?1, ?2 … */
typedef struct
{
  const NzEntity *entity;
  GString *where; /* " AND …" for each condition over the table "t" */
  GArray *parameters;
  GArray *found;         /* (nullable) (element-type gint64): the ids of what was searched for */
  GHashTable *found_set; /* (nullable): pointers to them */
  gboolean once;         /* the statement need not be kept: its text hardly ever comes again */
} NzSqlBuilder;

void nz_sql_builder_init (NzSqlBuilder *builder, const NzEntity *entity);
void nz_sql_builder_clear (NzSqlBuilder *builder);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NzSqlBuilder, nz_sql_builder_clear)

/* The number of the parameter. @text is copied; (nullable). */
int nz_sql_builder_text (NzSqlBuilder *builder, const char *text);
int nz_sql_builder_int (NzSqlBuilder *builder, gint64 integer);
/* For a function of the connection: @type as in sqlite3_bind_pointer(). @pointer must live as long as the
 * builder. */
int nz_sql_builder_pointer (NzSqlBuilder *builder, gpointer pointer, const char *type);
/* Texts are bound as they lie in the builder: clear the statement's bindings before the builder. */
void nz_sql_builder_bind (const NzSqlBuilder *builder, sqlite3_stmt *statement);

/* Begins, with the conditions of @query: day, filters and rule, and what @match says of the text index.
 * @match: (nullable): what is searched for does not matter here. FALSE only where the rule or the index
 * cannot be asked. */
gboolean nz_sql_builder_ask (
    NzSqlBuilder *builder, NzStore *store, const NzQuery *query, const NzTextMatch *match, GError **error);
/* (transfer full): @sql with all its values: equal for equal questions. */
char *nz_sql_builder_dup_question (const NzSqlBuilder *builder, const char *sql);

/* Appends " AND (…)"; an empty rule nothing. @day: on which holds what hangs on a record. */
gboolean nz_rule_append_sql (const NzRule *rule, NzSqlBuilder *builder, NzDate day, GError **error);

G_END_DECLS
