/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-suggestion.h"

#include "base/nz-organisation-label.h"
#include "base/nz-text.h"
#include "domain/nz-load.h"
#include "domain/nz-meeting.h"
#include "domain/nz-who.h"

/* What is proposed where nobody has said how long it takes. */
#define MINUTES_MINUTES 5
#define TASK_MINUTES 5
#define RESOLUTION_MINUTES 5
#define USUAL_MINUTES 15
#define WISH_MINUTES 20

/* Each statement has ?1 the day of the meeting, ?2 its id, ?3 its kind, ?4 its group or 0. */
#define SQL_SERIES(m)                                                                                        \
  m ".kind = ?3 AND " m ".working_group IS nullif (?4, 0) AND " m ".state <> 'cancelled' AND " m ".day < ?1"
#define SQL_LAST                                                                                             \
  "SELECT m.id AS id, m.day AS day FROM meeting m WHERE " SQL_SERIES ("m") " ORDER BY m.day DESC, "          \
                                                                           "m.starts DESC, m.id"
/* An item about a group: by its field, or (in files older than the field) by its title. */
#define SQL_OF_GROUP(i, g)                                                                                   \
  "(" i ".working_group = " g ".id OR (" i ".working_group IS NULL AND instr (" i ".name, " g ".name) > 0))"
#define SQL_TAKEN_UP                                                                                         \
  "EXISTS (SELECT 1 FROM agenda_item x JOIN meeting y ON y.id = x.meeting WHERE x.resumes = i.id AND "       \
  "y.state <> 'cancelled')"

typedef struct
{
  NzStore *store;
  NzRecord *meeting;
  NzDate day;
  NzLanguage language; /* of the reasons */
  NzLanguage paper;    /* of the titles */
  GPtrArray *found;
} Gathering;

static const struct
{
  const char *code, *label;
} kinds[NZ_N_SUGGESTION_KINDS] = {
  [NZ_SUGGESTION_MINUTES] = { "minutes", N_ ("Minutes to approve") },
  [NZ_SUGGESTION_TASK] = { "task", N_ ("Open task") },
  [NZ_SUGGESTION_POSTPONED] = { "postponed", N_ ("Postponed item") },
  [NZ_SUGGESTION_REPORT] = { "report", N_ ("Group without a report") },
  [NZ_SUGGESTION_PRESENTATION] = { "presentation", N_ ("New actor") },
  [NZ_SUGGESTION_REVIEW] = { "review", N_ ("Result of a group") },
  [NZ_SUGGESTION_RESOLUTION] = { "resolution", N_ ("Written resolution") },
  [NZ_SUGGESTION_WISH] = { "wish", N_ ("Topic wished") },
};

void
nz_suggestion_free (NzSuggestion *suggestion)
{
  if (suggestion == NULL)
    return;
  g_free (suggestion->title);
  g_free (suggestion->by);
  g_free (suggestion->reason);
  g_free (suggestion);
}

const char *
nz_suggestion_code (NzSuggestionKind kind)
{
  g_return_val_if_fail (kind < NZ_N_SUGGESTION_KINDS, NULL);
  return kinds[kind].code;
}

const char *
nz_suggestion_label (NzSuggestionKind kind, NzLanguage language)
{
  g_return_val_if_fail (kind < NZ_N_SUGGESTION_KINDS, NULL);
  return nz_text (language, kinds[kind].label);
}

/* --- pieces -----------------------------------------------------------------------------------------------
 */

static gboolean
is_conference (const Gathering *self)
{
  return g_strcmp0 (nz_record_get_text (self->meeting, "kind"), "conference") == 0;
}

/* (nullable) */
static NzRows *
ask (Gathering *self, const char *sql, GError **error)
{
  NzRows *rows = nz_rows_new (self->store, sql, error);

  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, self->day);
  nz_rows_bind_int (rows, 2, nz_record_get_id (self->meeting));
  nz_rows_bind_text (rows, 3, nz_record_get_text (self->meeting, "kind"));
  nz_rows_bind_int (rows, 4, nz_record_get_int (self->meeting, "working_group"));
  return rows;
}

/* Takes the texts over. */
static NzSuggestion *
add (Gathering *self,
     NzSuggestionKind kind,
     const NzEntity *entity,
     gint64 id,
     char *title,
     char *reason,
     int minutes)
{
  NzSuggestion *suggestion = g_new0 (NzSuggestion, 1);

  *suggestion = (NzSuggestion){
    .kind = kind, .entity = entity, .id = id, .title = title, .reason = reason, .minutes = minutes
  };
  g_ptr_array_add (self->found, suggestion);
  return suggestion;
}

