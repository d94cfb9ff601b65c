/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/nz-record-list.h"

G_BEGIN_DECLS

/**
 * NzListPane:
 *
 * The list half of a section: header bar, search, filter chips made from the description, the list, and what
 * is said where it is empty. Several records can be selected; a bar then says what can be done with them.
 * Where there is room it can be a table (NzRecordTable), which the computer remembers for each entity.
 *
 * Signals: "table" when it became a table or a list again; "notice" (const char *, gboolean with_undo), as
 * NzSection's; "selected" (gint64 id) when the user or nz_list_pane_select() chose a record (0: none);
 * "activated" (gint64 id) on click or Enter.
 */
#define NZ_TYPE_LIST_PANE (nz_list_pane_get_type ())
G_DECLARE_FINAL_TYPE (NzListPane, nz_list_pane, NZ, LIST_PANE, GtkBox)

GtkWidget *nz_list_pane_new (NzStore *store, const NzEntity *entity);
gint64 nz_list_pane_get_selected (NzListPane *pane);
/* Selects a record and scrolls to it, lifting the search where it hides it. Filters stay: FALSE if they hide
 * the record, which is selected as soon as it comes back. */
gboolean nz_list_pane_select (NzListPane *pane, gint64 id);
/* The same, lifting filters too where they hide it. */
void nz_list_pane_reveal (NzListPane *pane, gint64 id);
/* The record after @id, or the one before where it is the last; 0 if there is none: what to show when it
 * goes. */
gint64 nz_list_pane_get_neighbour (NzListPane *pane, gint64 id);
void nz_list_pane_focus_search (NzListPane *pane);
void nz_list_pane_focus_list (NzListPane *pane);
/* The same as soon as the rows stand there: after the list was opened or turned into a table or back. */
void nz_list_pane_focus_list_soon (NzListPane *pane);
/* The day as of which the list is; NZ_DATE_NONE: today. */
void nz_list_pane_set_day (NzListPane *pane, NzDate day);
/* Shows what a rule names, besides the chips. @rule: (nullable); @saved: the saved filter that it is, 0 if
 * none. */
void nz_list_pane_apply_filter (NzListPane *pane, const NzRule *rule, gint64 saved);
/* (transfer full) (nullable) (element-type gint64): what a search, chips or a rule leave, in its order; %NULL
 * where nothing narrows the list but "Active". */
GArray *nz_list_pane_dup_chosen (NzListPane *pane);
/* Asks to delete what is selected; FALSE if that is not several. */
gboolean nz_list_pane_delete_several (NzListPane *pane);
/* Whether it shows columns and wants the whole width. */
gboolean nz_list_pane_is_table (NzListPane *pane);
/* Too narrow for a table. */
void nz_list_pane_set_narrow (NzListPane *pane, gboolean narrow);
/* Whether the pane is the last one to the right, and whether the sidebar is folded away. */
void nz_list_pane_set_edges (NzListPane *pane, gboolean last, gboolean with_back);

G_END_DECLS
