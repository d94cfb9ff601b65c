/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-csv-writer.h"

#include <string.h>

static gboolean
is_plain_number (const char *text)
{
  gsize digits = strspn (text + 1, "0123456789");

  return text[0] == '-' && digits > 0 && text[1 + digits] == '\0';
}

/* Whether a spreadsheet program would take @text for a formula. */
static gboolean
begins_formula (const char *text)
{
  static const gunichar wide[] = { 0xff1d, 0xff0b, 0xff0d, 0xff20 };
  gunichar first;

  if (*text == '\0')
    return FALSE;
  if ((guchar)*text < 0x80)
    return strchr ("=+-@\t\r\n", *text) != NULL && !is_plain_number (text);
  first = g_utf8_get_char (text);
  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    if (first == wide[i])
      return TRUE;
  return FALSE;
}

void
nz_csv_guard (GString *line, const char *cell)
{
  if (begins_formula (cell + strspn (cell, "'")))
    g_string_append_c (line, '\'');
  g_string_append (line, cell);
}

const char *
nz_csv_unguard (const char *cell)
{
  if (cell[0] == '\'' && begins_formula (cell + strspn (cell, "'")))
    return cell + 1;
  return cell;
}

char
nz_csv_delimiter (NzLanguage language)
{
  return language == NZ_LANGUAGE_DE ? ';' : ',';
}

void
nz_csv_begin (GString *text, NzLanguage language)
{
  if (language == NZ_LANGUAGE_DE)
    g_string_append (text, "\xef\xbb\xbf");
}

/* Every delimiter that a reader may try counts, so that it finds ours out with certainty. */
static gboolean
needs_quotes (const char *cell)
{
  gsize length = strlen (cell);

  if (length == 0)
    return FALSE;
  return strpbrk (cell, "\";,\t\r\n") != NULL || cell[0] == ' ' || cell[length - 1] == ' ';
}

void
nz_csv_append (GString *text, const char *cell, gboolean first, NzLanguage language)
{
  gsize start;

  if (!first)
    g_string_append_c (text, nz_csv_delimiter (language));
  start = text->len;
  nz_csv_guard (text, cell);
  if (!needs_quotes (text->str + start))
    return;
  {
    g_autofree char *guarded = g_strdup (text->str + start);

    g_string_truncate (text, start);
    g_string_append_c (text, '"');
    for (const char *c = guarded; *c != '\0'; c++)
      {
        if (*c == '"')
          g_string_append_c (text, '"');
        g_string_append_c (text, *c);
      }
    g_string_append_c (text, '"');
  }
}

void
nz_csv_end_row (GString *text)
{
  g_string_append (text, "\r\n");
}