/* (transfer full) */
static char *
on (const Gathering *self, NzDate day)
{
  return nz_date_format (day, self->language, NZ_DATE_NUMERIC);
}

/* (transfer full) (nullable): "160. Tagung" */
static char *
meeting_title (const Gathering *self, gint64 id)
{
  g_autoptr (NzRecord) meeting = id != 0 ? nz_store_get (self->store, &nz_entity_meeting, id, NULL) : NULL;
  return meeting != NULL ? nz_meeting_short_title (meeting, self->language) : NULL;
}

/* (transfer full) (nullable): who is named by these fields of @entity's record */
static char *
who (const Gathering *self, const NzEntity *entity, gint64 organisation, gint64 person, gint64 group)
{
  g_autoptr (NzRecord) record = nz_record_new (entity);

  nz_record_set_int (record, "organisation", organisation);
  nz_record_set_int (record, "person", person);
  if (nz_entity_field (entity, "working_group") != NULL)
    nz_record_set_int (record, "working_group", group);
  g_autofree char *words = nz_who_words (self->store, record);
  return *words != '\0' ? g_steal_pointer (&words) : NULL;
}

/* --- the last minutes -------------------------------------------------------------------------------------
 */

static char *
reason_of_minutes (Gathering *self, NzRows *rows)
{
  g_autofree char *title = meeting_title (self, nz_rows_int (rows, 0));
  const NzField *field = nz_entity_field (&nz_entity_meeting, "minutes_state");
  const NzChoice *state = nz_field_choice (field, nz_rows_text (rows, 1));

  if (!nz_rows_is_null (rows, 2))
    {
      g_autofree char *day = on (self, nz_rows_date (rows, 2));
      return g_strdup_printf (nz_text (self->language, "%s: sent on %s, not approved yet"), title, day);
    }
  return g_strdup_printf (nz_text (self->language, "%s: %s, not approved yet"), title,
                          state != NULL ? nz_choice_label (state, self->language)
                                        : nz_text (self->language, "not written yet"));
}

static gboolean
gather_minutes (Gathering *self, GError **error)
{
  g_autoptr (NzRows) rows = ask (
      self,
      "SELECT m.id, m.minutes_state, m.minutes_sent_on FROM meeting m WHERE m.id = (SELECT id FROM "
      "(" SQL_LAST " LIMIT 1)) AND m.minutes_state IS NOT 'approved' AND m.minutes_approved_at IS NULL "
      "AND NOT EXISTS (SELECT 1 FROM agenda_item i WHERE i.meeting = ?2 AND i.kind = 'minutes')",
      error);
  g_autoptr (GError) local = NULL;
  const NzField *field = nz_entity_field (&nz_entity_agenda_item, "kind");

  while (rows != NULL && nz_rows_next (rows, &local))
    add (self, NZ_SUGGESTION_MINUTES, &nz_entity_meeting, nz_rows_int (rows, 0),
         g_strdup (nz_choice_label (nz_field_choice (field, "minutes"), self->paper)),
         reason_of_minutes (self, rows), MINUTES_MINUTES);
  return rows != NULL && nz_load_done (&local, error);
}

/* --- tasks ------------------------------------------------------------------------------------------------
 */

/* What was taken on at a session of a group stays there; all else is a matter of the conference. */
static const char tasks_sql[]
    = "SELECT t.id, t.name, t.since, t.due, t.organisation, t.person, t.working_group, (SELECT m.id FROM "
      "task_answer a JOIN agenda_item i ON i.id = a.agenda_item JOIN meeting m ON m.id = i.meeting WHERE "
      "a.task = t.id AND m.day < ?1 AND m.state <> 'cancelled' ORDER BY m.day DESC, m.id LIMIT 1) "
      "FROM task t LEFT JOIN meeting o ON o.id = t.meeting WHERE t.state = 'open' AND t.since <= ?1 AND "
      "(t.due "
      "IS NULL OR t.due <= ?1) AND t.meeting IS NOT ?2 AND ((?3 = 'conference' AND (o.id IS NULL OR o.kind "
      "<> "
      "'session')) OR (o.kind = ?3 AND o.working_group IS nullif (?4, 0)) OR t.working_group = nullif (?4, "
      "0)) "
      "AND NOT EXISTS (SELECT 1 FROM task_answer a JOIN agenda_item i ON i.id = a.agenda_item WHERE a.task = "
      "t.id AND i.meeting = ?2) ORDER BY t.due IS NULL, t.due, t.since, t.id";

