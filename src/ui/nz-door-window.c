/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-door-window.h"

#include <string.h>

#include "base/nz-text.h"
#include "domain/nz-attendance.h"
#include "domain/nz-door.h"
#include "domain/nz-meeting.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-door-guest.h"
#include "ui/nz-door-row.h"
#include "ui/nz-toaster.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-record-chooser.h"

/* Which names are shown. */
typedef enum
{
  SHOW_ALL,
  SHOW_OPEN,
  SHOW_THERE,
  N_SHOWN,
} Shown;

struct _NzDoorWindow
{
  AdwWindow parent_instance;
  NzStore *store;
  gint64 meeting;
  gint64 representing; /* the invitation for which an organisation is being chosen */

  GListStore *items;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  char *sought; /* (nullable): what is looked for, folded … */
  char **words; /* (nullable): … and its words */
  Shown shown;

  AdwToastOverlay *toasts;
  NzToaster *toaster;
  GtkWidget *title, *count, *detail;
  GtkWidget *search, *list, *guest, *guest_revealer, *pages;
  GtkWidget *shows[N_SHOWN];
  GtkWidget *represent; /* a popover */
};

G_DEFINE_FINAL_TYPE (NzDoorWindow, nz_door_window, ADW_TYPE_WINDOW)

static void
say (NzDoorWindow *self, const char *text)
{
  nz_toaster_say (self->toaster, text);
}

/* --- what is shown --- */

