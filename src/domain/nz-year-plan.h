/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-calendar.h"

G_BEGIN_DECLS

/**
 * NzPlanRules: what the planner obeys; a plain struct, made from the network's settings by nz_plan_rules_from_network().
 */
typedef struct
{
  int weekday;   /* preferred, 1 Monday to 5 Friday */
  int per_year;  /* conferences a year */
  int starts;    /* minutes after midnight */
  int minutes;   /* length */
  int lead_days; /* invitations go out so long before */
  int min_gap;   /* days between two conferences, also across the turn of the year: 28 … */
  int max_gap;   /* … 98 */
} NzPlanRules;

/* Where a setting is empty: six conferences on Thursdays at 13:00 for three and a half hours, invitations 28 days before. The gaps are 28 to 98
 * days for six a year and grow or shrink with another number. */
NzPlanRules nz_plan_rules_from_network (NzRecord *network);

/* One day that would do nearly as well, or one that was passed over. */
typedef struct
{
  NzDate day;
  char *reason; /* a sentence, in the plan's language */
} NzPlanNote;

typedef struct
{
  NzDate day;
  int number;              /* of the conference, continuing the series; 0 in a plan without a store */
  gint64 meeting;          /* the conference that the file already has on this day; 0 for a new one */
  char *reason;            /* one sentence, other days in it in words, no ISO dates */
  GArray *alternatives;    /* (element-type NzPlanNote) the next best, at most three */
  GArray *avoided;         /* (element-type NzPlanNote) what was passed over near the ideal day */
} NzPlanDate;

/**
 * NzYearPlan: the proposal for a year. The dates are optimal over the whole year (dynamic programming over all working days, cost = distance from
 * the even spread + weekday + nearness to holidays; gaps bounded), not greedy, and deterministic.
 * @warnings: (element-type utf8): "There are no school holidays for 2031 in this file; …"
 */
typedef struct
{
  int year;
  NzPlanRules rules;
  GPtrArray *dates; /* (element-type NzPlanDate) */
  GPtrArray *warnings;
} NzYearPlan;

/* @before and @after: the last conference before and the first one after the year, NZ_DATE_NONE if there is none.
 * NZ_ERROR_INVALID for a year before 1999 or after 2100, and where no plan fits the rules. (transfer full) */
NzYearPlan *nz_year_plan_new (int year, const NzPlanRules *rules, const NzCalendar *calendar, NzDate before, NzDate after,
                              NzLanguage language, GError **error);
/* The same with rules, calendar, neighbours and numbers from the file. Conferences that the year has already (not the cancelled ones) are part of
 * the plan as they are; the others are placed around them. (transfer full) */
NzYearPlan *nz_year_plan_for_store (NzStore *store, int year, NzLanguage language, GError **error);
void nz_year_plan_free (NzYearPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzYearPlan, nz_year_plan_free)

/* How many dates of the plan are not in the file yet. */
guint nz_year_plan_n_new (const NzYearPlan *plan);

/* (transfer full): a conference of the plan as a record that is not saved: number, day, hours, reply day, usual place and room. */
NzRecord *nz_year_plan_conference (const NzYearPlan *plan, NzRecord *network, NzDate day, int number);

/* Makes the conferences of the plan as one undoable action (place, room, hours, reply day, a standard agenda). Conferences that the year has already
 * are kept; NZ_ERROR_EXISTS if it has all of them. The ids of the new ones in @ids (optional) (element-type gint64). */
gboolean nz_year_plan_apply (NzYearPlan *plan, NzStore *store, GArray **ids, GError **error);

/* The number that the next conference of the series gets, by day: 1 for 1999 and six a year from 2000 in a file without conferences, else one more than
 * the highest before @day. */
int nz_conference_next_number (NzStore *store, NzDate day);

G_END_DECLS
