/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-typeset.h"
#include "render/nz-year-view.h"

G_BEGIN_DECLS

/* One small month, on paper and in the window's year view: one drawing code, in units of the screen's pixels
 * at scale 1.
 *
 * A month is 206 wide and 164 high: heading, weekdays, up to six rows of 20; week numbers, then seven columns
 * of 25. */
#define NZ_MONTH_WIDTH 206.0
#define NZ_MONTH_HEIGHT 164.0

typedef enum
{
  NZ_DAY_PUBLIC = 1 << 0,     /* public holiday: bold in the holiday colour */
  NZ_DAY_SCHOOL = 1 << 1,     /* school holidays or a free day: a band behind the numbers */
  NZ_DAY_CONFERENCE = 1 << 2, /* a disc with a white number */
  NZ_DAY_EVENT = 1 << 3,      /* a dot below */
  NZ_DAY_TODAY = 1 << 4,      /* a ring */
} NzDayFlags;

/* A plain value. */
typedef struct
{
  int year, month;
  int n_days;
  int first_weekday; /* 1 Monday to 7 Sunday */
  guint8 days[33]; /* NzDayFlags of day 1 to n_days; 0 and n_days + 1 are the neighbours in other months (for
                      the band) */
} NzMonth;

NzMonth nz_month_new (const NzYearView *view, int month);

/* Draws the month with its upper left corner at @x, @y, @scale units a pixel. Its texts come from @typeset's
 * cache. */
void nz_month_draw (cairo_t *cr,
                    NzTypeset *typeset,
                    const NzTheme *theme,
                    NzLanguage language,
                    const NzMonth *month,
                    double x,
                    double y,
                    double scale);

/* The day at a place relative to the month's corner, at scale 1; 0 if there is none. */
int nz_month_day_at (const NzMonth *month, double x, double y);
/* The middle of a day's cell, relative to the month's corner, at scale 1: for a focus ring. */
void nz_month_day_place (const NzMonth *month, int day, double *x, double *y);
/* How many weeks the month touches: 4 to 6. */
int nz_month_n_rows (const NzMonth *month);

/* The marks by themselves, for the legend: a sample of each at @x, @y (its middle). @flag is one of
 * NzDayFlags. */
void nz_month_draw_sample (
    cairo_t *cr, NzTypeset *typeset, const NzTheme *theme, NzDayFlags flag, double x, double y, double scale);

G_END_DECLS
