/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-load.h"
#include "domain/nz-task-line.h"

/* How the tasks of an item follow its text. A line knows its task by what it said when it was saved last: who
 * and what stand in both. Only what is changed in a line is changed in its task, so that a day or a state
 * that was set elsewhere stays. */

typedef struct
{
  NzStore *store;
  NzRecord *item;
  gint64 meeting;
  NzDate day;
  GPtrArray *tasks; /* (element-type NzRecord) of the item that no line has claimed yet */
} Writing;

/* What a line names as the field of a task. */
static const char *
field_of (const NzEntity *entity)
{
  return entity == &nz_entity_organisation ? "organisation"
         : entity == &nz_entity_person     ? "person"
                                           : "working_group";
}

static void
set_who (NzRecord *task, const NzWhoName *who)
{
  nz_record_clear (task, "organisation");
  nz_record_clear (task, "person");
  nz_record_clear (task, "working_group");
  nz_record_set_int (task, field_of (who->entity), who->id);
}

/* (transfer full) (nullable): the task that a saved line has made */
static NzRecord *
claim (Writing *self, const NzTaskLine *line)
{
  for (guint i = 0; i < self->tasks->len && nz_task_line_is_whole (line); i++)
    if (g_strcmp0 (nz_record_get_text (self->tasks->pdata[i], "name"), line->name) == 0)
      return g_ptr_array_steal_index (self->tasks, i);
  return NULL;
}

static gboolean
save_new (Writing *self, const NzTaskLine *line, GError **error)
{
  g_autoptr (NzRecord) task = nz_record_new (&nz_entity_task);

  nz_record_set_text (task, "name", line->name);
  nz_record_set_text (task, "state", "open");
  nz_record_set_date (task, "since", self->day);
  nz_record_set_date (task, "due", line->due);
  nz_record_set_int (task, "meeting", self->meeting);
  nz_record_set_int (task, "agenda_item", nz_record_get_id (self->item));
  set_who (task, line->who);
  return nz_store_save (self->store, task, error);
}

static gboolean
same_who (const NzTaskLine *a, const NzTaskLine *b)
{
  return a->who != NULL && b->who != NULL && a->who->entity == b->who->entity && a->who->id == b->who->id;
}

static gboolean
save_changed (Writing *self, NzRecord *task, const NzTaskLine *before, const NzTaskLine *line, GError **error)
{
  if (g_strcmp0 (before->name, line->name) != 0)
    nz_record_set_text (task, "name", line->name);
  if (!nz_date_equal (before->due, line->due))
    nz_record_set_date (task, "due", line->due);
  if (!same_who (before, line))
    set_who (task, line->who);
  return nz_store_save (self->store, task, error);
}

/* The task of a line that is gone; one that is done, or that somebody has answered, has become part of the
 * story. */
static gboolean
drop (Writing *self, NzRecord *task, GError **error)
{
  gint64 id = nz_record_get_id (task);

  if (g_strcmp0 (nz_record_get_text (task, "state"), "open") != 0
      || nz_load_int (self->store, "SELECT count (*) FROM task_answer WHERE task = ?2", NZ_DATE_NONE, id, 0)
             > 0)
    return TRUE;
  return nz_store_delete (self->store, &nz_entity_task, id, error);
}

/* Takes out of both what stands in both, and from the tasks what belongs to these lines. */
static void
leave_out_equal (Writing *self, GPtrArray *before, GPtrArray *after)
{
  for (guint i = 0; i < before->len;)
    {
      const NzTaskLine *line = before->pdata[i];
      guint same = 0;
      while (same < after->len && !g_str_equal (((const NzTaskLine *)after->pdata[same])->raw, line->raw))
        same++;
      if (same == after->len)
        {
          i++;
          continue;
        }
      g_autoptr (NzRecord) task = claim (self, line);
      g_ptr_array_remove_index (after, same);
      g_ptr_array_remove_index (before, i);
    }
}

/* (transfer full) (element-type NzRecord): the tasks of the lines @before, NULL where one has none. A line
 * that was no task yet, or whose task was renamed elsewhere, has the one that is left over, where that is
 * clear. */
static GPtrArray *
claim_all (Writing *self, GPtrArray *before)
{
  GPtrArray *claimed = g_ptr_array_new ();
  guint n_lost = 0;

  for (guint i = 0; i < before->len; i++)
    {
      g_ptr_array_add (claimed, claim (self, before->pdata[i]));
      n_lost += claimed->pdata[i] == NULL;
    }
  for (guint i = 0; i < before->len && n_lost == self->tasks->len; i++)
    if (claimed->pdata[i] == NULL)
      {
        claimed->pdata[i] = g_ptr_array_steal_index (self->tasks, 0);
        n_lost--;
      }
  return claimed;
}

static gboolean
follow (Writing *self, GPtrArray *before, GPtrArray *after, GError **error)
{
  leave_out_equal (self, before, after);

  g_autoptr (GPtrArray) claimed = claim_all (self, before);
  gboolean good = TRUE;

  for (guint i = 0; good && i < MAX (before->len, after->len); i++)
    {
      const NzTaskLine *line = i < after->len ? after->pdata[i] : NULL;
      NzRecord *task = i < before->len ? claimed->pdata[i] : NULL;

      if (line == NULL)
        good = task == NULL || drop (self, task, error);
      else if (!nz_task_line_is_whole (line))
        continue; /* somebody is in the middle of it */
      else
        good = task != NULL ? save_changed (self, task, before->pdata[i], line, error)
                            : save_new (self, line, error);
    }
  for (guint i = 0; i < claimed->len; i++)
    g_clear_object ((NzRecord **)&claimed->pdata[i]);
  return good;
}

static gboolean
write_text (Writing *self, const char *text, NzWho *who, GError **error)
{
  g_autoptr (GPtrArray) before
      = nz_task_lines_parse (nz_record_get_text (self->item, "record"), who, self->day);
  g_autoptr (GPtrArray) after = nz_task_lines_parse (text, who, self->day);

  self->tasks = nz_load_records (self->store, &nz_entity_task,
                                 "SELECT id FROM task WHERE agenda_item = ?2 ORDER BY since, id",
                                 NZ_DATE_NONE, nz_record_get_id (self->item), error);
  if (self->tasks == NULL)
    return FALSE;
  nz_record_set_text (self->item, "record", text);
  return nz_store_save (self->store, self->item, error) && follow (self, before, after, error);
}

gboolean
nz_minutes_write (NzStore *store, gint64 item, const char *text, NzWho *who, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && who != NULL, FALSE);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_agenda_item, item, error);
  g_autoptr (NzRecord) meeting = record != NULL ? nz_store_get (store, &nz_entity_meeting,
                                                                nz_record_get_int (record, "meeting"), error)
                                                : NULL;
  if (meeting == NULL)
    return FALSE;
  Writing self = { store, record, nz_record_get_id (meeting), nz_record_get_date (meeting, "day"), NULL };
  g_autofree char *title = nz_store_title (store, &nz_entity_agenda_item, item);
  g_autofree char *label = g_strdup_printf (_ ("Minutes: %s"), title);
  if (!nz_store_begin (store, label, error))
    return FALSE;
  gboolean good = write_text (&self, text, who, error);
  g_clear_pointer (&self.tasks, g_ptr_array_unref);
  if (!good)
    {
      nz_store_rollback (store);
      return FALSE;
    }
  return nz_store_commit (store, error);
}
