/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-todo-private.h"

#include "base/nz-text.h"
#include "domain/nz-involved.h"
#include "domain/nz-links.h"
#include "domain/nz-load.h"
#include "domain/nz-meeting.h"
#include "domain/nz-who.h"

#include <string.h>

/* The lines of the Overview, kind by kind. Each statement has ?1 for today. */

#define AHEAD_DAYS 7        /* follow-ups that are shown before they are due */
#define TASKS_AHEAD_DAYS 14 /* tasks that are shown before they are due */
#define ENDING_DAYS 56      /* what ends within so many days is shown … */
#define ENDING_SOON_DAYS 21 /* … and marked within these */
#define FEW_TIES 2
#define CONFERENCES_BEFORE_WARNING 3
#define SILENT_DAYS 91
#define CHECKED_MONTHS 12

/* (transfer full): what stands before the line's end, at most so much that a row can show. */
static char *
first_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);
  return nz_text_normalise (lines[0] != NULL ? lines[0] : "", FALSE);
}

/* (transfer full): @first and @second are freed. */
static char *
with_dot (char *first, char *second)
{
  g_autofree char *a = first;
  g_autofree char *b = second;

  if (a == NULL || *a == '\0')
    return b != NULL ? g_steal_pointer (&b) : g_strdup ("");
  if (b == NULL || *b == '\0')
    return g_steal_pointer (&a);
  return g_strdup_printf ("%s · %s", a, b);
}

/* (transfer full): "" where there is no such record. */
static char *
title_of (NzTodoGathering *self, const NzEntity *entity, gint64 id)
{
  return id != 0 ? nz_store_title (self->store, entity, id) : g_strdup ("");
}

/* (nullable): with today bound to ?1 */
static NzRows *
ask (NzTodoGathering *self, const char *sql, GError **error)
{
  NzRows *rows = nz_rows_new (self->store, sql, error);
  if (rows != NULL)
    nz_rows_bind_date (rows, 1, self->today);
  return rows;
}

/* (transfer full): which entries of the journal concern which records of that kind */
static char *
about_sql (const char *field)
{
  return nz_about_sql (&nz_entity_entry, nz_entity_field (&nz_entity_entry, field));
}

/* --- follow-ups -------------------------------------------------------------------------------------------
 */

static NzTodoUrgency
urgency_of (NzDate due, NzDate today)
{
  int days = nz_date_days_between (today, due);
  return days < 0 ? NZ_TODO_LATE : days == 0 ? NZ_TODO_SOON : NZ_TODO_LATER;
}

/* (transfer full) (nullable): whom the entry concerns; %NULL with @error */
static char *
involved_in (NzTodoGathering *self, gint64 id, GError **error)
{
  g_autoptr (NzRecord) entry = nz_store_get (self->store, &nz_entity_entry, id, error);
  g_autoptr (GArray) all = entry != NULL ? nz_involved_of (self->store, entry, error) : NULL;

  return all != NULL ? nz_involved_words (self->store, all) : NULL;
}

gboolean
nz_todo_gather_follow_ups (NzTodoGathering *self, GError **error)
{
  g_autoptr (NzRows) rows = ask (self,
                                 "SELECT id, text, follow_up_on, follow_up_by FROM entry WHERE follow_up_on "
                                 "IS NOT NULL AND done_on IS NULL AND follow_up_on <= ?2 "
                                 "ORDER BY follow_up_on, day, id",
                                 error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 2, nz_date_add_days (self->today, AHEAD_DAYS));
  while (nz_rows_next (rows, &local))
    {
      gint64 id = nz_rows_int (rows, 0);
      const char *text = nz_rows_text (rows, 1);
      g_autofree char *title = text != NULL ? first_line (text) : title_of (self, &nz_entity_entry, id);
      char *involved = involved_in (self, id, error);
      if (involved == NULL)
        return FALSE;
      char *detail = with_dot (involved, g_strdup (nz_rows_text (rows, 3)));
      NzTodo *todo = nz_todo_add (self, NZ_TODO_FOLLOW_UP, &nz_entity_entry, id, NULL,
                                  g_steal_pointer (&title), detail);
      if (todo == NULL)
        continue;
      todo->due = nz_rows_date (rows, 2);
      todo->urgency = urgency_of (todo->due, self->today);
    }
  return nz_load_done (&local, error);
}

