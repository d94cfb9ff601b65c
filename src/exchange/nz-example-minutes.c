/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-load.h"
#include "exchange/nz-example-private.h"

#include <string.h>

/* Columns of minutes.csv. A conference is counted back from the last one held (0), an item named by its kind;
 * in a text stands | for the end of a line. */
enum
{
  CONFERENCE,
  ITEM,
  WHAT,
  TEXT,
  WHO,
  BY,
  STATE,
  ON,
  N_COLUMNS,
};

typedef struct
{
  NzStore *store;
  NzDate today;
  const NzCalendar *calendar;
  GArray *conferences; /* (element-type gint64): the next one, the last one held, the one before … */
  GHashTable *tasks;   /* (element-type utf8 gint64): by their names */
  int number;          /* of the last decision */
} Minutes;

static gint64
find (Minutes *self, const char *sql, const char *text)
{
  g_autoptr (NzRows) rows = nz_rows_new (self->store, sql, NULL);

  if (rows == NULL)
    return 0;
  nz_rows_bind_text (rows, 1, text);
  return nz_rows_next (rows, NULL) ? nz_rows_int (rows, 0) : 0;
}

static gint64
conference_of (Minutes *self, char **cells)
{
  gint64 place = g_ascii_strtoll (cells[CONFERENCE], NULL, 10) + 1;
  return place >= 0 && place < (gint64)self->conferences->len
             ? g_array_index (self->conferences, gint64, (guint)place)
             : 0;
}

/* (transfer full) (nullable): not every agenda has every kind */
static NzRecord *
item_of (Minutes *self, char **cells)
{
  g_autoptr (NzRows) rows = nz_rows_new (
      self->store, "SELECT id FROM agenda_item WHERE meeting = ?1 AND kind = ?2 ORDER BY rank LIMIT 1", NULL);

  if (rows == NULL)
    return NULL;
  nz_rows_bind_int (rows, 1, conference_of (self, cells));
  nz_rows_bind_text (rows, 2, cells[ITEM]);
  if (!nz_rows_next (rows, NULL))
    return NULL;
  return nz_store_get (self->store, &nz_entity_agenda_item, nz_rows_int (rows, 0), NULL);
}

static void
append_line (NzRecord *item, const char *line)
{
  const char *before = nz_record_get_text (item, "record");
  g_autofree char *text = before != NULL ? g_strdup_printf ("%s\n%s", before, line) : g_strdup (line);

  nz_record_set_text (item, "record", text);
}

