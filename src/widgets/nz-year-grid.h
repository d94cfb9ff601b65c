/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/nz-year-view.h"

G_BEGIN_DECLS

/**
 * NzYearGrid:
 *
 * The year as twelve small months with its legend, drawn by the same code as the year's page on paper. By its
 * width three, two or one month stand beside each other. One day has the keyboard's place: arrows go from day
 * to day (beyond the year too), Page Up and Page Down by a year, T to today, Home and End to the ends of the
 * year; Enter or a click activates the day. What the day is stands in the tooltip and is the widget's
 * accessible name.
 *
 * Signals: "day-activated" (int days since 1970); "year-wanted" (int year) when the keyboard left the year:
 * the owner gives another view.
 */
#define NZ_TYPE_YEAR_GRID (nz_year_grid_get_type ())
G_DECLARE_FINAL_TYPE (NzYearGrid, nz_year_grid, NZ, YEAR_GRID, GtkWidget)

GtkWidget *nz_year_grid_new (void);
/* @view: (transfer full). The keyboard's day keeps its place in the year. */
void nz_year_grid_set_view (NzYearGrid *grid, NzYearView *view);
/* (transfer none) (nullable) */
const NzYearView *nz_year_grid_get_view (NzYearGrid *grid);
/* Only the month of the keyboard's day, for narrow windows. */
void nz_year_grid_set_single (NzYearGrid *grid, gboolean single);
gboolean nz_year_grid_get_single (NzYearGrid *grid);
NzDate nz_year_grid_get_day (NzYearGrid *grid);
/* Goes to a day; asks for its year where it is another one. */
void nz_year_grid_go_to (NzYearGrid *grid, NzDate day);
/* (transfer full): "Thursday, 3 June 2027: 149th network conference, school holidays". */
char *nz_year_grid_describe (NzYearGrid *grid, NzDate day);

G_END_DECLS
