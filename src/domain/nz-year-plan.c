/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-year-plan.h"

#include "base/nz-error.h"
#include "domain/nz-load.h"
#include "domain/nz-plan-date.h"
#include "domain/nz-plan-words.h"

#define FIRST_YEAR 1999
#define LAST_YEAR 2100

/* What the settings say where they are empty. */
#define DEFAULT_PER_YEAR 6
#define DEFAULT_WEEKDAY 4
#define DEFAULT_STARTS (13 * 60)
#define DEFAULT_MINUTES 210
#define DEFAULT_LEAD_DAYS 28

static int
setting (NzRecord *network, const char *field, int fallback)
{
  return nz_record_has (network, field) ? (int)nz_record_get_int (network, field) : fallback;
}

NzPlanRules
nz_plan_rules_from_network (NzRecord *network)
{
  g_return_val_if_fail (NZ_IS_RECORD (network), (NzPlanRules){ 0 });

  NzPlanRules rules = {
    .weekday = DEFAULT_WEEKDAY,
    .per_year = CLAMP (setting (network, "per_year", DEFAULT_PER_YEAR), 1, 12),
    .starts = setting (network, "starts", DEFAULT_STARTS),
    .minutes = setting (network, "minutes", DEFAULT_MINUTES),
    .lead_days = setting (network, "lead_days", DEFAULT_LEAD_DAYS),
  };
  const char *weekday = nz_record_get_text (network, "weekday");
  if (weekday != NULL && weekday[0] >= '1' && weekday[0] <= '5')
    rules.weekday = weekday[0] - '0';
  rules.min_gap = 28 * DEFAULT_PER_YEAR / rules.per_year;
  rules.max_gap = 98 * DEFAULT_PER_YEAR / rules.per_year;
  return rules;
}

static gboolean
check_year (int year, GError **error)
{
  if (year >= FIRST_YEAR && year <= LAST_YEAR)
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               _ ("There is no plan for %d: the network began in %d, and plans reach to %d at most."), year,
               FIRST_YEAR, LAST_YEAR);
  return FALSE;
}

static void
warn (NzYearPlan *plan, char *warning)
{
  g_ptr_array_add (plan->warnings, warning);
}

/* Solves strictly, then without the upper bound across the turn of the year, with a word about it. */
static gboolean
solve (NzYearPlan *plan, NzPlanner *planner, int *chosen, NzLanguage language, GError **error)
{
  if (nz_planner_solve (planner, chosen))
    return TRUE;
  nz_planner_relax (planner);
  if (nz_planner_solve (planner, chosen))
    {
      warn (plan, g_strdup_printf (
                      nz_text (language,
                               "More than %d days lie across the turn of the year: no free day is nearer."),
                      plan->rules.max_gap));
      return TRUE;
    }
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               _ ("No plan for %d fits the rules: there is no room for %u conferences with %d to %d days "
                  "between them."),
               plan->year, nz_planner_n (planner), plan->rules.min_gap, plan->rules.max_gap);
  return FALSE;
}

static void
add_warnings (NzYearPlan *plan, const NzPlanner *planner, const int *chosen, NzLanguage language)
{
  NzPlanWords words = nz_plan_words_for (planner, language);

  if (!nz_calendar_knows_school_holidays (nz_planner_calendar (planner), plan->year))
    warn (plan,
          g_strdup_printf (nz_text (language, "There are no school holidays for %d in this file; only public "
                                              "holidays and their bridge days are kept free."),
                           plan->year));
  for (guint k = 0; k < plan->dates->len; k++)
    if (nz_planner_is_fixed (planner, chosen[k]) && nz_planner_fault (planner, chosen[k]) != NZ_DAY_OPEN)
      {
        char *objection = nz_plan_words_objection (&words, chosen[k]);
        if (objection != NULL)
          warn (plan, objection);
      }
}

static NzYearPlan *
plan_new (int year,
          const NzPlanRules *rules,
          const NzCalendar *calendar,
          NzDate before,
          NzDate after,
          const GArray *fixed,
          NzLanguage language,
          GError **error)
{
  if (!check_year (year, error))
    return NULL;

  g_autoptr (NzPlanner) planner = nz_planner_new (year, rules, calendar, before, after, fixed);
  g_autofree int *chosen = g_new0 (int, nz_planner_n (planner));
  g_autoptr (NzYearPlan) plan = g_new0 (NzYearPlan, 1);

  plan->year = year;
  plan->rules = *rules;
  plan->dates = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_plan_date_free);
  plan->warnings = g_ptr_array_new_with_free_func (g_free);
  if (!solve (plan, planner, chosen, language, error))
    return NULL;
  for (guint k = 0; k < nz_planner_n (planner); k++)
    g_ptr_array_add (plan->dates, nz_plan_date_explain (planner, chosen, k, language));
  add_warnings (plan, planner, chosen, language);
  return g_steal_pointer (&plan);
}

NzYearPlan *
nz_year_plan_new (int year,
                  const NzPlanRules *rules,
                  const NzCalendar *calendar,
                  NzDate before,
                  NzDate after,
                  NzLanguage language,
                  GError **error)
{
  g_return_val_if_fail (rules != NULL && calendar != NULL, NULL);
  return plan_new (year, rules, calendar, before, after, NULL, language, error);
}

