/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-reply.h"

#include "domain/nz-load.h"

#define SQL_OLD_NEEDS                                                                                        \
  " FROM invitation i JOIN meeting m ON m.id = i.meeting WHERE i.needs IS NOT NULL AND m.day < ?1"

gboolean
nz_reply_enter (NzStore *store, gint64 invitation, const NzReply *reply, gboolean whole, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && reply != NULL, FALSE);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_invitation, invitation, error);
  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (nz_record_get_text (record, "reply"), reply->code) != 0
      || (reply->code != NULL && !nz_record_has (record, "replied_on")))
    nz_record_set_date (record, "replied_on", reply->code != NULL ? nz_date_today () : NZ_DATE_NONE);
  nz_record_set_text (record, "reply", reply->code);
  if (whole)
    {
      nz_record_clear (record, "people");
      if (reply->people > 0)
        nz_record_set_int (record, "people", reply->people);
      nz_record_set_text (record, "wishes", reply->wishes);
      nz_record_set_text (record, "needs", reply->needs);
    }
  g_autofree char *title = nz_store_title (store, &nz_entity_invitation, invitation);
  g_autofree char *label = g_strdup_printf (_ ("Reply: %s"), title);
  return nz_store_in_action (store) ? nz_store_save (store, record, error)
                                    : nz_store_save_as (store, record, label, error);
}

guint
nz_reply_count_needs (NzStore *store, NzDate today)
{
  return (guint)nz_load_int (store, "SELECT count (*)" SQL_OLD_NEEDS, today, 0, 0);
}

static gboolean
clear (NzStore *store, GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (NzRecord) record
          = nz_store_get (store, &nz_entity_invitation, g_array_index (ids, gint64, i), error);
      if (record == NULL)
        return FALSE;
      nz_record_clear (record, "needs");
      if (!nz_store_save (store, record, error))
        return FALSE;
    }
  return TRUE;
}

int
nz_reply_clear_needs (NzStore *store, NzDate today, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), -1);

  g_autoptr (GArray) ids = nz_load_ids (store, "SELECT i.id" SQL_OLD_NEEDS, today, 0, error);
  if (ids == NULL || !nz_store_begin (store, _ ("Delete the needs for past meetings"), error))
    return -1;
  if (!clear (store, ids, error))
    {
      nz_store_rollback (store);
      return -1;
    }
  return nz_store_commit (store, error) ? (int)ids->len : -1;
}
