/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-planner.h"

#include <string.h>

/* What the flaws of a day cost, in tenths of a day squared: 10 000 is as bad as ten days out of the even
 * spread. */
enum
{
  COST_WEEKDAY = 70000,
  COST_WEEKDAY_STEP = 1000,
  COST_MONDAY = 1000,
  COST_FRIDAY = 3000,
  COST_EVE = 20000,
  COST_AFTER = 10000,
  COST_BREAKING = 15000,
  COST_RETURNING = 12000,
  COST_LEAD = 6000,
  COST_ADVENT = 15000,
};

/* School holidays as long as these need a week to come back from; shorter ones than a working week do not
 * count. */
#define LONG_HOLIDAYS 28
#define SHORT_HOLIDAYS 5

typedef struct
{
  NzDayFault fault;
  guint flaws;
  gint64 cost;
  gboolean fixed;
} Day;

struct _NzPlanner
{
  NzPlanRules rules;
  const NzCalendar *calendar;
  int first; /* 1 January, in days since 1970 */
  int n_days;
  guint n;
  NzDate before, after;
  int before_index, after_index; /* as indices, outside the year; only where the dates are set */
  gboolean relaxed;
  guint n_fixed;
  Day *days;
};

NzDate
nz_planner_day (const NzPlanner *planner, int index)
{
  return nz_date_from_days (planner->first + index);
}

static NzDayFault
find_fault (const NzCalendar *calendar, NzDate day)
{
  if (nz_date_weekday (day) > 5)
    return NZ_DAY_WEEKEND;
  if (nz_calendar_public_holiday (calendar, day) != NULL)
    return NZ_DAY_PUBLIC;
  if (nz_calendar_school_holiday (calendar, day) != NULL)
    return NZ_DAY_SCHOOL;
  if (nz_calendar_is_bridge_day (calendar, day, NULL))
    return NZ_DAY_BRIDGE;
  if (day.month == 12 && day.day >= 24)
    return NZ_DAY_CHRISTMAS;
  return NZ_DAY_OPEN;
}

/* A public holiday that costs people a working day. */
static gboolean
is_free_weekday (const NzCalendar *calendar, NzDate day)
{
  return nz_date_weekday (day) <= 5 && nz_calendar_public_holiday (calendar, day) != NULL;
}

/* Length of the school holidays on the day; 0 if there are none or only single days. */
static int
school_length (const NzCalendar *calendar, NzDate day)
{
  NzDate first, last;
  if (!nz_calendar_school_span (calendar, day, &first, &last))
    return 0;
  int length = nz_date_days_between (first, last) + 1;
  return length >= SHORT_HOLIDAYS ? length : 0;
}

static guint
find_flaws (const NzPlanRules *rules, const NzCalendar *calendar, NzDate day)
{
  guint flaws = 0;

  for (int i = 1; i <= 4; i++)
    if (is_free_weekday (calendar, nz_date_add_days (day, i)))
      flaws |= NZ_DAY_EVE;
  for (int i = 1; i <= 3; i++)
    if (is_free_weekday (calendar, nz_date_add_days (day, -i)))
      flaws |= NZ_DAY_AFTER;
  for (int i = 1; i <= 4; i++)
    if (school_length (calendar, nz_date_add_days (day, i)) > 0)
      flaws |= NZ_DAY_BREAKING;
  for (int i = 1; i <= 7; i++)
    {
      int length = school_length (calendar, nz_date_add_days (day, -i));
      if (length >= LONG_HOLIDAYS || (length > 0 && i <= 3))
        flaws |= NZ_DAY_RETURNING;
    }
  if (school_length (calendar, nz_date_add_days (day, -rules->lead_days)) > 0)
    flaws |= NZ_DAY_LEAD;
  if (day.month == 12 && day.day >= 18)
    flaws |= NZ_DAY_ADVENT;
  return flaws;
}

