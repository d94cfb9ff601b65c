/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/nz-record-list.h"

G_BEGIN_DECLS

/**
 * NzRecordSelection:
 *
 * Which records of a list are selected: by id, so that a record stays selected when the list is sorted or
 * narrowed and comes back selected when it comes back. None, one or many, as GTK's keys and clicks say. Costs
 * nothing for rows that nobody sees.
 */
#define NZ_TYPE_RECORD_SELECTION (nz_record_selection_get_type ())
G_DECLARE_FINAL_TYPE (NzRecordSelection, nz_record_selection, NZ, RECORD_SELECTION, GObject)

/* (transfer full): keeps a reference to @list. */
NzRecordSelection *nz_record_selection_new (NzRecordList *list);
NzRecordList *nz_record_selection_get_list (NzRecordSelection *selection);
/* Only this record, in the list or not; 0: none. */
void nz_record_selection_select_only (NzRecordSelection *selection, gint64 id);
/* Shows only the first @most rows until it is called again with 0: GTK makes two hundred rows at once, of
 * which a window shows thirty, so that these stand there sooner. Whatever changes the list shows all of it.
 */
void nz_record_selection_set_most (NzRecordSelection *selection, guint most);
/* How many rows of the list are selected. */
guint nz_record_selection_count (NzRecordSelection *selection);
/* The selected one where the list shows exactly one, else 0. */
gint64 nz_record_selection_get_single (NzRecordSelection *selection);
/* (transfer full) (element-type gint64): those that the list shows, in its order. */
GArray *nz_record_selection_dup_ids (NzRecordSelection *selection);
/* Gives the keyboard to the selected row of @view, a GtkListView, or where none is selected to @view. */
void nz_record_selection_focus_row (GtkWidget *view);

G_END_DECLS
