/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzRecipient: somebody who is invited: a person at an organisation, or an organisation alone (then @person
 * is %NULL).
 * @channel: how: letter, mail, both or none: the person's own, else the organisation's, else letter
 * @function: (nullable): what the person is there
 * @others: (element-type utf8): the person's further positions: "Vorstand, Lebensbaum"
 * @doubt: (nullable): what is odd about it, in the language of the program: not where the invitation says, a
 * mail that bounced
 * @no_letter: (nullable): why no letter may go there, likewise: one came back, and the address has not been
 * checked since
 */
typedef struct
{
  NzRecord *person;
  NzRecord *organisation;
  const char *channel;
  char *function;
  GPtrArray *others;
  char *doubt;
  char *no_letter;
} NzRecipient;

void nz_recipient_free (NzRecipient *recipient);

/* Who is to be invited on a full @day (element-type NzRecipient) (transfer full), in no particular order:
 *  - each person with a position that receives invitations at an organisation of the network, both holding on
 * the day: once, however many positions; the main one counts, else the oldest;
 *  - each organisation of the network without such a person, individuals too.
 * Nobody whose own channel is none; an organisation whose channel is none is left out with its people, but
 * for those with a channel of their own.
 * @working_group: only its members on the day (then the person whom a membership names stands for the
 * organisation); 0 for all. */
GPtrArray *nz_recipients_new (NzStore *store, NzDate day, gint64 working_group, GError **error);
/* The people and organisations that the meeting's invitations name, likewise once each. Empty if it has none.
 */
GPtrArray *nz_recipients_for_invitations (NzStore *store, NzRecord *meeting, GError **error);

/* Makes the invitations that a meeting still lacks by nz_recipients_new(), as one undoable action "Invite to
 * …" (part of the caller's, if one is under way). The number of new ones; −1 on failure. */
int nz_invitations_prepare (NzStore *store, gint64 meeting, GError **error);

G_END_DECLS
