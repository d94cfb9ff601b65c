/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-agenda-view.h"

#include <adwaita.h>

#include "domain/nz-agenda.h"
#include "model/nz-record-editor.h"
#include "ui/nz-agenda-template.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"
#include "ui/nz-suggestion-card.h"
#include "widgets/nz-card.h"
#include "widgets/nz-field-row.h"

/* What a new item takes until the user says otherwise. */
#define USUAL_MINUTES 15

struct _NzAgendaView
{
  GtkBox parent_instance;
  NzStore *store;
  gint64 meeting;
  gulong changed_handler;
  GtkWidget *list;
  GtkWidget *sum;
  GtkWidget *nothing;
  GtkWidget *suggestions;
  GPtrArray *rows; /* (element-type Row) in the order shown */
  gboolean is_rebuilding;
  gboolean is_narrow;
};

/* One item on the screen. */
typedef struct
{
  NzAgendaView *view;
  gint64 id;
  guint place;
  GtkWidget *row; /* AdwExpanderRow */
  GtkWidget *time;
  GtkWidget *handle; /* (nullable) */
  GtkWidget *minutes;
  GtkWidget *unit;
  int shown_minutes;
  gboolean is_filled;
} Row;

G_DEFINE_FINAL_TYPE (NzAgendaView, nz_agenda_view, GTK_TYPE_BOX)

/* --- what a row does --- */

static void
move_to (Row *row, guint place)
{
  NzAgendaView *self = row->view;
  gint64 id = row->id;
  g_autoptr (GError) error = NULL;

  if (place >= self->rows->len || place == row->place || nz_store_is_read_only (self->store))
    return;
  if (!nz_agenda_move (self->store, self->meeting, id, place, &error))
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (((Row *)self->rows->pdata[i])->id == id)
      gtk_widget_child_focus (((Row *)self->rows->pdata[i])->row, GTK_DIR_TAB_FORWARD);
}

static void
on_up (Row *row)
{
  if (row->place > 0)
    move_to (row, row->place - 1);
}

static void
on_down (Row *row)
{
  move_to (row, row->place + 1);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, Row *row)
{
  if ((state & GDK_ALT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    on_up (row);
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    on_down (row);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
on_delete (Row *row)
{
  g_autoptr (GError) error = NULL;
  if (!nz_agenda_remove (row->view->store, row->id, &error))
    nz_dialog_error (GTK_WIDGET (row->view), error);
}

static void
show_minutes (Row *row)
{
  g_autofree char *text = g_strdup_printf ("%d", row->shown_minutes);
  gtk_editable_set_text (GTK_EDITABLE (row->minutes), text);
}

/* Leaving the entry or Enter applies, like in every form; what is no number goes back to what it was. */
static void
apply_minutes (Row *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->minutes))));
  guint64 minutes;
  g_autoptr (GError) error = NULL;

  if (row->view->is_rebuilding)
    return;
  if (!g_ascii_string_to_unsigned (text, 10, 0, 1440, &minutes, NULL))
    {
      show_minutes (row);
      return;
    }
  if ((int)minutes == row->shown_minutes)
    return;
  g_autoptr (NzRecordEditor) editor
      = nz_record_editor_new (row->view->store, &nz_entity_agenda_item, row->id, &error);
  const NzField *field = nz_entity_field (&nz_entity_agenda_item, "minutes");
  if (editor == NULL || !nz_record_editor_apply_int (editor, field, (gint64)minutes, &error))
    {
      show_minutes (row);
      nz_dialog_error (GTK_WIDGET (row->view), error);
    }
}

static GtkWidget *
word_button (Row *row, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", clicked, row);
  return button;
}

/* The fields come into the row when it is first opened. */
static void
on_expanded (GtkWidget *widget, GParamSpec *spec, Row *row)
{
  static const char *const fields[]
      = { "name", "kind", "organisation", "person", "working_group", "material", "postponed", "notes" };

  if (row->is_filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (widget)))
    return;
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecordEditor) editor
      = nz_record_editor_new (row->view->store, &nz_entity_agenda_item, row->id, &error);
  nz_read_error_tell (widget, error);
  if (editor == NULL)
    return;
  row->is_filled = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (widget),
                              nz_field_row_new (editor, nz_entity_field (&nz_entity_agenda_item, fields[i])));
  if (nz_record_editor_is_read_only (editor))
    return;
  GtkWidget *last = adw_action_row_new ();
  adw_action_row_add_prefix (
      ADW_ACTION_ROW (last),
      word_button (row, "go-down-symbolic", _ ("Move down (Alt+Down)"), G_CALLBACK (on_down)));
  adw_action_row_add_prefix (ADW_ACTION_ROW (last),
                             word_button (row, "go-up-symbolic", _ ("Move up (Alt+Up)"), G_CALLBACK (on_up)));
  adw_action_row_add_suffix (
      ADW_ACTION_ROW (last),
      word_button (row, "user-trash-symbolic", _ ("Delete this item"), G_CALLBACK (on_delete)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (widget), last);
}

