/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-plan-words.h"

#include <string.h>

NzPlanWords
nz_plan_words_for (const NzPlanner *planner, NzLanguage language)
{
  return (NzPlanWords){ planner, nz_planner_calendar (planner), language, nz_planner_day (planner, 0).year };
}

/* "Thursday 20 May", to begin a sentence with */
static char *
subject (const NzPlanWords *words, NzDate day)
{
  g_autofree char *weekday = nz_weekday_name (nz_date_weekday (day), words->language, FALSE);
  g_autofree char *month = nz_month_name (day.month, words->language, FALSE);
  return g_strdup_printf (
      nz_ctext (words->language, "subject of a sentence: weekday, day, month", "%s %d %s"), weekday, day.day,
      month);
}

char *
nz_plan_words_date (const NzPlanWords *words, NzDate day)
{
  if (day.year != words->year)
    return nz_date_format (day, words->language, NZ_DATE_LONG);
  g_autofree char *month = nz_month_name (day.month, words->language, FALSE);
  return g_strdup_printf (nz_ctext (words->language, "day and month", "%d %s"), day.day, month);
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

/* How holidays are called after "in", "before" and "after", where German inflects. */
typedef struct
{
  const char *name, *words;
} Called;

static const Called school_holidays[] = {
  { "Winterferien", NC_ ("after in, before or after", "the winter holidays") },
  { "Osterferien", NC_ ("after in, before or after", "the Easter holidays") },
  { "Pfingstferien", NC_ ("after in, before or after", "the Whitsun holidays") },
  { "Sommerferien", NC_ ("after in, before or after", "the summer holidays") },
  { "Herbstferien", NC_ ("after in, before or after", "the autumn holidays") },
  { "Weihnachtsferien", NC_ ("after in, before or after", "the Christmas holidays") },
};

static const Called public_holidays[] = {
  { "New Year’s Day", NC_ ("after in, before or after", "New Year’s Day") },
  { "Good Friday", NC_ ("after in, before or after", "Good Friday") },
  { "Easter Monday", NC_ ("after in, before or after", "Easter Monday") },
  { "Labour Day", NC_ ("after in, before or after", "Labour Day") },
  { "Ascension Day", NC_ ("after in, before or after", "Ascension Day") },
  { "Whit Monday", NC_ ("after in, before or after", "Whit Monday") },
  { "World Children’s Day", NC_ ("after in, before or after", "World Children’s Day") },
  { "German Unity Day", NC_ ("after in, before or after", "German Unity Day") },
  { "Reformation Day", NC_ ("after in, before or after", "Reformation Day") },
  { "Christmas Day", NC_ ("after in, before or after", "Christmas Day") },
  { "Boxing Day", NC_ ("after in, before or after", "Boxing Day") },
};

static const char *
called (const Called *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (name, names[i].name) == 0)
      return names[i].words;
  return NULL;
}

/* By their usual names as words of the sentence, others in quotation marks. */
char *
nz_plan_words_school (const NzPlanWords *words, NzDate day)
{
  g_autofree char *name = without_year (nz_calendar_school_holiday (words->calendar, day));
  const char *usual = called (school_holidays, G_N_ELEMENTS (school_holidays), name);

  if (usual != NULL)
    return g_strdup (nz_text (words->language, usual));
  return g_strdup_printf (nz_text (words->language, "“%s”"), name);
}

const char *
nz_plan_words_public (const NzPlanWords *words, NzDate day)
{
  const char *name = nz_calendar_public_holiday (words->calendar, day);
  const char *usual = called (public_holidays, G_N_ELEMENTS (public_holidays), name);

  return nz_text (words->language, usual != NULL ? usual : name);
}

/* The nearest weekday that is a public holiday, @step days at a time; no date if there is none within @limit
 * days. */
NzDate
nz_plan_words_near_public (const NzPlanWords *words, NzDate day, int step, int limit)
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
NzDate
nz_plan_words_near_school (const NzPlanWords *words, NzDate day, int step, int limit)
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
school_objection (const NzPlanWords *words, const char *who, NzDate day)
{
  NzDate first, last;
  if (!nz_calendar_school_span (words->calendar, day, &first, &last))
    return NULL;
  if (nz_date_equal (first, last))
    {
      g_autofree char *name = without_year (nz_calendar_school_holiday (words->calendar, day));
      return g_strdup_printf (nz_text (words->language, "%s is a day off: “%s”."), who, name);
    }
  g_autofree char *name = nz_plan_words_school (words, day);
  g_autofree char *from = nz_plan_words_date (words, first);
  g_autofree char *to = nz_plan_words_date (words, last);
  return g_strdup_printf (nz_text (words->language, "%s lies in %s (%s to %s)."), who, name, from, to);
}

static char *
fault_words (const NzPlanWords *words, NzDayFault fault, NzDate day)
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
        NzDate holiday = nz_plan_words_near_public (words, day, -1, 1);
        if (!nz_date_is_set (holiday))
          holiday = nz_plan_words_near_public (words, day, 1, 1);
        g_autofree char *when = nz_plan_words_date (words, holiday);
        return g_strdup_printf (nz_text (words->language, "%s is a bridge day beside %s (%s)."), who,
                                nz_plan_words_public (words, holiday), when);
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
    N_ ("with invitations out before %s (by %s)") },
};

/* The school holidays on the day by which the invitations should be out, and the last working day before
 * them. */
static gboolean
lead_about (const NzPlanWords *words, NzDate lead, char **what, char **when)
{
  NzDate first, last;

  if (!nz_calendar_school_span (words->calendar, lead, &first, &last))
    return FALSE;
  NzDate out = nz_date_add_days (first, -1);
  while (!nz_calendar_is_working_day (words->calendar, out))
    out = nz_date_add_days (out, -1);
  *what = nz_plan_words_school (words, lead);
  *when = nz_plan_words_date (words, out);
  return TRUE;
}

/* What a flaw is about: words for the holiday and for its day. */
static gboolean
flaw_about (const NzPlanWords *words, guint flaw, NzDate day, char **what, char **when)
{
  NzDate other = NZ_DATE_NONE;
  gboolean school = TRUE;

  switch (flaw)
    {
    case NZ_DAY_EVE:
    case NZ_DAY_AFTER:
      other = nz_plan_words_near_public (words, day, flaw == NZ_DAY_EVE ? 1 : -1, 4);
      school = FALSE;
      break;
    case NZ_DAY_BREAKING:
    case NZ_DAY_RETURNING:
      other = nz_plan_words_near_school (words, day, flaw == NZ_DAY_BREAKING ? 1 : -1, 7);
      break;
    case NZ_DAY_LEAD:
      return lead_about (words, nz_date_add_days (day, -nz_planner_rules (words->planner)->lead_days), what,
                         when);
    default:
      break;
    }
  if (!nz_date_is_set (other))
    return FALSE;
  *what = school ? nz_plan_words_school (words, other) : g_strdup (nz_plan_words_public (words, other));
  *when = nz_plan_words_date (words, other);
  return TRUE;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static char *
flaw_sentence (const NzPlanWords *words, guint flaws, NzDate day)
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

char *
nz_plan_words_flaw (const NzPlanWords *words, guint flaws, NzDate day)
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
nz_plan_words_objection (const NzPlanWords *words, int index)
{
  NzDate day = nz_planner_day (words->planner, index);
  NzDayFault fault = nz_planner_fault (words->planner, index);

  if (fault != NZ_DAY_OPEN)
    return fault_words (words, fault, day);
  return flaw_sentence (words, nz_planner_flaws (words->planner, index), day);
}
