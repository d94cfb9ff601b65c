/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-suggestion.h"

#include "domain/nz-agenda.h"
#include "domain/nz-members.h"

/* How a suggestion becomes an item of an agenda. */

static const char *const item_kinds[NZ_N_SUGGESTION_KINDS] = {
  [NZ_SUGGESTION_MINUTES] = "minutes",           [NZ_SUGGESTION_TASK] = "discussion",
  [NZ_SUGGESTION_POSTPONED] = "discussion",      [NZ_SUGGESTION_REPORT] = "report",
  [NZ_SUGGESTION_PRESENTATION] = "presentation", [NZ_SUGGESTION_REVIEW] = "review",
  [NZ_SUGGESTION_RESOLUTION] = "resolution",     [NZ_SUGGESTION_WISH] = "discussion",
};

static void
copy_fields (NzRecord *from, NzRecord *to, const char *const *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    {
      const NzField *field = nz_entity_field (nz_record_get_entity (to), fields[i]);
      g_autofree char *text
          = nz_record_dup_plain (from, nz_entity_field (nz_record_get_entity (from), fields[i]));
      nz_record_set_plain (to, field, text, NULL);
    }
}

/* Who chairs the group speaks for it. */
static gboolean
set_chair (NzStore *store, NzRecord *item, gint64 group, NzDate day, GError **error)
{
  g_autoptr (GPtrArray) members = nz_members_of_group (store, group, day, error);
  const NzMember *first = members != NULL && members->len > 0 ? members->pdata[0] : NULL;

  nz_record_set_int (item, "working_group", group);
  if (first != NULL && g_strcmp0 (first->role, "chair") == 0)
    {
      nz_record_set_int (item, "organisation", first->organisation);
      nz_record_set_int (item, "person", first->person);
    }
  return members != NULL;
}

/* What the item has of the record that it goes back to. */
static gboolean
fill (NzStore *store, NzRecord *item, const NzSuggestion *suggestion, NzDate day, GError **error)
{
  static const char *const of_task[] = { "organisation", "person", "working_group", NULL };
  static const char *const of_item[]
      = { "kind", "name", "organisation", "person", "working_group", "material", "notes", NULL };
  g_autoptr (NzRecord) record = nz_store_get (store, suggestion->entity, suggestion->id, error);

  if (record == NULL)
    return FALSE;
  nz_record_set_text (item, "kind", item_kinds[suggestion->kind]);
  nz_record_set_int (item, "minutes", suggestion->minutes);
  switch (suggestion->kind)
    {
    case NZ_SUGGESTION_MINUTES: /* its kind says all */
      return TRUE;
    case NZ_SUGGESTION_TASK:
      nz_record_set_text (item, "name", suggestion->title);
      copy_fields (record, item, of_task);
      return TRUE;
    case NZ_SUGGESTION_POSTPONED:
      copy_fields (record, item, of_item);
      nz_record_set_int (item, "resumes", suggestion->id);
      return TRUE;
    case NZ_SUGGESTION_REPORT:
      nz_record_set_text (item, "name", suggestion->title);
      return set_chair (store, item, suggestion->id, day, error);
    case NZ_SUGGESTION_REVIEW:
      nz_record_set_text (item, "name", suggestion->title);
      /* as the group was on its last day */
      return set_chair (store, item, suggestion->id, nz_date_last_day (nz_record_get_date (record, "until")),
                        error);
    case NZ_SUGGESTION_PRESENTATION:
      nz_record_set_text (item, "name", suggestion->title);
      nz_record_set_int (item, "organisation", suggestion->id);
      return TRUE;
    case NZ_SUGGESTION_WISH:
      nz_record_set_text (item, "notes", suggestion->reason);
      nz_record_set_text (item, "name", suggestion->title);
      return TRUE;
    case NZ_SUGGESTION_RESOLUTION:
    case NZ_N_SUGGESTION_KINDS:
    default:
      nz_record_set_text (item, "name", suggestion->title);
      return TRUE;
    }
}

/* What leads from the record to the item, where the item itself does not. */
static gboolean
link_back (NzStore *store, gint64 item, const NzSuggestion *suggestion, NzDate day, GError **error)
{
  if (suggestion->kind == NZ_SUGGESTION_TASK)
    {
      g_autoptr (NzRecord) answer = nz_record_new (&nz_entity_task_answer);
      nz_record_set_int (answer, "task", suggestion->id);
      nz_record_set_int (answer, "agenda_item", item);
      nz_record_set_date (answer, "day", day);
      return nz_store_save (store, answer, error);
    }
  if (suggestion->kind == NZ_SUGGESTION_RESOLUTION)
    {
      g_autoptr (NzRecord) decision = nz_store_get (store, &nz_entity_decision, suggestion->id, error);
      if (decision == NULL)
        return FALSE;
      nz_record_set_int (decision, "agenda_item", item);
      return nz_store_save (store, decision, error);
    }
  return TRUE;
}

static gint64
take (NzStore *store, NzRecord *meeting, const NzSuggestion *suggestion, GError **error)
{
  NzDate day = nz_record_get_date (meeting, "day");
  g_autoptr (NzRecord) item = nz_record_new (&nz_entity_agenda_item);

  nz_record_set_int (item, "meeting", nz_record_get_id (meeting));
  if (!fill (store, item, suggestion, day, error) || !nz_agenda_insert (store, item, error)
      || !link_back (store, nz_record_get_id (item), suggestion, day, error))
    return 0;
  return nz_record_get_id (item);
}

gint64
nz_suggestion_take (NzStore *store, gint64 meeting, const NzSuggestion *suggestion, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && suggestion != NULL, 0);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_meeting, meeting, error);
  g_autofree char *label = g_strdup_printf (_ ("Put “%s” on the agenda"), suggestion->title);

  if (record == NULL || !nz_store_begin (store, label, error))
    return 0;
  gint64 item = take (store, record, suggestion, error);
  if (item == 0)
    {
      nz_store_rollback (store);
      return 0;
    }
  return nz_store_commit (store, error) ? item : 0;
}
