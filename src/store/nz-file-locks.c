/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "store/nz-file-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>

/* Locks from here on are those of the database itself
 * (https://www.sqlite.org/fileformat.html#the_lock_byte_page); below lie those of the log's index. */
#define FIRST_OF_DATABASE 0x40000000

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

/* fcntl() for SQLite. Of the log's index it has one descriptor for the whole process, so that a lock of the
 * descriptor is one of the process. */
static int
control (int fd, int command, ...)
{
  va_list arguments;
  struct flock *lock;
  int result;

  va_start (arguments, command);
  if (command != F_GETLK && command != F_SETLK && command != F_SETLKW)
    {
      result = fcntl (fd, command, command == F_GETFD || command == F_GETFL ? 0 : va_arg (arguments, int));
      va_end (arguments);
      return result;
    }
  lock = va_arg (arguments, struct flock *);
  va_end (arguments);
  if (lock->l_whence == SEEK_SET && lock->l_start < FIRST_OF_DATABASE)
    {
      struct flock own = *lock;

      own.l_pid = 0;
      result = fcntl (fd, command_of_description (command), &own);
      /* EINVAL: a kernel that has only the others */
      if (result == 0)
        *lock = own;
      if (result == 0 || errno != EINVAL)
        return result;
    }
  return fcntl (fd, command, lock);
}

void
nz_file_locks_install (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  if (vfs != NULL && vfs->iVersion >= 3 && vfs->xSetSystemCall != NULL)
    vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr)control);
}
