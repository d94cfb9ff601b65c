/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-file-check.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/nz-error.h"
#include "base/nz-file.h"
#include "base/nz-i18n.h"
#include "store/nz-store-private.h"

/* The header of a SQLite database, https://www.sqlite.org/fileformat.html#the_database_header */
#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"
#define OFFSET_PAGE_SIZE 16
#define OFFSET_CHANGE_COUNTER 24
#define OFFSET_PAGES 28
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68
#define OFFSET_VALID_FOR 92
/* Enough to recognise what else a file may be. */
#define SNIFF_SIZE 512

static guint32
read_be32 (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

/* --- what else it may be -------------------------------------------------------------------------------- */

typedef struct
{
  guint offset;
  const char *bytes;
  guint size;
  const char *what; /* msgid: "a picture" */
} Signature;

#define SIGNATURE(offset, bytes, what)                                                                       \
  {                                                                                                          \
    offset, bytes, sizeof (bytes) - 1, what                                                                  \
  }

static const Signature signatures[] = {
  SIGNATURE (0, "\x89PNG\r\n", N_ ("a picture")),
  SIGNATURE (0, "\xff\xd8\xff", N_ ("a picture")),
  SIGNATURE (0, "GIF8", N_ ("a picture")),
  SIGNATURE (8, "WEBP", N_ ("a picture")),
  SIGNATURE (0, "II*\0", N_ ("a picture")),
  SIGNATURE (0, "MM\0*", N_ ("a picture")),
  SIGNATURE (4, "ftyphei", N_ ("a picture")),
  SIGNATURE (4, "ftypavif", N_ ("a picture")),
  SIGNATURE (0, "%PDF-", N_ ("a PDF document")),
  SIGNATURE (0, "PK\x03\x04", N_ ("a spreadsheet, a text document or another packed file")),
  SIGNATURE (0, "\xd0\xcf\x11\xe0", N_ ("a document of an older office program")),
  SIGNATURE (0, "\x1f\x8b", N_ ("a packed file")),
  SIGNATURE (0, "7z\xbc\xaf", N_ ("a packed file")),
  SIGNATURE (0,
             "\x7f"
             "ELF",
             N_ ("a program")),
  SIGNATURE (0, "BEGIN:VCARD", N_ ("an address card (vCard)")),
  SIGNATURE (0, "BEGIN:VCALENDAR", N_ ("a calendar file")),
  SIGNATURE (0, "SQLite format 3", N_ ("a database of another program")),
};

static gboolean
is_text (const guint8 *bytes, gsize size)
{
  const char *end;

  if (memchr (bytes, '\0', size) != NULL)
    return FALSE;
  if (g_utf8_validate ((const char *)bytes, (gssize)size, &end))
    return TRUE;
  /* A character may be cut at the end of what was read. */
  return size == SNIFF_SIZE && (gsize)(end - (const char *)bytes) > size - 6;
}

/* msgid of what the bytes are; %NULL if that is not known. */
static const char *
recognise (const guint8 *bytes, gsize size)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (signatures[i].offset + signatures[i].size <= size
        && memcmp (bytes + signatures[i].offset, signatures[i].bytes, signatures[i].size) == 0)
      return signatures[i].what;
  /* "BM" and the file's size: a bitmap */
  if (size > 14 && bytes[0] == 'B' && bytes[1] == 'M' && bytes[6] == 0 && bytes[7] == 0)
    return N_ ("a picture");
  if (!is_text (bytes, size))
    return NULL;
  if (g_strstr_len ((const char *)bytes, (gssize)size, "<svg") != NULL)
    return N_ ("a picture");
  return N_ ("a text or table file");
}

static gboolean
set_foreign (GError **error, const char *path, const char *what)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (what != NULL)
    g_set_error (
        error, NZ_ERROR, NZ_ERROR_FOREIGN,
        _ ("“%s” is %s, not a file of Netzwerk. Choose a file that ends in “.netzwerk”; tables come in by "
           "importing them."),
        name, nz_text (nz_get_language (), what));
  else
    g_set_error (
        error, NZ_ERROR, NZ_ERROR_FOREIGN,
        _ ("“%s” is not a file of Netzwerk, or its beginning is destroyed. Choose another file or a backup "
           "copy."),
        name);
  return FALSE;
}

void
nz_file_set_damaged (GError **error, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, NZ_ERROR, NZ_ERROR_DAMAGED,
               _ ("“%s” is damaged inside and was left as it is. Open a backup copy instead."), name);
}

void
nz_file_set_newer (GError **error, const char *path, int version)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, NZ_ERROR, NZ_ERROR_NEWER,
               _ ("“%s” was written by a newer version of Netzwerk (format %d, this version knows %d). "
                  "Update the program "
                  "to open it."),
               name, version, nz_migration_newest ());
}

