/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Locks that others in this process cannot lose.
 *
 * A process loses its POSIX locks of a file as soon as any of its descriptors of that file is closed
 * (https://www.sqlite.org/howtocorrupt.html, 2.2): a file chooser that shows the folder reads the beginning
 * of "….netzwerk" and "….netzwerk-shm" to find out what they are. The next program that opens the file then
 * takes the index of the log for left behind and empties it below whoever uses it, or takes the log itself
 * away when it closes the file, with all that is written to it afterwards. From now on SQLite's locks belong
 * to open descriptors (fcntl(2), "open file description locks"), which exclude other processes as before. */
void nz_file_locks_install (void);

G_END_DECLS
