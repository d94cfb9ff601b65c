/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-meeting-lists.h"

#include "domain/nz-agenda.h"
#include "domain/nz-load.h"
#include "domain/nz-meeting.h"
#include "domain/nz-minutes.h"
#include "store/nz-query.h"

/* --- making a list ----------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *heading;
  double weight;
} Column;

/* "Agenda", "163rd network conference · Thursday, 17 December 2026, 13:00–16:30" */
static NzListing *
listing_new (
    NzRecord *meeting, NzLanguage language, const char *title, const Column *columns, guint n_columns)
{
  NzListing *listing = g_new0 (NzListing, 1);
  g_autofree char *name = nz_meeting_title (meeting, language);
  g_autofree char *when = nz_meeting_when (meeting, language);

  listing->title = g_strdup (title);
  listing->subtitle = g_strdup_printf ("%s · %s", name, when);
  listing->headings = g_ptr_array_new_with_free_func (g_free);
  listing->weights = g_array_new (FALSE, FALSE, sizeof (double));
  listing->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  for (guint i = 0; i < n_columns; i++)
    {
      g_ptr_array_add (listing->headings, g_strdup (columns[i].heading));
      g_array_append_val (listing->weights, columns[i].weight);
    }
  return listing;
}

/* @cells: (transfer full): as many as there are columns. @group: (nullable) */
static void
add_row (NzListing *listing, char **cells, const char *group)
{
  g_ptr_array_add (listing->rows, cells);
  if (group == NULL)
    return;
  if (listing->groups == NULL)
    listing->groups = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (listing->groups, g_strdup (group));
}

/* (transfer full): what the record's fields show, as far as they hold anything: "Jugendamt, Natalia Becker"
 */
static char *
display (NzStore *store, NzRecord *record, const char *const *fields, guint n, NzLanguage language)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const NzField *field = nz_entity_field (nz_record_get_entity (record), fields[i]);
      g_autofree char *one = nz_store_display (store, record, field, language);

      if (*one != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", one);
    }
  return g_string_free (text, FALSE);
}

static char *
display_one (NzStore *store, NzRecord *record, const char *field, NzLanguage language)
{
  return display (store, record, &field, 1, language);
}

static char *
display_day (NzRecord *record, const char *field, NzLanguage language)
{
  return nz_date_format (nz_record_get_date (record, field), language, NZ_DATE_NUMERIC);
}

/* --- the agenda -------------------------------------------------------------------------------------------
 */

static char *
clock_words (int minutes)
{
  return minutes >= 0 ? nz_time_format (minutes % (24 * 60)) : g_strdup ("");
}

static char *
minutes_words (NzRecord *item)
{
  return nz_record_has (item, "minutes") ? g_strdup_printf ("%d", (int)nz_record_get_int (item, "minutes"))
                                         : g_strdup ("");
}

static char **
cells_for_all (const NzAgendaRow *row, guint number)
{
  char **cells = g_new0 (char *, 5);

  cells[0] = g_strdup_printf ("%u", number);
  cells[1] = clock_words (row->starts);
  cells[2] = g_strdup (row->title);
  cells[3] = g_strdup (row->by != NULL ? row->by : "");
  return cells;
}

static char **
cells_for_chair (const NzAgendaRow *row, guint number)
{
  const char *material = nz_record_get_text (row->item, "material");
  const char *notes = nz_record_get_text (row->item, "notes");
  int minutes = (int)nz_record_get_int (row->item, "minutes");
  char **cells = g_new0 (char *, 10);

  cells[0] = g_strdup_printf ("%u", number);
  cells[1] = clock_words (row->starts);
  cells[2] = row->starts >= 0 && minutes > 0 ? clock_words (row->starts + minutes) : g_strdup ("");
  cells[3] = minutes_words (row->item);
  cells[4] = g_strdup (row->title);
  cells[5] = g_strdup (row->by != NULL ? row->by : "");
  cells[6] = g_strdup (material != NULL ? material : "");
  cells[7] = g_strdup (notes != NULL ? notes : "");
  cells[8] = g_strdup ("☐");
  return cells;
}

NzListing *
nz_agenda_list_new (
    NzStore *store, NzRecord *meeting, gboolean for_chair, NzLanguage language, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (meeting), NULL);

  const Column all[] = { { nz_ctext (language, "agenda", "No."), 0.5 },
                         { nz_ctext (language, "agenda", "Time"), 0.8 },
                         { nz_ctext (language, "agenda", "Item"), 5 },
                         { nz_ctext (language, "agenda", "Presented by"), 4 } };
  const Column chair[] = {
    { nz_ctext (language, "agenda", "No."), 0.5 },   { nz_ctext (language, "agenda", "From"), 0.8 },
    { nz_ctext (language, "agenda", "Until"), 0.8 }, { nz_ctext (language, "agenda", "Min."), 0.7 },
    { nz_ctext (language, "agenda", "Item"), 4 },    { nz_ctext (language, "agenda", "Presented by"), 3 },
    { nz_text (language, "Material"), 2 },           { nz_text (language, "Notes"), 3 },
    { nz_ctext (language, "agenda", "Done"), 0.8 }
  };
  g_autoptr (NzAgenda) agenda = nz_agenda_new (store, meeting, language, error);

  if (agenda == NULL)
    return NULL;
  NzListing *listing
      = for_chair ? listing_new (meeting, language, nz_text (language, "Running order"), chair,
                                 G_N_ELEMENTS (chair))
                  : listing_new (meeting, language, nz_text (language, "Agenda"), all, G_N_ELEMENTS (all));
  for (guint i = 0; i < agenda->rows->len; i++)
    {
      const NzAgendaRow *row = agenda->rows->pdata[i];
      add_row (listing, for_chair ? cells_for_chair (row, i + 1) : cells_for_all (row, i + 1), NULL);
    }
  return listing;
}

