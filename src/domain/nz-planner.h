/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-year-plan.h"

G_BEGIN_DECLS

/**
 * NzPlanner:
 *
 * The search behind NzYearPlan: which days of a year are open, what each of them costs, and the cheapest
 * sequence of days over the whole year. Days are indices into the year, 0 for 1 January. Only for the files
 * of domain/ and their tests.
 *
 * The cost of a plan is the sum of
 *  - for each gap between neighbours (days − ideal)², the ideal being the year's length divided by the number
 * of conferences: an even spread. Where the neighbour beyond the turn of the year is unknown, half a gap
 * stands for it at each end and its bounds are halved too, so that two years planned apart fit together;
 *  - for each day: its weekday (the preferred one is given up only where none can be had), a public holiday
 * in the same days (people take the days between off), the first and last days of school holidays, and the
 * day on which the invitations have to be out falling into school holidays. Costs are whole numbers in tenths
 * of a day squared: the same on every machine. Of plans that cost the same the one with the earlier days is
 * taken.
 */
typedef struct _NzPlanner NzPlanner;

/* Why a day is not open at all. */
typedef enum
{
  NZ_DAY_OPEN,
  NZ_DAY_WEEKEND,
  NZ_DAY_PUBLIC,
  NZ_DAY_SCHOOL,
  NZ_DAY_BRIDGE,
  NZ_DAY_CHRISTMAS, /* 24 to 31 December */
} NzDayFault;

/* What makes an open day less good; bits. */
typedef enum
{
  NZ_DAY_EVE = 1 << 0,       /* a public holiday within the next four days */
  NZ_DAY_AFTER = 1 << 1,     /* a public holiday within the last three days */
  NZ_DAY_BREAKING = 1 << 2,  /* school holidays begin within four days */
  NZ_DAY_RETURNING = 1 << 3, /* school holidays ended within three days (long ones: seven) */
  NZ_DAY_LEAD = 1 << 4,      /* the invitations would have to be out during school holidays */
  NZ_DAY_ADVENT = 1 << 5,    /* from 18 December on */
} NzDayFlaw;

/* @fixed: (nullable) (element-type NzDate): days of the year that are taken as they are, sorted. @before and
 * @after as in nz_year_plan_new(). (transfer full) */
NzPlanner *nz_planner_new (int year,
                           const NzPlanRules *rules,
                           const NzCalendar *calendar,
                           NzDate before,
                           NzDate after,
                           const GArray *fixed);
void nz_planner_free (NzPlanner *planner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzPlanner, nz_planner_free)

/* How many days a plan has: those a year, or the fixed ones if they are more. */
guint nz_planner_n (const NzPlanner *planner);
int nz_planner_n_days (const NzPlanner *planner);
NzDate nz_planner_day (const NzPlanner *planner, int index);
const NzCalendar *nz_planner_calendar (const NzPlanner *planner);
const NzPlanRules *nz_planner_rules (const NzPlanner *planner);
/* The neighbours beyond the turn of the year, NZ_DATE_NONE where they are unknown or too far away to matter.
 */
NzDate nz_planner_before (const NzPlanner *planner);
NzDate nz_planner_after (const NzPlanner *planner);
NzDayFault nz_planner_fault (const NzPlanner *planner, int index);
guint nz_planner_flaws (const NzPlanner *planner, int index);
gboolean nz_planner_is_fixed (const NzPlanner *planner, int index);
/* Closes a day, as if it were a weekend. */
void nz_planner_forbid (NzPlanner *planner, int index);
/* Drops the upper bound of the gaps across the turn of the year, where the neighbours leave no other way. */
void nz_planner_relax (NzPlanner *planner);

/* The cheapest plan, by dynamic programming over (conference, day): best[k][d] is the least cost of the first
 * k + 1 conferences with the last of them on day d. Exact, since the cost only joins neighbours (Bellman's
 * principle).
 * @chosen has room for nz_planner_n() indices. %FALSE where no plan keeps the bounds. */
gboolean nz_planner_solve (const NzPlanner *planner, int *chosen);

#define NZ_PLANNER_IMPOSSIBLE G_MAXINT64
/* Cost of a whole plan; NZ_PLANNER_IMPOSSIBLE where it breaks a bound or uses a closed day. */
gint64 nz_planner_total (const NzPlanner *planner, const int *chosen);
/* Cost of the plan with conference @k on day @index instead, the others as they are. */
gint64 nz_planner_total_with (const NzPlanner *planner, const int *chosen, guint k, int index);
/* Only what the gaps around conference @k cost with it on day @index, whether the day is open or not. */
gint64 nz_planner_spread_with (const NzPlanner *planner, const int *chosen, guint k, int index);

G_END_DECLS
