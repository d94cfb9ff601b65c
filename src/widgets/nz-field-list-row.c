/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-field-row.h"

/* Several values of one kind (telephone numbers): a line each, and a button for one more. */

typedef struct
{
  NzRecordEditor *editor;
  const NzField *field;
  GtkWidget *row;
  GtkBox *lines;
  GtkWidget *reason;
  GtkWidget *add;
  gboolean editing;
} List;

static void
list_free (gpointer data)
{
  List *self = data;
  g_clear_object (&self->editor);
  g_free (self);
}

static void show_values (List *self);

static char **
dup_typed (List *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->lines)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (line))));
      if (*text != '\0')
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static void
commit (List *self)
{
  g_auto (GStrv) values = dup_typed (self);
  g_autoptr (GError) error = NULL;

  if (nz_record_editor_apply_list (self->editor, self->field, (const char *const *)values, &error))
    show_values (self);
  else
    nz_field_row_set_refused (self->row, self->row, self->reason, error->message);
}

static void
on_enter (gpointer data)
{
  List *self = data;

  self->editing = TRUE;
}

/* The focus left the row as a whole, not only one of its lines. */
static void
on_leave (gpointer data)
{
  List *self = data;

  if (!self->editing)
    return;
  self->editing = FALSE;
  commit (self);
}

static gboolean
on_escape (gpointer data)
{
  List *self = data;
  show_values (self);
  return GDK_EVENT_STOP;
}

static GtkWidget *
add_line (List *self, const char *text)
{
  GtkWidget *line = gtk_text_new ();
  const char *label = nz_field_label (self->field, nz_get_language ());

  gtk_editable_set_text (GTK_EDITABLE (line), text);
  gtk_editable_set_editable (GTK_EDITABLE (line), !nz_record_editor_is_read_only (self->editor));
  gtk_text_set_placeholder_text (GTK_TEXT (line), "–");
  gtk_widget_set_size_request (line, -1, 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (line, "activate", G_CALLBACK (commit), self);
  gtk_box_append (self->lines, line);
  return line;
}

/* Lines are kept where they fit, so that Enter does not take the focus away from what was typed. */
static void
show_values (List *self)
{
  const char *const *values
      = nz_record_get_list (nz_record_editor_get_record (self->editor), self->field->name);
  g_autofree char *doubt = nz_record_editor_dup_doubt (self->editor, self->field);
  guint n = MAX (g_strv_length ((char **)values), 1);
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->lines));

  for (guint i = 0; i < n; i++)
    {
      const char *text = values[0] != NULL ? values[i] : "";
      if (line == NULL)
        add_line (self, text);
      else
        {
          if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (line)), text))
            gtk_editable_set_text (GTK_EDITABLE (line), text);
          line = gtk_widget_get_next_sibling (line);
        }
    }
  while (line != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (line);
      gtk_box_remove (self->lines, line);
      line = next;
    }
  nz_field_row_set_refused (self->row, self->row, self->reason, NULL);
  nz_field_reason_set (self->reason, doubt, FALSE);
  gtk_widget_set_visible (self->add, values[0] != NULL && !nz_record_editor_is_read_only (self->editor));
}

static void
on_changed (gpointer data)
{
  List *self = data;

  if (!self->editing && !nz_field_row_is_refused (self->row))
    show_values (self);
}

static void
on_add (List *self)
{
  gtk_widget_grab_focus (add_line (self, ""));
}

GtkWidget *
nz_field_list_row_new (NzRecordEditor *editor, const NzField *field)
{
  List *self = g_new0 (List, 1);
  g_autofree char *add_label
      = g_strdup_printf (_ ("One more: %s"), nz_field_label (field, nz_get_language ()));

  self->editor = g_object_ref (editor);
  self->field = field;
  self->row = adw_preferences_row_new ();
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  self->reason = nz_field_reason_new ();
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->add, add_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, add_label, -1);
  gtk_box_append (GTK_BOX (nz_field_row_frame (self->row, field, GTK_WIDGET (self->lines), self->reason)),
                  self->add);
  nz_field_row_watch_focus (self->row, on_enter, on_leave, on_escape, self);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  nz_field_row_follow (self->row, editor, on_changed, self, list_free);
  show_values (self);
  return self->row;
}