void
nz_year_plan_free (NzYearPlan *plan)
{
  g_clear_pointer (&plan->dates, g_ptr_array_unref);
  g_clear_pointer (&plan->warnings, g_ptr_array_unref);
  g_free (plan);
}

guint
nz_year_plan_n_new (const NzYearPlan *plan)
{
  guint n = 0;
  for (guint k = 0; k < plan->dates->len; k++)
    n += ((NzPlanDate *)plan->dates->pdata[k])->meeting == 0 ? 1 : 0;
  return n;
}

/* --- from the file
 * ------------------------------------------------------------------------------------------- */

/* A conference that the file has: in the year, or the nearest beside it. */
typedef struct
{
  gint64 id;
  NzDate day;
  int number;
} Known;

/* @sql gives id, day, number. (element-type Known) */
static GArray *
read_known (NzStore *store, const char *sql, NzDate first, NzDate last, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, first);
  nz_rows_bind_date (rows, 2, last);

  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (Known));
  g_autoptr (GError) local = NULL;
  while (nz_rows_next (rows, &local))
    {
      Known one = { nz_rows_int (rows, 0), nz_rows_date (rows, 1), (int)nz_rows_int (rows, 2) };
      g_array_append_val (known, one);
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&known) : NULL;
}

#define CONFERENCES                                                                                          \
  "SELECT id, day, number FROM meeting WHERE kind = 'conference' AND state <> 'cancelled' AND "

static GArray *
known_in_year (NzStore *store, int year, GError **error)
{
  return read_known (store, CONFERENCES "day BETWEEN ?1 AND ?2 ORDER BY day, number, id",
                     nz_date (year, 1, 1), nz_date (year, 12, 31), error);
}

static NzDate
known_beside (NzStore *store, const char *sql, int year, gboolean *failed, GError **error)
{
  g_autoptr (GArray) known
      = *failed ? NULL : read_known (store, sql, nz_date (year, 1, 1), nz_date (year, 12, 31), error);
  if (known == NULL)
    *failed = TRUE;
  return known != NULL && known->len > 0 ? g_array_index (known, Known, 0).day : NZ_DATE_NONE;
}

/* Gives the new dates the next numbers of the series and the others their own. */
static void
number_dates (NzYearPlan *plan, NzStore *store, const GArray *known)
{
  int last = nz_conference_next_number (store, nz_date (plan->year, 1, 1)) - 1;

  for (guint k = 0; k < plan->dates->len; k++)
    {
      NzPlanDate *date = plan->dates->pdata[k];
      for (guint i = 0; i < known->len; i++)
        {
          const Known *one = &g_array_index (known, Known, i);
          if (nz_date_equal (one->day, date->day) && date->meeting == 0)
            {
              date->meeting = one->id;
              date->number = one->number;
            }
        }
      if (date->meeting == 0)
        date->number = last + 1;
      last = MAX (last, date->number);
    }
}

NzYearPlan *
nz_year_plan_for_store (NzStore *store, int year, NzLanguage language, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  if (!check_year (year, error))
    return NULL;
  g_autoptr (NzRecord) network = nz_store_get_network (store, error);
  if (network == NULL)
    return NULL;
  g_autoptr (NzCalendar) calendar = nz_calendar_new (store, error);
  if (calendar == NULL)
    return NULL;
  g_autoptr (GArray) known = known_in_year (store, year, error);
  if (known == NULL)
    return NULL;
  gboolean failed = FALSE;
  NzDate before
      = known_beside (store, CONFERENCES "day < ?1 ORDER BY day DESC LIMIT 1", year, &failed, error);
  NzDate after = known_beside (store, CONFERENCES "day > ?2 ORDER BY day LIMIT 1", year, &failed, error);
  if (failed)
    return NULL;

  NzPlanRules rules = nz_plan_rules_from_network (network);
  g_autoptr (GArray) fixed = g_array_new (FALSE, FALSE, sizeof (NzDate));
  for (guint i = 0; i < known->len; i++)
    g_array_append_val (fixed, g_array_index (known, Known, i).day);
  g_autoptr (NzYearPlan) plan = plan_new (year, &rules, calendar, before, after, fixed, language, error);
  if (plan != NULL)
    number_dates (plan, store, known);
  return g_steal_pointer (&plan);
}

int
nz_conference_next_number (NzStore *store, NzDate day)
{
  g_return_val_if_fail (NZ_IS_STORE (store), 1);

  int highest = 0;
  g_autoptr (NzRows) rows
      = nz_rows_new (store, "SELECT max (number) FROM meeting WHERE kind = 'conference' AND day < ?1", NULL);
  if (rows != NULL)
    {
      nz_rows_bind_date (rows, 1, day);
      if (nz_rows_next (rows, NULL))
        highest = (int)nz_rows_int (rows, 0);
    }
  if (highest > 0)
    return highest + 1;
  return day.year <= FIRST_YEAR ? 1 : 1 + DEFAULT_PER_YEAR * (day.year - FIRST_YEAR - 1) + 1;
}
