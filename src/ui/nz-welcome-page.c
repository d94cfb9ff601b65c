/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-welcome-page.h"

struct _NzWelcomePage
{
  AdwBin parent_instance;
  GtkListBox *recent;
  GtkWidget *recent_group;
};

G_DEFINE_FINAL_TYPE (NzWelcomePage, nz_welcome_page, ADW_TYPE_BIN)

static void
on_recent_activated (GtkListBox *list, GtkListBoxRow *row, NzWelcomePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s",
                              (const char *)g_object_get_data (G_OBJECT (row), "uri"));
}

static void
fill_recent (NzWelcomePage *self)
{
  GtkWidget *child;
  guint shown = 0;
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, child);
  for (GList *l = items; l != NULL && shown < 5; l = l->next)
    {
      g_autofree char *path = g_filename_from_uri (gtk_recent_info_get_uri (l->data), NULL, NULL);
      if (path == NULL || !g_str_has_suffix (path, ".netzwerk")
          || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *folder = g_path_get_dirname (path);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *name_markup = g_markup_escape_text (name, -1);
      g_autofree char *folder_markup = g_markup_escape_text (folder, -1);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name_markup);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder_markup);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (gtk_recent_info_get_uri (l->data)), g_free);
      gtk_list_box_append (self->recent, row);
      shown++;
    }
  g_list_free_full (items, (GDestroyNotify)gtk_recent_info_unref);
  gtk_widget_set_visible (self->recent_group, shown > 0);
}

/* What was opened in between stands there, too. */
static void
nz_welcome_page_map (GtkWidget *widget)
{
  fill_recent (NZ_WELCOME_PAGE (widget));
  GTK_WIDGET_CLASS (nz_welcome_page_parent_class)->map (widget);
}

static void
nz_welcome_page_class_init (NzWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = nz_welcome_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/zim/Netzwerk/ui/nz-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NzWelcomePage, recent);
  gtk_widget_class_bind_template_child (widget_class, NzWelcomePage, recent_group);
  gtk_widget_class_bind_template_callback (widget_class, on_recent_activated);
}

static void
nz_welcome_page_init (NzWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
nz_welcome_page_new (void)
{
  return g_object_new (NZ_TYPE_WELCOME_PAGE, NULL);
}
