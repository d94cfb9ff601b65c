/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-todo.h"

G_BEGIN_DECLS

/* Codes of postponed.kind, in the order of NzTodoKind. */
extern const char *const nz_todo_codes[NZ_N_TODO_KINDS];

/**
 * NzTodoGathering: what is at hand while the lines are gathered.
 * @asleep: (element-type utf8): "kind subject" of the lines that stay away
 */
typedef struct
{
  NzStore *store;
  NzDate today;
  NzTodos *todos;
  GHashTable *asleep;
} NzTodoGathering;

/* Takes @subject, @title and @detail over; counts the line, keeps it while there is room. @subject %NULL is
 * "entity/ID". %NULL if it stays away: nothing is counted then. (transfer none) (nullable) */
NzTodo *nz_todo_add (NzTodoGathering *self,
                     NzTodoKind kind,
                     const NzEntity *entity,
                     gint64 id,
                     char *subject,
                     char *title,
                     char *detail);
/* (transfer full) */
char *nz_todo_subject (const NzEntity *entity, gint64 id);

typedef gboolean (*NzTodoGather) (NzTodoGathering *self, GError **error);
gboolean nz_todo_gather_follow_ups (NzTodoGathering *self, GError **error);
gboolean nz_todo_gather_tasks (NzTodoGathering *self, GError **error);
gboolean nz_todo_gather_meeting (NzTodoGathering *self, GError **error);
gboolean nz_todo_gather_contacts (NzTodoGathering *self, GError **error);
gboolean nz_todo_gather_seats (NzTodoGathering *self, GError **error);
gboolean nz_todo_gather_checks (NzTodoGathering *self, GError **error);
gboolean nz_todo_gather_endings (NzTodoGathering *self, GError **error);
gboolean nz_todo_gather_sponsorships (NzTodoGathering *self, GError **error);
gboolean nz_todo_gather_files (NzTodoGathering *self, GError **error);

G_END_DECLS
