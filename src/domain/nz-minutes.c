/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-minutes.h"

#include "domain/nz-load.h"
#include "domain/nz-meeting.h"

/* --- who may vote -----------------------------------------------------------------------------------------
 */

gboolean
nz_voters_count (NzStore *store, gint64 meeting, NzVoters *voters, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && voters != NULL, FALSE);

  g_autoptr (NzRows) rows = nz_rows_new (
      store,
      "WITH came AS (SELECT i.id AS id, i.organisation AS organisation, i.attendance AS attendance "
      "FROM invitation i WHERE i.meeting = ?1), stands AS (SELECT organisation, attendance FROM came "
      "WHERE organisation IS NOT NULL UNION ALL SELECT r.organisation, c.attendance FROM came c JOIN "
      "representation r ON r.invitation = c.id) SELECT count (DISTINCT organisation), count (DISTINCT "
      "CASE WHEN attendance = 'present' THEN organisation END), (SELECT count (attendance) FROM came) "
      "FROM stands",
      error);
  g_autoptr (GError) local = NULL;

  *voters = (NzVoters){ 0 };
  if (rows == NULL)
    return FALSE;
  nz_rows_bind_int (rows, 1, meeting);
  if (nz_rows_next (rows, &local))
    *voters
        = (NzVoters){ (guint)nz_rows_int (rows, 0), (guint)nz_rows_int (rows, 1), nz_rows_int (rows, 2) > 0 };
  return nz_load_done (&local, error);
}

char *
nz_voters_words (const NzVoters *voters, NzLanguage language)
{
  if (!voters->noted)
    return g_strdup ("");
  if (voters->represented == 0)
    return g_strdup (nz_text (language, "Nobody who may vote is represented, no quorum"));
  return g_strdup_printf (nz_ntext (language, "%u entitled to vote is represented, quorate",
                                    "%u entitled to vote are represented, quorate", voters->represented),
                          voters->represented);
}

/* --- decisions --------------------------------------------------------------------------------------------
 */

static gboolean
has_votes (NzRecord *decision)
{
  return nz_record_has (decision, "votes_for") || nz_record_has (decision, "votes_against");
}

const char *
nz_decision_result (NzRecord *decision)
{
  g_return_val_if_fail (NZ_IS_RECORD (decision), NULL);

  if (!has_votes (decision))
    return NULL;
  return nz_record_get_int (decision, "votes_for") > nz_record_get_int (decision, "votes_against")
             ? "carried"
             : "rejected";
}

char *
nz_decision_words (NzRecord *decision, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_RECORD (decision), NULL);

  const NzField *field = nz_entity_field (&nz_entity_decision, "result");
  const NzChoice *result = nz_field_choice (field, nz_record_get_text (decision, "result"));
  const char *outcome = result != NULL ? nz_choice_label (result, language) : "";
  int abstentions = (int)nz_record_get_int (decision, "abstentions");

  if (!has_votes (decision))
    return g_strdup (outcome);
  g_autofree char *votes = g_strdup_printf (nz_text (language, "%d for, %d against"),
                                            (int)nz_record_get_int (decision, "votes_for"),
                                            (int)nz_record_get_int (decision, "votes_against"));
  g_autofree char *all = g_strdup_printf (
      nz_ntext (language, "%s, %d abstention", "%s, %d abstentions", abstentions), votes, abstentions);
  return g_strdup_printf ("%s: %s", all, outcome);
}

char *
nz_decision_doubt (NzRecord *decision, const NzVoters *voters)
{
  gint64 cast = nz_record_get_int (decision, "votes_for") + nz_record_get_int (decision, "votes_against")
                + nz_record_get_int (decision, "abstentions");

  if (!voters->noted || cast <= voters->represented)
    return NULL;
  return g_strdup_printf (_ ("%d votes, but only %u who may vote are represented."), (int)cast,
                          voters->represented);
}

