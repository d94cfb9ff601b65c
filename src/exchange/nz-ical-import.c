/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-ical-import.h"

#include "domain/nz-load.h"

typedef struct
{
  NzStore *store;
  const NzIcalFile *file;
  NzDate today;
  NzIcalPlan *plan;
  GPtrArray *known;  /* (element-type NzRecord): meetings that came with a calendar file */
  GHashTable *table; /* "UID\ninstance" → one of them */
  GHashTable *found; /* those that the file names */
} Planner;

static void
change_free (gpointer data)
{
  NzIcalChange *change = data;

  g_clear_object (&change->before);
  g_clear_object (&change->after);
  g_free (change);
}

void
nz_ical_plan_free (NzIcalPlan *plan)
{
  g_ptr_array_unref (plan->changes);
  g_free (plan);
}

/* Takes @after. */
static void
add_change (Planner *self, NzIcalState state, int line, NzRecord *before, NzRecord *after)
{
  NzIcalChange *change = g_new0 (NzIcalChange, 1);

  *change = (NzIcalChange){
    .state = state, .line = line, .before = before != NULL ? g_object_ref (before) : NULL, .after = after
  };
  g_ptr_array_add (self->plan->changes, change);
  self->plan->counts[state]++;
}

/* --- what the file says
 * ------------------------------------------------------------------------------------- */

static void
set_time (NzRecord *record, const char *field, int minutes)
{
  if (minutes < 0)
    nz_record_clear (record, field);
  else
    nz_record_set_int (record, field, minutes);
}

/* A meeting has one day. (transfer full) (nullable) */
static char *
notes_of (const NzIcalEvent *event)
{
  if (!nz_date_is_set (event->last))
    return g_strdup (event->notes);
  g_autofree char *last = nz_date_format (event->last, nz_get_language (), NZ_DATE_LONG);
  g_autofree char *until = g_strdup_printf (_ ("Until %s"), last);
  return event->notes != NULL ? g_strconcat (until, "\n", event->notes, NULL) : g_steal_pointer (&until);
}

/* What took place or not is known here, only that it is called off is the file's. */
static void
set_state (NzRecord *record, const NzIcalEvent *event, NzDate today)
{
  const char *state = nz_record_get_text (record, "state");

  if (event->is_cancelled)
    nz_record_set_text (record, "state", "cancelled");
  else if (state == NULL || g_str_equal (state, "cancelled"))
    nz_record_set_text (record, "state", nz_date_compare (event->day, today) < 0 ? "held" : "planned");
}

static void
fill (NzRecord *record, const NzIcalEvent *event, NzDate today)
{
  g_autofree char *notes = notes_of (event);

  nz_record_set_text (record, "uid", event->uid);
  nz_record_set_text (record, "uid_instance", event->instance);
  nz_record_set_text (record, "uid_digest", event->digest);
  nz_record_set_int (record, "uid_sequence", event->sequence);
  nz_record_set_text (record, "name", event->name);
  nz_record_set_date (record, "day", event->day);
  set_time (record, "starts", event->starts);
  set_time (record, "ends", event->ends);
  nz_record_set_text (record, "place", event->place);
  nz_record_set_text (record, "notes", notes);
  nz_record_set_int (record, "room_confirmed", event->is_confirmed);
  set_state (record, event, today);
}

/* --- beside what is there
 * ----------------------------------------------------------------------------------- */

static char *
key_of (const char *uid, const char *instance)
{
  return g_strconcat (uid, "\n", instance, NULL);
}

static void
compare (Planner *self, const NzIcalEvent *event, NzRecord *before)
{
  if (g_strcmp0 (nz_record_get_text (before, "uid_digest"), event->digest) == 0)
    {
      add_change (self, NZ_ICAL_SAME, event->line, before, NULL);
      return;
    }
  if (event->sequence < nz_record_get_int (before, "uid_sequence"))
    {
      add_change (self, NZ_ICAL_OLDER, event->line, before, NULL);
      return;
    }
  NzRecord *after = nz_record_copy (before);
  fill (after, event, self->today);
  add_change (self, NZ_ICAL_CHANGED, event->line, before, after);
}

