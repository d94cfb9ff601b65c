/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-vocabulary-window-private.h"

#include "ui/nz-colour-popover.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-vocabulary-rename.h"
#include "ui/nz-vocabulary-uses.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-record-chooser.h"

/* --- what is chosen ---------------------------------------------------------------------------------------
 */

/* (transfer full) (element-type NzVocabularyItem) */
static GPtrArray *
chosen_items (NzVocabularyWindow *self)
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
chosen_item (NzVocabularyWindow *self)
{
  g_autoptr (GPtrArray) items = chosen_items (self);

  return items->len == 1 ? g_object_ref (items->pdata[0]) : NULL;
}

GArray *
nz_vocabulary_actions_chosen_ids (NzVocabularyWindow *self)
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

void
nz_vocabulary_actions_update (NzVocabularyWindow *self)
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

/* --- what is done -----------------------------------------------------------------------------------------
 */

static void
show_error (NzVocabularyWindow *self, const GError *error)
{
  nz_dialog_error (GTK_WIDGET (self->window), error);
}

/* What was done since the step @before, with the way back; what was in order already is no step, and the one
 * before must not be offered to be undone in its place. */
static void
tell_done (NzVocabularyWindow *self, gint64 before)
{
  if (nz_store_get_undo_step (self->store) == before)
    {
      nz_toaster_say (self->toaster, _ ("There was nothing to change."));
      return;
    }
  g_autofree char *label = nz_store_dup_undo_label (self->store);

  nz_toaster_offer_undo (self->toaster, label != NULL ? label : "", self->store, NULL);
}

void
nz_vocabulary_actions_add (NzVocabularyWindow *self)
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
move_to (NzVocabularyWindow *self, gint64 id, guint place)
{
  g_autoptr (GError) error = NULL;

  if (!nz_vocabulary_move (self->store, id, place, &error))
    show_error (self, error);
}

void
nz_vocabulary_actions_row_moved (NzVocabularyRow *row, gint64 id, guint place, NzVocabularyWindow *self)
{
  move_to (self, id, place);
}

static void
move_by (NzVocabularyWindow *self, int by)
{
  g_autoptr (NzVocabularyItem) item = chosen_item (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  int place = item != NULL ? (int)nz_vocabulary_item_get_place (item) + by : -1;

  if (place >= 0 && place < (int)n && *self->typed == '\0' && !nz_store_is_read_only (self->store))
    move_to (self, nz_vocabulary_item_get_id (item), (guint)place);
}

static void
on_up (NzVocabularyWindow *self)
{
  move_by (self, -1);
}

static void
on_down (NzVocabularyWindow *self)
{
  move_by (self, 1);
}

static void
on_sort (NzVocabularyWindow *self)
{
  g_autoptr (GError) error = NULL;
  gint64 before = nz_store_get_undo_step (self->store);

  if (!nz_vocabulary_sort (self->store, self->kind, &error))
    show_error (self, error);
  else
    tell_done (self, before);
}

static void
on_retire (NzVocabularyWindow *self)
{
  g_autoptr (NzVocabularyItem) item = chosen_item (self);
  g_autoptr (GError) error = NULL;

  if (item != NULL
      && !nz_vocabulary_retire (self->store, nz_vocabulary_item_get_id (item),
                                !nz_vocabulary_item_is_retired (item), &error))
    show_error (self, error);
}

static void
on_delete (NzVocabularyWindow *self)
{
  g_autoptr (NzVocabularyItem) item = chosen_item (self);
  g_autoptr (GError) error = NULL;
  gint64 before = nz_store_get_undo_step (self->store);

  if (item == NULL)
    return;
  if (!nz_store_delete (self->store, &nz_entity_term, nz_vocabulary_item_get_id (item), &error))
    show_error (self, error);
  else
    tell_done (self, before);
}

static void
on_merge_into (NzRecordChooser *chooser, gint64 into, NzVocabularyWindow *self)
{
  g_autoptr (GArray) ids = nz_vocabulary_actions_chosen_ids (self);
  g_autoptr (GError) error = NULL;
  gint64 before = nz_store_get_undo_step (self->store);

  /* they may have gone while one was chosen */
  if (ids->len == 0)
    return;
  if (!nz_vocabulary_merge (self->store, (const gint64 *)(void *)ids->data, ids->len, into, &error))
    show_error (self, error);
  else if (ids->len > 1 || g_array_index (ids, gint64, 0) != into)
    tell_done (self, before);
}

/* The chooser knows one kind: it is made for the one that is shown. */
static void
on_merge_popup (GtkMenuButton *button, gpointer data)
{
  NzVocabularyWindow *self = data;
  GtkWidget *chooser = nz_record_chooser_new (self->store, &nz_entity_term, self->kind, FALSE);

  g_signal_connect (chooser, "chosen", G_CALLBACK (on_merge_into), self);
  gtk_menu_button_set_popover (button, chooser);
}

void
nz_vocabulary_actions_take_over (NzVocabularyWindow *self)
{
  g_autoptr (GError) error = NULL;
  gint64 before = nz_store_get_undo_step (self->store);

  if (!nz_vocabulary_adopt_functions (self->store, NULL, &error))
    show_error (self, error);
  else
    tell_done (self, before);
}

/* --- renaming ---------------------------------------------------------------------------------------------
 */

void
nz_vocabulary_actions_rename (NzVocabularyWindow *self)
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
  NzVocabularyWindow *self = data;
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
  NzVocabularyWindow *self = data;
  NzWindow *parent = self->parent;

  gtk_window_destroy (self->window);
  nz_window_show_record (parent, entity, id);
}

static void
on_uses (NzVocabularyWindow *self)
{
  g_autoptr (NzVocabularyItem) item = chosen_item (self);

  if (item != NULL)
    nz_vocabulary_uses_present (self->window, self->store, nz_vocabulary_item_get_id (item), on_use_chosen,
                                self);
}

/* --- widgets ----------------------------------------------------------------------------------------------
 */

static GtkWidget *
action_new (NzVocabularyWindow *self, GtkActionBar *bar, const char *icon, const char *label, GCallback run)
{
  GtkWidget *button = nz_icon_button_new (icon, label);

  g_signal_connect_swapped (button, "clicked", run, self);
  gtk_action_bar_pack_start (bar, button);
  return button;
}

GtkWidget *
nz_vocabulary_actions_bar_new (NzVocabularyWindow *self)
{
  GtkWidget *bar = gtk_action_bar_new ();
  GtkActionBar *actions = GTK_ACTION_BAR (bar);

  self->up = action_new (self, actions, "go-up-symbolic", _ ("Move up (Alt+↑)"), G_CALLBACK (on_up));
  self->down = action_new (self, actions, "go-down-symbolic", _ ("Move down (Alt+↓)"), G_CALLBACK (on_down));
  self->rename = action_new (self, actions, "document-edit-symbolic", _ ("Rename… (F2)"),
                             G_CALLBACK (nz_vocabulary_actions_rename));
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
GtkWidget *
nz_vocabulary_actions_words_new (NzVocabularyWindow *self)
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
  NzVocabularyWindow *self = g_object_get_data (G_OBJECT (gtk_widget_get_root (widget)), "vocabulary");
  const char *what = g_variant_get_string (parameters, NULL);

  if (g_str_equal (what, "up"))
    on_up (self);
  else if (g_str_equal (what, "down"))
    on_down (self);
  else
    nz_vocabulary_actions_rename (self);
  return TRUE;
}

void
nz_vocabulary_actions_add_shortcuts (NzVocabularyWindow *self)
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
