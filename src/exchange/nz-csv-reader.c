/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-csv-reader.h"

#include <csv.h>
#include <string.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"

/* How many lines at the beginning tell the delimiter. */
#define SAMPLE_LINES 50

typedef struct
{
  NzTable *table;
  int line; /* where the row under way begins; 0 between rows */
  gboolean in_row;
} Reading;

/* --- the delimiter ----------------------------------------------------------------------------------------
 */

static const char candidates[] = { ';', '\t', ',' };

typedef struct
{
  guint heading;  /* how often it stands in the first line */
  guint agreeing; /* how many further lines have it as often */
  guint current;
} Count;

static void
end_line (Count *counts, guint line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      if (line == 0)
        counts[i].heading = counts[i].current;
      else if (counts[i].current == counts[i].heading)
        counts[i].agreeing++;
      counts[i].current = 0;
    }
}

static gboolean
is_better (const Count *a, const Count *b)
{
  if ((a->heading > 0) != (b->heading > 0))
    return a->heading > 0;
  if (a->agreeing != b->agreeing)
    return a->agreeing > b->agreeing;
  return a->heading > b->heading;
}

/* The one that most lines have as often as the first line does. */
static char
find_delimiter (const char *text, gsize size)
{
  Count counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE, is_empty = TRUE;
  gsize best = 0;
  guint line = 0;

  for (gsize i = 0; i < size && line < SAMPLE_LINES; i++)
    {
      const char *candidate = memchr (candidates, text[i], sizeof candidates);

      if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && (text[i] == '\n' || text[i] == '\r'))
        {
          if (!is_empty)
            end_line (counts, line++);
          is_empty = TRUE;
          continue;
        }
      else if (!quoted && candidate != NULL)
        counts[candidate - candidates].current++;
      is_empty = FALSE;
    }
  if (!is_empty && line < SAMPLE_LINES)
    end_line (counts, line);
  for (gsize i = 1; i < G_N_ELEMENTS (candidates); i++)
    if (is_better (&counts[i], &counts[best]))
      best = i;
  return candidates[best];
}

/* Excel's own hint in the first line: "sep=;". Returns its length, 0 where there is none. */
static gsize
hint_length (const char *text, gsize size, char *delimiter)
{
  if (size < 6 || g_ascii_strncasecmp (text, "sep=", 4) != 0
      || memchr (candidates, text[4], sizeof candidates) == NULL || (text[5] != '\n' && text[5] != '\r'))
    return 0;
  *delimiter = text[4];
  return text[5] == '\r' && size > 6 && text[6] == '\n' ? 7 : 6;
}

/* --- libcsv -----------------------------------------------------------------------------------------------
 */

static void
on_cell (void *data, size_t size, void *user_data)
{
  Reading *reading = user_data;

  if (!reading->in_row)
    nz_table_begin_row (reading->table, reading->line);
  reading->in_row = TRUE;
  nz_table_add_cell (reading->table, size > 0 ? data : "", (gssize)size);
}

static void
on_row (int terminator, void *user_data)
{
  Reading *reading = user_data;

  reading->in_row = FALSE;
  reading->line = 0;
}

static void
set_fault (GError **error, const char *name, int line, const char *message)
{
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, "%s:%d: %s", name, line, message);
}

/* Strictly, except for quotation marks in a cell that does not begin with one: Verein "Haus". */
static gboolean
parse_line (struct csv_parser *parser, Reading *reading, const char *line, gsize size)
{
  gsize done = csv_parse (parser, line, size, on_cell, on_row, reading);

  while (done < size)
    {
      gboolean is_stray = csv_error (parser) == CSV_EPARSE && line[done] == '"' && parser->quoted == 0;

      if (!is_stray)
        return FALSE;
      csv_set_opts (parser, CSV_STRICT_FINI);
      done += csv_parse (parser, line + done, 1, on_cell, on_row, reading);
      csv_set_opts (parser, CSV_STRICT | CSV_STRICT_FINI);
      done += csv_parse (parser, line + done, size - done, on_cell, on_row, reading);
    }
  return TRUE;
}

static gsize
line_length (const char *text, gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      if (text[i] == '\n')
        return i + 1;
      if (text[i] == '\r')
        return i + 1 < size && text[i + 1] == '\n' ? i + 2 : i + 1;
    }
  return size;
}

static gboolean
is_blank (const char *line, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (strchr (" \t\r\n", line[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Line by line, because libcsv does not count lines: a row begins in the first line after the last row's end
 * that is not blank. */
static gboolean
parse (struct csv_parser *parser,
       Reading *reading,
       const char *text,
       gsize size,
       int line,
       const char *name,
       GError **error)
{
  for (gsize place = 0; place < size; line++)
    {
      gsize length = line_length (text + place, size - place);

      if (reading->line == 0 && (csv_get_delim (parser) == '\t' || !is_blank (text + place, length)))
        reading->line = line;
      if (!parse_line (parser, reading, text + place, length))
        {
          set_fault (
              error, name, line,
              _ ("Text follows a closing quotation mark. A quotation mark inside a cell must be doubled."));
          return FALSE;
        }
      place += length;
    }
  if (csv_fini (parser, on_cell, on_row, reading) != 0)
    {
      set_fault (error, name, reading->line, _ ("A cell begins with a quotation mark and never ends."));
      return FALSE;
    }
  return TRUE;
}

NzTable *
nz_csv_read (const char *text, gsize size, const char *name, char *delimiter, GError **error)
{
  g_autoptr (NzTable) table = NULL;
  char found = '\0';
  Reading reading = { 0 };
  struct csv_parser parser;
  gboolean parsed;
  gsize hint;

  g_return_val_if_fail (text != NULL && name != NULL, NULL);

  table = reading.table = nz_table_new (name);
  nz_table_set_guarded (table, TRUE);
  hint = hint_length (text, size, &found);
  if (delimiter != NULL && *delimiter != '\0')
    found = *delimiter;
  else if (hint == 0)
    found = find_delimiter (text, size);
  if (delimiter != NULL)
    *delimiter = found;

  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    g_error ("libcsv cannot begin");
  csv_set_delim (&parser, (guchar)found);
  csv_set_blk_size (&parser, 64 * 1024);
  parsed = parse (&parser, &reading, text + hint, size - hint, hint > 0 ? 2 : 1, name, error);
  csv_free (&parser);
  if (!parsed)
    return NULL;
  nz_table_end (table);
  return g_steal_pointer (&table);
}