/* --- tasks ------------------------------------------------------------------------------------------------
 */

/* What was taken on at another meeting of the same series or at none, by the day ?1; what a group agrees in
 * its sessions stays there. */
static const char tasks_sql[]
    = "SELECT t.id FROM task AS t LEFT JOIN meeting AS m ON m.id = t.meeting, meeting AS this "
      "WHERE this.id = ?2 AND (t.meeting IS ?2 OR (t.state = 'open' AND t.since <= ?1 AND "
      "(m.id IS NULL OR (this.kind = 'conference' AND m.kind <> 'session') OR (m.kind = this.kind AND "
      "m.working_group IS this.working_group)))) "
      "ORDER BY t.meeting IS NOT ?2, t.due IS NULL, t.due, t.since, t.id";

/* What was said about each task last. (element-type gint64 utf8) (transfer full) */
static GHashTable *
last_answers (NzStore *store, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (
      store, "SELECT task, text FROM task_answer WHERE text IS NOT NULL ORDER BY day, id", error);
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  while (nz_rows_next (rows, &local))
    {
      gint64 task = nz_rows_int (rows, 0);
      g_hash_table_replace (answers, g_memdup2 (&task, sizeof task), g_strdup (nz_rows_text (rows, 1)));
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&answers) : NULL;
}

char *
nz_task_who (NzStore *store, NzRecord *task, NzLanguage language)
{
  static const char *const who[] = { "organisation", "working_group", "person" };

  for (guint i = 0; i < G_N_ELEMENTS (who); i++)
    {
      g_autofree char *name = display_one (store, task, who[i], language);
      if (*name != '\0')
        return g_steal_pointer (&name);
    }
  return g_strdup ("");
}

static char **
task_cells (NzStore *store, NzRecord *task, GHashTable *answers, NzLanguage language)
{
  gint64 id = nz_record_get_id (task);
  const char *answer = g_hash_table_lookup (answers, &id);
  g_autofree char *state = display_one (store, task, "state", language);
  char **cells = g_new0 (char *, 6);

  cells[0] = g_strdup (nz_record_get_text (task, "name"));
  cells[1] = nz_task_who (store, task, language);
  cells[2] = display_day (task, "since", language);
  cells[3] = display_day (task, "due", language);
  cells[4] = answer != NULL ? g_strdup_printf ("%s: %s", state, answer) : g_steal_pointer (&state);
  return cells;
}

NzListing *
nz_task_list_new (NzStore *store, NzRecord *meeting, NzLanguage language, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (meeting), NULL);

  const Column columns[] = { { nz_text (language, "Task"), 5 },
                             { nz_ctext (language, "task", "Who"), 3 },
                             { nz_text (language, "Open since"), 1.4 },
                             { nz_text (language, "Due"), 1.4 },
                             { nz_text (language, "State"), 3 } };
  gint64 id = nz_record_get_id (meeting);
  g_autoptr (GPtrArray) tasks
      = nz_load_records (store, &nz_entity_task, tasks_sql, nz_record_get_date (meeting, "day"), id, error);
  if (tasks == NULL)
    return NULL;
  g_autoptr (GHashTable) answers = last_answers (store, error);
  if (answers == NULL)
    return NULL;
  NzListing *listing
      = listing_new (meeting, language, nz_text (language, "Tasks"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < tasks->len; i++)
    {
      char **cells = task_cells (store, tasks->pdata[i], answers, language);

      add_row (listing, cells,
               nz_record_get_int (tasks->pdata[i], "meeting") == id
                   ? nz_text (language, "Taken on at this meeting")
                   : nz_text (language, "Still open"));
    }
  return listing;
}

/* --- decisions --------------------------------------------------------------------------------------------
 */

static const char decisions_sql[] = "SELECT id FROM decision WHERE day <= ?1 OR meeting = ?2 "
                                    "ORDER BY day DESC, meeting, number, id";

NzListing *
nz_decision_list_new (NzStore *store, NzRecord *meeting, NzLanguage language, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (meeting), NULL);

  const Column columns[] = { { nz_ctext (language, "agenda", "No."), 0.6 },
                             { nz_text (language, "Wording"), 6 },
                             { nz_text (language, "Day"), 1.4 },
                             { nz_text (language, "Result"), 3 } };
  g_autoptr (GPtrArray) decisions
      = nz_load_records (store, &nz_entity_decision, decisions_sql, nz_record_get_date (meeting, "day"),
                         nz_record_get_id (meeting), error);

  if (decisions == NULL)
    return NULL;
  NzListing *listing
      = listing_new (meeting, language, nz_text (language, "Decisions"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < decisions->len; i++)
    {
      NzRecord *decision = decisions->pdata[i];
      char **cells = g_new0 (char *, 5);
      g_autofree char *where = display_one (store, decision, "meeting", language);

      cells[0] = display_one (store, decision, "number", language);
      cells[1] = g_strdup (nz_record_get_text (decision, "name"));
      cells[2] = display_day (decision, "day", language);
      cells[3] = nz_decision_words (decision, language);
      add_row (listing, cells, *where != '\0' ? where : nz_text (language, "Between two meetings"));
    }
  return listing;
}
