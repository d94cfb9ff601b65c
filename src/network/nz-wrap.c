/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-label.h"

#include <string.h>

#define PIECES_MAX 48
#define HEAD_MIN 4 /* letters that stay before a hyphen of ours */
#define SOFT_HYPHEN "\xc2\xad"
/* A hyphen that we add costs as much as a line that is this part wider. */
#define HYPHEN_COST 0.12

/* Last parts of German compounds, as names of offices and associations have them; breaking before them is
 * right whatever comes before, because they are words of their own. */
static const char *const tails[] = {
  "agentur",   "akademie",     "arbeit",      "ausländer",   "beauftragte", "beauftragter", "behörde",
  "beirat",    "beratung",     "bibliothek",  "bildung",     "börse",       "dienst",       "dienste",
  "direktion", "dezernat",     "fakultät",    "förderung",   "gemeinde",    "gemeinschaft", "genossenschaft",
  "gericht",   "gesellschaft", "gruppe",      "haus",        "häuser",      "hilfe",        "initiative",
  "kammer",    "kirche",       "kolleg",      "kreis",       "management",  "migration",    "mannschaft",
  "museum",    "netzwerk",     "praxis",      "projekt",     "prüfung",     "rat",          "schule",
  "schulamt",  "sorge",        "stadt",       "stelle",      "stiftung",    "treff",        "unterkunft",
  "verband",   "verein",       "vereinigung", "vermittlung", "versorgung",  "verwaltung",   "werk",
  "werkstatt", "wirtschaft",   "wohnung",     "zentrum",     "zentrale",
};

typedef struct
{
  const char *start;
  gsize length;
  gboolean space;  /* a space follows; it vanishes at a break */
  gboolean hyphen; /* a hyphen appears at a break */
} Piece;

typedef struct
{
  Piece pieces[PIECES_MAX];
  guint n;
  NzMeasure measure;
  gpointer user_data;
} Text;

static void
add_piece (Text *text, const char *start, const char *end, gboolean space, gboolean hyphen)
{
  if (end > start && text->n < PIECES_MAX)
    text->pieces[text->n++] = (Piece){ start, (gsize)(end - start), space, hyphen };
}

/* Where the last part of a compound begins in the word; %NULL if it is none that we know or too short. */
static const char *
compound_break (const char *start, const char *end)
{
  gsize length = (gsize)(end - start), best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      gsize tail = strlen (tails[i]);

      if (tail > best && length > tail && memcmp (end - tail, tails[i], tail) == 0
          && g_utf8_strlen (start, (gssize)(length - tail)) >= HEAD_MIN)
        best = tail;
    }
  return best > 3 && g_utf8_strlen (start, (gssize)length) >= 12 ? end - best : NULL;
}

/* A stretch without spaces and hyphens. */
static void
add_word (Text *text, const char *start, const char *end, gboolean space)
{
  const char *at = start, *soft = g_strstr_len (start, end - start, SOFT_HYPHEN);

  if (soft == NULL)
    {
      const char *middle = compound_break (start, end);

      if (middle != NULL)
        {
          add_piece (text, start, middle, FALSE, TRUE);
          at = middle;
        }
    }
  for (; soft != NULL; soft = g_strstr_len (at, end - at, SOFT_HYPHEN))
    {
      add_piece (text, at, soft, FALSE, TRUE);
      at = soft + strlen (SOFT_HYPHEN);
    }
  add_piece (text, at, end, space, FALSE);
}

static void
split (Text *text, const char *string)
{
  const char *start = string, *at = string;

  for (; *at != '\0'; at++)
    if (*at == ' ' || *at == '\n' || *at == '\t')
      {
        add_word (text, start, at, TRUE);
        start = at + 1;
      }
    else if ((*at == '-' || *at == '/') && at > start && at[1] != '\0' && at[1] != ' ')
      {
        add_word (text, start, at + 1, FALSE);
        start = at + 1;
      }
  add_word (text, start, at, FALSE);
}

static char *
join (const Text *text, guint from, guint to)
{
  GString *line = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      g_string_append_len (line, text->pieces[i].start, (gssize)text->pieces[i].length);
      if (i + 1 < to && text->pieces[i].space)
        g_string_append_c (line, ' ');
    }
  if (to > from && to < text->n && text->pieces[to - 1].hyphen)
    g_string_append_c (line, '-');
  return g_string_free (line, FALSE);
}

static double
width_of (const Text *text, guint from, guint to)
{
  g_autofree char *line = join (text, from, to);

  return text->measure (line, text->user_data);
}

static double
score (const Text *text, guint break_after, double width)
{
  return break_after > 0 && break_after < text->n && text->pieces[break_after - 1].hyphen
             ? width * (1 + HYPHEN_COST)
             : width;
}