/* --- dragging --- */

static GdkContentProvider *
on_prepare_drag (GtkDragSource *source, double x, double y, Row *row)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, row->id);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, Row *row)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (row->row);
  gtk_drag_source_set_icon (source, paintable, 12, 12);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, Row *row)
{
  gint64 id = g_value_get_int64 (value);

  for (guint i = 0; i < row->view->rows->len; i++)
    {
      Row *moved = row->view->rows->pdata[i];
      if (moved->id == id)
        {
          move_to (moved, row->place);
          return TRUE;
        }
    }
  return FALSE;
}

static void
make_draggable (Row *row, GtkWidget *handle)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare_drag), row);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), row);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), row);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row->row, GTK_EVENT_CONTROLLER (target));
}

/* --- a row --- */

static GtkWidget *
minutes_new (Row *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  row->unit = gtk_label_new (_ ("min"));
  row->minutes = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (row->minutes), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (row->minutes), 4);
  gtk_editable_set_alignment (GTK_EDITABLE (row->minutes), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (row->minutes), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_set_valign (row->minutes, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (row->minutes, !nz_store_is_read_only (row->view->store));
  gtk_widget_add_css_class (row->unit, "row-subtitle");
  g_signal_connect_swapped (row->minutes, "activate", G_CALLBACK (apply_minutes), row);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (apply_minutes), row);
  gtk_widget_add_controller (row->minutes, focus);
  gtk_box_append (GTK_BOX (box), row->minutes);
  gtk_box_append (GTK_BOX (box), row->unit);
  return box;
}

/* A narrow window leaves the room to the words; rows are moved by keys and by their buttons there. */
static void
fit_row (Row *row)
{
  gboolean narrow = row->view->is_narrow;

  if (row->handle != NULL)
    gtk_widget_set_visible (row->handle, !narrow);
  gtk_widget_set_visible (row->unit, !narrow);
  gtk_editable_set_width_chars (GTK_EDITABLE (row->minutes), narrow ? 3 : 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (row->minutes), narrow ? 3 : 4);
}

static Row *
row_new (NzAgendaView *self, gint64 id)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkEventController *keys = gtk_event_controller_key_new ();

  row->view = self;
  row->id = id;
  row->row = adw_expander_row_new ();
  row->time = gtk_label_new (NULL);
  gtk_widget_add_css_class (row->time, "agenda-time");
  gtk_label_set_width_chars (GTK_LABEL (row->time), 5);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row->row), row->time);
  if (!nz_store_is_read_only (self->store))
    {
      gtk_widget_add_css_class (handle, "dim-label");
      gtk_widget_set_cursor_from_name (handle, "grab");
      gtk_widget_set_tooltip_text (handle, _ ("Drag to another place, or Alt+Up and Alt+Down"));
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row->row), handle);
      make_draggable (row, handle);
      row->handle = handle;
    }
  else
    g_object_ref_sink (handle), g_object_unref (handle);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row->row), minutes_new (row));
  fit_row (row);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), row);
  gtk_widget_add_controller (row->row, keys);
  g_signal_connect (row->row, "notify::expanded", G_CALLBACK (on_expanded), row);
  return row;
}

/* (transfer full): @words, and that it was put off, or takes up what was */
static char *
state_words (NzRecord *item, const char *words)
{
  const char *state = nz_record_get_int (item, "postponed") != 0 ? _ ("postponed")
                      : nz_record_has (item, "resumes")          ? _ ("taken up again")
                                                                 : NULL;

  return state == NULL    ? g_strdup (words)
         : *words == '\0' ? g_strdup (state)
                          : g_strdup_printf ("%s · %s", words, state);
}

