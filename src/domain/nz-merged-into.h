/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-step-changes.h"

G_BEGIN_DECLS

/**
 * NzMergedInto: what a deleted record was merged with, if that is how it went.
 * @name: (nullable): what that was called then; %NULL: it was deleted otherwise
 * @kept: which record that is; 0 if the history does not tell or it is gone too
 */
typedef struct
{
  char *name;
  gint64 kept;
} NzMergedInto;

/* @deleted: one record, of nz_store_deleted(). What stands in the history is its name and what it touched. */
gboolean
nz_merged_into_find (NzStore *store, const NzStepChanges *deleted, NzMergedInto *merged, GError **error);
void nz_merged_into_clear (NzMergedInto *merged);

G_END_DECLS
