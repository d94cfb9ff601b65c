/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-letter.h"

G_BEGIN_DECLS

/**
 * NzInvitationLine: one invitation as a table shows it. Owns its texts.
 * @name: the organisation's short name, or the person's where there is none
 * @person: (nullable): the person's name, where @name is the organisation's
 * @sign: (nullable): the organisation's kind
 * @problem: (nullable): why there can be no letter; @doubt: (nullable): why the letter should be looked at
 * first
 */
typedef struct
{
  gint64 id, organisation_id, person_id;
  char *name;
  char *person;
  char *sign;
  char *channel;
  NzDate sent_on;
  char *reply;
  int people; /* how many come, 0: not said */
  gboolean has_more; /* topics wished or needs */
  char *attendance;
  char *problem;
  char *doubt;
  char *search_key;
  char *sort_key;
} NzInvitationLine;

void nz_invitation_line_free (NzInvitationLine *line);
gboolean nz_invitation_line_equal (const NzInvitationLine *a, const NzInvitationLine *b);

/* A meeting's invitations in the order in which they are to be looked at: those without a possible letter
 * first, then the doubtful ones, then by name (DIN 5007-2). @letters: (nullable): of the same meeting.
 * (transfer full) (element-type NzInvitationLine) */
GPtrArray *
nz_invitation_lines_new (NzStore *store, gint64 meeting, const NzLetterSet *letters, GError **error);

/* How the invitations stand. */
typedef struct
{
  guint all, yes, no, open, unsent;
} NzInvitationCounts;

NzInvitationCounts nz_invitation_lines_count (GPtrArray *lines);

G_END_DECLS
