/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Comma separated values in memory, parsed by libcsv. The delimiter (comma, semicolon or tab) is found out
 * from the first rows, outside quotation marks, or taken from a first line "sep=;" as Excel writes it. Empty
 * lines are no rows. */

typedef struct _NzCsvTable NzCsvTable;

/**
 * nz_csv_table_new:
 * @text: UTF-8 without BOM, of @size bytes; copied
 * @name: what the file is called in messages
 *
 * Quotation marks inside a cell that does not begin with one are taken as they are. A cell that never ends,
 * or goes on after its closing mark, is an error with its line: whatever followed would be read wrong.
 *
 * Returns: (transfer full): %NULL and NZ_ERROR_INVALID ("file:line: …") otherwise
 */
NzCsvTable *nz_csv_table_new (const char *text, gsize size, const char *name, GError **error);
void nz_csv_table_free (NzCsvTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzCsvTable, nz_csv_table_free)

char nz_csv_table_get_delimiter (const NzCsvTable *table);
gsize nz_csv_table_get_n_rows (const NzCsvTable *table);
/* The line, counted from 1, in which the row begins. */
int nz_csv_table_get_line (const NzCsvTable *table, gsize row);
guint nz_csv_table_get_n_cells (const NzCsvTable *table, gsize row);
/* (transfer none): "" where the row has no such cell. As it stands in the file, without its quotation marks.
 */
const char *nz_csv_table_get_cell (const NzCsvTable *table, gsize row, guint column);

G_END_DECLS
