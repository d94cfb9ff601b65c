/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-xlsx-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>

#include "base/nz-error.h"
#include "base/nz-file.h"
#include "base/nz-id.h"
#include "exchange/nz-xlsxwriter.h"

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
  const NzXlsxwriter *library;
  NzXlsxBook *book;
  locale_t locale; /* with a point in numbers, whatever the user's has */
};

/* --- opening
 * ------------------------------------------------------------------------------------------------ */

static gboolean
open_book (NzXlsxWriter *self, GError **error)
{
  int failure = 0;

  self->library = nz_module_get (NZ_XLSXWRITER_MODULE, NZ_XLSXWRITER_VERSION, error);
  if (self->library == NULL)
    return FALSE;
  self->book
      = self->library->book_new (nz_output_get_temporary_path (self->output), self->folder,
                                 self->language == NZ_LANGUAGE_DE ? "dd.mm.yyyy" : "yyyy-mm-dd", &failure);
  if (self->book == NULL)
    nz_file_set_error (error, self->path, failure, TRUE);
  return self->book != NULL;
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
    self->library->book_free (self->book);
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
  const NzEntity *entity;
  guint row;
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
note_width (Sheet *sheet, guint column, guint width)
{
  sheet->widths[column] = MAX (sheet->widths[column], width);
}

static void
write_text (Sheet *sheet, guint column, const char *text, NzXlsxStyle style)
{
  g_autofree char *escaped = dup_escaped (text);
  const char *end = strchr (text, '\n');

  if (*text == '\0')
    return;
  sheet->writer->library->write_text (sheet->writer->book, sheet->row, column, escaped, style);
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
write_field (Sheet *sheet,
             guint column,
             NzExportSet *set,
             NzLookup *lookup,
             NzRecord *record,
             const NzField *field,
             GError **error)
{
  NzXlsxWriter *self = sheet->writer;
  NzDate date = field->type == NZ_TYPE_DATE && field->via == NULL ? nz_record_get_date (record, field->name)
                                                                  : NZ_DATE_NONE;
  gint64 number;

  /* what a record does not say itself may hang on it */
  if (field->via == NULL && !nz_record_has (record, field->name)
      && nz_field_get_further (sheet->entity, field) == NULL)
    return TRUE;
  if (nz_date_is_full (date) && nz_date_compare (date, nz_date (1900, 3, 1)) >= 0)
    {
      self->library->write_date (self->book, sheet->row, column, date.year, date.month, date.day);
      note_width (sheet, column, 10);
      return TRUE;
    }
  if (field->type == NZ_TYPE_INTEGER || field->type == NZ_TYPE_TIME)
    {
      gboolean is_time = field->type == NZ_TYPE_TIME;

      number = nz_record_get_int (record, field->name);
      self->library->write_number (self->book, sheet->row, column,
                                   is_time ? (double)number / (24 * 60) : (double)number,
                                   is_time ? NZ_XLSX_TIME : NZ_XLSX_PLAIN);
      return TRUE;
    }

  g_autofree char *text = nz_export_cell (set, lookup, record, field, self->language, error);
  if (text == NULL)
    return FALSE;
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
  write_text (sheet, column, text, NZ_XLSX_PLAIN);
  return TRUE;
}

/* --- sheets
 * ------------------------------------------------------------------------------------------------- */

static gboolean
add_sheet (NzXlsxWriter *self, const NzEntity *entity, GError **error)
{
  int failure
      = self->library->add_sheet (self->book, nz_entity_plural (entity, self->language), entity->name);

  if (failure != 0)
    nz_file_set_error (error, self->path, failure, TRUE);
  return failure == 0;
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
      g_autofree char *lead = nz_export_set_dup_lead (set, record);

      sheet->row++;
      if (lead != NULL)
        write_text (sheet, 0, lead, NZ_XLSX_PLAIN);
      for (guint i = 0; i < n_fields && local == NULL; i++)
        write_field (sheet, i + (lead != NULL), set, lookup, record, fields[i], &local);
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
    sheet->widths[i] = CLAMP (sheet->widths[i] + 2, LEAST_WIDTH, MOST_WIDTH);
  sheet->writer->library->finish_sheet (sheet->writer->book, sheet->row, sheet->widths, n_columns);
}

static gboolean
write_sheet (NzXlsxWriter *self, NzExportSet *set, NzLookup *lookup, guint *count, GError **error)
{
  const NzEntity *entity = nz_export_set_get_entity (set);
  guint n_fields;
  const NzField *const *fields = nz_export_set_get_fields (set, &n_fields);
  g_autofree guint *widths = g_new0 (guint, n_fields + 1);
  Sheet sheet = { self, entity, 0, widths };
  const char *lead = nz_export_set_lead (set, self->language);
  guint first = lead != NULL ? 1 : 0;

  if (!add_sheet (self, entity, error))
    return FALSE;
  if (lead != NULL)
    write_text (&sheet, 0, lead, NZ_XLSX_HEADING);
  for (guint i = 0; i < n_fields; i++)
    {
      write_text (&sheet, first + i, nz_export_heading (entity, fields[i], self->language), NZ_XLSX_HEADING);
      widths[first + i] += HEADING_ROOM;
    }
  if (!write_records (&sheet, set, lookup, count, error))
    return FALSE;
  finish_sheet (&sheet, n_fields + first);
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
  int failure = self->library->book_close (g_steal_pointer (&self->book));

  return failure != 0 || is_whole (self->output) ? failure : ENOSPC;
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
