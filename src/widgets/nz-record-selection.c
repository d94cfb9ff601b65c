/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-record-selection.h"

struct _NzRecordSelection
{
  GObject parent_instance;

  NzRecordList *list;
  GHashTable *ids; /* set of gint64, owned */
  guint most;      /* rows that are shown at first; 0: all */
  gint count;      /* of those that the list shows; -1: to be counted */
};

static void list_model_init (GListModelInterface *interface);
static void selection_model_init (GtkSelectionModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzRecordSelection,
                               nz_record_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static guint
n_rows (NzRecordSelection *self)
{
  guint n = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
  return self->most > 0 ? MIN (n, self->most) : n;
}

static void
add_id (NzRecordSelection *self, gint64 id)
{
  if (id != 0)
    g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
}

static void
tell (NzRecordSelection *self, guint position, guint n)
{
  guint rows = n_rows (self);

  self->count = -1;
  n = position < rows ? MIN (n, rows - position) : 0;
  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n);
}

static void
tell_all (NzRecordSelection *self)
{
  tell (self, 0, n_rows (self));
}

/* --- the rows
 * ---------------------------------------------------------------------------------------------------------
 */

static GType
get_item_type (GListModel *model)
{
  return NZ_TYPE_LIST_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return n_rows (NZ_RECORD_SELECTION (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (NZ_RECORD_SELECTION (model)->list), position);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
on_items_changed (NzRecordList *list, guint position, guint removed, guint added, NzRecordSelection *self)
{
  self->count = -1;
  if (self->most > 0)
    {
      guint before = MIN (self->most, g_list_model_get_n_items (G_LIST_MODEL (list)) - added + removed);

      self->most = 0;
      g_list_model_items_changed (G_LIST_MODEL (self), 0, before, n_rows (self));
      return;
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

void
nz_record_selection_set_most (NzRecordSelection *self, guint most)
{
  g_return_if_fail (NZ_IS_RECORD_SELECTION (self));
  guint before = n_rows (self);

  self->most = most;
  guint after = n_rows (self);
  if (after != before)
    g_list_model_items_changed (G_LIST_MODEL (self), MIN (before, after), before - MIN (before, after),
                                after - MIN (before, after));
}

/* The rows have other records, some of which may be selected. */
static void
on_rows_moved (NzRecordList *list, guint position, guint n, NzRecordSelection *self)
{
  tell (self, position, n);
}

/* --- the selection
 * ---------------------------------------------------------------------------------------------------- */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  NzRecordSelection *self = NZ_RECORD_SELECTION (model);
  gint64 id = nz_record_list_get_id (self->list, position);
  return id != 0 && g_hash_table_contains (self->ids, &id);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  NzRecordSelection *self = NZ_RECORD_SELECTION (model);
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint end = MIN (n_rows (self), position + n);

  if (g_hash_table_size (self->ids) > 0)
    for (guint i = position; i < end; i++)
      if (is_selected (model, i))
        gtk_bitset_add (selected, i);
  return selected;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  NzRecordSelection *self = NZ_RECORD_SELECTION (model);

  if (unselect_rest)
    g_hash_table_remove_all (self->ids);
  add_id (self, nz_record_list_get_id (self->list, position));
  if (unselect_rest)
    tell_all (self);
  else
    tell (self, position, 1);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  NzRecordSelection *self = NZ_RECORD_SELECTION (model);
  gint64 id = nz_record_list_get_id (self->list, position);

  g_hash_table_remove (self->ids, &id);
  tell (self, position, 1);
  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n, gboolean unselect_rest)
{
  NzRecordSelection *self = NZ_RECORD_SELECTION (model);

  if (unselect_rest)
    g_hash_table_remove_all (self->ids);
  for (guint i = position; i < position + n; i++)
    add_id (self, nz_record_list_get_id (self->list, i));
  tell_all (self);
  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n)
{
  NzRecordSelection *self = NZ_RECORD_SELECTION (model);

  for (guint i = position; i < position + n; i++)
    {
      gint64 id = nz_record_list_get_id (self->list, i);
      g_hash_table_remove (self->ids, &id);
    }
  tell_all (self);
  return TRUE;
}

/* All of a search, also those hits that are not listed yet. */
static gboolean
select_all (GtkSelectionModel *model)
{
  NzRecordSelection *self = NZ_RECORD_SELECTION (model);

  nz_record_list_complete (self->list);
  nz_record_selection_set_most (self, 0);
  return select_range (model, 0, n_rows (self), TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  nz_record_selection_select_only (NZ_RECORD_SELECTION (model), 0);
  return TRUE;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  NzRecordSelection *self = NZ_RECORD_SELECTION (model);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = nz_record_list_get_id (self->list, position);

      if (gtk_bitset_contains (selected, position))
        add_id (self, id);
      else
        g_hash_table_remove (self->ids, &id);
    }
  tell_all (self);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *interface)
{
  interface->is_selected = is_selected;
  interface->get_selection_in_range = get_selection_in_range;
  interface->select_item = select_item;
  interface->unselect_item = unselect_item;
  interface->select_range = select_range;
  interface->unselect_range = unselect_range;
  interface->select_all = select_all;
  interface->unselect_all = unselect_all;
  interface->set_selection = set_selection;
}

NzRecordList *
nz_record_selection_get_list (NzRecordSelection *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_SELECTION (self), NULL);
  return self->list;
}

void
nz_record_selection_select_only (NzRecordSelection *self, gint64 id)
{
  g_return_if_fail (NZ_IS_RECORD_SELECTION (self));

  g_hash_table_remove_all (self->ids);
  add_id (self, id);
  tell_all (self);
}

GArray *
nz_record_selection_dup_ids (NzRecordSelection *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_SELECTION (self), NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = n_rows (self), wanted = g_hash_table_size (self->ids);

  for (guint i = 0; i < n && ids->len < wanted; i++)
    {
      gint64 id = nz_record_list_get_id (self->list, i);
      if (g_hash_table_contains (self->ids, &id))
        g_array_append_val (ids, id);
    }
  return ids;
}

guint
nz_record_selection_count (NzRecordSelection *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_SELECTION (self), 0);

  if (self->count < 0)
    {
      g_autoptr (GArray) ids = nz_record_selection_dup_ids (self);
      self->count = (gint)ids->len;
    }
  return (guint)self->count;
}

gint64
nz_record_selection_get_single (NzRecordSelection *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_SELECTION (self), 0);
  g_autoptr (GArray) ids = nz_record_selection_dup_ids (self);
  return ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

static void
nz_record_selection_dispose (GObject *object)
{
  NzRecordSelection *self = NZ_RECORD_SELECTION (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (nz_record_selection_parent_class)->dispose (object);
}

static void
nz_record_selection_finalize (GObject *object)
{
  g_hash_table_unref (NZ_RECORD_SELECTION (object)->ids);
  G_OBJECT_CLASS (nz_record_selection_parent_class)->finalize (object);
}

static void
nz_record_selection_class_init (NzRecordSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_record_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = nz_record_selection_finalize;
}

static void
nz_record_selection_init (NzRecordSelection *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->count = -1;
}

NzRecordSelection *
nz_record_selection_new (NzRecordList *list)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (list), NULL);

  NzRecordSelection *self = g_object_new (NZ_TYPE_RECORD_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect (list, "rows-moved", G_CALLBACK (on_rows_moved), self);
  return self;
}

void
nz_record_selection_focus_row (GtkWidget *view)
{
  g_return_if_fail (GTK_IS_WIDGET (view));

  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      {
        gtk_widget_grab_focus (row);
        return;
      }
  gtk_widget_grab_focus (view);
}
