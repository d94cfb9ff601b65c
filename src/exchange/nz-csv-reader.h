/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-table.h"

G_BEGIN_DECLS

/* Comma separated values in memory, parsed by libcsv: files and what a spreadsheet puts on the clipboard. */

/* What separates cells: the usual ones, found out from the first rows outside quotation marks, or taken from
 * a first line "sep=;" as Excel writes it. */
#define NZ_CSV_DELIMITERS ";\t,"

/**
 * nz_csv_read:
 * @text: UTF-8 without BOM, of @size bytes
 * @name: what the file is called in messages
 * @delimiter: (inout) (optional): 0 to find it out
 *
 * Quotation marks inside a cell that does not begin with one are taken as they are. A cell that never ends,
 * or goes on after its closing mark, is an error with its line: whatever followed would be read wrong. Lines
 * without any text are no rows.
 *
 * Returns: (transfer full): %NULL and NZ_ERROR_INVALID ("file:line: …") otherwise
 */
NzTable *nz_csv_read (const char *text, gsize size, const char *name, char *delimiter, GError **error);

G_END_DECLS
