/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* (transfer full): a field as a cell of a table shows it, on the screen and on paper: dates in numbers, texts
 * of several lines in one, lists joined by ", ", no for a boolean that is not set left empty. @field may be a
 * derived column, read as of @day (NZ_DATE_NONE: today). %NULL and @error where the store could not be read:
 * nothing is known then, which is not the same as an empty cell. */
char *nz_cell_text (
    NzStore *store, NzRecord *record, const NzField *field, NzDate day, NzLanguage language, GError **error);
/* (transfer full) (element-type gint64): whom that cell names, of a reference of the record: its own one
 * first, then those of the entity's further rows, each once. %NULL and @error on failure. */
GArray *nz_cell_references (NzStore *store, NzRecord *record, const NzField *field, GError **error);

G_END_DECLS
