/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-field-row.h"

G_DEFINE_INTERFACE (NzFieldRow, nz_field_row, ADW_TYPE_PREFERENCES_ROW)

/* The same numbers in every class. */
enum
{
  PROP_EDITOR = 1,
  PROP_FIELD,
};

static NzFieldLink *
link_of (NzFieldRow *self)
{
  return NZ_FIELD_ROW_GET_IFACE (self)->get_link (self);
}

/* --- the record
 * --------------------------------------------------------------------------------------------------- */

NzRecordEditor *
nz_field_row_get_editor (NzFieldRow *self)
{
  g_return_val_if_fail (NZ_IS_FIELD_ROW (self), NULL);
  return link_of (self)->editor;
}

const NzField *
nz_field_row_get_field (NzFieldRow *self)
{
  g_return_val_if_fail (NZ_IS_FIELD_ROW (self), NULL);
  return link_of (self)->field;
}

const char *
nz_field_row_get_label (NzFieldRow *self)
{
  return nz_field_label (nz_field_row_get_field (self), nz_get_language ());
}

NzRecord *
nz_field_row_get_record (NzFieldRow *self)
{
  return nz_record_editor_get_record (nz_field_row_get_editor (self));
}

gboolean
nz_field_row_is_read_only (NzFieldRow *self)
{
  return nz_record_editor_is_read_only (nz_field_row_get_editor (self));
}

gboolean
nz_field_row_is_refused (NzFieldRow *self)
{
  g_return_val_if_fail (NZ_IS_FIELD_ROW (self), FALSE);
  return link_of (self)->refused;
}

/* --- the reason
 * --------------------------------------------------------------------------------------------------- */

GtkWidget *
nz_field_row_add_reason (NzFieldRow *self)
{
  NzFieldLink *link = link_of (self);

  g_return_val_if_fail (link->reason == NULL, NULL);
  link->reason = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (link->reason), TRUE);
  gtk_label_set_xalign (GTK_LABEL (link->reason), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (link->reason), 26);
  gtk_widget_add_css_class (link->reason, "reason");
  gtk_widget_set_visible (link->reason, FALSE);
  return link->reason;
}

/* @is_error: red, it was not applied; otherwise a doubt. */
static void
show_reason (NzFieldRow *self, const char *text, gboolean is_error)
{
  GtkWidget *reason = link_of (self)->reason;

  gtk_label_set_label (GTK_LABEL (reason), text != NULL ? text : "");
  gtk_widget_set_visible (reason, text != NULL);
  if (is_error)
    gtk_widget_add_css_class (reason, "error");
  else
    gtk_widget_remove_css_class (reason, "error");
}

void
nz_field_row_report (NzFieldRow *self, const GError *error)
{
  g_return_if_fail (NZ_IS_FIELD_ROW (self));
  show_reason (self, error != NULL ? error->message : NULL, TRUE);
}

