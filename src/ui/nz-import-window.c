/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-window.h"

#include "ui/nz-dialogs.h"
#include "ui/nz-import-assistant.h"
#include "ui/nz-import-reading.h"

static gboolean
is_free (NzWindow *window)
{
  return nz_window_get_store (window) != NULL && !nz_window_is_busy (window);
}

static void
present_assistant (NzImportPlan *plan, gpointer data)
{
  gtk_window_present (nz_import_assistant_new (NZ_WINDOW (data), plan));
}

void
nz_import_window_present_files (NzWindow *window, const char *const *paths)
{
  g_return_if_fail (NZ_IS_WINDOW (window) && paths != NULL);

  if (is_free (window) && *paths != NULL)
    nz_import_read_files (GTK_WIDGET (window), nz_window_get_store (window), paths, present_assistant,
                          g_object_ref (window), g_object_unref);
}

void
nz_import_window_present_text (NzWindow *window, const char *text)
{
  g_return_if_fail (NZ_IS_WINDOW (window) && text != NULL);

  if (is_free (window))
    nz_import_read_text (GTK_WIDGET (window), nz_window_get_store (window), text, _ ("Clipboard"),
                         present_assistant, g_object_ref (window), g_object_unref);
}

static void
on_text (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (NzWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text != NULL && *text != '\0')
    nz_import_window_present_text (window, text);
  else
    nz_window_notice (window, _ ("The clipboard holds no text. Copy cells of a spreadsheet first."), FALSE);
}

void
nz_import_window_paste (NzWindow *window)
{
  g_return_if_fail (NZ_IS_WINDOW (window));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, on_text,
                                 g_object_ref (window));
}

static void
on_chosen (GtkWidget *widget, const char *path, gpointer data)
{
  const char *const paths[] = { path, NULL };
  nz_import_window_present_files (NZ_WINDOW (widget), paths);
}

void
nz_import_window_present (NzWindow *window)
{
  g_return_if_fail (NZ_IS_WINDOW (window));

  const char *const filters[] = { _ ("Spreadsheets and address cards"), NZ_TABLES_ENDINGS, NULL };
  nz_dialog_open_file (GTK_WIDGET (window), _ ("Import a spreadsheet"), filters, on_chosen, NULL, NULL);
}

/* --- dropping --------------------------------------------------------------------------------------------
 */

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, NzWindow *window)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);
      if (path != NULL && !g_str_has_suffix (path, ".netzwerk"))
        g_strv_builder_add (paths, path);
    }
  g_auto (GStrv) all = g_strv_builder_end (paths);
  nz_import_window_present_files (window, (const char *const *)all);
  return *all != NULL;
}

void
nz_import_window_accept_drops (NzWindow *window)
{
  g_return_if_fail (NZ_IS_WINDOW (window));
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}
