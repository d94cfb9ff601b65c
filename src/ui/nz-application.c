/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-application.h"

#include <locale.h>

#include "base/nz-file.h"
#include "domain/nz-mail-file.h"
#include "nz-config.h"
#include "nz-icons-resource.h"
#include "nz-resources-ui.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-window.h"

struct _NzApplication
{
  AdwApplication parent_instance;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (NzApplication, nz_application, ADW_TYPE_APPLICATION)

/* The schema of an installed program lies in its data directory, that of a build in the build folder: neither
 * needs an environment variable. */
static GSettings *
settings_new (void)
{
  static const char *const folders[] = { NZ_DATADIR "/glib-2.0/schemas", NZ_BUILD_DIR "/data", NULL };
  g_autoptr (GSettingsSchemaSource) source = NULL;

  if (g_settings_schema_source_get_default () != NULL)
    source = g_settings_schema_source_ref (g_settings_schema_source_get_default ());
  for (guint i = 0; folders[i] != NULL; i++)
    {
      GSettingsSchemaSource *wider
          = g_settings_schema_source_new_from_directory (folders[i], source, FALSE, NULL);
      if (wider != NULL)
        {
          g_clear_pointer (&source, g_settings_schema_source_unref);
          source = wider;
        }
    }
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, NZ_APPLICATION_ID, TRUE) : NULL;
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

GSettings *
nz_application_get_settings (NzApplication *self)
{
  g_return_val_if_fail (NZ_IS_APPLICATION (self), NULL);
  return self->settings;
}

static void
new_window (NzApplication *self)
{
  gtk_window_present (GTK_WINDOW (nz_window_new (self)));
}

/* The last file if it is still there, else the welcome page. */
static void
nz_application_activate (GApplication *application)
{
  NzApplication *self = NZ_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  NzWindow *fresh = nz_window_new (self);
  g_autofree char *last = self->settings != NULL ? g_settings_get_string (self->settings, "last-file") : NULL;
  if (last != NULL && *last != '\0' && g_file_test (last, G_FILE_TEST_IS_REGULAR))
    nz_window_open_or_present (fresh, last);
  gtk_window_present (GTK_WINDOW (fresh));
}

/* (nullable): the one used last. Others that belong to it (the search, the preferences) may lie over it. */
static NzWindow *
some_window (NzApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (NZ_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* A file that is open already is brought to the front; an empty window takes the first. */
static void
nz_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  NzApplication *self = NZ_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = nz_file_dup_path (files[i], FALSE, &error);
      NzWindow *window = some_window (self);

      if (window == NULL)
        window = nz_window_new (self);
      if (path != NULL)
        nz_window_open_or_present (window, path);
      else
        {
          gtk_window_present (GTK_WINDOW (window));
          nz_dialog_error (GTK_WIDGET (window), error);
        }
    }
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  new_window (self);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (NZ_IS_WINDOW (l->data) && nz_window_is_busy (l->data))
      {
        gtk_window_present (l->data);
        return;
      }
  /* Each window may refuse: a value that was typed and cannot be kept is not lost without a word. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  static const char *developers[] = { "Netzwerk", NULL };

  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (self)), "application-name",
                         "Netzwerk", "application-icon", NZ_APPLICATION_ID, "version", NZ_VERSION,
                         "developers", developers, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Overview, coordination and commitment for a city’s integration network"), NULL);
}

static const struct
{
  const char *action;
  const char *keys[3];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "window.close", { "<Control>w" } },
  { "win.open", { "<Control>o" } },
  { "win.add", { "<Control>n" } },
  { "win.search", { "<Control>f" } },
  { "win.search-everything", { "<Control>k" } },
  { "win.journal", { "<Control>j" } },
  { "win.print", { "<Control>p" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.import", { "<Control>i" } },
  { "win.door", { "<Control><Shift>a" } },
  { "win.duplicates", { "<Control><Shift>d" } },
  { "win.choose-day", { "<Control>d" } },
  { "win.menu", { "F10" } },
  { "win.back", { "<Alt>Left" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
};

static void
nz_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "quit", .activate = on_quit },
    { .name = "about", .activate = on_about },
    { .name = "new-window", .activate = on_new_window },
  };

  G_APPLICATION_CLASS (nz_application_parent_class)->startup (application);
  nz_mail_drafts_clear ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           (const char *const *)shortcuts[i].keys);
  /* Alt+0 for the tenth, as it lies on the keyboard. */
  for (int i = 1; i <= 10; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.section(%d)", i);
      const char *const keys[] = { (char[]){ '<', 'A', 'l', 't', '>', (char)('0' + i % 10), '\0' }, NULL };
      gtk_application_set_accels_for_action (GTK_APPLICATION (application), action, keys);
    }
}

static void
nz_application_finalize (GObject *object)
{
  g_clear_object (&NZ_APPLICATION (object)->settings);
  G_OBJECT_CLASS (nz_application_parent_class)->finalize (object);
}

static void
nz_application_class_init (NzApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = nz_application_finalize;
  application_class->startup = nz_application_startup;
  application_class->activate = nz_application_activate;
  application_class->open = nz_application_open;
}

static void
nz_application_init (NzApplication *self)
{
  self->settings = settings_new ();
}

NzApplication *
nz_application_new (void)
{
  return g_object_new (NZ_TYPE_APPLICATION, "application-id", NZ_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/zim/Netzwerk", NULL);
}

int
nz_application_main (int argc, char **argv)
{
  g_resources_register (nz_ui_get_resource ());
  g_resources_register (nz_icons_get_resource ());
  gtk_disable_setlocale ();
  g_autoptr (NzApplication) application = nz_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
