/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-day-button.h"
#include "ui/nz-section.h"
#include "ui/nz-toaster.h"
#include "ui/nz-window.h"

G_BEGIN_DECLS

/* What the files of the window share. */

struct _NzWindow
{
  AdwApplicationWindow parent_instance;

  NzApplication *application; /* borrowed: it outlives its windows */
  NzStore *store;
  gulong store_handler;
  guint busy; /* how many are at work on the store */

  AdwToastOverlay *toasts;
  NzToaster *toaster;
  GtkStack *pages;
  NzDate day; /* that is shown; NZ_DATE_NONE: today */
  NzDayButton *day_button;
  GtkRevealer *day_bar;
  GtkLabel *day_text;
  GtkRevealer *bar;
  GtkLabel *bar_text;
  AdwLeaflet *leaflet;
  GtkListBox *sidebar;
  GtkMenuButton *menu_button;
  GtkWidget *sidebar_header;
  GtkLabel *file_name;
  GtkLabel *file_state;
  GtkStack *sections;

  NzWidth width;
};

/* nz-window-actions.c */
void nz_window_install_actions (GtkWidgetClass *klass);
/* Which actions can be used now. */
void nz_window_update_actions (NzWindow *self);
void nz_window_prepare_menu (NzWindow *self);
/* Applies what is being typed; FALSE if it was refused and keeps the focus. */
gboolean nz_window_leave_entry (NzWindow *self);

/* nz-window-file.c: opening, creating, recent files. */
void nz_window_install_file_actions (GtkWidgetClass *klass);

/* nz-window-day.c */
void nz_window_install_day_actions (GtkWidgetClass *klass);
void nz_window_prepare_day (NzWindow *self);

/* nz-window-filters.c: rows of the sidebar, saved filters among them. */
GtkListBoxRow *nz_window_section_row (NzWindow *self, guint index);
guint nz_window_row_section (NzWindow *self, GtkListBoxRow *row);
/* Shows what the row's filter names, in the section that shows; FALSE if it is no filter. */
gboolean nz_window_show_filter (NzWindow *self, GtkListBoxRow *row);
void nz_window_update_filters (NzWindow *self);

/* nz-window.c */
void nz_window_take_store (NzWindow *self, NzStore *store);
NzSection *nz_window_get_section (NzWindow *self);
void nz_window_show_section (NzWindow *self, guint index);
void nz_window_update_counts (NzWindow *self);

G_END_DECLS
