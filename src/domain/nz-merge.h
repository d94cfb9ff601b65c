/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* Two records that are one become one: field by field with a proposal, in one step of undo.
 *
 * Whatever referred to either refers to the one that is kept. Lists of contacts and terms are united; a value that is not taken goes to the
 * note. Ties, memberships and positions that join the same records at one time become one from the first known beginning to the last end,
 * without an end where one of them holds today without one; ties of a record with itself go, noted. Ids in the rules of filters and distribution lists are changed, too. */

typedef enum
{
  NZ_MERGE_A,
  NZ_MERGE_B,
  NZ_MERGE_BOTH,
} NzMergeChoice;

/**
 * NzMergeField:
 * @a, @b: for eyes, "" where there is none
 * @same: both are equal, there is nothing to choose
 * @can_both: texts and lists that can be kept together
 * @choice: the proposal, until nz_merge_choose()
 * @why: (nullable) (transfer none): the reason of the proposal, in the program's language
 */
typedef struct
{
  const NzField *field;
  char *a, *b;
  gboolean same;
  gboolean can_both;
  NzMergeChoice choice;
  const char *why;
} NzMergeField;

typedef struct _NzMerge NzMerge;

/* Reads both. NZ_ERROR_INVALID with the reason where they cannot be merged: a record with itself, a branch with what it belongs to, a
 * predecessor with its successor, however many steps away, also where these run in a loop. */
NzMerge *nz_merge_new (NzStore *store, const NzEntity *entity, gint64 a, gint64 b, GError **error);
void nz_merge_free (NzMerge *merge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzMerge, nz_merge_free)

/* Which of the two ids stays: that of the record to which more refers. */
gint64 nz_merge_get_kept (NzMerge *merge);
/* (transfer none): what both are called. */
const char *nz_merge_get_name (NzMerge *merge, NzMergeChoice which);
/* Fields that have a value on either side, in the order of the description. (transfer none) (element-type NzMergeField) */
GPtrArray *nz_merge_get_fields (NzMerge *merge);
/* @choice must be possible for the field. What is right only together follows: postcode and town the street, unless they are
 * empty there; who wants them empty chooses that afterwards. */
void nz_merge_choose (NzMerge *merge, guint index, NzMergeChoice choice);

/* One action, "Merge A with B". NZ_ERROR_INVALID if one of the two was changed or deleted since nz_merge_new(). */
gboolean nz_merge_apply (NzMerge *merge, GError **error);

G_END_DECLS
