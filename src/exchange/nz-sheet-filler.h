/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-table.h"

G_BEGIN_DECLS

/**
 * NzSheetFiller:
 *
 * Fills an NzTable from the cells of a spreadsheet, which come with their places, have gaps, are hidden and
 * merged. What XLSX and ODS share. Places are "B3"; columns count from 0, rows (lines of the table) from 1.
 */
typedef struct _NzSheetFiller NzSheetFiller;

/* @n_cells: counts the cells of all sheets of the workbook; beyond NZ_WORKBOOK_MOST_CELLS none is added and
 * the sheet gets the remark NZ_TABLE_CUT. */
NzSheetFiller *nz_sheet_filler_new (const char *name, gsize *n_cells);
void nz_sheet_filler_free (NzSheetFiller *filler);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzSheetFiller, nz_sheet_filler_free)

/* Rows must come in rising order; one that does not is left out, and the sheet cut. */
void nz_sheet_filler_begin_row (NzSheetFiller *filler, int line, gboolean is_hidden);
/* Whether the workbook's limit has been reached, so that a reader may stop. */
gboolean nz_sheet_filler_is_full (NzSheetFiller *filler);
/* @remarks: bits 1 << NzTableRemark; dropped where the cell has no text, but for NZ_TABLE_FAILED */
void nz_sheet_filler_add (NzSheetFiller *filler, guint column, const char *text, guint remarks);
void nz_sheet_filler_hide_columns (NzSheetFiller *filler, int first, int last);
void nz_sheet_filler_merge (NzSheetFiller *filler, const char *range);
void nz_sheet_filler_merge_at (NzSheetFiller *filler, int line, guint column, guint n_rows, guint n_columns);
void nz_sheet_filler_remark_place (NzSheetFiller *filler, const char *place, NzTableRemark remark);
void nz_sheet_filler_remark_at (NzSheetFiller *filler, int line, guint column, NzTableRemark remark);
void nz_sheet_filler_remark_sheet (NzSheetFiller *filler, NzTableRemark remark);
/* (transfer full): once, at the end. */
NzTable *nz_sheet_filler_finish (NzSheetFiller *filler);

/* "AB12" → column 27, row 12; %FALSE and nothing set if it is no place. "$" is allowed. */
gboolean nz_sheet_parse_place (const char *place, guint *column, int *row);
/* (transfer full): "2004-03-15T09:30:00" → "2004-03-15 09:30"; midnight is no time of day. */
char *nz_sheet_dup_day (const char *iso);

G_END_DECLS