static gint64
day_cost (const NzPlanRules *rules, int weekday, guint flaws)
{
  gint64 cost = 0;

  if (weekday != rules->weekday)
    {
      cost += COST_WEEKDAY + COST_WEEKDAY_STEP * ABS (weekday - rules->weekday);
      if (weekday == 1)
        cost += COST_MONDAY;
      if (weekday == 5)
        cost += COST_FRIDAY;
    }
  cost += (flaws & NZ_DAY_EVE) != 0 ? COST_EVE : 0;
  cost += (flaws & NZ_DAY_AFTER) != 0 ? COST_AFTER : 0;
  cost += (flaws & NZ_DAY_BREAKING) != 0 ? COST_BREAKING : 0;
  cost += (flaws & NZ_DAY_RETURNING) != 0 ? COST_RETURNING : 0;
  cost += (flaws & NZ_DAY_LEAD) != 0 ? COST_LEAD : 0;
  cost += (flaws & NZ_DAY_ADVENT) != 0 ? COST_ADVENT : 0;
  return cost;
}

/* A neighbour so far away that no day of the year could keep the bound is none. */
static void
set_neighbours (NzPlanner *planner, NzDate before, NzDate after)
{
  if (nz_date_is_full (before))
    {
      int index = nz_date_to_days (before) - planner->first;
      if (index < 0 && index + planner->rules.max_gap >= 0)
        {
          planner->before = before;
          planner->before_index = index;
        }
    }
  if (nz_date_is_full (after))
    {
      int index = nz_date_to_days (after) - planner->first;
      if (index >= planner->n_days && index - planner->rules.max_gap < planner->n_days)
        {
          planner->after = after;
          planner->after_index = index;
        }
    }
}

NzPlanner *
nz_planner_new (int year,
                const NzPlanRules *rules,
                const NzCalendar *calendar,
                NzDate before,
                NzDate after,
                const GArray *fixed)
{
  g_return_val_if_fail (rules != NULL && calendar != NULL && rules->per_year > 0, NULL);

  NzPlanner *planner = g_new0 (NzPlanner, 1);
  planner->rules = *rules;
  planner->calendar = calendar;
  planner->first = nz_date_to_days (nz_date (year, 1, 1));
  planner->n_days = nz_date_to_days (nz_date (year, 12, 31)) - planner->first + 1;
  planner->days = g_new0 (Day, planner->n_days);
  set_neighbours (planner, before, after);

  for (int i = 0; i < planner->n_days; i++)
    {
      NzDate date = nz_planner_day (planner, i);
      Day *day = &planner->days[i];
      day->fault = find_fault (calendar, date);
      day->flaws = find_flaws (rules, calendar, date);
      day->cost = day_cost (rules, nz_date_weekday (date), day->flaws);
    }
  for (guint i = 0; fixed != NULL && i < fixed->len; i++)
    {
      int index = nz_date_to_days (g_array_index (fixed, NzDate, i)) - planner->first;
      if (index < 0 || index >= planner->n_days || planner->days[index].fixed)
        continue;
      planner->days[index].fixed = TRUE;
      planner->n_fixed++;
    }
  planner->n = MAX ((guint)rules->per_year, planner->n_fixed);
  return planner;
}

void
nz_planner_free (NzPlanner *planner)
{
  g_free (planner->days);
  g_free (planner);
}

guint
nz_planner_n (const NzPlanner *planner)
{
  return planner->n;
}

int
nz_planner_n_days (const NzPlanner *planner)
{
  return planner->n_days;
}

const NzCalendar *
nz_planner_calendar (const NzPlanner *planner)
{
  return planner->calendar;
}

const NzPlanRules *
nz_planner_rules (const NzPlanner *planner)
{
  return &planner->rules;
}

NzDate
nz_planner_before (const NzPlanner *planner)
{
  return planner->before;
}

NzDate
nz_planner_after (const NzPlanner *planner)
{
  return planner->after;
}

NzDayFault
nz_planner_fault (const NzPlanner *planner, int index)
{
  return planner->days[index].fault;
}

