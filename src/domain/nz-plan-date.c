/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-plan-date.h"

#include "domain/nz-plan-words.h"

/* How far around a chosen day its passed over neighbours are told, and how far a holiday is still its
 * context. */
#define AVOIDED_NEAR 14
#define AVOIDED_FAR 35
#define MAX_AVOIDED 4
#define MAX_ALTERNATIVES 3
#define CONTEXT_SCHOOL 21
#define CONTEXT_PUBLIC 10

/* --- the reason of a date
 * ------------------------------------------------------------------------------------ */

static char *
weekday_clause (const NzPlanWords *words, NzDate day, gboolean is_alternative)
{
  int preferred = nz_planner_rules (words->planner)->weekday;
  g_autofree char *weekday = nz_weekday_name (nz_date_weekday (day), words->language, FALSE);

  if (nz_date_weekday (day) == preferred)
    return g_strdup_printf (nz_text (words->language, "the preferred %s"), weekday);
  g_autofree char *wished = nz_weekday_name (preferred, words->language, FALSE);
  if (is_alternative)
    return g_strdup_printf (nz_text (words->language, "a %s instead of the preferred %s"), weekday, wished);
  return g_strdup_printf (nz_text (words->language, "a %s because no %s nearby suits"), weekday, wished);
}

/* "9 weeks", "59 days" */
static char *
span_words (const NzPlanWords *words, int days)
{
  if (days % 7 == 0)
    return g_strdup_printf (nz_ntext (words->language, "%d week", "%d weeks", days / 7), days / 7);
  return g_strdup_printf (nz_ntext (words->language, "%d day", "%d days", days), days);
}

/* The conference before or after the k-th, also beyond the turn of the year. */
static NzDate
neighbour (const NzPlanWords *words, const int *chosen, guint k, int step)
{
  if (step < 0)
    return k > 0 ? nz_planner_day (words->planner, chosen[k - 1]) : nz_planner_before (words->planner);
  return k + 1 < nz_planner_n (words->planner) ? nz_planner_day (words->planner, chosen[k + 1])
                                               : nz_planner_after (words->planner);
}

static char *
spread_clause (const NzPlanWords *words, const int *chosen, guint k)
{
  NzDate day = nz_planner_day (words->planner, chosen[k]);
  NzDate earlier = neighbour (words, chosen, k, -1);
  NzDate later = neighbour (words, chosen, k, 1);

  if (nz_date_is_set (earlier))
    {
      g_autofree char *span = span_words (words, nz_date_days_between (earlier, day));
      g_autofree char *when = nz_plan_words_date (words, earlier);
      return g_strdup_printf (nz_text (words->language, "%s after the conference of %s"), span, when);
    }
  if (nz_date_is_set (later))
    {
      g_autofree char *span = span_words (words, nz_date_days_between (day, later));
      g_autofree char *when = nz_plan_words_date (words, later);
      return g_strdup_printf (nz_text (words->language, "%s before the conference of %s"), span, when);
    }
  return g_strdup (nz_text (words->language, "in the middle of the year"));
}

/* What lies around a good day: the nearest school holidays, else the nearest public holiday. */
static char *
context_clause (const NzPlanWords *words, NzDate day)
{
  NzDate ended = nz_plan_words_near_school (words, day, -1, CONTEXT_SCHOOL);
  NzDate begins = nz_plan_words_near_school (words, day, 1, CONTEXT_SCHOOL);

  if (nz_date_is_set (begins)
      && (!nz_date_is_set (ended) || nz_date_days_between (day, begins) < nz_date_days_between (ended, day)))
    {
      g_autofree char *name = nz_plan_words_school (words, begins);
      g_autofree char *when = nz_plan_words_date (words, begins);
      return g_strdup_printf (nz_text (words->language, "before %s (from %s)"), name, when);
    }
  if (nz_date_is_set (ended))
    {
      g_autofree char *name = nz_plan_words_school (words, ended);
      g_autofree char *when = nz_plan_words_date (words, ended);
      return g_strdup_printf (nz_text (words->language, "after %s (until %s)"), name, when);
    }
  NzDate later = nz_plan_words_near_public (words, day, 1, CONTEXT_PUBLIC);
  NzDate earlier = nz_plan_words_near_public (words, day, -1, CONTEXT_PUBLIC);
  if (nz_date_is_set (later))
    {
      g_autofree char *when = nz_plan_words_date (words, later);
      return g_strdup_printf (nz_text (words->language, "well before %s (%s)"),
                              nz_plan_words_public (words, later), when);
    }
  if (nz_date_is_set (earlier))
    {
      g_autofree char *when = nz_plan_words_date (words, earlier);
      return g_strdup_printf (nz_text (words->language, "well after %s (%s)"),
                              nz_plan_words_public (words, earlier), when);
    }
  return g_strdup (nz_text (words->language, "far from all holidays"));
}

/* Joins the clauses to a sentence with a capital and a full stop. */
static char *
sentence (const char *first, const char *second, const char *third)
{
  g_autofree char *joined
      = third != NULL ? g_strjoin (", ", first, second, third, NULL) : g_strjoin (", ", first, second, NULL);
  g_autofree char *head = g_utf8_substring (joined, 0, 1);
  g_autofree char *capital = g_utf8_strup (head, -1);
  return g_strconcat (capital, g_utf8_next_char (joined), ".", NULL);
}

