/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-returned.h"

G_BEGIN_DECLS

/* Mail addresses of records, as other programs take them. What stands in a record was typed, or came with a
 * spreadsheet from somebody: only what has the form of one address ever leaves here, so that nothing can add
 * a header, a recipient or another scheme. */

/* (transfer full) (nullable): where a mail to the organisation or person goes: the first address in order
 * that is no private one and did not bounce, else the first private one that did not. @problem: (out)
 * (transfer full) (nullable): where all bounced, the reason of the first. @returned: (nullable): then nothing
 * bounced. */
char *nz_mail_of (NzRecord *record, const NzReturned *returned, char **problem);

/* (transfer full): the addresses of @mails (element-type utf8) (nullable elements), each once whatever its
 * case, in order, what is no address left out. (element-type utf8) */
GPtrArray *nz_mail_unique (GPtrArray *mails);
/* (transfer full): joined for the field of a mail program: "a@b.de; c@d.de". @separator: ';' for Outlook, ','
 * for Thunderbird and all others (RFC 5322). */
char *nz_mail_join (GPtrArray *mails, char separator);
/* (transfer full): a mailto: URI (RFC 6068) of @mails from @first, at most @n of them, all in BCC and none in
 * To, so that nobody learns who else is written to. @subject: (nullable): without line breaks. */
char *nz_mail_uri (GPtrArray *mails, guint first, guint n, const char *subject);

G_END_DECLS
