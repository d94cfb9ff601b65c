/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-file.h"

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "base/nz-id.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_SIZE (64 * 1024)

struct _NzOutput
{
  char *path;      /* as the caller named it, for messages */
  char *target;    /* the file itself, behind symbolic links */
  char *temporary; /* equal to target where that is a device or a pipe */
  GString *buffer;
  int fd;
  int error; /* the first errno, 0 while all is well */
};

static const char *
reason (int errnum, gboolean writing)
{
  switch (errnum)
    {
    case ENOENT:
      return writing ? _ ("the folder does not exist") : _ ("there is no such file");
    case ENOTDIR:
      return _ ("a part of the path is not a folder");
    case EACCES:
    case EPERM:
      return writing ? _ ("you may not write there") : _ ("you may not read it");
    case EROFS:
      return _ ("the medium can only be read");
    case ENOSPC:
      return _ ("the disk is full");
    case EDQUOT:
      return _ ("your share of the disk is used up");
    case EFBIG:
      return _ ("it would be larger than a file may be here");
    case EISDIR:
      return _ ("it is a folder");
    case ENAMETOOLONG:
      return _ ("the name is too long");
    case EIO:
      return _ ("the disk reports a fault");
    default:
      return g_strerror (errnum);
    }
}

void
nz_file_set_error (GError **error, const char *path, int errnum, gboolean writing)
{
  g_autofree char *name = g_filename_display_name (path);
  NzError code = errnum == ENOENT && !writing ? NZ_ERROR_NOT_FOUND : NZ_ERROR_IO;

  /* TRANSLATORS: the file's name, then the reason as a clause without a full stop */
  g_set_error (error, NZ_ERROR, (int)code,
               writing ? _ ("“%s” could not be written: %s.") : _ ("“%s” could not be read: %s."), name,
               reason (errnum, writing));
}

static void
output_free (NzOutput *output)
{
  if (output->fd >= 0)
    close (output->fd);
  if (output->buffer != NULL)
    g_string_free (output->buffer, TRUE);
  g_free (output->path);
  g_free (output->target);
  g_free (output->temporary);
  g_free (output);
}

/* A new file beside the target, for its owner alone. */
static int
open_temporary (NzOutput *output)
{
  g_autofree char *folder = g_path_get_dirname (output->target);
  g_autofree char *base = g_path_get_basename (output->target);

  if (strlen (base) > 200)
    base[200] = '\0';
  for (int attempt = 0; attempt < 8; attempt++)
    {
      char text[NZ_ID_TEXT_SIZE];
      g_autofree char *name = g_strdup_printf (".%s.%s~", base, nz_id_to_text (nz_id_new (), text));
      g_autofree char *path = g_build_filename (folder, name, NULL);

      output->fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      if (output->fd >= 0)
        {
          output->temporary = g_steal_pointer (&path);
          return 0;
        }
      if (errno != EEXIST)
        break;
    }
  return errno;
}

static int
open_output (NzOutput *output)
{
  struct stat info;
  char *real = realpath (output->path, NULL);
  int failure;

  output->target = g_strdup (real != NULL ? real : output->path);
  free (real);
  if (stat (output->target, &info) != 0)
    return errno != ENOENT ? errno : open_temporary (output);
  if (S_ISDIR (info.st_mode))
    return EISDIR;
  if (access (output->target, W_OK) != 0)
    return errno;
  if (!S_ISREG (info.st_mode))
    {
      /* A device or a pipe cannot be replaced, only written to. */
      output->temporary = g_strdup (output->target);
      output->fd = open (output->target, O_WRONLY | O_CLOEXEC);
      return output->fd >= 0 ? 0 : errno;
    }
  failure = open_temporary (output);
  if (failure == 0 && fchmod (output->fd, info.st_mode & 07777) != 0)
    output->error = errno;
  return failure;
}

NzOutput *
nz_output_new (const char *path, GError **error)
{
  NzOutput *output;
  int failure;

  g_return_val_if_fail (path != NULL && path[0] != '\0', NULL);

  output = g_new0 (NzOutput, 1);
  output->path = g_strdup (path);
  output->fd = -1;
  output->buffer = g_string_sized_new (BUFFER_SIZE);
  failure = open_output (output);
  if (failure == 0)
    return output;
  nz_file_set_error (error, path, failure, TRUE);
  output_free (output);
  return NULL;
}

