/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* The rows that join the merged record to others. Only for nz-merge.c and nz-vocabulary-change.c. */

/* Inside an action: moves all references from @from to @to, unites the rows that say one thing twice, takes away those that would join a
 * record with itself. What is lost by that is appended to @lost, a line each. */
gboolean nz_merge_rows (NzStore *store, const NzEntity *entity, gint64 from, gint64 to, GPtrArray *lost, GError **error);

G_END_DECLS
