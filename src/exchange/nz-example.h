/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/* The days for which the example can be made: the planner's conferences lie in the year before and after. */
#define NZ_EXAMPLE_FIRST_YEAR 2001
#define NZ_EXAMPLE_LAST_YEAR 2099

/**
 * nz_example_fill:
 * @store: a new file
 * @today: the day of creation, to which the example's days are relative
 *
 * Fills a new file with the Erfurt example: the shipped tables (data/example) through the program's own
 * import, and the conferences of the year before, of and after @today as the planner places them, with
 * agenda, invitations, replies and attendance up to the day. The file is marked as an example. For the same
 * day it is the same example, ids included. One action, and undo begins after it.
 *
 * NZ_ERROR_INVALID if @today is outside the years above; on failure the file is as it was.
 */
gboolean nz_example_fill (NzStore *store, NzDate today, GError **error);

G_END_DECLS
