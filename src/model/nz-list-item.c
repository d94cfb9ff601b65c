/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-list-item.h"

#include "domain/nz-cell-text.h"

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
  guint position;           /* that it had when it was last asked for: a hint */
  NzListItemSource *source; /* (nullable) */
  gboolean is_read;
  NzRecord *record; /* (nullable): read when it is asked for */
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

/* An item whose row went may stand for a record that another one stands for now. */
static void
let_go (NzListItemSource *source, NzListItem *item)
{
  if (g_hash_table_lookup (source->held, &item->id) == item)
    g_hash_table_remove (source->held, &item->id);
}

static void
nz_list_item_finalize (GObject *object)
{
  NzListItem *self = NZ_LIST_ITEM (object);

  if (self->source != NULL)
    {
      let_go (self->source, self);
      source_unref (self->source);
    }
  nz_summary_clear (&self->summary);
  g_clear_object (&self->record);
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

NzRecord *
nz_list_item_get_record (NzListItem *self)
{
  g_return_val_if_fail (NZ_IS_LIST_ITEM (self), NULL);
  if (self->record == NULL && self->source != NULL && self->source->store != NULL)
    self->record = nz_store_get (self->source->store, self->entity, self->id, NULL);
  return self->record;
}

char *
nz_list_item_dup_text (NzListItem *self, const NzField *field)
{
  NzRecord *record = nz_list_item_get_record (self);

  char *text = record != NULL ? nz_cell_text (self->source->store, record, field, self->source->day,
                                              nz_get_language (), NULL)
                              : NULL;

  /* what cannot be read now is read again at the next change; a row of a list says no faults */
  return text != NULL ? text : g_strdup ("");
}

void
nz_list_item_moved (NzListItem *self)
{
  g_return_if_fail (NZ_IS_LIST_ITEM (self));
  g_signal_emit (self, changed_signal, 0);
}

void
nz_list_item_update (NzListItem *self, NzSummary *summary)
{
  g_return_if_fail (NZ_IS_LIST_ITEM (self));
  nz_summary_clear (&self->summary);
  g_clear_object (&self->record);
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
nz_list_item_source_get (NzListItemSource *source, gint64 id, guint position)
{
  NzListItem *item = g_hash_table_lookup (source->held, &id);

  if (item != NULL)
    {
      item->position = position;
      return g_object_ref (item);
    }
  item = g_object_new (NZ_TYPE_LIST_ITEM, NULL);
  item->entity = source->entity;
  item->id = id;
  item->position = position;
  item->source = source;
  g_atomic_ref_count_inc (&source->references);
  g_hash_table_insert (source->held, &item->id, item);
  return item;
}

/* The rows of the held items among @ids. Hints that do not hold any more are found anew in one pass. */
static void
find_rows (NzListItemSource *source, guint first, const gint64 *ids, guint n)
{
  g_autoptr (GHashTable) lost = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, source->held);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NzListItem *item = value;

      if (item->position >= first && item->position - first < n && ids[item->position - first] == item->id)
        continue;
      item->position = G_MAXUINT;
      g_hash_table_insert (lost, &item->id, item);
    }
  for (guint i = 0; i < n && g_hash_table_size (lost) > 0; i++)
    {
      NzListItem *item = g_hash_table_lookup (lost, &ids[i]);

      if (item == NULL)
        continue;
      item->position = first + i;
      g_hash_table_remove (lost, &item->id);
    }
}

GPtrArray *
nz_list_item_source_move (NzListItemSource *source,
                          guint first,
                          const gint64 *old_ids,
                          guint n_old,
                          const gint64 *new_ids,
                          guint n_new)
{
  GPtrArray *moved = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  find_rows (source, first, old_ids, n_old);
  g_hash_table_iter_init (&iter, source->held);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      NzListItem *item = value;

      if (item->position == G_MAXUINT)
        continue;
      g_hash_table_iter_remove (&iter);
      if (item->position - first < n_new)
        g_ptr_array_add (moved, g_object_ref (item));
    }
  for (guint i = 0; i < moved->len; i++)
    {
      NzListItem *item = moved->pdata[i];

      item->id = new_ids[item->position - first];
      item->is_read = FALSE;
      nz_summary_clear (&item->summary);
      g_clear_object (&item->record);
      /* An item whose row went may still stand there for the record: its key would go with it. */
      g_hash_table_replace (source->held, &item->id, item);
    }
  return moved;
}

void
nz_list_item_source_refresh (NzListItemSource *source)
{
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, source->held);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (NZ_LIST_ITEM (item)->is_read || NZ_LIST_ITEM (item)->record != NULL)
      g_ptr_array_add (read, g_object_ref (item));
  for (guint i = 0; i < read->len; i++)
    {
      if (!NZ_LIST_ITEM (read->pdata[i])->is_read)
        {
          g_clear_object (&NZ_LIST_ITEM (read->pdata[i])->record);
          nz_list_item_moved (read->pdata[i]);
          continue;
        }
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
