/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <unistd.h>

/* Loaded before a program (LD_PRELOAD) by start.py: when the first window that it presents has painted its
 * first frame, the process ends. So a program is timed as it is, without a hook of its own. */

static void
on_painted (GdkFrameClock *clock, gpointer data)
{
  /* Nothing that would be done afterwards belongs to the time. */
  _exit (0);
}

static void
on_mapped (GtkWidget *window, gpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  if (clock != NULL)
    g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), NULL);
}

void
gtk_window_present (GtkWindow *window)
{
  static void (*present) (GtkWindow * window);

  if (present == NULL)
    {
      present = (void (*) (GtkWindow *))dlsym (RTLD_NEXT, "gtk_window_present");
      g_signal_connect (window, "map", G_CALLBACK (on_mapped), NULL);
    }
  present (window);
}
