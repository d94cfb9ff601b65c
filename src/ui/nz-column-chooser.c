/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-column-chooser.h"

#include "widgets/nz-buttons.h"

struct _NzColumnChooser
{
  GtkPopover parent_instance;

  NzRecordTable *table;
  GtkBox *rows;
};

G_DEFINE_FINAL_TYPE (NzColumnChooser, nz_column_chooser, GTK_TYPE_POPOVER)

static void fill (NzColumnChooser *self);

static const NzField *
field_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "field");
}

/* (transfer full): the table's layout, to be changed and given back. */
static NzColumnLayout *
layout_of (NzColumnChooser *self)
{
  const NzColumnLayout *layout = nz_record_table_get_layout (self->table);
  g_autofree char *text = nz_column_layout_to_text (layout);
  return nz_column_layout_parse (layout->entity, text);
}

static void
on_toggled (GtkCheckButton *check, NzColumnChooser *self)
{
  NzColumnLayout *layout = layout_of (self);

  nz_column_layout_show (layout, field_of (check), gtk_check_button_get_active (check));
  nz_record_table_set_layout (self->table, layout);
}

/* Puts the keyboard back on the button of the same kind in the field's row. */
static void
focus_again (NzColumnChooser *self, const NzField *field, const char *icon)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (field_of (child) == field && GTK_IS_BUTTON (child)
          && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (child)), icon) == 0)
        gtk_widget_grab_focus (child);
}

static void
move (NzColumnChooser *self, const NzField *field, int by, const char *icon)
{
  NzColumnLayout *layout = layout_of (self);

  nz_column_layout_move (layout, field, MAX (nz_column_layout_find (layout, field) + by, 0));
  nz_record_table_set_layout (self->table, layout);
  fill (self);
  focus_again (self, field, icon);
}

static void
on_up (GtkButton *button, NzColumnChooser *self)
{
  move (self, field_of (button), -1, "go-up-symbolic");
}

static void
on_down (GtkButton *button, NzColumnChooser *self)
{
  move (self, field_of (button), 1, "go-down-symbolic");
}

/* Not sorted, rising, falling, not sorted. */
static void
on_sort (GtkButton *button, NzColumnChooser *self)
{
  NzColumnLayout *layout = layout_of (self);
  const NzField *field = field_of (button);
  gboolean descending = FALSE;
  guint place = nz_column_layout_sort_place (layout, field, &descending);

  if (place > 0 && descending)
    nz_column_layout_unsort (layout, field);
  else
    nz_column_layout_sort (layout, field, place > 0, TRUE);
  nz_record_table_set_layout (self->table, layout);
  fill (self);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (field_of (gtk_widget_get_last_child (row)) == field)
      gtk_widget_grab_focus (gtk_widget_get_last_child (row));
}

static GtkWidget *
button_new (
    NzColumnChooser *self, const NzField *field, const char *icon, const char *words, GCallback clicked)
{
  g_autofree char *label = g_strdup_printf ("%s: %s", nz_field_label (field, nz_get_language ()), words);
  GtkWidget *button = nz_icon_button_new (icon, label);

  g_object_set_data (G_OBJECT (button), "field", (gpointer)field);
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
sort_button_new (NzColumnChooser *self, const NzColumnLayout *layout, const NzField *field)
{
  gboolean descending = FALSE;
  guint place = nz_column_layout_sort_place (layout, field, &descending);
  g_autofree char *words = place == 0   ? g_strdup (_ ("not sorted"))
                           : descending ? g_strdup_printf (_ ("sort key %u, falling"), place)
                                        : g_strdup_printf (_ ("sort key %u, rising"), place);
  g_autofree char *number = g_strdup_printf ("%u %s", place, descending ? "▼" : "▲");
  GtkWidget *button = button_new (self, field, "view-sort-ascending-symbolic", words, G_CALLBACK (on_sort));

  gtk_widget_set_size_request (button, 48, -1);
  if (place > 0)
    gtk_button_set_label (GTK_BUTTON (button), number);
  return button;
}

static void
add_row (NzColumnChooser *self, const NzColumnLayout *layout, const NzField *field)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *check = gtk_check_button_new_with_label (nz_field_label (field, nz_get_language ()));
  int place = nz_column_layout_find (layout, field);
  GtkWidget *up = button_new (self, field, "go-up-symbolic", _ ("further left"), G_CALLBACK (on_up));
  GtkWidget *down = button_new (self, field, "go-down-symbolic", _ ("further right"), G_CALLBACK (on_down));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), place >= 0);
  gtk_widget_set_hexpand (check, TRUE);
  g_object_set_data (G_OBJECT (check), "field", (gpointer)field);
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), self);
  gtk_widget_set_sensitive (up, place > 0);
  gtk_widget_set_sensitive (down, place >= 0 && place + 1 < (int)layout->columns->len);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), up);
  gtk_box_append (GTK_BOX (row), down);
  gtk_box_append (GTK_BOX (row), sort_button_new (self, layout, field));
  gtk_box_append (self->rows, row);
}

/* The columns in their order, then the other fields in the description's. */
static void
fill (NzColumnChooser *self)
{
  const NzColumnLayout *layout = nz_record_table_get_layout (self->table);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);
  for (guint i = 0; i < layout->columns->len; i++)
    add_row (self, layout, g_array_index (layout->columns, NzColumn, i).field);
  for (guint i = 0; i < layout->entity->n_fields; i++)
    if (nz_column_layout_can_show (&layout->entity->fields[i])
        && nz_column_layout_find (layout, &layout->entity->fields[i]) < 0)
      add_row (self, layout, &layout->entity->fields[i]);
  for (guint i = 0; i < layout->entity->n_derived; i++)
    if (nz_column_layout_find (layout, &layout->entity->derived[i]) < 0)
      add_row (self, layout, &layout->entity->derived[i]);
}

static void
nz_column_chooser_class_init (NzColumnChooserClass *klass)
{
}

static void
nz_column_chooser_init (NzColumnChooser *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->rows));
  gtk_widget_set_size_request (scrolled, 340, -1);
  gtk_popover_set_child (GTK_POPOVER (self), scrolled);
  g_signal_connect (self, "map", G_CALLBACK (fill), NULL);
}

GtkWidget *
nz_column_chooser_new (NzRecordTable *table)
{
  NzColumnChooser *self = g_object_new (NZ_TYPE_COLUMN_CHOOSER, NULL);

  self->table = table;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Columns"), -1);
  return GTK_WIDGET (self);
}
