/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "store/nz-past-private.h"

/* What the file said of a record on a day. */

/* The first second after the day, where the computer stands. */
static gint64
end_of (NzDate day)
{
  NzDate next = nz_date_add_days (nz_date_last_day (day), 1);
  g_autoptr (GDateTime) moment = g_date_time_new_local (next.year, next.month, next.day, 0, 0, 0);

  return moment != NULL ? g_date_time_to_unix (moment) : G_MAXINT64;
}

/* How many of @steps (newest first) came after the day. What counts is the order of the steps: the clock of a
 * computer may have been set back. */
static guint
count_after (GPtrArray *steps, gint64 end)
{
  for (guint i = steps->len; i > 0; i--)
    if (((const NzStep *)steps->pdata[i - 1])->time >= end)
      return i;
  return 0;
}

NzRecord *
nz_store_get_on_day (NzStore *self, const NzEntity *entity, gint64 id, NzDate day, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && entity != NULL && nz_date_is_set (day), NULL);

  g_autoptr (GPtrArray) steps = nz_store_history (self, entity, id, 0, error);
  g_autoptr (NzPast) past = nz_past_new (self, entity, id);
  g_autoptr (GError) local = NULL;
  NzRecord *record = NULL;

  if (steps == NULL)
    return NULL;
  guint n = count_after (steps, end_of (day));
  /* no step until then: it was not in the file yet, and nothing needs to be read to know that */
  for (guint i = 0; i < n && n < steps->len && local == NULL; i++)
    nz_past_take_back (past, ((const NzStep *)steps->pdata[i])->step, 0, NULL, NULL, &local);
  if (n < steps->len && local == NULL)
    record = nz_past_get (past, entity, id, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (record == NULL)
    g_set_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND, "%s",
                 _ ("The file did not have the record on that day."));
  return record;
}