static void
show_row (Row *row, const NzAgendaRow *item)
{
  const NzField *field = nz_entity_field (&nz_entity_agenda_item, "kind");
  const NzChoice *kind = nz_field_choice (field, nz_record_get_text (item->item, "kind"));
  const char *kind_words = kind != NULL ? nz_choice_label (kind, nz_get_language ()) : "";
  g_autofree char *time = item->starts >= 0 ? nz_time_format (item->starts) : g_strdup ("–");
  g_autofree char *title = g_markup_escape_text (item->title, -1);
  gboolean same = g_str_equal (kind_words, item->title);
  g_autofree char *words = item->by != NULL && !same ? g_strdup_printf ("%s · %s", kind_words, item->by)
                           : item->by != NULL        ? g_strdup (item->by)
                                                     : g_strdup (same ? "" : kind_words);
  g_autofree char *state = state_words (item->item, words);
  g_autofree char *subtitle = g_markup_escape_text (state, -1);
  g_autofree char *label = g_strdup_printf (_ ("Minutes for %s"), item->title);

  gtk_label_set_label (GTK_LABEL (row->time), time);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row->row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->minutes), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* What is being typed is not overwritten. */
  if (row->shown_minutes == nz_record_get_int (item->item, "minutes")
      && *gtk_editable_get_text (GTK_EDITABLE (row->minutes)) != '\0')
    return;
  row->shown_minutes = (int)nz_record_get_int (item->item, "minutes");
  show_minutes (row);
}

/* --- the whole --- */

/* "Ends at 16:30, 3:30 h together" or by how much it is too long. */
static void
show_sum (NzAgendaView *self, const NzAgenda *agenda)
{
  g_autofree char *ends = agenda->ends >= 0 ? nz_time_format (agenda->ends) : NULL;
  g_autofree char *length
      = g_strdup_printf (_ ("%d:%02d h together"), agenda->minutes / 60, agenda->minutes % 60);
  g_autofree char *words
      = ends != NULL ? g_strdup_printf (_ ("Ends at %s, %s"), ends, length) : g_strdup (length);
  g_autofree char *over = agenda->overrun > 0
                              ? g_strdup_printf (nz_ngettext ("%s: %d minute too long",
                                                              "%s: %d minutes too long", agenda->overrun),
                                                 words, agenda->overrun)
                              : NULL;

  gtk_label_set_label (GTK_LABEL (self->sum), over != NULL ? over : words);
  if (over != NULL)
    gtk_widget_add_css_class (self->sum, "warning");
  else
    gtk_widget_remove_css_class (self->sum, "warning");
}

/* Rows of items that are gone; the widget first, it still knows its row. */
static void
drop_rows (GHashTable *rows)
{
  GHashTableIter iter;
  Row *row;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&row))
    {
      g_hash_table_iter_steal (&iter);
      /* It may be in the middle of a click of its own: with the widget's last reference it goes. */
      g_object_set_data_full (G_OBJECT (row->row), "row", row, g_free);
      g_object_unref (row->row);
    }
}

/* Rows are kept where they can be, so that an open row stays open while another is moved. */
static void
refresh (NzAgendaView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) meeting = nz_store_get (self->store, &nz_entity_meeting, self->meeting, &error);
  g_autoptr (NzAgenda) agenda
      = meeting != NULL ? nz_agenda_new (self->store, meeting, nz_get_language (), &error) : NULL;
  gboolean same = TRUE;

  nz_read_error_tell (GTK_WIDGET (self), error);
  if (agenda == NULL)
    return;
  for (guint i = 0; i < agenda->rows->len; i++)
    {
      const NzAgendaRow *item = agenda->rows->pdata[i];
      same
          = same && i < self->rows->len && ((Row *)self->rows->pdata[i])->id == nz_record_get_id (item->item);
    }
  if (!same || agenda->rows->len != self->rows->len)
    {
      g_autoptr (GHashTable) old = g_hash_table_new (g_int64_hash, g_int64_equal);
      self->is_rebuilding = TRUE;
      g_ptr_array_set_free_func (self->rows, NULL);
      for (guint i = 0; i < self->rows->len; i++)
        {
          Row *row = self->rows->pdata[i];
          g_hash_table_insert (old, &row->id, row);
          g_object_ref (row->row);
          gtk_list_box_remove (GTK_LIST_BOX (self->list), row->row);
        }
      g_ptr_array_set_size (self->rows, 0);
      g_ptr_array_set_free_func (self->rows, g_free);
      for (guint i = 0; i < agenda->rows->len; i++)
        {
          gint64 id = nz_record_get_id (((NzAgendaRow *)agenda->rows->pdata[i])->item);
          Row *row = g_hash_table_lookup (old, &id);
          gboolean kept = row != NULL;
          if (kept)
            g_hash_table_remove (old, &id);
          else
            row = row_new (self, id);
          row->place = i;
          g_ptr_array_add (self->rows, row);
          gtk_list_box_append (GTK_LIST_BOX (self->list), row->row);
          if (kept)
            g_object_unref (row->row);
        }
      drop_rows (old);
      self->is_rebuilding = FALSE;
    }
  for (guint i = 0; i < agenda->rows->len; i++)
    show_row (self->rows->pdata[i], agenda->rows->pdata[i]);
  show_sum (self, agenda);
  gtk_widget_set_visible (self->list, agenda->rows->len > 0);
  gtk_widget_set_visible (self->sum, agenda->rows->len > 0);
  gtk_widget_set_visible (self->nothing, agenda->rows->len == 0);
}

