/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* What comes out of a meeting besides its text (nz-task-line.h): decisions, who may vote, and that the
 * minutes of the last one are approved. */

/**
 * NzVoters: who may vote at a meeting: each organisation that is represented has one vote, however many
 * people came for it, and whoever stands for several has one for each.
 * @invited: organisations that were invited or came; 0: nobody has entered them
 * @represented: of these, present
 * @noted: whether attendance was entered at all: nothing is said about a quorum without data
 *
 * Where rules of procedure say nothing else, a meeting that was called decides with those who came, by the
 * majority of the votes cast; abstentions are none (§ 32 (1) BGB, with which the rule is meant to agree).
 */
typedef struct
{
  guint invited, represented;
  gboolean noted;
} NzVoters;

gboolean nz_voters_count (NzStore *store, gint64 meeting, NzVoters *voters, GError **error);
/* (transfer full): "31 entitled to vote are represented, quorate"; "" without data */
char *nz_voters_words (const NzVoters *voters, NzLanguage language);

/* The result that follows from the votes: more for than against; %NULL while none are entered. (transfer
 * none): a code of decision.result */
const char *nz_decision_result (NzRecord *decision);
/* (transfer full): "31 for, 2 against, 1 abstention: carried"; of one without votes, its result */
char *nz_decision_words (NzRecord *decision, NzLanguage language);
/* (transfer full) (nullable): what is wrong with the votes: more than may vote */
char *nz_decision_doubt (NzRecord *decision, const NzVoters *voters);
/* Adds a decision by vote under an item of the agenda, with the next number of the series of all decisions
 * and the title of the item as its wording until somebody writes it. One undoable step. Returns its id; 0 and
 * @error on failure. */
gint64 nz_decision_add (NzStore *store, gint64 item, GError **error);
/* Sets one number of votes and with it the result. One undoable step. @field: votes_for, votes_against,
 * abstentions;
 * @n: -1 for none */
gboolean nz_decision_set_votes (NzStore *store, gint64 decision, const char *field, int n, GError **error);

/* The meeting whose minutes the item "approval of the last minutes" of @meeting is about: the last of its
 * series before it. 0 if there is none. */
gint64 nz_minutes_last (NzStore *store, gint64 meeting, GError **error);
/* They were approved at @meeting; or not, if @approved is not set. One undoable step. */
gboolean
nz_minutes_set_approved (NzStore *store, gint64 of, gint64 meeting, gboolean approved, GError **error);
/* An item is put off to another meeting, or not. One undoable step. */
gboolean nz_minutes_set_postponed (NzStore *store, gint64 item, gboolean postponed, GError **error);

/* A task is done on that day, or no longer. One undoable step. */
gboolean nz_task_set_done (NzStore *store, gint64 task, gboolean done, NzDate day, GError **error);

G_END_DECLS
