/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A mail with its attachments as a file (RFC 5322, MIME), for mail programs that cannot be handed files: with
 * "X-Unsent: 1" they open it as a draft. */

/* Larger than what any provider takes; a file that names a whole disk by mistake ends here. */
#define NZ_MAIL_FILE_MOST (100 * 1024 * 1024)

/* (transfer full): @mails (element-type utf8) from @first, at most @n of them, in BCC and none in To, what is
 * no address left out. @subject: (nullable). @attachments: (element-type filename): paths, read now. %NULL
 * and
 * @error, which names the file, where one cannot be read or makes all larger than NZ_MAIL_FILE_MOST octets.
 */
GBytes *nz_mail_file_new (
    GPtrArray *mails, guint first, guint n, const char *subject, GPtrArray *attachments, GError **error);
/* The same into the file @path. */
gboolean nz_mail_file_write (GPtrArray *mails,
                             guint first,
                             guint n,
                             const char *subject,
                             GPtrArray *attachments,
                             const char *path,
                             GError **error);

/* Drafts: such files for a mail program to open, in a folder of the session that goes with it, for they hold
 * addresses. nz_mail_draft_new() may take long and may be called from any thread. */

/* (transfer full) (type filename): the path of a new draft. NZ_ERROR_FAILED where this session has no folder
 * of its own. */
char *nz_mail_draft_new (
    GPtrArray *mails, guint first, guint n, const char *subject, GPtrArray *attachments, GError **error);
/* Removes all drafts but those of the last minute, which a mail program may be about to read. */
void nz_mail_drafts_clear (void);

G_END_DECLS
