/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/nz-date.h"
#include "base/nz-error.h"
#include "base/nz-file.h"
#include "base/nz-i18n.h"

#define NOTE_GROUP "lock"
#define NOTE_SIZE 4096
/* Somebody may remove the file between our opening and our locking it; then it is opened anew. */
#define ATTEMPTS 20

struct _NzLock
{
  char *path; /* of the file that holds the lock */
  int fd;
};

/* Who wrote the note. */
typedef struct
{
  char *user;
  char *host;
  gint64 pid;
  gint64 since;
} Note;

static void
note_clear (Note *note)
{
  g_free (note->user);
  g_free (note->host);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Note, note_clear)

static char *
lock_path (const char *path)
{
  g_autofree char *real = realpath (path, NULL);
  return g_strconcat (real != NULL ? real : path, ".lock", NULL);
}

/* Whole-file lock; 0 or an errno. */
static int
try_lock (int fd)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &lock) == 0 ? 0 : errno;
}

static gboolean
is_busy (int errnum)
{
  return errnum == EAGAIN || errnum == EACCES;
}

/* Whether @path still names the file that is open as @fd. */
static gboolean
is_same_file (const char *path, int fd)
{
  struct stat named, opened;

  return stat (path, &named) == 0 && fstat (fd, &opened) == 0 && named.st_ino == opened.st_ino
         && named.st_dev == opened.st_dev;
}

/* FALSE where there is no note. */
static gboolean
read_note (int fd, Note *note)
{
  char text[NOTE_SIZE];
  gssize size = pread (fd, text, sizeof text - 1, 0);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (size <= 0 || !g_utf8_validate (text, size, NULL)
      || !g_key_file_load_from_data (file, text, (gsize)size, G_KEY_FILE_NONE, NULL))
    return FALSE;
  note->user = g_key_file_get_string (file, NOTE_GROUP, "user", NULL);
  note->host = g_key_file_get_string (file, NOTE_GROUP, "host", NULL);
  note->pid = g_key_file_get_int64 (file, NOTE_GROUP, "pid", NULL);
  note->since = g_key_file_get_int64 (file, NOTE_GROUP, "since", NULL);
  return note->user != NULL && note->host != NULL;
}

static gboolean
write_note (int fd)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  const char *user = g_get_real_name ();
  g_autofree char *text = NULL;
  gsize size;

  if (user == NULL || *user == '\0' || g_str_equal (user, "Unknown"))
    user = g_get_user_name ();
  g_key_file_set_string (file, NOTE_GROUP, "user", user);
  g_key_file_set_string (file, NOTE_GROUP, "host", g_get_host_name ());
  g_key_file_set_int64 (file, NOTE_GROUP, "pid", getpid ());
  g_key_file_set_int64 (file, NOTE_GROUP, "since", g_get_real_time () / G_USEC_PER_SEC);
  text = g_key_file_to_data (file, &size, NULL);
  return ftruncate (fd, 0) == 0 && pwrite (fd, text, size, 0) == (gssize)size;
}

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (time == NULL || seconds <= 0)
    return g_strdup (_ ("an unknown time"));
  day = nz_date_format (nz_date (g_date_time_get_year (time), g_date_time_get_month (time),
                                 g_date_time_get_day_of_month (time)),
                        nz_get_language (), NZ_DATE_LONG);
  clock = nz_time_format (g_date_time_get_hour (time) * 60 + g_date_time_get_minute (time));
  /* TRANSLATORS: a day and a time of day, for "since …" */
  return g_strdup_printf (_ ("%s at %s"), day, clock);
}

static void
set_in_use (GError **error, const char *path, const Note *note, gboolean may_take_over)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *since = NULL;

  if (note->user == NULL || note->host == NULL)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_IN_USE,
                   _ ("“%s” is already open for writing elsewhere. Close it there, or open it for reading."),
                   name);
      return;
    }
  since = format_time (note->since);
  if (may_take_over)
    g_set_error (error, NZ_ERROR, NZ_ERROR_STALE_LOCK,
                 _ ("“%s” is already open: %s has had it open on the computer “%s” since %s. Close it there, "
                    "or open it "
                    "for reading. If that computer has crashed, take the file over."),
                 name, note->user, note->host, since);
  else
    g_set_error (error, NZ_ERROR, NZ_ERROR_IN_USE,
                 _ ("“%s” is already open: %s has had it open on the computer “%s” since %s. Close it there, "
                    "or open it "
                    "for reading."),
                 name, note->user, note->host, since);
}

/* Opens and locks the file beside @path. On a lock that is held @errnum is EAGAIN and the descriptor is good
 * for reading the note. */
static int
open_and_lock (const char *own, mode_t mode, int *errnum)
{
  for (int i = 0; i < ATTEMPTS; i++)
    {
      int fd = open (own, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode);

      if (fd < 0)
        {
          *errnum = errno;
          return -1;
        }
      *errnum = try_lock (fd);
      if (is_same_file (own, fd))
        return fd;
      close (fd);
    }
  *errnum = EAGAIN;
  return -1;
}

/* Whether what a note says still holds although the lock could be had, or could not be asked for. */
static gboolean
note_counts (const Note *note, gboolean remote, gboolean asked)
{
  gboolean here = g_str_equal (note->host, g_get_host_name ());

  if (here)
    return !asked && note->pid > 0 && note->pid != getpid ()
           && (kill ((pid_t)note->pid, 0) == 0 || errno == EPERM);
  return remote || !asked;
}

NzLock *
nz_lock_new (const char *path, gboolean remote, gboolean take_over, GError **error)
{
  g_autofree char *own = lock_path (path);
  g_auto (Note) note = { NULL };
  struct stat info;
  int errnum = 0;
  int fd = open_and_lock (own, stat (path, &info) == 0 ? info.st_mode & 0666 : 0600, &errnum);
  NzLock *lock;

  if (fd < 0)
    {
      if (is_busy (errnum))
        set_in_use (error, path, &note, FALSE);
      else
        nz_file_set_error (error, own, errnum, TRUE);
      return NULL;
    }
  if (is_busy (errnum))
    {
      read_note (fd, &note);
      set_in_use (error, path, &note, FALSE);
      close (fd);
      return NULL;
    }
  if (read_note (fd, &note) && note_counts (&note, remote, errnum == 0) && !take_over)
    {
      set_in_use (error, path, &note, TRUE);
      close (fd);
      return NULL;
    }
  if (!write_note (fd))
    {
      nz_file_set_error (error, own, errno, TRUE);
      g_unlink (own);
      close (fd);
      return NULL;
    }

  lock = g_new0 (NzLock, 1);
  lock->path = g_steal_pointer (&own);
  lock->fd = fd;
  return lock;
}

void
nz_lock_free (NzLock *lock)
{
  /* Removed while it is still held: whoever opened it meanwhile finds that it is gone and makes a new one. */
  if (is_same_file (lock->path, lock->fd))
    g_unlink (lock->path);
  close (lock->fd);
  g_free (lock->path);
  g_free (lock);
}

gboolean
nz_lock_is_held (const char *path)
{
  g_autofree char *own = lock_path (path);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open (own, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean held;

  if (fd < 0)
    return FALSE;
  held = fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  close (fd);
  return held;
}