static char *
reason_words (const NzPlanWords *words, const int *chosen, guint k)
{
  NzDate day = nz_planner_day (words->planner, chosen[k]);
  NzDayFault fault = nz_planner_fault (words->planner, chosen[k]);
  g_autofree char *spread = spread_clause (words, chosen, k);

  if (fault != NZ_DAY_OPEN)
    return sentence (nz_text (words->language, "already arranged for this day"), spread, NULL);
  g_autofree char *weekday = weekday_clause (words, day, FALSE);
  g_autofree char *context = nz_plan_words_flaw (words, nz_planner_flaws (words->planner, chosen[k]), day);
  if (context == NULL)
    context = context_clause (words, day);
  if (nz_planner_is_fixed (words->planner, chosen[k]))
    {
      g_autofree char *arranged
          = g_strdup_printf (nz_text (words->language, "already arranged: %s"), weekday);
      return sentence (arranged, spread, context);
    }
  return sentence (weekday, spread, context);
}

/* --- what else would do, and what would not
 * ------------------------------------------------------------------- */

static void
note_clear (gpointer data)
{
  g_free (((NzPlanNote *)data)->reason);
}

static GArray *
notes_new (void)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (NzPlanNote));
  g_array_set_clear_func (notes, note_clear);
  return notes;
}

static char *
alternative_words (const NzPlanWords *words, const int *chosen, guint k, int index)
{
  NzDate day = nz_planner_day (words->planner, index);
  NzDate earlier = neighbour (words, chosen, k, -1);
  NzDate later = neighbour (words, chosen, k, 1);
  g_autofree char *weekday = weekday_clause (words, day, TRUE);
  g_autofree char *flaw = nz_plan_words_flaw (words, nz_planner_flaws (words->planner, index), day);
  g_autofree char *back
      = nz_date_is_set (earlier) ? span_words (words, nz_date_days_between (earlier, day)) : NULL;
  g_autofree char *forth
      = nz_date_is_set (later) ? span_words (words, nz_date_days_between (day, later)) : NULL;
  g_autofree char *gaps = NULL;

  if (back != NULL && forth != NULL)
    gaps = g_strdup_printf (
        nz_text (words->language, "%s after the conference before it and %s before the next"), back, forth);
  else if (back != NULL)
    gaps = g_strdup_printf (nz_text (words->language, "%s after the conference before it"), back);
  else if (forth != NULL)
    gaps = g_strdup_printf (nz_text (words->language, "%s before the next conference"), forth);
  else
    gaps = g_strdup (nz_text (words->language, "a little off the even spread"));
  return sentence (weekday, gaps, flaw);
}

/* The next best days for this conference while the others stay where they are. */
static GArray *
find_alternatives (const NzPlanWords *words, const int *chosen, guint k)
{
  GArray *notes = notes_new ();
  int taken[MAX_ALTERNATIVES];

  if (nz_planner_is_fixed (words->planner, chosen[k]))
    return notes;
  while (notes->len < MAX_ALTERNATIVES)
    {
      int best = -1;
      gint64 least = NZ_PLANNER_IMPOSSIBLE;
      for (int index = 0; index < nz_planner_n_days (words->planner); index++)
        {
          gboolean is_taken = index == chosen[k];
          for (guint i = 0; i < notes->len; i++)
            is_taken = is_taken || taken[i] == index;
          gint64 cost
              = is_taken ? NZ_PLANNER_IMPOSSIBLE : nz_planner_total_with (words->planner, chosen, k, index);
          if (cost < least)
            {
              least = cost;
              best = index;
            }
        }
      if (best < 0)
        break;
      taken[notes->len] = best;
      NzPlanNote note = { nz_planner_day (words->planner, best), alternative_words (words, chosen, k, best) };
      g_array_append_val (notes, note);
    }
  return notes;
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  return nz_date_compare (((const NzPlanNote *)a)->day, ((const NzPlanNote *)b)->day);
}

/* Days of the preferred weekday near the chosen one, or where the spread would rather have it, that something
 * speaks against; nearest first, then put in order. */
static GArray *
find_avoided (const NzPlanWords *words, const int *chosen, guint k)
{
  const NzPlanner *planner = words->planner;
  GArray *notes = notes_new ();
  gint64 spread = nz_planner_spread_with (planner, chosen, k, chosen[k]);

  for (int distance = 1; distance <= AVOIDED_FAR && notes->len < MAX_AVOIDED; distance++)
    for (int side = -1; side <= 1 && notes->len < MAX_AVOIDED; side += 2)
      {
        int index = chosen[k] + side * distance;
        if (index < 0 || index >= nz_planner_n_days (planner))
          continue;
        NzDate day = nz_planner_day (planner, index);
        gboolean wanted
            = distance <= AVOIDED_NEAR || nz_planner_spread_with (planner, chosen, k, index) <= spread;
        if (!wanted || nz_date_weekday (day) != nz_planner_rules (planner)->weekday)
          continue;
        char *reason = nz_plan_words_objection (words, index);
        NzPlanNote note = { day, reason };
        if (reason != NULL)
          g_array_append_val (notes, note);
      }
  g_array_sort (notes, compare_notes);
  return notes;
}

NzPlanDate *
nz_plan_date_explain (const NzPlanner *planner, const int *chosen, guint k, NzLanguage language)
{
  NzPlanWords words = nz_plan_words_for (planner, language);
  NzPlanDate *date = g_new0 (NzPlanDate, 1);

  date->day = nz_planner_day (planner, chosen[k]);
  date->reason = reason_words (&words, chosen, k);
  date->alternatives = find_alternatives (&words, chosen, k);
  date->avoided = find_avoided (&words, chosen, k);
  return date;
}

void
nz_plan_date_free (NzPlanDate *date)
{
  g_free (date->reason);
  g_array_unref (date->alternatives);
  g_array_unref (date->avoided);
  g_free (date);
}
