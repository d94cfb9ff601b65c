/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/nz-date.h"

G_BEGIN_DECLS

/**
 * NzDayView:
 *
 * A widget that can show what it shows as it was or will be on a day: a section, a card of a record's page. The window tells its sections,
 * a page its cards; whoever implements this needs no constructor with a day.
 */
#define NZ_TYPE_DAY_VIEW (nz_day_view_get_type ())
G_DECLARE_INTERFACE (NzDayView, nz_day_view, NZ, DAY_VIEW, GtkWidget)

struct _NzDayViewInterface
{
  GTypeInterface parent_interface;
  /* @day: NZ_DATE_NONE: today, whichever day that is. */
  void (*set_day) (NzDayView *self, NzDate day);
};

void nz_day_view_set_day (NzDayView *self, NzDate day);
/* Tells all views of a day below @widget, those inside another one left to it. */
void nz_day_view_set_below (GtkWidget *widget, NzDate day);
/* The day itself, and today for NZ_DATE_NONE. */
NzDate nz_day_or_today (NzDate day);

G_END_DECLS
