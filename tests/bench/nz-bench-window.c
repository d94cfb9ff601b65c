/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-bench-window.h"

#include "nz-icons-resource.h"
#include "ui/nz-resources-ui.h"

void
nz_bench_drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

GtkWidget *
nz_bench_window_new (GtkApplication *application, int width, int height)
{
  GtkWidget *window = gtk_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

int
nz_bench_application_run (int argc, char **argv, GCallback activated, gpointer data)
{
  g_autoptr (AdwApplication) application = NULL;

  g_resources_register (nz_ui_get_resource ());
  g_resources_register (nz_icons_get_resource ());
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.zim.Netzwerk.Bench", "flags",
                              G_APPLICATION_NON_UNIQUE, "resource-base-path", "/org/zim/Netzwerk", NULL);
  g_signal_connect (application, "activate", activated, data);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
