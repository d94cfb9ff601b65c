/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-xlsx-styles.h"

#include <math.h>
#include <string.h>

#include "base/nz-date.h"

/* 1970-01-01 as Excel counts days: 1 is 1900-01-01, and 29 February 1900, which never was, is day 60; in
 * workbooks of 1904 0 is 1904-01-01. */
#define DAYS_1900 25569
#define DAYS_1904 24107
/* 9999-12-31 */
#define LAST_DAY 2958465
#define MINUTES 1440
/* More, and it is not a number that a person reads digit by digit. */
#define WHOLE_LIMIT 1e17

/* --- number formats --------------------------------------------------------------------------------------
 */

/* Letters of a format that mean something, without texts in quotation marks, escapes, colours and conditions;
 * of its first part (for positive numbers) only. [h] counts hours. */
static char *
dup_letters (const char *code)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *c = code; *c != '\0' && *c != ';'; c++)
    {
      if (*c == '"')
        {
          const char *end = strchr (c + 1, '"');
          c = end != NULL ? end : c + strlen (c) - 1;
        }
      else if (*c == '\\' || *c == '_' || *c == '*')
        c += c[1] != '\0';
      else if (*c == '[')
        {
          const char *end = strchr (c, ']');
          if (strchr ("hHmMsS", c[1]) != NULL && c[1] != '\0')
            g_string_append_c (letters, 'h');
          c = end != NULL ? end : c + strlen (c) - 1;
        }
      else
        g_string_append_c (letters, g_ascii_tolower (*c));
    }
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

static gboolean
has_any (const char *letters, const char *wanted)
{
  return strpbrk (letters, wanted) != NULL;
}

NzCellStyle
nz_xlsx_parse_format (const char *code)
{
  g_autofree char *letters = dup_letters (code);
  NzCellStyle style = { 0 };
  gboolean day, month, year, time;

  if (strstr (letters, "general") != NULL || strstr (letters, "standard") != NULL
      || strchr (letters, '@') != NULL)
    return style;
  if (strspn (letters, "0") == strlen (letters))
    {
      style.digits = (guint)MIN (strlen (letters), 30);
      return style;
    }
  if (has_any (letters, "0#?"))
    {
      /* "0.00 m": a unit; but "mm:ss.0" is a time */
      if (!has_any (letters, "hs") && !has_any (letters, "yd"))
        return style;
    }
  day = has_any (letters, "d");
  year = has_any (letters, "yje");
  time = has_any (letters, "hs");
  month = has_any (letters, "m") && !(time && !day && !year);
  if (time && (day || month || year))
    style.number = NZ_NUMBER_MOMENT;
  else if (time)
    style.number = NZ_NUMBER_TIME;
  else if (day)
    style.number = NZ_NUMBER_DATE;
  else if (month)
    style.number = year ? NZ_NUMBER_MONTH : NZ_NUMBER_DATE;
  else if (year && has_any (letters, "y"))
    style.number = NZ_NUMBER_YEAR;
  return style;
}

/* The formats that every program knows by number (18.8.30), those of East Asia included. */
static NzCellStyle
builtin_format (int id)
{
  NzCellStyle style = { 0 };

  if (id == 17)
    style.number = NZ_NUMBER_MONTH;
  else if (id == 22)
    style.number = NZ_NUMBER_MOMENT;
  else if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35))
    style.number = NZ_NUMBER_TIME;
  else if ((id >= 14 && id <= 16) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
    style.number = NZ_NUMBER_DATE;
  return style;
}

/* --- the file --------------------------------------------------------------------------------------------
 */

typedef struct
{
  GHashTable *formats; /* id → code */
  GArray *struck;      /* (element-type gboolean): by font */
  GArray *coloured;    /* (element-type gboolean): by fill */
  GArray *styles;      /* (element-type NzCellStyle) */
  gboolean in_fonts, in_fills, in_cells;
} Reading;

static gboolean
flag_at (GArray *flags, int index)
{
  return index >= 0 && (guint)index < flags->len && g_array_index (flags, gboolean, index);
}

static void
add_style (Reading *reading, xmlTextReaderPtr reader)
{
  int id = nz_xml_int_attribute (reader, "numFmtId", 0);
  const char *code = g_hash_table_lookup (reading->formats, GINT_TO_POINTER (id));
  NzCellStyle style = code != NULL ? nz_xlsx_parse_format (code) : builtin_format (id);

  style.is_struck = flag_at (reading->struck, nz_xml_int_attribute (reader, "fontId", 0));
  style.is_coloured = flag_at (reading->coloured, nz_xml_int_attribute (reader, "fillId", 0));
  g_array_append_val (reading->styles, style);
}

static void
set_last (GArray *flags)
{
  if (flags->len > 0)
    g_array_index (flags, gboolean, flags->len - 1) = TRUE;
}

