/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-module.h"

G_BEGIN_DECLS

#define NZ_XLSXWRITER_MODULE "xlsxwriter"
#define NZ_XLSXWRITER_VERSION 1

typedef enum
{
  NZ_XLSX_PLAIN,
  NZ_XLSX_HEADING, /* bold */
  NZ_XLSX_TIME,
} NzXlsxStyle;

/* A workbook and the sheet that is being written. */
typedef struct _NzXlsxBook NzXlsxBook;

/**
 * NzXlsxwriter: what the program uses of libxlsxwriter, a module (base/nz-module.h)
 * @book_new: at @path, in constant memory, with temporary files in @folder; @date_format: how dates are
 * shown. (transfer full): %NULL with an errno in @failure
 * @book_close: (transfer full): writes and frees it; 0 or an errno
 * @book_free: drops it
 * @add_sheet: called @name, or @other where a sheet cannot be called that; 0 or an errno
 * @write_text: rows and columns count from 0; rows come one after the other
 * @finish_sheet: @widths by column in characters; the heading row stays, with a filter over all columns
 *
 * Numbers are written as the thread's locale has them (LC_NUMERIC): the caller sees to a point.
 */
typedef struct
{
  NzModule module;
  NzXlsxBook *(*book_new) (const char *path, const char *folder, const char *date_format, int *failure);
  int (*book_close) (NzXlsxBook *book);
  void (*book_free) (NzXlsxBook *book);
  int (*add_sheet) (NzXlsxBook *book, const char *name, const char *other);
  void (*write_text) (NzXlsxBook *book, guint row, guint column, const char *text, NzXlsxStyle style);
  void (*write_number) (NzXlsxBook *book, guint row, guint column, double number, NzXlsxStyle style);
  void (*write_date) (NzXlsxBook *book, guint row, guint column, int year, int month, int day);
  void (*finish_sheet) (NzXlsxBook *book, guint last_row, const guint *widths, guint n_columns);
} NzXlsxwriter;

G_END_DECLS