static void
mark_refused (NzFieldRow *self, const GError *error)
{
  NzFieldLink *link = link_of (self);

  link->refused = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  nz_field_row_report (self, error);
  gtk_accessible_update_state (GTK_ACCESSIBLE (link->input), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (link->input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  error->message, -1);
}

static void
mark_accepted (NzFieldRow *self)
{
  NzFieldLink *link = link_of (self);
  g_autofree char *doubt = nz_record_editor_dup_doubt (link->editor, link->field);
  g_autofree char *inherited
      = doubt == NULL ? nz_record_editor_dup_inherited (link->editor, link->field) : NULL;

  show_reason (self, doubt != NULL ? doubt : inherited, FALSE);
  if (inherited != NULL)
    gtk_widget_add_css_class (link->reason, "inherited");
  else
    gtk_widget_remove_css_class (link->reason, "inherited");
  if (!link->refused)
    return;
  link->refused = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (link->input), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (link->input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* --- showing and applying
 * ----------------------------------------------------------------------------------------- */

void
nz_field_row_update (NzFieldRow *self)
{
  g_return_if_fail (NZ_IS_FIELD_ROW (self));

  NzFieldLink *link = link_of (self);
  if (link->editor == NULL)
    return;
  NZ_FIELD_ROW_GET_IFACE (self)->update (self);
  if (link->reason != NULL)
    mark_accepted (self);
}

/* A field that does not belong to a record of this kind is shown only while it holds something. */
static void
show_applying (NzFieldRow *self)
{
  const NzFieldLink *link = link_of (self);
  NzRecord *record;

  if (link->field->only_if == NULL)
    return;
  record = nz_record_editor_get_record (link->editor);
  gtk_widget_set_visible (GTK_WIDGET (self), nz_record_applies (record, link->field)
                                                 || nz_record_has (record, link->field->name));
}

void
nz_field_row_apply (NzFieldRow *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (NZ_IS_FIELD_ROW (self));
  if (link_of (self)->editor == NULL)
    return;
  /* the step may take away the page that this row lies in */
  g_autoptr (NzFieldRow) kept = g_object_ref (self);
  if (NZ_FIELD_ROW_GET_IFACE (self)->apply (self, &error))
    nz_field_row_update (self);
  else
    mark_refused (self, error);
}

static void
on_editor_changed (NzFieldRow *self)
{
  const NzFieldLink *link = link_of (self);

  show_applying (self);
  if (!link->typing && !link->refused)
    nz_field_row_update (self);
}

void
nz_field_row_follow (NzFieldRow *self)
{
  g_return_if_fail (NZ_IS_FIELD_ROW (self));

  NzFieldLink *link = link_of (self);
  g_return_if_fail (link->editor != NULL && link->field != NULL && link->changed_handler == 0);
  link->changed_handler
      = g_signal_connect_swapped (link->editor, "changed", G_CALLBACK (on_editor_changed), self);
  show_applying (self);
  nz_field_row_update (self);
}

void
nz_field_row_let_go (NzFieldRow *self)
{
  g_return_if_fail (NZ_IS_FIELD_ROW (self));

  NzFieldLink *link = link_of (self);
  if (link->editor != NULL)
    g_clear_signal_handler (&link->changed_handler, link->editor);
  g_clear_object (&link->editor);
  link->typing = FALSE;
  link->reason = NULL;
  link->input = NULL;
}

/* --- typing
 * ------------------------------------------------------------------------------------------------------- */

static void
on_enter (NzFieldRow *self)
{
  link_of (self)->typing = TRUE;
}

/* The focus left the input as a whole, not only one of several lines in it. */
static void
on_leave (NzFieldRow *self)
{
  NzFieldLink *link = link_of (self);

  if (!link->typing)
    return;
  link->typing = FALSE;
  nz_field_row_apply (self);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, NzFieldRow *self)
{
  const NzFieldRowInterface *iface = NZ_FIELD_ROW_GET_IFACE (self);

  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (iface->escape != NULL)
    return iface->escape (self);
  nz_field_row_update (self);
  return GDK_EVENT_STOP;
}

void
nz_field_row_watch_input (NzFieldRow *self, GtkWidget *input)
{
  g_return_if_fail (NZ_IS_FIELD_ROW (self) && GTK_IS_WIDGET (input));
  g_return_if_fail (NZ_FIELD_ROW_GET_IFACE (self)->apply != NULL && link_of (self)->reason != NULL);

  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  link_of (self)->input = input;
  /* before the input itself sees Esc */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_enter), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (input, focus);
  gtk_widget_add_controller (input, keys);
}

/* --- the frame
 * ---------------------------------------------------------------------------------------------------- */

GtkWidget *
nz_field_row_add_frame (NzFieldRow *self, GtkWidget *value)
{
  g_return_val_if_fail (NZ_IS_FIELD_ROW (self) && GTK_IS_WIDGET (value), NULL);

  const char *label = nz_field_row_get_label (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "field-caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), caption);
  gtk_box_append (GTK_BOX (texts), value);
  gtk_box_append (GTK_BOX (texts), nz_field_row_add_reason (self));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "field-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return box;
}

/* --- the interface
 * ------------------------------------------------------------------------------------------------ */

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  NzFieldLink *link = link_of (NZ_FIELD_ROW (object));

  switch (id)
    {
    case PROP_EDITOR:
      link->editor = g_value_dup_object (value);
      break;
    case PROP_FIELD:
      link->field = g_value_get_pointer (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  const NzFieldLink *link = link_of (NZ_FIELD_ROW (object));

  switch (id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, link->editor);
      break;
    case PROP_FIELD:
      g_value_set_pointer (value, (gpointer)link->field);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

void
nz_field_row_class_install (GObjectClass *klass)
{
  klass->set_property = set_property;
  klass->get_property = get_property;
  g_object_class_override_property (klass, PROP_EDITOR, "editor");
  g_object_class_override_property (klass, PROP_FIELD, "field");
}

static void
nz_field_row_default_init (NzFieldRowInterface *iface)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  g_object_interface_install_property (
      iface, g_param_spec_object ("editor", NULL, NULL, NZ_TYPE_RECORD_EDITOR, flags));
  g_object_interface_install_property (iface, g_param_spec_pointer ("field", NULL, NULL, flags));
}
