/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* The journal: what happened between the conferences. */

/* Whether entries can be tied to records of this entity: organisations, people, groups, meetings. */
gboolean nz_journal_is_about (const NzEntity *entity);
/* (transfer full): a note of today that is not in the store yet, tied to the record (@id 0: to none). One
 * about a person is tied to the organisation of the person's main position too, one about a sponsorship to
 * its sponsor. */
NzRecord *nz_journal_entry_new (NzStore *store, const NzEntity *entity, gint64 id, NzDate today);
/* Takes "Anruf: Frau Becker" or "call: …" apart: sets the kind, returns where the text begins. Without such a
 * word the kind stays and @typed is returned. */
const char *nz_journal_take_kind (NzRecord *entry, const char *typed);
/* Whether the entry is an enquiry or advice, which is counted. */
gboolean nz_journal_is_enquiry (NzRecord *entry);

/* The newest entries about the record; of an organisation also those about whoever had a position there on the
 * day of the entry: a call with Mrs Becker is one with her association. (element-type NzRecord) (transfer full) */
GPtrArray *nz_journal_of (NzStore *store, const NzEntity *entity, gint64 id, guint limit, GError **error);

/**
 * NzJournalCounts: enquiries and advice of some months by topic.
 * @topics: (element-type NzJournalTopic): by name, those without one last
 * @sums: per month; @total: of all
 */
typedef struct
{
  NzDate first; /* a month */
  guint n_months;
  GPtrArray *topics;
  guint *sums;
  guint total;
  guint minutes; /* as far as they were noted */
} NzJournalCounts;

/* @topic: 0: without one, @name: "" then */
typedef struct
{
  gint64 topic;
  char *name;
  guint *counts; /* per month */
  guint total;
} NzJournalTopic;

/* Of @n_months months from the month of @first on. (transfer full) */
NzJournalCounts *nz_journal_counts_new (NzStore *store, NzDate first, guint n_months, GError **error);
void nz_journal_counts_free (NzJournalCounts *counts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzJournalCounts, nz_journal_counts_free)

G_END_DECLS
