/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-involved.h"

#include "domain/nz-load.h"

static const NzEntity *const kinds[]
    = { &nz_entity_organisation, &nz_entity_person, &nz_entity_working_group, &nz_entity_meeting };

const NzEntity *const *
nz_involved_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds);
  return kinds;
}

gboolean
nz_involved_has (GArray *all, const NzEntity *entity, gint64 id)
{
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, NzInvolved, i).entity == entity && g_array_index (all, NzInvolved, i).id == id)
      return TRUE;
  return FALSE;
}

static gboolean
is_kind (const NzEntity *entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == entity)
      return TRUE;
  return FALSE;
}

gboolean
nz_involved_add (GArray *all, const NzEntity *entity, gint64 id)
{
  const NzInvolved one = { entity, id };

  if (id == 0 || !is_kind (entity) || nz_involved_has (all, entity, id))
    return FALSE;
  g_array_append_val (all, one);
  return TRUE;
}

gboolean
nz_involved_remove (GArray *all, const NzEntity *entity, gint64 id)
{
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, NzInvolved, i).entity == entity && g_array_index (all, NzInvolved, i).id == id)
      {
        g_array_remove_index (all, i);
        return TRUE;
      }
  return FALSE;
}

/* --- reading ----------------------------------------------------------------------------------------------
 */

#define KEY(field) "(SELECT s.key FROM sort_key s WHERE s.entity = '" field "' AND s.record = l." field ")"

/* By name. (transfer full) (element-type NzRecord) */
static GPtrArray *
load_links (NzStore *store, NzRecord *entry, GError **error)
{
  return nz_load_records (
      store, &nz_entity_entry_link,
      "SELECT l.id FROM entry_link l WHERE l.entry = ?2 ORDER BY " KEY ("organisation") ", " KEY (
          "person") ", " KEY ("working_group") ", " KEY ("meeting") ", l.id",
      NZ_DATE_NONE, nz_record_get_id (entry), error);
}

GArray *
nz_involved_of (NzStore *store, NzRecord *entry, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (entry), NULL);

  g_autoptr (GPtrArray) links = load_links (store, entry, error);
  if (links == NULL)
    return NULL;
  GArray *all = g_array_new (FALSE, FALSE, sizeof (NzInvolved));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      nz_involved_add (all, kinds[i], nz_record_get_int (entry, kinds[i]->name));
      for (guint k = 0; k < links->len; k++)
        nz_involved_add (all, kinds[i], nz_record_get_int (links->pdata[k], kinds[i]->name));
    }
  return all;
}

char *
nz_involved_words (NzStore *store, GArray *all)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && all != NULL, NULL);

  g_autoptr (GString) words = g_string_new (NULL);
  for (guint i = 0; i < all->len; i++)
    {
      const NzInvolved *one = &g_array_index (all, NzInvolved, i);
      g_autofree char *title = nz_store_title (store, one->entity, one->id);

      if (*title != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", title);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

gboolean
nz_involved_replace (GArray *all, NzInvolved old, NzInvolved fresh)
{
  if (nz_involved_has (all, fresh.entity, fresh.id))
    return nz_involved_remove (all, old.entity, old.id);
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, NzInvolved, i).entity == old.entity
        && g_array_index (all, NzInvolved, i).id == old.id)
      {
        g_array_index (all, NzInvolved, i) = fresh;
        return TRUE;
      }
  return FALSE;
}

/* --- writing ----------------------------------------------------------------------------------------------
 */

/* Whom the entry names itself stays; if that went, the next one takes its place. */
static void
take_own (NzRecord *entry, GArray *all)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *field = kinds[i]->name;

      if (nz_involved_has (all, kinds[i], nz_record_get_int (entry, field)))
        continue;
      nz_record_clear (entry, field);
      for (guint k = 0; k < all->len && !nz_record_has (entry, field); k++)
        if (g_array_index (all, NzInvolved, k).entity == kinds[i])
          nz_record_set_int (entry, field, g_array_index (all, NzInvolved, k).id);
    }
}

/* A row stands for one of @rest, which is taken off it; whom else it names (a file may say so) goes out of
 * it, and whoever of them is still wanted gets a row later. */
static gboolean
keep_link (NzStore *store, NzRecord *link, GArray *rest, GError **error)
{
  gboolean is_kept = FALSE, is_changed = FALSE;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const char *field = kinds[k]->name;

      if (!nz_record_has (link, field))
        continue;
      if (!is_kept && nz_involved_remove (rest, kinds[k], nz_record_get_int (link, field)))
        {
          is_kept = TRUE;
          continue;
        }
      nz_record_clear (link, field);
      is_changed = TRUE;
    }
  if (!is_kept)
    return nz_store_delete (store, &nz_entity_entry_link, nz_record_get_id (link), error);
  return !is_changed || nz_store_save (store, link, error);
}

static gboolean
keep_links (NzStore *store, NzRecord *entry, GArray *rest, GError **error)
{
  g_autoptr (GPtrArray) links = load_links (store, entry, error);

  for (guint i = 0; links != NULL && i < links->len; i++)
    if (!keep_link (store, links->pdata[i], rest, error))
      return FALSE;
  return links != NULL;
}

static gboolean
save_all (NzStore *store, NzRecord *entry, GArray *all, GError **error)
{
  g_autoptr (GArray) rest = g_array_copy (all);

  take_own (entry, all);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    nz_involved_remove (rest, kinds[i], nz_record_get_int (entry, kinds[i]->name));
  if (!nz_store_save (store, entry, error) || !keep_links (store, entry, rest, error))
    return FALSE;
  for (guint i = 0; i < rest->len; i++)
    {
      const NzInvolved *one = &g_array_index (rest, NzInvolved, i);
      g_autoptr (NzRecord) link = nz_record_new (&nz_entity_entry_link);

      nz_record_set_int (link, "entry", nz_record_get_id (entry));
      nz_record_set_int (link, one->entity->name, one->id);
      if (!nz_store_save (store, link, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
nz_involved_save (NzStore *store, NzRecord *entry, GArray *all, const char *label, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (entry) && all != NULL, FALSE);

  if (nz_store_in_action (store))
    return save_all (store, entry, all, error);
  if (!nz_store_begin (store, label, error))
    return FALSE;
  if (save_all (store, entry, all, error) && nz_store_commit (store, error))
    return TRUE;
  if (nz_store_in_action (store))
    nz_store_rollback (store);
  return FALSE;
}
