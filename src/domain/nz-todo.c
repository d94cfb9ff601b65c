/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-todo-private.h"

#include "base/nz-id.h"
#include "domain/nz-load.h"
#include "domain/nz-minutes.h"

const char *const nz_todo_codes[NZ_N_TODO_KINDS] = {
  [NZ_TODO_FOLLOW_UP] = "follow_up", [NZ_TODO_TASK] = "task",
  [NZ_TODO_MEETING] = "meeting",     [NZ_TODO_CONTACT] = "contact",
  [NZ_TODO_SEAT] = "seat",           [NZ_TODO_CHECK] = "check",
  [NZ_TODO_ENDING] = "ending",       [NZ_TODO_SPONSORSHIP] = "sponsorship",
  [NZ_TODO_FILE] = "file",
};

static const NzTodoGather gatherers[NZ_N_TODO_KINDS] = {
  [NZ_TODO_FOLLOW_UP] = nz_todo_gather_follow_ups, [NZ_TODO_TASK] = nz_todo_gather_tasks,
  [NZ_TODO_MEETING] = nz_todo_gather_meeting,      [NZ_TODO_CONTACT] = nz_todo_gather_contacts,
  [NZ_TODO_SEAT] = nz_todo_gather_seats,           [NZ_TODO_CHECK] = nz_todo_gather_checks,
  [NZ_TODO_ENDING] = nz_todo_gather_endings,       [NZ_TODO_SPONSORSHIP] = nz_todo_gather_sponsorships,
  [NZ_TODO_FILE] = nz_todo_gather_files,
};

void
nz_todo_free (NzTodo *todo)
{
  if (todo == NULL)
    return;
  g_free (todo->subject);
  g_free (todo->title);
  g_free (todo->detail);
  g_free (todo);
}

void
nz_todos_free (NzTodos *todos)
{
  g_return_if_fail (todos != NULL);
  for (guint i = 0; i < NZ_N_TODO_KINDS; i++)
    g_ptr_array_unref (todos->lines[i]);
  g_clear_object (&todos->meeting);
  g_clear_pointer (&todos->progress, nz_meeting_progress_free);
  g_free (todos);
}

const char *
nz_todo_kind_label (NzTodoKind kind)
{
  g_return_val_if_fail (kind < NZ_N_TODO_KINDS, NULL);
  const NzField *field = nz_entity_field (&nz_entity_postponed, "kind");
  return nz_choice_label (nz_field_choice (field, nz_todo_codes[kind]), nz_get_language ());
}

gint64
nz_todo_count_due (NzStore *store, NzDate day)
{
  return nz_load_int (
      store,
      "SELECT count (*) FROM entry WHERE follow_up_on IS NOT NULL AND done_on IS NULL AND follow_up_on <= ?1",
      day, 0, 0);
}

/* --- gathering --------------------------------------------------------------------------------------------
 */

char *
nz_todo_subject (const NzEntity *entity, gint64 id)
{
  char text[NZ_ID_TEXT_SIZE];
  return g_strdup_printf ("%s/%s", entity->name, nz_id_to_text (id, text));
}

NzTodo *
nz_todo_add (NzTodoGathering *self,
             NzTodoKind kind,
             const NzEntity *entity,
             gint64 id,
             char *subject,
             char *title,
             char *detail)
{
  NzTodo *todo = g_new0 (NzTodo, 1);
  GPtrArray *lines = self->todos->lines[kind];

  *todo = (NzTodo){ .kind = kind,
                    .entity = entity,
                    .target = entity,
                    .id = id,
                    .target_id = id,
                    .subject = subject != NULL ? subject : nz_todo_subject (entity, id),
                    .title = title,
                    .detail = detail != NULL ? detail : g_strdup ("") };
  g_autofree char *key = g_strconcat (nz_todo_codes[kind], " ", todo->subject, NULL);
  if (g_hash_table_contains (self->asleep, key))
    {
      nz_todo_free (todo);
      return NULL;
    }
  self->todos->counts[kind]++;
  if (lines->len >= NZ_TODO_MOST)
    {
      nz_todo_free (todo);
      return NULL;
    }
  g_ptr_array_add (lines, todo);
  return todo;
}

/* What stays away today: whole kinds go to @put_off. */
static gboolean
load_asleep (NzTodoGathering *self, GError **error)
{
  g_autoptr (NzRows) rows
      = nz_rows_new (self->store, "SELECT kind, subject, until FROM postponed WHERE until > ?1", error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 1, self->today);
  while (nz_rows_next (rows, &local))
    {
      const char *code = nz_rows_text (rows, 0), *subject = nz_rows_text (rows, 1);

      if (subject != NULL)
        g_hash_table_add (self->asleep, g_strconcat (code, " ", subject, NULL));
      for (guint i = 0; subject == NULL && i < NZ_N_TODO_KINDS; i++)
        if (g_str_equal (nz_todo_codes[i], code))
          self->todos->put_off[i] = nz_rows_date (rows, 2);
    }
  return nz_load_done (&local, error);
}

