/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Locks that others in this process cannot lose.
 *
 * A process loses its POSIX locks of a file as soon as any of its descriptors of that file is closed: a file
 * chooser that shows the folder reads the beginning of "….netzwerk-shm" to find out what it is. The next who
 * opens the file then takes the index of the log for left behind, and empties it below whoever uses it. From
 * now on SQLite's locks of that index belong to its open descriptor (fcntl(2), "open file description
 * locks"), which excludes the others as before. */
void nz_file_locks_install (void);

G_END_DECLS