gint64
nz_decision_add (NzStore *store, gint64 item, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), 0);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_agenda_item, item, error);
  g_autoptr (NzRecord) meeting = record != NULL ? nz_store_get (store, &nz_entity_meeting,
                                                                nz_record_get_int (record, "meeting"), error)
                                                : NULL;
  if (meeting == NULL)
    return 0;
  gint64 number = nz_load_int (store, "SELECT max (number) + 1 FROM decision", NZ_DATE_NONE, 0, 1);
  g_autofree char *title = nz_store_title (store, &nz_entity_agenda_item, item);
  g_autofree char *label = g_strdup_printf (_ ("Decide: %s"), title);
  g_autoptr (NzRecord) decision = nz_record_new (&nz_entity_decision);

  nz_record_set_int (decision, "number", number);
  nz_record_set_text (decision, "name", title);
  nz_record_set_text (decision, "way", "vote");
  nz_record_set_text (decision, "result", "open");
  nz_record_set_date (decision, "day", nz_record_get_date (meeting, "day"));
  nz_record_set_int (decision, "meeting", nz_record_get_id (meeting));
  nz_record_set_int (decision, "agenda_item", item);
  return nz_store_save_as (store, decision, label, error) ? nz_record_get_id (decision) : 0;
}

gboolean
nz_decision_set_votes (NzStore *store, gint64 decision, const char *field, int n, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && field != NULL, FALSE);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_decision, decision, error);
  if (record == NULL)
    return FALSE;
  if (n < 0 ? !nz_record_has (record, field)
            : nz_record_has (record, field) && nz_record_get_int (record, field) == n)
    return TRUE;
  g_autofree char *title = nz_store_title (store, &nz_entity_decision, decision);
  g_autofree char *label = g_strdup_printf (_ ("Votes: %s"), title);
  if (n < 0)
    nz_record_clear (record, field);
  else
    nz_record_set_int (record, field, n);
  const char *result = nz_decision_result (record);
  nz_record_set_text (record, "result", result != NULL ? result : "open");
  return nz_store_save_as (store, record, label, error);
}

/* --- the last minutes, postponed items --------------------------------------------------------------------
 */

gint64
nz_minutes_last (NzStore *store, gint64 meeting, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), 0);

  g_autoptr (GArray) ids = nz_load_ids (
      store,
      "SELECT m.id FROM meeting m JOIN meeting n ON n.id = ?2 WHERE m.kind = n.kind AND "
      "m.working_group IS n.working_group AND m.state <> 'cancelled' AND m.day < n.day ORDER BY m.day "
      "DESC, m.starts DESC, m.id LIMIT 1",
      NZ_DATE_NONE, meeting, error);
  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

gboolean
nz_minutes_set_approved (NzStore *store, gint64 of, gint64 meeting, gboolean approved, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_meeting, of, error);
  if (record == NULL)
    return FALSE;
  g_autofree char *title = nz_meeting_short_title (record, nz_get_language ());
  g_autofree char *label = g_strdup_printf (
      approved ? _ ("Approve the minutes: %s") : _ ("Take the approval of the minutes back: %s"), title);
  const char *before = nz_record_has (record, "minutes_sent_on") ? "sent" : "checked";

  nz_record_set_text (record, "minutes_state", approved ? "approved" : before);
  nz_record_set_int (record, "minutes_approved_at", approved ? meeting : 0);
  return nz_store_save_as (store, record, label, error);
}

gboolean
nz_minutes_set_postponed (NzStore *store, gint64 item, gboolean postponed, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_agenda_item, item, error);
  if (record == NULL || nz_record_get_int (record, "postponed") == postponed)
    return record != NULL;
  g_autofree char *title = nz_store_title (store, &nz_entity_agenda_item, item);
  g_autofree char *label = g_strdup_printf (postponed ? _ ("Adjourn: %s") : _ ("Do not adjourn: %s"), title);
  nz_record_set_int (record, "postponed", postponed);
  return nz_store_save_as (store, record, label, error);
}

/* --- tasks ------------------------------------------------------------------------------------------------
 */

gboolean
nz_task_set_done (NzStore *store, gint64 task, gboolean done, NzDate day, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_task, task, error);
  if (record == NULL)
    return FALSE;
  g_autofree char *label
      = g_strdup_printf (done ? _ ("Done: %s") : _ ("Open again: %s"), nz_record_get_text (record, "name"));
  nz_record_set_text (record, "state", done ? "done" : "open");
  nz_record_set_date (record, "done_on", done ? day : NZ_DATE_NONE);
  return nz_store_save_as (store, record, label, error);
}
