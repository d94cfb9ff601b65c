/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/nz-date.h"

G_BEGIN_DECLS

/**
 * NzTimelineBar: one line: a name and from when to when.
 * @strong: drawn in the accent colour (who chairs)
 */
typedef struct
{
  char *name;
  NzDate since, until;
  gboolean strong;
} NzTimelineBar;

NzTimelineBar *nz_timeline_bar_new (const char *name, NzDate since, NzDate until, gboolean strong);
void nz_timeline_bar_free (NzTimelineBar *bar);

/* A small picture of periods, one line each, with years below; a line marks @day. What it says must stand in
 * words beside it: @words is its accessible description. @bars: (element-type NzTimelineBar) (transfer full):
 * not empty. (transfer floating) */
GtkWidget *nz_timeline_new (GPtrArray *bars, NzDate day, const char *label, const char *words);

G_END_DECLS
