/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-window-private.h"

#include <glib/gstdio.h>

#include "base/nz-error.h"
#include "domain/nz-rules.h"
#include "exchange/nz-example.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-export-window.h"
#include "ui/nz-import-window.h"
#include "ui/nz-sections.h"

/* The window and files: opening, creating, the example, recent files, import and export. */

static const char *const *
netzwerk_filters (void)
{
  static const char *filters[3];
  filters[0] = _ ("Netzwerk files");
  filters[1] = "netzwerk";
  return filters;
}

static void
remember (NzWindow *self, const char *path)
{
  GSettings *settings = nz_application_get_settings (self->application);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (whole, NULL, NULL);
  const GtkRecentData data = { .mime_type = (char *)"application/x-netzwerk",
                               .app_name = (char *)"Netzwerk",
                               .app_exec = (char *)"netzwerk %f" };

  if (settings != NULL)
    g_settings_set_string (settings, "last-file", whole);
  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* A window that has a file keeps it: another file opens beside it. */
static void
show_store (NzWindow *self, NzStore *store)
{
  NzWindow *window = self->store == NULL ? self : nz_window_new (self->application);

  remember (self, nz_store_get_path (store));
  nz_window_take_store (window, store);
  gtk_window_present (GTK_WINDOW (window));
}

/* By device and number, not by name: a link or another way to the same place is the same file. */
static NzWindow *
find_window (NzApplication *application, const char *path)
{
  GStatBuf wanted, open;

  if (g_stat (path, &wanted) != 0)
    return NULL;
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    if (NZ_IS_WINDOW (l->data) && NZ_WINDOW (l->data)->store != NULL
        && g_stat (nz_store_get_path (NZ_WINDOW (l->data)->store), &open) == 0 && open.st_ino == wanted.st_ino
        && open.st_dev == wanted.st_dev)
      return l->data;
  return NULL;
}

/* --- a file that cannot be written or is in use
 * ------------------------------------------------------------------- */

typedef struct
{
  NzWindow *window; /* weak: it may be closed while the question stands */
  char *path;
} Attempt;

static void
attempt_free (gpointer data, GClosure *closure)
{
  Attempt *attempt = data;
  g_clear_weak_pointer (&attempt->window);
  g_free (attempt->path);
  g_free (attempt);
}

static void open_with (NzWindow *self, const char *path, NzStoreFlags flags);

static void
on_in_use_response (AdwMessageDialog *dialog, const char *response, Attempt *attempt)
{
  if (attempt->window == NULL)
    return;
  if (g_str_equal (response, "read"))
    open_with (attempt->window, attempt->path, NZ_STORE_READ);
  else if (g_str_equal (response, "take-over"))
    open_with (attempt->window, attempt->path, NZ_STORE_TAKE_OVER);
}

/* Somebody else has the file: read it meanwhile, or take over after a crash where that can work. */
static void
offer_in_use (NzWindow *self, const char *path, const GError *error)
{
  GtkWidget *widget
      = adw_message_dialog_new (GTK_WINDOW (self), _ ("The file is open elsewhere"), error->message);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Attempt *attempt = g_new0 (Attempt, 1);

  attempt->path = g_strdup (path);
  g_set_weak_pointer (&attempt->window, self);
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  if (g_error_matches (error, NZ_ERROR, NZ_ERROR_STALE_LOCK))
    {
      adw_message_dialog_add_response (dialog, "take-over", _ ("_Take over after a crash"));
      adw_message_dialog_set_response_appearance (dialog, "take-over", ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_add_response (dialog, "read", _ ("Open for _reading"));
  adw_message_dialog_set_response_appearance (dialog, "read", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "read");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_in_use_response), attempt, attempt_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_with (NzWindow *self, const char *path, NzStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) store = nz_store_open (path, flags, &error);

  if (store == NULL && g_error_matches (error, NZ_ERROR, NZ_ERROR_READ_ONLY) && (flags & NZ_STORE_READ) == 0)
    {
      g_clear_error (&error);
      store = nz_store_open (path, NZ_STORE_READ, &error);
    }
  if (store == NULL)
    {
      /* At the start there is no window yet that the dialog could lie over. */
      if (!gtk_widget_get_visible (GTK_WIDGET (self)))
        gtk_window_present (GTK_WINDOW (self));
      if (g_error_matches (error, NZ_ERROR, NZ_ERROR_IN_USE)
          || g_error_matches (error, NZ_ERROR, NZ_ERROR_STALE_LOCK))
        offer_in_use (self, path, error);
      else
        nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  show_store (self, store);
}

void
nz_window_open_or_present (NzWindow *self, const char *path)
{
  g_return_if_fail (NZ_IS_WINDOW (self) && path != NULL);

  NzWindow *open = find_window (self->application, path);
  if (open != NULL)
    gtk_window_present (GTK_WINDOW (open));
  else
    open_with (self, path, NZ_STORE_WRITE);
}

static void
on_file_to_open (GtkWidget *widget, const char *path, gpointer data)
{
  nz_window_open_or_present (NZ_WINDOW (widget), path);
}

static void
on_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  nz_dialog_open_file (widget, _ ("Open a file"), netzwerk_filters (), on_file_to_open, NULL, NULL);
}

/* --- new files
 * ---------------------------------------------------------------------------------------------------- */

/* (transfer full) */
static char *
with_ending (const char *path)
{
  return g_str_has_suffix (path, ".netzwerk") ? g_strdup (path) : g_strconcat (path, ".netzwerk", NULL);
}

static void
on_new_file_chosen (GtkWidget *widget, const char *chosen, gpointer data)
{
  NzWindow *self = NZ_WINDOW (widget);
  g_autofree char *path = with_ending (chosen);
  g_autoptr (GError) error = NULL;

  g_autoptr (NzStore) store = nz_store_create (path, &error);
  if (store == NULL)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  show_store (self, store);
}

static void
on_new_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  nz_dialog_save_file (widget, _ ("Create a new file"), _ ("My network.netzwerk"), netzwerk_filters (),
                       on_new_file_chosen, NULL, NULL);
}

/* The example lies with the user's data, made once; a second visit finds it as it was left. */
static void
on_example (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "netzwerk", NULL);
  g_autofree char *path = g_build_filename (folder, _ ("Erfurt example.netzwerk"), NULL);
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      nz_window_open_or_present (self, path);
      return;
    }

  g_mkdir_with_parents (folder, 0700);
  g_autoptr (NzStore) store = nz_store_create (path, &error);
  if (store == NULL || !nz_example_fill (store, nz_date_today (), &error))
    {
      nz_dialog_error (widget, error);
      if (store != NULL)
        {
          nz_store_close (store);
          g_unlink (path);
        }
      return;
    }
  show_store (self, store);
}

