/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"
#include "widgets/nz-field-row.h"
#include "widgets/nz-record-chooser.h"

/* References: another record, shown by its title, chosen by typing, and a way to go there; and lists of terms
 * as small tags. */

typedef struct
{
  NzRecordEditor *editor;
  const NzField *field;
  GtkWidget *row;
  GtkWidget *value; /* label or box of tags */
  GtkWidget *reason;
  GtkWidget *open;
  GtkWidget *clear;
} Reference;

static void
reference_free (gpointer data)
{
  Reference *self = data;
  g_clear_object (&self->editor);
  g_free (self);
}

static GtkWidget *
icon_button (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

/* A button that opens a chooser for the field. */
static GtkWidget *
chooser_button (Reference *self, const char *icon, const char *label, GCallback chosen, GCallback create)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser
      = nz_record_chooser_new (nz_record_editor_get_store (self->editor), nz_field_target (self->field),
                               nz_field_term_kind (self->field), create != NULL);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_sensitive (button, !nz_record_editor_is_read_only (self->editor));
  g_signal_connect_swapped (chooser, "chosen", chosen, self);
  if (create != NULL)
    g_signal_connect_swapped (chooser, "create", create, self);
  return button;
}

static void
report (Reference *self, gboolean applied, const GError *error)
{
  nz_field_reason_set (self->reason, applied || error == NULL ? NULL : error->message, TRUE);
}

/* --- one record
 * --------------------------------------------------------------------------------------------------- */

static gint64
referred (Reference *self)
{
  return nz_record_get_int (nz_record_editor_get_record (self->editor), self->field->name);
}

static void
show_reference (gpointer data)
{
  Reference *self = data;
  g_autofree char *title = nz_record_editor_dup_display (self->editor, self->field);
  gboolean set = referred (self) != 0;

  gtk_label_set_label (GTK_LABEL (self->value), set ? title : "–");
  gtk_widget_set_visible (self->open, set && nz_field_term_kind (self->field) == NULL);
  gtk_widget_set_visible (self->clear, set && (self->field->flags & NZ_FIELD_REQUIRED) == 0
                                           && !nz_record_editor_is_read_only (self->editor));
}

static void
on_reference_chosen (Reference *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  report (self, nz_record_editor_apply_int (self->editor, self->field, id, &error), error);
}

static void
on_clear (Reference *self)
{
  on_reference_chosen (self, 0);
}

static void
on_open (Reference *self)
{
  char id[NZ_ID_TEXT_SIZE];
  g_autofree char *target
      = g_strdup_printf ("%s/%s", nz_field_target (self->field)->name, nz_id_to_text (referred (self), id));
  gtk_widget_activate_action (self->row, NZ_ACTION_OPEN_RECORD, "s", target);
}

GtkWidget *
nz_field_reference_row_new (NzRecordEditor *editor, const NzField *field)
{
  Reference *self = g_new0 (Reference, 1);

  self->editor = g_object_ref (editor);
  self->field = field;
  self->value = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->value), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->value), PANGO_ELLIPSIZE_END);
  self->row = adw_preferences_row_new ();
  self->reason = nz_field_reason_new ();
  GtkWidget *box = nz_field_row_frame (self->row, field, self->value, self->reason);
  self->clear = icon_button ("edit-clear-symbolic", _ ("Take away"));
  self->open = icon_button ("go-next-symbolic", _ ("Show this entry"));
  gtk_box_append (GTK_BOX (box), self->clear);
  gtk_box_append (GTK_BOX (box), chooser_button (self, "document-edit-symbolic", _ ("Choose"),
                                                 G_CALLBACK (on_reference_chosen), NULL));
  gtk_box_append (GTK_BOX (box), self->open);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (on_open), self);
  nz_field_row_follow (self->row, editor, show_reference, self, reference_free);
  show_reference (self);
  return self->row;
}

/* --- several terms
 * ------------------------------------------------------------------------------------------------ */

static void
apply_terms (Reference *self, GArray *ids)
{
  g_autoptr (GError) error = NULL;
  report (self,
          nz_record_editor_apply_ids (self->editor, self->field, (const gint64 *)ids->data, ids->len, &error),
          error);
}

/* (transfer full): the field's terms but @without. */
static GArray *
dup_terms (Reference *self, gint64 without)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;
  const gint64 *all = nz_record_get_ids (nz_record_editor_get_record (self->editor), self->field->name, &n);

  for (guint i = 0; i < n; i++)
    if (all[i] != without)
      g_array_append_val (ids, all[i]);
  return ids;
}

static void
on_term_chosen (Reference *self, gint64 id)
{
  g_autoptr (GArray) ids = dup_terms (self, id);
  g_array_append_val (ids, id);
  apply_terms (self, ids);
}

static void
on_term_create (Reference *self, const char *name)
{
  NzStore *store = nz_record_editor_get_store (self->editor);
  g_autoptr (NzRecord) term = nz_record_new (&nz_entity_term);
  g_autoptr (GError) error = NULL;

  nz_record_set_text (term, "kind", nz_field_term_kind (self->field));
  nz_record_set_text (term, "name", name);
  if (!nz_store_save (store, term, &error))
    report (self, FALSE, error);
  else
    on_term_chosen (self, nz_record_get_id (term));
}

static void
on_remove_term (GtkButton *button, Reference *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (GArray) ids = dup_terms (self, *id);
  apply_terms (self, ids);
}

static GtkWidget *
tag_new (Reference *self, gint64 id)
{
  g_autofree char *title = nz_store_title (nz_record_editor_get_store (self->editor), &nz_entity_term, id);
  g_autofree char *remove_label = g_strdup_printf (_ ("Take away: %s"), title);
  GtkWidget *tag = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = icon_button ("window-close-symbolic", remove_label);
  gint64 *boxed = g_new (gint64, 1);
  GtkWidget *label = gtk_label_new (title);

  *boxed = id;
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (button), "id", boxed, g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_term), self);
  gtk_widget_set_visible (button, !nz_record_editor_is_read_only (self->editor));
  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (tag), label);
  gtk_box_append (GTK_BOX (tag), button);
  return tag;
}

static void
show_terms (gpointer data)
{
  Reference *self = data;
  guint n;
  const gint64 *ids = nz_record_get_ids (nz_record_editor_get_record (self->editor), self->field->name, &n);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->value)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->value), child);
  for (guint i = 0; i < n; i++)
    {
      gtk_flow_box_append (GTK_FLOW_BOX (self->value), tag_new (self, ids[i]));
      gtk_widget_set_focusable (
          GTK_WIDGET (gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->value), (int)i)), FALSE);
    }
  gtk_widget_set_visible (self->value, n > 0);
}

GtkWidget *
nz_field_terms_row_new (NzRecordEditor *editor, const NzField *field)
{
  Reference *self = g_new0 (Reference, 1);

  self->editor = g_object_ref (editor);
  self->field = field;
  self->value = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->value), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->value), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->value), 4);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->value), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->value), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nz_field_label (field, nz_get_language ()), -1);
  self->row = adw_preferences_row_new ();
  self->reason = nz_field_reason_new ();
  GtkWidget *box = nz_field_row_frame (self->row, field, self->value, self->reason);
  gtk_box_append (GTK_BOX (box), chooser_button (self, "list-add-symbolic", _ ("Add"),
                                                 G_CALLBACK (on_term_chosen), G_CALLBACK (on_term_create)));
  nz_field_row_follow (self->row, editor, show_terms, self, reference_free);
  show_terms (self);
  return self->row;
}
