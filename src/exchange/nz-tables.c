/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-tables.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-file.h"
#include "base/nz-i18n.h"
#include "exchange/nz-csv-reader.h"
#include "exchange/nz-ods-reader.h"
#include "exchange/nz-vcard-reader.h"
#include "exchange/nz-xlsx-reader.h"

static gboolean
contains (const char *data, gsize size, const char *needle, gsize length)
{
  return memmem (data, size, needle, length) != NULL;
}

static gboolean
ends_with (const char *name, const char *ending)
{
  gsize length = strlen (name), own = strlen (ending);

  return length > own && g_ascii_strcasecmp (name + length - own, ending) == 0;
}

/* The first line that is not blank begins a card, perhaps behind a byte order mark. */
static gboolean
is_vcard (const char *data, gsize size)
{
  gsize i = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < size && g_ascii_isspace (data[i]))
    i++;
  return size - i >= 11 && g_ascii_strncasecmp (data + i, "BEGIN:VCARD", 11) == 0;
}

static void
refuse (GError **error, const char *name, const char *message)
{
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, "%s: %s", name, message);
}

/* --- workbooks -------------------------------------------------------------------------------------------
 */

static gboolean
is_zip (const char *data, gsize size)
{
  return size >= 4 && (memcmp (data, "PK\3\4", 4) == 0 || memcmp (data, "PK\5\6", 4) == 0);
}

/* A workbook with a password lies in a container of old Office; names stand in it as UTF-16. */
static gboolean
is_encrypted_office (const char *data, gsize size)
{
  static const char old[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  static const char package[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  return size >= sizeof old - 1 && memcmp (data, old, sizeof old - 1) == 0
         && contains (data, size, package, sizeof package - 1);
}

/* The names of the parts of an archive stand in it as they are. */
static GPtrArray *
read_workbook (const char *data, gsize size, const char *name, NzTablesOptions *options, GError **error)
{
#define HAS(word) contains (data, size, word, sizeof (word) - 1)
  if (HAS ("opendocument.spreadsheet") || (ends_with (name, ".ods") && HAS ("content.xml")))
    {
      options->format = NZ_TABLES_ODS;
      return nz_ods_read (data, size, name, error);
    }
  if (HAS ("xl/workbook") || HAS ("xl/worksheets")
      || ((ends_with (name, ".xlsx") || ends_with (name, ".xlsm")) && HAS (".rels")))
    {
      options->format = NZ_TABLES_XLSX;
      return nz_xlsx_read (data, size, name, error);
    }
  if (HAS ("word/document") || HAS ("opendocument.text"))
    refuse (error, name, _ ("This is a text document, not a table. Save the table as a workbook or as CSV."));
  else if (ends_with (name, ".xlsx") || ends_with (name, ".ods") || ends_with (name, ".xlsm"))
    refuse (error, name,
            _ ("The file is broken or cut off. Copy it anew, or open it in a spreadsheet program and save it "
               "again."));
  else
    refuse (error, name, _ ("This is a packed file. Unpack it and import the table that is in it."));
  return NULL;
#undef HAS
}

/* --- text ------------------------------------------------------------------------------------------------
 */

static GPtrArray *
one_table (NzTable *table)
{
  GPtrArray *tables;

  if (table == NULL)
    return NULL;
  tables = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_table_free);
  g_ptr_array_add (tables, table);
  return tables;
}

static GPtrArray *
read_cards (const char *data, gsize size, const char *name, NzTablesOptions *options, GError **error)
{
  g_autofree char *text = NULL;

  options->format = NZ_TABLES_VCARD;
  if (options->encoding == NZ_ENCODING_UNKNOWN || options->encoding == NZ_ENCODING_UTF_8)
    return one_table (nz_vcard_read (data, size, name, error));
  text = nz_decode (data, size, name, &options->encoding, &size, error);
  return text != NULL ? one_table (nz_vcard_read (text, size, name, error)) : NULL;
}

static GPtrArray *
read_text (const char *data, gsize size, const char *name, NzTablesOptions *options, GError **error)
{
  gsize text_size;
  g_autofree char *text = nz_decode (data, size, name, &options->encoding, &text_size, error);

  if (text == NULL)
    return NULL;
  if (is_vcard (text, text_size))
    {
      options->format = NZ_TABLES_VCARD;
      return one_table (nz_vcard_read (text, text_size, name, error));
    }
  options->format = NZ_TABLES_TEXT;
  return one_table (nz_csv_read (text, text_size, name, &options->delimiter, error));
}

/* --- all of them -----------------------------------------------------------------------------------------
 */

static void
drop_empty (GPtrArray *tables)
{
  for (guint i = tables->len; i > 0; i--)
    if (nz_table_get_n_rows (tables->pdata[i - 1]) == 0)
      g_ptr_array_remove_index (tables, i - 1);
}

GPtrArray *
nz_tables_read_data (const char *data, gsize size, const char *name, NzTablesOptions *options, GError **error)
{
  NzTablesOptions own = { 0 };
  g_autoptr (GPtrArray) tables = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (data != NULL && name != NULL, NULL);

  if (options == NULL)
    options = &own;
  if (is_zip (data, size))
    tables = read_workbook (data, size, name, options, &failure);
  else if (is_encrypted_office (data, size))
    refuse (&failure, name,
            _ ("The file is protected by a password. Save it without one, then import that."));
  else if (is_vcard (data, size))
    tables = read_cards (data, size, name, options, &failure);
  else
    tables = read_text (data, size, name, options, &failure);
  if (tables == NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  drop_empty (tables);
  if (tables->len == 0)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("%s: The file is empty."), name);
      return NULL;
    }
  return g_steal_pointer (&tables);
}

GPtrArray *
nz_tables_read (const char *path, const char *name, NzTablesOptions *options, GError **error)
{
  gsize size;
  g_autofree char *own_name = name == NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *data = nz_file_read (path, NZ_DECODE_LIMIT, &size, error);

  return data != NULL ? nz_tables_read_data (data, size, name != NULL ? name : own_name, options, error)
                      : NULL;
}