static gboolean
is_found (NzDoorWindow *self, const NzParticipant *one)
{
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (strstr (one->search_key, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
matches (gpointer object, gpointer data)
{
  NzDoorWindow *self = data;
  const NzParticipant *one = nz_door_item_get (object);

  /* who is looked for is found wherever she stands: that she is there already is what is to be seen */
  if (self->words == NULL && self->shown == SHOW_OPEN && one->attendance != NULL)
    return FALSE;
  if (self->words == NULL && self->shown == SHOW_THERE && !nz_participant_is_present (one))
    return FALSE;
  return is_found (self, one);
}

static const NzParticipant *
participant_at (NzDoorWindow *self, guint position)
{
  g_autoptr (NzDoorItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  return item != NULL ? nz_door_item_get (item) : NULL;
}

/* Whom Enter takes: of those found, one who is not there yet, and whose name begins so before others. */
static void
select_best (NzDoorWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint best = GTK_INVALID_LIST_POSITION;
  int most = -1;

  for (guint i = 0; self->words != NULL && i < n; i++)
    {
      const NzParticipant *one = participant_at (self, i);
      if (one == NULL)
        break;
      int worth
          = 2 * (one->attendance == NULL) + (g_str_has_prefix (one->search_key, self->words[0]) ? 1 : 0);
      if (worth > most)
        {
          most = worth;
          best = i;
        }
    }
  gtk_single_selection_set_selected (self->selection, best);
  if (best != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", best);
}

static void
show_page (NzDoorWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), n > 0 ? "list" : "nobody");
}

static void
on_search (NzDoorWindow *self)
{
  g_autofree char *key = nz_text_match_key (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  /* the same words again choose nobody else: a second Enter takes back what the first one did */
  if (g_strcmp0 (g_strstrip (key), self->sought) == 0)
    return;
  g_free (self->sought);
  self->sought = g_strdup (key);
  g_clear_pointer (&self->words, g_strfreev);
  if (*key != '\0')
    self->words = g_strsplit_set (key, " ", -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  select_best (self);
  show_page (self);
}

static void
show_count (NzDoorWindow *self)
{
  g_autoptr (GError) error = NULL;
  NzAttendanceCount count = { 0 };

  if (!nz_attendance_count (self->store, self->meeting, &count, &error))
    {
      g_warning ("%s", error->message);
      return;
    }
  g_autofree char *words = nz_attendance_count_words (&count, nz_get_language ());
  g_autoptr (GString) detail = g_string_new (NULL);
  g_string_printf (detail, _ ("%u still open"), count.open);
  if (count.people > count.there)
    g_string_append_printf (detail,
                            nz_ngettext (" · %u has left", " · %u have left", count.people - count.there),
                            count.people - count.there);
  if (count.excused > 0)
    g_string_append_printf (detail, nz_ngettext (" · %u excused", " · %u excused", count.excused),
                            count.excused);
  g_autoptr (NzRecord) meeting = nz_store_get (self->store, &nz_entity_meeting, self->meeting, NULL);
  NzDate day = meeting != NULL ? nz_record_get_date (meeting, "day") : NZ_DATE_NONE;
  if (nz_date_is_full (day) && nz_date_compare (day, nz_date_today ()) > 0)
    {
      g_autofree char *when = nz_date_format (day, nz_get_language (), NZ_DATE_LONG);
      g_string_append (detail, " · ");
      g_string_append_printf (detail, _ ("it is only on %s"), when);
    }
  gtk_label_set_label (GTK_LABEL (self->count), words);
  gtk_label_set_label (GTK_LABEL (self->detail), detail->str);
}

/* Items stay the same objects where they can, so that the keyboard and the place in the list stay too. */
static void
refresh (gpointer data)
{
  NzDoorWindow *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = nz_participants_new (self->store, self->meeting, &error);

  if (all == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gboolean same = n == all->len;
  for (guint i = 0; same && i < n; i++)
    {
      g_autoptr (NzDoorItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      same = nz_door_item_get (item)->invitation == ((NzParticipant *)all->pdata[i])->invitation;
    }
  g_ptr_array_set_free_func (all, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    if (same)
      {
        g_autoptr (NzDoorItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
        nz_door_item_set (item, all->pdata[i]);
      }
    else
      g_ptr_array_add (items, nz_door_item_new (all->pdata[i]));
  if (!same)
    g_list_store_splice (self->items, 0, n, items->pdata, items->len);
  else if (self->shown != SHOW_ALL && self->words == NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
  show_page (self);
}

/* --- what is noted --- */

static void
mark (NzDoorWindow *self, gint64 invitation, NzDoorMark what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) meeting = nz_store_get (self->store, &nz_entity_meeting, self->meeting, &error);
  int minutes = meeting != NULL ? nz_door_minutes (meeting) : -1;

  if (meeting == NULL || !nz_door_mark (self->store, invitation, what, minutes, &error))
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  g_autofree char *label = nz_store_dup_undo_label (self->store);
  if (label != NULL)
    say (self, label);
}

static void
toggle (NzDoorWindow *self, const NzParticipant *one)
{
  if (!nz_store_is_read_only (self->store))
    mark (self, one->invitation, nz_participant_is_present (one) ? NZ_DOOR_NOT_YET : NZ_DOOR_PRESENT);
}

static void
on_toggle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzDoorWindow *self = NZ_DOOR_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (NzDoorItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      if (nz_door_item_get (item)->invitation == id)
        {
          toggle (self, nz_door_item_get (item));
          return;
        }
    }
}

static void
on_mark (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id;
  gint32 what;

  g_variant_get (parameter, "(xi)", &id, &what);
  mark (NZ_DOOR_WINDOW (widget), id, what);
}

static void
on_row (GtkListView *list, guint position, NzDoorWindow *self)
{
  const NzParticipant *one = participant_at (self, position);
  if (one != NULL)
    toggle (self, one);
}

static void
begin_guest (NzDoorWindow *self, const char *name)
{
  if (nz_store_is_read_only (self->store))
    return;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->guest_revealer), TRUE);
  nz_door_guest_begin (NZ_DOOR_GUEST (self->guest), name);
}

/* What was typed stays, chosen, so that the next letter begins anew and a second Enter takes the mark back.
 * Where nobody is called so, it is the name of a guest. */
static void
on_enter (NzDoorWindow *self)
{
  NzDoorItem *item = gtk_single_selection_get_selected_item (self->selection);

  /* the search waits for the end of typing; Enter does not */
  on_search (self);
  item = self->words != NULL ? gtk_single_selection_get_selected_item (self->selection) : item;
  if (item != NULL)
    toggle (self, nz_door_item_get (item));
  else if (self->words != NULL)
    begin_guest (self, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/* The cursor stays in the entry; the arrows move the choice. */
static gboolean
on_search_key (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, NzDoorWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint at = gtk_single_selection_get_selected (self->selection);

  if ((key != GDK_KEY_Down && key != GDK_KEY_Up) || n == 0)
    return GDK_EVENT_PROPAGATE;
  if (at == GTK_INVALID_LIST_POSITION)
    at = key == GDK_KEY_Down ? 0 : n - 1;
  else if (key == GDK_KEY_Down)
    at = MIN (at + 1, n - 1);
  else
    at = at > 0 ? at - 1 : 0;
  gtk_single_selection_set_selected (self->selection, at);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", at);
  return GDK_EVENT_STOP;
}

static void
on_stop_search (NzDoorWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_guest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin_guest (NZ_DOOR_WINDOW (widget), NULL);
}

static void
on_deputy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzDoorWindow *self = NZ_DOOR_WINDOW (widget);

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->guest_revealer), TRUE);
  nz_door_guest_begin_deputy (NZ_DOOR_GUEST (self->guest), g_variant_get_int64 (parameter));
}

static void
on_guest_closed (NzDoorWindow *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->guest_revealer), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

static void
on_came (NzDoorWindow *self, gint64 invitation)
{
  g_autofree char *label = nz_store_dup_undo_label (self->store);

  on_guest_closed (self);
  if (label != NULL)
    say (self, label);
}

static void
take_step (NzDoorWindow *self, gboolean undo)
{
  g_autofree char *label
      = undo ? nz_store_dup_undo_label (self->store) : nz_store_dup_redo_label (self->store);
  g_autoptr (GError) error = NULL;

  if (label == NULL)
    return;
  if (!(undo ? nz_store_undo (self->store, &error) : nz_store_redo (self->store, &error)))
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  g_autofree char *text = g_strdup_printf (undo ? _ ("Undone: %s") : _ ("Redone: %s"), label);
  say (self, text);
}

static void
on_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_step (NZ_DOOR_WINDOW (widget), TRUE);
}

static void
on_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take_step (NZ_DOOR_WINDOW (widget), FALSE);
}

static void
on_represent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzDoorWindow *self = NZ_DOOR_WINDOW (widget);
  self->representing = g_variant_get_int64 (parameter);
  gtk_popover_popup (GTK_POPOVER (self->represent));
}

static void
on_represented (NzDoorWindow *self, gint64 organisation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) all = nz_door_represented (self->store, self->representing, &error);

  if (all == NULL)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  g_autoptr (GArray) more = g_array_copy (all);
  g_array_append_val (more, organisation);
  if (!nz_door_represent (self->store, self->representing, (const gint64 *)more->data, more->len, &error))
    nz_dialog_error (GTK_WIDGET (self), error);
}

static void
close_confirmed (gpointer data)
{
  NzDoorWindow *self = data;
  g_autoptr (GError) error = NULL;
  int n = nz_door_close (self->store, self->meeting, &error);

  if (n < 0)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  g_autofree char *text = g_strdup_printf (nz_ngettext ("%d entry made", "%d entries made", n), n);
  say (self, text);
}

static void
on_close_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzDoorWindow *self = NZ_DOOR_WINDOW (widget);
  NzAttendanceCount count = { 0 };

  if (!nz_attendance_count (self->store, self->meeting, &count, NULL) || count.open == 0)
    {
      say (self, _ ("Something is noted of everybody already"));
      return;
    }
  g_autofree char *heading = g_strdup_printf (
      nz_ngettext ("Of %u nothing is noted yet", "Of %u nothing is noted yet", count.open), count.open);
  nz_dialog_confirm (widget, heading,
                     _ ("Whoever declined is excused; everybody else counts as not represented. This is one "
                        "step that can be undone."),
                     _ ("_Enter"), FALSE, close_confirmed, g_object_ref (self), g_object_unref);
}