/* --- the header ----------------------------------------------------------------------------------------- */

static gboolean
set_cut_off (GError **error, const char *path, gint64 size, gint64 expected)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *has = g_strdup_printf ("%" G_GINT64_FORMAT, size);
  g_autofree char *promised = g_strdup_printf ("%" G_GINT64_FORMAT, expected);

  g_set_error (error, NZ_ERROR, NZ_ERROR_DAMAGED,
               /* TRANSLATORS: the file's name, its size, the size that it should have */
               _ ("“%s” is cut off: it has %s of %s bytes, as after a copy that did not finish. Copy it "
                  "again or open a "
                  "backup copy."),
               name, has, promised);
  return FALSE;
}

/* The size that the header promises; 0 where it does not say. Meaningless while a log holds newer pages. */
static gint64
promised_size (const guint8 *header)
{
  guint page_size = (guint)header[OFFSET_PAGE_SIZE] << 8 | header[OFFSET_PAGE_SIZE + 1];
  guint32 pages = read_be32 (header + OFFSET_PAGES);

  if (page_size == 1)
    page_size = 65536;
  if (memcmp (header + OFFSET_CHANGE_COUNTER, header + OFFSET_VALID_FOR, 4) != 0)
    pages = 0;
  return (gint64)page_size * pages;
}

static gboolean
check_header (const char *path, const guint8 *bytes, gsize n, gint64 size, NzFileState *state, GError **error)
{
  gint64 promised;
  guint page_size;

  if (n < sizeof MAGIC || memcmp (bytes, MAGIC, sizeof MAGIC) != 0)
    return set_foreign (error, path, recognise (bytes, n));
  if (n < HEADER_SIZE)
    return set_cut_off (error, path, size, HEADER_SIZE);
  if (read_be32 (bytes + OFFSET_APPLICATION_ID) != NZ_STORE_APPLICATION_ID)
    return set_foreign (error, path, recognise (bytes, n));

  state->version = (int)read_be32 (bytes + OFFSET_USER_VERSION);
  if (state->version > nz_migration_newest ())
    {
      nz_file_set_newer (error, path, state->version);
      return FALSE;
    }
  page_size = (guint)bytes[OFFSET_PAGE_SIZE] << 8 | bytes[OFFSET_PAGE_SIZE + 1];
  promised = promised_size (bytes);
  if (state->log_size == 0 && !state->interrupted && size < promised)
    return set_cut_off (error, path, size, promised);
  if (state->version < 1 || (page_size != 1 && (page_size < 512 || (page_size & (page_size - 1)) != 0)))
    {
      nz_file_set_damaged (error, path);
      return FALSE;
    }
  return TRUE;
}

/* --- the file itself ------------------------------------------------------------------------------------ */

static gboolean
set_kind_error (GError **error, const char *path, mode_t mode)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (S_ISDIR (mode))
    g_set_error (error, NZ_ERROR, NZ_ERROR_FOREIGN,
                 _ ("“%s” is a folder. Choose the file in it that ends in “.netzwerk”."), name);
  else
    g_set_error (error, NZ_ERROR, NZ_ERROR_FOREIGN, _ ("“%s” is a device or a pipe, not a file of Netzwerk."),
                 name);
  return FALSE;
}

static gboolean
set_missing (GError **error, const char *path, int errnum)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *folder = g_filename_display_name (parent);

  if (errnum != ENOENT && errnum != ENOTDIR)
    {
      nz_file_set_error (error, path, errnum, FALSE);
      return FALSE;
    }
  if (!g_file_test (parent, G_FILE_TEST_IS_DIR))
    g_set_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND,
                 _ ("There is no folder “%s”, so “%s” cannot be opened. Is a drive not connected?"), folder,
                 name);
  else
    g_set_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND,
                 _ ("There is no file “%s” in “%s”. Was it moved or renamed?"), name, folder);
  return FALSE;
}

gboolean
nz_file_has_hot_journal (const char *path)
{
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *name = g_strconcat (real != NULL ? real : path, "-journal", NULL);
  int fd = open (name, O_RDONLY | O_CLOEXEC);
  char first = 0;
  gboolean hot;

  if (fd < 0)
    return FALSE;
  /* One that was played back or committed is emptied, removed or has its header overwritten with zeros. */
  hot = pread (fd, &first, 1, 0) == 1 && first != 0;
  close (fd);
  return hot;
}

/* Root may do anything, so that access() alone would not see a write protection that was set on purpose. */
static gboolean
may (const char *path, mode_t mode, int how, mode_t bits)
{
  return access (path, how) == 0 && (mode & bits) != 0;
}

