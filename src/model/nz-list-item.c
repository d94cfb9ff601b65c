/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-list-item.h"

struct _NzListItemSource
{
  gatomicrefcount references;
  NzStore *store; /* (nullable): NULL when the list is gone */
  const NzEntity *entity;
  NzDate day;
  GHashTable *held; /* id, inside the item → NzListItem, not owned */
};

struct _NzListItem
{
  GObject parent_instance;
  const NzEntity *entity;
  gint64 id;
  NzListItemSource *source; /* (nullable) */
  gboolean is_read;
  NzSummary summary;
};

G_DEFINE_FINAL_TYPE (NzListItem, nz_list_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
source_unref (NzListItemSource *source)
{
  if (!g_atomic_ref_count_dec (&source->references))
    return;
  g_hash_table_unref (source->held);
  g_free (source);
}

static void
nz_list_item_finalize (GObject *object)
{
  NzListItem *self = NZ_LIST_ITEM (object);

  if (self->source != NULL)
    {
      g_hash_table_remove (self->source->held, &self->id);
      source_unref (self->source);
    }
  nz_summary_clear (&self->summary);
  G_OBJECT_CLASS (nz_list_item_parent_class)->finalize (object);
}

static void
nz_list_item_class_init (NzListItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_list_item_finalize;
  changed_signal
      = g_signal_new ("changed", NZ_TYPE_LIST_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nz_list_item_init (NzListItem *self)
{
}

NzListItem *
nz_list_item_new (const NzEntity *entity, gint64 id, NzSummary *summary)
{
  NzListItem *self = g_object_new (NZ_TYPE_LIST_ITEM, NULL);
  self->entity = entity;
  self->id = id;
  self->is_read = TRUE;
  self->summary = *summary;
  *summary = (NzSummary){ 0 };
  return self;
}

const NzEntity *
nz_list_item_get_entity (NzListItem *self)
{
  g_return_val_if_fail (NZ_IS_LIST_ITEM (self), NULL);
  return self->entity;
}

gint64
nz_list_item_get_id (NzListItem *self)
{
  g_return_val_if_fail (NZ_IS_LIST_ITEM (self), 0);
  return self->id;
}

static void
read_summary (NzListItem *self, NzSummary *summary)
{
  NzListItemSource *source = self->source;

  if (source->store != NULL)
    nz_summary_load (source->store, self->entity, self->id,
                     nz_date_is_set (source->day) ? source->day : nz_date_today (), summary);
  else
    *summary = (NzSummary){ .title = g_strdup (""), .subtitle = g_strdup ("") };
}

const NzSummary *
nz_list_item_get_summary (NzListItem *self)
{
  g_return_val_if_fail (NZ_IS_LIST_ITEM (self), NULL);
  if (!self->is_read)
    read_summary (self, &self->summary);
  self->is_read = TRUE;
  return &self->summary;
}

void
nz_list_item_update (NzListItem *self, NzSummary *summary)
{
  g_return_if_fail (NZ_IS_LIST_ITEM (self));
  nz_summary_clear (&self->summary);
  self->is_read = TRUE;
  self->summary = *summary;
  *summary = (NzSummary){ 0 };
  g_signal_emit (self, changed_signal, 0);
}

/* --- the items of a list
 * ---------------------------------------------------------------------------------------------- */

NzListItemSource *
nz_list_item_source_new (NzStore *store, const NzEntity *entity)
{
  NzListItemSource *source = g_new0 (NzListItemSource, 1);

  g_atomic_ref_count_init (&source->references);
  source->store = g_object_ref (store);
  source->entity = entity;
  source->held = g_hash_table_new (g_int64_hash, g_int64_equal);
  return source;
}

void
nz_list_item_source_set_day (NzListItemSource *source, NzDate day)
{
  source->day = day;
}

NzListItem *
nz_list_item_source_get (NzListItemSource *source, gint64 id)
{
  NzListItem *item = g_hash_table_lookup (source->held, &id);

  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (NZ_TYPE_LIST_ITEM, NULL);
  item->entity = source->entity;
  item->id = id;
  item->source = source;
  g_atomic_ref_count_inc (&source->references);
  g_hash_table_insert (source->held, &item->id, item);
  return item;
}

void
nz_list_item_source_refresh (NzListItemSource *source)
{
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, source->held);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (NZ_LIST_ITEM (item)->is_read)
      g_ptr_array_add (read, g_object_ref (item));
  for (guint i = 0; i < read->len; i++)
    {
      NzSummary summary = { 0 };

      read_summary (read->pdata[i], &summary);
      nz_list_item_update (read->pdata[i], &summary);
    }
}

void
nz_list_item_source_free (NzListItemSource *source)
{
  g_clear_object (&source->store);
  source_unref (source);
}
