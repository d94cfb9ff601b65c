/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* (transfer full): a field as a cell of a table shows it, on the screen and on paper: dates in numbers, texts of several lines in one,
 * lists joined by ", ", no for a boolean that is not set left empty. @field may be a derived column, read as of @day (NZ_DATE_NONE: today). */
char *nz_cell_text (NzStore *store, NzRecord *record, const NzField *field, NzDate day);

G_END_DECLS
