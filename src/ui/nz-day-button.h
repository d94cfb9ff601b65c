/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/nz-date.h"

G_BEGIN_DECLS

/* The founding of the network: no day before it can be asked for. */
#define NZ_FIRST_DAY nz_date (1999, 10, 1)

/**
 * NzDayButton:
 *
 * Which day is shown: a button with a calendar, a line to type a day in, and the way back to today.
 * Signal: "changed" when the user chose another day.
 */
#define NZ_TYPE_DAY_BUTTON (nz_day_button_get_type ())
G_DECLARE_FINAL_TYPE (NzDayButton, nz_day_button, NZ, DAY_BUTTON, AdwBin)

GtkWidget *nz_day_button_new (void);
NzDate nz_day_button_get (NzDayButton *button);
/* The calendar opens above the button, for one at the foot of a window. */
void nz_day_button_set_above (NzDayButton *button);
/* Opens its calendar. */
void nz_day_button_popup (NzDayButton *button);
/* Emits "changed" if it is another day. */
void nz_day_button_set (NzDayButton *button, NzDate day);

G_END_DECLS
