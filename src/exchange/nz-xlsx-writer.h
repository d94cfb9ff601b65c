/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-export-set.h"

G_BEGIN_DECLS

/**
 * NzXlsxWriter:
 *
 * A workbook (ECMA-376, by libxlsxwriter) with a sheet for each set of records, in constant memory: a bold
 * heading row that stays, a filter over all columns, widths by content. The same columns and cells as in CSV,
 * but numbers, full dates and times are typed, and text is always text, whatever it begins with. Dates that
 * are partial, or before March 1900, where spreadsheets count wrong, stand as ISO text.
 */
typedef struct _NzXlsxWriter NzXlsxWriter;

/* What a cell and a sheet of a workbook can hold (ECMA-376, and every spreadsheet program). */
#define NZ_XLSX_MOST_CHARACTERS 32767
#define NZ_XLSX_MOST_ROWS 1048576

/* (transfer full): into @path, whole or not at all. NZ_ERROR_IO */
NzXlsxWriter *nz_xlsx_writer_new (const char *path, NzLanguage language, GError **error);
/* One more sheet. @count: (inout) (optional): grows by the records written. NZ_ERROR_INVALID where a text is
 * longer than a cell can be, or there are more rows than a sheet has: nothing is cut silently. */
gboolean
nz_xlsx_writer_add (NzXlsxWriter *writer, NzExportSet *set, NzLookup *lookup, guint *count, GError **error);
/* (transfer full) @writer: puts the file in its place; frees @writer in any case. */
gboolean nz_xlsx_writer_finish (NzXlsxWriter *writer, GError **error);
/* Drops what has been written. */
void nz_xlsx_writer_free (NzXlsxWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzXlsxWriter, nz_xlsx_writer_free)

G_END_DECLS
