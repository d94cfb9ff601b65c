/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-list-pane.h"
#include "ui/nz-record-table.h"
#include "ui/nz-rule-bar.h"
#include "ui/nz-selection-bar.h"

G_BEGIN_DECLS

/* What the files of the pane share. */

struct _NzListPane
{
  GtkBox parent_instance;

  NzStore *store;
  NzRecordList *list;
  NzRecordSelection *selection;
  gint64 open;        /* the record that was selected last; a search may hide it for a while */
  NzDate day;         /* NZ_DATE_NONE: today */
  gboolean quiet;     /* the selection moves by our own hand */
  gboolean painted;   /* the first frame is over */
  gboolean is_alone;  /* the list fills the window */
  guint focus_frames; /* until the keyboard goes to the list */

  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *back;
  GtkSearchEntry *search;
  GtkBox *chips;
  GtkStack *stack;
  GtkListView *view;
  AdwStatusPage *empty;
  AdwStatusPage *nothing_found;
  AdwBin *rule_bin;
  AdwBin *table_bin;
  AdwBin *bar_bin;
  GtkWidget *as_table;
  GtkWidget *columns;
  GtkWidget *menu;
  GSimpleActionGroup *actions;
  NzRuleBar *rule_bar;
  NzRecordTable *table; /* (nullable): made when it is first shown */
  NzSelectionBar *bar;
  gboolean wants_table;
  gboolean is_narrow; /* too narrow for a table */
  const char *group;  /* "", "letter" or the name of a field of the entity */
};

/* nz-list-pane-view.c: as a table or as a list, under headings or not, on paper and in files; what of it the
 * computer remembers. */
void nz_list_pane_prepare_view (NzListPane *self);
/* What was chosen the last time. */
void nz_list_pane_load_view (NzListPane *self);
/* The page of the stack that shows where there is something to show. */
const char *nz_list_pane_page (NzListPane *self);

/* nz-list-pane.c */
void nz_list_pane_show_page (NzListPane *self);

G_END_DECLS
