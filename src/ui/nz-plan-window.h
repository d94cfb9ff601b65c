/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Shows the planner's proposal for a year over @parent: each date with its reason, the next best to choose
 * instead, what was avoided. "Accept" makes the conferences as one undoable step and then calls @accepted
 * (data), which may be %NULL. A year that cannot be planned gives an error dialog. */
typedef void (*NzPlanAccepted) (guint n, gpointer data);
void
nz_plan_window_present (GtkWindow *parent, NzStore *store, int year, NzPlanAccepted accepted, gpointer data);

G_END_DECLS
