/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-text.h"

#include <string.h>

/* White space beyond ASCII begins with one of these bytes (U+0085, U+00A0, U+1680, U+2000 …, U+3000). */
static gboolean
may_begin_space (guchar byte)
{
  return byte == 0xc2 || (byte >= 0xe1 && byte <= 0xe3);
}

/* Nearly every text that comes is clean: told without decoding it. %FALSE where that takes a closer look. */
static gboolean
is_surely_normal (const char *text)
{
  guchar before = ' ';

  for (const char *p = text; *p != '\0'; p++)
    {
      guchar byte = (guchar)*p;

      if (byte < ' ' || (byte == ' ' && before == ' ') || may_begin_space (byte))
        return FALSE;
      before = byte;
    }
  return before != ' ';
}

char *
nz_text_normalise (const char *text, gboolean multiline)
{
  GString *clean;
  int n_breaks = 0;
  gboolean gap = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  if (is_surely_normal (text))
    return g_strdup (text);
  clean = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      gboolean is_break = letter == '\n' || letter == '\r' || letter == 0x2028 || letter == 0x2029;

      if (letter == '\r' && p[1] == '\n')
        continue;
      if (is_break)
        n_breaks++;
      else if (g_unichar_isspace (letter) || letter == '\v')
        gap = TRUE;
      else
        {
          if (clean->len > 0 && multiline && n_breaks > 0)
            while (n_breaks-- > 0)
              g_string_append_c (clean, '\n');
          else if (clean->len > 0 && (gap || n_breaks > 0))
            g_string_append_c (clean, ' ');
          n_breaks = 0;
          gap = FALSE;
          g_string_append_unichar (clean, letter);
        }
    }
  return g_string_free (clean, FALSE);
}

/* The bidirectional controls that reorder what surrounds them
 * (https://unicode.org/reports/tr36/#Bidirectional_Text_Spoofing); the plain marks U+200E and U+200F belong
 * to names in Arabic and Hebrew. */
static gboolean
is_hidden (gunichar letter, gboolean multiline)
{
  if (multiline && (letter == '\n' || letter == '\t'))
    return FALSE;
  return letter < 0x20 || (letter >= 0x7f && letter < 0xa0) || (letter >= 0x202a && letter <= 0x202e)
         || (letter >= 0x2066 && letter <= 0x2069) || letter == 0xfeff
         || (letter >= 0xfff9 && letter <= 0xfffb);
}

gboolean
nz_text_has_hidden (const char *text, gboolean multiline)
{
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p++)
    {
      guchar byte = (guchar)*p;

      /* Beyond ASCII they begin with one of three bytes (U+0080 …, U+2000 …, U+FE00 …). */
      if (byte >= ' ' && byte != 0x7f && byte != 0xc2 && byte != 0xe2 && byte != 0xef)
        continue;
      if (is_hidden (g_utf8_get_char (p), multiline))
        return TRUE;
    }
  return FALSE;
}

char *
nz_text_strip_hidden (const char *text, gboolean multiline)
{
  GString *clean;

  g_return_val_if_fail (text != NULL, NULL);

  clean = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_hidden (g_utf8_get_char (p), multiline))
      g_string_append_len (clean, p, g_utf8_next_char (p) - p);
  return g_string_free (clean, FALSE);
}

/* Labels of letters, digits and inner hyphens, at least two of them, joined by single dots. */
static gboolean
is_host (const char *host, gsize length)
{
  gboolean inside = FALSE;
  int n_labels = 0;
  char before = '.';

  for (const char *p = host; p < host + length; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter == '.')
        {
          if (!inside || before == '-')
            return FALSE;
          inside = FALSE;
        }
      else if (g_unichar_isalnum (letter) || (letter == '-' && inside))
        {
          n_labels += inside ? 0 : 1;
          inside = TRUE;
        }
      else
        return FALSE;
      before = (char)(letter < 0x80 ? letter : 'a');
    }
  return inside && before != '-' && n_labels >= 2;
}

gboolean
nz_text_is_email (const char *text)
{
  const char *at;

  g_return_val_if_fail (text != NULL, FALSE);

  at = strrchr (text, '@');
  if (at == NULL || at == text || at - text > 64 || strlen (text) > 254)
    return FALSE;
  if (text[0] == '.' || at[-1] == '.' || strstr (text, "..") != NULL)
    return FALSE;
  for (const char *p = text; p < at; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isalnum (letter)
          && (letter >= 0x80 || strchr ("!#$%&'*+-/=?^_`{|}~.", (int)letter) == NULL))
        return FALSE;
    }
  return is_host (at + 1, strlen (at + 1));
}

gboolean
nz_text_is_postcode (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return strlen (text) == 5 && strspn (text, "0123456789") == 5 && !g_str_equal (text, "00000");
}

gboolean
nz_text_is_telephone (const char *text)
{
  int n_digits = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        n_digits++;
      else if (!(*p == '+' && p == text) && strchr (" ()/.-", *p) == NULL)
        return FALSE;
    }
  /* The longest international number has 15 digits (ITU-T E.164); an extension and a (0) may follow. */
  return n_digits >= 3 && n_digits <= 20;
}

gboolean
nz_text_is_web (const char *text)
{
  gsize length;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strpbrk (text, " \t\n<>\"") != NULL)
    return FALSE;
  if (g_ascii_strncasecmp (text, "https://", 8) == 0)
    text += 8;
  else if (g_ascii_strncasecmp (text, "http://", 7) == 0)
    text += 7;
  length = strcspn (text, "/?#");
  for (gsize i = 0; i < length; i++)
    if (text[i] == ':' && strspn (text + i + 1, "0123456789") == length - i - 1)
      length = i;
  return is_host (text, length);
}

/* A word that stands for somebody: no title ("Dr."), no legal form ("e.V."), no "von". */
static gboolean
counts_for_initials (const char *word, gboolean strict)
{
  gunichar first = g_utf8_get_char (word);

  if (!g_unichar_isalnum (first))
    return FALSE;
  return !strict || (!g_unichar_islower (first) && strchr (word, '.') == NULL);
}

char *
nz_text_initials (const char *name)
{
  g_autofree char *clean = NULL;
  g_auto (GStrv) words = NULL;
  GString *initials = g_string_new (NULL);

  g_return_val_if_fail (name != NULL, NULL);

  clean = nz_text_normalise (name, FALSE);
  words = g_strsplit (clean, " ", -1);
  for (int strict = 1; strict >= 0 && initials->len == 0; strict--)
    {
      gunichar first = 0, last = 0;

      for (char **word = words; *word != NULL; word++)
        if (counts_for_initials (*word, strict != 0))
          {
            last = g_unichar_totitle (g_utf8_get_char (*word));
            if (first == 0)
              {
                first = last;
                last = 0;
              }
          }
      if (first != 0)
        g_string_append_unichar (initials, first);
      if (last != 0)
        g_string_append_unichar (initials, last);
    }
  return g_string_free (initials, FALSE);
}

char *
nz_text_initial (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  g_autofree char *folded = g_utf8_normalize (name, -1, G_NORMALIZE_NFD);
  gunichar letter = folded != NULL ? g_utf8_get_char (folded) : 0;
  GString *text = g_string_new (NULL);

  if (g_unichar_isalpha (letter))
    g_string_append_unichar (text, g_unichar_toupper (letter));
  else
    g_string_append_c (text, '#');
  return g_string_free (text, FALSE);
}