static void
write_through (NzOutput *output, const char *data, gsize size)
{
  while (size > 0 && output->error == 0)
    {
      gssize written = write (output->fd, data, size);

      if (written < 0)
        {
          if (errno != EINTR)
            output->error = errno;
          continue;
        }
      data += written;
      size -= (gsize)written;
    }
}

static void
flush (NzOutput *output)
{
  write_through (output, output->buffer->str, output->buffer->len);
  g_string_truncate (output->buffer, 0);
}

void
nz_output_write (NzOutput *output, const void *data, gsize size)
{
  g_return_if_fail (output != NULL);

  if (output->buffer->len + size > BUFFER_SIZE)
    flush (output);
  if (size > BUFFER_SIZE)
    write_through (output, data, size);
  else
    g_string_append_len (output->buffer, data, (gssize)size);
}

void
nz_output_printf (NzOutput *output, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  nz_output_write (output, text, strlen (text));
}

const char *
nz_output_get_temporary_path (NzOutput *output)
{
  g_return_val_if_fail (output != NULL, NULL);
  flush (output);
  return output->temporary;
}

int
nz_output_get_fd (NzOutput *output)
{
  g_return_val_if_fail (output != NULL, -1);
  flush (output);
  return output->fd;
}

gboolean
nz_output_has_failed (NzOutput *output)
{
  g_return_val_if_fail (output != NULL, TRUE);
  return output->error != 0;
}

static gboolean
is_direct (NzOutput *output)
{
  return g_strcmp0 (output->temporary, output->target) == 0;
}

static int
sync_path (const char *path, int flags)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | flags);
  int failure = 0;

  if (fd < 0)
    return errno;
  if (fsync (fd) != 0)
    failure = errno;
  close (fd);
  return failure;
}

static int
put_in_place (NzOutput *output)
{
  g_autofree char *folder = g_path_get_dirname (output->target);
  int failure;

  /* By its path: a library may have put a new file there. */
  failure = sync_path (output->temporary, 0);
  if (failure != 0)
    return failure;
  if (rename (output->temporary, output->target) != 0)
    return errno;
  g_clear_pointer (&output->temporary, g_free);
  /* Some file systems cannot sync a folder; the file is whole all the same. */
  sync_path (folder, O_DIRECTORY);
  return 0;
}

gboolean
nz_output_finish (NzOutput *output, GError **error)
{
  int failure;

  g_return_val_if_fail (output != NULL, FALSE);

  flush (output);
  if (output->error == 0 && !is_direct (output))
    output->error = put_in_place (output);
  failure = output->error;
  if (failure != 0)
    nz_file_set_error (error, output->path, failure, TRUE);
  nz_output_discard (output);
  return failure == 0;
}

void
nz_output_discard (NzOutput *output)
{
  if (output == NULL)
    return;
  if (output->temporary != NULL && !is_direct (output))
    unlink (output->temporary);
  output_free (output);
}

/* 0, an errno, or -1 where there is more than @limit. */
static int
read_all (int fd, gsize limit, GByteArray *bytes)
{
  g_autofree guint8 *block = g_malloc (BUFFER_SIZE);

  for (;;)
    {
      gssize got = read (fd, block, BUFFER_SIZE);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return errno;
      if (got == 0)
        return 0;
      if (bytes->len + (gsize)got > limit || bytes->len > G_MAXUINT / 2 - BUFFER_SIZE)
        return -1;
      g_byte_array_append (bytes, block, (guint)got);
    }
}

char *
nz_file_read (const char *path, gsize limit, gsize *size, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int fd;
  int failure;

  g_return_val_if_fail (path != NULL, NULL);

  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    {
      nz_file_set_error (error, path, errno, FALSE);
      return NULL;
    }
  failure = read_all (fd, limit, bytes);
  close (fd);
  if (failure < 0)
    {
      g_autofree char *name = g_filename_display_name (path);
      g_autofree char *largest = g_format_size (limit);

      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("“%s” is too large: at most %s can be read."), name,
                   largest);
      return NULL;
    }
  if (failure > 0)
    {
      nz_file_set_error (error, path, failure, FALSE);
      return NULL;
    }
  if (size != NULL)
    *size = bytes->len;
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  return (char *)g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

char *
nz_file_dup_path (GFile *file, gboolean writing, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  char *path = g_file_get_path (file);
  if (path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, NZ_ERROR, NZ_ERROR_IO,
                   writing ? _ ("“%s” is not on this computer; choose a folder that is.")
                           : _ ("“%s” is not on this computer; copy it here first."),
                   name);
    }
  return path;
}
