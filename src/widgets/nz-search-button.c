/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-search-button.h"

#include "base/nz-i18n.h"
#include "base/nz-text.h"

#include <string.h>

struct _NzSearchButton
{
  AdwBin parent_instance;

  GtkStringList *texts;
  char **headings, **names; /* (nullable) */
  guint selected;
  GtkMenuButton *button;
  GtkLabel *shown;
  GtkPopover *popover;
  GtkEditable *search;
  GtkListBox *list; /* filled when it is first opened */
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

static guint
index_of (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index"));
}

static void
on_row (NzSearchButton *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (self->popover);
  nz_search_button_set_selected (self, index_of (row));
  g_signal_emit (self, selected_signal, 0);
}

/* The first that the search leaves. */
static void
on_enter (NzSearchButton *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        on_row (self, row);
        return;
      }
}

static gboolean
fits (GtkListBoxRow *row, gpointer data)
{
  NzSearchButton *self = data;
  g_autofree char *typed = nz_text_match_key (gtk_editable_get_text (self->search));

  return strstr (g_object_get_data (G_OBJECT (row), "key"), typed) != NULL;
}

static void
on_search (NzSearchButton *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

/* --- the list ---------------------------------------------------------------------------------------------
 */

static void
show_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  NzSearchButton *self = data;
  const char *heading = self->headings != NULL ? self->headings[index_of (row)] : NULL;
  GtkWidget *label;

  if (heading == NULL || (before != NULL && g_str_equal (heading, self->headings[index_of (before)])))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "search-heading");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
row_new (NzSearchButton *self, guint index)
{
  const char *text = gtk_string_list_get_string (self->texts, index);
  g_autofree char *all
      = self->headings != NULL ? g_strdup_printf ("%s %s", self->headings[index], text) : NULL;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (self->names != NULL ? self->names[index] : text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  g_object_set_data_full (G_OBJECT (row), "key", nz_text_match_key (all != NULL ? all : text), g_free);
  return row;
}

static void
fill (NzSearchButton *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->texts));

  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, row_new (self, i));
}

static void
on_map (NzSearchButton *self)
{
  if (gtk_list_box_get_row_at_index (self->list, 0) == NULL)
    fill (self);
  gtk_editable_set_text (self->search, "");
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int)self->selected));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static GtkWidget *
list_new (NzSearchButton *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_filter_func (self->list, fits, self, NULL);
  gtk_list_box_set_header_func (self->list, show_heading, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
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
  g_clear_pointer (&self->headings, g_strfreev);
  g_clear_pointer (&self->names, g_strfreev);
  G_OBJECT_CLASS (nz_search_button_parent_class)->dispose (object);
}

/* In a row whose activatable widget it is, a click anywhere opens the list. */
static gboolean
nz_search_button_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  gtk_menu_button_popup (NZ_SEARCH_BUTTON (widget)->button);
  return TRUE;
}

static void
nz_search_button_class_init (NzSearchButtonClass *klass)
{
  GTK_WIDGET_CLASS (klass)->mnemonic_activate = nz_search_button_mnemonic_activate;
  G_OBJECT_CLASS (klass)->dispose = nz_search_button_dispose;
  selected_signal = g_signal_new ("selected", NZ_TYPE_SEARCH_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
nz_search_button_init (NzSearchButton *self)
{
}

void
nz_search_button_set_groups (NzSearchButton *self, const char *const *headings, const char *const *names)
{
  g_return_if_fail (NZ_IS_SEARCH_BUTTON (self) && headings != NULL && names != NULL);
  g_return_if_fail (self->headings == NULL);

  self->headings = g_strdupv ((char **)headings);
  self->names = g_strdupv ((char **)names);
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
