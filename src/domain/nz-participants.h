/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzParticipant: one invitation as the door, the sheet to sign, badges and reply sheets need it: a person and
 * all for whom she is there, or an organisation of which nobody is named.
 * @name: "Dr. Natalia Becker"; "" where nobody is named
 * @list_name: "Becker, Dr. Natalia", or the organisation
 * @organisations: "Lebensbaum, Frauenhaus": the invitation's own first, then the further ones that she
 * represents; "" for a person without any
 * @deputy_for: (nullable): the name of the person in whose place she is there
 * @reply, @attendance: (nullable): codes
 * @arrived, @departed: minutes after midnight; -1 where not known
 * @search_key: every name, folded
 */
typedef struct
{
  gint64 invitation, person, organisation;
  char *name, *list_name;
  char *organisations;
  char *deputy_for;
  char *reply, *attendance;
  gboolean walk_in;
  int arrived, departed;
  char *sort_key, *search_key;
} NzParticipant;

void nz_participant_free (NzParticipant *participant);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzParticipant, nz_participant_free)
gboolean nz_participant_equal (const NzParticipant *a, const NzParticipant *b);

/* Everybody of the meeting by name (DIN 5007-2), in the order of the letters. (transfer full) (element-type
 * NzParticipant) */
GPtrArray *nz_participants_new (NzStore *store, gint64 meeting, GError **error);
/* Takes out those who declined, unless they are there all the same. */
void nz_participants_expected (GPtrArray *participants);
/* Leaves those who accepted or are there; where nobody is that, everybody who has not declined. */
void nz_participants_accepted (GPtrArray *participants);
gboolean nz_participant_is_present (const NzParticipant *participant);

G_END_DECLS