static void
on_full_screen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
on_shown (GtkToggleButton *button, NzDoorWindow *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_SHOWN; i++)
    if (self->shows[i] == GTK_WIDGET (button))
      self->shown = i;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
}

/* --- how it is made --- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *cell, NzDoorWindow *self)
{
  gtk_list_item_set_child (cell, nz_door_row_new (nz_store_is_read_only (self->store)));
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *cell, NzDoorWindow *self)
{
  nz_door_row_set_item (NZ_DOOR_ROW (gtk_list_item_get_child (cell)), gtk_list_item_get_item (cell));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *cell, NzDoorWindow *self)
{
  GtkWidget *row = gtk_list_item_get_child (cell);
  if (row != NULL)
    nz_door_row_set_item (NZ_DOOR_ROW (row), NULL);
}

static GtkWidget *
list_new (NzDoorWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_scrollable_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  GtkFilterListModel *filtered
      = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_row), self);
  gtk_widget_add_css_class (self->list, "door");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Who comes"),
                                  -1);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 900);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
nobody_new (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "nz-people-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nobody here"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Whoever comes without an invitation is added by Enter or Ctrl+N."));
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static GtkWidget *
shows_new (NzDoorWindow *self)
{
  static const char *const labels[N_SHOWN] = { N_ ("All"), N_ ("Still open"), N_ ("There") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < N_SHOWN; i++)
    {
      self->shows[i] = gtk_toggle_button_new_with_label (nz_gettext (labels[i]));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->shows[i]), GTK_TOGGLE_BUTTON (self->shows[0]));
      gtk_box_append (GTK_BOX (box), self->shows[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->shows[SHOW_ALL]), TRUE);
  for (guint i = 0; i < N_SHOWN; i++)
    g_signal_connect (self->shows[i], "toggled", G_CALLBACK (on_shown), self);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  return box;
}

static GtkWidget *
search_new (NzDoorWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Type a name, then Enter"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Type a name, then Enter"), -1);
  gtk_widget_add_css_class (self->search, "door-search");
  gtk_widget_set_hexpand (self->search, TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_enter), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (on_stop_search), self);
  self->represent = nz_record_chooser_new (self->store, &nz_entity_organisation, NULL, FALSE);
  gtk_widget_set_parent (self->represent, self->search);
  g_signal_connect_swapped (self->represent, "chosen", G_CALLBACK (on_represented), self);
  return self->search;
}

static GtkWidget *
top_new (NzDoorWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *guest = gtk_button_new_from_icon_name ("contact-new-symbolic");

  self->count = gtk_label_new (NULL);
  self->detail = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_label_set_xalign (GTK_LABEL (self->detail), 0);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->detail), TRUE);
  gtk_widget_add_css_class (self->count, "door-count");
  gtk_widget_add_css_class (self->detail, "dim-label");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (guest), "door.guest");
  gtk_widget_set_tooltip_text (guest, _ ("Somebody without an invitation (Ctrl+N)"));
  nz_button_set_accessible_name (guest, _ ("Somebody without an invitation"));
  gtk_widget_add_css_class (guest, "door-search");
  gtk_widget_set_sensitive (guest, !nz_store_is_read_only (self->store));
  self->guest = nz_door_guest_new (self->store, self->meeting);
  g_signal_connect_swapped (self->guest, "came", G_CALLBACK (on_came), self);
  g_signal_connect_swapped (self->guest, "close", G_CALLBACK (on_guest_closed), self);
  self->guest_revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->guest_revealer), self->guest);
  gtk_box_append (GTK_BOX (line), search_new (self));
  gtk_box_append (GTK_BOX (line), guest);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->detail);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->guest_revealer);
  gtk_box_append (GTK_BOX (box), shows_new (self));
  gtk_widget_add_css_class (box, "door-top");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  return clamp;
}

static GtkWidget *
header_new (NzDoorWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *menu = gtk_menu_button_new ();
  GtkWidget *undo = nz_icon_button_new ("edit-undo-symbolic", _ ("Undo (Ctrl+Z)"));
  g_autoptr (GMenu) model = g_menu_new ();

  g_menu_append (model, _ ("Somebody _without an invitation"), "door.guest");
  g_menu_append (model, _ ("_Enter all others as excused or not represented…"), "door.close-list");
  g_menu_append (model, _ ("_Redo"), "door.redo");
  g_menu_append (model, _ ("_Full screen (F11)"), "door.full-screen");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), G_MENU_MODEL (model));
  gtk_widget_set_tooltip_text (menu, _ ("More"));
  nz_button_set_accessible_name (menu, _ ("More"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (undo), "door.undo");
  self->title = adw_window_title_new (_ ("Attendance list"), NULL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), undo);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), menu);
  return header;
}

/* Before an entry sees the key: what is undone is the mark, not what was typed. */
static void
add_shortcuts (NzDoorWindow *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } shortcuts[] = {
    { GDK_KEY_z, GDK_CONTROL_MASK, "door.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "door.redo" },
    { GDK_KEY_n, GDK_CONTROL_MASK, "door.guest" },
    { GDK_KEY_F11, 0, "door.full-screen" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (shortcuts[i].key, shortcuts[i].modifiers),
                          gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
fill (NzDoorWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->toaster = nz_toaster_new (self->toasts);
  self->pages = gtk_stack_new ();
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), top_new (self));
  gtk_stack_add_named (GTK_STACK (self->pages), list_new (self), "list");
  gtk_stack_add_named (GTK_STACK (self->pages), nobody_new (), "nobody");
  gtk_stack_set_vhomogeneous (GTK_STACK (self->pages), FALSE);
  gtk_box_append (GTK_BOX (box), self->pages);
  adw_toast_overlay_set_child (self->toasts, box);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->toasts));
}

