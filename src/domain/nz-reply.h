/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzReply: what somebody answered to an invitation.
 * @code: (nullable): "yes", "no", "deputy"; %NULL: none came
 * @people: how many come; 0: not said
 * @wishes, @needs: (nullable): topics wished; what somebody needs to be able to come
 */
typedef struct
{
  const char *code;
  int people;
  const char *wishes, *needs;
} NzReply;

/* Enters the reply of today as one undoable step. @whole: people, wishes and needs too, else the code alone.
 */
gboolean
nz_reply_enter (NzStore *store, gint64 invitation, const NzReply *reply, gboolean whole, GError **error);

/* Needs say more about somebody than the network has to know, so they are deleted after the day: how many
 * invitations to meetings before @today still have some. */
guint nz_reply_count_needs (NzStore *store, NzDate today);
/* Empties them, as one step. The number; -1 on failure. */
int nz_reply_clear_needs (NzStore *store, NzDate today, GError **error);

G_END_DECLS
