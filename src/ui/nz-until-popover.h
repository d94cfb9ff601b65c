/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/nz-date.h"

G_BEGIN_DECLS

/**
 * NzUntilPopover:
 *
 * Until when something can wait: tomorrow, in a week, in a month, or a day that is typed ("Fr", "in 2
 * Wochen"). Signal: "chosen" (int days): nz_date_to_days() of a day after today.
 */
#define NZ_TYPE_UNTIL_POPOVER (nz_until_popover_get_type ())
G_DECLARE_FINAL_TYPE (NzUntilPopover, nz_until_popover, NZ, UNTIL_POPOVER, GtkPopover)

/* (transfer floating) */
GtkWidget *nz_until_popover_new (void);

G_END_DECLS