static gboolean
add_text (Minutes *self, NzRecord *item, char **cells, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (cells[TEXT], "|", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    append_line (item, lines[i]);
  if (g_str_equal (cells[WHAT], "Vertagt"))
    {
      nz_record_set_int (item, "postponed", 1);
      nz_record_set_text (item, "name", "Gemeinsame Fortbildungen");
    }
  return nz_store_save (self->store, item, error);
}

/* A stable id of what a row makes. */
static gint64
id_of (const NzEntity *entity, char **cells)
{
  g_autofree char *row = g_strjoinv (";", cells);
  return nz_example_id (entity->name, row);
}

static const char *
code_of (const NzEntity *entity, const char *field, const char *label)
{
  for (const NzChoice *choice = nz_entity_field (entity, field)->choices; choice->code != NULL; choice++)
    if (g_str_equal (nz_choice_label (choice, NZ_LANGUAGE_DE), label))
      return choice->code;
  return NULL;
}

/* The task, and its line in the minutes, as somebody would have typed it. */
static gboolean
add_task (Minutes *self, NzRecord *item, NzDate day, char **cells, GError **error)
{
  g_autoptr (NzRecord) task = nz_record_new (&nz_entity_task);
  gint64 organisation = find (self, "SELECT id FROM organisation WHERE short_name = ?1", cells[WHO]);
  gint64 group = find (self, "SELECT id FROM working_group WHERE name = ?1", cells[WHO]);
  NzDate by = NZ_DATE_NONE, on = NZ_DATE_NONE;

  nz_example_day (cells[BY], self->today, self->calendar, &by);
  if (nz_example_day (cells[ON], self->today, self->calendar, &on))
    nz_record_set_date (task, "done_on", nz_date_compare (on, day) > 0 ? on : day);
  if (nz_date_compare (by, day) <= 0)
    by = nz_date_add_days (day, 14);
  nz_record_set_id (task, id_of (&nz_entity_task, cells));
  nz_record_set_text (task, "name", cells[TEXT]);
  nz_record_set_int (task, "organisation", organisation);
  nz_record_set_int (task, "working_group", organisation == 0 ? group : 0);
  nz_record_set_date (task, "since", day);
  nz_record_set_date (task, "due", by);
  nz_record_set_text (task, "state", code_of (&nz_entity_task, "state", cells[STATE]));
  nz_record_set_int (task, "meeting", nz_record_get_int (item, "meeting"));
  nz_record_set_int (task, "agenda_item", nz_record_get_id (item));
  g_hash_table_insert (self->tasks, g_strdup (cells[TEXT]),
                       g_memdup2 (&(gint64){ nz_record_get_id (task) }, sizeof (gint64)));

  g_autofree char *until = nz_date_format (by, NZ_LANGUAGE_DE, NZ_DATE_NUMERIC);
  g_autofree char *line = g_strdup_printf ("@%s bis %s %s", cells[WHO], until, cells[TEXT]);
  append_line (item, line);
  return nz_store_save (self->store, item, error) && nz_store_save (self->store, task, error);
}

static gboolean
add_decision (Minutes *self, NzRecord *item, NzDate day, char **cells, GError **error)
{
  static const char *const fields[] = { "votes_for", "votes_against", "abstentions" };
  g_autoptr (NzRecord) decision = nz_record_new (&nz_entity_decision);
  g_auto (GStrv) votes = g_strsplit (cells[WHO], "/", -1);

  nz_record_set_id (decision, id_of (&nz_entity_decision, cells));
  nz_record_set_int (decision, "number", ++self->number);
  nz_record_set_text (decision, "name", cells[TEXT]);
  nz_record_set_text (decision, "way", "vote");
  nz_record_set_date (decision, "day", day);
  nz_record_set_int (decision, "meeting", nz_record_get_int (item, "meeting"));
  nz_record_set_int (decision, "agenda_item", nz_record_get_id (item));
  for (guint i = 0; i < G_N_ELEMENTS (fields) && votes[i] != NULL; i++)
    nz_record_set_int (decision, fields[i], g_ascii_strtoll (votes[i], NULL, 10));
  nz_record_set_text (decision, "result", code_of (&nz_entity_decision, "result", cells[STATE]));
  return nz_store_save (self->store, decision, error);
}

static gboolean
add_answer (Minutes *self, NzRecord *item, NzDate day, char **cells, GError **error)
{
  const gint64 *task = g_hash_table_lookup (self->tasks, cells[WHO]);
  g_autoptr (NzRecord) answer = nz_record_new (&nz_entity_task_answer);

  if (task == NULL)
    return TRUE;
  nz_record_set_id (answer, id_of (&nz_entity_task_answer, cells));
  nz_record_set_int (answer, "task", *task);
  nz_record_set_int (answer, "agenda_item", nz_record_get_id (item));
  nz_record_set_date (answer, "day", day);
  nz_record_set_text (answer, "text", cells[TEXT]);
  return nz_store_save (self->store, answer, error);
}

static gboolean
add_wish (Minutes *self, char **cells, GError **error)
{
  g_autoptr (NzRows) rows
      = nz_rows_new (self->store,
                     "SELECT i.id FROM invitation i JOIN organisation o ON o.id = i.organisation "
                     "WHERE i.meeting = ?1 AND o.short_name = ?2 ORDER BY i.reply IS NULL, i.id LIMIT 1",
                     error);

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_int (rows, 1, conference_of (self, cells));
  nz_rows_bind_text (rows, 2, cells[WHO]);
  if (!nz_rows_next (rows, NULL))
    return TRUE;
  g_autoptr (NzRecord) invitation
      = nz_store_get (self->store, &nz_entity_invitation, nz_rows_int (rows, 0), error);
  if (invitation == NULL)
    return FALSE;
  nz_record_set_text (invitation, "wishes", cells[TEXT]);
  return nz_store_save (self->store, invitation, error);
}

static gboolean
add_row (Minutes *self, char **cells, GError **error)
{
  if (g_str_equal (cells[WHAT], "Wunsch"))
    return add_wish (self, cells, error);
  g_autoptr (NzRecord) item = item_of (self, cells);
  g_autoptr (NzRecord) meeting = item != NULL ? nz_store_get (self->store, &nz_entity_meeting,
                                                              nz_record_get_int (item, "meeting"), error)
                                              : NULL;
  if (item == NULL)
    return TRUE;
  if (meeting == NULL)
    return FALSE;
  NzDate day = nz_record_get_date (meeting, "day");
  if (g_str_equal (cells[WHAT], "Aufgabe"))
    return add_task (self, item, day, cells, error);
  if (g_str_equal (cells[WHAT], "Beschluss"))
    return add_decision (self, item, day, cells, error);
  if (g_str_equal (cells[WHAT], "Antwort"))
    return add_answer (self, item, day, cells, error);
  return add_text (self, item, cells, error);
}

/* How far the minutes of each conference are: those of the last one have been sent, or are being written. */
static gboolean
set_states (Minutes *self, GError **error)
{
  gint64 chair = find (self, "SELECT id FROM person WHERE family_name = ?1", "Seidel");
  gint64 by = find (self, "SELECT id FROM person WHERE family_name = ?1", "Köhler");

  for (guint i = 1; i < self->conferences->len; i++)
    {
      gint64 id = g_array_index (self->conferences, gint64, i);
      g_autoptr (NzRecord) meeting = nz_store_get (self->store, &nz_entity_meeting, id, error);
      if (meeting == NULL)
        return FALSE;
      gboolean sent = nz_record_has (meeting, "minutes_sent_on");
      nz_record_set_int (meeting, "chair", chair);
      nz_record_set_int (meeting, "minutes_by", by);
      nz_record_set_text (meeting, "minutes_state", i > 1 ? "approved" : sent ? "sent" : "draft");
      if (i > 1)
        nz_record_set_int (meeting, "minutes_approved_at", g_array_index (self->conferences, gint64, i - 1));
      if (!nz_store_save (self->store, meeting, error))
        return FALSE;
    }
  return TRUE;
}

/* Which group an item reports of stands in its title. */
static gboolean
set_groups (Minutes *self, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (
      self->store,
      "SELECT i.id, g.id FROM agenda_item i JOIN working_group g ON instr (i.name, g.name) > 0 WHERE i.kind "
      "= 'report' ORDER BY i.id",
      error);
  g_autoptr (GError) local = NULL;

  while (rows != NULL && nz_rows_next (rows, &local))
    {
      g_autoptr (NzRecord) item
          = nz_store_get (self->store, &nz_entity_agenda_item, nz_rows_int (rows, 0), error);
      if (item == NULL)
        return FALSE;
      nz_record_set_int (item, "working_group", nz_rows_int (rows, 1));
      if (!nz_store_save (self->store, item, error))
        return FALSE;
    }
  return rows != NULL && nz_load_done (&local, error);
}

/* The next conference, then those that were held, the last one first; 0 where there is no next one. */
static GArray *
conferences (NzStore *store, NzDate today, GError **error)
{
  g_autoptr (GArray) held = nz_load_ids (
      store, "SELECT id FROM meeting WHERE kind = 'conference' AND state = 'held' ORDER BY day DESC", today,
      0, error);
  gint64 next = nz_load_int (
      store, "SELECT id FROM meeting WHERE kind = 'conference' AND state = 'planned' ORDER BY day LIMIT 1",
      today, 0, 0);

  if (held != NULL)
    g_array_prepend_val (held, next);
  return g_steal_pointer (&held);
}

gboolean
nz_example_add_minutes (
    NzStore *store, NzDate today, const NzCalendar *calendar, const char *table, GError **error)
{
  g_autoptr (GArray) all = conferences (store, today, error);
  g_autoptr (GHashTable) tasks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  Minutes self = { store, today, calendar, all, tasks, 0 };

  if (all == NULL || !set_groups (&self, error))
    return FALSE;
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);
      g_assert (g_strv_length (cells) == N_COLUMNS);
      if (!add_row (&self, cells, error))
        return FALSE;
    }
  return set_states (&self, error);
}
