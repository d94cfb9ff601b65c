/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-change-list.h"

#include <string.h>

#include "base/nz-text.h"
#include "domain/nz-meeting.h"

gboolean
nz_change_is_told (const NzRecordChange *change)
{
  static const char *const own[] = { "pin", "postponed", "column_mapping", "distinct_pair", NULL };
  return !g_strv_contains (own, change->entity->name);
}

gint64
nz_change_list_time (NzDate day)
{
  g_autoptr (GDateTime) moment = g_date_time_new_local (day.year, day.month, day.day, 0, 0, 0);
  return moment != NULL ? g_date_time_to_unix (moment) : 0;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const NzRecordChange *one = *(NzRecordChange *const *)a, *two = *(NzRecordChange *const *)b;

  if (one->entity != two->entity)
    return nz_entity_index (one->entity) < nz_entity_index (two->entity) ? -1 : 1;
  g_autofree char *first = nz_text_match_key (one->title);
  g_autofree char *second = nz_text_match_key (two->title);
  int order = strcmp (first, second);
  return order != 0 ? order : (one->id > two->id) - (one->id < two->id);
}

static void
keep_told (GPtrArray *records)
{
  for (guint i = records->len; i > 0; i--)
    if (!nz_change_is_told (records->pdata[i - 1]))
      g_ptr_array_remove_index (records, i - 1);
  g_ptr_array_sort (records, compare_changes);
}

NzChangeList *
nz_change_list_new (NzStore *store, NzDate since, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (since), NULL);

  g_autoptr (GPtrArray) steps
      = nz_store_changes_since (store, nz_change_list_time (since), NZ_CHANGE_LIST_MOST, error);
  NzChangeList *list;

  if (steps == NULL)
    return NULL;
  list = g_new0 (NzChangeList, 1);
  list->since = since;
  list->n_steps = steps->len;
  list->records = nz_store_net_changes (store, steps);
  keep_told (list->records);
  for (guint i = 0; i < steps->len; i++)
    {
      const NzStepChanges *step = steps->pdata[i];

      list->more += step->more;
      list->n_forgotten += !step->kept;
    }
  return list;
}

void
nz_change_list_free (NzChangeList *list)
{
  if (list == NULL)
    return;
  g_ptr_array_unref (list->records);
  g_free (list);
}

NzDate
nz_change_list_last_conference (NzStore *store, NzDate today)
{
  gint64 id = nz_meeting_find (store, "last", today, NULL);
  g_autoptr (NzRecord) meeting = id != 0 ? nz_store_get (store, &nz_entity_meeting, id, NULL) : NULL;
  NzDate day = meeting != NULL ? nz_record_get_date (meeting, "day") : NZ_DATE_NONE;

  return nz_date_is_full (day) ? day : NZ_DATE_NONE;
}

const char *
nz_change_word (const NzRecordChange *change, NzLanguage language)
{
  return change->operation == 'i'   ? nz_text (language, N_ ("new"))
         : change->operation == 'd' ? nz_text (language, N_ ("deleted"))
                                    : nz_text (language, N_ ("changed"));
}

char *
nz_change_time_words (gint64 time, NzDate today, NzLanguage language)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time);
  NzDate day = nz_date (g_date_time_get_year (moment), g_date_time_get_month (moment),
                        g_date_time_get_day_of_month (moment));
  g_autofree char *clock
      = nz_time_format (g_date_time_get_hour (moment) * 60 + g_date_time_get_minute (moment));

  if (nz_date_equal (day, today))
    return g_steal_pointer (&clock);
  g_autofree char *words = nz_date_format (day, language, NZ_DATE_SHORT);
  return g_strdup_printf ("%s, %s", words, clock);
}
