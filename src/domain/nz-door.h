/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* What is noted at the door of a meeting, or afterwards from the list that was signed: each is one undoable
 * step. */

typedef enum
{
  NZ_DOOR_PRESENT, /* is there; with the time, if it is known */
  NZ_DOOR_NOT_YET, /* taken back: nothing is noted */
  NZ_DOOR_LEFT,    /* left before the end */
  NZ_DOOR_BACK,    /* did not leave after all */
  NZ_DOOR_EXCUSED,
  NZ_DOOR_ABSENT,
} NzDoorMark;

/* @minutes: the time of day, -1: not known */
gboolean nz_door_mark (NzStore *store, gint64 invitation, NzDoorMark mark, int minutes, GError **error);
/* The time of day for a mark that is made now: -1 where the meeting's day is not today, for then somebody
 * enters what a list says. */
int nz_door_minutes (NzRecord *meeting);

/**
 * NzWalkIn: somebody who came without an invitation, or in the place of somebody who has one.
 * @name: as typed: "Dr. Anna Müller"; may be "" where an organisation is named
 * @deputy_of: 0, or the invitation of the one in whose place she came: she is there for its organisations, and
 * whoever is named there is excused
 * @organisation: 0 where it is none of the file's; then @elsewhere (nullable) is what was typed
 */
typedef struct
{
  const char *name;
  gint64 organisation;
  const char *elsewhere;
  gint64 deputy_of;
  int minutes;
} NzWalkIn;

/* Notes her as present: by her invitation to the meeting if she has one, else by a new one, with the file's
 * person of that name, else a new person, who has a position at the organisation but is not invited by it
 * alone. Returns the invitation's id, 0 on failure; NZ_ERROR_INVALID where nobody is named. */
gint64 nz_door_walk_in (NzStore *store, gint64 meeting, const NzWalkIn *walk_in, GError **error);

/* For all of whom nothing is noted yet: excused who had declined, not represented everybody else. The number;
 * -1 on failure. */
int nz_door_close (NzStore *store, gint64 meeting, GError **error);

/* The organisations that somebody represents besides the invitation's own; (array length=n). */
gboolean
nz_door_represent (NzStore *store, gint64 invitation, const gint64 *organisations, guint n, GError **error);
/* Those; (transfer full) (element-type gint64) */
GArray *nz_door_represented (NzStore *store, gint64 invitation, GError **error);

G_END_DECLS
