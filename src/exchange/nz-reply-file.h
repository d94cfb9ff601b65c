/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzReplyFile: what the answers of a form on the web came to: a table with columns like Name, Einrichtung,
 * Zusage, Anzahl, Themen, Bedarf in any order.
 * @n: how many replies were entered
 * @left: (element-type utf8): the rows that were not, each with its line, who it is and the reason, in the
 * language of the program: not invited, several of that name, no reply
 */
typedef struct
{
  guint n;
  GPtrArray *left;
} NzReplyFile;

/* Enters the replies to the meeting as one undoable step. Any file that nz_tables_read() reads;
 * NZ_ERROR_INVALID where the columns for who and for the reply are missing. (transfer full) */
NzReplyFile *nz_reply_file_import (NzStore *store, gint64 meeting, const char *path, GError **error);
void nz_reply_file_free (NzReplyFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzReplyFile, nz_reply_file_free)

G_END_DECLS