guint
nz_planner_flaws (const NzPlanner *planner, int index)
{
  return planner->days[index].flaws;
}

gboolean
nz_planner_is_fixed (const NzPlanner *planner, int index)
{
  return planner->days[index].fixed;
}

void
nz_planner_forbid (NzPlanner *planner, int index)
{
  planner->days[index].fault = NZ_DAY_WEEKEND;
}

void
nz_planner_relax (NzPlanner *planner)
{
  planner->relaxed = TRUE;
}

static gboolean
is_usable (const NzPlanner *planner, int index)
{
  return planner->days[index].fault == NZ_DAY_OPEN || planner->days[index].fixed;
}

/* (gap − share of the year)² in tenths of a day; @halves is 2 for a whole gap, 1 for the half one at an end
 * of the year. */
static gint64
spread_cost (const NzPlanner *planner, int gap, int halves)
{
  gint64 ideal = (gint64)planner->n_days * 10 * halves / (2 * planner->n);
  gint64 off = (gint64)gap * 10 - ideal;
  return off * off;
}

/* What it costs that @day follows @earlier; the bounds do not bind two days that are fixed. */
static gint64
step_cost (const NzPlanner *planner, int earlier, int day)
{
  int gap = day - earlier;
  gboolean both_fixed = planner->days[earlier].fixed && planner->days[day].fixed;

  if (!both_fixed && (gap < planner->rules.min_gap || gap > planner->rules.max_gap))
    return NZ_PLANNER_IMPOSSIBLE;
  return spread_cost (planner, gap, 2);
}

/* What it costs to begin or end the year so far (@gap days) from the neighbour beyond its turn, or from the
 * turn itself. */
static gint64
end_cost (const NzPlanner *planner, int day, int gap, gboolean known)
{
  int least = known ? planner->rules.min_gap : planner->rules.min_gap / 2;
  int most = known ? planner->rules.max_gap : planner->rules.max_gap / 2 - 1;

  if (!planner->days[day].fixed && (gap < least || (gap > most && !planner->relaxed)))
    return NZ_PLANNER_IMPOSSIBLE;
  return spread_cost (planner, gap, known ? 2 : 1);
}

static gint64
begin_cost (const NzPlanner *planner, int day)
{
  gboolean known = nz_date_is_set (planner->before);
  return end_cost (planner, day, known ? day - planner->before_index : day, known);
}

static gint64
finish_cost (const NzPlanner *planner, int day)
{
  gboolean known = nz_date_is_set (planner->after);
  return end_cost (planner, day, known ? planner->after_index - day : planner->n_days - 1 - day, known);
}

/* Sums that know "impossible". */
static gint64
plus (gint64 a, gint64 b)
{
  return a == NZ_PLANNER_IMPOSSIBLE || b == NZ_PLANNER_IMPOSSIBLE ? NZ_PLANNER_IMPOSSIBLE : a + b;
}

/* One row of the table: best[d] from the row before; a step never leaps over a fixed day. */
static void
advance (const NzPlanner *planner, const gint64 *row, gint64 *next, gint16 *from)
{
  for (int day = 0; day < planner->n_days; day++)
    {
      next[day] = NZ_PLANNER_IMPOSSIBLE;
      from[day] = -1;
      if (!is_usable (planner, day))
        continue;
      for (int earlier = day - 1; earlier >= 0; earlier--)
        {
          gint64 cost = plus (row[earlier], step_cost (planner, earlier, day));
          /* <= : of equal ones the earlier day, which comes later here */
          if (cost != NZ_PLANNER_IMPOSSIBLE && cost <= next[day])
            {
              next[day] = cost;
              from[day] = earlier;
            }
          if (planner->days[earlier].fixed)
            break;
        }
      next[day] = plus (next[day], planner->days[day].cost);
    }
}

