/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-section.h"

G_BEGIN_DECLS

/* Attendance over the years: a table of organisations and the last conferences, "●" represented, "○" excused,
 * nothing else; sorted by name, rate or longest gap. A row leads to its organisation; it prints as the paper
 * of the same name. Over the window of @section, through which organisations are opened. */
void nz_attendance_window_present (NzSection *section, NzStore *store);

G_END_DECLS
