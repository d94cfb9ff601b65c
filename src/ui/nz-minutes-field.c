/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-minutes-field.h"

#include <string.h>

#include "base/nz-i18n.h"
#include "domain/nz-task-line.h"
#include "ui/nz-dialogs.h"

/* Whoever stops for so long has finished a thought: one step of undo. */
#define PAUSE_MS 1500
/* Names that are offered. */
#define MOST 6
/* Room that is left below the line that is written. */
#define BELOW 48

struct _NzMinutesField
{
  AdwBin parent_instance;

  NzStore *store;
  gint64 item;
  NzMinutesWho who;
  gpointer data;
  GtkTextView *view;
  guint pause;  /* source that saves */
  guint scroll; /* source that brings the line into view */
  gboolean is_typed;
  gboolean is_showing;

  GtkWidget *popover; /* (nullable) */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (NzMinutesField, nz_minutes_field, ADW_TYPE_BIN)

enum
{
  WRITTEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
buffer_of (NzMinutesField *self)
{
  return gtk_text_view_get_buffer (self->view);
}

char *
nz_minutes_field_dup (NzMinutesField *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (NZ_IS_MINUTES_FIELD (self), NULL);
  gtk_text_buffer_get_bounds (buffer_of (self), &start, &end);
  return gtk_text_buffer_get_text (buffer_of (self), &start, &end, FALSE);
}

/* --- saving -----------------------------------------------------------------------------------------------
 */

static gboolean
save (NzMinutesField *self, GError **error)
{
  g_autofree char *text = nz_minutes_field_dup (self);
  NzWho *who = self->who (self->data);
  g_autoptr (NzRecord) item = nz_store_get (self->store, &nz_entity_agenda_item, self->item, error);

  if (item == NULL || who == NULL)
    return FALSE;
  const char *saved = nz_record_get_text (item, "record");
  return g_strcmp0 (saved != NULL ? saved : "", text) == 0
         || nz_minutes_write (self->store, self->item, text, who, error);
}

/* While long work has the store it waits for it: what was written is not lost. */
static void
save_when_free (NzStore *store, gpointer data)
{
  NzMinutesField *self = data;
  g_autoptr (GError) error = NULL;

  if (!self->is_typed)
    return;
  self->is_typed = FALSE;
  if (!save (self, &error) && error != NULL)
    {
      self->is_typed = TRUE;
      nz_dialog_error (GTK_WIDGET (self), error);
    }
  g_signal_emit (self, signals[WRITTEN], 0);
}

void
nz_minutes_field_flush (NzMinutesField *self)
{
  g_return_if_fail (NZ_IS_MINUTES_FIELD (self));

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->is_typed && self->store != NULL)
    nz_store_when_free (self->store, save_when_free, g_object_ref (self), g_object_unref);
}

static gboolean
on_pause (gpointer data)
{
  NzMinutesField *self = data;

  self->pause = 0;
  nz_minutes_field_flush (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_pause (NzMinutesField *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
}

/* --- names ------------------------------------------------------------------------------------------------
 */

static void
close_names (NzMinutesField *self)
{
  if (self->popover != NULL && gtk_widget_get_visible (self->popover))
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

/* (transfer full) (nullable): what is typed between the @ that begins the line and the cursor */
static char *
typed_name (NzMinutesField *self, GtkTextIter *from, GtkTextIter *cursor)
{
  GtkTextBuffer *buffer = buffer_of (self);

  gtk_text_buffer_get_iter_at_mark (buffer, cursor, gtk_text_buffer_get_insert (buffer));
  *from = *cursor;
  gtk_text_iter_set_line_offset (from, 0);
  while (gtk_text_iter_get_char (from) == ' ' && gtk_text_iter_compare (from, cursor) < 0)
    gtk_text_iter_forward_char (from);
  if (gtk_text_iter_get_char (from) != '@' || gtk_text_iter_compare (from, cursor) >= 0)
    return NULL;
  gtk_text_iter_forward_char (from);
  return gtk_text_buffer_get_text (buffer, from, cursor, FALSE);
}

static void
take_name (NzMinutesField *self, GtkListBoxRow *row)
{
  GtkTextIter from, cursor;
  g_autofree char *typed = typed_name (self, &from, &cursor);
  g_autofree char *label = g_strconcat (g_object_get_data (G_OBJECT (row), "label"), " ", NULL);

  close_names (self);
  if (typed == NULL)
    return;
  gtk_text_buffer_begin_user_action (buffer_of (self));
  gtk_text_buffer_delete (buffer_of (self), &from, &cursor);
  gtk_text_buffer_insert (buffer_of (self), &from, label, -1);
  gtk_text_buffer_end_user_action (buffer_of (self));
  close_names (self);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, NzMinutesField *self)
{
  take_name (self, row);
}

/* The focus stays where somebody writes. */
static void
ensure_popover (NzMinutesField *self)
{
  if (self->popover != NULL)
    return;
  self->popover = gtk_popover_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who does it"), -1);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
}

static void
fill_names (NzMinutesField *self, GPtrArray *names)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < names->len; i++)
    {
      const NzWhoName *name = names->pdata[i];
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = gtk_label_new (name->label);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data_full (G_OBJECT (row), "label", g_strdup (name->label), g_free);
      gtk_list_box_append (self->list, row);
    }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
point_at_cursor (NzMinutesField *self, const GtkTextIter *cursor)
{
  GdkRectangle place;

  gtk_text_view_get_iter_location (self->view, cursor, &place);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x,
                                         &place.y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
}

static void
offer_names (NzMinutesField *self)
{
  GtkTextIter from, cursor;
  g_autofree char *typed = typed_name (self, &from, &cursor);
  NzWho *who = typed != NULL && strlen (typed) >= 2 ? self->who (self->data) : NULL;
  g_autoptr (GPtrArray) names = who != NULL ? nz_who_complete (who, typed, MOST) : NULL;

  if (names == NULL || names->len == 0 || !gtk_widget_has_focus (GTK_WIDGET (self->view))
      || (names->len == 1 && g_str_has_prefix (typed, ((const NzWhoName *)names->pdata[0])->label)))
    {
      close_names (self);
      return;
    }
  ensure_popover (self);
  fill_names (self, names);
  point_at_cursor (self, &cursor);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  ((const NzWhoName *)names->pdata[0])->label, -1);
}

static void
move_selection (NzMinutesField *self, int by)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int index = selected != NULL ? gtk_list_box_row_get_index (selected) + by : 0;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  g_object_get_data (G_OBJECT (row), "label"), -1);
}