static gboolean
plan_event (Planner *self, const NzIcalEvent *event, GError **error)
{
  g_autofree char *key = key_of (event->uid, event->instance);
  NzRecord *before = g_hash_table_lookup (self->table, key);

  if (event->own != 0)
    {
      g_autoptr (NzRecord) own = nz_store_get (self->store, &nz_entity_meeting, event->own, NULL);
      if (own != NULL)
        {
          const char *uid = nz_record_get_text (own, "uid");
          add_change (self, NZ_ICAL_OWN, event->line, own, NULL);
          if (uid != NULL)
            g_hash_table_add (self->found, key_of (uid, nz_record_get_text (own, "uid_instance")));
          return TRUE;
        }
    }
  g_hash_table_add (self->found, g_strdup (key));
  if (before != NULL)
    {
      compare (self, event, before);
      return TRUE;
    }
  NzRecord *after = nz_record_new (&nz_entity_meeting);
  nz_record_set_text (after, "kind", "event");
  fill (after, event, self->today);
  add_change (self, NZ_ICAL_NEW, event->line, NULL, after);
  if (nz_record_is_valid (after, error))
    return TRUE;
  g_prefix_error (error, _ ("Line %d: "), event->line);
  return FALSE;
}

static void
plan_gone (Planner *self, NzRecord *before)
{
  const char *uid = nz_record_get_text (before, "uid");
  NzDate day = nz_record_get_date (before, "day");
  gpointer sequence = NULL;
  g_autofree char *key = key_of (uid, nz_record_get_text (before, "uid_instance"));

  if (!g_hash_table_lookup_extended (self->file->whole, uid, NULL, &sequence)
      || g_hash_table_contains (self->found, key)
      || GPOINTER_TO_INT (sequence) < nz_record_get_int (before, "uid_sequence")
      || g_strcmp0 (nz_record_get_text (before, "state"), "planned") != 0
      || nz_date_compare (day, self->today) < 0 || nz_date_compare (day, self->file->horizon) > 0)
    return;
  NzRecord *after = nz_record_copy (before);
  nz_record_set_text (after, "state", "cancelled");
  /* what comes back is a change again */
  nz_record_clear (after, "uid_digest");
  add_change (self, NZ_ICAL_GONE, 0, before, after);
}

static gboolean
load_known (Planner *self, GError **error)
{
  self->known = nz_load_records (self->store, &nz_entity_meeting,
                                 "SELECT id FROM meeting WHERE uid IS NOT NULL ORDER BY day, starts, id",
                                 NZ_DATE_NONE, 0, error);
  for (guint i = 0; self->known != NULL && i < self->known->len; i++)
    {
      NzRecord *record = self->known->pdata[i];
      g_hash_table_insert (
          self->table,
          key_of (nz_record_get_text (record, "uid"), nz_record_get_text (record, "uid_instance")), record);
    }
  return self->known != NULL;
}

NzIcalPlan *
nz_ical_plan_new (NzStore *store, const NzIcalFile *file, NzDate today, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && file != NULL, NULL);

  g_autoptr (NzIcalPlan) plan = g_new0 (NzIcalPlan, 1);
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Planner planner
      = { .store = store, .file = file, .today = today, .plan = plan, .table = table, .found = found };

  plan->changes = g_ptr_array_new_with_free_func (change_free);
  gboolean ok = load_known (&planner, error);
  for (guint i = 0; ok && i < file->events->len; i++)
    ok = plan_event (&planner, file->events->pdata[i], error);
  for (guint i = 0; ok && file->faults->len == 0 && i < planner.known->len; i++)
    plan_gone (&planner, planner.known->pdata[i]);
  g_clear_pointer (&planner.known, g_ptr_array_unref);
  return ok ? g_steal_pointer (&plan) : NULL;
}

gboolean
nz_ical_plan_apply (NzIcalPlan *plan, NzStore *store, const char *name, GError **error)
{
  g_return_val_if_fail (plan != NULL && NZ_IS_STORE (store) && name != NULL, FALSE);

  g_autofree char *label = g_strdup_printf (_ ("Import %s"), name);

  if (!nz_store_begin (store, label, error))
    return FALSE;
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const NzIcalChange *change = plan->changes->pdata[i];

      if ((change->after != NULL && !nz_store_save (store, change->after, error))
          || !nz_store_tell (store, i + 1, plan->changes->len, error))
        {
          nz_store_rollback (store);
          return FALSE;
        }
    }
  return nz_store_commit (store, error);
}
