/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-plan-words.h"

#include <string.h>

/* How far around a chosen day its passed over neighbours are told, and how far a holiday is still its
 * context. */
#define AVOIDED_NEAR 14
#define AVOIDED_FAR 35
#define MAX_AVOIDED 4
#define MAX_ALTERNATIVES 3
#define CONTEXT_SCHOOL 21
#define CONTEXT_PUBLIC 10

typedef struct
{
  const NzPlanner *planner;
  const NzCalendar *calendar;
  NzLanguage language;
  int year;
} Words;

static Words
words_for (const NzPlanner *planner, NzLanguage language)
{
  return (Words){ planner, nz_planner_calendar (planner), language, nz_planner_day (planner, 0).year };
}

char *
nz_plan_words_day (NzDate day, int year, NzLanguage language)
{
  if (day.year != year)
    return nz_date_format (day, language, NZ_DATE_LONG);
  g_autofree char *month = nz_month_name (day.month, language, FALSE);
  return g_strdup_printf (nz_ctext (language, "day and month", "%d %s"), day.day, month);
}

/* "Thursday 20 May", to begin a sentence with */
static char *
subject (const Words *words, NzDate day)
{
  g_autofree char *weekday = nz_weekday_name (nz_date_weekday (day), words->language, FALSE);
  g_autofree char *month = nz_month_name (day.month, words->language, FALSE);
  return g_strdup_printf (
      nz_ctext (words->language, "subject of a sentence: weekday, day, month", "%s %d %s"), weekday, day.day,
      month);
}

static char *
day_words (const Words *words, NzDate day)
{
  return nz_plan_words_day (day, words->year, words->language);
}

/* The file's name of holidays without the year that school holidays are listed with: "Sommerferien 2027". */
static char *
without_year (const char *name)
{
  char *copy = g_strdup (name);
  char *space = strrchr (copy, ' ');
  gboolean is_year = space != NULL && space[1] != '\0';

  for (const char *c = is_year ? space + 1 : ""; *c != '\0'; c++)
    is_year = is_year && (g_ascii_isdigit (*c) || *c == '/');
  if (is_year)
    *space = '\0';
  return g_strchomp (copy);
}

/* School holidays after "in", "before", "after": by their usual names as words of the sentence, others in
 * quotation marks. */
static char *
school_words (const Words *words, NzDate day)
{
  static const struct
  {
    const char *name, *msgid;
  } usual[] = {
    { "Winterferien", N_ ("the winter holidays") },   { "Osterferien", N_ ("the Easter holidays") },
    { "Pfingstferien", N_ ("the Whitsun holidays") }, { "Sommerferien", N_ ("the summer holidays") },
    { "Herbstferien", N_ ("the autumn holidays") },   { "Weihnachtsferien", N_ ("the Christmas holidays") },
  };
  g_autofree char *name = without_year (nz_calendar_school_holiday (words->calendar, day));

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_ascii_strcasecmp (name, usual[i].name) == 0)
      return g_strdup (nz_ctext (words->language, "after in, before or after", usual[i].msgid));
  return g_strdup_printf (nz_text (words->language, "“%s”"), name);
}

static const char *
public_words (const Words *words, NzDate day)
{
  return nz_ctext (words->language, "after in, before or after",
                   nz_calendar_public_holiday (words->calendar, day));
}

/* The nearest weekday that is a public holiday, @step days at a time; no date if there is none within @limit
 * days. */
static NzDate
near_public (const Words *words, NzDate day, int step, int limit)
{
  for (int i = 1; i <= limit; i++)
    {
      NzDate other = nz_date_add_days (day, i * step);
      if (nz_date_weekday (other) <= 5 && nz_calendar_public_holiday (words->calendar, other) != NULL)
        return other;
    }
  return NZ_DATE_NONE;
}

/* The nearest day of school holidays of a working week or more. */
static NzDate
near_school (const Words *words, NzDate day, int step, int limit)
{
  for (int i = 1; i <= limit; i++)
    {
      NzDate first, last;
      NzDate other = nz_date_add_days (day, i * step);
      if (nz_calendar_school_span (words->calendar, other, &first, &last)
          && nz_date_days_between (first, last) >= 4)
        return other;
    }
  return NZ_DATE_NONE;
}

/* --- what speaks against a day
 * ------------------------------------------------------------------------------ */

static char *
school_objection (const Words *words, const char *who, NzDate day)
{
  NzDate first, last;
  if (!nz_calendar_school_span (words->calendar, day, &first, &last))
    return NULL;
  if (nz_date_equal (first, last))
    {
      g_autofree char *name = without_year (nz_calendar_school_holiday (words->calendar, day));
      return g_strdup_printf (nz_text (words->language, "%s is a day off: “%s”."), who, name);
    }
  g_autofree char *name = school_words (words, day);
  g_autofree char *from = day_words (words, first);
  g_autofree char *to = day_words (words, last);
  return g_strdup_printf (nz_text (words->language, "%s lies in %s (%s to %s)."), who, name, from, to);
}