/* --- tasks ------------------------------------------------------------------------------------------------
 */

gboolean
nz_todo_gather_tasks (NzTodoGathering *self, GError **error)
{
  g_autoptr (NzRows) rows = ask (
      self, "SELECT id, name, due FROM task WHERE state = 'open' AND due <= ?2 ORDER BY due, since, id",
      error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 2, nz_date_add_days (self->today, TASKS_AHEAD_DAYS));
  while (nz_rows_next (rows, &local))
    {
      gint64 id = nz_rows_int (rows, 0);
      g_autoptr (NzRecord) task = nz_store_get (self->store, &nz_entity_task, id, NULL);
      NzTodo *todo
          = nz_todo_add (self, NZ_TODO_TASK, &nz_entity_task, id, NULL, g_strdup (nz_rows_text (rows, 1)),
                         task != NULL ? nz_who_words (self->store, task) : NULL);
      if (todo == NULL)
        continue;
      todo->due = nz_date_last_day (nz_rows_date (rows, 2));
      todo->urgency = urgency_of (todo->due, self->today);
    }
  return nz_load_done (&local, error);
}

/* --- the next conference ----------------------------------------------------------------------------------
 */

static gboolean
is_lacking (const NzMeetingProgress *progress, NzStepKind step)
{
  if (progress->steps[step].fraction >= 1)
    return FALSE;
  switch (step)
    {
    case NZ_STEP_ROOM:
    case NZ_STEP_AGENDA:
    case NZ_STEP_INVITED:
      return TRUE;
    case NZ_STEP_REPLIES: /* nobody replies to what was not sent */
      return progress->steps[NZ_STEP_INVITED].fraction > 0;
    case NZ_STEP_DATE:
    case NZ_STEP_HELD:
    case NZ_STEP_MINUTES:
    default:
      return FALSE;
    }
}

static gint64
next_id (NzTodoGathering *self)
{
  return self->todos->meeting != NULL ? nz_record_get_id (self->todos->meeting) : 0;
}

/* Where on a meeting's page a step is taken. */
static const char *const step_parts[NZ_N_STEPS] = {
  [NZ_STEP_DATE] = "details",        [NZ_STEP_ROOM] = "details",        [NZ_STEP_AGENDA] = "agenda",
  [NZ_STEP_INVITED] = "invitations", [NZ_STEP_REPLIES] = "invitations", [NZ_STEP_HELD] = "details",
  [NZ_STEP_MINUTES] = "minutes",
};

static void
add_step (
    NzTodoGathering *self, gint64 meeting, const NzMeetingProgress *progress, NzStepKind step, NzDate due)
{
  const NzProgressStep *one = &progress->steps[step];
  g_autofree char *base = nz_todo_subject (&nz_entity_meeting, meeting);
  NzTodo *todo = nz_todo_add (
      self, NZ_TODO_MEETING, &nz_entity_meeting, meeting, g_strdup_printf ("%s/%d", base, step),
      g_strdup_printf ("%s: %s", one->label, one->words),
      /* that of the next one stands above its lines */
      meeting == next_id (self) ? NULL : title_of (self, &nz_entity_meeting, meeting));
  if (todo == NULL)
    return;
  todo->part = step_parts[step];
  todo->due = due;
  todo->urgency = one->is_late ? NZ_TODO_LATE : NZ_TODO_LATER;
}

static gboolean
add_next (NzTodoGathering *self, int lead_days, GError **error)
{
  g_autoptr (GError) none = NULL;
  gint64 id = nz_meeting_find (self->store, "next", self->today, &none);

  if (id == 0)
    return TRUE; /* a network may have planned none */
  NzTodos *todos = self->todos;
  todos->meeting = nz_store_get (self->store, &nz_entity_meeting, id, error);
  if (todos->meeting == NULL)
    return FALSE;
  todos->progress = nz_meeting_progress_new (self->store, todos->meeting, self->today, lead_days,
                                             nz_get_language (), error);
  if (todos->progress == NULL)
    return FALSE;
  NzDate lead = nz_date_add_days (nz_record_get_date (todos->meeting, "day"), -lead_days);
  for (int i = 0; i < NZ_N_STEPS; i++)
    if (is_lacking (todos->progress, i))
      add_step (self, id, todos->progress, i,
                i == NZ_STEP_REPLIES ? nz_record_get_date (todos->meeting, "reply_by") : lead);
  return TRUE;
}