/* --- typing -----------------------------------------------------------------------------------------------
 */

/* In the list of names: the arrows move, Tab and Enter take, Esc closes. */
static gboolean
on_key_in_names (NzMinutesField *self, guint key)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);

  switch (key)
    {
    case GDK_KEY_Down:
      move_selection (self, 1);
      return TRUE;
    case GDK_KEY_Up:
      move_selection (self, -1);
      return TRUE;
    case GDK_KEY_Escape:
      close_names (self);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (selected == NULL)
        return FALSE;
      take_name (self, selected);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, NzMinutesField *self)
{
  gboolean plain = (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) == 0;

  if (plain && self->popover != NULL && gtk_widget_get_visible (self->popover) && on_key_in_names (self, key))
    return GDK_EVENT_STOP;
  return GDK_EVENT_PROPAGATE;
}

/* Who ends a task's line sees the task at once. */
static gboolean
has_ended_task (NzMinutesField *self)
{
  GtkTextIter cursor;
  GtkTextBuffer *buffer = buffer_of (self);

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  if (!gtk_text_iter_starts_line (&cursor) || !gtk_text_iter_backward_line (&cursor))
    return FALSE;
  while (gtk_text_iter_get_char (&cursor) == ' ')
    gtk_text_iter_forward_char (&cursor);
  return gtk_text_iter_get_char (&cursor) == '@';
}

static void
on_changed (GtkTextBuffer *buffer, NzMinutesField *self)
{
  if (self->is_showing)
    return;
  self->is_typed = TRUE;
  offer_names (self);
  if (has_ended_task (self))
    nz_minutes_field_flush (self);
  else
    wait_for_pause (self);
}

static void
on_leave (GtkEventControllerFocus *focus, NzMinutesField *self)
{
  close_names (self);
  nz_minutes_field_flush (self);
}

/* --- room -------------------------------------------------------------------------------------------------
 */

