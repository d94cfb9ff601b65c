/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-field-row.h"

/* A value of one line: text, date, time, number. */

typedef struct
{
  NzRecordEditor *editor;
  const NzField *field;
  GtkWidget *row;
  GtkWidget *reason;
  gboolean editing;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *self = data;
  g_clear_object (&self->editor);
  g_free (self);
}

static void
show_value (Entry *self)
{
  g_autofree char *text = nz_record_editor_dup_entry (self->editor, self->field);
  g_autofree char *doubt = nz_record_editor_dup_doubt (self->editor, self->field);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->row), text);
  nz_field_row_set_refused (self->row, self->row, self->reason, NULL);
  nz_field_reason_set (self->reason, doubt, FALSE);
}

static void
on_changed (gpointer data)
{
  Entry *self = data;

  if (!self->editing && !nz_field_row_is_refused (self->row))
    show_value (self);
}

/* Applies what was typed. TRUE if the entry shows the record's value now. */
static gboolean
commit (Entry *self)
{
  g_autoptr (GError) error = NULL;

  if (nz_record_editor_apply_text (self->editor, self->field,
                                   gtk_editable_get_text (GTK_EDITABLE (self->row)), &error))
    {
      show_value (self);
      return TRUE;
    }
  nz_field_row_set_refused (self->row, self->row, self->reason, error->message);
  return FALSE;
}

static void
on_enter (gpointer data)
{
  Entry *self = data;

  self->editing = TRUE;
}

static void
on_leave (gpointer data)
{
  Entry *self = data;

  if (!self->editing)
    return;
  self->editing = FALSE;
  commit (self);
}

static void
on_activated (Entry *self)
{
  commit (self);
}

static gboolean
on_escape (gpointer data)
{
  Entry *self = data;
  g_autofree char *text = nz_record_editor_dup_entry (self->editor, self->field);

  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->row)), text)
      && !nz_field_row_is_refused (self->row))
    return GDK_EVENT_PROPAGATE;
  show_value (self);
  gtk_editable_set_position (GTK_EDITABLE (self->row), -1);
  return GDK_EVENT_STOP;
}

GtkWidget *
nz_field_entry_row_new (NzRecordEditor *editor, const NzField *field)
{
  Entry *self = g_new0 (Entry, 1);

  self->editor = g_object_ref (editor);
  self->field = field;
  self->row = adw_entry_row_new ();
  self->reason = nz_field_reason_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), nz_field_label (field, nz_get_language ()));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), self->reason);
  gtk_editable_set_editable (GTK_EDITABLE (self->row), !nz_record_editor_is_read_only (editor));
  if ((field->flags & NZ_FIELD_EMAIL) != 0)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->row), GTK_INPUT_PURPOSE_EMAIL);
  nz_field_row_watch_focus (self->row, on_enter, on_leave, on_escape, self);
  g_signal_connect_swapped (self->row, "entry-activated", G_CALLBACK (on_activated), self);
  nz_field_row_follow (self->row, editor, on_changed, self, entry_free);
  show_value (self);
  return self->row;
}
