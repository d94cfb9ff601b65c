/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-date.h"
#include "store/nz-step-changes.h"

G_BEGIN_DECLS

/**
 * NzChangeList: what is different since a day, by record.
 * @since: from the beginning of this full day on, in local time
 * @records: (element-type NzRecordChange): net of all steps, by kind of record in the order of the
 * descriptions, then by name
 * @more: records of steps that changed too many to tell
 * @n_steps: how many steps; @n_forgotten: of how many of them the file only keeps that they happened
 */
typedef struct
{
  NzDate since;
  GPtrArray *records;
  guint more;
  guint n_steps;
  guint n_forgotten;
} NzChangeList;

/* How many records of one step are told; an import that brings more is counted. */
#define NZ_CHANGE_LIST_MOST 1000

/* (transfer full): without what only the program itself remembers (places in the diagram, postponed lines,
 * columns of imports). */
NzChangeList *nz_change_list_new (NzStore *store, NzDate since, GError **error);
void nz_change_list_free (NzChangeList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzChangeList, nz_change_list_free)

/* Whether the record is the network's own data, not what the program remembers. */
gboolean nz_change_is_told (const NzRecordChange *change);
/* Unix seconds of the local midnight with which the day begins. */
gint64 nz_change_list_time (NzDate day);
/* The day of the last conference before @today; NZ_DATE_NONE if there was none. */
NzDate nz_change_list_last_conference (NzStore *store, NzDate today);
/* "new", "changed", "deleted" in @language. */
const char *nz_change_word (const NzRecordChange *change, NzLanguage language);
/* (transfer full): "Tuesday, 24 November 2026, 14:05" or, on that same day, "14:05". */
char *nz_change_time_words (gint64 time, NzDate today, NzLanguage language);

G_END_DECLS
