/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-field-row.h"

/* A text of several lines. */

typedef struct
{
  NzRecordEditor *editor;
  const NzField *field;
  GtkWidget *row;
  GtkTextView *view;
  GtkWidget *reason;
  gboolean editing;
} Text;

static void
text_free (gpointer data)
{
  Text *self = data;
  g_clear_object (&self->editor);
  g_free (self);
}

static char *
dup_text (Text *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_value (Text *self)
{
  g_autofree char *text = nz_record_editor_dup_entry (self->editor, self->field);
  g_autofree char *shown = dup_text (self);
  g_autofree char *doubt = nz_record_editor_dup_doubt (self->editor, self->field);

  if (!g_str_equal (shown, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  nz_field_row_set_refused (self->row, GTK_WIDGET (self->view), self->reason, NULL);
  nz_field_reason_set (self->reason, doubt, FALSE);
}

static void
on_changed (gpointer data)
{
  Text *self = data;

  if (!self->editing && !nz_field_row_is_refused (self->row))
    show_value (self);
}

static void
on_enter (gpointer data)
{
  Text *self = data;

  self->editing = TRUE;
}

static void
on_leave (gpointer data)
{
  Text *self = data;

  g_autofree char *text = dup_text (self);
  g_autoptr (GError) error = NULL;

  if (!self->editing)
    return;
  self->editing = FALSE;
  if (nz_record_editor_apply_text (self->editor, self->field, text, &error))
    show_value (self);
  else
    nz_field_row_set_refused (self->row, GTK_WIDGET (self->view), self->reason, error->message);
}

static gboolean
on_escape (gpointer data)
{
  Text *self = data;
  show_value (self);
  return GDK_EVENT_STOP;
}

GtkWidget *
nz_field_text_row_new (NzRecordEditor *editor, const NzField *field)
{
  Text *self = g_new0 (Text, 1);

  self->editor = g_object_ref (editor);
  self->field = field;
  self->row = adw_preferences_row_new ();
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->reason = nz_field_reason_new ();
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_editable (self->view, !nz_record_editor_is_read_only (editor));
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, 44);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nz_field_label (field, nz_get_language ()), -1);
  nz_field_row_frame (self->row, field, GTK_WIDGET (self->view), self->reason);
  nz_field_row_watch_focus (GTK_WIDGET (self->view), on_enter, on_leave, on_escape, self);
  nz_field_row_follow (self->row, editor, on_changed, self, text_free);
  show_value (self);
  return self->row;
}
