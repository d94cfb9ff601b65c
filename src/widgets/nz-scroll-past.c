/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-scroll-past.h"

#include <math.h>

/* A step of the wheel as far as in GTK's own scrolled windows. */
static double
step_of (GtkEventControllerScroll *scroll, GtkAdjustment *adjustment)
{
  return gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE
             ? 1
             : pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0);
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, GtkWidget *widget)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));
  GtkWidget *page = gtk_widget_get_ancestor (gtk_widget_get_parent (widget), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;

  if (page == NULL || (state & GDK_SHIFT_MASK) != 0 || fabs (dx) > fabs (dy))
    return GDK_EVENT_PROPAGATE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + dy * step_of (scroll, adjustment));
  return GDK_EVENT_STOP;
}

void
nz_scroll_past (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), widget);
  gtk_widget_add_controller (widget, scroll);
}
