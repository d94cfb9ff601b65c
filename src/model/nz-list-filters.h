/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"
#include "store/nz-rule.h"

G_BEGIN_DECLS

/* What a list is narrowed by in the chips above it: an array of NzFilter that owns its texts; names of fields
 * are the description's. */

/* (transfer full) (element-type NzFilter): with copies of @filters. */
GArray *nz_list_filters_new (const NzFilter *filters, guint n);
/* In place of what was asked of @field; %NULL and 0: nothing any more. */
void nz_list_filters_set (GArray *self, const NzField *field, const char *text, gint64 integer);
/* (transfer full) (nullable): with @rule (nullable) as one rule; %NULL for none. */
NzRule *nz_list_filters_dup_rule (GArray *self, const NzEntity *entity, const NzRule *rule);

G_END_DECLS
