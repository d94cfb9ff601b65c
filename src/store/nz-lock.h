/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NzLock:
 *
 * Who may write to a file: held from opening to closing. An open-file-description lock (fcntl (2)) on a file
 * beside it, NAME.lock, that says who holds it. The kernel gives the lock up when its holder ends, however it
 * ends; a note that a crash left behind is therefore known by its lock being free. On a network file system
 * that cannot be relied on: there the note of another computer counts until somebody takes over.
 *
 * The database itself is never locked or opened here: closing any descriptor of it would drop SQLite's own
 * locks (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
typedef struct _NzLock NzLock;

/* @remote: the file lies on a network file system. @take_over: disregard the note of another computer, not a
 * lock that is held. NZ_ERROR_IN_USE names the holder, the computer and the time; NZ_ERROR_STALE_LOCK the same where
 * @take_over would have got it. */
NzLock *nz_lock_new (const char *path, gboolean remote, gboolean take_over, GError **error);
/* Gives it back and removes the file. */
void nz_lock_free (NzLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzLock, nz_lock_free)

/* Whether anybody holds the lock of @path now. */
gboolean nz_lock_is_held (const char *path);

G_END_DECLS