static char *
fault_words (const Words *words, NzDayFault fault, NzDate day)
{
  g_autofree char *who = subject (words, day);

  switch (fault)
    {
    case NZ_DAY_PUBLIC:
      return g_strdup_printf (nz_text (words->language, "%s is a public holiday: %s."), who,
                              nz_text (words->language, nz_calendar_public_holiday (words->calendar, day)));
    case NZ_DAY_SCHOOL:
      return school_objection (words, who, day);
    case NZ_DAY_BRIDGE:
      {
        NzDate holiday = near_public (words, day, -1, 1);
        if (!nz_date_is_set (holiday))
          holiday = near_public (words, day, 1, 1);
        g_autofree char *when = day_words (words, holiday);
        return g_strdup_printf (nz_text (words->language, "%s is a bridge day beside %s (%s)."), who,
                                public_words (words, holiday), when);
      }
    case NZ_DAY_CHRISTMAS:
      return g_strdup_printf (nz_text (words->language, "%s lies between Christmas Eve and New Year."), who);
    case NZ_DAY_OPEN:
    case NZ_DAY_WEEKEND:
    default:
      return NULL;
    }
}

/* The formats of one flaw: a sentence about a day, and a clause about the chosen day; each takes a holiday
 * and a day. */
typedef struct
{
  guint flaw;
  const char *sentence, *clause;
} FlawWords;

static const FlawWords flaw_words[] = {
  { NZ_DAY_EVE, N_ ("%s lies before %s (%s)."), N_ ("although it lies before %s (%s)") },
  { NZ_DAY_AFTER, N_ ("%s lies just after %s (%s)."), N_ ("although it lies just after %s (%s)") },
  { NZ_DAY_BREAKING, N_ ("%s lies just before %s (from %s)."),
    N_ ("although it lies just before %s (from %s)") },
  { NZ_DAY_RETURNING, N_ ("%s lies just after %s (until %s)."),
    N_ ("although it lies just after %s (until %s)") },
  { NZ_DAY_LEAD, N_ ("%s would need its invitations out before %s (by %s)."),
    N_ ("so its invitations go out before %s (by %s)") },
};

/* The school holidays on the day by which the invitations should be out, and the last working day before
 * them. */
static gboolean
lead_about (const Words *words, NzDate lead, char **what, char **when)
{
  NzDate first, last;

  if (!nz_calendar_school_span (words->calendar, lead, &first, &last))
    return FALSE;
  NzDate out = nz_date_add_days (first, -1);
  while (!nz_calendar_is_working_day (words->calendar, out))
    out = nz_date_add_days (out, -1);
  *what = school_words (words, lead);
  *when = day_words (words, out);
  return TRUE;
}

