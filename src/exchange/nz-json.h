/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/* (transfer full): records as a JSON array of objects: "id" (base32), then every field of the description by its name: texts, numbers, true and false,
 * dates in ISO, lists as arrays, references as ids; a field without a value is null. UTF-8, indented. */
char *nz_json_records (NzStore *store, GPtrArray *records);

G_END_DECLS