static void
read_element (Reading *reading, xmlTextReaderPtr reader)
{
  static const gboolean no = FALSE;

  if (nz_xml_is (reader, "fonts"))
    reading->in_fonts = TRUE;
  else if (nz_xml_is (reader, "fills"))
    reading->in_fills = TRUE;
  else if (nz_xml_is (reader, "cellXfs"))
    reading->in_cells = TRUE;
  else if (nz_xml_is (reader, "numFmt"))
    g_hash_table_replace (reading->formats, GINT_TO_POINTER (nz_xml_int_attribute (reader, "numFmtId", -1)),
                          nz_xml_dup_attribute (reader, "formatCode"));
  else if (reading->in_fonts && nz_xml_is (reader, "font"))
    g_array_append_val (reading->struck, no);
  else if (reading->in_fonts && nz_xml_is (reader, "strike") && nz_xml_true_attribute (reader, "val", TRUE))
    set_last (reading->struck);
  else if (reading->in_fills && nz_xml_is (reader, "fill"))
    g_array_append_val (reading->coloured, no);
  else if (reading->in_fills && nz_xml_is (reader, "patternFill"))
    {
      g_autofree char *type = nz_xml_dup_attribute (reader, "patternType");

      if (g_strcmp0 (type, "none") != 0 && g_strcmp0 (type, "gray125") != 0 && type != NULL)
        set_last (reading->coloured);
    }
  else if (reading->in_fills && nz_xml_is (reader, "fgColor"))
    {
      /* white paper painted white */
      g_autofree char *rgb = nz_xml_dup_attribute (reader, "rgb");

      if (rgb != NULL && g_ascii_strcasecmp (rgb, "FFFFFFFF") == 0 && reading->coloured->len > 0)
        g_array_index (reading->coloured, gboolean, reading->coloured->len - 1) = FALSE;
    }
  else if (reading->in_cells && nz_xml_is (reader, "xf"))
    add_style (reading, reader);
}

static void
end_element (Reading *reading, xmlTextReaderPtr reader)
{
  if (nz_xml_is (reader, "fonts"))
    reading->in_fonts = FALSE;
  else if (nz_xml_is (reader, "fills"))
    reading->in_fills = FALSE;
  else if (nz_xml_is (reader, "cellXfs"))
    reading->in_cells = FALSE;
}

GArray *
nz_xlsx_read_styles (NzContainer *container, const char *part, GError **error)
{
  g_autoptr (GHashTable) formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) struck = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_autoptr (GArray) coloured = g_array_new (FALSE, TRUE, sizeof (gboolean));
  g_autoptr (GArray) styles = g_array_new (FALSE, TRUE, sizeof (NzCellStyle));
  Reading reading = { .formats = formats, .struck = struck, .coloured = coloured, .styles = styles };
  g_autoptr (GError) failure = NULL;
  xmlTextReaderPtr reader = nz_container_open (container, part, &failure);

  if (reader == NULL && failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (reader == NULL)
    return g_steal_pointer (&styles);
  while (nz_container_next (container))
    {
      int type = xmlTextReaderNodeType (reader);

      if (type == XML_READER_TYPE_ELEMENT)
        read_element (&reading, reader);
      else if (type == XML_READER_TYPE_END_ELEMENT)
        end_element (&reading, reader);
    }
  return nz_container_close (container, error) ? g_steal_pointer (&styles) : NULL;
}

/* --- numbers ---------------------------------------------------------------------------------------------
 */

static char *
format_plain (double value, guint digits)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (fabs (value) < WHOLE_LIMIT && value == trunc (value))
    return g_strdup_printf ("%0*" G_GINT64_FORMAT, (int)digits, (gint64)value);
  /* Doubles are exact to 15 digits; the 17 that are stored are no text that anybody typed. */
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", value));
}

char *
nz_xlsx_format_number (const char *number, const NzCellStyle *style, gboolean is_1904)
{
  char *end;
  double value = g_ascii_strtod (number, &end), whole;
  char iso[NZ_DATE_TEXT_SIZE];
  int minutes;
  NzDate date;

  if (end == number || *end != '\0' || !isfinite (value))
    return g_strdup (number);
  if (style->number == NZ_NUMBER_PLAIN || value < 0 || value > LAST_DAY)
    return format_plain (value, style->digits);
  whole = floor (value);
  minutes = (int)lround ((value - whole) * MINUTES);
  if (style->number == NZ_NUMBER_TIME)
    return g_strdup_printf ("%02d:%02d", ((int)whole * 24 + minutes / 60), minutes % 60);
  whole += minutes / MINUTES;
  minutes %= MINUTES;
  /* Before March 1900 Excel counts a day too many. */
  date = nz_date_from_days ((int)whole - (is_1904 ? DAYS_1904 : whole < 60 ? DAYS_1900 - 1 : DAYS_1900));
  if (style->number == NZ_NUMBER_MONTH || style->number == NZ_NUMBER_YEAR)
    date.day = 0;
  if (style->number == NZ_NUMBER_YEAR)
    date.month = 0;
  nz_date_to_iso (date, iso);
  if (minutes == 0 || style->number != NZ_NUMBER_MOMENT)
    return g_strdup (iso);
  return g_strdup_printf ("%s %02d:%02d", iso, minutes / 60, minutes % 60);
}
