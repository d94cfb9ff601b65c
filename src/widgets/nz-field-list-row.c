/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-buttons.h"
#include "widgets/nz-contact-line.h"
#include "widgets/nz-field-rows.h"

/* A line for each value, and a button for one more. */

struct _NzFieldListRow
{
  AdwPreferencesRow parent_instance;
  NzFieldLink link;
  GtkBox *lines;
  GtkWidget *add;
};

enum
{
  CHOOSE,
  OPEN_LINK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

static gboolean
is_of_files (NzFieldListRow *self)
{
  return (self->link.field->flags & NZ_FIELD_FILE) != 0;
}

static void
on_open_link (NzFieldListRow *self, const char *uri)
{
  g_signal_emit (self, signals[OPEN_LINK], 0, uri);
}

static GtkWidget *
add_line (NzFieldListRow *self, const char *text)
{
  GtkWidget *line
      = nz_contact_line_new (self->link.field, text, nz_field_row_is_read_only (NZ_FIELD_ROW (self)));

  g_signal_connect_swapped (line, "apply", G_CALLBACK (nz_field_row_apply), self);
  g_signal_connect_swapped (line, "open-link", G_CALLBACK (on_open_link), self);
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
          nz_contact_line_set_text (NZ_CONTACT_LINE (line), text);
          line = gtk_widget_get_next_sibling (line);
        }
    }
  while (line != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (line);
      gtk_box_remove (self->lines, line);
      line = next;
    }
  gtk_widget_set_visible (self->add,
                          (values[0] != NULL || is_of_files (self)) && !nz_field_row_is_read_only (row));
}

static gboolean
apply (NzFieldRow *row, GError **error)
{
  NzFieldListRow *self = NZ_FIELD_LIST_ROW (row);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->lines)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      g_autofree char *text = g_strstrip (g_strdup (nz_contact_line_get_text (NZ_CONTACT_LINE (line))));
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

/* The line that waits for a value, or a new one. */
void
nz_field_list_row_add_value (NzFieldListRow *self, const char *text)
{
  g_return_if_fail (NZ_IS_FIELD_LIST_ROW (self) && text != NULL);

  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->lines));
  if (last != NULL && *nz_contact_line_get_text (NZ_CONTACT_LINE (last)) == '\0')
    nz_contact_line_set_text (NZ_CONTACT_LINE (last), text);
  else
    add_line (self, text);
  nz_field_row_apply (NZ_FIELD_ROW (self));
}

/* --- files and folders are chosen -------------------------------------------------------------------------
 */

static void
on_choose_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOOSE], 0, FALSE);
}

static void
on_choose_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOOSE], 0, TRUE);
}

/* The line that waits for a value, or a new one. */
static gboolean
on_type_idle (gpointer data)
{
  NzFieldListRow *self = data;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return G_SOURCE_REMOVE;
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->lines));
  if (last != NULL && *nz_contact_line_get_text (NZ_CONTACT_LINE (last)) == '\0')
    gtk_widget_grab_focus (last);
  else
    on_add (self);
  return G_SOURCE_REMOVE;
}

/* The menu gives the focus back as it closes, after this. */
static void
on_type (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_type_idle, g_object_ref (widget), g_object_unref);
}

static GtkWidget *
choose_button_new (const char *label)
{
  GtkWidget *button = nz_icon_menu_button_new ("list-add-symbolic", label, NULL);
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Choose a _file…"), "links.file");
  g_menu_append (menu, _ ("Choose a f_older…"), "links.folder");
  g_menu_append (menu, _ ("_Type a path or an address"), "links.type");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  return button;
}

/* --- the object -------------------------------------------------------------------------------------------
 */

static void
nz_field_list_row_constructed (GObject *object)
{
  NzFieldListRow *self = NZ_FIELD_LIST_ROW (object);
  NzFieldRow *row = NZ_FIELD_ROW (object);
  g_autofree char *add_label = g_strdup_printf (_ ("One more: %s"), nz_field_row_get_label (row));

  G_OBJECT_CLASS (nz_field_list_row_parent_class)->constructed (object);
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  self->add = is_of_files (self) ? choose_button_new (add_label)
                                 : nz_icon_button_new ("list-add-symbolic", add_label);
  gtk_box_append (GTK_BOX (nz_field_row_add_frame (row, GTK_WIDGET (self->lines))), self->add);
  nz_field_row_watch_input (row, GTK_WIDGET (self));
  if (!is_of_files (self))
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
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "links.file", NULL, on_choose_file);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "links.folder", NULL, on_choose_folder);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "links.type", NULL, on_type);
  signals[CHOOSE] = g_signal_new ("choose", NZ_TYPE_FIELD_LIST_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[OPEN_LINK] = g_signal_new ("open-link", NZ_TYPE_FIELD_LIST_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
nz_field_list_row_init (NzFieldListRow *self)
{
}
