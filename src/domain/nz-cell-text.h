/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/* (transfer full): a field as a cell of a table shows it, on the screen and on paper: dates in numbers, texts of several lines in one,
 * lists joined by ", ", no for a boolean that is not set left empty. */
char *nz_cell_text (NzStore *store, NzRecord *record, const NzField *field);

G_END_DECLS
