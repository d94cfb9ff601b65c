/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-field-row.h"

GtkWidget *
nz_field_row_new (NzRecordEditor *editor, const NzField *field)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (editor) && field != NULL, NULL);

  switch (field->type)
    {
    case NZ_TYPE_LONG_TEXT:
      return nz_field_text_row_new (editor, field);
    case NZ_TYPE_BOOLEAN:
      return nz_field_switch_row_new (editor, field);
    case NZ_TYPE_CHOICE:
      return nz_field_choice_row_new (editor, field);
    case NZ_TYPE_REFERENCE:
      return nz_field_reference_row_new (editor, field);
    case NZ_TYPE_TERMS:
      return nz_field_terms_row_new (editor, field);
    case NZ_TYPE_CONTACTS:
      return nz_field_list_row_new (editor, field);
    case NZ_TYPE_TEXT:
    case NZ_TYPE_DATE:
    case NZ_TYPE_TIME:
    case NZ_TYPE_INTEGER:
    default:
      return nz_field_entry_row_new (editor, field);
    }
}

GtkWidget *
nz_field_reason_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_widget_add_css_class (label, "reason");
  gtk_widget_set_visible (label, FALSE);
  return label;
}

void
nz_field_reason_set (GtkWidget *reason, const char *text, gboolean error)
{
  gtk_label_set_label (GTK_LABEL (reason), text != NULL ? text : "");
  gtk_widget_set_visible (reason, text != NULL);
  if (error)
    gtk_widget_add_css_class (reason, "error");
  else
    gtk_widget_remove_css_class (reason, "error");
}

void
nz_field_row_set_refused (GtkWidget *row, GtkWidget *entry, GtkWidget *reason_label, const char *reason)
{
  if (reason != NULL)
    {
      gtk_widget_add_css_class (row, NZ_FIELD_REFUSED);
      gtk_widget_add_css_class (row, "error");
      nz_field_reason_set (reason_label, reason, TRUE);
      gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason,
                                      -1);
    }
  else if (nz_field_row_is_refused (row))
    {
      gtk_widget_remove_css_class (row, NZ_FIELD_REFUSED);
      gtk_widget_remove_css_class (row, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

gboolean
nz_field_row_is_refused (GtkWidget *row)
{
  return gtk_widget_has_css_class (row, NZ_FIELD_REFUSED);
}

void
nz_field_row_follow (
    GtkWidget *row, NzRecordEditor *editor, NzFieldChanged changed, gpointer data, GDestroyNotify free)
{
  GClosure *closure = g_cclosure_new_swap (G_CALLBACK (changed), data, NULL);

  g_object_set_data_full (G_OBJECT (row), "nz-field", data, free);
  g_object_watch_closure (G_OBJECT (row), closure);
  g_signal_connect_closure (editor, "changed", closure, FALSE);
}

typedef struct
{
  gboolean (*escape) (gpointer data);
  gpointer data;
} Escape;

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, Escape *self)
{
  return key == GDK_KEY_Escape ? self->escape (self->data) : GDK_EVENT_PROPAGATE;
}

static void
escape_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
nz_field_row_watch_focus (GtkWidget *widget,
                          NzFieldChanged enter,
                          NzFieldChanged leave,
                          gboolean (*escape) (gpointer data),
                          gpointer data)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Escape *self = g_new (Escape, 1);

  *self = (Escape){ escape, data };
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (enter), data);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave), data);
  g_signal_connect_data (keys, "key-pressed", G_CALLBACK (on_key), self, escape_free, 0);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, keys);
}

GtkWidget *
nz_field_row_frame (GtkWidget *row, const NzField *field, GtkWidget *value, GtkWidget *reason)
{
  const char *label = nz_field_label (field, nz_get_language ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "field-caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), caption);
  gtk_box_append (GTK_BOX (texts), value);
  gtk_box_append (GTK_BOX (texts), reason);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "field-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return box;
}