static void
on_store_changed (NzStore *store, NzChanges *changes, NzAgendaView *self)
{
  refresh (self);
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzAgendaView *self = NZ_AGENDA_VIEW (widget);
  g_autoptr (NzRecord) item = nz_record_new (&nz_entity_agenda_item);
  g_autoptr (GError) error = NULL;

  nz_record_set_int (item, "meeting", self->meeting);
  nz_record_set_text (item, "kind", g_variant_get_string (parameter, NULL));
  nz_record_set_int (item, "minutes", USUAL_MINUTES);
  if (!nz_agenda_insert (self->store, item, &error))
    {
      nz_dialog_error (widget, error);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      if (row->id != nz_record_get_id (item))
        continue;
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row->row), TRUE);
      gtk_widget_grab_focus (row->row);
    }
}

gboolean
nz_agenda_view_suggest (NzAgendaView *self)
{
  g_return_val_if_fail (NZ_IS_AGENDA_VIEW (self), FALSE);
  return nz_suggestion_card_take_or_focus (NZ_SUGGESTION_CARD (self->suggestions));
}

static GtkWidget *
add_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  const NzField *field = nz_entity_field (&nz_entity_agenda_item, "kind");

  for (const NzChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (nz_choice_label (choice, nz_get_language ()), NULL);
      g_menu_item_set_action_and_target (item, "agenda.add", "s", choice->code);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Add to the agenda"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add to the agenda"), -1);
  return button;
}

static GtkWidget *
buttons_new (NzAgendaView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), nz_agenda_template_button_new (self->store, self->meeting));
  gtk_box_append (GTK_BOX (box), add_button_new ());
  return box;
}

static void
nz_agenda_view_dispose (GObject *object)
{
  NzAgendaView *self = NZ_AGENDA_VIEW (object);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_agenda_view_parent_class)->dispose (object);
}

static void
nz_agenda_view_finalize (GObject *object)
{
  g_ptr_array_unref (NZ_AGENDA_VIEW (object)->rows);
  G_OBJECT_CLASS (nz_agenda_view_parent_class)->finalize (object);
}

static void
nz_agenda_view_class_init (NzAgendaViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_agenda_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = nz_agenda_view_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "agenda.add", "s", on_add);
}

static void
nz_agenda_view_init (NzAgendaView *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
}

void
nz_agenda_view_set_narrow (NzAgendaView *self, gboolean narrow)
{
  g_return_if_fail (NZ_IS_AGENDA_VIEW (self));

  self->is_narrow = narrow;
  for (guint i = 0; i < self->rows->len; i++)
    fit_row (self->rows->pdata[i]);
  nz_suggestion_card_set_narrow (NZ_SUGGESTION_CARD (self->suggestions), narrow);
}

GtkWidget *
nz_agenda_view_new (NzStore *store, gint64 meeting)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzAgendaView *self
      = g_object_new (NZ_TYPE_AGENDA_VIEW, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  self->store = g_object_ref (store);
  self->meeting = meeting;
  self->list = nz_card_list_new (_ ("Agenda"));
  self->sum = gtk_label_new (NULL);
  self->nothing
      = gtk_label_new (_ ("Nothing is on the agenda yet. The button with the plus adds the first item."));
  gtk_label_set_xalign (GTK_LABEL (self->sum), 1);
  gtk_label_set_wrap (GTK_LABEL (self->sum), TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_widget_add_css_class (self->sum, "row-subtitle");
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_set_margin_top (self->nothing, 24);
  gtk_box_append (
      GTK_BOX (self),
      nz_card_heading_new (_ ("Agenda"), nz_store_is_read_only (store) ? NULL : buttons_new (self)));
  gtk_box_append (GTK_BOX (self), self->list);
  gtk_box_append (GTK_BOX (self), self->nothing);
  gtk_box_append (GTK_BOX (self), self->sum);
  self->suggestions = nz_suggestion_card_new (store, meeting);
  gtk_widget_set_margin_top (self->suggestions, 12);
  gtk_box_append (GTK_BOX (self), self->suggestions);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  refresh (self);
  return GTK_WIDGET (self);
}
