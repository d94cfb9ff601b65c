/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-step-changes.h"

G_BEGIN_DECLS

/* (transfer full): steps as JSON: "steps", each with "step", "time" (ISO 8601, local), "desk", "label",
 * "kept" and "changes", each of these with "entity", "id" (base32), "name", "operation" (insert, update,
 * delete), "direct" and "fields" with "field", "label", "old", "new" in words. UTF-8, indented. */
char *nz_history_to_json (GPtrArray *steps);

G_END_DECLS
