/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-date.h"

#include "base/nz-text.h"

#include <string.h>

/* Days as they are said: counted from today. Words are match keys: lower case, umlauts written out. */

typedef struct
{
  const char *word;
  int number;
} Word;

static gboolean
look_up (const Word *words, gsize n, const char *word, int *number)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (words[i].word, word))
      {
        *number = words[i].number;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_day_word (const char *word, int *days)
{
  static const Word words[] = {
    { "heute", 0 },      { "today", 0 },    { "morgen", 1 },     { "tomorrow", 1 },    { "uebermorgen", 2 },
    { "ubermorgen", 2 }, { "gestern", -1 }, { "yesterday", -1 }, { "vorgestern", -2 },
  };
  return look_up (words, G_N_ELEMENTS (words), word, days);
}

static gboolean
is_count (const char *word, int *count)
{
  static const Word words[] = {
    { "ein", 1 },     { "eine", 1 },    { "einer", 1 }, { "einem", 1 }, { "einen", 1 },   { "zwei", 2 },
    { "drei", 3 },    { "vier", 4 },    { "fuenf", 5 }, { "funf", 5 },  { "sechs", 6 },   { "sieben", 7 },
    { "acht", 8 },    { "neun", 9 },    { "zehn", 10 }, { "elf", 11 },  { "zwoelf", 12 }, { "zwolf", 12 },
    { "a", 1 },       { "an", 1 },      { "one", 1 },   { "two", 2 },   { "three", 3 },   { "four", 4 },
    { "five", 5 },    { "six", 6 },     { "seven", 7 }, { "eight", 8 }, { "nine", 9 },    { "ten", 10 },
    { "eleven", 11 }, { "twelve", 12 },
  };
  gsize length = strlen (word);

  if (length >= 1 && length <= 3 && strspn (word, "0123456789") == length)
    {
      *count = (int)g_ascii_strtoll (word, NULL, 10);
      return TRUE;
    }
  return look_up (words, G_N_ELEMENTS (words), word, count);
}

typedef enum
{
  UNIT_DAY,
  UNIT_WEEK,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

static gboolean
is_unit (const char *word, int *unit)
{
  static const Word words[] = {
    { "tag", UNIT_DAY },      { "tage", UNIT_DAY },    { "tagen", UNIT_DAY },    { "day", UNIT_DAY },
    { "days", UNIT_DAY },     { "woche", UNIT_WEEK },  { "wochen", UNIT_WEEK },  { "week", UNIT_WEEK },
    { "weeks", UNIT_WEEK },   { "monat", UNIT_MONTH }, { "monate", UNIT_MONTH }, { "monaten", UNIT_MONTH },
    { "monats", UNIT_MONTH }, { "month", UNIT_MONTH }, { "months", UNIT_MONTH }, { "jahr", UNIT_YEAR },
    { "jahre", UNIT_YEAR },   { "jahren", UNIT_YEAR }, { "jahres", UNIT_YEAR },  { "year", UNIT_YEAR },
    { "years", UNIT_YEAR },
  };
  return look_up (words, G_N_ELEMENTS (words), word, unit);
}

static NzDate
move (NzDate today, int count, Unit unit)
{
  switch (unit)
    {
    case UNIT_WEEK:
      return nz_date_add_days (today, 7 * count);
    case UNIT_MONTH:
      return nz_date_add_months (today, count);
    case UNIT_YEAR:
      return nz_date_add_months (today, 12 * count);
    case UNIT_DAY:
    default:
      return nz_date_add_days (today, count);
    }
}

/* 1 Monday to 7 Sunday; "fr", "fr.", "freitag", "freitags", "fri", "friday" */
static gboolean
is_weekday (const char *word, int *weekday)
{
  for (int day = 1; day <= 7; day++)
    for (int language = 0; language < 2; language++)
      for (int is_short = 0; is_short < 2; is_short++)
        {
          g_autofree char *name
              = nz_weekday_name (day, language == 0 ? NZ_LANGUAGE_DE : NZ_LANGUAGE_EN, is_short != 0);
          g_autofree char *key = nz_text_match_key (name);
          gsize length = strlen (key);

          if (length > 0 && key[length - 1] == '.')
            key[length - 1] = '\0';
          if (g_str_equal (key, word))
            {
              *weekday = day;
              return TRUE;
            }
        }
  if (g_str_equal (word, "sonnabend"))
    {
      *weekday = 6;
      return TRUE;
    }
  return FALSE;
}

/* 1 "next", -1 "last", 0 "this": "nächsten", "kommende", "last" */
static gboolean
is_direction (const char *word, int *direction)
{
  static const struct
  {
    const char *stem;
    int direction;
  } stems[] = { { "naechst", 1 }, { "nachst", 1 }, { "kommend", 1 }, { "next", 1 }, { "letzt", -1 },
                { "vorig", -1 },  { "last", -1 },  { "diese", 0 },   { "this", 0 } };
  static const char *const endings[] = { "", "e", "en", "er", "es", "em", "r", "s", "n", "m" };

  for (gsize i = 0; i < G_N_ELEMENTS (stems); i++)
    if (g_str_has_prefix (word, stems[i].stem))
      for (gsize k = 0; k < G_N_ELEMENTS (endings); k++)
        if (g_str_equal (word + strlen (stems[i].stem), endings[k]))
          {
            *direction = stems[i].direction;
            return TRUE;
          }
  return FALSE;
}

/* The next such day after today, or the last one before it; "this Friday" may be today. */
static NzDate
weekday_near (NzDate today, int weekday, int direction)
{
  int ahead = (weekday - nz_date_weekday (today) + 7) % 7;

  if (direction < 0)
    return nz_date_add_days (today, ahead == 0 ? -7 : ahead - 7);
  return nz_date_add_days (today, ahead == 0 && direction > 0 ? 7 : ahead);
}

/* Monday of the week, first day of the month or year that follows or went before. */
static gboolean
period_near (NzDate today, Unit unit, int direction, NzDate *date)
{
  switch (unit)
    {
    case UNIT_WEEK:
      *date = nz_date_add_days (today, 1 - nz_date_weekday (today) + 7 * direction);
      return TRUE;
    case UNIT_MONTH:
      *date = nz_date_add_months (nz_date (today.year, today.month, 1), direction);
      return TRUE;
    case UNIT_YEAR:
      *date = nz_date (today.year + direction, 1, 1);
      return TRUE;
    case UNIT_DAY:
    default:
      return FALSE;
    }
}

/* "am Freitag", "on Friday", "den" */
static gboolean
is_small_word (const char *word)
{
  static const char *const words[]
      = { "am", "den", "der", "des", "dem", "on", "the", "of", "by", "bis", NULL };
  return g_strv_contains (words, word);
}

/* --- the beginning, middle and end of a period ------------------------------------------------------------
 */

typedef enum
{
  PART_BEGINNING,
  PART_MIDDLE,
  PART_END,
} Part;

static gboolean
is_part (const char *word, int *part)
{
  static const Word words[] = {
    { "anfang", PART_BEGINNING }, { "beginn", PART_BEGINNING }, { "beginning", PART_BEGINNING },
    { "start", PART_BEGINNING },  { "early", PART_BEGINNING },  { "mitte", PART_MIDDLE },
    { "middle", PART_MIDDLE },    { "mid", PART_MIDDLE },       { "ende", PART_END },
    { "end", PART_END },          { "late", PART_END },
  };
  return look_up (words, G_N_ELEMENTS (words), word, part);
}

/* The first, the fifteenth, the last day of the month. */
static NzDate
part_of_month (int year, int month, Part part)
{
  return nz_date (year, month,
                  part == PART_BEGINNING ? 1
                  : part == PART_MIDDLE  ? 15
                                         : nz_days_in_month (year, month));
}

/* Of a week its Monday, Wednesday or Friday, what an office means by it; of a year the first of January, the
 * first of July, the last of December. @start: a day in that period. */
static gboolean
part_of_period (NzDate start, Unit unit, Part part, NzDate *date)
{
  switch (unit)
    {
    case UNIT_WEEK:
      *date = nz_date_add_days (start, 1 - nz_date_weekday (start) + 2 * (int)part);
      return TRUE;
    case UNIT_MONTH:
      *date = part_of_month (start.year, start.month, part);
      return TRUE;
    case UNIT_YEAR:
      *date = part == PART_BEGINNING ? nz_date (start.year, 1, 1)
              : part == PART_MIDDLE  ? nz_date (start.year, 7, 1)
                                     : nz_date (start.year, 12, 31);
      return TRUE;
    case UNIT_DAY:
    default:
      return FALSE;
    }
}

/* "Januar" and @year in words, as nz_date_parse() reads them */
static gboolean
is_month_of (const char *month, const char *year, int *number, int *of_year)
{
  g_autofree char *whole = g_strdup_printf ("%s %s", month, year);
  NzDate date;

  if (!g_ascii_isalpha (*month) || !nz_date_parse (whole, &date, NULL) || date.month == 0 || date.day != 0)
    return FALSE;
  *number = date.month;
  *of_year = date.year;
  return TRUE;
}

/* "Ende Januar": the next such day from @today on, or the nearest. */
static gboolean
part_of_named_month (const char *month, Part part, NzDate today, gboolean ahead, NzDate *date)
{
  g_autofree char *this_year = g_strdup_printf ("%d", today.year);
  gboolean found = FALSE;
  int number, year;

  if (!is_month_of (month, this_year, &number, &year))
    return FALSE;
  for (year = today.year - 1; year <= today.year + 1; year++)
    {
      NzDate one = part_of_month (year, number, part);

      if (ahead && nz_date_compare (one, today) < 0)
        continue;
      if (!found || ABS (nz_date_days_between (one, today)) < ABS (nz_date_days_between (*date, today)))
        *date = one;
      found = TRUE;
    }
  return found;
}

/* "Ende Januar", "Mitte Mai 2027", "Anfang nächster Woche", "Ende des Monats" */
static gboolean
parse_part (char **words, guint n, NzDate today, gboolean ahead, NzDate *date)
{
  int part, unit, direction = 0, month, year;
  NzDate start;

  if (n < 2 || n > 3 || !is_part (words[0], &part))
    return FALSE;
  if (is_unit (words[n - 1], &unit) && (n == 2 || is_direction (words[1], &direction)))
    return period_near (today, (Unit)unit, direction, &start)
           && part_of_period (start, (Unit)unit, (Part)part, date);
  if (n == 2)
    return part_of_named_month (words[1], (Part)part, today, ahead, date);
  if (!is_month_of (words[1], words[2], &month, &year))
    return FALSE;
  *date = part_of_month (year, month, (Part)part);
  return TRUE;
}

/* --- all together -----------------------------------------------------------------------------------------
 */

static gboolean
parse_words (char **words, guint n, NzDate today, NzDate *date)
{
  int number = 0, unit = 0;

  if (n == 1 && is_day_word (words[0], &number))
    *date = nz_date_add_days (today, number);
  else if (n == 1 && is_weekday (words[0], &number))
    *date = weekday_near (today, number, 1);
  else if (n == 2 && is_direction (words[0], &number) && is_weekday (words[1], &unit))
    *date = weekday_near (today, unit, number);
  else if (n == 2 && is_direction (words[0], &number) && is_unit (words[1], &unit))
    return period_near (today, (Unit)unit, number, date);
  else if (n == 3 && g_str_equal (words[0], "in") && is_count (words[1], &number)
           && is_unit (words[2], &unit))
    *date = move (today, number, (Unit)unit);
  else if (n == 3 && g_str_equal (words[0], "vor") && is_count (words[1], &number)
           && is_unit (words[2], &unit))
    *date = move (today, -number, (Unit)unit);
  else if (n == 3 && g_str_equal (words[2], "ago") && is_count (words[0], &number)
           && is_unit (words[1], &unit))
    *date = move (today, -number, (Unit)unit);
  else if (n == 2 && is_count (words[0], &number) && is_unit (words[1], &unit))
    *date = move (today, number, (Unit)unit);
  else if (n == 3 && g_str_equal (words[0], "day")
           && (g_str_equal (words[1], "after") || g_str_equal (words[1], "before"))
           && is_day_word (words[2], &number))
    *date = nz_date_add_days (today, number + (g_str_equal (words[1], "after") ? 1 : -1));
  else if (n == 1 && g_str_equal (words[0], "monatsende"))
    *date = part_of_month (today.year, today.month, PART_END);
  else if (n == 1 && g_str_equal (words[0], "jahresende"))
    *date = nz_date (today.year, 12, 31);
  else
    return FALSE;
  return nz_date_is_valid (*date);
}

/* "15.3.", "15. März", "March 15": the year is missing. */
static gboolean
parse_without_year (const char *key, NzDate today, gboolean ahead, NzDate *date)
{
  gsize length = strlen (key);
  gboolean found = FALSE;

  if (nz_date_parse (key, date, NULL))
    return FALSE;
  if (length > 0 && key[length - 1] == '.')
    length--;
  for (int year = today.year - 1; year <= today.year + 1; year++)
    {
      g_autofree char *whole = g_strdup_printf (
          "%.*s%s%d", (int)length, key, length > 0 && g_ascii_isdigit (key[length - 1]) ? "." : " ", year);
      NzDate one;

      if (!nz_date_parse (whole, &one, NULL) || !nz_date_is_full (one)
          || (ahead && nz_date_compare (one, today) < 0))
        continue;
      if (!found || ABS (nz_date_days_between (one, today)) < ABS (nz_date_days_between (*date, today)))
        *date = one;
      found = TRUE;
    }
  return found;
}

gboolean
nz_date_parse_near (const char *text, NzDate today, gboolean ahead, NzDate *date, GError **error)
{
  g_return_val_if_fail (date != NULL && nz_date_is_full (today), FALSE);

  g_autofree char *key = nz_text_match_key (text != NULL ? text : "");
  g_auto (GStrv) parts = g_strsplit_set (key, g_str_has_prefix (key, "mid-") ? " -" : " ", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);
      if (length > 1 && strchr (".,", parts[i][length - 1]) != NULL && g_ascii_isalpha (parts[i][0]))
        parts[i][length - 1] = '\0';
      if (!is_small_word (parts[i]))
        g_ptr_array_add (words, parts[i]);
    }
  if (parse_words ((char **)words->pdata, words->len, today, date)
      || parse_part ((char **)words->pdata, words->len, today, ahead, date)
      || parse_without_year (key, today, ahead, date))
    return TRUE;
  return nz_date_parse (text, date, error);
}
