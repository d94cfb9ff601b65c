/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-xlsxwriter.h"

#include <errno.h>
#include <gmodule.h>
#include <xlsxwriter.h>

struct _NzXlsxBook
{
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *heading, *date, *time;
};

static int
failure_or (int failure, int other)
{
  return failure != 0 ? failure : other;
}

static lxw_format *
format_new (lxw_workbook *book, const char *code)
{
  lxw_format *format = workbook_add_format (book);

  if (code != NULL)
    format_set_num_format (format, code);
  return format;
}

static NzXlsxBook *
book_new (const char *path, const char *folder, const char *date_format, int *failure)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = (char *)folder };
  lxw_workbook *book;
  NzXlsxBook *self;

  errno = 0;
  book = workbook_new_opt (path, &options);
  if (book == NULL)
    {
      *failure = failure_or (errno, EIO);
      return NULL;
    }
  self = g_new0 (NzXlsxBook, 1);
  self->book = book;
  self->heading = format_new (book, NULL);
  format_set_bold (self->heading);
  self->date = format_new (book, date_format);
  self->time = format_new (book, "hh:mm");
  return self;
}

static void
book_free (NzXlsxBook *self)
{
  lxw_workbook_free (self->book);
  g_free (self);
}

/* The rows wait in temporary files of the library, which does not look whether they could be written. */
static int
check_rows (lxw_workbook *book)
{
  lxw_worksheet *sheet;
  lxw_sheet *any;

  STAILQ_FOREACH (any, book->sheets, list_pointers)
  {
    sheet = any->u.worksheet;
    if (sheet->optimize_tmpfile == NULL)
      continue;
    errno = 0;
    if (fflush (sheet->optimize_tmpfile) != 0)
      return failure_or (errno, EIO);
    if (ferror (sheet->optimize_tmpfile))
      return ENOSPC;
  }
  return 0;
}

static int
book_close (NzXlsxBook *self)
{
  int failure = check_rows (self->book);
  lxw_error code;

  if (failure != 0)
    {
      book_free (self);
      return failure;
    }
  errno = 0;
  code = workbook_close (self->book);
  failure = code == LXW_ERROR_MEMORY_MALLOC_FAILED ? ENOMEM : failure_or (errno, EIO);
  g_free (self);
  return code == LXW_NO_ERROR ? 0 : failure;
}

static int
add_sheet (NzXlsxBook *self, const char *name, const char *other)
{
  if (workbook_validate_sheet_name (self->book, name) != LXW_NO_ERROR)
    name = other;
  errno = 0;
  self->sheet = workbook_add_worksheet (self->book, name);
  return self->sheet != NULL ? 0 : failure_or (errno, EIO);
}

static lxw_format *
format_of (NzXlsxBook *self, NzXlsxStyle style)
{
  return style == NZ_XLSX_HEADING ? self->heading : style == NZ_XLSX_TIME ? self->time : NULL;
}

static void
write_text (NzXlsxBook *self, guint row, guint column, const char *text, NzXlsxStyle style)
{
  worksheet_write_string (self->sheet, row, (lxw_col_t)column, text, format_of (self, style));
}

static void
write_number (NzXlsxBook *self, guint row, guint column, double number, NzXlsxStyle style)
{
  worksheet_write_number (self->sheet, row, (lxw_col_t)column, number, format_of (self, style));
}

static void
write_date (NzXlsxBook *self, guint row, guint column, int year, int month, int day)
{
  lxw_datetime date = { .year = year, .month = month, .day = day };

  worksheet_write_datetime (self->sheet, row, (lxw_col_t)column, &date, self->date);
}

static void
finish_sheet (NzXlsxBook *self, guint last_row, const guint *widths, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    worksheet_set_column (self->sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_autofilter (self->sheet, 0, 0, last_row, (lxw_col_t)(n_columns - 1));
}

G_MODULE_EXPORT const NzXlsxwriter NZ_MODULE_NAME = {
  { NZ_XLSXWRITER_VERSION },
  book_new,
  book_close,
  book_free,
  add_sheet,
  write_text,
  write_number,
  write_date,
  finish_sheet,
};
