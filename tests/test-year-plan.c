/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "domain/nz-planner.h"

#include <string.h>

static const NzPlanRules usual = {
  .weekday = 4, .per_year = 6, .starts = 780, .minutes = 210, .lead_days = 28, .min_gap = 28, .max_gap = 98
};

/* The shipped school holidays, read without the program's own import. */
static NzCalendar *
thuringia (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "school-holidays.csv", NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);
      NzRecord *record = nz_record_new (&nz_entity_holiday);
      NzDate since, until;
      g_assert_true (nz_date_parse_iso (cells[2], &since) && nz_date_parse_iso (cells[3], &until));
      nz_record_set_text (record, "kind", cells[0]);
      nz_record_set_text (record, "name", cells[1]);
      nz_record_set_date (record, "since", since);
      nz_record_set_date (record, "until", until);
      g_ptr_array_add (records, record);
    }
  g_assert_cmpuint (records->len, >=, 60);
  return nz_calendar_new_for_records (records);
}

static NzCalendar *
no_school (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  return nz_calendar_new_for_records (records);
}

static NzDate
nth_day (const NzYearPlan *plan, guint k)
{
  return ((NzPlanDate *)plan->dates->pdata[k])->day;
}

static gboolean
has_iso_date (const char *text)
{
  return g_regex_match_simple ("[0-9]{4}-[0-9]{2}", text, 0, 0);
}

static void
assert_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "."));
  g_assert_false (has_iso_date (text));
  g_assert_cmpuint (strlen (text), >, 20);
}

/* What every plan must keep, whatever the year. */
static void
assert_plan (const NzYearPlan *plan, const NzCalendar *calendar, NzDate before)
{
  g_assert_cmpuint (plan->dates->len, ==, 6);
  for (guint k = 0; k < plan->dates->len; k++)
    {
      const NzPlanDate *date = plan->dates->pdata[k];
      g_assert_cmpint (date->day.year, ==, plan->year);
      g_assert_cmpint (nz_date_weekday (date->day), <=, 5);
      g_assert_null (nz_calendar_public_holiday (calendar, date->day));
      g_assert_null (nz_calendar_school_holiday (calendar, date->day));
      g_assert_false (nz_calendar_is_bridge_day (calendar, date->day, NULL));
      assert_sentence (date->reason);
      g_assert_cmpuint (date->alternatives->len, <=, 3);
      for (guint i = 0; i < date->alternatives->len; i++)
        {
          assert_sentence (g_array_index (date->alternatives, NzPlanNote, i).reason);
          g_assert_false (nz_date_equal (g_array_index (date->alternatives, NzPlanNote, i).day, date->day));
        }
      for (guint i = 0; i < date->avoided->len; i++)
        assert_sentence (g_array_index (date->avoided, NzPlanNote, i).reason);
      NzDate earlier = k > 0 ? nth_day (plan, k - 1) : before;
      if (nz_date_is_set (earlier))
        {
          g_assert_cmpint (nz_date_days_between (earlier, date->day), >=, 28);
          g_assert_cmpint (nz_date_days_between (earlier, date->day), <=, 98);
        }
    }
}

/* A century, each year after the other, with the turns of the year. */
static void
test_century (gconstpointer data)
{
  g_autoptr (NzCalendar) calendar = data != NULL ? thuringia () : no_school ();
  NzDate before = NZ_DATE_NONE;

  for (int year = 1999; year <= 2099; year++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NzYearPlan) plan
          = nz_year_plan_new (year, &usual, calendar, before, NZ_DATE_NONE, NZ_LANGUAGE_EN, &error);
      g_assert_no_error (error);
      assert_plan (plan, calendar, before);
      g_assert_cmpuint (plan->warnings->len, ==, nz_calendar_knows_school_holidays (calendar, year) ? 0 : 1);
      before = nth_day (plan, 5);
    }
}

/* Years planned apart, without knowing each other, still keep the gap across the turn of the year. */
static void
test_apart (void)
{
  g_autoptr (NzCalendar) calendar = thuringia ();
  NzDate before = NZ_DATE_NONE;

  for (int year = 1999; year <= 2099; year++)
    {
      g_autoptr (NzYearPlan) plan
          = nz_year_plan_new (year, &usual, calendar, NZ_DATE_NONE, NZ_DATE_NONE, NZ_LANGUAGE_DE, NULL);
      g_assert_nonnull (plan);
      assert_plan (plan, calendar, before);
      before = nth_day (plan, 5);
    }
}