static void
on_open_uri (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *path = g_filename_from_uri (g_variant_get_string (parameter, NULL), NULL, NULL);

  if (path != NULL)
    nz_window_open_or_present (NZ_WINDOW (widget), path);
}

/* --- import, export, check
 * ------------------------------------------------------------------------------------------ */

static void
on_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  nz_import_window_present (NZ_WINDOW (widget));
}

static void
on_import_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  nz_import_window_paste (NZ_WINDOW (widget));
}

/* Proposes what the section shows. */
static void
on_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  const char *shown = gtk_stack_get_visible_child_name (self->sections);
  NzExportScope scope = { 0 };

  for (guint i = 0; i < nz_n_sections (); i++)
    if (g_strcmp0 (nz_section_info (i)->name, shown) == 0 && nz_section_info (i)->entities[0] != NULL)
      scope.entity = nz_entity_by_name (nz_section_info (i)->entities[0]);
  if (self->store != NULL)
    nz_export_window_present (self, &scope);
}

/* A file manager shows it among its neighbours; where there is none that can, the folder opens. */
static void
on_shown (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree char *folder = data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (answer == NULL)
    g_app_info_launch_default_for_uri_async (folder, NULL, NULL, NULL, NULL);
}

static void
on_show_file (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (file);
  const char *const uris[] = { uri, NULL };
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());

  if (bus == NULL || parent == NULL)
    return;
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems", g_variant_new ("(^ass)", uris, ""),
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_shown, g_file_get_uri (parent));
}

static void
on_backup_chosen (GtkWidget *widget, const char *chosen, gpointer data)
{
  NzWindow *self = NZ_WINDOW (widget);
  g_autofree char *path = with_ending (chosen);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  /* The chooser asked about the name that was typed, not about the whole one. */
  if (!g_str_equal (path, chosen) && g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (&error, NZ_ERROR, NZ_ERROR_EXISTS,
                 _ ("“%s” exists already and was left as it is. Choose another name."), name);
  if (error != NULL || !nz_store_backup (self->store, path, &error))
    {
      nz_dialog_error (widget, error);
      return;
    }
  g_autofree char *text = g_strdup_printf (_ ("Backup copy saved as “%s”"), name);
  nz_window_notice (self, text, FALSE);
}

/* "Erfurt 2026-11-23.netzwerk": the copies of a year stand in their order. */
static void
on_backup (GtkWidget *widget, const char *action, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  g_autofree char *name = g_filename_display_basename (nz_store_get_path (self->store));
  char day[NZ_DATE_TEXT_SIZE];

  if (g_str_has_suffix (name, ".netzwerk"))
    name[strlen (name) - strlen (".netzwerk")] = '\0';
  g_autofree char *suggested
      = g_strdup_printf ("%s %s.netzwerk", name, nz_date_to_iso (nz_date_today (), day));
  nz_dialog_save_file (widget, _ ("Save a backup copy"), suggested, netzwerk_filters (), on_backup_chosen,
                       NULL, NULL);
}

static void
on_check (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) structure = nz_store_check (self->store, &error);
  g_autoptr (GPtrArray) rules = structure != NULL ? nz_rules_check (self->store, &error) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const guint limit = 12;

  if (rules == NULL)
    {
      nz_dialog_error (widget, error);
      return;
    }
  g_ptr_array_extend_and_steal (structure, g_steal_pointer (&rules));
  for (guint i = 0; i < structure->len && i < limit; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", ((NzFinding *)structure->pdata[i])->message);
  if (structure->len > limit)
    g_string_append_printf (text, nz_ngettext ("\n… and %u more", "\n… and %u more", structure->len - limit),
                            structure->len - limit);

  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), structure->len == 0 ? _ ("Everything is in order") : _ ("Worth a look"),
      structure->len == 0 ? _ ("The file is whole, and no record breaks a rule.") : text->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
nz_window_install_file_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open", NULL, on_open);
  gtk_widget_class_install_action (klass, "win.open-uri", "s", on_open_uri);
  gtk_widget_class_install_action (klass, "win.new-file", NULL, on_new_file);
  gtk_widget_class_install_action (klass, "win.example", NULL, on_example);
  gtk_widget_class_install_action (klass, "win.import", NULL, on_import);
  gtk_widget_class_install_action (klass, "win.import-paste", NULL, on_import_paste);
  gtk_widget_class_install_action (klass, "win.export", NULL, on_export);
  gtk_widget_class_install_action (klass, "win.show-file", "s", on_show_file);
  gtk_widget_class_install_action (klass, "win.backup", NULL, on_backup);
  gtk_widget_class_install_action (klass, "win.check", NULL, on_check);
}
