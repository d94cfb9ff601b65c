/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-search-button.h"

#include "base/nz-i18n.h"

struct _NzSearchButton
{
  AdwBin parent_instance;

  GtkStringList *texts;
  guint selected;
  GtkMenuButton *button;
  GtkLabel *shown;
  GtkPopover *popover;
  GtkEditable *search;
  GtkStringFilter *filter;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (NzSearchButton, nz_search_button, ADW_TYPE_BIN)

static guint selected_signal;

guint
nz_search_button_get_selected (NzSearchButton *self)
{
  g_return_val_if_fail (NZ_IS_SEARCH_BUTTON (self), 0);
  return self->selected;
}

void
nz_search_button_set_selected (NzSearchButton *self, guint position)
{
  g_return_if_fail (NZ_IS_SEARCH_BUTTON (self));
  g_return_if_fail (position < g_list_model_get_n_items (G_LIST_MODEL (self->texts)));

  self->selected = position;
  gtk_label_set_label (self->shown, gtk_string_list_get_string (self->texts, position));
}

/* @position: among those that the search leaves. */
static void
choose (NzSearchButton *self, guint position)
{
  GListModel *left = G_LIST_MODEL (gtk_list_view_get_model (self->view));
  g_autoptr (GObject) chosen = g_list_model_get_item (left, position);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->texts));

  if (chosen == NULL)
    return;
  gtk_popover_popdown (self->popover);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) text = g_list_model_get_item (G_LIST_MODEL (self->texts), i);

      if (text != chosen)
        continue;
      nz_search_button_set_selected (self, i);
      g_signal_emit (self, selected_signal, 0);
      return;
    }
}

static void
on_activate (GtkListView *view, guint position, NzSearchButton *self)
{
  choose (self, position);
}

static void
on_enter (NzSearchButton *self)
{
  choose (self, 0);
}

static void
on_search (NzSearchButton *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (self->search));
}

static void
on_map (NzSearchButton *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- the list ---------------------------------------------------------------------------------------------
 */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

static GtkWidget *
list_new (NzSearchButton *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *left;
  GtkSingleSelection *selection;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->filter = gtk_string_filter_new (gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_string_filter_set_match_mode (self->filter, GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  left = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->texts)),
                                    g_object_ref (GTK_FILTER (self->filter)));
  selection = gtk_single_selection_new (G_LIST_MODEL (left));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_size_request (scrolled, 280, 260);
  return scrolled;
}

static void
build (NzSearchButton *self, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  g_object_set (self->search, "search-delay", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"),
                                  -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), list_new (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, box);
  self->shown = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->shown, 0);
  gtk_label_set_ellipsize (self->shown, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->shown), TRUE);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->shown));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_enter), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self->popover);
  g_signal_connect_swapped (self->popover, "map", G_CALLBACK (on_map), self);
}

static void
nz_search_button_dispose (GObject *object)
{
  NzSearchButton *self = NZ_SEARCH_BUTTON (object);

  g_clear_object (&self->texts);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (nz_search_button_parent_class)->dispose (object);
}

static void
nz_search_button_class_init (NzSearchButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_search_button_dispose;
  selected_signal = g_signal_new ("selected", NZ_TYPE_SEARCH_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
nz_search_button_init (NzSearchButton *self)
{
}

GtkWidget *
nz_search_button_new (const char *label, GtkStringList *texts)
{
  NzSearchButton *self;

  g_return_val_if_fail (GTK_IS_STRING_LIST (texts), NULL);
  g_return_val_if_fail (g_list_model_get_n_items (G_LIST_MODEL (texts)) > 0, NULL);

  self = g_object_new (NZ_TYPE_SEARCH_BUTTON, NULL);
  self->texts = g_object_ref (texts);
  build (self, label);
  nz_search_button_set_selected (self, 0);
  return GTK_WIDGET (self);
}
