/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What people write into one cell of a spreadsheet, taken apart. Plain text in, plain text out; nothing is
 * dropped. */

/* (transfer full) (array zero-terminated=1): "Anna Müller; Jan Weber", "Anna Müller und Jan Weber", "Anna
 * Müller, Jan Weber" (but not "Müller, Anna"), lines; "Anna und Jan Weber" are two with one family name. */
char **nz_split_people (const char *text);

/* "Straße 5, 99084 Erfurt"; parts are "" where there is none. */
typedef struct
{
  char *street, *addition, *postcode, *town;
} NzPostalParts;

void nz_postal_parts_clear (NzPostalParts *parts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NzPostalParts, nz_postal_parts_clear)
/* %FALSE, with everything in @street, where there is no postcode to tell. */
gboolean nz_split_address (const char *text, NzPostalParts *parts);
/* "99084 Erfurt", also "9984 Erfurt" and "Erfurt": digits and what follows; never a street. */
void nz_split_town (const char *text, NzPostalParts *parts);

typedef enum
{
  NZ_SPLIT_TELEPHONES,
  NZ_SPLIT_ADDRESSES, /* of mail and web */
} NzSplitKind;

/* (transfer full) (array zero-terminated=1): several numbers or addresses in a cell; a slash inside a number
 * ("0361/1234") separates nothing. */
char **nz_split_values (const char *text, NzSplitKind kind);

/* A mark in a column of x, ja, 1. */
typedef enum
{
  NZ_MARK_NONE, /* empty */
  NZ_MARK_YES,
  NZ_MARK_NO,
  NZ_MARK_OTHER, /* a word of its own */
} NzMark;

NzMark nz_split_mark (const char *text);

G_END_DECLS