/* The text grows with its page, so the page is scrolled to the line that is written. */
static gboolean
on_scroll (gpointer data)
{
  NzMinutesField *self = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkTextIter cursor;
  GdkRectangle place;
  double x, y;

  self->scroll = 0;
  if (scroller == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return G_SOURCE_REMOVE;
  gtk_text_buffer_get_iter_at_mark (buffer_of (self), &cursor, gtk_text_buffer_get_insert (buffer_of (self)));
  gtk_text_view_get_iter_location (self->view, &cursor, &place);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double value = gtk_adjustment_get_value (adjustment);
  if (gtk_widget_translate_coordinates (GTK_WIDGET (self->view), scroller, 0, place.y, &x, &y))
    gtk_adjustment_clamp_page (adjustment, value + y - BELOW, value + y + place.height + BELOW);
  return G_SOURCE_REMOVE;
}

static void
on_cursor_moved (GtkTextBuffer *buffer, GParamSpec *spec, NzMinutesField *self)
{
  if (self->scroll == 0 && !self->is_showing)
    self->scroll = g_idle_add (on_scroll, self);
}

static gboolean
on_too_low (gpointer view)
{
  gtk_widget_queue_resize (view);
  return G_SOURCE_REMOVE;
}

/* A GtkTextView knows how high its text is only after it was laid out as wide as it is. */
static void
on_room_changed (GtkAdjustment *room, GtkTextView *view)
{
  if (gtk_adjustment_get_upper (room) > gtk_adjustment_get_page_size (room))
    g_idle_add_full (G_PRIORITY_DEFAULT, on_too_low, g_object_ref (view), g_object_unref);
}

/* --- the whole --------------------------------------------------------------------------------------------
 */

void
nz_minutes_field_show (NzMinutesField *self, const char *title, const char *text)
{
  g_return_if_fail (NZ_IS_MINUTES_FIELD (self));

  g_autofree char *shown = nz_minutes_field_dup (self);
  g_autofree char *label = g_strdup_printf (_ ("Minutes: %s"), title);
  int offset = 0;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (self->is_typed || g_strcmp0 (shown, text != NULL ? text : "") == 0)
    return;
  g_object_get (buffer_of (self), "cursor-position", &offset, NULL);
  self->is_showing = TRUE;
  gtk_text_buffer_set_text (buffer_of (self), text != NULL ? text : "", -1);
  GtkTextIter cursor;
  gtk_text_buffer_get_iter_at_offset (buffer_of (self), &cursor, offset);
  gtk_text_buffer_place_cursor (buffer_of (self), &cursor);
  self->is_showing = FALSE;
}

/* The page closes, or another is shown in its place: nothing of what was typed is lost. */
static void
nz_minutes_field_unmap (GtkWidget *widget)
{
  close_names (NZ_MINUTES_FIELD (widget));
  nz_minutes_field_flush (NZ_MINUTES_FIELD (widget));
  GTK_WIDGET_CLASS (nz_minutes_field_parent_class)->unmap (widget);
}

static gboolean
nz_minutes_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NZ_MINUTES_FIELD (widget)->view));
}

static void
nz_minutes_field_dispose (GObject *object)
{
  NzMinutesField *self = NZ_MINUTES_FIELD (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_handle_id (&self->scroll, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_minutes_field_parent_class)->dispose (object);
}

static void
nz_minutes_field_class_init (NzMinutesFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_minutes_field_dispose;
  widget_class->unmap = nz_minutes_field_unmap;
  widget_class->grab_focus = nz_minutes_field_grab_focus;
  signals[WRITTEN] = g_signal_new ("written", NZ_TYPE_MINUTES_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
nz_minutes_field_init (NzMinutesField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "minutes-field");
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, 44);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
  /* Undo is that of the file: the text and the tasks that it made go together. */
  gtk_text_buffer_set_enable_undo (buffer_of (self), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  g_signal_connect_object (buffer_of (self), "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (buffer_of (self), "notify::cursor-position", G_CALLBACK (on_cursor_moved), self,
                           0);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)), "changed",
                           G_CALLBACK (on_room_changed), self->view, 0);
}

GtkWidget *
nz_minutes_field_new (NzStore *store, gint64 item, NzMinutesWho who, gpointer data)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && who != NULL, NULL);

  NzMinutesField *self = g_object_new (NZ_TYPE_MINUTES_FIELD, NULL);
  self->store = g_object_ref (store);
  self->item = item;
  self->who = who;
  self->data = data;
  gtk_text_view_set_editable (self->view, !nz_store_is_read_only (store));
  return GTK_WIDGET (self);
}