/* A year between two that are planned already. */
static void
test_between (void)
{
  g_autoptr (NzCalendar) calendar = thuringia ();

  for (int year = 2021; year <= 2028; year++)
    {
      g_autoptr (NzYearPlan) first
          = nz_year_plan_new (year - 1, &usual, calendar, NZ_DATE_NONE, NZ_DATE_NONE, NZ_LANGUAGE_EN, NULL);
      g_autoptr (NzYearPlan) last
          = nz_year_plan_new (year + 1, &usual, calendar, NZ_DATE_NONE, NZ_DATE_NONE, NZ_LANGUAGE_EN, NULL);
      g_autoptr (NzYearPlan) plan = nz_year_plan_new (year, &usual, calendar, nth_day (first, 5),
                                                      nth_day (last, 0), NZ_LANGUAGE_EN, NULL);
      g_assert_nonnull (plan);
      assert_plan (plan, calendar, nth_day (first, 5));
      g_assert_cmpint (nz_date_days_between (nth_day (plan, 5), nth_day (last, 0)), >=, 28);
      g_assert_cmpint (nz_date_days_between (nth_day (plan, 5), nth_day (last, 0)), <=, 98);
    }
}

/* The shipped years: all on the preferred Thursday, as evenly as the summer lets them. */
static void
test_known_years (void)
{
  g_autoptr (NzCalendar) calendar = thuringia ();

  for (int year = 2020; year <= 2029; year++)
    {
      g_autoptr (NzYearPlan) plan
          = nz_year_plan_new (year, &usual, calendar, NZ_DATE_NONE, NZ_DATE_NONE, NZ_LANGUAGE_EN, NULL);
      g_assert_nonnull (plan);
      for (guint k = 0; k < plan->dates->len; k++)
        {
          const NzPlanDate *date = plan->dates->pdata[k];
          char iso[NZ_DATE_TEXT_SIZE];
          g_test_message ("%s %s", nz_date_to_iso (date->day, iso), date->reason);
          for (guint i = 0; i < date->alternatives->len; i++)
            g_test_message ("    or %s %s",
                            nz_date_to_iso (g_array_index (date->alternatives, NzPlanNote, i).day, iso),
                            g_array_index (date->alternatives, NzPlanNote, i).reason);
          for (guint i = 0; i < date->avoided->len; i++)
            g_test_message ("    not: %s", g_array_index (date->avoided, NzPlanNote, i).reason);
          g_assert_cmpint (nz_date_weekday (date->day), ==, 4);
          if (k > 0)
            g_assert_cmpint (nz_date_days_between (nth_day (plan, k - 1), date->day), <=, 84);
        }
    }
}

static void
test_weekday (void)
{
  g_autoptr (NzCalendar) calendar = thuringia ();

  for (int weekday = 1; weekday <= 5; weekday++)
    {
      NzPlanRules rules = usual;
      rules.weekday = weekday;
      g_autoptr (NzYearPlan) plan
          = nz_year_plan_new (2027, &rules, calendar, NZ_DATE_NONE, NZ_DATE_NONE, NZ_LANGUAGE_EN, NULL);
      g_assert_nonnull (plan);
      assert_plan (plan, calendar, NZ_DATE_NONE);
      for (guint k = 0; k < 6; k++)
        g_assert_cmpint (nz_date_weekday (nth_day (plan, k)), ==, weekday);
    }
}

/* All plans of three dates on a reduced year, one by one: none may be cheaper, and of equals ours is the
 * earliest. */
static void
brute_force (NzPlanner *planner, int *best, gint64 *least)
{
  int n_days = nz_planner_n_days (planner);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < n_days; i++)
    if (nz_planner_fault (planner, i) == NZ_DAY_OPEN || nz_planner_is_fixed (planner, i))
      g_array_append_val (open, i);

  *least = NZ_PLANNER_IMPOSSIBLE;
  for (guint a = 0; a < open->len; a++)
    for (guint b = a + 1; b < open->len; b++)
      for (guint c = b + 1; c < open->len; c++)
        {
          int days[3]
              = { g_array_index (open, int, a), g_array_index (open, int, b), g_array_index (open, int, c) };
          gint64 cost = nz_planner_total (planner, days);
          if (cost < *least)
            {
              *least = cost;
              memcpy (best, days, sizeof days);
            }
        }
}

