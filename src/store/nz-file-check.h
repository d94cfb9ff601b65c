/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file is, found out from its first bytes before SQLite touches it: SQLite would answer anything that
 * it does not understand with one message, and opening for writing could change a file that is not ours.
 * Nothing here writes. */
typedef struct
{
  int version;            /* user_version of the header; the log may hold a newer one */
  gboolean may_write;     /* both the file and its folder */
  gboolean folder_locked; /* the folder is what forbids it */
  gboolean has_log; /* a -wal lies beside it, perhaps an empty one: somebody has it open or had it when his
                       computer failed */
  gint64 log_size;
  gint64 log_changed; /* when it was written to, in nanoseconds */
  gboolean
      interrupted; /* a rollback journal waits to be played back: the file itself holds half of an action */
} NzFileState;

/* %FALSE with NZ_ERROR_NOT_FOUND, _FOREIGN, _NEWER, _DAMAGED or _IO: what, which file, what to do. */
gboolean nz_file_check (const char *path, NzFileState *state, GError **error);
/* The message for a file that is ours but does not read: never overwritten, name it and offer a backup. */
void nz_file_set_damaged (GError **error, const char *path);
void nz_file_set_newer (GError **error, const char *path, int version);

gboolean nz_file_has_hot_journal (const char *path);

/* Whether @path lies on a file system over a network, where shared memory and locks cannot be relied on (NFS,
 * SMB/CIFS, FUSE, 9P …). */
gboolean nz_file_is_remote (const char *path);
/* Whether it lies on one that is known to keep all of SQLite's promises, so that no trial is needed. */
gboolean nz_file_is_local (const char *path);

/* The files that this process has open as databases. Their bytes must not be read through a descriptor of our
 * own: closing it would drop SQLite's locks (https://www.sqlite.org/howtocorrupt.html, 2.2). */
/* (transfer full): the key to remove it by, which stays good when the file is renamed. */
char *nz_open_files_add (const char *path);
void nz_open_files_remove (const char *key);
gboolean nz_open_files_has (const char *path);

G_END_DECLS
