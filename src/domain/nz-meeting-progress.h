/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

typedef enum
{
  NZ_STEP_DATE,
  NZ_STEP_ROOM,
  NZ_STEP_AGENDA,
  NZ_STEP_INVITED,
  NZ_STEP_REPLIES,
  NZ_STEP_HELD,
  NZ_STEP_MINUTES,
  NZ_N_STEPS,
} NzStepKind;

/**
 * NzProgressStep:
 * @fraction: 0 not begun, 1 done; between them, begun
 * @is_late: it should have been done by today: invitations by the lead time, a room then too, the minutes four weeks after the day
 * @label: one or two words: "Invited". (transfer none)
 * @words: how far it is: "48 of 61 invited"
 */
typedef struct
{
  double fraction;
  gboolean is_late;
  const char *label;
  char *words;
} NzProgressStep;

/**
 * NzMeetingProgress: how far a conference is, in the seven steps of its life; derived, never stored. In the language asked for.
 * @n_done: steps whose fraction is 1
 * @summary: one line for a card: "next: send the invitations", "all done"
 */
typedef struct
{
  gint64 meeting;
  NzProgressStep steps[NZ_N_STEPS];
  guint n_done;
  char *summary;
} NzMeetingProgress;

/* @lead_days: as in the settings. Three small queries. (transfer full) */
NzMeetingProgress *nz_meeting_progress_new (NzStore *store, NzRecord *meeting, NzDate today, int lead_days, NzLanguage language, GError **error);
void nz_meeting_progress_free (NzMeetingProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzMeetingProgress, nz_meeting_progress_free)

G_END_DECLS