/* What the last conference left open: that it took place, its minutes. */
static gboolean
add_last (NzTodoGathering *self, int lead_days, GError **error)
{
  gint64 id
      = nz_load_int (self->store,
                     "SELECT id FROM meeting WHERE kind = 'conference' AND state <> 'cancelled' AND day < "
                     "?1 ORDER BY day DESC, id LIMIT 1",
                     self->today, 0, 0);
  if (id == 0)
    return TRUE;
  g_autoptr (NzRecord) meeting = nz_store_get (self->store, &nz_entity_meeting, id, error);
  if (meeting == NULL)
    return FALSE;
  g_autoptr (NzMeetingProgress) progress
      = nz_meeting_progress_new (self->store, meeting, self->today, lead_days, nz_get_language (), error);
  if (progress == NULL)
    return FALSE;
  for (int i = NZ_STEP_HELD; i <= NZ_STEP_MINUTES; i++)
    if (progress->steps[i].fraction < 1 && (i == NZ_STEP_HELD || progress->steps[i].is_late))
      add_step (self, id, progress, i, NZ_DATE_NONE);
  return TRUE;
}

/* Needs are of no use after the day and say more about somebody than the network has to know. */
static gboolean
add_needs (NzTodoGathering *self, GError **error)
{
  g_autoptr (NzRows) rows = ask (
      self,
      "SELECT m.id, m.day, count (*) FROM invitation i JOIN meeting m ON m.id = i.meeting WHERE i.needs "
      "IS NOT NULL AND m.day < ?1 GROUP BY m.id ORDER BY m.day DESC, m.id",
      error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (nz_rows_next (rows, &local))
    {
      gint64 id = nz_rows_int (rows, 0);
      guint n = (guint)nz_rows_int (rows, 2);
      g_autofree char *base = nz_todo_subject (&nz_entity_meeting, id);
      NzTodo *todo = nz_todo_add (
          self, NZ_TODO_MEETING, &nz_entity_meeting, id, g_strdup_printf ("%s/needs", base),
          g_strdup_printf (
              nz_ngettext ("Needs to be deleted: %u reply", "Needs to be deleted: %u replies", n), n),
          title_of (self, &nz_entity_meeting, id));
      if (todo != NULL)
        todo->part = "invitations";
    }
  return nz_load_done (&local, error);
}

gboolean
nz_todo_gather_meeting (NzTodoGathering *self, GError **error)
{
  g_autoptr (NzRecord) network = nz_store_get_network (self->store, error);
  if (network == NULL)
    return FALSE;
  int lead_days = (int)nz_record_get_int (network, "lead_days");
  return add_next (self, lead_days, error) && add_last (self, lead_days, error) && add_needs (self, error);
}

/* --- whom to stay in touch with ---------------------------------------------------------------------------
 */

/* Conferences whose attendance was recorded, the last first. */
#define SQL_RECORDED                                                                                         \
  "SELECT m.id AS id, m.day AS day FROM meeting m WHERE m.kind = 'conference' AND m.state = 'held' AND "     \
  "m.day <= ?1 AND EXISTS (SELECT 1 FROM invitation i WHERE i.meeting = m.id AND i.attendance IS NOT "       \
  "NULL) ORDER BY m.day DESC, m.starts DESC, m.id"

/* Whoever was present or excused once counts as in touch; so does one with whom somebody spoke since. */
static char *
contact_sql (void)
{
  g_autofree char *active = nz_date_active_sql ("o", "since", "until", 1);
  g_autofree char *tied = nz_date_active_sql ("t", "since", "until", 1);
  g_autofree char *about = about_sql ("organisation");
  g_autofree char *for_whom
      = nz_about_sql (&nz_entity_invitation, nz_entity_field (&nz_entity_invitation, "organisation"));

  return g_strdup_printf (
      "WITH last AS (" SQL_RECORDED " LIMIT 2), "
      "missed AS (SELECT a.target AS id FROM invitation i JOIN %s a ON a.record = i.id WHERE i.meeting IN "
      "  (SELECT id FROM last) AND i.attendance IS NOT NULL GROUP BY a.target "
      "  HAVING count (DISTINCT i.meeting) = 2 AND min (i.attendance) = 'absent' AND max (i.attendance) = "
      "'absent') "
      "SELECT o.id, o.name, (SELECT count (*) FROM tie t WHERE (t.organisation = o.id OR t.partner = o.id) "
      "AND %s) AS ties FROM missed JOIN organisation o ON o.id = missed.id WHERE %s AND ties <= ?2 AND NOT "
      "EXISTS (SELECT 1 FROM %s a JOIN entry e ON e.id = a.record WHERE a.target = o.id AND e.day >= (SELECT "
      "max (day) FROM last)) ORDER BY ties, o.name",
      for_whom, tied, active, about);
}

gboolean
nz_todo_gather_contacts (NzTodoGathering *self, GError **error)
{
  gint64 recorded = nz_load_int (self->store, "SELECT count (*) FROM (" SQL_RECORDED ")", self->today, 0, 0);
  if (recorded < CONFERENCES_BEFORE_WARNING)
    return TRUE;

  g_autofree char *sql = contact_sql ();
  g_autoptr (NzRows) rows = ask (self, sql, error);
  g_autoptr (GError) local = NULL;
  if (rows == NULL)
    return FALSE;
  nz_rows_bind_int (rows, 2, FEW_TIES);
  while (nz_rows_next (rows, &local))
    {
      int ties = (int)nz_rows_int (rows, 2);
      g_autofree char *words
          = ties == 0 ? g_strdup (_ ("no collaboration"))
                      : g_strdup_printf (nz_ngettext ("%d collaboration", "%d collaborations", ties), ties);
      nz_todo_add (self, NZ_TODO_CONTACT, &nz_entity_organisation, nz_rows_int (rows, 0), NULL,
                   g_strdup (nz_rows_text (rows, 1)),
                   g_strdup_printf (_ ("not represented at the last two conferences, %s"), words));
    }
  return nz_load_done (&local, error);
}

/* --- open seats -------------------------------------------------------------------------------------------
 */

gboolean
nz_todo_gather_seats (NzTodoGathering *self, GError **error)
{
  g_autofree char *seat = nz_date_active_sql ("m", "since", "until", 1);
  g_autofree char *group = nz_date_active_sql ("g", "since", "until", 1);
  g_autofree char *sql
      = g_strdup_printf ("SELECT m.id, m.working_group, m.role, o.name, g.name FROM membership m JOIN "
                         "working_group g ON g.id = m.working_group JOIN organisation o ON o.id = "
                         "m.organisation WHERE m.vacant = 1 AND %s AND %s ORDER BY g.name, o.name, m.id",
                         seat, group);
  const NzField *role = nz_entity_field (&nz_entity_membership, "role");
  g_autoptr (NzRows) rows = ask (self, sql, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (nz_rows_next (rows, &local))
    {
      const NzChoice *choice = nz_field_choice (role, nz_rows_text (rows, 2));
      NzTodo *todo
          = nz_todo_add (self, NZ_TODO_SEAT, &nz_entity_membership, nz_rows_int (rows, 0), NULL,
                         g_strdup_printf ("%s: %s", nz_rows_text (rows, 4),
                                          choice != NULL ? nz_choice_label (choice, nz_get_language ()) : ""),
                         g_strdup_printf (_ ("%s has not named anybody yet"), nz_rows_text (rows, 3)));
      if (todo == NULL)
        continue;
      todo->target = &nz_entity_working_group;
      todo->target_id = nz_rows_int (rows, 1);
    }
  return nz_load_done (&local, error);
}

/* --- records to check -------------------------------------------------------------------------------------
 */

/* The Unix time of the day before which a record must have come into the file. */
static gint64
time_of (NzDate day)
{
  g_autoptr (GDateTime) moment = g_date_time_new_local (day.year, day.month, day.day, 0, 0, 0);
  return moment != NULL ? g_date_time_to_unix (moment) : 0;
}

static gboolean
gather_unchecked (
    NzTodoGathering *self, const NzEntity *entity, const char *sql, NzDate limit, GError **error)
{
  g_autoptr (NzRows) rows = ask (self, sql, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 2, limit);
  nz_rows_bind_int (rows, 3, time_of (limit));
  nz_rows_bind_text (rows, 4, entity->name);
  while (nz_rows_next (rows, &local))
    {
      NzDate checked = nz_rows_date (rows, 1);
      g_autofree char *day = nz_date_format (checked, nz_get_language (), NZ_DATE_LONG);
      gboolean room = self->todos->lines[NZ_TODO_CHECK]->len < NZ_TODO_MOST;
      gint64 id = nz_rows_int (rows, 0);
      nz_todo_add (self, NZ_TODO_CHECK, entity, id, NULL, room ? title_of (self, entity, id) : g_strdup (""),
                   nz_date_is_set (checked) ? g_strdup_printf (_ ("checked on %s"), day)
                                            : g_strdup (_ ("never checked")));
    }
  return nz_load_done (&local, error);
}

/* The record's first step says when it came into the file. */
#define SQL_OLD                                                                                              \
  "coalesce ((SELECT h.time FROM step_record s JOIN history h ON h.step = s.step WHERE s.entity = ?4 AND "   \
  "s.record = r.id ORDER BY s.step LIMIT 1), 0) < ?3"

gboolean
nz_todo_gather_checks (NzTodoGathering *self, GError **error)
{
  NzDate limit = nz_date_add_months (self->today, -CHECKED_MONTHS);
  g_autofree char *active = nz_date_active_sql ("r", "since", "until", 1);
  g_autofree char *held = nz_date_active_sql ("p", "since", "until", 1);
  g_autofree char *organisations
      = g_strdup_printf ("SELECT r.id, r.checked_on FROM organisation r WHERE %s AND coalesce (r.checked_on, "
                         "'') < ?2 AND " SQL_OLD " ORDER BY r.checked_on, r.name",
                         active);
  g_autofree char *people = g_strdup_printf (
      "SELECT r.id, r.checked_on FROM person r WHERE EXISTS (SELECT 1 FROM position p WHERE "
      "p.person = r.id AND %s) AND coalesce (r.checked_on, '') < ?2 AND " SQL_OLD
      " ORDER BY r.checked_on, r.family_name",
      held);
  /* A file that is younger than a year has nothing to say. */
  if (nz_load_int (self->store, "SELECT min (time) FROM history", self->today, 0, 0) >= time_of (limit))
    return TRUE;
  return gather_unchecked (self, &nz_entity_organisation, organisations, limit, error)
         && gather_unchecked (self, &nz_entity_person, people, limit, error);
}

/* --- what ends --------------------------------------------------------------------------------------------
 */

/* @sql: id, until, target's id, a second record's id */
static gboolean
gather_ending (
    NzTodoGathering *self, const NzEntity *entity, const NzEntity *target, const char *sql, GError **error)
{
  g_autoptr (NzRows) rows = ask (self, sql, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 2, nz_date_add_days (self->today, ENDING_DAYS));
  while (nz_rows_next (rows, &local))
    {
      gint64 id = nz_rows_int (rows, 0);
      NzDate until = nz_date_last_day (nz_rows_date (rows, 1));
      g_autofree char *day = nz_date_format (nz_rows_date (rows, 1), nz_get_language (), NZ_DATE_LONG);
      NzTodo *todo = nz_todo_add (
          self, NZ_TODO_ENDING, entity, id, NULL, title_of (self, entity, id),
          g_strdup_printf (_ ("%s until %s"), nz_entity_label (entity, nz_get_language ()), day));
      if (todo == NULL)
        continue;
      todo->target = target;
      todo->target_id = nz_rows_int (rows, 2);
      todo->due = until;
      todo->urgency
          = nz_date_days_between (self->today, until) <= ENDING_SOON_DAYS ? NZ_TODO_SOON : NZ_TODO_LATER;
    }
  return nz_load_done (&local, error);
}

static int
by_due (gconstpointer a, gconstpointer b)
{
  const NzTodo *first = *(const NzTodo *const *)a, *second = *(const NzTodo *const *)b;
  return nz_date_compare (first->due, second->due);
}

#define SQL_ENDS(alias) alias ".until >= substr (?1, 1, length (" alias ".until)) AND " alias ".until <= ?2"

gboolean
nz_todo_gather_endings (NzTodoGathering *self, GError **error)
{
  gboolean good
      = gather_ending (self, &nz_entity_position, &nz_entity_person,
                       "SELECT x.id, x.until, x.person FROM position x WHERE " SQL_ENDS ("x"), error)
        && gather_ending (
            self, &nz_entity_membership, &nz_entity_working_group,
            "SELECT x.id, x.until, x.working_group FROM membership x JOIN working_group g ON g.id "
            "= x.working_group WHERE " SQL_ENDS ("x") " AND (g.until IS NULL OR g.until > ?2)",
            error)
        && gather_ending (self, &nz_entity_working_group, &nz_entity_working_group,
                          "SELECT x.id, x.until, x.id FROM working_group x WHERE " SQL_ENDS ("x"), error)
        && gather_ending (
            self, &nz_entity_sponsorship, &nz_entity_sponsorship,
            "SELECT x.id, x.until, x.id FROM sponsorship x WHERE x.state <> 'ended' AND " SQL_ENDS ("x"),
            error)
        && gather_ending (self, &nz_entity_organisation, &nz_entity_organisation,
                          "SELECT x.id, x.until, x.id FROM organisation x WHERE " SQL_ENDS ("x"), error);
  g_ptr_array_sort (self->todos->lines[NZ_TODO_ENDING], by_due);
  return good;
}

/* --- sponsorships -----------------------------------------------------------------------------------------
 */

#define SQL_SPONSORSHIPS                                                                                     \
  "SELECT s.id, s.mentee, s.sponsor, coalesce ((SELECT max (e.day) FROM %s a JOIN entry e ON e.id = "        \
  "a.record WHERE a.target = s.sponsor), s.since) AS last FROM sponsorship s WHERE s.state = 'active' AND "  \
  "s.sponsor IS NOT NULL AND last IS NOT NULL AND last < ?2 ORDER BY last, s.mentee"

gboolean
nz_todo_gather_sponsorships (NzTodoGathering *self, GError **error)
{
  g_autofree char *about = about_sql ("person");
  g_autofree char *any = g_strdup_printf (
      "SELECT count (*) FROM (SELECT 1 FROM sponsorship s JOIN %s a ON a.target = s.sponsor LIMIT 1)", about);
  g_autofree char *sql = g_strdup_printf (SQL_SPONSORSHIPS, about);
  if (nz_load_int (self->store, any, self->today, 0, 0) == 0)
    return TRUE;
  g_autoptr (NzRows) rows = ask (self, sql, error);
  g_autoptr (GError) local = NULL;
  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 2, nz_date_add_days (self->today, -SILENT_DAYS));
  while (nz_rows_next (rows, &local))
    {
      g_autofree char *sponsor = title_of (self, &nz_entity_person, nz_rows_int (rows, 2));
      g_autofree char *day = nz_date_format (nz_rows_date (rows, 3), nz_get_language (), NZ_DATE_LONG);
      nz_todo_add (self, NZ_TODO_SPONSORSHIP, &nz_entity_sponsorship, nz_rows_int (rows, 0), NULL,
                   g_strdup_printf (_ ("“%s” with %s"), nz_rows_text (rows, 1), sponsor),
                   g_strdup_printf (_ ("no contact since %s"), day));
    }
  return nz_load_done (&local, error);
}

/* --- files ------------------------------------------------------------------------------------------------
 */

gboolean
nz_todo_gather_files (NzTodoGathering *self, GError **error)
{
  g_autoptr (GPtrArray) broken = nz_links_broken (self->store, error);

  for (guint i = 0; broken != NULL && i < broken->len; i++)
    {
      const NzLink *link = broken->pdata[i];
      nz_todo_add (self, NZ_TODO_FILE, link->entity, link->id, NULL, g_strdup (link->target),
                   title_of (self, link->entity, link->id));
    }
  return broken != NULL;
}
