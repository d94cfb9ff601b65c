/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-xlsx-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <xlsxwriter.h>

#include "base/nz-error.h"
#include "base/nz-file.h"
#include "base/nz-id.h"

#define LEAST_WIDTH 8
#define MOST_WIDTH 60
/* Room for the arrow of the filter. */
#define HEADING_ROOM 4
/* As many bytes at the end of a part of the container are looked at. */
#define TAIL 12

struct _NzXlsxWriter
{
  char *path;
  char *folder; /* of the temporary files of the library: on the disk that is written to */
  NzOutput *output;
  NzLanguage language;
  lxw_workbook *book;
  lxw_format *heading, *date, *time;
  locale_t locale; /* with a point in numbers, whatever the user's has */
};

/* --- opening
 * ------------------------------------------------------------------------------------------------ */

static lxw_format *
format_new (lxw_workbook *book, const char *code)
{
  lxw_format *format = workbook_add_format (book);

  if (code != NULL)
    format_set_num_format (format, code);
  return format;
}

static gboolean
open_book (NzXlsxWriter *self, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = self->folder };

  errno = 0;
  self->book = workbook_new_opt (nz_output_get_temporary_path (self->output), &options);
  if (self->book == NULL)
    {
      nz_file_set_error (error, self->path, errno != 0 ? errno : EIO, TRUE);
      return FALSE;
    }
  self->heading = format_new (self->book, NULL);
  format_set_bold (self->heading);
  self->date = format_new (self->book, self->language == NZ_LANGUAGE_DE ? "dd.mm.yyyy" : "yyyy-mm-dd");
  self->time = format_new (self->book, "hh:mm");
  return TRUE;
}