static void
test_optimal (void)
{
  g_autoptr (NzCalendar) calendar = thuringia ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1999);
  guint n_solved = 0;

  for (int round = 0; round < 60; round++)
    {
      int year = g_rand_int_range (random, 2020, 2030);
      NzPlanRules rules = usual;
      rules.per_year = 3;
      rules.weekday = g_rand_int_range (random, 1, 6);
      rules.min_gap = g_rand_int_range (random, 20, 60);
      rules.max_gap = g_rand_int_range (random, 120, 260);
      gboolean neighbours = g_rand_boolean (random);
      NzDate before = neighbours ? nz_date (year - 1, 11, g_rand_int_range (random, 1, 31)) : NZ_DATE_NONE;
      NzDate after = neighbours ? nz_date (year + 1, 2, g_rand_int_range (random, 1, 29)) : NZ_DATE_NONE;
      g_autoptr (GArray) fixed = g_array_new (FALSE, FALSE, sizeof (NzDate));
      if (round % 4 == 0)
        {
          NzDate day = nz_date (year, 5, g_rand_int_range (random, 1, 31));
          g_array_append_val (fixed, day);
        }
      g_autoptr (NzPlanner) planner = nz_planner_new (year, &rules, calendar, before, after, fixed);
      for (int i = 0; i < nz_planner_n_days (planner); i++)
        if (g_rand_int_range (random, 0, 100) < 75)
          nz_planner_forbid (planner, i);

      int chosen[3], best[3];
      gint64 least;
      brute_force (planner, best, &least);
      gboolean solved = nz_planner_solve (planner, chosen);
      g_assert_cmpint (solved, ==, least != NZ_PLANNER_IMPOSSIBLE);
      if (!solved)
        continue;
      n_solved++;
      g_assert_cmpint (nz_planner_total (planner, chosen), ==, least);
    }
  g_assert_cmpuint (n_solved, >, 30);
}

/* A conference that stands already stays, even on a holiday; the others go around it. */
static void
test_fixed (void)
{
  g_autoptr (NzCalendar) calendar = thuringia ();
  g_autoptr (GArray) fixed = g_array_new (FALSE, FALSE, sizeof (NzDate));
  NzDate ascension = nz_date (2027, 5, 6);
  NzDate autumn = nz_date (2027, 9, 28);
  g_array_append_val (fixed, ascension);
  g_array_append_val (fixed, autumn);
  g_autoptr (NzPlanner) planner = nz_planner_new (2027, &usual, calendar, NZ_DATE_NONE, NZ_DATE_NONE, fixed);
  int chosen[6];
  guint n_fixed = 0;

  g_assert_true (nz_planner_solve (planner, chosen));
  for (guint k = 0; k < 6; k++)
    {
      NzDate day = nz_planner_day (planner, chosen[k]);
      n_fixed += nz_date_equal (day, ascension) || nz_date_equal (day, autumn) ? 1 : 0;
      if (k > 0)
        g_assert_cmpint (chosen[k] - chosen[k - 1], >=, 28);
    }
  g_assert_cmpuint (n_fixed, ==, 2);
}

static void
test_words (void)
{
  g_autoptr (NzCalendar) calendar = thuringia ();
  g_autoptr (NzYearPlan) plan
      = nz_year_plan_new (2021, &usual, calendar, NZ_DATE_NONE, NZ_DATE_NONE, NZ_LANGUAGE_EN, NULL);
  gboolean found = FALSE;

  /* In 2021 Whit Monday was 24 May: the Thursday before it belongs to the long weekend. */
  g_assert_nonnull (plan);
  for (guint k = 0; k < plan->dates->len; k++)
    {
      const NzPlanDate *date = plan->dates->pdata[k];
      g_assert_false (nz_date_equal (date->day, nz_date (2021, 5, 20)));
      for (guint i = 0; i < date->avoided->len; i++)
        found = found
                || g_str_equal (g_array_index (date->avoided, NzPlanNote, i).reason,
                                "Thursday 20 May lies before Whit Monday (24 May).");
    }
  g_assert_true (found);
}

