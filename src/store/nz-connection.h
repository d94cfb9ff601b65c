/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store-private.h"

G_BEGIN_DECLS

/* Connections to a database file, each set up as NORMS demands: nothing of the schema is trusted, no memory
 * map, foreign keys on, every acknowledged commit on the disk. @path is for messages. All return a connection
 * that the caller closes, %NULL on failure. */

sqlite3 *nz_connection_open (const char *path, int flags, GError **error);
/* Touches neither the folder nor the file; only where no log lies beside it. */
sqlite3 *nz_connection_open_immutable (const char *path, GError **error);
/* A copy in memory of a file that another computer has open without a log, taken between two of its commits.
 */
sqlite3 *nz_connection_open_copy (const char *path, GError **error);
/* A copy in memory of a file with a log that nobody has open any more, as after a crash; touches neither of
 * them. Nothing keeps a writer away meanwhile: the caller looks for one afterwards. */
sqlite3 *nz_connection_open_left_log (const char *path, GError **error);
/* A copy in memory of what @from shows. */
sqlite3 *nz_connection_copy (const char *path, sqlite3 *from, GError **error);

/* A look from inside: sound pages, our tables and nothing that runs by itself. @version (out) (nullable): the
 * user_version, the log's included. A connection that fails leaves the log as it is when it is closed. */
gboolean nz_connection_verify (const char *path, sqlite3 *db, int *version, GError **error);

/* For network file systems, before anything is read: no shared memory, one lock for the whole time. */
gboolean nz_connection_make_exclusive (const char *path, sqlite3 *db, GError **error);
/* Write-ahead log if @access says so and a trial write succeeds, otherwise rollback journal, @access then
 * says that. */
gboolean nz_connection_choose_journal (const char *path, sqlite3 *db, NzAccess *access, GError **error);

G_END_DECLS
