/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-minutes-sheet.h"

#include "base/nz-organisation-label.h"
#include "base/nz-text.h"
#include "domain/nz-agenda.h"
#include "domain/nz-attendance.h"
#include "domain/nz-load.h"
#include "domain/nz-meeting-lists.h"
#include "domain/nz-meeting.h"
#include "domain/nz-minutes.h"

#include <string.h>

static void
fact_free (NzMinutesFact *fact)
{
  g_free (fact->label);
  g_free (fact->text);
  g_free (fact);
}

static void
item_free (NzMinutesItem *item)
{
  g_free (item->title);
  g_free (item->by);
  g_free (item->text);
  g_ptr_array_unref (item->decisions);
  g_ptr_array_unref (item->tasks);
  g_free (item);
}

void
nz_minutes_sheet_free (NzMinutesSheet *text)
{
  g_return_if_fail (text != NULL);
  g_ptr_array_unref (text->facts);
  g_ptr_array_unref (text->items);
  g_clear_pointer (&text->represented, g_ptr_array_unref);
  g_clear_pointer (&text->excused, g_ptr_array_unref);
  g_free (text);
}

/* --- the head ---------------------------------------------------------------------------------------------
 */

/* Nothing is said where nothing is known. */
static void
add_fact (NzMinutesSheet *text, const char *label, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  NzMinutesFact *fact = g_new0 (NzMinutesFact, 1);
  fact->label = g_strdup (label);
  fact->text = g_strdup (words);
  g_ptr_array_add (text->facts, fact);
}

static void
add_field (NzMinutesSheet *text, NzStore *store, NzRecord *meeting, const char *name, NzLanguage language)
{
  const NzField *field = nz_entity_field (&nz_entity_meeting, name);
  g_autofree char *words = nz_store_display (store, meeting, field, language);

  add_fact (text, nz_field_label (field, language), words);
}

static gboolean
add_head (NzMinutesSheet *text, NzStore *store, NzRecord *meeting, NzLanguage language, GError **error)
{
  g_autofree char *when = nz_meeting_when (meeting, language);
  g_autofree char *where = nz_meeting_where (meeting);
  gint64 id = nz_record_get_id (meeting);
  NzAttendanceCount count;
  NzVoters voters;

  if (!nz_attendance_count (store, id, &count, error) || !nz_voters_count (store, id, &voters, error))
    return FALSE;
  g_autofree char *attended
      = count.people > 0 || count.head_count > 0 ? nz_attendance_count_words (&count, language) : NULL;
  g_autofree char *quorum = nz_voters_words (&voters, language);
  add_fact (text, nz_text (language, "Day"), when);
  add_fact (text, nz_text (language, "Place"), where);
  add_field (text, store, meeting, "host", language);
  add_field (text, store, meeting, "chair", language);
  add_field (text, store, meeting, "minutes_by", language);
  add_fact (text, nz_text (language, "Represented"), attended);
  add_fact (text, nz_text (language, "Votes"), quorum);
  add_field (text, store, meeting, "minutes_state", language);
  add_field (text, store, meeting, "minutes_approved_at", language);
  return TRUE;
}

/* --- the items --------------------------------------------------------------------------------------------
 */

/* Whether the line is told as one of the tasks. */
static gboolean
is_told (const char *line, GPtrArray *tasks)
{
  for (guint i = 0; i < tasks->len; i++)
    if (strstr (line, nz_record_get_text (tasks->pdata[i], "name")) != NULL)
      return TRUE;
  return FALSE;
}

/* (transfer full) (nullable): the text without the lines that gave somebody something to do: these are told
 * as tasks. One that made none stays, without its sign: nothing that was written is lost on the paper. */
static char *
without_tasks (const char *record, GPtrArray *tasks)
{
  g_auto (GStrv) lines = g_strsplit (record != NULL ? record : "", "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strchug (lines[i]);

      if (*line == '@' && is_told (line, tasks))
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", *line == '@' ? line + 1 : line);
    }
  g_autofree char *whole = nz_text_normalise (text->str, TRUE);
  return *whole != '\0' ? g_steal_pointer (&whole) : NULL;
}

/* (transfer full): "Decision 12: The network … (31 for, 2 against: carried)" */
static char *
decision_sentence (NzRecord *decision, NzLanguage language)
{
  g_autofree char *result = nz_decision_words (decision, language);

  if (!nz_record_has (decision, "number"))
    return g_strdup_printf (nz_text (language, "Decision: %s (%s)"), nz_record_get_text (decision, "name"),
                            result);
  return g_strdup_printf (nz_text (language, "Decision %d: %s (%s)"),
                          (int)nz_record_get_int (decision, "number"), nz_record_get_text (decision, "name"),
                          result);
}

/* (transfer full): "Aufgabe für Jugendamt: Räume klären (bis 15.03.2027)" */
static char *
task_sentence (NzStore *store, NzRecord *task, NzLanguage language)
{
  g_autofree char *who = nz_task_who (store, task, language);
  g_autofree char *due = nz_date_format (nz_record_get_date (task, "due"), language, NZ_DATE_NUMERIC);
  const char *name = nz_record_get_text (task, "name");
  g_autofree char *whole = *who != '\0' ? g_strdup_printf (nz_text (language, "Task for %s: %s"), who, name)
                                        : g_strdup_printf (nz_text (language, "Task: %s"), name);

  return *due != '\0' ? g_strdup_printf (nz_text (language, "%s (by %s)"), whole, due)
                      : g_steal_pointer (&whole);
}

