/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-container.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"

struct _NzContainer
{
  const char *data;
  gsize size;
  char *name;
  gsize unpacked; /* of all files so far */
  struct archive *archive;
  xmlTextReaderPtr reader;
  GError *failure;
};

NzContainer *
nz_container_new (const char *data, gsize size, const char *name)
{
  NzContainer *self = g_new0 (NzContainer, 1);

  g_return_val_if_fail (data != NULL && name != NULL, NULL);

  self->data = data;
  self->size = size;
  self->name = g_strdup (name);
  return self;
}

void
nz_container_free (NzContainer *self)
{
  if (self == NULL)
    return;
  nz_container_close (self, NULL);
  g_free (self->name);
  g_free (self);
}

const char *
nz_container_get_name (NzContainer *self)
{
  return self->name;
}

static void
fail (NzContainer *self, const char *message)
{
  if (self->failure == NULL)
    self->failure = g_error_new (NZ_ERROR, NZ_ERROR_INVALID, "%s: %s", self->name, message);
}

static void
fail_broken (NzContainer *self)
{
  fail (self, _ ("The file is broken or cut off. Copy it anew, or open it in a spreadsheet program and save "
                 "it again."));
}

/* --- the archive -----------------------------------------------------------------------------------------
 */

static gboolean
bursts (NzContainer *self)
{
  return self->unpacked > NZ_CONTAINER_LIMIT
         || (self->unpacked > NZ_CONTAINER_ALWAYS && self->unpacked / NZ_CONTAINER_RATIO > self->size);
}

static int
on_read (void *data, char *buffer, int size)
{
  NzContainer *self = data;
  la_ssize_t read = archive_read_data (self->archive, buffer, (size_t)size);

  if (read < 0)
    {
      if (archive_read_has_encrypted_entries (self->archive) > 0)
        fail (self, _ ("The file is protected by a password. Save it without one, then import that."));
      else
        fail_broken (self);
      return -1;
    }
  self->unpacked += (gsize)read;
  if (bursts (self))
    {
      fail (self, _ ("The file unpacks to more than a table can hold; it is not read."));
      return -1;
    }
  return (int)read;
}

static void
close_archive (NzContainer *self)
{
  if (self->archive != NULL)
    archive_read_free (self->archive);
  self->archive = NULL;
}

/* Goes to @part; FALSE where it is not there or the archive cannot be read. */
static gboolean
seek (NzContainer *self, const char *part)
{
  struct archive_entry *entry;
  int status = ARCHIVE_OK;

  self->archive = archive_read_new ();
  archive_read_support_format_zip_seekable (self->archive);
  if (archive_read_open_memory (self->archive, self->data, self->size) != ARCHIVE_OK)
    {
      fail_broken (self);
      return FALSE;
    }
  while ((status = archive_read_next_header (self->archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    {
      const char *path = archive_entry_pathname (entry);

      if (path != NULL && g_ascii_strcasecmp (path, part) == 0)
        return TRUE;
    }
  if (status != ARCHIVE_EOF)
    fail_broken (self);
  return FALSE;
}

/* --- XML -------------------------------------------------------------------------------------------------
 */

static void
ignore_error (void *data, const xmlError *error)
{
}

xmlTextReaderPtr
nz_container_open (NzContainer *self, const char *part, GError **error)
{
  g_return_val_if_fail (self->reader == NULL && self->archive == NULL, NULL);

  if (!seek (self, part))
    {
      nz_container_close (self, error);
      return NULL;
    }
  self->reader = xmlReaderForIO (on_read, NULL, self, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
  if (self->reader == NULL)
    g_error ("libxml2 cannot begin");
  xmlTextReaderSetStructuredErrorHandler (self->reader, (xmlStructuredErrorFunc)ignore_error, NULL);
  return self->reader;
}

gboolean
nz_container_next (NzContainer *self)
{
  int status;

  if (self->failure != NULL)
    return FALSE;
  status = xmlTextReaderRead (self->reader);
  if (status == 1 && xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
    status = -1;
  if (status < 0)
    fail_broken (self);
  return status == 1;
}

gboolean
nz_container_close (NzContainer *self, GError **error)
{
  gboolean is_good = self->failure == NULL;

  g_clear_pointer (&self->reader, xmlFreeTextReader);
  close_archive (self);
  if (self->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  return is_good;
}

gboolean
nz_xml_is (xmlTextReaderPtr reader, const char *name)
{
  return strcmp ((const char *)xmlTextReaderConstLocalName (reader), name) == 0;
}

char *
nz_xml_dup_attribute (xmlTextReaderPtr reader, const char *name)
{
  char *value = NULL;

  while (value == NULL && xmlTextReaderMoveToNextAttribute (reader) == 1)
    if (nz_xml_is (reader, name))
      {
        const xmlChar *text = xmlTextReaderConstValue (reader);
        value = g_strdup (text != NULL ? (const char *)text : "");
      }
  xmlTextReaderMoveToElement (reader);
  return value;
}

int
nz_xml_int_attribute (xmlTextReaderPtr reader, const char *name, int fallback)
{
  g_autofree char *text = nz_xml_dup_attribute (reader, name);
  gint64 value;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, G_MININT, G_MAXINT, &value, NULL))
    return fallback;
  return (int)value;
}

gboolean
nz_xml_true_attribute (xmlTextReaderPtr reader, const char *name, gboolean fallback)
{
  g_autofree char *text = nz_xml_dup_attribute (reader, name);

  if (text == NULL)
    return fallback;
  return g_str_equal (text, "1") || g_ascii_strcasecmp (text, "true") == 0
         || g_ascii_strcasecmp (text, "on") == 0;
}
