/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <string.h>

/* Writes ZIP archives in memory, as workbooks are: name, content, name, content, …, NULL. (transfer full) */
static inline GByteArray *
archive_new (const char *first, ...)
{
  gsize limit = 64 * 1024 * 1024, used = 0;
  guint8 *buffer = g_malloc (limit);
  struct archive *archive = archive_write_new ();
  va_list arguments;
  GByteArray *bytes;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, limit, &used), ==, ARCHIVE_OK);
  va_start (arguments, first);
  for (const char *name = first; name != NULL; name = va_arg (arguments, const char *))
    {
      const char *content = va_arg (arguments, const char *);
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, name);
      archive_entry_set_size (entry, (la_int64_t)strlen (content));
      archive_entry_set_filetype (entry, AE_IFREG);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, content, strlen (content));
      archive_entry_free (entry);
    }
  va_end (arguments);
  archive_write_close (archive);
  archive_write_free (archive);
  bytes = g_byte_array_new ();
  g_byte_array_append (bytes, buffer, (guint)used);
  g_free (buffer);
  return bytes;
}
