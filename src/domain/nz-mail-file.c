/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-mail-file.h"

#include "base/nz-error.h"
#include "base/nz-file.h"
#include "base/nz-i18n.h"
#include "base/nz-text.h"

#include <errno.h>
#include <glib/gstdio.h>
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

gboolean
nz_mail_file_write (GPtrArray *mails,
                    guint first,
                    guint n,
                    const char *subject,
                    GPtrArray *attachments,
                    const char *path,
                    GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  g_autoptr (GBytes) message = nz_mail_file_new (mails, first, n, subject, attachments, error);
  NzOutput *output = message != NULL ? nz_output_new (path, error) : NULL;
  if (output == NULL)
    return FALSE;
  nz_output_write (output, g_bytes_get_data (message, NULL), g_bytes_get_size (message));
  return nz_output_finish (output, error);
}

/* --- drafts --------------------------------------------------------------------------------------------- */

/* So long, in seconds, a mail program may take to begin reading what it was told to open. */
#define KEEP_DRAFTS 60

/* (transfer full) (nullable): where GLib would take a folder on the disk instead, addresses would stay
 * behind. */
static char *
dup_drafts_folder (void)
{
  const char *session = g_getenv ("XDG_RUNTIME_DIR");

  return session != NULL && *session != '\0' ? g_build_filename (session, "netzwerk-mail", NULL) : NULL;
}

char *
nz_mail_draft_new (
    GPtrArray *mails, guint first, guint n, const char *subject, GPtrArray *attachments, GError **error)
{
  g_autofree char *folder = dup_drafts_folder ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (uuid, ".eml", NULL);

  if (folder == NULL)
    {
      g_set_error_literal (
          error, NZ_ERROR, NZ_ERROR_FAILED,
          _ ("This session has no folder of its own (XDG_RUNTIME_DIR), in which a mail could "
             "wait for the mail program. Save the mail with the button beside it and open it "
             "in your mail program."));
      return NULL;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      nz_file_set_error (error, folder, errno, TRUE);
      return NULL;
    }
  g_autofree char *path = g_build_filename (folder, name, NULL);
  if (!nz_mail_file_write (mails, first, n, subject, attachments, path, error))
    return NULL;
  return g_steal_pointer (&path);
}

void
nz_mail_drafts_clear (void)
{
  g_autofree char *folder = dup_drafts_folder ();
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_str_has_suffix (name, ".eml") && g_lstat (path, &info) == 0
          && now - (gint64)info.st_mtime > KEEP_DRAFTS)
        g_unlink (path);
    }
}
