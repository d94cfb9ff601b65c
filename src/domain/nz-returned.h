/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzReturned:
 *
 * The addresses at which letters came back or mails bounced (records of entity `returned`) and that nobody
 * has checked since, read once. An address that was corrected is another one and good at once. A mailbox is
 * bad for everybody who names it; a letter's address for the person to whom it came back, or, where it came
 * back to the organisation, for everybody there.
 */
typedef struct _NzReturned NzReturned;

NzReturned *nz_returned_new (NzStore *store, GError **error);
void nz_returned_free (NzReturned *returned);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzReturned, nz_returned_free)

/* (transfer full) (nullable): why nothing goes to this mail address, a sentence in the language of the
 * program; %NULL if nothing is known against it. */
char *nz_returned_mail_reason (const NzReturned *returned, const char *mail);
/* The same of a letter to a person at an organisation, as nz-addressee.h would address it. Either may be
 * %NULL. */
char *nz_returned_letter_reason (const NzReturned *returned, NzRecord *person, NzRecord *organisation);

/* (transfer full) (nullable): where a letter to them goes, in one line: "Brühler Straße 12, 99084 Erfurt";
 * %NULL where none can arrive. Either may be %NULL. */
char *nz_returned_address (NzStore *store, NzRecord *person, NzRecord *organisation);

/* "Letter came back" (@kind "letter") or "Mail bounced" ("mail"): enters it for an organisation or person as
 * one undoable step. A person's letter is one to the main organisation on @day; of several mail addresses it
 * is the first against which nothing is known yet. (transfer full) (nullable): the address that is now kept
 * out. NZ_ERROR_INVALID if there is no address, or it is entered already. */
char *nz_returned_enter (
    NzStore *store, const NzEntity *entity, gint64 id, const char *kind, NzDate day, GError **error);
/* The address was looked at on @day, and letters and mails may go there again. One undoable step. */
gboolean nz_returned_check (NzStore *store, gint64 returned, NzDate day, GError **error);
/* What is open about an organisation or person, or with @entity %NULL about anybody; the newest first.
 * (transfer full) (element-type NzRecord) */
GPtrArray *nz_returned_open (NzStore *store, const NzEntity *entity, gint64 id, GError **error);

G_END_DECLS
