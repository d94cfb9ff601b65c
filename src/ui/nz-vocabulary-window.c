/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-vocabulary-window.h"

#include "base/nz-text.h"
#include "ui/nz-tool-window.h"
#include "ui/nz-vocabulary-window-private.h"
#include "widgets/nz-buttons.h"

static const char *const kinds[] = { "topic", "target_group", "district", "language", "function" };

static void
vocabulary_free (gpointer data)
{
  NzVocabularyWindow *self = data;

  g_clear_object (&self->toaster);
  g_clear_object (&self->items);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_object_unref (self->store);
  g_free (self->typed);
  g_free (self);
}

/* --- the list ---------------------------------------------------------------------------------------------
 */

static void
select_ids (NzVocabularyWindow *self, GArray *ids)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n && ids->len > 0; i++)
    {
      g_autoptr (NzVocabularyItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      for (guint k = 0; k < ids->len; k++)
        if (g_array_index (ids, gint64, k) == nz_vocabulary_item_get_id (item))
          gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, FALSE);
    }
}

/* While the rows are exchanged nothing is chosen, and a button that is of no use for a moment gives the
 * keyboard away, to a passing toast at worst. */
static void
focus_again (NzVocabularyWindow *self, GtkWidget *focus)
{
  GtkWidget *now = gtk_window_get_focus (self->window);

  if (focus == NULL || now == focus || (now != NULL && gtk_widget_is_ancestor (now, self->view)))
    return;
  if (gtk_widget_get_root (focus) != GTK_ROOT (self->window) || !gtk_widget_is_sensitive (focus)
      || !gtk_widget_grab_focus (focus))
    gtk_widget_grab_focus (self->view);
}

static void
refresh (gpointer data)
{
  NzVocabularyWindow *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = nz_vocabulary_load (self->store, self->kind, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) chosen = nz_vocabulary_actions_chosen_ids (self);
  guint strange
      = g_str_equal (self->kind, "function") ? nz_vocabulary_count_strange_functions (self->store) : 0;

  GtkWidget *focus = gtk_window_get_focus (self->window);

  if (entries == NULL)
    {
      nz_toaster_say (self->toaster, error->message);
      return;
    }
  if (focus != NULL)
    g_object_ref (focus);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (items, nz_vocabulary_item_new (entries->pdata[i], i));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  select_ids (self, chosen);
  gtk_widget_set_visible (self->strange, strange > 0 && !nz_store_is_read_only (self->store));
  if (strange > 0)
    {
      g_autofree char *label
          = g_strdup_printf (nz_ngettext ("Take over %u function that positions have",
                                          "Take over %u functions that positions have", strange),
                             strange);
      gtk_button_set_label (GTK_BUTTON (self->strange), label);
    }
  nz_vocabulary_actions_update (self);
  focus_again (self, focus);
  g_clear_object (&focus);
}

static gboolean
fits (gpointer item, gpointer data)
{
  NzVocabularyWindow *self = data;
  return nz_vocabulary_item_fits (item, self->typed);
}

static void
on_search (NzVocabularyWindow *self)
{
  g_free (self->typed);
  self->typed = nz_text_match_key (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  nz_vocabulary_actions_update (self);
}

static void
on_kind (GtkDropDown *choice, GParamSpec *spec, NzVocabularyWindow *self)
{
  self->kind = kinds[MIN (gtk_drop_down_get_selected (choice), G_N_ELEMENTS (kinds) - 1)];
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  refresh (self);
}

/* --- widgets ----------------------------------------------------------------------------------------------
 */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *cell, NzVocabularyWindow *self)
{
  GtkWidget *row = nz_vocabulary_row_new ();

  g_signal_connect (row, "moved", G_CALLBACK (nz_vocabulary_actions_row_moved), self);
  gtk_list_item_set_child (cell, row);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *cell, NzVocabularyWindow *self)
{
  NzVocabularyRow *row = NZ_VOCABULARY_ROW (gtk_list_item_get_child (cell));

  nz_vocabulary_row_set_item (row, gtk_list_item_get_item (cell));
  nz_vocabulary_row_set_movable (row, *self->typed == '\0' && !nz_store_is_read_only (self->store));
}

static GtkWidget *
view_new (NzVocabularyWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->items = g_list_store_new (NZ_TYPE_VOCABULARY_ITEM);
  self->filter = gtk_custom_filter_new (fits, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Vocabulary"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (nz_vocabulary_actions_rename), self);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (nz_vocabulary_actions_update),
                            self);
  return scrolled;
}

static GtkWidget *
kind_choice_new (NzVocabularyWindow *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (labels, nz_vocabulary_kind_label (kinds[i], nz_get_language ()));
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  nz_button_set_accessible_name (choice, _ ("Vocabulary"));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_kind), self);
  return choice;
}

static GtkWidget *
entries_new (NzVocabularyWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  self->search = gtk_search_entry_new ();
  self->add = gtk_entry_new ();
  self->strange = gtk_button_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"),
                                  -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->add), _ ("New entry, then Enter"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->add), GTK_ENTRY_ICON_PRIMARY, "list-add-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("New entry"),
                                  -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_close), self->window);
  g_signal_connect_swapped (self->add, "activate", G_CALLBACK (nz_vocabulary_actions_add), self);
  g_signal_connect_swapped (self->strange, "clicked", G_CALLBACK (nz_vocabulary_actions_take_over), self);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_box_append (GTK_BOX (box), self->strange);
  return box;
}

void
nz_vocabulary_window_present (NzWindow *parent)
{
  g_return_if_fail (NZ_IS_WINDOW (parent) && nz_window_get_store (parent) != NULL);

  NzVocabularyWindow *self = g_new0 (NzVocabularyWindow, 1);
  GtkWidget *header, *toasts, *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->parent = parent;
  self->store = g_object_ref (nz_window_get_store (parent));
  self->kind = kinds[0];
  self->typed = g_strdup ("");
  self->window = nz_tool_window_new (GTK_WINDOW (parent), _ ("Vocabularies"), 480, 720, &header);
  g_object_set_data_full (G_OBJECT (self->window), "vocabulary", self, vocabulary_free);
  self->kind_choice = kind_choice_new (self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->kind_choice);
  /* words come up above the buttons, which they would cover */
  toasts = adw_toast_overlay_new ();
  self->toaster = nz_toaster_new (ADW_TOAST_OVERLAY (toasts));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), view_new (self));
  gtk_box_append (GTK_BOX (box), entries_new (self));
  gtk_box_append (GTK_BOX (box), toasts);
  GtkWidget *bar = nz_vocabulary_actions_bar_new (self);
  gtk_box_append (GTK_BOX (box), nz_vocabulary_actions_words_new (self));
  gtk_box_append (GTK_BOX (box), bar);
  nz_vocabulary_actions_add_shortcuts (self);
  nz_tool_window_escape_first (self->window);
  nz_tool_window_set_content (self->window, box);
  nz_tool_follow (box, self->store, refresh, self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->view);
}
