/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-mail-file.h"

#include "base/nz-file.h"
#include "base/nz-text.h"

#include <string.h>

/* Octets of base64 in a line (RFC 2045: at most 76 characters). */
#define LINE_OCTETS 57
/* Octets of text in one encoded word (RFC 2047: at most 75 characters with its marks). */
#define WORD_OCTETS 39

/* --- headers ----------------------------------------------------------------------------------------------
 */

static gboolean
is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((guchar)*p < ' ' || (guchar)*p >= 0x7f)
      return FALSE;
  return strstr (text, "=?") == NULL && strlen (text) < 60;
}

/* How many octets of @text fit into one encoded word, no character broken. */
static gsize
word_length (const char *text)
{
  const char *end = text;

  while (*end != '\0')
    {
      const char *next = g_utf8_next_char (end);
      if ((gsize)(next - text) > WORD_OCTETS)
        break;
      end = next;
    }
  return (gsize)(end - text);
}

/* As it is, or as encoded words, one a line (RFC 2047). */
static void
add_subject (GString *message, const char *subject)
{
  g_autofree char *one_line = nz_text_normalise (subject, FALSE);
  g_autofree char *clean = nz_text_strip_hidden (one_line, FALSE);

  if (is_plain (clean))
    {
      g_string_append_printf (message, "Subject: %s\r\n", clean);
      return;
    }
  g_string_append (message, "Subject:");
  for (const char *rest = clean; *rest != '\0';)
    {
      gsize length = word_length (rest);
      g_autofree char *word = g_base64_encode ((const guchar *)rest, length);
      g_string_append_printf (message, "%s =?UTF-8?B?%s?=", rest != clean ? "\r\n" : "", word);
      rest += length;
    }
  g_string_append (message, "\r\n");
}

/* One address a line: no line grows too long. */
static void
add_bcc (GString *message, GPtrArray *mails, guint first, guint n)
{
  gboolean begun = FALSE;

  for (guint i = first; i < mails->len && i - first < n; i++)
    if (nz_text_is_email (mails->pdata[i]))
      {
        g_string_append_printf (message, "%s %s", begun ? ",\r\n" : "Bcc:", (const char *)mails->pdata[i]);
        begun = TRUE;
      }
  if (begun)
    g_string_append (message, "\r\n");
}

/* --- parts ------------------------------------------------------------------------------------------------
 */

static void
add_base64 (GString *message, const guchar *octets, gsize length)
{
  for (gsize i = 0; i < length; i += LINE_OCTETS)
    {
      g_autofree char *line = g_base64_encode (octets + i, MIN (LINE_OCTETS, length - i));
      g_string_append (message, line);
      g_string_append (message, "\r\n");
    }
}

/* Its name as it is, or as RFC 2231 has it. */
static void
add_attachment (GString *message, const char *boundary, const char *path, const char *octets, gsize length)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *content = g_content_type_guess (path, (const guchar *)octets, length, NULL);
  g_autofree char *type = content != NULL ? g_content_type_get_mime_type (content) : NULL;

  g_string_append_printf (message,
                          "--%s\r\nContent-Type: %s\r\nContent-Transfer-Encoding: base64\r\n"
                          "Content-Disposition: attachment;\r\n",
                          boundary, type != NULL ? type : "application/octet-stream");
  if (is_plain (name) && strpbrk (name, "\"\\") == NULL)
    g_string_append_printf (message, " filename=\"%s\"\r\n\r\n", name);
  else
    g_string_append_printf (message, " filename*=UTF-8''%s\r\n\r\n", escaped);
  add_base64 (message, (const guchar *)octets, length);
}

static gboolean
add_attachments (GString *message, const char *boundary, GPtrArray *paths, GError **error)
{
  gsize left = NZ_MAIL_FILE_MOST;

  for (guint i = 0; i < paths->len; i++)
    {
      gsize length = 0;
      g_autofree char *octets = nz_file_read (paths->pdata[i], left, &length, error);

      if (octets == NULL)
        return FALSE;
      left -= length;
      add_attachment (message, boundary, paths->pdata[i], octets, length);
    }
  return TRUE;
}

GBytes *
nz_mail_file_new (
    GPtrArray *mails, guint first, guint n, const char *subject, GPtrArray *attachments, GError **error)
{
  g_return_val_if_fail (mails != NULL && attachments != NULL, NULL);

  g_autoptr (GString) message = g_string_new ("X-Unsent: 1\r\n");
  /* Base64 never has a line that begins so. */
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *boundary = g_strdup_printf ("=_netzwerk_%s", uuid);

  add_bcc (message, mails, first, n);
  if (subject != NULL && *subject != '\0')
    add_subject (message, subject);
  g_string_append_printf (message,
                          "MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"%s\"\r\n\r\n"
                          "--%s\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n\r\n",
                          boundary, boundary);
  if (!add_attachments (message, boundary, attachments, error))
    return NULL;
  g_string_append_printf (message, "--%s--\r\n", boundary);
  return g_string_free_to_bytes (g_steal_pointer (&message));
}
