/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/nz-date.h"

G_BEGIN_DECLS

/**
 * NzDayRow:
 *
 * A row into which a day is typed as people say it ("tomorrow", "in 2 weeks", "Fr", "15.3."). What was
 * understood stands beside it while typing, with its weekday, or that it was not.
 */
#define NZ_TYPE_DAY_ROW (nz_day_row_get_type ())
G_DECLARE_FINAL_TYPE (NzDayRow, nz_day_row, NZ, DAY_ROW, AdwEntryRow)

/* @day: to begin with, perhaps none; @ahead: what is typed without a year is the next such day, as of
 * nz_date_parse_near(). */
GtkWidget *nz_day_row_new (const char *title, NzDate day, gboolean ahead);
/* NZ_DATE_NONE where nothing is typed; %FALSE and NZ_ERROR_INVALID with the reason if it is not a whole day.
 */
gboolean nz_day_row_get_day (NzDayRow *row, NzDate *day, GError **error);

G_END_DECLS
