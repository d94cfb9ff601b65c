/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-date.h"

#include "base/nz-error.h"
#include "base/nz-text.h"

#include <string.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#define LANGUAGES 2

/* Names as ICU has them, in both languages, made once. */
typedef struct
{
  char *months[12];
  char *months_short[12];
  char *months_alone[12];
  char *months_alone_short[12];
  char *weekdays[7];
  char *weekdays_short[7];
} Names;

static char *
symbol (UDateFormat *format, UDateFormatSymbolType type, int index)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar name[64];
  char text[256];

  udat_getSymbols (format, type, index, name, G_N_ELEMENTS (name), &status);
  u_strToUTF8 (text, sizeof text, NULL, name, -1, &status);
  return g_strdup (U_SUCCESS (status) ? text : "");
}

static void
fill_names (Names *names, const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  const UChar pattern[] = { 'y', 0 };
  UDateFormat *format = udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, NULL, 0, pattern, -1, &status);

  if (U_FAILURE (status))
    g_error ("ICU has no data: %s", u_errorName (status));
  for (int i = 0; i < 12; i++)
    {
      names->months[i] = symbol (format, UDAT_MONTHS, i);
      names->months_short[i] = symbol (format, UDAT_SHORT_MONTHS, i);
      names->months_alone[i] = symbol (format, UDAT_STANDALONE_MONTHS, i);
      names->months_alone_short[i] = symbol (format, UDAT_STANDALONE_SHORT_MONTHS, i);
    }
  for (int i = 0; i < 7; i++)
    {
      /* ICU's week begins with 1, a Sunday. */
      names->weekdays[i] = symbol (format, UDAT_STANDALONE_WEEKDAYS, (i + 1) % 7 + 1);
      names->weekdays_short[i] = symbol (format, UDAT_STANDALONE_SHORT_WEEKDAYS, (i + 1) % 7 + 1);
    }
  udat_close (format);
}

static const Names *
names_of (NzLanguage language)
{
  static Names names[LANGUAGES];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      fill_names (&names[NZ_LANGUAGE_EN], "en");
      fill_names (&names[NZ_LANGUAGE_DE], "de");
      g_once_init_leave (&once, 1);
    }
  return &names[language == NZ_LANGUAGE_DE ? NZ_LANGUAGE_DE : NZ_LANGUAGE_EN];
}

char *
nz_weekday_name (int weekday, NzLanguage language, gboolean is_short)
{
  const Names *names = names_of (language);

  g_return_val_if_fail (weekday >= 1 && weekday <= 7, NULL);
  return g_strdup ((is_short ? names->weekdays_short : names->weekdays)[weekday - 1]);
}

char *
nz_month_name (int month, NzLanguage language, gboolean is_short)
{
  const Names *names = names_of (language);

  g_return_val_if_fail (month >= 1 && month <= 12, NULL);
  return g_strdup (is_short ? names->months_short[month - 1] : names->months_alone[month - 1]);
}

static char *
format_partial (NzDate date, const Names *names, NzDateStyle style)
{
  if (date.month == 0)
    return g_strdup_printf ("%d", date.year);
  if (style == NZ_DATE_NUMERIC || style == NZ_DATE_WEEKDAY)
    return g_strdup_printf ("%02d/%d", date.month, date.year);
  return g_strdup_printf (
      "%s %d", (style == NZ_DATE_SHORT ? names->months_short : names->months_alone)[date.month - 1],
      date.year);
}

