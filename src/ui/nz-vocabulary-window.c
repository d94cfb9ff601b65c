/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-vocabulary-window.h"

#include "base/nz-text.h"
#include "ui/nz-colour-popover.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-toaster.h"
#include "ui/nz-tool-window.h"
#include "ui/nz-vocabulary-rename.h"
#include "ui/nz-vocabulary-row.h"
#include "ui/nz-vocabulary-uses.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-record-chooser.h"

static const char *const kinds[] = { "topic", "target_group", "district", "language", "function" };

typedef struct
{
  NzWindow *parent; /* borrowed: this window is transient for it */
  NzStore *store;
  GtkWindow *window;
  const char *kind;

  GListStore *items;
  GtkCustomFilter *filter;
  GtkMultiSelection *selection;
  char *typed; /* as search compares */

  GtkWidget *kind_choice, *search, *add, *view, *strange;
  NzToaster *toaster;
  GtkWidget *up, *down, *rename, *colour, *merge, *retire, *uses, *delete, *sort;
} Vocabulary;

static void
vocabulary_free (gpointer data)
{
  Vocabulary *self = data;

  g_clear_object (&self->toaster);
  g_clear_object (&self->items);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_object_unref (self->store);
  g_free (self->typed);
  g_free (self);
}

/* --- what is chosen ---------------------------------------------------------------------------------------
 */

/* (transfer full) (element-type NzVocabularyItem) */
static GPtrArray *
chosen_items (Vocabulary *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) set = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  for (guint i = 0; i < gtk_bitset_get_size (set); i++)
    g_ptr_array_add (items,
                     g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (set, i)));
  return items;
}

/* (transfer full) (nullable): if it is one alone. */
static NzVocabularyItem *
chosen_item (Vocabulary *self)
{
  g_autoptr (GPtrArray) items = chosen_items (self);

  return items->len == 1 ? g_object_ref (items->pdata[0]) : NULL;
}

static void
update_actions (Vocabulary *self)
{
  g_autoptr (GPtrArray) items = chosen_items (self);
  NzVocabularyItem *one = items->len == 1 ? items->pdata[0] : NULL;
  gboolean writable = !nz_store_is_read_only (self->store);
  gboolean whole = *self->typed == '\0';
  guint place = one != NULL ? nz_vocabulary_item_get_place (one) : 0;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gboolean retired = one != NULL && nz_vocabulary_item_is_retired (one);

  gtk_widget_set_sensitive (self->up, writable && whole && one != NULL && place > 0);
  gtk_widget_set_sensitive (self->down, writable && whole && one != NULL && place + 1 < n);
  gtk_widget_set_sensitive (self->rename, writable && one != NULL);
  gtk_widget_set_sensitive (self->colour, writable && one != NULL);
  gtk_widget_set_sensitive (self->merge, writable && items->len > 0);
  gtk_widget_set_sensitive (self->retire, writable && one != NULL);
  gtk_widget_set_sensitive (self->uses, one != NULL && nz_vocabulary_item_get_uses (one) > 0);
  gtk_widget_set_sensitive (self->delete, writable && one != NULL && nz_vocabulary_item_get_uses (one) == 0);
  gtk_widget_set_sensitive (self->sort, writable && n > 1);
  gtk_widget_set_sensitive (self->add, writable);
  gtk_button_set_icon_name (GTK_BUTTON (self->retire),
                            retired ? "view-reveal-symbolic" : "view-conceal-symbolic");
  gtk_widget_set_tooltip_text (self->retire, retired ? _ ("Offer again") : _ ("Do not offer any more"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->retire), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  retired ? _ ("Offer again") : _ ("Do not offer any more"), -1);
}

/* --- the list ---------------------------------------------------------------------------------------------
 */

static void
select_ids (Vocabulary *self, GArray *ids)
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

static GArray *
chosen_ids (Vocabulary *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = chosen_items (self);

  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = nz_vocabulary_item_get_id (items->pdata[i]);
      g_array_append_val (ids, id);
    }
  return ids;
}

/* While the rows are exchanged nothing is chosen, and a button that is of no use for a moment gives the
 * keyboard away, to a passing toast at worst. */
