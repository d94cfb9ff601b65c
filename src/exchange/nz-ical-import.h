/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-ical-reader.h"
#include "store/nz-store.h"

G_BEGIN_DECLS

/* A calendar file's dates against the meetings of the file: what is new, what has changed, what is the same.
 *
 * A date becomes a meeting of kind event, which is known again by UID and, in a series, by its date there. It
 * follows the file when what it says has changed and its SEQUENCE is not lower than that read before; what
 * was changed here stays until then. A date that is no longer in its series is cancelled, if it is still to
 * come. Meetings that are kept here and were exported are never changed by a calendar file. */

typedef enum
{
  NZ_ICAL_NEW,
  NZ_ICAL_CHANGED,
  NZ_ICAL_GONE, /* no longer in its series: cancelled */
  NZ_ICAL_SAME,
  NZ_ICAL_OLDER, /* the file's version is older than the one read before */
  NZ_ICAL_OWN,   /* kept here */
  NZ_ICAL_N_STATES,
} NzIcalState;

/**
 * NzIcalChange:
 * @line: of the entry; 0: of what is gone
 * @before: (nullable): as it is; @after: (nullable): as it will be, if anything is different
 */
typedef struct
{
  NzIcalState state;
  int line;
  NzRecord *before, *after;
} NzIcalChange;

/**
 * NzIcalPlan:
 * @changes: (element-type NzIcalChange): in the order of the file, what is gone at the end
 * @counts: of each state
 */
typedef struct
{
  GPtrArray *changes;
  guint counts[NZ_ICAL_N_STATES];
} NzIcalPlan;

/* (transfer full): changes nothing. Where the file has faults nothing counts as gone. */
NzIcalPlan *nz_ical_plan_new (NzStore *store, const NzIcalFile *file, NzDate today, GError **error);
void nz_ical_plan_free (NzIcalPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzIcalPlan, nz_ical_plan_free)

/* All of it as one step that can be undone, named after the file @name; no step where nothing changes. */
gboolean nz_ical_plan_apply (NzIcalPlan *plan, NzStore *store, const char *name, GError **error);

G_END_DECLS