static void
nz_door_window_dispose (GObject *object)
{
  NzDoorWindow *self = NZ_DOOR_WINDOW (object);

  if (self->represent != NULL)
    gtk_widget_unparent (self->represent);
  self->represent = NULL;
  g_clear_object (&self->toaster);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  g_clear_pointer (&self->sought, g_free);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (nz_door_window_parent_class)->dispose (object);
}

static void
nz_door_window_class_init (NzDoorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_door_window_dispose;
  gtk_widget_class_install_action (widget_class, "door.toggle", "x", on_toggle);
  gtk_widget_class_install_action (widget_class, "door.mark", "(xi)", on_mark);
  gtk_widget_class_install_action (widget_class, "door.represent", "x", on_represent);
  gtk_widget_class_install_action (widget_class, "door.deputy", "x", on_deputy);
  gtk_widget_class_install_action (widget_class, "door.guest", NULL, on_guest);
  gtk_widget_class_install_action (widget_class, "door.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "door.redo", NULL, on_redo);
  gtk_widget_class_install_action (widget_class, "door.close-list", NULL, on_close_list);
  gtk_widget_class_install_action (widget_class, "door.full-screen", NULL, on_full_screen);
}

static void
nz_door_window_init (NzDoorWindow *self)
{
  self->items = g_list_store_new (NZ_TYPE_DOOR_ITEM);
}

void
nz_door_window_present (GtkWindow *parent, NzStore *store, gint64 meeting)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && NZ_IS_STORE (store));

  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_meeting, meeting, &error);
  if (record == NULL)
    {
      nz_dialog_error (GTK_WIDGET (parent), error);
      return;
    }
  NzDoorWindow *self = g_object_new (NZ_TYPE_DOOR_WINDOW, NULL);
  g_autofree char *title = nz_meeting_title (record, nz_get_language ());
  self->store = g_object_ref (store);
  self->meeting = meeting;
  fill (self);
  add_shortcuts (self);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Attendance list"));
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), title);
  nz_tool_window_place (GTK_WINDOW (self), parent, gtk_widget_get_width (GTK_WIDGET (parent)),
                        gtk_widget_get_height (GTK_WIDGET (parent)));
  if (gtk_window_is_maximized (parent))
    gtk_window_maximize (GTK_WINDOW (self));
  nz_tool_follow (GTK_WIDGET (self), store, refresh, self);
  gtk_widget_grab_focus (self->search);
  gtk_window_present (GTK_WINDOW (self));
}

void
nz_door_window_present_today (GtkWindow *parent, NzStore *store)
{
  g_autoptr (GError) error = NULL;
  NzDate today = nz_date_today ();
  g_autoptr (GPtrArray) meetings = nz_meetings_between (store, today, today, NULL, NULL);
  gint64 id = meetings != NULL && meetings->len > 0 ? nz_record_get_id (meetings->pdata[0])
                                                    : nz_meeting_find (store, "next", today, &error);

  if (id == 0)
    nz_dialog_error (GTK_WIDGET (parent), error);
  else
    nz_door_window_present (parent, store, id);
}
