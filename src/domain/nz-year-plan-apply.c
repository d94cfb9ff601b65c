/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-year-plan.h"

#include "base/nz-error.h"
#include "domain/nz-load.h"

/* Taking a plan into the file: the conferences with place, hours, reply day and a standard agenda, as one
 * action. */

/* Where a setting is empty, the replies are due so long before the conference. */
#define DEFAULT_REPLY_DAYS 10

/* The agenda that every conference starts from; kinds and minutes of a usual afternoon (210 minutes). */
static const struct
{
  const char *kind;
  int minutes;
} standard_agenda[] = {
  { "opening", 10 }, { "agenda", 5 }, { "minutes", 5 }, { "presentation", 30 }, { "news", 25 },
  { "report", 30 },  { "break", 20 }, { "focus", 60 },  { "other", 15 },        { "next", 5 },
};

static gboolean
add_agenda (NzStore *store, gint64 meeting, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (standard_agenda); i++)
    {
      g_autoptr (NzRecord) item = nz_record_new (&nz_entity_agenda_item);
      nz_record_set_int (item, "meeting", meeting);
      nz_record_set_int (item, "rank", i + 1);
      nz_record_set_text (item, "kind", standard_agenda[i].kind);
      nz_record_set_int (item, "minutes", standard_agenda[i].minutes);
      if (!nz_store_save (store, item, error))
        return FALSE;
    }
  return TRUE;
}

static void
copy_text (NzRecord *network, const char *from, NzRecord *meeting, const char *to)
{
  if (nz_record_has (network, from))
    nz_record_set_text (meeting, to, nz_record_get_text (network, from));
}

/* The last working day on which replies still come in time. */
static NzDate
reply_day (NzRecord *network, NzDate day)
{
  int days = nz_record_has (network, "reply_days") ? (int)nz_record_get_int (network, "reply_days")
                                                   : DEFAULT_REPLY_DAYS;
  NzDate reply = nz_date_add_days (day, -days);
  int weekday = nz_date_weekday (reply);
  return weekday > 5 ? nz_date_add_days (reply, 5 - weekday) : reply;
}

NzRecord *
nz_year_plan_conference (const NzYearPlan *plan, NzRecord *network, NzDate day, int number)
{
  g_return_val_if_fail (plan != NULL && NZ_IS_RECORD (network), NULL);

  NzRecord *meeting = nz_record_new (&nz_entity_meeting);
  int ends = plan->rules.starts + plan->rules.minutes;

  nz_record_set_text (meeting, "kind", "conference");
  nz_record_set_text (meeting, "state", "planned");
  nz_record_set_int (meeting, "number", number);
  nz_record_set_date (meeting, "day", day);
  nz_record_set_int (meeting, "starts", plan->rules.starts);
  nz_record_set_int (meeting, "ends", MIN (ends, 24 * 60));
  nz_record_set_date (meeting, "reply_by", reply_day (network, day));
  copy_text (network, "place", meeting, "place");
  copy_text (network, "room", meeting, "room");
  copy_text (network, "place_street", meeting, "street");
  copy_text (network, "place_postcode", meeting, "postcode");
  copy_text (network, "place_town", meeting, "town");
  return meeting;
}

/* The conferences of the year that are in the file, not the cancelled ones. (element-type NzDate) */
static GArray *
existing_days (NzStore *store, int year, GError **error)
{
  g_autoptr (NzRows) rows
      = nz_rows_new (store,
                     "SELECT day FROM meeting WHERE kind = 'conference' AND state <> 'cancelled'"
                     " AND day BETWEEN ?1 AND ?2 ORDER BY day",
                     error);
  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, nz_date (year, 1, 1));
  nz_rows_bind_date (rows, 2, nz_date (year, 12, 31));

  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (NzDate));
  g_autoptr (GError) local = NULL;
  while (nz_rows_next (rows, &local))
    {
      NzDate day = nz_rows_date (rows, 0);
      g_array_append_val (days, day);
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&days) : NULL;
}

/* Whether a conference of the file stands in the place of this date: on the day or nearer than the least gap.
 */
static gboolean
is_taken (const GArray *days, NzDate day, int min_gap)
{
  for (guint i = 0; i < days->len; i++)
    if (ABS (nz_date_days_between (g_array_index (days, NzDate, i), day)) < min_gap)
      return TRUE;
  return FALSE;
}

static gboolean
add_conferences (NzYearPlan *plan, NzStore *store, const GArray *days, GArray *ids, GError **error)
{
  g_autoptr (NzRecord) network = nz_store_get_network (store, error);
  if (network == NULL)
    return FALSE;
  for (guint k = 0; k < plan->dates->len; k++)
    {
      NzPlanDate *date = plan->dates->pdata[k];
      if (date->meeting != 0 || is_taken (days, date->day, plan->rules.min_gap))
        continue;
      int number = date->number > 0 ? date->number : nz_conference_next_number (store, date->day);
      g_autoptr (NzRecord) meeting = nz_year_plan_conference (plan, network, date->day, number);
      if (!nz_store_save (store, meeting, error) || !add_agenda (store, nz_record_get_id (meeting), error))
        return FALSE;
      gint64 id = nz_record_get_id (meeting);
      g_array_append_val (ids, id);
    }
  return TRUE;
}

gboolean
nz_year_plan_apply (NzYearPlan *plan, NzStore *store, GArray **ids, GError **error)
{
  g_return_val_if_fail (plan != NULL && NZ_IS_STORE (store), FALSE);

  g_autoptr (GArray) days = existing_days (store, plan->year, error);
  if (days == NULL)
    return FALSE;
  if (days->len >= plan->dates->len)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_EXISTS,
                   _ ("%d already has all its conferences: there is nothing to add."), plan->year);
      return FALSE;
    }

  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = g_strdup_printf (_ ("Plan the conferences of %d"), plan->year);
  /* Inside an action of the caller (the example is made in one) this is part of it. */
  gboolean own = !nz_store_in_action (store);
  if (own && !nz_store_begin (store, label, error))
    return FALSE;
  if (!add_conferences (plan, store, days, made, error))
    {
      if (own)
        nz_store_rollback (store);
      return FALSE;
    }
  if (own && !nz_store_commit (store, error))
    return FALSE;
  if (ids != NULL)
    *ids = g_steal_pointer (&made);
  return TRUE;
}