/* "open since 12/03/2026, due 01/11/2026; last asked for at the 160th conference" */
static char *
reason_of_task (Gathering *self, NzRows *rows)
{
  g_autofree char *since = on (self, nz_rows_date (rows, 2));
  g_autofree char *due = on (self, nz_rows_date (rows, 3));
  g_autofree char *asked = meeting_title (self, nz_rows_int (rows, 7));
  g_autofree char *days
      = nz_rows_is_null (rows, 3)
            ? g_strdup_printf (nz_text (self->language, "open since %s"), since)
            : g_strdup_printf (nz_text (self->language, "open since %s, due %s"), since, due);

  return asked == NULL
             ? g_steal_pointer (&days)
             : g_strdup_printf (nz_text (self->language, "%s; last asked for at the %s"), days, asked);
}

static gboolean
gather_tasks (Gathering *self, GError **error)
{
  g_autoptr (NzRows) rows = ask (self, tasks_sql, error);
  g_autoptr (GError) local = NULL;
  NzDate today = nz_date_today ();

  while (rows != NULL && nz_rows_next (rows, &local))
    {
      NzDate due = nz_rows_date (rows, 3);
      NzSuggestion *suggestion
          = add (self, NZ_SUGGESTION_TASK, &nz_entity_task, nz_rows_int (rows, 0),
                 g_strdup (nz_rows_text (rows, 1)), reason_of_task (self, rows), TASK_MINUTES);
      suggestion->by
          = who (self, &nz_entity_task, nz_rows_int (rows, 4), nz_rows_int (rows, 5), nz_rows_int (rows, 6));
      suggestion->is_late = nz_date_is_set (due) && nz_date_compare (nz_date_last_day (due), today) < 0;
    }
  return rows != NULL && nz_load_done (&local, error);
}

/* --- postponed items --------------------------------------------------------------------------------------
 */

static gboolean
gather_postponed (Gathering *self, GError **error)
{
  g_autoptr (NzRows) rows
      = ask (self,
             "SELECT i.id, i.name, i.kind, i.minutes, m.id, i.organisation, i.person, i.working_group FROM "
             "agenda_item i JOIN meeting m ON m.id = i.meeting WHERE i.postponed = 1 AND m.id <> ?2 "
             "AND " SQL_SERIES ("m") " AND NOT " SQL_TAKEN_UP " ORDER BY m.day, i.rank, i.id",
             error);
  g_autoptr (GError) local = NULL;
  const NzField *field = nz_entity_field (&nz_entity_agenda_item, "kind");

  while (rows != NULL && nz_rows_next (rows, &local))
    {
      const char *name = nz_rows_text (rows, 1);
      const NzChoice *kind = nz_field_choice (field, nz_rows_text (rows, 2));
      g_autofree char *from = meeting_title (self, nz_rows_int (rows, 4));
      int minutes = (int)nz_rows_int (rows, 3);
      NzSuggestion *suggestion = add (
          self, NZ_SUGGESTION_POSTPONED, &nz_entity_agenda_item, nz_rows_int (rows, 0),
          g_strdup (name != NULL   ? name
                    : kind != NULL ? nz_choice_label (kind, self->paper)
                                   : ""),
          g_strdup_printf (nz_text (self->language, "postponed at the %s, not taken up again yet"), from),
          minutes > 0 ? minutes : USUAL_MINUTES);
      suggestion->by = who (self, &nz_entity_agenda_item, nz_rows_int (rows, 5), nz_rows_int (rows, 6),
                            nz_rows_int (rows, 7));
    }
  return rows != NULL && nz_load_done (&local, error);
}

/* --- reports and results of groups ------------------------------------------------------------------------
 */

/* Which group has reported where. A report that was postponed was not given, but is suggested already. */
#define SQL_REPORTED                                                                                         \
  "reported AS (SELECT r.working_group AS grp, r.meeting AS meeting FROM report r WHERE r.meeting IS NOT "   \
  "NULL UNION SELECT g.id, i.meeting FROM agenda_item i JOIN working_group g ON " SQL_OF_GROUP (             \
      "i", "g") ""                                                                                           \
                " WHERE i.kind = 'report' AND (i.postponed = 0 OR NOT " SQL_TAKEN_UP "))"