NzXlsxWriter *
nz_xlsx_writer_new (const char *path, NzLanguage language, GError **error)
{
  g_autoptr (NzXlsxWriter) self = g_new0 (NzXlsxWriter, 1);

  self->path = g_strdup (path);
  self->folder = g_path_get_dirname (path);
  self->language = language;
  self->locale = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));
  self->output = nz_output_new (path, error);
  if (self->output == NULL || !open_book (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
nz_xlsx_writer_free (NzXlsxWriter *self)
{
  if (self == NULL)
    return;
  if (self->book != NULL)
    lxw_workbook_free (self->book);
  g_clear_pointer (&self->output, nz_output_discard);
  if (self->locale != (locale_t)0)
    freelocale (self->locale);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/* --- cells
 * -------------------------------------------------------------------------------------------------- */

typedef struct
{
  NzXlsxWriter *writer;
  lxw_worksheet *sheet;
  const NzEntity *entity;
  lxw_row_t row;
  guint *widths; /* by column, in characters */
} Sheet;

static gboolean
is_escape (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  for (int i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return text[6] == '_';
}

/* What would be read as an escape of the format (ST_Xstring: _x0007_), and the two characters that XML cannot
 * have and the library lets through. (transfer full) */
static char *
dup_escaped (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_escape (p))
        g_string_append (escaped, "_x005F_");
      else if (c == 0xfffe || c == 0xffff)
        g_string_append_printf (escaped, "_x%04X_", c);
      else
        g_string_append_len (escaped, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

static void
note_width (Sheet *sheet, lxw_col_t column, guint width)
{
  sheet->widths[column] = MAX (sheet->widths[column], width);
}

static void
write_text (Sheet *sheet, lxw_col_t column, const char *text, lxw_format *format)
{
  g_autofree char *escaped = dup_escaped (text);
  const char *end = strchr (text, '\n');

  if (*text == '\0')
    return;
  worksheet_write_string (sheet->sheet, sheet->row, column, escaped, format);
  note_width (sheet, column, (guint)g_utf8_strlen (text, end != NULL ? end - text : -1));
}

/* Two of UTF-16's units stand for a character outside the first plane. */
static gboolean
fits (const char *text)
{
  glong units = 0;

  if (strlen (text) <= NZ_XLSX_MOST_CHARACTERS)
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    units += g_utf8_get_char (p) > 0xffff ? 2 : 1;
  return units <= NZ_XLSX_MOST_CHARACTERS;
}

static gboolean
write_field (
    Sheet *sheet, lxw_col_t column, NzLookup *lookup, NzRecord *record, const NzField *field, GError **error)
{
  NzDate date = field->type == NZ_TYPE_DATE ? nz_record_get_date (record, field->name) : NZ_DATE_NONE;
  gint64 number;

  if (!nz_record_has (record, field->name))
    return TRUE;
  if (nz_date_is_full (date) && nz_date_compare (date, nz_date (1900, 3, 1)) >= 0)
    {
      lxw_datetime datetime = { .year = date.year, .month = date.month, .day = date.day };

      worksheet_write_datetime (sheet->sheet, sheet->row, column, &datetime, sheet->writer->date);
      note_width (sheet, column, 10);
      return TRUE;
    }
  if (field->type == NZ_TYPE_INTEGER || field->type == NZ_TYPE_TIME)
    {
      gboolean is_time = field->type == NZ_TYPE_TIME;

      number = nz_record_get_int (record, field->name);
      worksheet_write_number (sheet->sheet, sheet->row, column,
                              is_time ? (double)number / (24 * 60) : (double)number,
                              is_time ? sheet->writer->time : NULL);
      return TRUE;
    }

  g_autofree char *text = nz_export_cell (lookup, record, field, sheet->writer->language);
  if (!fits (text))
    {
      char id[NZ_ID_TEXT_SIZE];

      g_set_error (
          error, NZ_ERROR, NZ_ERROR_INVALID,
          _ ("%s %s: “%s” is longer than the %d characters that a cell of a workbook holds. Export as CSV or "
             "JSON instead."),
          nz_entity_label (sheet->entity, nz_get_language ()), nz_id_to_text (nz_record_get_id (record), id),
          nz_field_label (field, nz_get_language ()), NZ_XLSX_MOST_CHARACTERS);
      return FALSE;
    }
  write_text (sheet, column, text, NULL);
  return TRUE;
}

/* --- sheets
 * ------------------------------------------------------------------------------------------------- */

static lxw_worksheet *
add_sheet (NzXlsxWriter *self, const NzEntity *entity, GError **error)
{
  const char *name = nz_entity_plural (entity, self->language);
  lxw_worksheet *sheet;

  if (workbook_validate_sheet_name (self->book, name) != LXW_NO_ERROR)
    name = entity->name;
  errno = 0;
  sheet = workbook_add_worksheet (self->book, name);
  if (sheet == NULL)
    nz_file_set_error (error, self->path, errno != 0 ? errno : EIO, TRUE);
  return sheet;
}

static gboolean
write_records (Sheet *sheet, NzExportSet *set, NzLookup *lookup, guint *count, GError **error)
{
  g_autoptr (GError) local = NULL;
  guint n_fields;
  const NzField *const *fields = nz_export_set_get_fields (set, &n_fields);
  NzRecord *record;

  while (local == NULL && (record = nz_export_set_next (set, &local)) != NULL)
    {
      char id[NZ_ID_TEXT_SIZE];

      sheet->row++;
      write_text (sheet, 0, nz_id_to_text (nz_record_get_id (record), id), NULL);
      for (guint i = 0; i < n_fields && local == NULL; i++)
        write_field (sheet, (lxw_col_t)(i + 1), lookup, record, fields[i], &local);
      if (count != NULL)
        (*count)++;
    }
  if (local == NULL)
    return nz_lookup_is_complete (lookup, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
finish_sheet (Sheet *sheet, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    worksheet_set_column (sheet->sheet, (lxw_col_t)i, (lxw_col_t)i,
                          (double)CLAMP (sheet->widths[i] + 2, LEAST_WIDTH, MOST_WIDTH), NULL);
  worksheet_freeze_panes (sheet->sheet, 1, 0);
  worksheet_autofilter (sheet->sheet, 0, 0, sheet->row, (lxw_col_t)(n_columns - 1));
}

static gboolean
write_sheet (NzXlsxWriter *self, NzExportSet *set, NzLookup *lookup, guint *count, GError **error)
{
  const NzEntity *entity = nz_export_set_get_entity (set);
  guint n_fields;
  const NzField *const *fields = nz_export_set_get_fields (set, &n_fields);
  g_autofree guint *widths = g_new0 (guint, n_fields + 1);
  Sheet sheet = { self, add_sheet (self, entity, error), entity, 0, widths };

  if (sheet.sheet == NULL)
    return FALSE;
  write_text (&sheet, 0, "id", self->heading);
  for (guint i = 0; i < n_fields; i++)
    {
      write_text (&sheet, (lxw_col_t)(i + 1), nz_export_heading (entity, fields[i], self->language),
                  self->heading);
      widths[i + 1] += HEADING_ROOM;
    }
  if (!write_records (&sheet, set, lookup, count, error))
    return FALSE;
  finish_sheet (&sheet, n_fields + 1);
  return TRUE;
}

gboolean
nz_xlsx_writer_add (NzXlsxWriter *self, NzExportSet *set, NzLookup *lookup, guint *count, GError **error)
{
  locale_t before;
  gboolean done;

  g_return_val_if_fail (self != NULL && set != NULL, FALSE);

  if (nz_export_set_get_size (set) >= NZ_XLSX_MOST_ROWS)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   _ ("%s are more than the %d rows of a sheet. Export as CSV or JSON instead."),
                   nz_entity_plural (nz_export_set_get_entity (set), nz_get_language ()), NZ_XLSX_MOST_ROWS);
      return FALSE;
    }
  before = uselocale (self->locale);
  done = write_sheet (self, set, lookup, count, error);
  uselocale (before);
  return done;
}

/* --- closing
 * ------------------------------------------------------------------------------------------------ */

static int
errno_of (lxw_error code)
{
  switch (code)
    {
    case LXW_ERROR_MEMORY_MALLOC_FAILED:
      return ENOMEM;
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
    default:
      return errno != 0 ? errno : EIO;
    }
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
      return errno != 0 ? errno : EIO;
    if (ferror (sheet->optimize_tmpfile))
      return ENOSPC;
  }
  return 0;
}

/* Whether the part ends as XML does: what did not fit on the disk is missing there. */
static gboolean
is_whole_part (struct archive *archive, struct archive_entry *entry)
{
  const char *name = archive_entry_pathname (entry);
  const char *end = g_str_has_prefix (name != NULL ? name : "", "xl/worksheets/sheet") ? "</worksheet>" : ">";
  char tail[TAIL + 1] = "";
  gsize filled = 0;
  const void *block;
  size_t size;
  la_int64_t offset;
  int code;

  while ((code = archive_read_data_block (archive, &block, &size, &offset)) == ARCHIVE_OK)
    {
      gsize fresh = MIN (size, TAIL);
      gsize kept = MIN (filled, TAIL - fresh);

      memmove (tail, tail + filled - kept, kept);
      memcpy (tail + kept, (const char *)block + size - fresh, fresh);
      filled = kept + fresh;
    }
  tail[filled] = '\0';
  return code == ARCHIVE_EOF && g_str_has_suffix (g_strchomp (tail), end);
}

static gboolean
is_whole (NzOutput *output)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gboolean good;
  int code = ARCHIVE_OK;

  archive_read_support_format_zip (archive);
  good = archive_read_open_filename (archive, nz_output_get_temporary_path (output), 65536) == ARCHIVE_OK;
  while (good && (code = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    good = is_whole_part (archive, entry);
  archive_read_free (archive);
  return good && code == ARCHIVE_EOF;
}

/* 0 or an errno. */
static int
close_book (NzXlsxWriter *self)
{
  int failure = check_rows (self->book);
  lxw_error code;

  if (failure != 0)
    return failure;
  errno = 0;
  code = workbook_close (g_steal_pointer (&self->book));
  if (code != LXW_NO_ERROR)
    return errno_of (code);
  return is_whole (self->output) ? 0 : ENOSPC;
}

gboolean
nz_xlsx_writer_finish (NzXlsxWriter *writer, GError **error)
{
  g_autoptr (NzXlsxWriter) self = writer;
  locale_t before;
  int failure;

  g_return_val_if_fail (self != NULL, FALSE);

  before = uselocale (self->locale);
  failure = close_book (self);
  uselocale (before);
  if (failure != 0)
    {
      nz_file_set_error (error, self->path, failure, TRUE);
      return FALSE;
    }
  return nz_output_finish (g_steal_pointer (&self->output), error);
}
