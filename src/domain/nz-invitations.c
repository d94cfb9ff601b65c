/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-load.h"
#include "domain/nz-meeting.h"
#include "domain/nz-recipients.h"

/* Who is invited already: ids of people, and of organisations that are invited without a person. */
static GHashTable *
read_invited (NzStore *store, gint64 meeting, GError **error)
{
  g_autoptr (GHashTable) invited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (NzRows) rows = nz_rows_new (
      store, "SELECT coalesce (person, organisation) FROM invitation WHERE meeting = ?1", error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_int (rows, 1, meeting);
  while (nz_rows_next (rows, &local))
    {
      gint64 id = nz_rows_int (rows, 0);
      g_hash_table_add (invited, g_memdup2 (&id, sizeof id));
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&invited) : NULL;
}

static int
add_missing (NzStore *store, gint64 meeting, GPtrArray *recipients, GHashTable *invited, GError **error)
{
  int n = 0;

  for (guint i = 0; i < recipients->len; i++)
    {
      const NzRecipient *recipient = recipients->pdata[i];
      gint64 id = nz_record_get_id (recipient->person != NULL ? recipient->person : recipient->organisation);
      if (g_hash_table_contains (invited, &id))
        continue;
      g_autoptr (NzRecord) invitation = nz_record_new (&nz_entity_invitation);
      nz_record_set_int (invitation, "meeting", meeting);
      nz_record_set_int (invitation, "organisation", nz_record_get_id (recipient->organisation));
      if (recipient->person != NULL)
        nz_record_set_int (invitation, "person", nz_record_get_id (recipient->person));
      nz_record_set_text (invitation, "channel", recipient->channel);
      if (!nz_store_save (store, invitation, error))
        return -1;
      n++;
    }
  return n;
}

int
nz_invitations_prepare (NzStore *store, gint64 meeting, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), -1);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_meeting, meeting, error);
  if (record == NULL)
    return -1;
  g_autoptr (GPtrArray) recipients = nz_recipients_new (store, nz_record_get_date (record, "day"),
                                                        nz_record_get_int (record, "working_group"), error);
  g_autoptr (GHashTable) invited = recipients != NULL ? read_invited (store, meeting, error) : NULL;
  if (invited == NULL)
    return -1;

  g_autofree char *title = nz_meeting_title (record, nz_get_language ());
  g_autofree char *label = g_strdup_printf (_ ("Invite to %s"), title);
  gboolean own = !nz_store_in_action (store);
  if (own && !nz_store_begin (store, label, error))
    return -1;
  int n = add_missing (store, meeting, recipients, invited, error);
  if (own && n < 0)
    nz_store_rollback (store);
  else if (own && !nz_store_commit (store, error))
    return -1;
  return n;
}
