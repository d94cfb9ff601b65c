/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-date.h"
#include "entity/nz-record.h"

G_BEGIN_DECLS

/* One value of a record, interpreted by its field's type. Only for the files of entity/. Zeroed memory is "no value". */
typedef struct
{
  gboolean is_set;   /* integers only */
  union
  {
    char *text;      /* texts, codes of choices */
    gint64 integer;  /* integers, booleans, times, references */
    NzDate date;
    char **list;     /* contacts */
    GArray *ids;     /* terms: (element-type gint64) */
  };
} NzValue;

/* The value of a field of @record, which the caller knows to have it. */
const NzValue *nz_record_peek (NzRecord *record, const NzField *field);

/* Gives zeroed memory the field's default. */
void nz_value_init (const NzField *field, NzValue *value);
/* Frees and leaves "no value" (no for a boolean). */
void nz_value_clear (const NzField *field, NzValue *value);
gboolean nz_value_is_set (const NzField *field, const NzValue *value);
gboolean nz_value_equal (const NzField *field, const NzValue *a, const NzValue *b);
/* @to is overwritten, after clearing. */
void nz_value_copy (const NzField *field, const NzValue *from, NzValue *to);
/* Adds an id to a list of terms unless it is there or 0. */
void nz_value_add_id (NzValue *value, gint64 id);

G_END_DECLS
