/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-group-rows.h"

#include "domain/nz-listing.h"
#include "widgets/nz-list-row.h"

typedef struct
{
  NzRecordList *list;
  const NzField *field;
} Groups;

static void
groups_free (gpointer data, GClosure *closure)
{
  Groups *groups = data;
  g_object_unref (groups->list);
  g_free (groups);
}

/* (transfer full) */
static char *
group_of (const Groups *groups, guint position)
{
  g_autoptr (NzListItem) item = g_list_model_get_item (G_LIST_MODEL (groups->list), position);
  const NzEntity *entity = nz_record_list_get_entity (groups->list);
  /* The letter is that of what the list is sorted by: a person stands under the family name, whatever is
   * written first. */
  const NzField *field = groups->field != NULL ? groups->field : nz_entity_field (entity, entity->sort);
  g_autofree char *text = nz_list_item_dup_text (item, field);

  return nz_listing_heading (text, groups->field == NULL);
}

static void
show_heading (GtkListItem *cell, const Groups *groups)
{
  GtkWidget *heading = gtk_widget_get_first_child (gtk_list_item_get_child (cell));
  guint position = gtk_list_item_get_position (cell);

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (groups->list)))
    return;
  g_autofree char *group = group_of (groups, position);
  g_autofree char *before = position > 0 ? group_of (groups, position - 1) : NULL;

  gtk_label_set_label (GTK_LABEL (heading), group);
  gtk_widget_set_visible (heading, g_strcmp0 (group, before) != 0);
}

static void
on_item_changed (NzListItem *item, GtkListItem *cell)
{
  show_heading (cell, g_object_get_data (G_OBJECT (cell), "groups"));
}

/* Another row may come first in the group now. */
static gboolean
on_idle (gpointer cell)
{
  g_object_set_data (cell, "idle", NULL);
  if (gtk_list_item_get_item (cell) != NULL)
    show_heading (cell, g_object_get_data (cell, "groups"));
  return G_SOURCE_REMOVE;
}

static void
on_items_changed (NzRecordList *list, guint position, guint removed, guint added, GtkListItem *cell)
{
  if (g_object_get_data (G_OBJECT (cell), "idle") != NULL)
    return;
  g_object_set_data (G_OBJECT (cell), "idle", cell);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, g_object_ref (cell), g_object_unref);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *cell, Groups *groups)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *heading = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "group-heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), nz_list_row_new ());
  g_object_set_data (G_OBJECT (cell), "groups", groups);
  gtk_list_item_set_child (cell, box);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *cell, Groups *groups)
{
  GtkWidget *row = gtk_widget_get_last_child (gtk_list_item_get_child (cell));

  nz_list_row_set_item (NZ_LIST_ROW (row), gtk_list_item_get_item (cell));
  g_signal_connect (gtk_list_item_get_item (cell), "changed", G_CALLBACK (on_item_changed), cell);
  g_signal_connect (groups->list, "items-changed", G_CALLBACK (on_items_changed), cell);
  show_heading (cell, groups);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *cell, Groups *groups)
{
  GtkWidget *row = gtk_widget_get_last_child (gtk_list_item_get_child (cell));

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), on_item_changed, cell);
  g_signal_handlers_disconnect_by_func (groups->list, on_items_changed, cell);
  nz_list_row_set_item (NZ_LIST_ROW (row), NULL);
}

GtkListItemFactory *
nz_group_rows_factory_new (NzRecordList *list, const NzField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Groups *groups = g_new (Groups, 1);

  *groups = (Groups){ g_object_ref (list), field };
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), groups);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), groups);
  g_signal_connect_data (factory, "bind", G_CALLBACK (on_bind), groups, groups_free, 0);
  return factory;
}