static void
find_permissions (const char *path, const struct stat *info, NzFileState *state)
{
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *folder = g_path_get_dirname (real != NULL ? real : path);
  g_autofree char *log = g_strconcat (real != NULL ? real : path, "-wal", NULL);
  struct stat folder_info, log_info;
  struct statvfs volume;
  gboolean file_ok = may (path, info->st_mode, W_OK, S_IWUSR | S_IWGRP | S_IWOTH);
  gboolean folder_ok = stat (folder, &folder_info) == 0
                       && may (folder, folder_info.st_mode, W_OK, S_IWUSR | S_IWGRP | S_IWOTH);

  if (statvfs (path, &volume) == 0 && (volume.f_flag & ST_RDONLY) != 0)
    folder_ok = FALSE;
  state->may_write = file_ok && folder_ok;
  state->folder_locked = file_ok && !folder_ok;
  state->has_log = stat (log, &log_info) == 0;
  state->interrupted = nz_file_has_hot_journal (path);
  state->log_size = state->has_log ? log_info.st_size : 0;
  state->log_changed
      = state->has_log ? log_info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + log_info.st_mtim.tv_nsec
                       : 0;
}

/* Reads the first bytes, unless this process has the file open as a database: then they were good before. */
static gboolean
read_beginning (const char *path, guint8 *bytes, gsize *n, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  gssize got;

  if (fd < 0)
    {
      nz_file_set_error (error, path, errno, FALSE);
      return FALSE;
    }
  got = pread (fd, bytes, SNIFF_SIZE, 0);
  if (got < 0)
    nz_file_set_error (error, path, errno, FALSE);
  close (fd);
  *n = got > 0 ? (gsize)got : 0;
  return got >= 0;
}

gboolean
nz_file_check (const char *path, NzFileState *state, GError **error)
{
  struct stat info;
  guint8 bytes[SNIFF_SIZE];
  gsize n = 0;

  *state = (NzFileState){ 0 };
  if (stat (path, &info) != 0)
    return set_missing (error, path, errno);
  if (!S_ISREG (info.st_mode))
    return set_kind_error (error, path, info.st_mode);
  if (!may (path, info.st_mode, R_OK, S_IRUSR | S_IRGRP | S_IROTH))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, NZ_ERROR, NZ_ERROR_IO,
                   _ ("You may not read “%s”. Ask whoever it belongs to for the permission."), name);
      return FALSE;
    }
  find_permissions (path, &info, state);
  if (info.st_size == 0)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, NZ_ERROR, NZ_ERROR_DAMAGED,
                   _ ("“%s” is empty. Delete it and create a new file, or open a backup copy."), name);
      return FALSE;
    }
  if (nz_open_files_has (path))
    {
      state->version = nz_migration_newest ();
      return TRUE;
    }
  return read_beginning (path, bytes, &n, error) && check_header (path, bytes, n, info.st_size, state, error);
}

/* --- the file system ------------------------------------------------------------------------------------ */

static gboolean
is_on (const char *path, const guint32 *types, guint n)
{
  struct statfs info;

  if (statfs (path, &info) != 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if ((guint32)info.f_type == types[i])
      return TRUE;
  return FALSE;
}

/* Numbers of statfs (2); not all of them are in linux/magic.h. */
gboolean
nz_file_is_remote (const char *path)
{
  static const guint32 types[] = {
    0x6969,     /* NFS */
    0xff534d42, /* CIFS */
    0xfe534d42, /* SMB 2 and 3 */
    0x517b,     /* SMB 1 */
    0x65735546, /* FUSE: sshfs, gvfs, rclone */
    0x01021997, /* 9P */
    0x5346414f, /* AFS */
    0x73757245, /* Coda */
    0x00c36400, /* Ceph */
    0x01161970, /* GFS 2 */
    0x7461636f, /* OCFS 2 */
    0x0bd00bd0, /* Lustre */
    0x564c,     /* NCP */
  };

  return is_on (path, types, G_N_ELEMENTS (types));
}

gboolean
nz_file_is_local (const char *path)
{
  static const guint32 types[] = {
    0xef53,     /* ext2, ext3, ext4 */
    0x58465342, /* XFS */
    0x9123683e, /* Btrfs */
    0x01021994, /* tmpfs */
    0x794c7630, /* overlayfs */
    0x2fc12fc1, /* ZFS */
    0xf2f52010, /* F2FS */
    0x4d44,     /* FAT */
    0x2011bab0, /* exFAT */
    0x7366746e, /* NTFS */
    0x858458f6, /* ramfs */
  };

  return is_on (path, types, G_N_ELEMENTS (types));
}