static void
test_same_twice (void)
{
  g_autoptr (NzCalendar) calendar = thuringia ();
  g_autoptr (NzYearPlan) one
      = nz_year_plan_new (2028, &usual, calendar, NZ_DATE_NONE, NZ_DATE_NONE, NZ_LANGUAGE_DE, NULL);
  g_autoptr (NzYearPlan) two
      = nz_year_plan_new (2028, &usual, calendar, NZ_DATE_NONE, NZ_DATE_NONE, NZ_LANGUAGE_DE, NULL);

  for (guint k = 0; k < 6; k++)
    {
      g_assert_true (nz_date_equal (nth_day (one, k), nth_day (two, k)));
      g_assert_cmpstr (((NzPlanDate *)one->dates->pdata[k])->reason, ==,
                       ((NzPlanDate *)two->dates->pdata[k])->reason);
    }
}

static void
test_impossible (void)
{
  static const int years[] = { -1, 0, 1998, 2101, 9999 };
  g_autoptr (NzCalendar) calendar = no_school ();

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (
          nz_year_plan_new (years[i], &usual, calendar, NZ_DATE_NONE, NZ_DATE_NONE, NZ_LANGUAGE_EN, &error));
      g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
      g_autofree char *number = g_strdup_printf ("%d", years[i]);
      g_assert_nonnull (strstr (error->message, number));
    }

  NzPlanRules narrow = usual;
  g_autoptr (GError) error = NULL;
  narrow.min_gap = 90;
  g_assert_null (
      nz_year_plan_new (2027, &narrow, calendar, NZ_DATE_NONE, NZ_DATE_NONE, NZ_LANGUAGE_EN, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
}

/* The last conference was so early that no open day is within the bound: a warning, not a failure. */
static void
test_late_start (void)
{
  g_autoptr (NzCalendar) calendar = thuringia ();
  g_autoptr (NzYearPlan) plan
      = nz_year_plan_new (2027, &usual, calendar, nz_date (2026, 9, 26), NZ_DATE_NONE, NZ_LANGUAGE_EN, NULL);

  g_assert_nonnull (plan);
  assert_plan (plan, calendar, NZ_DATE_NONE);
  g_assert_cmpuint (plan->warnings->len, ==, 1);
}

static void
test_rules (void)
{
  g_autoptr (NzRecord) network = nz_record_new (&nz_entity_network);
  NzPlanRules rules = nz_plan_rules_from_network (network);

  g_assert_cmpint (rules.per_year, ==, 6);
  g_assert_cmpint (rules.min_gap, ==, 28);
  g_assert_cmpint (rules.max_gap, ==, 98);
  g_assert_cmpint (rules.weekday, ==, 4);
  nz_record_set_text (network, "weekday", "2");
  nz_record_set_int (network, "per_year", 12);
  rules = nz_plan_rules_from_network (network);
  g_assert_cmpint (rules.weekday, ==, 2);
  g_assert_cmpint (rules.min_gap, ==, 14);
  g_assert_cmpint (rules.max_gap, ==, 49);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/year-plan/century/public-holidays-alone", NULL, test_century);
  g_test_add_data_func ("/year-plan/century/with-school-holidays", "school", test_century);
  g_test_add_func ("/year-plan/apart", test_apart);
  g_test_add_func ("/year-plan/between", test_between);
  g_test_add_func ("/year-plan/known-years", test_known_years);
  g_test_add_func ("/year-plan/weekday", test_weekday);
  g_test_add_func ("/year-plan/optimal", test_optimal);
  g_test_add_func ("/year-plan/fixed", test_fixed);
  g_test_add_func ("/year-plan/words", test_words);
  g_test_add_func ("/year-plan/same-twice", test_same_twice);
  g_test_add_func ("/year-plan/impossible", test_impossible);
  g_test_add_func ("/year-plan/late-start", test_late_start);
  g_test_add_func ("/year-plan/rules", test_rules);
  return g_test_run ();
}