char *
nz_date_format (NzDate date, NzLanguage language, NzDateStyle style)
{
  const Names *names = names_of (language);
  gboolean is_german = language == NZ_LANGUAGE_DE;
  const char *month;

  if (!nz_date_is_set (date))
    return g_strdup ("");
  g_return_val_if_fail (nz_date_is_valid (date), g_strdup (""));
  if (date.day == 0)
    return format_partial (date, names, style);
  month = (style == NZ_DATE_SHORT ? names->months_short : names->months)[date.month - 1];
  switch (style)
    {
    case NZ_DATE_NUMERIC:
      return g_strdup_printf (is_german ? "%02d.%02d.%d" : "%02d/%02d/%d", date.day, date.month, date.year);
    case NZ_DATE_WEEKDAY:
      return g_strdup_printf (is_german ? "%s., %02d.%02d.%d" : "%s, %02d/%02d/%d",
                              names->weekdays_short[nz_date_weekday (date) - 1], date.day, date.month,
                              date.year);
    case NZ_DATE_FULL:
      return g_strdup_printf (is_german ? "%s, %d. %s %d" : "%s, %d %s %d",
                              names->weekdays[nz_date_weekday (date) - 1], date.day, month, date.year);
    case NZ_DATE_SHORT:
    case NZ_DATE_LONG:
    default:
      return g_strdup_printf (is_german ? "%d. %s %d" : "%d %s %d", date.day, month, date.year);
    }
}

/* What a person's date consists of: up to three numbers and a month in words, in their order. */
typedef struct
{
  int numbers[3];
  int digits[3];
  int n_numbers;
  int month;          /* the month in words, or 0 */
  int numbers_before; /* numbers before that word */
} Parts;

static gboolean
is_name (const char *word, char *const *list, int count, int *index)
{
  for (int i = 0; i < count; i++)
    {
      g_autofree char *key = nz_text_match_key (list[i]);
      gsize length = strlen (key);

      if (length > 0 && key[length - 1] == '.')
        key[length - 1] = '\0';
      if (g_str_equal (key, word))
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_month (const char *word, int *month)
{
  int index = 0;
  gboolean found = FALSE;

  if (g_str_equal (word, "mrz") || g_str_equal (word, "maerz") || g_str_equal (word, "marz"))
    index = 2, found = TRUE;
  else if (g_str_equal (word, "sept"))
    index = 8, found = TRUE;
  for (int i = 0; i < LANGUAGES && !found; i++)
    {
      const Names *names = names_of ((NzLanguage)i);

      found = is_name (word, names->months, 12, &index) || is_name (word, names->months_short, 12, &index)
              || is_name (word, names->months_alone_short, 12, &index);
    }
  *month = index + 1;
  return found;
}

static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = { "den", "dem", "am", "the", "of", "on" };
  int index;

  for (gsize i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_equal (word, fillers[i]))
      return TRUE;
  for (int i = 0; i < LANGUAGES; i++)
    {
      const Names *names = names_of ((NzLanguage)i);

      if (is_name (word, names->weekdays, 7, &index) || is_name (word, names->weekdays_short, 7, &index))
        return TRUE;
    }
  return FALSE;
}

/* "15th": the letters after the number */
static const char *
skip_ordinal (const char *text)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_prefix (text, endings[i]) && !g_ascii_isalnum (text[2]))
      return text + 2;
  return text;
}

static gboolean
take_number (const char **text, Parts *parts)
{
  int number = 0, digits = 0;

  for (; g_ascii_isdigit (**text); (*text)++)
    {
      if (++digits > 4)
        return FALSE;
      number = number * 10 + (**text - '0');
    }
  if (parts->n_numbers == 3)
    return FALSE;
  parts->numbers[parts->n_numbers] = number;
  parts->digits[parts->n_numbers++] = digits;
  *text = skip_ordinal (*text);
  return TRUE;
}