/* The breaks that make the widest line of @lines lines as narrow as can be. @breaks has lines + 1 entries. */
static double
balance (const Text *text, guint lines, guint *breaks)
{
  double best = G_MAXDOUBLE, best_width = G_MAXDOUBLE;
  guint second_end = lines == 3 ? text->n - 1 : 2;

  breaks[0] = 0;
  breaks[lines] = text->n;
  if (lines == 1)
    return width_of (text, 0, text->n);
  for (guint first = 1; first + lines - 1 <= text->n; first++)
    {
      double width_a = width_of (text, 0, first);

      if (lines == 2)
        {
          double width = MAX (width_a, width_of (text, first, text->n));

          if (score (text, first, width) < best)
            {
              best = score (text, first, width);
              best_width = width;
              breaks[1] = first;
            }
          continue;
        }
      if (width_a >= best)
        break;
      for (guint second = first + 1; second <= second_end; second++)
        {
          double width
              = MAX (width_a, MAX (width_of (text, first, second), width_of (text, second, text->n)));
          double value = MAX (score (text, first, width), score (text, second, width));

          if (value < best)
            {
              best = value;
              best_width = width;
              breaks[1] = first;
              breaks[2] = second;
            }
        }
    }
  return best_width;
}

static void
take (const Text *text, guint lines, const guint *breaks, double width, NzWrap *wrap)
{
  wrap->lines = g_new0 (char *, lines + 1);
  wrap->n_lines = lines;
  wrap->width = width;
  for (guint i = 0; i < lines; i++)
    wrap->lines[i] = join (text, breaks[i], breaks[i + 1]);
}

/* The longest beginning of @string that is no wider than @widest together with @suffix, in bytes; at least
 * one character. */
static gsize
fitting (const char *string, const char *suffix, double widest, NzMeasure measure, gpointer user_data)
{
  glong low = 1, high = MIN (g_utf8_strlen (string, -1), 200);

  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *part = g_utf8_substring (string, 0, middle);
      g_autofree char *line = g_strconcat (part, suffix, NULL);

      if (measure (line, user_data) <= widest)
        low = middle;
      else
        high = middle - 1;
    }
  return (gsize)(g_utf8_offset_to_pointer (string, low) - string);
}

/* Words that are too long for every line: filled line by line, cut after the third. */
static void
cut (const char *string, double widest, NzMeasure measure, gpointer user_data, NzWrap *wrap)
{
  const char *at = string;

  wrap->lines = g_new0 (char *, 4);
  while (wrap->n_lines < 3 && *at != '\0')
    {
      gboolean last = wrap->n_lines == 2;
      gsize length = strlen (at), take_length = fitting (at, "", widest, measure, user_data);

      if (take_length < length && last)
        take_length = fitting (at, "…", widest, measure, user_data);
      else if (take_length < length)
        {
          const char *space = g_strrstr_len (at, (gssize)take_length + 1, " ");

          if (space != NULL && space > at)
            take_length = (gsize)(space - at);
        }
      wrap->lines[wrap->n_lines] = g_strndup (at, take_length);
      if (take_length < length && last)
        {
          g_autofree char *whole = g_steal_pointer (&wrap->lines[wrap->n_lines]);

          wrap->lines[wrap->n_lines] = g_strconcat (g_strchomp (whole), "…", NULL);
        }
      wrap->width = MAX (wrap->width, measure (wrap->lines[wrap->n_lines], user_data));
      wrap->n_lines++;
      at += take_length;
      while (*at == ' ')
        at++;
    }
}

guint
nz_wrap (const char *string, double widest, NzMeasure measure, gpointer user_data, NzWrap *wraps)
{
  Text text = { .measure = measure, .user_data = user_data };
  guint n = 0;

  memset (wraps, 0, NZ_WRAP_MAX * sizeof (NzWrap));
  split (&text, string);
  if (text.n == 0)
    {
      wraps[0].lines = g_new0 (char *, 2);
      wraps[0].lines[0] = g_strdup ("");
      wraps[0].n_lines = 1;
      return 1;
    }
  for (guint lines = 1; lines <= 3 && lines <= text.n && text.n < PIECES_MAX; lines++)
    {
      guint breaks[4] = { 0 };
      double width = balance (&text, lines, breaks);

      /* one line more must make it clearly narrower */
      if (width > widest || (n > 0 && width > 0.85 * wraps[n - 1].width))
        continue;
      take (&text, lines, breaks, width, &wraps[n++]);
    }
  if (n == 0)
    cut (string, widest, measure, user_data, &wraps[n++]);
  return n;
}

void
nz_wrap_clear (NzWrap *wrap)
{
  g_clear_pointer (&wrap->lines, g_strfreev);
  wrap->n_lines = 0;
}