static gboolean
add_outcomes (NzMinutesItem *item, NzStore *store, NzRecord *record, NzLanguage language, GError **error)
{
  gint64 id = nz_record_get_id (record);
  g_autoptr (GPtrArray) decisions = nz_load_records (
      store, &nz_entity_decision, "SELECT id FROM decision WHERE agenda_item = ?2 ORDER BY number, id",
      NZ_DATE_NONE, id, error);
  if (decisions == NULL)
    return FALSE;
  g_autoptr (GPtrArray) tasks
      = nz_load_records (store, &nz_entity_task, "SELECT id FROM task WHERE agenda_item = ?2 ORDER BY id",
                         NZ_DATE_NONE, id, error);
  if (tasks == NULL)
    return FALSE;
  for (guint i = 0; i < decisions->len; i++)
    g_ptr_array_add (item->decisions, decision_sentence (decisions->pdata[i], language));
  for (guint i = 0; i < tasks->len; i++)
    g_ptr_array_add (item->tasks, task_sentence (store, tasks->pdata[i], language));
  item->text = without_tasks (nz_record_get_text (record, "record"), tasks);
  return TRUE;
}

static gboolean
add_items (NzMinutesSheet *text, NzStore *store, NzRecord *meeting, NzLanguage language, GError **error)
{
  g_autoptr (NzAgenda) agenda = nz_agenda_new (store, meeting, language, error);

  if (agenda == NULL)
    return FALSE;
  for (guint i = 0; i < agenda->rows->len; i++)
    {
      const NzAgendaRow *row = agenda->rows->pdata[i];
      NzMinutesItem *item = g_new0 (NzMinutesItem, 1);

      item->title = g_strdup (row->title);
      item->by = g_strdup (row->by);
      item->postponed = nz_record_get_int (row->item, "postponed") != 0;
      item->decisions = g_ptr_array_new_with_free_func (g_free);
      item->tasks = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (text->items, item);
      if (!add_outcomes (item, store, row->item, language, error))
        return FALSE;
    }
  return TRUE;
}

/* --- who was there ----------------------------------------------------------------------------------------
 */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = nz_text_sort_key_names (*(const char *const *)a);
  g_autofree char *other = nz_text_sort_key_names (*(const char *const *)b);

  return strcmp (one, other);
}

/* An individual is named only where that is allowed. */
static gboolean
may_be_named (NzRecord *organisation)
{
  return g_strcmp0 (nz_record_get_text (organisation, "kind"), "individual") != 0
         || nz_record_get_int (organisation, "public_name") != 0;
}

/* Organisations of which somebody was noted so, by name, and the number of those that are not named; of
 * those that were represented, nobody counts as excused. */
static GPtrArray *
read_organisations (
    NzStore *store, gint64 meeting, gboolean represented, NzLanguage language, guint *n, GError **error)
{
  g_autofree char *about
      = nz_about_sql (&nz_entity_invitation, nz_entity_field (&nz_entity_invitation, "organisation"));
  g_autofree char *sql = g_strdup_printf (
      "SELECT a.target FROM %s AS a JOIN invitation AS i ON i.id = a.record WHERE i.meeting = ?2 "
      "GROUP BY a.target HAVING max (i.attendance = 'present') = 1 %s",
      about, represented ? "" : "IS NOT TRUE AND max (i.attendance = 'excused') = 1");
  g_autoptr (GPtrArray) records
      = nz_load_records (store, &nz_entity_organisation, sql, NZ_DATE_NONE, meeting, error);

  if (records == NULL)
    return NULL;
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  guint n_hidden = 0;

  *n = records->len;
  for (guint i = 0; i < records->len; i++)
    if (may_be_named (records->pdata[i]))
      g_ptr_array_add (names, nz_organisation_label (nz_record_get_text (records->pdata[i], "name"),
                                                     nz_record_get_text (records->pdata[i], "short_name")));
    else
      n_hidden++;
  g_ptr_array_sort (names, compare_names);
  if (n_hidden > 0)
    g_ptr_array_add (
        names, g_strdup_printf (nz_ntext (language, "%u individual", "%u individuals", n_hidden), n_hidden));
  return names;
}

NzMinutesSheet *
nz_minutes_sheet_new (NzStore *store, NzRecord *meeting, NzLanguage language, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (meeting), NULL);

  g_autoptr (NzMinutesSheet) text = g_new0 (NzMinutesSheet, 1);
  const char *state = nz_record_get_text (meeting, "minutes_state");
  gint64 id = nz_record_get_id (meeting);

  text->is_draft = state == NULL || g_str_equal (state, "draft");
  text->facts = g_ptr_array_new_with_free_func ((GDestroyNotify)fact_free);
  text->items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
  if (!add_head (text, store, meeting, language, error) || !add_items (text, store, meeting, language, error))
    return NULL;
  text->represented = read_organisations (store, id, TRUE, language, &text->n_represented, error);
  if (text->represented == NULL)
    return NULL;
  text->excused = read_organisations (store, id, FALSE, language, &text->n_excused, error);
  return text->excused != NULL ? g_steal_pointer (&text) : NULL;
}
