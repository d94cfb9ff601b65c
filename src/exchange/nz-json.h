/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Records as JSON (RFC 8259): an object each: "id" (base32), then fields of the description by their name:
 * texts, numbers, true and false, dates in ISO, times as "13:00", lists as arrays, references as ids. */

/* (transfer full): an array of records, one a line, with every field; one without a value is null. */
char *nz_json_records (NzStore *store, GPtrArray *records);

/* The pieces, for who writes more than memory holds. @fields: (array length=n_fields); @with_empty: null and
 * [] for what has no value, which is left out otherwise. */
void nz_json_append_record (
    GString *json, NzRecord *record, const NzField *const *fields, guint n_fields, gboolean with_empty);
/* In quotation marks, escaped. */
void nz_json_append_text (GString *json, const char *text);
void nz_json_append_id (GString *json, gint64 id);
/* An integer, boolean, time or reference as its field wants it. */
void nz_json_append_number (GString *json, const NzField *field, gint64 value);
/* ,"name": */
void nz_json_append_key (GString *json, const char *name);

G_END_DECLS
