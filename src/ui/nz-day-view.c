/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-day-view.h"

G_DEFINE_INTERFACE (NzDayView, nz_day_view, GTK_TYPE_WIDGET)

static void
nz_day_view_default_init (NzDayViewInterface *interface)
{
}

void
nz_day_view_set_day (NzDayView *self, NzDate day)
{
  g_return_if_fail (NZ_IS_DAY_VIEW (self));
  NZ_DAY_VIEW_GET_IFACE (self)->set_day (self, day);
}

void
nz_day_view_set_below (GtkWidget *widget, NzDate day)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (NZ_IS_DAY_VIEW (child))
      nz_day_view_set_day (NZ_DAY_VIEW (child), day);
    else
      nz_day_view_set_below (child, day);
}

NzDate
nz_day_or_today (NzDate day)
{
  return nz_date_is_set (day) ? day : nz_date_today ();
}
