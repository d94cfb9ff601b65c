/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-meeting-progress.h"

G_BEGIN_DECLS

/* What the coordinator has to do today, gathered from the records of a file. Nothing is warned of without
 * data: attendance speaks after three conferences whose attendance was recorded, a record counts as unchecked
 * a year after it came into the file, sponsorships are missed in the journal only where it knows one of the
 * sponsors. */

typedef enum
{
  NZ_TODO_FOLLOW_UP, /* journal entries whose follow-up is due, overdue or due within a week */
  NZ_TODO_TASK,      /* tasks from conferences that are due, overdue or due within two weeks */
  NZ_TODO_MEETING,   /* what the next conference still lacks, and what the last one left open */
  NZ_TODO_CONTACT,   /* actors not represented at the last two conferences, with few ties, not spoken to since
                      */
  NZ_TODO_SEAT,      /* seats in groups for which nobody is named */
  NZ_TODO_CHECK,     /* actors and people not checked for a year */
  NZ_TODO_ENDING,    /* positions, memberships and sponsorships that end within eight weeks */
  NZ_TODO_SPONSORSHIP, /* sponsorships under way without contact to the sponsor for three months */
  NZ_TODO_FILE,        /* files and folders that records point at and that are not there */
  NZ_N_TODO_KINDS,
} NzTodoKind;

typedef enum
{
  NZ_TODO_LATER,
  NZ_TODO_SOON, /* today or, for what ends, within three weeks */
  NZ_TODO_LATE,
} NzTodoUrgency;

/**
 * NzTodo: one line.
 * @entity, @id: the record that it is about
 * @target, @target_id: the record whose page it leads to
 * @part: (nullable): the part of that page of which it speaks: "details", "agenda", "invitations", "minutes" of a
 * meeting's
 * @subject: what a postponement remembers it by
 * @title: as the page calls it, @detail: one more line, "" for none; both in the language of the program
 * @due: (may be unset)
 */
typedef struct
{
  NzTodoKind kind;
  const NzEntity *entity, *target;
  gint64 id, target_id;
  const char *part;
  char *subject;
  char *title, *detail;
  NzDate due;
  NzTodoUrgency urgency;
} NzTodo;

void nz_todo_free (NzTodo *todo);

/**
 * NzTodos:
 * @lines: (element-type NzTodo): per kind, the most urgent first; at most NZ_TODO_MOST
 * @counts: how many there are, shown or not
 * @put_off: the day until which the kind stays away; unset: it does not. Its lines are empty then
 * @meeting: (nullable): the next conference, @progress: how far it is
 */
typedef struct
{
  GPtrArray *lines[NZ_N_TODO_KINDS];
  guint counts[NZ_N_TODO_KINDS];
  NzDate put_off[NZ_N_TODO_KINDS];
  NzRecord *meeting;
  NzMeetingProgress *progress;
} NzTodos;

#define NZ_TODO_MOST 40

/* As of the full day @today. Some queries, one walk over the organisations; for a large file in a thread with
 * a store of its own. (transfer full) */
NzTodos *nz_todos_new (NzStore *store, NzDate today, GError **error);
void nz_todos_free (NzTodos *todos);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzTodos, nz_todos_free)

/* What a kind is called ("Open seats"), in the language of the program. (transfer none) */
const char *nz_todo_kind_label (NzTodoKind kind);
/* Follow-ups that are due on the full @day or before it. */
gint64 nz_todo_count_due (NzStore *store, NzDate day);

/* --- acting: each is one undoable step --------------------------------------------------------------------
 */

/* The word on the button that finishes a line of this kind: "Done", "Checked"; %NULL if that needs more than
 * a click (somebody has to be named). (transfer none) */
const char *nz_todo_finish_label (NzTodoKind kind);
gboolean nz_todo_finish (NzStore *store, const NzTodo *todo, NzDate today, GError **error);
/* A follow-up moves to @until; any other line stays away until then. */
gboolean nz_todo_postpone (NzStore *store, const NzTodo *todo, NzDate until, GError **error);
/* The whole kind stays away until the full day @until; no day: it comes back. */
gboolean nz_todo_put_off (NzStore *store, NzTodoKind kind, NzDate until, GError **error);

G_END_DECLS