static char *
reports_sql (void)
{
  g_autofree char *active = nz_date_active_sql ("g", "since", "until", 1);

  return g_strdup_printf ("WITH last AS (" SQL_LAST " LIMIT ?5), " SQL_REPORTED
                          " SELECT g.id, g.name, (SELECT m.id FROM reported r JOIN meeting m ON m.id = "
                          "r.meeting WHERE r.grp = g.id "
                          "AND m.day < ?1 AND m.state <> 'cancelled' ORDER BY m.day DESC LIMIT 1) FROM "
                          "working_group g WHERE %s AND "
                          "(SELECT count (*) FROM last) = ?5 AND (g.since IS NULL OR g.since <= (SELECT min "
                          "(day) FROM last)) AND "
                          "NOT EXISTS (SELECT 1 FROM reported r WHERE r.grp = g.id AND (r.meeting = ?2 OR "
                          "r.meeting IN (SELECT id "
                          "FROM last))) ORDER BY g.name, g.id",
                          active);
}

static gboolean
gather_reports (Gathering *self, GError **error)
{
  g_autofree char *sql = reports_sql ();
  g_autoptr (NzRows) rows = is_conference (self) ? ask (self, sql, error) : NULL;
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return !is_conference (self);
  nz_rows_bind_int (rows, 5, NZ_SUGGESTION_MEETINGS);
  while (nz_rows_next (rows, &local))
    {
      g_autofree char *last = meeting_title (self, nz_rows_int (rows, 2));
      g_autofree char *gap
          = g_strdup_printf (nz_ntext (self->language, "no report at the last %d conference",
                                       "no report at the last %d conferences", NZ_SUGGESTION_MEETINGS),
                             NZ_SUGGESTION_MEETINGS);
      add (self, NZ_SUGGESTION_REPORT, &nz_entity_working_group, nz_rows_int (rows, 0),
           g_strdup_printf (nz_text (self->paper, "Report: %s"), nz_rows_text (rows, 1)),
           last != NULL
               ? g_strdup_printf (nz_text (self->language, "%s; the last one was at the %s"), gap, last)
               : g_strdup (gap),
           WISH_MINUTES);
    }
  return nz_load_done (&local, error);
}

static gboolean
gather_reviews (Gathering *self, GError **error)
{
  g_autoptr (NzRows) rows = ask (
      self,
      "SELECT g.id, g.name, g.until FROM working_group g WHERE ?3 = 'conference' AND g.result IS NOT NULL "
      "AND g.until < substr (?1, 1, length (g.until)) AND g.until >= ?5 AND NOT EXISTS (SELECT 1 FROM "
      "agenda_item i JOIN meeting m ON m.id = i.meeting WHERE i.kind = 'review' AND m.state <> 'cancelled' "
      "AND " SQL_OF_GROUP (
          "i",
          "g") ") AND NOT EXISTS (SELECT 1 FROM report r JOIN meeting m ON m.id = "
               "r.meeting WHERE r.working_group = g.id AND m.day >= g.until) ORDER BY g.until, g.name, g.id",
      error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 5, nz_date_add_months (self->day, -NZ_SUGGESTION_MONTHS));
  while (nz_rows_next (rows, &local))
    {
      g_autofree char *day = on (self, nz_rows_date (rows, 2));
      add (self, NZ_SUGGESTION_REVIEW, &nz_entity_working_group, nz_rows_int (rows, 0),
           g_strdup_printf (nz_text (self->paper, "Result: %s"), nz_rows_text (rows, 1)),
           g_strdup_printf (nz_text (self->language, "ended %s, the result has not been presented"), day),
           USUAL_MINUTES);
    }
  return nz_load_done (&local, error);
}

/* --- new actors -------------------------------------------------------------------------------------------
 */

