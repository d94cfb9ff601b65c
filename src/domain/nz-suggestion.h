/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* What is open and belongs on the agenda of a meeting: the end of the closed loop of the conferences. A
 * meeting looks back on those of its own series: conferences on conferences, sessions on those of their
 * group; cancelled ones do not count. Derived, never stored. */

typedef enum
{
  NZ_SUGGESTION_MINUTES,      /* those of the last meeting have not been approved */
  NZ_SUGGESTION_TASK,         /* open and due by the day of the meeting, or without a day */
  NZ_SUGGESTION_POSTPONED,    /* an item that was put off and has not been taken up again */
  NZ_SUGGESTION_REPORT,       /* a group that has not reported for NZ_SUGGESTION_MEETINGS conferences */
  NZ_SUGGESTION_PRESENTATION, /* an actor that joined within a year and has never introduced itself */
  NZ_SUGGESTION_REVIEW,       /* a group that ended within a year with a result that nobody has heard */
  NZ_SUGGESTION_RESOLUTION,   /* decided in writing since the last conference */
  NZ_SUGGESTION_WISH,         /* a topic wished in replies to this conference or the last */
  NZ_N_SUGGESTION_KINDS,
} NzSuggestionKind;

/* So many conferences without a report are a gap: half a year of six. Fewer than so many in the file since
 * the group began say nothing. */
#define NZ_SUGGESTION_MEETINGS 3
/* So long an actor is new, and the result of a group is news. */
#define NZ_SUGGESTION_MONTHS 12

/**
 * NzSuggestion: one of them.
 * @entity, @id: the record that it is about: the task, the postponed item, the group, the actor, the
 * decision, the invitation with the wish, the meeting whose minutes are meant
 * @title: of the item, in the language of the file, as agendas are
 * @by: (nullable): who would speak
 * @reason: one sentence without a full stop, in the language asked for
 * @minutes: proposed
 * @is_late: it is overdue
 */
typedef struct
{
  NzSuggestionKind kind;
  const NzEntity *entity;
  gint64 id;
  char *title, *by, *reason;
  int minutes;
  gboolean is_late;
} NzSuggestion;

void nz_suggestion_free (NzSuggestion *suggestion);
/* "task", for JSON and tables. (transfer none) */
const char *nz_suggestion_code (NzSuggestionKind kind);
/* "Open task". (transfer none) */
const char *nz_suggestion_label (NzSuggestionKind kind, NzLanguage language);

/* What is open for @meeting, in the order of the kinds, the oldest first, what most wish for first. What
 * stands on its agenda is not suggested any more, nor what is done. (element-type NzSuggestion) (transfer
 * full) */
GPtrArray *nz_suggestions_new (NzStore *store, NzRecord *meeting, NzLanguage language, GError **error);
/* Puts it on the agenda of @meeting as one undoable step: the kind of item that it asks for, with who speaks,
 * what it leads back to, and at its place (before any other business and the next date; the approval of the
 * minutes after the opening). Returns the id of the item; 0 and @error on failure. */
gint64 nz_suggestion_take (NzStore *store, gint64 meeting, const NzSuggestion *suggestion, GError **error);

G_END_DECLS