static void
focus_again (Vocabulary *self, GtkWidget *focus)
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
  Vocabulary *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = nz_vocabulary_load (self->store, self->kind, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) chosen = chosen_ids (self);
  guint strange
      = g_str_equal (self->kind, "function") ? nz_vocabulary_count_strange_functions (self->store) : 0;

  GtkWidget *focus = gtk_window_get_focus (self->window);

  if (entries == NULL)
    {
      g_warning ("vocabulary: %s", error->message);
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
  update_actions (self);
  focus_again (self, focus);
  g_clear_object (&focus);
}

static gboolean
fits (gpointer item, gpointer data)
{
  Vocabulary *self = data;
  return nz_vocabulary_item_fits (item, self->typed);
}

static void
on_search (Vocabulary *self)
{
  g_free (self->typed);
  self->typed = nz_text_match_key (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_actions (self);
}

static void
on_kind (GtkDropDown *choice, GParamSpec *spec, Vocabulary *self)
{
  self->kind = kinds[MIN (gtk_drop_down_get_selected (choice), G_N_ELEMENTS (kinds) - 1)];
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  refresh (self);
}

/* --- what is done -----------------------------------------------------------------------------------------
 */

static void
show_error (Vocabulary *self, const GError *error)
{
  nz_dialog_error (GTK_WIDGET (self->window), error);
}

/* What was done, with the way back. */
static void
tell_done (Vocabulary *self)
{
  g_autofree char *label = nz_store_dup_undo_label (self->store);

  nz_toaster_offer_undo (self->toaster, label != NULL ? label : "", self->store, NULL);
}

static void
on_add (Vocabulary *self)
{
  g_autoptr (GError) error = NULL;
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->add));

  if (*name == '\0')
    return;
  if (nz_vocabulary_add (self->store, self->kind, name, NULL, &error))
    gtk_editable_set_text (GTK_EDITABLE (self->add), "");
  else
    show_error (self, error);
}

static void
move_to (Vocabulary *self, gint64 id, guint place)
{
  g_autoptr (GError) error = NULL;

  if (!nz_vocabulary_move (self->store, id, place, &error))
    show_error (self, error);
}

static void
on_row_moved (NzVocabularyRow *row, gint64 id, guint place, Vocabulary *self)
{
  move_to (self, id, place);
}

