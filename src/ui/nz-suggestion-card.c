/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-suggestion-card.h"

#include "domain/nz-suggestion.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-card.h"
#include "widgets/nz-line-row.h"

/* Whole sentences also in a narrow window. */
#define MOST_LINES 6

struct _NzSuggestionCard
{
  GtkBox parent_instance;

  NzStore *store;
  gint64 meeting;
  gulong changed_handler;
  guint refresh_id;
  gboolean is_narrow;
  GPtrArray *suggestions; /* (nullable) */
  GtkWidget *list;
  GtkWidget *count;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (NzSuggestionCard, nz_suggestion_card, GTK_TYPE_BOX)

/* --- taking -----------------------------------------------------------------------------------------------
 */

/* The line that has the keyboard, -1 if none has. */
static int
focused_line (NzSuggestionCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, self->list)
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

/* Whoever works down the list by keyboard finds the next line under the hands. */
static gboolean
focus_line (NzSuggestionCard *self, int index)
{
  for (; index >= 0; index--)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
      if (row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row)))
        return TRUE;
    }
  return FALSE;
}

static void refresh (NzSuggestionCard *self);

static void
take (NzSuggestionCard *self, int index)
{
  if (index < 0 || self->suggestions == NULL || (guint)index >= self->suggestions->len
      || nz_store_is_read_only (self->store))
    return;
  const NzSuggestion *one = self->suggestions->pdata[index];
  g_autofree char *text = g_strdup_printf (_ ("“%s” is on the agenda"), one->title);
  g_autoptr (GError) error = NULL;

  if (nz_suggestion_take (self->store, self->meeting, one, &error) == 0)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  refresh (self);
  focus_line (self, index);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.notice", "s", text);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, NzSuggestionCard *self)
{
  take (self, gtk_list_box_row_get_index (row));
}

static void
on_add (GtkWidget *button, NzSuggestionCard *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);
  take (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, NzSuggestionCard *self)
{
  int index = focused_line (self);

  if ((key != GDK_KEY_plus && key != GDK_KEY_KP_Add) || index < 0
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  take (self, index);
  return GDK_EVENT_STOP;
}

gboolean
nz_suggestion_card_take_or_focus (NzSuggestionCard *self)
{
  g_return_val_if_fail (NZ_IS_SUGGESTION_CARD (self), FALSE);

  int index = focused_line (self);
  if (self->suggestions == NULL || self->suggestions->len == 0)
    return FALSE;
  if (index < 0)
    return focus_line (self, 0);
  take (self, index);
  return TRUE;
}

/* --- showing ----------------------------------------------------------------------------------------------
 */

static GtkWidget *
minutes_new (const NzSuggestion *one)
{
  g_autofree char *words = g_strdup_printf (_ ("%d min"), one->minutes);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (label, "row-subtitle");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

static GtkWidget *
row_new (NzSuggestionCard *self, const NzSuggestion *one)
{
  g_autofree char *by = one->by != NULL ? g_strconcat (one->by, ": ", NULL) : g_strdup ("");
  g_autofree char *detail = g_strconcat (by, one->reason, NULL);
  g_autofree char *name = g_strdup_printf (_ ("Put “%s” on the agenda"), one->title);
  GtkWidget *row = nz_line_row_new (one->title, detail, MOST_LINES);
  GtkWidget *badge = gtk_label_new (nz_suggestion_label (one->kind, nz_get_language ()));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, one->is_late ? "late" : "neutral");
  nz_line_row_describe (NZ_LINE_ROW (row), gtk_label_get_label (GTK_LABEL (badge)));
  if (self->is_narrow)
    {
      gtk_widget_set_halign (badge, GTK_ALIGN_START);
      nz_line_row_add_below (NZ_LINE_ROW (row), badge);
    }
  else
    {
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      nz_line_row_add_suffix (NZ_LINE_ROW (row), badge);
      nz_line_row_add_suffix (NZ_LINE_ROW (row), minutes_new (one));
    }
  if (!nz_store_is_read_only (self->store))
    {
      GtkWidget *button = nz_icon_button_new ("list-add-symbolic", _ ("Put on the agenda (+)"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect (button, "clicked", G_CALLBACK (on_add), self);
      nz_line_row_add_suffix (NZ_LINE_ROW (row), button);
    }
  return row;
}

static void
refresh (NzSuggestionCard *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) meeting = nz_store_get (self->store, &nz_entity_meeting, self->meeting, &error);
  gboolean planned = meeting != NULL && g_strcmp0 (nz_record_get_text (meeting, "state"), "planned") == 0;
  g_autoptr (GPtrArray) found
      = planned ? nz_suggestions_new (self->store, meeting, nz_get_language (), &error) : NULL;
  int focused = focused_line (self);
  GtkWidget *child;

  nz_read_error_tell (GTK_WIDGET (self), error);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), found != NULL);
  if (found == NULL)
    return;
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  self->suggestions = g_steal_pointer (&found);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < self->suggestions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (self, self->suggestions->pdata[i]));
  g_autofree char *count = g_strdup_printf ("%u", self->suggestions->len);
  gtk_label_set_label (GTK_LABEL (self->count), self->suggestions->len > 0 ? count : "");
  gtk_widget_set_visible (self->list, self->suggestions->len > 0);
  gtk_widget_set_visible (self->nothing, self->suggestions->len == 0);
  if (focused >= 0)
    focus_line (self, focused);
}

static gboolean
on_idle (gpointer data)
{
  NzSuggestionCard *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* Many changes at once count once. */
static void
on_store_changed (NzStore *store, NzChanges *changes, NzSuggestionCard *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (on_idle, self);
}

void
nz_suggestion_card_set_narrow (NzSuggestionCard *self, gboolean narrow)
{
  g_return_if_fail (NZ_IS_SUGGESTION_CARD (self));

  if (self->is_narrow == narrow)
    return;
  self->is_narrow = narrow;
  refresh (self);
}

static void
nz_suggestion_card_dispose (GObject *object)
{
  NzSuggestionCard *self = NZ_SUGGESTION_CARD (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  G_OBJECT_CLASS (nz_suggestion_card_parent_class)->dispose (object);
}

static void
nz_suggestion_card_class_init (NzSuggestionCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_suggestion_card_dispose;
}

static void
nz_suggestion_card_init (NzSuggestionCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

GtkWidget *
nz_suggestion_card_new (NzStore *store, gint64 meeting)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzSuggestionCard *self = g_object_new (NZ_TYPE_SUGGESTION_CARD, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->store = g_object_ref (store);
  self->meeting = meeting;
  self->list = nz_card_list_new (_ ("Suggestions"));
  self->count = gtk_label_new (NULL);
  self->nothing = gtk_label_new (_ ("Nothing is open: no task is due, nothing was postponed or wished for."));
  /* A click only goes to a line: what it says is to be read first. */
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_add_css_class (self->count, "row-subtitle");
  gtk_widget_set_margin_top (self->nothing, 6);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->list, keys);
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (_ ("Suggestions"), self->count));
  gtk_box_append (GTK_BOX (self), self->list);
  gtk_box_append (GTK_BOX (self), self->nothing);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  refresh (self);
  return GTK_WIDGET (self);
}
