/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-list-item.h"

struct _NzListItem
{
  GObject parent_instance;
  const NzEntity *entity;
  gint64 id;
  NzSummary summary;
};

G_DEFINE_FINAL_TYPE (NzListItem, nz_list_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
nz_list_item_finalize (GObject *object)
{
  nz_summary_clear (&NZ_LIST_ITEM (object)->summary);
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

const NzSummary *
nz_list_item_get_summary (NzListItem *self)
{
  g_return_val_if_fail (NZ_IS_LIST_ITEM (self), NULL);
  return &self->summary;
}

void
nz_list_item_update (NzListItem *self, NzSummary *summary)
{
  g_return_if_fail (NZ_IS_LIST_ITEM (self));
  nz_summary_clear (&self->summary);
  self->summary = *summary;
  *summary = (NzSummary){ 0 };
  g_signal_emit (self, changed_signal, 0);
}
