/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-buttons.h"
#include "widgets/nz-cut-text.h"
#include "widgets/nz-field-rows.h"

/* A line for each value, and a button for one more. */

struct _NzFieldListRow
{
  AdwPreferencesRow parent_instance;
  NzFieldLink link;
  GtkBox *lines;
  GtkWidget *add;
};

static void row_init (NzFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzFieldListRow,
                               nz_field_list_row,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_FIELD_ROW, row_init))

static NzFieldLink *
get_link (NzFieldRow *row)
{
  return &NZ_FIELD_LIST_ROW (row)->link;
}

static GtkWidget *
add_line (NzFieldListRow *self, const char *text)
{
  NzFieldRow *row = NZ_FIELD_ROW (self);
  GtkWidget *line = gtk_text_new ();

  gtk_editable_set_text (GTK_EDITABLE (line), text);
  gtk_editable_set_editable (GTK_EDITABLE (line), !nz_field_row_is_read_only (row));
  gtk_text_set_placeholder_text (GTK_TEXT (line), "–");
  gtk_widget_set_size_request (line, -1, 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nz_field_row_get_label (row), -1);
  g_signal_connect_swapped (line, "activate", G_CALLBACK (nz_field_row_apply), self);
  nz_cut_text_add_tooltip (line, line);
  gtk_box_append (self->lines, line);
  return line;
}

/* Lines are kept where they fit, so that Enter does not take the focus away from what was typed. */
static void
update (NzFieldRow *row)
{
  NzFieldListRow *self = NZ_FIELD_LIST_ROW (row);
  const char *const *values = nz_record_get_list (nz_field_row_get_record (row), self->link.field->name);
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
  gtk_widget_set_visible (self->add, values[0] != NULL && !nz_field_row_is_read_only (row));
}

static gboolean
apply (NzFieldRow *row, GError **error)
{
  NzFieldListRow *self = NZ_FIELD_LIST_ROW (row);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->lines)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (line))));
      if (*text != '\0')
        g_strv_builder_add (builder, text);
    }
  g_auto (GStrv) values = g_strv_builder_end (builder);
  return nz_record_editor_apply_list (self->link.editor, self->link.field, (const char *const *)values,
                                      error);
}

static void
row_init (NzFieldRowInterface *iface)
{
  iface->get_link = get_link;
  iface->update = update;
  iface->apply = apply;
}

static void
on_add (NzFieldListRow *self)
{
  gtk_widget_grab_focus (add_line (self, ""));
}

static void
nz_field_list_row_constructed (GObject *object)
{
  NzFieldListRow *self = NZ_FIELD_LIST_ROW (object);
  NzFieldRow *row = NZ_FIELD_ROW (object);
  g_autofree char *add_label = g_strdup_printf (_ ("One more: %s"), nz_field_row_get_label (row));

  G_OBJECT_CLASS (nz_field_list_row_parent_class)->constructed (object);
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  self->add = nz_icon_button_new ("list-add-symbolic", add_label);
  gtk_box_append (GTK_BOX (nz_field_row_add_frame (row, GTK_WIDGET (self->lines))), self->add);
  nz_field_row_watch_input (row, GTK_WIDGET (self));
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  nz_field_row_follow (row);
}

static void
nz_field_list_row_dispose (GObject *object)
{
  nz_field_row_let_go (NZ_FIELD_ROW (object));
  G_OBJECT_CLASS (nz_field_list_row_parent_class)->dispose (object);
}

static void
nz_field_list_row_class_init (NzFieldListRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = nz_field_list_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = nz_field_list_row_dispose;
  nz_field_row_class_install (G_OBJECT_CLASS (klass));
}

static void
nz_field_list_row_init (NzFieldListRow *self)
{
}
