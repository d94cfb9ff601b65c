/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-label-sheet.h"
#include "render/nz-printout.h"
#include "ui/nz-print-window.h"

G_BEGIN_DECLS

/* What the files of the window share. */

/* A preview of more is not looked through: the rest is laid out for the printer only. */
#define NZ_PRINT_MOST_SHOWN 1000

struct _NzPrintWindow
{
  AdwWindow parent_instance;

  NzStore *store;
  NzDate day;
  GSettings *settings;
  GPtrArray *subjects; /* (element-type NzPrintSubject) */
  gboolean of_meeting; /* papers of a meeting, not of records */
  const char *usual; /* (nullable): of the kind shown, the sheet of labels that it is printed on by default */
  GPtrArray *sheets; /* (element-type NzLabelSheet): the last row of the choice is "own measures" */
  NzPrintout *printout; /* (nullable): what is shown */
  guint page;
  guint refresh, folding; /* sources: of a refresh that is due, and of a change of the header bar */

  AdwLeaflet *leaflet;
  GtkWidget *pane, *preview; /* the leaflet's pages */
  GtkWidget *back, *forward, *print, *save, *title;
  GtkWidget *kinds, *who;
  GtkWidget *label_group, *sheet, *measures, *first, *offset_x, *offset_y;
  GtkWidget *envelope_group, *envelope;
  GtkWidget *unite_group, *unite;
  GtkWidget *remark, *pages, *switcher, *view, *recipients, *previous, *next, *number;
};

/* nz-print-settings.c: what is chosen, and what of it the computer remembers. */

/* The pane with all rows. Needs the subjects and the sheets. (transfer floating) */
GtkWidget *nz_print_settings_new (NzPrintWindow *self);
/* Shows the rows that belong to the kind of document. */
void nz_print_settings_show (NzPrintWindow *self);
NzPrintKind nz_print_settings_kind (NzPrintWindow *self);
void nz_print_settings_set_kind (NzPrintWindow *self, NzPrintKind kind);
/* @all: everybody, and not only as many as a preview shows. @total: (out) (optional): how many there are.
 * (transfer full) */
NzPrintout *nz_print_settings_printout (NzPrintWindow *self, gboolean all, gsize *total, GError **error);
void nz_print_settings_read (NzPrintWindow *self);
/* @printer: %NULL: the one of the last time. */
void nz_print_settings_write (NzPrintWindow *self, const char *printer);

/* nz-print-window.c: several changes at once are shown once. */
void nz_print_window_queue_refresh (NzPrintWindow *self);

G_END_DECLS