static gboolean
gather_presentations (Gathering *self, GError **error)
{
  g_autofree char *active = nz_date_active_sql ("o", "since", "until", 1);
  g_autofree char *sql = g_strdup_printf (
      "SELECT o.id, o.name, o.short_name, o.since FROM organisation o WHERE ?3 = 'conference' AND %s AND "
      "o.since "
      ">= ?5 AND NOT EXISTS (SELECT 1 FROM agenda_item i JOIN meeting m ON m.id = i.meeting WHERE i.kind = "
      "'presentation' AND i.organisation = o.id AND m.state <> 'cancelled') ORDER BY o.since, o.name, o.id",
      active);
  g_autoptr (NzRows) rows = ask (self, sql, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 5, nz_date_add_months (self->day, -NZ_SUGGESTION_MONTHS));
  while (nz_rows_next (rows, &local))
    {
      g_autofree char *day = on (self, nz_rows_date (rows, 3));
      g_autofree char *label = nz_organisation_label (nz_rows_text (rows, 1), nz_rows_text (rows, 2));
      add (self, NZ_SUGGESTION_PRESENTATION, &nz_entity_organisation, nz_rows_int (rows, 0),
           g_strdup_printf (nz_text (self->paper, "%s: introduction"), label),
           g_strdup_printf (nz_text (self->language, "joined %s, has not introduced itself yet"), day),
           USUAL_MINUTES);
    }
  return nz_load_done (&local, error);
}

/* --- written resolutions ----------------------------------------------------------------------------------
 */

static gboolean
gather_resolutions (Gathering *self, GError **error)
{
  g_autoptr (NzRows) rows = ask (
      self,
      "SELECT d.id, d.name, d.number, d.day, d.result FROM decision d WHERE ?3 = 'conference' AND d.way = "
      "'written' AND d.agenda_item IS NULL AND d.day <= ?1 AND d.day >= coalesce ((SELECT day FROM "
      "(" SQL_LAST " LIMIT 1)), '') ORDER BY d.number IS NULL, d.number, d.day, d.id",
      error);
  g_autoptr (GError) local = NULL;
  const NzField *field = nz_entity_field (&nz_entity_decision, "result");

  while (rows != NULL && nz_rows_next (rows, &local))
    {
      g_autofree char *day = on (self, nz_rows_date (rows, 3));
      const NzChoice *result = nz_field_choice (field, nz_rows_text (rows, 4));
      add (self, NZ_SUGGESTION_RESOLUTION, &nz_entity_decision, nz_rows_int (rows, 0),
           g_strdup (nz_rows_text (rows, 1)),
           g_strdup_printf (nz_text (self->language, "in writing since the last conference, %s: %s"), day,
                            result != NULL ? nz_choice_label (result, self->language) : ""),
           RESOLUTION_MINUTES);
    }
  return rows != NULL && nz_load_done (&local, error);
}

/* --- wishes -----------------------------------------------------------------------------------------------
 */

/* One topic, however many wished for it. */
typedef struct
{
  char *topic;
  gint64 invitation;
  GPtrArray *by; /* (element-type utf8) */
} Wish;

static void
wish_free (Wish *wish)
{
  g_free (wish->topic);
  g_ptr_array_unref (wish->by);
  g_free (wish);
}

/* (transfer full): the titles of the items from the conference on to which the oldest wishes were given */
static GPtrArray *
titles_since (Gathering *self, GError **error)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (NzRows) rows = ask (
      self,
      "SELECT i.name FROM agenda_item i JOIN meeting m ON m.id = i.meeting WHERE i.name IS NOT NULL AND "
      "m.state <> 'cancelled' AND m.day >= coalesce ((SELECT day FROM (" SQL_LAST " LIMIT 1)), ?1)",
      error);
  g_autoptr (GError) local = NULL;

  while (rows != NULL && nz_rows_next (rows, &local))
    g_ptr_array_add (titles, g_strdup (nz_rows_text (rows, 0)));
  return rows != NULL && nz_load_done (&local, error) ? g_steal_pointer (&titles) : NULL;
}

static gboolean
is_treated (GPtrArray *titles, const char *topic)
{
  g_autofree char *expanded = nz_text_match_key (topic);
  g_autofree char *plain = nz_text_plain_key (topic);

  for (guint i = 0; i < titles->len; i++)
    if (nz_text_contains_key (titles->pdata[i], expanded, plain))
      return TRUE;
  return FALSE;
}

/* Takes @who over. */
static void
note_wish (GPtrArray *wishes, GHashTable *by_key, const char *topic, gint64 invitation, char *from)
{
  g_autofree char *key = nz_text_match_key (topic);
  Wish *wish = g_hash_table_lookup (by_key, key);

  if (wish == NULL)
    {
      wish = g_new0 (Wish, 1);
      *wish = (Wish){ g_strdup (topic), invitation, g_ptr_array_new_with_free_func (g_free) };
      g_ptr_array_add (wishes, wish);
      g_hash_table_insert (by_key, g_steal_pointer (&key), wish);
    }
  if (from != NULL)
    g_ptr_array_add (wish->by, from);
}

