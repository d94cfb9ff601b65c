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
  gsize first_cell;
  guint n_cells;
  int line;
} Row;

/* All cells lie behind each other in one block, each with its NUL. */
struct _NzCsvTable
{
  GString *text;
  GArray *cells; /* (element-type gsize): where each begins in text */
  GArray *rows;  /* (element-type Row) */
  char delimiter;
  int row_line; /* while reading: where the row under way begins; 0 between rows */
};

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
  NzCsvTable *table = user_data;
  gsize place = table->text->len;

  g_array_append_val (table->cells, place);
  g_string_append_len (table->text, data, (gssize)size);
  g_string_append_c (table->text, '\0');
}

static void
on_row (int terminator, void *user_data)
{
  NzCsvTable *table = user_data;
  gsize first = 0;
  Row row;

  if (table->rows->len > 0)
    {
      const Row *last = &g_array_index (table->rows, Row, table->rows->len - 1);
      first = last->first_cell + last->n_cells;
    }
  row = (Row){ first, (guint)(table->cells->len - first), table->row_line };
  g_array_append_val (table->rows, row);
  table->row_line = 0;
}

static void
set_fault (GError **error, const char *name, int line, const char *message)
{
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, "%s:%d: %s", name, line, message);
}

/* Strictly, except for quotation marks in a cell that does not begin with one: Verein "Haus". */
static gboolean
parse_line (struct csv_parser *parser, NzCsvTable *table, const char *line, gsize size)
{
  gsize done = csv_parse (parser, line, size, on_cell, on_row, table);

  while (done < size)
    {
      gboolean is_stray = csv_error (parser) == CSV_EPARSE && line[done] == '"' && parser->quoted == 0;

      if (!is_stray)
        return FALSE;
      csv_set_opts (parser, CSV_STRICT_FINI);
      done += csv_parse (parser, line + done, 1, on_cell, on_row, table);
      csv_set_opts (parser, CSV_STRICT | CSV_STRICT_FINI);
      done += csv_parse (parser, line + done, size - done, on_cell, on_row, table);
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
       NzCsvTable *table,
       const char *text,
       gsize size,
       int line,
       const char *name,
       GError **error)
{
  for (gsize place = 0; place < size; line++)
    {
      gsize length = line_length (text + place, size - place);

      if (table->row_line == 0 && (table->delimiter == '\t' || !is_blank (text + place, length)))
        table->row_line = line;
      if (!parse_line (parser, table, text + place, length))
        {
          set_fault (
              error, name, line,
              _ ("Text follows a closing quotation mark. A quotation mark inside a cell must be doubled."));
          return FALSE;
        }
      place += length;
    }
  if (csv_fini (parser, on_cell, on_row, table) != 0)
    {
      set_fault (error, name, table->row_line, _ ("A cell begins with a quotation mark and never ends."));
      return FALSE;
    }
  return TRUE;
}

/* A line of nothing but tabs and spaces is no row of a table of tabs either. */
static void
drop_empty_rows (NzCsvTable *table)
{
  guint kept = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      gboolean is_empty = TRUE;

      for (guint column = 0; column < nz_csv_table_get_n_cells (table, i) && is_empty; column++)
        is_empty = nz_csv_table_get_cell (table, i, column)[0] == '\0';
      if (!is_empty)
        g_array_index (table->rows, Row, kept++) = g_array_index (table->rows, Row, i);
    }
  g_array_set_size (table->rows, kept);
}

NzCsvTable *
nz_csv_table_new (const char *text, gsize size, const char *name, GError **error)
{
  g_autoptr (NzCsvTable) table = g_new0 (NzCsvTable, 1);
  struct csv_parser parser;
  gboolean parsed;
  gsize hint;

  g_return_val_if_fail (text != NULL && name != NULL, NULL);

  table->text = g_string_sized_new (size + size / 8);
  table->cells = g_array_new (FALSE, FALSE, sizeof (gsize));
  table->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  hint = hint_length (text, size, &table->delimiter);
  if (hint == 0)
    table->delimiter = find_delimiter (text, size);

  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    g_error ("libcsv cannot begin");
  csv_set_delim (&parser, (guchar)table->delimiter);
  csv_set_blk_size (&parser, 64 * 1024);
  parsed = parse (&parser, table, text + hint, size - hint, hint > 0 ? 2 : 1, name, error);
  csv_free (&parser);
  if (!parsed)
    return NULL;
  drop_empty_rows (table);
  return g_steal_pointer (&table);
}

void
nz_csv_table_free (NzCsvTable *table)
{
  if (table == NULL)
    return;
  g_string_free (table->text, TRUE);
  g_array_unref (table->cells);
  g_array_unref (table->rows);
  g_free (table);
}

char
nz_csv_table_get_delimiter (const NzCsvTable *table)
{
  return table->delimiter;
}

gsize
nz_csv_table_get_n_rows (const NzCsvTable *table)
{
  return table->rows->len;
}

int
nz_csv_table_get_line (const NzCsvTable *table, gsize row)
{
  return g_array_index (table->rows, Row, row).line;
}

guint
nz_csv_table_get_n_cells (const NzCsvTable *table, gsize row)
{
  return g_array_index (table->rows, Row, row).n_cells;
}

const char *
nz_csv_table_get_cell (const NzCsvTable *table, gsize row, guint column)
{
  const Row *r = &g_array_index (table->rows, Row, row);

  if (column >= r->n_cells)
    return "";
  return table->text->str + g_array_index (table->cells, gsize, r->first_cell + column);
}
