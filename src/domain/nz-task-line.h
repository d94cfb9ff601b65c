/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-who.h"

G_BEGIN_DECLS

/**
 * NzTaskLine: a line of the minutes that gives somebody something to do: it begins with "@", names who, says
 * "bis" (or "by", "until") and a day, and the rest is the task:
 *
 *     @Jugendamt bis 15.3. Räume für die Ferienkurse klären
 *     @Frau Becker: Protokoll an alle, bis nächsten Freitag
 *
 * @number: of the line in the text, from 0
 * @raw: the line as it stands, without white space around it
 * @result: whether it is known who is meant; @who: (nullable): it is; @names: (nullable): who it may be
 * @typed: what stands where a name is expected, for a message
 * @due: (may be unset); @name: what is to be done, "" if nothing is said yet
 */
typedef struct
{
  guint number;
  char *raw;
  NzWhoResult result;
  const NzWhoName *who;
  char *names;
  char *typed;
  NzDate due;
  char *name;
} NzTaskLine;

void nz_task_line_free (NzTaskLine *line);
/* The lines of @text that begin with "@". Days without a year are the next after @day, that of the meeting.
 * What they name belongs to @who. (element-type NzTaskLine) (transfer full) */
GPtrArray *nz_task_lines_parse (const char *text, NzWho *who, NzDate day);
/* Whether a task can be made of it. */
gboolean nz_task_line_is_whole (const NzTaskLine *line);
/* (transfer full) (nullable): what it lacks to be one, a sentence for beside it. */
char *nz_task_line_fault (const NzTaskLine *line);

/* Saves what was written under an item of the agenda, and with it the tasks that its lines give: a line that
 * is new makes one, one that was changed changes what was changed in it, one that is gone takes its task
 * along unless that is done or was answered. One undoable step. @text: (nullable) */
gboolean nz_minutes_write (NzStore *store, gint64 item, const char *text, NzWho *who, GError **error);

G_END_DECLS
