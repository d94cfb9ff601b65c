/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "store/nz-file-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

/* The bytes of a database that SQLite locks (https://www.sqlite.org/fileformat.html#the_lock_byte_page, and
 * os.h); the locks of the log's index lie below. */
#define FIRST_OF_DATABASE 0x40000000

static const struct
{
  off_t start, length;
} RANGES[] = {
  { FIRST_OF_DATABASE, 1 },       /* pending */
  { FIRST_OF_DATABASE + 1, 1 },   /* reserved */
  { FIRST_OF_DATABASE + 2, 510 }, /* shared */
};

/**
 * Holder: what holds SQLite's locks of one database for the whole process. SQLite has a descriptor for each
 * connection and counts by itself who wants what, because POSIX locks are those of the process; so one
 * descriptor more, of an open file description of its own, can hold them all.
 * @fd: -1 where the file system has only locks of the process: they are SQLite's as ever then, and nothing
 * must be opened and closed beside them
 * @held: bits, of RANGES
 */
typedef struct
{
  dev_t device;
  ino_t inode;
  int fd;
  guint held;
} Holder;

G_LOCK_DEFINE_STATIC (holders);
static GArray *holders; /* Holder */

static int
command_of_description (int command)
{
  switch (command)
    {
    case F_GETLK:
      return F_OFD_GETLK;
    case F_SETLKW:
      return F_OFD_SETLKW;
    default:
      return F_OFD_SETLK;
    }
}

/* As fcntl(), for locks of the open file description. EINVAL: a kernel or file system that has only the
 * others. */
static int
lock_description (int fd, int command, struct flock *lock)
{
  struct flock own = *lock;
  int result;

  own.l_pid = 0;
  result = fcntl (fd, command_of_description (command), &own);
  if (result == 0)
    *lock = own;
  return result;
}

/* --- the database ----------------------------------------------------------------------------------------
 */

/* A second open file description of what @fd has open, whatever it is called by now. */
static int
open_again (int fd)
{
  char path[64];
  int again;

  g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  again = open (path, O_RDWR | O_CLOEXEC);
  return again >= 0 ? again : open (path, O_RDONLY | O_CLOEXEC);
}

/* (nullable): valid while the lock of holders is held */
static Holder *
holder_for (int fd, gboolean make)
{
  struct stat info;
  Holder fresh;

  if (fstat (fd, &info) != 0)
    return NULL;
  if (holders == NULL)
    holders = g_array_new (FALSE, FALSE, sizeof (Holder));
  for (guint i = 0; i < holders->len; i++)
    {
      Holder *holder = &g_array_index (holders, Holder, i);
      if (holder->device == info.st_dev && holder->inode == info.st_ino)
        return holder;
    }
  if (!make)
    return NULL;
  fresh = (Holder){ .device = info.st_dev, .inode = info.st_ino, .fd = open_again (fd) };
  g_array_append_val (holders, fresh);
  return &g_array_index (holders, Holder, holders->len - 1);
}

static void
note (Holder *holder, const struct flock *lock)
{
  for (guint i = 0; i < G_N_ELEMENTS (RANGES); i++)
    {
      gboolean covered
          = lock->l_start <= RANGES[i].start
            && (lock->l_len == 0 || lock->l_start + lock->l_len >= RANGES[i].start + RANGES[i].length);
      if (covered && lock->l_type == F_UNLCK)
        holder->held &= ~(1U << i);
      else if (covered)
        holder->held |= 1U << i;
    }
}

/* What holds nothing goes: a stick could not be taken out, a deleted file would keep its room. */
static void
let_go (Holder *holder)
{
  if (holder->fd >= 0)
    close (holder->fd);
  g_array_remove_index_fast (holders, (guint)(holder - (Holder *)(gpointer)holders->data));
}

/* EINVAL at the first lock: this file will have the others. Nothing is held yet, so nothing is lost. */
static int
lock_held (Holder *holder, int fd, int command, struct flock *lock)
{
  int result = -1;

  if (holder->fd >= 0)
    {
      result = lock_description (holder->fd, command, lock);
      if (result == 0 || errno != EINVAL || holder->held != 0)
        return result;
      close (holder->fd);
      holder->fd = -1;
    }
  return fcntl (fd, command, lock);
}

static int
lock_database (int fd, int command, struct flock *lock)
{
  int result, error;
  Holder *holder;

  G_LOCK (holders);
  holder = holder_for (fd, command != F_GETLK && lock->l_type != F_UNLCK);
  /* without one nothing is held here */
  result = holder != NULL ? lock_held (holder, fd, command, lock) : fcntl (fd, command, lock);
  error = errno;
  if (holder != NULL && result == 0 && command != F_GETLK)
    note (holder, lock);
  if (holder != NULL && holder->held == 0)
    let_go (holder);
  G_UNLOCK (holders);
  errno = error;
  return result;
}

/* --- fcntl() for SQLite ----------------------------------------------------------------------------------
 */

static int
lock_file (int fd, int command, struct flock *lock)
{
  gboolean all = lock->l_start == 0 && lock->l_len == 0;
  int result;

  if (lock->l_whence != SEEK_SET)
    return fcntl (fd, command, lock);
  if (all || lock->l_start >= FIRST_OF_DATABASE)
    return lock_database (fd, command, lock);
  /* Of the log's index it has one descriptor for the whole process. */
  result = lock_description (fd, command, lock);
  return result != 0 && errno == EINVAL ? fcntl (fd, command, lock) : result;
}

static int
control (int fd, int command, ...)
{
  va_list arguments;
  int result;

  va_start (arguments, command);
  if (command == F_GETLK || command == F_SETLK || command == F_SETLKW)
    result = lock_file (fd, command, va_arg (arguments, struct flock *));
  else
    result = fcntl (fd, command, command == F_GETFD || command == F_GETFL ? 0 : va_arg (arguments, int));
  va_end (arguments);
  return result;
}

void
nz_file_locks_install (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  if (vfs != NULL && vfs->iVersion >= 3 && vfs->xSetSystemCall != NULL)
    vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr)control);
}
