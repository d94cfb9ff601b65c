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

G_END_DECLS
