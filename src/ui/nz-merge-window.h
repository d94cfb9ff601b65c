/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/nz-window.h"

G_BEGIN_DECLS

/* Two records side by side, field by field, with a proposal that can be changed; "Merge" makes them one, one step of undo. An error dialog over
 * @parent where they cannot be merged (domain/nz-merge.h). @merged gets the id that stays and a word for a toast; it is not called after
 * "Cancel", nor when @parent has gone meanwhile. */
typedef void (*NzMerged) (gint64 kept, const char *text, gpointer data);
void nz_merge_window_present (
    GtkWidget *parent, NzStore *store, const NzEntity *entity, gint64 a, gint64 b, NzMerged merged, gpointer data);
/* The same over the program's window: then a word with the way back, and the record that stays. */
void nz_merge_in_window (NzWindow *window, const NzEntity *entity, gint64 a, gint64 b);

G_END_DECLS
