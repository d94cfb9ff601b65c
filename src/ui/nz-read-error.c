/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-read-error.h"

#include "base/nz-error.h"

static void
say (GtkWidget *widget, const char *message)
{
  gtk_widget_activate_action (widget, "win.notice", "s", message);
}

/* The last one that happened before the widget was anywhere. */
#define KEPT "nz-read-error"

static void
on_root (GtkWidget *widget, GParamSpec *spec, gpointer data)
{
  if (gtk_widget_get_root (widget) == NULL)
    return;
  g_autofree char *message = g_object_steal_data (G_OBJECT (widget), KEPT);

  g_signal_handlers_disconnect_by_func (widget, on_root, data);
  say (widget, message);
}

void
nz_read_error_tell (GtkWidget *widget, const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (error == NULL || g_error_matches (error, NZ_ERROR, NZ_ERROR_NOT_FOUND)
      || g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (gtk_widget_get_root (widget) != NULL)
    {
      say (widget, error->message);
      return;
    }
  if (g_object_get_data (G_OBJECT (widget), KEPT) == NULL)
    g_signal_connect (widget, "notify::root", G_CALLBACK (on_root), NULL);
  g_object_set_data_full (G_OBJECT (widget), KEPT, g_strdup (error->message), g_free);
}