static void
move_by (Vocabulary *self, int by)
{
  g_autoptr (NzVocabularyItem) item = chosen_item (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  int place = item != NULL ? (int)nz_vocabulary_item_get_place (item) + by : -1;

  if (place >= 0 && place < (int)n && *self->typed == '\0' && !nz_store_is_read_only (self->store))
    move_to (self, nz_vocabulary_item_get_id (item), (guint)place);
}

static void
on_up (Vocabulary *self)
{
  move_by (self, -1);
}

static void
on_down (Vocabulary *self)
{
  move_by (self, 1);
}

static void
on_sort (Vocabulary *self)
{
  g_autoptr (GError) error = NULL;

  if (!nz_vocabulary_sort (self->store, self->kind, &error))
    show_error (self, error);
  else
    tell_done (self);
}

static void
on_retire (Vocabulary *self)
{
  g_autoptr (NzVocabularyItem) item = chosen_item (self);
  g_autoptr (GError) error = NULL;

  if (item != NULL
      && !nz_vocabulary_retire (self->store, nz_vocabulary_item_get_id (item),
                                !nz_vocabulary_item_is_retired (item), &error))
    show_error (self, error);
}

static void
on_delete (Vocabulary *self)
{
  g_autoptr (NzVocabularyItem) item = chosen_item (self);
  g_autoptr (GError) error = NULL;

  if (item == NULL)
    return;
  if (!nz_store_delete (self->store, &nz_entity_term, nz_vocabulary_item_get_id (item), &error))
    show_error (self, error);
  else
    tell_done (self);
}

static void
on_merge_into (NzRecordChooser *chooser, gint64 into, Vocabulary *self)
{
  g_autoptr (GArray) ids = chosen_ids (self);
  g_autoptr (GError) error = NULL;

  /* they may have gone while one was chosen */
  if (ids->len == 0)
    return;
  if (!nz_vocabulary_merge (self->store, (const gint64 *)(void *)ids->data, ids->len, into, &error))
    show_error (self, error);
  else if (ids->len > 1 || g_array_index (ids, gint64, 0) != into)
    tell_done (self);
}

/* The chooser knows one kind: it is made for the one that is shown. */
static void
on_merge_popup (GtkMenuButton *button, gpointer data)
{
  Vocabulary *self = data;
  GtkWidget *chooser = nz_record_chooser_new (self->store, &nz_entity_term, self->kind, FALSE);

  g_signal_connect (chooser, "chosen", G_CALLBACK (on_merge_into), self);
  gtk_menu_button_set_popover (button, chooser);
}

static void
on_take_over (Vocabulary *self)
{
  g_autoptr (GError) error = NULL;

  if (!nz_vocabulary_adopt_functions (self->store, NULL, &error))
    show_error (self, error);
  else
    tell_done (self);
}

/* --- renaming ---------------------------------------------------------------------------------------------
 */

static void
on_rename (Vocabulary *self)
{
  g_autoptr (NzVocabularyItem) item = chosen_item (self);

  if (item != NULL && !nz_store_is_read_only (self->store))
    nz_vocabulary_rename_present (self->window, self->store, item);
}

/* --- colours ----------------------------------------------------------------------------------------------
 */

static void
on_colour (const char *code, gpointer data)
{
  Vocabulary *self = data;
  g_autoptr (NzVocabularyItem) item = chosen_item (self);
  g_autoptr (GError) error = NULL;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->colour));
  if (item != NULL && !nz_vocabulary_set_colour (self->store, nz_vocabulary_item_get_id (item), code, &error))
    show_error (self, error);
}

/* --- where it is used -------------------------------------------------------------------------------------
 */

static void
on_use_chosen (const NzEntity *entity, gint64 id, gpointer data)
{
  Vocabulary *self = data;
  NzWindow *parent = self->parent;

  gtk_window_destroy (self->window);
  nz_window_show_record (parent, entity, id);
}

static void
on_uses (Vocabulary *self)
{
  g_autoptr (NzVocabularyItem) item = chosen_item (self);

  if (item != NULL)
    nz_vocabulary_uses_present (self->window, self->store, nz_vocabulary_item_get_id (item), on_use_chosen,
                                self);
}

/* --- widgets ----------------------------------------------------------------------------------------------
 */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *cell, Vocabulary *self)
{
  GtkWidget *row = nz_vocabulary_row_new ();

  g_signal_connect (row, "moved", G_CALLBACK (on_row_moved), self);
  gtk_list_item_set_child (cell, row);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *cell, Vocabulary *self)
{
  NzVocabularyRow *row = NZ_VOCABULARY_ROW (gtk_list_item_get_child (cell));

  nz_vocabulary_row_set_item (row, gtk_list_item_get_item (cell));
  nz_vocabulary_row_set_movable (row, *self->typed == '\0' && !nz_store_is_read_only (self->store));
}

static GtkWidget *
view_new (Vocabulary *self)
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
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_rename), self);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (update_actions), self);
  return scrolled;
}

static GtkWidget *
action_new (Vocabulary *self, GtkActionBar *bar, const char *icon, const char *label, GCallback run)
{
  GtkWidget *button = nz_icon_button_new (icon, label);

  g_signal_connect_swapped (button, "clicked", run, self);
  gtk_action_bar_pack_start (bar, button);
  return button;
}

