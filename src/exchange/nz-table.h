/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NzTable:
 *
 * A table of texts in memory, whatever format it came from (CSV, a sheet of a workbook, cards, the
 * clipboard): what the import reads. Filled by one reader per format (nz-csv-reader.h and its like), then
 * only read; the import may mend single cells. Rows without any text are no rows, and vanish while the table
 * is filled.
 */
typedef struct _NzTable NzTable;

/* What a reader noticed about a cell, a row or the whole sheet and the text alone does not say. */
typedef enum
{
  NZ_TABLE_MERGED,   /* the cell is one with its neighbours; those below have its text, too */
  NZ_TABLE_STRUCK,   /* struck through: perhaps not valid any more */
  NZ_TABLE_COLOURED, /* has a background colour that may mean something */
  NZ_TABLE_HIDDEN,   /* a hidden row, column or sheet */
  NZ_TABLE_FORMULA,  /* its text is the last result of a formula */
  NZ_TABLE_FAILED,   /* a formula that has no result (#REF!) or a value that cannot be read; its text is "" */
  NZ_TABLE_COMMENTED, /* has a comment beside it, which is not read */
  NZ_TABLE_CUT,       /* a limit was reached; the rest was not read */
  NZ_TABLE_N_REMARKS,
} NzTableRemark;

/* The row of a remark on the whole sheet; the column of a remark on a whole row. */
#define NZ_TABLE_ALL_ROWS G_MAXSIZE
#define NZ_TABLE_ALL_COLUMNS G_MAXUINT
/* More columns than this no reader adds: it is no table of ours, and no person wrote it. */
#define NZ_TABLE_MOST_COLUMNS 1000

/* (transfer full): @name: what it is called in messages: "akteure.csv", "mappe.xlsx: Tabelle1". */
NzTable *nz_table_new (const char *name);
/* (transfer full) */
NzTable *nz_table_copy (const NzTable *table);
void nz_table_free (NzTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzTable, nz_table_free)

const char *nz_table_get_name (const NzTable *table);
gsize nz_table_get_n_rows (const NzTable *table);
/* The line (or the sheet's row number), counted from 1, in which the row begins. */
int nz_table_get_line (const NzTable *table, gsize row);
guint nz_table_get_n_cells (const NzTable *table, gsize row);
/* The largest number of cells of any row. */
guint nz_table_get_n_columns (const NzTable *table);
/* (transfer none): "" where the row has no such cell. Lives until a cell is added or set. */
const char *nz_table_get_cell (const NzTable *table, gsize row, guint column);
/* Makes the row longer where it has no such cell. */
void nz_table_set_cell (NzTable *table, gsize row, guint column, const char *text);
/* The text of @row's cell in that of @to, kept once. */
void nz_table_repeat_cell (NzTable *table, gsize row, gsize to, guint column);
/* Whether cells that look like a formula carry an apostrophe (nz-csv-writer.h): only in text files. */
gboolean nz_table_is_guarded (const NzTable *table);
void nz_table_set_guarded (NzTable *table, gboolean is_guarded);

/* For readers: a new row; then its cells from left to right; after the last row nz_table_end(). Strings are
 * copied; @size -1: up to its NUL. A NUL inside ends the text. The row under way counts in
 * nz_table_get_n_rows(). */
void nz_table_begin_row (NzTable *table, int line);
void nz_table_add_cell (NzTable *table, const char *text, gssize size);
void nz_table_end (NzTable *table);
/* The row that begins in @line; %FALSE if there is none. */
gboolean nz_table_find_line (const NzTable *table, int line, gsize *row);

/* In any order, before the last nz_table_end() (which may be called more than once). Beyond two millions they
 * are only counted. */
void nz_table_remark (NzTable *table, gsize row, guint column, NzTableRemark remark);
/* Exactly this cell, this row as a whole or the sheet as a whole. */
gboolean nz_table_has_remark (const NzTable *table, gsize row, guint column, NzTableRemark remark);
/* Of cells, rows and sheet together. */
guint nz_table_count_remarks (const NzTable *table, NzTableRemark remark);
/* One after the other by row and column, those on the whole sheet left out: begin with *@iter 0. %FALSE: no
 * more. */
gboolean
nz_table_next_remark (const NzTable *table, NzTableRemark remark, gsize *iter, gsize *row, guint *column);

G_END_DECLS