/* What a flaw is about: words for the holiday and for its day. */
static gboolean
flaw_about (const Words *words, guint flaw, NzDate day, char **what, char **when)
{
  NzDate other = NZ_DATE_NONE;
  gboolean school = TRUE;

  switch (flaw)
    {
    case NZ_DAY_EVE:
    case NZ_DAY_AFTER:
      other = near_public (words, day, flaw == NZ_DAY_EVE ? 1 : -1, 4);
      school = FALSE;
      break;
    case NZ_DAY_BREAKING:
    case NZ_DAY_RETURNING:
      other = near_school (words, day, flaw == NZ_DAY_BREAKING ? 1 : -1, 7);
      break;
    case NZ_DAY_LEAD:
      return lead_about (words, nz_date_add_days (day, -nz_planner_rules (words->planner)->lead_days), what,
                         when);
    default:
      break;
    }
  if (!nz_date_is_set (other))
    return FALSE;
  *what = school ? school_words (words, other) : g_strdup (public_words (words, other));
  *when = day_words (words, other);
  return TRUE;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static char *
flaw_sentence (const Words *words, guint flaws, NzDate day)
{
  g_autofree char *who = subject (words, day);

  for (guint i = 0; i < G_N_ELEMENTS (flaw_words); i++)
    {
      g_autofree char *what = NULL;
      g_autofree char *when = NULL;
      if ((flaws & flaw_words[i].flaw) != 0 && flaw_about (words, flaw_words[i].flaw, day, &what, &when))
        return g_strdup_printf (nz_text (words->language, flaw_words[i].sentence), who, what, when);
    }
  if ((flaws & NZ_DAY_ADVENT) != 0)
    return g_strdup_printf (nz_text (words->language, "%s lies in the last days before Christmas."), who);
  return NULL;
}

static char *
flaw_clause (const Words *words, guint flaws, NzDate day)
{
  for (guint i = 0; i < G_N_ELEMENTS (flaw_words); i++)
    {
      g_autofree char *what = NULL;
      g_autofree char *when = NULL;
      if ((flaws & flaw_words[i].flaw) != 0 && flaw_about (words, flaw_words[i].flaw, day, &what, &when))
        return g_strdup_printf (nz_text (words->language, flaw_words[i].clause), what, when);
    }
  if ((flaws & NZ_DAY_ADVENT) != 0)
    return g_strdup (nz_text (words->language, "although it lies in the last days before Christmas"));
  return NULL;
}

#pragma GCC diagnostic pop

char *
nz_plan_words_objection (const NzPlanner *planner, int index, NzLanguage language)
{
  Words words = words_for (planner, language);
  NzDate day = nz_planner_day (planner, index);
  NzDayFault fault = nz_planner_fault (planner, index);

  if (fault != NZ_DAY_OPEN)
    return fault_words (&words, fault, day);
  return flaw_sentence (&words, nz_planner_flaws (planner, index), day);
}

/* --- the reason of a date
 * ------------------------------------------------------------------------------------ */

static char *
weekday_clause (const Words *words, NzDate day, gboolean is_alternative)
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
span_words (const Words *words, int days)
{
  if (days % 7 == 0)
    return g_strdup_printf (nz_ntext (words->language, "%d week", "%d weeks", days / 7), days / 7);
  return g_strdup_printf (nz_ntext (words->language, "%d day", "%d days", days), days);
}

/* The conference before or after the k-th, also beyond the turn of the year. */
static NzDate
neighbour (const Words *words, const int *chosen, guint k, int step)
{
  if (step < 0)
    return k > 0 ? nz_planner_day (words->planner, chosen[k - 1]) : nz_planner_before (words->planner);
  return k + 1 < nz_planner_n (words->planner) ? nz_planner_day (words->planner, chosen[k + 1])
                                               : nz_planner_after (words->planner);
}

static char *
spread_clause (const Words *words, const int *chosen, guint k)
{
  NzDate day = nz_planner_day (words->planner, chosen[k]);
  NzDate earlier = neighbour (words, chosen, k, -1);
  NzDate later = neighbour (words, chosen, k, 1);

  if (nz_date_is_set (earlier))
    {
      g_autofree char *span = span_words (words, nz_date_days_between (earlier, day));
      g_autofree char *when = day_words (words, earlier);
      return g_strdup_printf (nz_text (words->language, "%s after the conference of %s"), span, when);
    }
  if (nz_date_is_set (later))
    {
      g_autofree char *span = span_words (words, nz_date_days_between (day, later));
      g_autofree char *when = day_words (words, later);
      return g_strdup_printf (nz_text (words->language, "%s before the conference of %s"), span, when);
    }
  return g_strdup (nz_text (words->language, "in the middle of the year"));
}

/* What lies around a good day: the nearest school holidays, else the nearest public holiday. */
static char *
context_clause (const Words *words, NzDate day)
{
  NzDate ended = near_school (words, day, -1, CONTEXT_SCHOOL);
  NzDate begins = near_school (words, day, 1, CONTEXT_SCHOOL);

  if (nz_date_is_set (begins)
      && (!nz_date_is_set (ended) || nz_date_days_between (day, begins) < nz_date_days_between (ended, day)))
    {
      g_autofree char *name = school_words (words, begins);
      g_autofree char *when = day_words (words, begins);
      return g_strdup_printf (nz_text (words->language, "before %s (from %s)"), name, when);
    }
  if (nz_date_is_set (ended))
    {
      g_autofree char *name = school_words (words, ended);
      g_autofree char *when = day_words (words, ended);
      return g_strdup_printf (nz_text (words->language, "after %s (until %s)"), name, when);
    }
  NzDate holiday = near_public (words, day, 1, CONTEXT_PUBLIC);
  if (!nz_date_is_set (holiday))
    holiday = near_public (words, day, -1, CONTEXT_PUBLIC);
  if (nz_date_is_set (holiday))
    {
      g_autofree char *when = day_words (words, holiday);
      return g_strdup_printf (nz_text (words->language, "clear of %s (%s)"), public_words (words, holiday),
                              when);
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
reason_words (const Words *words, const int *chosen, guint k)
{
  NzDate day = nz_planner_day (words->planner, chosen[k]);
  NzDayFault fault = nz_planner_fault (words->planner, chosen[k]);
  g_autofree char *spread = spread_clause (words, chosen, k);

  if (fault != NZ_DAY_OPEN)
    return sentence (nz_text (words->language, "already arranged for this day"), spread, NULL);
  g_autofree char *weekday = weekday_clause (words, day, FALSE);
  g_autofree char *context = flaw_clause (words, nz_planner_flaws (words->planner, chosen[k]), day);
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
alternative_words (const Words *words, const int *chosen, guint k, int index)
{
  NzDate day = nz_planner_day (words->planner, index);
  NzDate earlier = neighbour (words, chosen, k, -1);
  NzDate later = neighbour (words, chosen, k, 1);
  g_autofree char *weekday = weekday_clause (words, day, TRUE);
  g_autofree char *flaw = flaw_clause (words, nz_planner_flaws (words->planner, index), day);
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
find_alternatives (const Words *words, const int *chosen, guint k)
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
find_avoided (const Words *words, const int *chosen, guint k)
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
        char *reason = nz_plan_words_objection (planner, index, words->language);
        NzPlanNote note = { day, reason };
        if (reason != NULL)
          g_array_append_val (notes, note);
      }
  g_array_sort (notes, compare_notes);
  return notes;
}

NzPlanDate *
nz_plan_words_explain (const NzPlanner *planner, const int *chosen, guint k, NzLanguage language)
{
  Words words = words_for (planner, language);
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
