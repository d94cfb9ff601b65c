/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-network-pins.h"

#include "store/nz-query.h"

/* (transfer full) (nullable) (element-type NzRecord): all pins, or those of one organisation. */
static GPtrArray *
pins_of (NzStore *store, gint64 organisation, GError **error)
{
  const NzFilter filter = { .field = "organisation", .integer = organisation };
  const NzQuery query
      = { .entity = &nz_entity_pin, .filters = &filter, .n_filters = organisation != 0 ? 1 : 0 };

  return nz_query_records (store, &query, error);
}

gboolean
nz_network_pin (NzStore *store, gint64 organisation, int x, int y, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && organisation != 0, FALSE);
  g_autoptr (GPtrArray) old = pins_of (store, organisation, error);
  g_autoptr (NzRecord) pin = NULL;
  g_autofree char *title = nz_store_title (store, &nz_entity_organisation, organisation);
  g_autofree char *label = g_strdup_printf (_ ("Pin “%s”"), title);

  if (old == NULL)
    return FALSE;
  pin = old->len > 0 ? g_object_ref (old->pdata[0]) : nz_record_new (&nz_entity_pin);
  nz_record_set_int (pin, "organisation", organisation);
  nz_record_set_int (pin, "x", x);
  nz_record_set_int (pin, "y", y);
  return nz_store_save_as (store, pin, label, error);
}

static gboolean
delete_pins (NzStore *store, GPtrArray *pins, const char *label, GError **error)
{
  if (pins->len == 0)
    return TRUE;
  if (!nz_store_begin (store, label, error))
    return FALSE;
  for (guint i = 0; i < pins->len; i++)
    if (!nz_store_delete (store, &nz_entity_pin, nz_record_get_id (pins->pdata[i]), error))
      {
        nz_store_rollback (store);
        return FALSE;
      }
  return nz_store_commit (store, error);
}

gboolean
nz_network_unpin (NzStore *store, gint64 organisation, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && organisation != 0, FALSE);
  g_autoptr (GPtrArray) pins = pins_of (store, organisation, error);
  g_autofree char *title = nz_store_title (store, &nz_entity_organisation, organisation);
  g_autofree char *label = g_strdup_printf (_ ("Unpin “%s”"), title);

  return pins != NULL && delete_pins (store, pins, label, error);
}

gboolean
nz_network_unpin_all (NzStore *store, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);
  g_autoptr (GPtrArray) pins = pins_of (store, 0, error);

  return pins != NULL && delete_pins (store, pins, _ ("Release all pins"), error);
}