static gboolean
take_word (const char **text, Parts *parts)
{
  const char *start = *text;
  g_autofree char *word = NULL;

  while (**text != '\0' && g_unichar_isalpha (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);
  word = g_strndup (start, (gsize)(*text - start));
  /* "Mi., 25.11.2026" */
  if (**text == '.' && (*text)[1] == ',')
    (*text)++;
  if (is_filler (word))
    return TRUE;
  if (parts->month != 0 || !is_month (word, &parts->month))
    return FALSE;
  parts->numbers_before = parts->n_numbers;
  return TRUE;
}

/* @text is a match key: lower case, ASCII where it can be, single spaces. */
static gboolean
take_apart (const char *text, Parts *parts)
{
  gboolean separated = TRUE;

  while (*text != '\0')
    {
      if (*text == ' ')
        text++;
      else if (strchr (".,/-", *text) != NULL)
        {
          if (separated)
            return FALSE;
          separated = TRUE;
          text++;
        }
      else if (g_ascii_isdigit (*text))
        {
          if (!take_number (&text, parts))
            return FALSE;
          separated = FALSE;
        }
      else if (g_unichar_isalpha (g_utf8_get_char (text)))
        {
          if (!take_word (&text, parts))
            return FALSE;
          separated = FALSE;
        }
      else
        return FALSE;
    }
  return parts->n_numbers > 0;
}

typedef struct
{
  int year, month, day;
  int year_digits;
} Fields;

/* Puts the parts in their places; FALSE where nothing sensible fits. */
static gboolean
put_in_order (const Parts *p, Fields *f)
{
  const int *n = p->numbers;

  f->month = p->month;
  if (p->month != 0 && p->n_numbers == 1 && p->digits[0] == 4)
    f->year = n[0], f->year_digits = 4;
  else if (p->month != 0 && p->n_numbers == 1)
    f->day = n[0];
  else if (p->month != 0 && p->n_numbers == 2 && p->numbers_before < 2)
    f->day = n[0], f->year = n[1], f->year_digits = p->digits[1];
  else if (p->month == 0 && p->n_numbers == 1 && p->digits[0] == 4)
    f->year = n[0], f->year_digits = 4;
  else if (p->month == 0 && p->n_numbers == 2 && p->digits[1] == 4)
    f->month = n[0], f->year = n[1], f->year_digits = 4;
  else if (p->month == 0 && p->n_numbers == 2 && p->digits[0] == 4)
    f->month = n[1], f->year = n[0], f->year_digits = 4;
  else if (p->month == 0 && p->n_numbers == 2)
    f->day = n[0], f->month = n[1];
  else if (p->month == 0 && p->n_numbers == 3 && p->digits[0] == 4)
    f->year = n[0], f->month = n[1], f->day = n[2], f->year_digits = 4;
  else if (p->month == 0 && p->n_numbers == 3)
    f->day = n[0], f->month = n[1], f->year = n[2], f->year_digits = p->digits[2];
  else
    return FALSE;
  return f->day < 100 && f->month < 100;
}

static gboolean
check_fields (Fields *f, const Parts *parts, GError **error)
{
  gboolean has_day = f->day != 0 || parts->n_numbers + (parts->month != 0) == 3;

  if (f->year_digits == 2)
    f->year += f->year < 50 ? 2000 : 1900;
  if (f->year_digits == 0)
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("The date has no year."));
  else if (f->year_digits != 4 && f->year_digits != 2)
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("The year must have two or four digits."));
  else if (f->year == 0)
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("There is no year 0."));
  else if (f->month > 12 || (f->month == 0 && parts->n_numbers > 1))
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("There is no month %d."), f->month);
  else if (has_day && (f->day == 0 || f->day > nz_days_in_month (f->year, f->month)))
    {
      g_autofree char *month = nz_month_name (f->month, nz_get_language (), FALSE);

      /* TRANSLATORS: day, month, year: "30 February 2024 does not exist." */
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("%d %s %d does not exist."), f->day, month, f->year);
    }
  else
    return TRUE;
  return FALSE;
}

gboolean
nz_date_parse (const char *text, NzDate *date, GError **error)
{
  g_autofree char *key = NULL;
  Parts parts = { 0 };
  Fields fields = { 0 };

  g_return_val_if_fail (date != NULL, FALSE);

  key = nz_text_match_key (text != NULL ? text : "");
  if (key[0] == '\0')
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("The date is empty."));
      return FALSE;
    }
  if (nz_date_parse_iso (key, date))
    return TRUE;
  if (!take_apart (key, &parts) || !put_in_order (&parts, &fields))
    {
      g_autofree char *shown = g_utf8_substring (text, 0, MIN (40, g_utf8_strlen (text, -1)));

      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   _ ("“%s” is not a date: write it as 2026-03-15, 15.3.2026, March 2026 or 2026."), shown);
      return FALSE;
    }
  if (!check_fields (&fields, &parts, error))
    return FALSE;
  *date = nz_date (fields.year, fields.month, fields.day);
  return TRUE;
}