static GtkWidget *
bar_new (Vocabulary *self)
{
  GtkWidget *bar = gtk_action_bar_new ();
  GtkActionBar *actions = GTK_ACTION_BAR (bar);

  self->up = action_new (self, actions, "go-up-symbolic", _ ("Move up (Alt+↑)"), G_CALLBACK (on_up));
  self->down = action_new (self, actions, "go-down-symbolic", _ ("Move down (Alt+↓)"), G_CALLBACK (on_down));
  self->rename
      = action_new (self, actions, "document-edit-symbolic", _ ("Rename… (F2)"), G_CALLBACK (on_rename));
  self->colour = nz_icon_menu_button_new ("color-select-symbolic", _ ("Colour"),
                                          nz_colour_popover_new (on_colour, self));
  gtk_action_bar_pack_start (actions, self->colour);
  self->retire = action_new (self, actions, "view-conceal-symbolic", "", G_CALLBACK (on_retire));
  self->delete = action_new (self, actions, "user-trash-symbolic", _ ("Delete (only what is unused)"),
                             G_CALLBACK (on_delete));
  self->sort = nz_icon_button_new ("view-sort-ascending-symbolic", _ ("Sort by name"));
  g_signal_connect_swapped (self->sort, "clicked", G_CALLBACK (on_sort), self);
  self->merge = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->merge), _ ("Merge into"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->merge), on_merge_popup, self, NULL);
  self->uses = gtk_button_new_with_label (_ ("Where used"));
  g_signal_connect_swapped (self->uses, "clicked", G_CALLBACK (on_uses), self);
  gtk_action_bar_pack_start (actions, self->sort);
  return bar;
}

/* What takes words has a line of its own: in a narrow window all of it must fit. */
static GtkWidget *
words_new (Vocabulary *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (box), self->merge);
  gtk_box_append (GTK_BOX (box), self->uses);
  return box;
}

static gboolean
on_shortcut (GtkWidget *widget, GVariant *parameters, gpointer data)
{
  Vocabulary *self = g_object_get_data (G_OBJECT (gtk_widget_get_root (widget)), "vocabulary");
  const char *what = g_variant_get_string (parameters, NULL);

  if (g_str_equal (what, "up"))
    on_up (self);
  else if (g_str_equal (what, "down"))
    on_down (self);
  else
    on_rename (self);
  return TRUE;
}

static void
add_shortcuts (Vocabulary *self)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    const char *what;
  } keys[] = { { GDK_KEY_Up, GDK_ALT_MASK, "up" },
               { GDK_KEY_Down, GDK_ALT_MASK, "down" },
               { GDK_KEY_F2, 0, "rename" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].state),
                                                gtk_callback_action_new (on_shortcut, NULL, NULL));
      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].what));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (self->view, controller);
}

static GtkWidget *
kind_choice_new (Vocabulary *self)
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
entries_new (Vocabulary *self)
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
  g_signal_connect_swapped (self->add, "activate", G_CALLBACK (on_add), self);
  g_signal_connect_swapped (self->strange, "clicked", G_CALLBACK (on_take_over), self);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_box_append (GTK_BOX (box), self->strange);
  return box;
}

void
nz_vocabulary_window_present (NzWindow *parent)
{
  g_return_if_fail (NZ_IS_WINDOW (parent) && nz_window_get_store (parent) != NULL);

  Vocabulary *self = g_new0 (Vocabulary, 1);
  GtkWidget *header, *toasts, *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->parent = parent;
  self->store = g_object_ref (nz_window_get_store (parent));
  self->kind = kinds[0];
  self->typed = g_strdup ("");
  self->window = nz_tool_window_new (GTK_WINDOW (parent), _ ("Vocabularies"), 480, 720, &header);
  g_object_set_data_full (G_OBJECT (self->window), "vocabulary", self, vocabulary_free);
  self->kind_choice = kind_choice_new (self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->kind_choice);
  gtk_box_append (GTK_BOX (box), entries_new (self));
  gtk_box_append (GTK_BOX (box), view_new (self));
  GtkWidget *bar = bar_new (self);
  gtk_box_append (GTK_BOX (box), words_new (self));
  gtk_box_append (GTK_BOX (box), bar);
  add_shortcuts (self);
  nz_tool_window_escape_first (self->window);
  toasts = adw_toast_overlay_new ();
  self->toaster = nz_toaster_new (ADW_TOAST_OVERLAY (toasts));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), box);
  nz_tool_window_set_content (self->window, toasts);
  nz_tool_follow (box, self->store, refresh, self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (self->view);
}
