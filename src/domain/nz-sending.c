/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-sending.h"

#include "domain/nz-meeting.h"

/* (transfer full): the invitation that the letter belongs to, or a new one. */
static NzRecord *
invitation_of (NzStore *store, const NzLetter *letter, GError **error)
{
  const NzFilter filters[] = {
    { .field = "meeting", .integer = letter->meeting },
    { .field = letter->person != 0 ? "person" : "organisation",
      .integer = letter->person != 0 ? letter->person : letter->organisation },
  };
  const NzQuery query = {
    .entity = &nz_entity_invitation, .filters = filters, .n_filters = G_N_ELEMENTS (filters), .limit = 1
  };
  g_autoptr (GPtrArray) found = nz_query_records (store, &query, error);

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_object_ref (found->pdata[0]);
  NzRecord *record = nz_record_new (&nz_entity_invitation);
  nz_record_set_int (record, "meeting", letter->meeting);
  nz_record_set_int (record, "organisation", letter->organisation);
  nz_record_set_int (record, "person", letter->person);
  nz_record_set_text (record, "channel", "letter");
  return record;
}

static gboolean
enter (NzStore *store, const NzLetter *letter, NzDate day, GError **error)
{
  g_autoptr (NzRecord) invitation = invitation_of (store, letter, error);

  if (invitation == NULL)
    return FALSE;
  nz_record_set_date (invitation, "sent_on", day);
  /* Both or neither; undo takes back only the date. */
  return nz_store_save (store, invitation, error)
         && nz_store_record_sending (store, letter->meeting, letter->organisation, letter->person, "letter",
                                     error);
}

gboolean
nz_sending_record_letters (NzStore *store, NzLetterSet *set, NzDate day, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && set != NULL, FALSE);

  g_autofree char *title = nz_meeting_title (set->meeting, nz_get_language ());
  g_autofree char *label = g_strdup_printf (_ ("Letters sent: %s"), title);
  gboolean good = nz_store_begin (store, label, error);

  if (!good)
    return FALSE;
  for (guint i = 0; good && i < set->letters->len; i++)
    good = enter (store, set->letters->pdata[i], day, error);
  if (!good)
    {
      nz_store_rollback (store);
      return FALSE;
    }
  return nz_store_commit (store, error);
}