NzTodos *
nz_todos_new (NzStore *store, NzDate today, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (today), NULL);

  g_autoptr (NzTodos) todos = g_new0 (NzTodos, 1);
  g_autoptr (GHashTable) asleep = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  NzTodoGathering self = { store, today, todos, asleep };

  for (guint i = 0; i < NZ_N_TODO_KINDS; i++)
    todos->lines[i] = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_todo_free);
  if (!load_asleep (&self, error))
    return NULL;
  for (guint i = 0; i < NZ_N_TODO_KINDS; i++)
    if (!nz_date_is_set (todos->put_off[i]) && !gatherers[i](&self, error))
      return NULL;
  return g_steal_pointer (&todos);
}

/* --- acting -----------------------------------------------------------------------------------------------
 */

const char *
nz_todo_finish_label (NzTodoKind kind)
{
  switch (kind)
    {
    case NZ_TODO_FOLLOW_UP:
    case NZ_TODO_TASK:
      return _ ("Done");
    case NZ_TODO_CHECK:
      return _ ("Checked");
    case NZ_TODO_ENDING:
      return _ ("Let it end");
    case NZ_TODO_MEETING:
    case NZ_TODO_CONTACT:
    case NZ_TODO_SEAT:
    case NZ_TODO_SPONSORSHIP:
    case NZ_TODO_FILE:
    default:
      return NULL;
    }
}

/* @subject: (nullable). The row that was used before is used again. */
static gboolean
sleep_until (
    NzStore *store, NzTodoKind kind, const char *subject, NzDate until, const char *label, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (
      store, "SELECT id FROM postponed WHERE kind = ?1 AND subject IS nullif (?2, '') ORDER BY id LIMIT 1",
      error);
  g_autoptr (GError) local = NULL;
  gint64 id = 0;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_text (rows, 1, nz_todo_codes[kind]);
  nz_rows_bind_text (rows, 2, subject != NULL ? subject : "");
  if (nz_rows_next (rows, &local))
    id = nz_rows_int (rows, 0);
  g_clear_pointer (&rows, nz_rows_free);
  if (!nz_load_done (&local, error))
    return FALSE;
  if (!nz_date_is_set (until))
    return id == 0 || nz_store_delete (store, &nz_entity_postponed, id, error);

  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_postponed);
  nz_record_set_id (record, id);
  nz_record_set_text (record, "kind", nz_todo_codes[kind]);
  nz_record_set_text (record, "subject", subject);
  nz_record_set_date (record, "until", until);
  return nz_store_save_as (store, record, label, error);
}

/* Sets a day in the record that the line is about. */
static gboolean
set_day (NzStore *store, const NzTodo *todo, const char *field, NzDate day, const char *label, GError **error)
{
  g_autoptr (NzRecord) record = nz_store_get (store, todo->entity, todo->id, error);

  if (record == NULL)
    return FALSE;
  nz_record_set_date (record, field, day);
  return nz_store_save_as (store, record, label, error);
}

gboolean
nz_todo_finish (NzStore *store, const NzTodo *todo, NzDate today, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && todo != NULL, FALSE);
  g_return_val_if_fail (nz_todo_finish_label (todo->kind) != NULL, FALSE);

  g_autofree char *label = g_strdup_printf ("%s: %s", nz_todo_finish_label (todo->kind), todo->title);
  if (todo->kind == NZ_TODO_FOLLOW_UP)
    return set_day (store, todo, "done_on", today, label, error);
  if (todo->kind == NZ_TODO_TASK)
    return nz_task_set_done (store, todo->id, TRUE, today, error);
  if (todo->kind == NZ_TODO_CHECK)
    return set_day (store, todo, "checked_on", today, label, error);
  return sleep_until (store, todo->kind, todo->subject, nz_date_add_days (todo->due, 1), label, error);
}

gboolean
nz_todo_postpone (NzStore *store, const NzTodo *todo, NzDate until, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && todo != NULL && nz_date_is_full (until), FALSE);

  g_autofree char *label = g_strdup_printf (_ ("Postpone: %s"), todo->title);
  if (todo->kind == NZ_TODO_FOLLOW_UP)
    return set_day (store, todo, "follow_up_on", until, label, error);
  return sleep_until (store, todo->kind, todo->subject, until, label, error);
}

gboolean
nz_todo_put_off (NzStore *store, NzTodoKind kind, NzDate until, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && kind < NZ_N_TODO_KINDS, FALSE);

  g_autofree char *label = g_strdup_printf (_ ("Postpone: %s"), nz_todo_kind_label (kind));
  return sleep_until (store, kind, NULL, until, label, error);
}
