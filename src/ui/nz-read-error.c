/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-read-error.h"

#include "base/nz-error.h"

static void
say (GtkWidget *widget, const char *message)
{
  gtk_widget_activate_action (widget, "win.notice", "s", message);
}

static void
on_root (GtkWidget *widget, GParamSpec *spec, gpointer message)
{
  if (gtk_widget_get_root (widget) == NULL)
    return;
  g_autofree char *kept = g_strdup (message);

  g_signal_handlers_disconnect_by_func (widget, on_root, message);
  say (widget, kept);
}

static void
free_message (gpointer message, GClosure *closure)
{
  g_free (message);
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
    say (widget, error->message);
  else
    g_signal_connect_data (widget, "notify::root", G_CALLBACK (on_root), g_strdup (error->message),
                           free_message, 0);
}
