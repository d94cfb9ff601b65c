/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* Somebody leaves a position and somebody else comes, or is not named yet: what hangs on the position is
 * handed over in one undoable step. */

typedef enum
{
  NZ_HAND_SEATS,       /* seats in working groups, as member or guest */
  NZ_HAND_CHAIR,       /* chairs and deputies of groups */
  NZ_HAND_INVITATIONS, /* to meetings that are still to come, and whether the position receives them at all */
  NZ_HAND_LISTS,       /* entries of distribution lists */
  NZ_HAND_FOLLOW_UPS,  /* journal entries with an open follow-up */
  NZ_HAND_AGENDA,      /* agenda items of meetings that are still to come */
  NZ_N_HANDS,
} NzHand;

/**
 * NzSuccession:
 * @last_day: of who leaves; a full date. Who comes begins on the day after
 * @successor: 0: the person of @new_name, or not yet named
 * @new_name: (nullable): a person that is still to be made: "Samuel Tesfaye"
 * @new_salutation: (nullable): the code of the new person's salutation, unless @new_name says it
 * @function: (nullable): what the successor will be called: at first that of who leaves, which may not fit
 * ("Leiterin" for a man)
 * @hand: what is handed over
 * @things: per kind the ids of what there is to hand over (element-type gint64)
 * @words: per kind what these are called, joined by commas; "" for none
 */
typedef struct
{
  gint64 position, person, organisation;
  NzDate last_day;
  gint64 successor;
  char *new_name;
  const char *new_salutation;
  char *function;
  gboolean hand[NZ_N_HANDS];
  GArray *things[NZ_N_HANDS];
  char *words[NZ_N_HANDS];
} NzSuccession;

/* What hangs on the position on the full @today: everything is ticked, nobody named, the last day is @today.
 * (transfer full) (nullable) */
NzSuccession *nz_succession_new (NzStore *store, gint64 position, NzDate today, GError **error);
void nz_succession_free (NzSuccession *succession);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzSuccession, nz_succession_free)

/* The position that a person leaves on the full @day when nothing more is said: the main one, else the one that began last. 0: none. */
gint64 nz_succession_position_of (NzStore *store, gint64 person, NzDate day);

/* "Seats in groups", in the language of the program. (transfer none) */
const char *nz_hand_label (NzHand hand);

/* Ends the old position and what was ticked with it, begins the new ones. Where nobody is named, seats stay
 * open (membership.vacant) and the organisation stands for the rest. One step; on failure nothing is changed.
 */
gboolean nz_succession_apply (NzStore *store, NzSuccession *succession, GError **error);

G_END_DECLS