static void
first_row (const NzPlanner *planner, gint64 *row)
{
  gboolean fixed_before = FALSE;

  for (int day = 0; day < planner->n_days; day++)
    {
      gboolean usable = is_usable (planner, day) && !fixed_before;
      row[day] = usable ? plus (begin_cost (planner, day), planner->days[day].cost) : NZ_PLANNER_IMPOSSIBLE;
      fixed_before = fixed_before || planner->days[day].fixed;
    }
}

/* The last day of the cheapest plan; -1 if there is none. */
static int
best_last (const NzPlanner *planner, const gint64 *row)
{
  int best = -1;
  gint64 least = NZ_PLANNER_IMPOSSIBLE;

  for (int day = planner->n_days - 1; day >= 0; day--)
    {
      gint64 cost
          = row[day] != NZ_PLANNER_IMPOSSIBLE ? plus (row[day], finish_cost (planner, day)) : row[day];
      if (cost != NZ_PLANNER_IMPOSSIBLE && cost <= least)
        {
          least = cost;
          best = day;
        }
      if (planner->days[day].fixed)
        break;
    }
  return best;
}

gboolean
nz_planner_solve (const NzPlanner *planner, int *chosen)
{
  g_return_val_if_fail (planner != NULL && chosen != NULL, FALSE);

  gsize n_days = planner->n_days;
  g_autofree gint64 *row = g_new (gint64, n_days);
  g_autofree gint64 *next = g_new (gint64, n_days);
  g_autofree gint16 *from = g_new (gint16, n_days * planner->n);

  first_row (planner, row);
  for (guint k = 1; k < planner->n; k++)
    {
      advance (planner, row, next, from + k * n_days);
      memcpy (row, next, n_days * sizeof *row);
    }
  int day = best_last (planner, row);
  if (day < 0)
    return FALSE;
  for (guint k = planner->n; k-- > 0;)
    {
      chosen[k] = day;
      day = k > 0 ? from[k * n_days + day] : -1;
    }
  return TRUE;
}

gint64
nz_planner_total (const NzPlanner *planner, const int *chosen)
{
  guint n_fixed = 0;
  gint64 total = begin_cost (planner, chosen[0]);

  for (guint k = 0; k < planner->n; k++)
    {
      if (!is_usable (planner, chosen[k]) || (k > 0 && chosen[k] <= chosen[k - 1]))
        return NZ_PLANNER_IMPOSSIBLE;
      total = plus (total, planner->days[chosen[k]].cost);
      if (k > 0)
        total = plus (total, step_cost (planner, chosen[k - 1], chosen[k]));
      n_fixed += planner->days[chosen[k]].fixed ? 1 : 0;
    }
  total = plus (total, finish_cost (planner, chosen[planner->n - 1]));
  return n_fixed == planner->n_fixed ? total : NZ_PLANNER_IMPOSSIBLE;
}

gint64
nz_planner_total_with (const NzPlanner *planner, const int *chosen, guint k, int index)
{
  g_return_val_if_fail (k < planner->n, NZ_PLANNER_IMPOSSIBLE);

  g_autofree int *other = g_memdup2 (chosen, planner->n * sizeof *chosen);
  other[k] = index;
  return nz_planner_total (planner, other);
}

gint64
nz_planner_spread_with (const NzPlanner *planner, const int *chosen, guint k, int index)
{
  g_return_val_if_fail (k < planner->n, NZ_PLANNER_IMPOSSIBLE);

  gint64 cost = 0;
  if (k > 0)
    cost += spread_cost (planner, index - chosen[k - 1], 2);
  else if (nz_date_is_set (planner->before))
    cost += spread_cost (planner, index - planner->before_index, 2);
  else
    cost += spread_cost (planner, index, 1);
  if (k + 1 < planner->n)
    cost += spread_cost (planner, chosen[k + 1] - index, 2);
  else if (nz_date_is_set (planner->after))
    cost += spread_cost (planner, planner->after_index - index, 2);
  else
    cost += spread_cost (planner, planner->n_days - 1 - index, 1);
  return cost;
}