/* (transfer full): "wished by Frauentreff and 2 more" */
static char *
reason_of_wish (const Gathering *self, const Wish *wish)
{
  guint more = wish->by->len > 0 ? wish->by->len - 1 : 0;

  if (wish->by->len == 0)
    return g_strdup (nz_text (self->language, "wished in a reply"));
  if (more == 0)
    return g_strdup_printf (nz_text (self->language, "wished by %s"), (const char *)wish->by->pdata[0]);
  return g_strdup_printf (
      nz_ntext (self->language, "wished by %s and %u more", "wished by %s and %u more", more),
      (const char *)wish->by->pdata[0], more);
}

/* What most wish for first. */
static int
by_many (gconstpointer a, gconstpointer b)
{
  const Wish *first = *(const Wish *const *)a, *second = *(const Wish *const *)b;

  if (first->by->len != second->by->len)
    return first->by->len < second->by->len ? 1 : -1;
  return g_strcmp0 (first->topic, second->topic);
}

static gboolean
gather_wishes (Gathering *self, GError **error)
{
  g_autoptr (GPtrArray) titles = titles_since (self, error);
  g_autoptr (GPtrArray) wishes = g_ptr_array_new_with_free_func ((GDestroyNotify)wish_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (NzRows) rows = ask (
      self,
      "SELECT i.id, i.wishes, i.organisation, i.person FROM invitation i JOIN meeting m ON m.id = "
      "i.meeting WHERE i.wishes IS NOT NULL AND (i.meeting = ?2 OR i.meeting = (SELECT id FROM (" SQL_LAST
      " LIMIT 1))) ORDER BY m.day, i.replied_on, i.id",
      error);
  g_autoptr (GError) local = NULL;

  if (titles == NULL || rows == NULL)
    return FALSE;
  while (nz_rows_next (rows, &local))
    {
      gint64 organisation = nz_rows_int (rows, 2);
      g_auto (GStrv) topics = g_strsplit (nz_rows_text (rows, 1), ";", -1);
      for (guint i = 0; topics[i] != NULL; i++)
        if (*g_strstrip (topics[i]) != '\0' && !is_treated (titles, topics[i]))
          note_wish (wishes, by_key, topics[i], nz_rows_int (rows, 0),
                     who (self, &nz_entity_invitation, organisation,
                          organisation == 0 ? nz_rows_int (rows, 3) : 0, 0));
    }
  g_ptr_array_sort (wishes, by_many);
  for (guint i = 0; i < wishes->len; i++)
    {
      const Wish *wish = wishes->pdata[i];
      add (self, NZ_SUGGESTION_WISH, &nz_entity_invitation, wish->invitation, g_strdup (wish->topic),
           reason_of_wish (self, wish), WISH_MINUTES);
    }
  return nz_load_done (&local, error);
}

/* --- all --------------------------------------------------------------------------------------------------
 */

GPtrArray *
nz_suggestions_new (NzStore *store, NzRecord *meeting, NzLanguage language, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (meeting), NULL);

  static gboolean (*const gatherers[NZ_N_SUGGESTION_KINDS]) (Gathering *, GError **) = {
    [NZ_SUGGESTION_MINUTES] = gather_minutes,
    [NZ_SUGGESTION_TASK] = gather_tasks,
    [NZ_SUGGESTION_POSTPONED] = gather_postponed,
    [NZ_SUGGESTION_REPORT] = gather_reports,
    [NZ_SUGGESTION_PRESENTATION] = gather_presentations,
    [NZ_SUGGESTION_REVIEW] = gather_reviews,
    [NZ_SUGGESTION_RESOLUTION] = gather_resolutions,
    [NZ_SUGGESTION_WISH] = gather_wishes,
  };
  g_autoptr (NzRecord) network = nz_store_get_network (store, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_suggestion_free);
  Gathering self = { store, meeting, nz_record_get_date (meeting, "day"), language, NZ_LANGUAGE_DE, found };

  if (network == NULL)
    return NULL;
  if (nz_record_has (network, "language"))
    nz_language_parse (nz_record_get_text (network, "language"), &self.paper);
  for (guint i = 0; i < NZ_N_SUGGESTION_KINDS; i++)
    if (!gatherers[i](&self, error))
      return NULL;
  return g_steal_pointer (&found);
}
